/** The newest rows of the chosen series. */
const CAPACITY = 8192;
const NAMES = ["seconds", "actual", "mean", "lower", "upper"];

export class Rows {
  constructor() {
    this.clear();
  }

  clear() {
    this.next = 0;
    this.columns = NAMES.map(() => []);
    this.text = ""; // one character per row if the series is a text
  }

  add(detail) {
    this.next = detail.next;
    NAMES.forEach((name, i) => {
      const column = this.columns[i];
      for (const value of detail[name]) column.push(value);
      if (column.length > CAPACITY) column.splice(0, column.length - CAPACITY);
    });
    this.text = (this.text + detail.text).slice(-CAPACITY);
  }

  get size() {
    return this.columns[0].length;
  }

  /** Mean seconds between two rows; 0 while there are fewer than two. */
  get period() {
    const seconds = this.columns[0];
    const count = Math.min(200, seconds.length - 1);
    return count < 1 ? 0 : (seconds[seconds.length - 1] - seconds[seconds.length - 1 - count]) / count;
  }

  /** The observation at a time; null if it has not arrived. */
  actualAt(seconds) {
    const times = this.columns[0];
    for (let i = times.length - 1; i >= 0 && times[i] > seconds - 1e-5; i--) {
      if (Math.abs(times[i] - seconds) < 1e-5) return this.columns[1][i];
    }
    return null;
  }

  newest(count) {
    return this.columns.map((column) => column.slice(-count));
  }

  /** The newest characters with their times; empty if the series is not a text. */
  letters(count) {
    const text = this.text.slice(-count);
    const seconds = this.columns[0].slice(-text.length);
    return Array.from(text, (letter, i) => ({ letter, seconds: seconds[i] }));
  }
}
