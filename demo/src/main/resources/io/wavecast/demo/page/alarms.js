/** The list of anomalies, and the faults that are planted. */
import { byId, cells, element, resize, setText, write } from "./dom.js";
import { clock } from "./format.js";

/** Minutes, seconds and tenths of the run. */
function moment(seconds) {
  const tenths = Math.floor(Math.max(0, seconds) * 10 + 1e-6);
  return clock(tenths / 10) + "." + (tenths % 10);
}

function planted(alarm) {
  return alarm.planted ? `${alarm.planted}, told after ${alarm.delay.toFixed(2)} s` : "–";
}

export class Alarms {
  constructor(choose) {
    this.choose = choose;
    this.said = "";
  }

  show(faults, anomalies) {
    byId("alarms-card").hidden = !faults.length && !anomalies.length;
    byId("alarm-key").hidden = byId("alarms-card").hidden;
    byId("fault-key").hidden = !faults.length;
    setText("planted", faults.length
      ? `Planted in ${faults[0].series}: ` + faults.map((fault) =>
        fault.name + " " + moment(fault.from) + (fault.until > fault.from ? "–" + moment(fault.until) : "")).join(", ") + "."
      : "");
    byId("alarms").hidden = !anomalies.length;
    setText("no-alarms", anomalies.length ? "" : "None was told so far.");
    const newest = [...anomalies].reverse();
    const body = byId("alarms").tBodies[0];
    resize(body, newest.length, () => document.createElement("tr"));
    newest.forEach((alarm, i) => this.row(body.children[i], alarm));
    this.announce(newest);
  }

  row(row, alarm) {
    const lasts = alarm.until === null;
    row.className = lasts ? "lasts" : "";
    const texts = [alarm.kind, "", moment(alarm.from), lasts ? "lasts" : moment(alarm.until), alarm.words, planted(alarm)];
    if (!row.children.length) {
      cells(row, texts);
      const button = element("button", "plain");
      button.type = "button";
      button.addEventListener("click", () => this.choose(button.textContent));
      row.children[1].append(button);
    }
    texts.forEach((text, i) => i === 1 || write(row.children[i], text));
    write(row.children[1].firstElementChild, alarm.series);
  }

  /** Tells screen readers the newest beginning or end. */
  announce(newest) {
    const lasting = newest.filter((alarm) => alarm.until === null);
    const alarm = lasting[0] ?? newest[0];
    if (!alarm) return;
    const text = `${alarm.kind} in ${alarm.series} ` + (alarm.until === null ? `lasts since ${moment(alarm.from)}` : `ended at ${moment(alarm.until)}`);
    if (text !== this.said) setText("alarm-said", text);
    this.said = text;
  }
}
