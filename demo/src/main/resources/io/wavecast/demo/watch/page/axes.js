/** Times and values on axes: absolute times in a zone, and labels that tell values apart. */
import { decimalsFor } from "./format.js";

const STEPS = [];
for (let power = -6; power < 0; power++) for (const digit of [1, 2, 5]) STEPS.push(Number(digit + "e" + power));
STEPS.push(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400);
for (let days = 2; days < 40000; days *= 2) STEPS.push(days * 86400);

export const zone = {
  utc: false,
  /** Seconds that the zone is ahead of UTC at a time. */
  offset(seconds) {
    return this.utc ? 0 : -60 * new Date(seconds * 1000).getTimezoneOffset();
  },
  /** Such as "Europe/Berlin, UTC+01:00". */
  name(seconds) {
    if (this.utc) return "UTC";
    const minutes = this.offset(seconds) / 60;
    const size = Math.abs(minutes);
    const two = (number) => String(number).padStart(2, "0");
    const name = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (name === "UTC") return name;
    return `${name}, UTC${minutes < 0 ? "\u2212" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  },
};

/** The parts of a time in the zone, whose fraction has microseconds. */
function parts(seconds) {
  const micros = Math.round((seconds + zone.offset(seconds)) * 1e6);
  const whole = Math.floor(micros / 1e6);
  const text = new Date(whole * 1000).toISOString();
  return { date: text.slice(0, 10), clock: text.slice(11, 19), fraction: String(micros - whole * 1e6).padStart(6, "0") };
}

/** Round times between two times, at most so many. */
export function timeSplits(min, max, most) {
  const step = STEPS.find((each) => (max - min) / each <= most) ?? STEPS[STEPS.length - 1];
  const offset = zone.offset(min);
  const splits = [];
  for (let i = Math.ceil((min + offset) / step - 1e-9); i * step - offset <= max; i++) splits.push(i * step - offset);
  return splits;
}

/** Labels of times: the clock as exact as their distance asks for; below the first one of each day, its date. */
export function timeLabels(splits) {
  const step = splits.length > 1 ? splits[1] - splits[0] : 1;
  const places = Math.min(6, decimalsFor(splits.map((each) => Math.round((each % 60) * 1e6) / 1e6)));
  let day = "";
  return splits.map((seconds) => {
    const { date, clock, fraction } = parts(seconds);
    const first = date !== day;
    day = date;
    if (step >= 86400) return date;
    const time = step % 60 === 0 ? clock.slice(0, 5) : clock + (places ? "." + fraction.slice(0, places) : "");
    return first ? time + "\n" + date : time;
  });
}

/** A time with its date, to the millisecond. */
export function moment(seconds) {
  if (seconds === null) return "–";
  const { date, clock, fraction } = parts(seconds);
  return `${date} ${clock}${/^0+$/.test(fraction) ? "" : "." + fraction.replace(/000$/, "")}`;
}
