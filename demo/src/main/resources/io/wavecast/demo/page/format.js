/** Formats numbers for people. */

export function figure(value, digits = 3) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) return value.toExponential(digits - 1).replace("e+", "e");
  return Number(value.toPrecision(digits)).toLocaleString("en", { maximumFractionDigits: 6, useGrouping: false });
}

export function fixed(value, places) {
  return value === null || value === undefined ? "–" : value.toFixed(places).replace("-", "\u2212");
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
