/** Formats numbers for people. */

/** With a minus sign in place of a hyphen. */
const signed = (text) => text.replace(/^-/, "\u2212");

export function figure(value, digits = 3) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) return signed(value.toExponential(digits - 1).replace("e+", "e"));
  return signed(Number(value.toPrecision(digits)).toLocaleString("en", { maximumFractionDigits: 6, useGrouping: false }));
}

export function fixed(value, places) {
  return value === null || value === undefined ? "–" : signed(value.toFixed(places));
}

export function percent(value) {
  if (value === null || value === undefined) return "–";
  const share = value * 100;
  if (share > 99 && share < 100) return (Math.floor(10 * share) / 10).toFixed(1) + "\u202f%"; // 100 % only if nothing is missing
  return (share > 0 && share < 9.95 ? share.toFixed(1) : share.toFixed(0)) + "\u202f%";
}

export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds ?? 0));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const tail = String(minutes).padStart(hours ? 2 : 1, "0") + ":" + String(whole % 60).padStart(2, "0");
  return hours ? hours + ":" + tail : tail;
}

export function duration(seconds) {
  if (seconds < 1) return figure(seconds * 1000, 2) + " ms";
  if (seconds < 90) return figure(seconds, 2) + " s";
  if (seconds < 5400) return figure(seconds / 60, 2) + " min";
  if (seconds < 129600) return figure(seconds / 3600, 2) + " h";
  return figure(seconds / 86400, 2) + " d";
}

/** The fewest decimal places, at most 12, that tell values apart and show each to a thousandth of their smallest distance. */
export function decimalsFor(values) {
  let step = Infinity;
  for (let i = 1; i < values.length; i++) {
    const distance = Math.abs(values[i] - values[i - 1]);
    if (distance > 0) step = Math.min(step, distance);
  }
  if (step === Infinity) step = Math.abs(values[0] ?? 0) || 1;
  for (let places = 0; places < 12; places++) {
    if (values.every((value) => Math.abs(value - Number(value.toFixed(places))) <= step * 1e-3)) return places;
  }
  return 12;
}

/** Labels of an axis. They tell neighbours apart, whatever the offset of the values. */
export function valueLabels(ticks) {
  const known = ticks.filter((tick) => tick !== null);
  const size = Math.max(0, ...known.map(Math.abs));
  if (size > 0 && (size < 1e-6 || size >= 1e15)) {
    let digits = 1;
    const labels = () => known.map((tick) => tick.toExponential(digits).replace("e+", "e"));
    while (digits < 16 && new Set(labels()).size < new Set(known).size) digits++;
    return ticks.map((tick) => (tick === null ? "" : signed(tick.toExponential(digits).replace("e+", "e"))));
  }
  const places = decimalsFor(known);
  return ticks.map((tick) => (tick === null ? "" : signed(tick.toFixed(places))));
}

/** A value with the digits that count beside values which span so much: a thousandth of the span. */
export function within(value, span) {
  if (!(span > 0) || Math.abs(value) >= 1e15 || (value !== 0 && span < 1e-9)) return figure(value, 6);
  return signed(value.toFixed(Math.max(0, Math.min(12, Math.ceil(-Math.log10(span / 1000))))));
}

/** The width of an axis of uPlot that fits its labels. */
export function labelWidth(u, labels) {
  if (!labels) return 40;
  const ratio = window.devicePixelRatio || 1;
  u.ctx.save();
  u.ctx.font = `${11 * ratio}px system-ui, sans-serif`;
  const width = Math.max(...labels.map((label) => u.ctx.measureText(label).width)) / ratio;
  u.ctx.restore();
  return Math.ceil(width) + 14;
}
