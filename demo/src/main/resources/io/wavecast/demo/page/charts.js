/** Two charts: the signal with its forecasts, and the error over the run. */
import uPlot from "./uplot.js";
import { drawAnomalies, drawFan, drawFaults, drawSwaps, follow, line, palette, readPalette } from "./marks.js";
import { figure, labelWidth, valueLabels, within } from "./format.js";

const NONE = [[], [], [], [], []];

/** Draws each letter of a text above its time if there is room. First letters of words are bold. */
function letterMarks(letters) {
  return (u) => {
    const all = letters();
    if (all.length < 2) return;
    const { ctx, bbox } = u;
    const scale = uPlot.pxRatio;
    const room = u.valToPos(all[1].seconds, "x", true) - u.valToPos(all[0].seconds, "x", true);
    if (room < 8 * scale) return;
    ctx.save();
    ctx.textBaseline = "top";
    ctx.textAlign = "center";
    for (const { letter, seconds } of all) {
      if (seconds < u.scales.x.min || seconds > u.scales.x.max) continue;
      const first = letter !== letter.toLowerCase();
      ctx.fillStyle = first ? palette.swap : palette.soft;
      ctx.font = `${first ? 700 : 400} ${12 * scale}px system-ui, sans-serif`;
      ctx.fillText(letter, u.valToPos(seconds, "x", true), bbox.top + 2 * scale);
    }
    ctx.restore();
  };
}

/** The steps of a fan, whose columns the server sends. */
function stepsOf(fan) {
  return fan.seconds.map((seconds, i) => ({ seconds, mean: fan.mean[i], lower: fan.lower[i], upper: fan.upper[i] }));
}

/** Extends the axis of time to the end of the newest fan, and to the present while the series is silent. */
function timeRange(fans, silentUntil) {
  return (u, min, max) => {
    const last = Math.max(max, silentUntil() ?? max);
    const fan = fans()[fans().length - 1];
    if (!fan) return [min, last];
    const end = fan.seconds[fan.seconds.length - 1];
    return [min, Math.max(last, end + 0.1 * (end - fan.made))];
  };
}

/** The values' range with that of all fans, and a margin. */
function valueRange(fans) {
  return (u, min, max) => {
    const values = fans().flatMap((fan) => [...fan.lower, ...fan.upper]).filter(Number.isFinite);
    const low = Math.min(min ?? Infinity, ...values);
    const high = Math.max(max ?? -Infinity, ...values);
    if (!(low <= high)) return [0, 1];
    const margin = 0.06 * (high - low) || 1;
    return [low - margin, high + margin];
  };
}

function axes(yFormat, ySize, yMore = {}) {
  const text = () => palette.soft;
  const grid = { stroke: () => palette.grid, width: 1 };
  const font = "11px system-ui, sans-serif";
  return [
    { stroke: text, grid: { show: false }, ticks: { stroke: () => palette.grid, size: 4 }, font, size: 28, space: 56,
      values: (u, ticks) => ticks.map((tick) => figure(tick, 7) + " s") },
    { stroke: text, grid, ticks: { show: false }, font, size: ySize, gap: 6, space: 36, values: yFormat, ...yMore },
  ];
}

function hover(outputs, text) {
  return (u) => {
    const at = u.cursor.idx;
    for (const [column, output] of outputs) {
      const value = at === null || at === undefined ? null : u.data[column][at];
      output.textContent = value === null || value === undefined ? "" : text(value, u.scales.y.max - u.scales.y.min);
    }
  };
}

/** Axis ticks: 1, 2 and 5 of every visible power of ten. */
function logSplits(u, axis, min, max) {
  const splits = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.log10(max); power++) {
    for (const step of [1, 2, 5]) {
      const split = Number((step * 10 ** power).toPrecision(3));
      if (split >= min && split <= max) splits.push(split);
    }
  }
  return splits.length > 8 ? splits.filter((split) => /^1(e|$)/.test(split.toExponential())) : splits;
}

export function makeCharts(page) {
  readPalette();
  let swaps = [];
  let letters = [];
  let fans = [];
  let alarms = { faults: [], anomalies: [], silentUntil: null };
  const common = (host) => ({
    width: Math.max(1, host.clientWidth),
    height: Math.max(1, host.clientHeight),
    legend: { show: false },
    padding: [8, 18, 0, 0],
    cursor: { y: false, points: { size: 6 }, drag: { x: false, y: false } },
  });

  const drawMarks = (u) => {
    drawAnomalies(u, alarms.anomalies);
    drawFaults(u, alarms.faults);
    drawSwaps(u, swaps);
  };
  const drawFans = (u) => fans.forEach((fan, i) => drawFan(u, { ...fan, steps: stepsOf(fan) }, i === fans.length - 1));

  const signal = new uPlot({
    ...common(page.signal),
    scales: { x: { time: false, range: timeRange(() => fans, () => alarms.silentUntil) }, y: { range: valueRange(() => fans) } },
    series: [
      {},
      line("actual", "actual", { width: 3.5 }),
      line("forecast", "forecast", { width: 1.25 }),
      line("lower", "forecast", { stroke: "transparent", width: 0 }),
      line("upper", "forecast", { stroke: "transparent", width: 0 }),
    ],
    bands: [{ series: [4, 3], fill: () => palette.band }],
    axes: axes((u, ticks) => valueLabels(ticks), labelWidth),
    hooks: { draw: [drawMarks, letterMarks(() => letters), drawFans], setCursor: [hover([[1, page.atActual], [2, page.atMean]], within)] },
  }, NONE, page.signal);

  const error = new uPlot({
    ...common(page.error),
    scales: { x: { time: false }, y: { distr: 3, log: 10, range: (u, min, max) => (min > 0 ? [min / 1.4, max * 1.4] : [0.1, 1]) } },
    series: [{}, line("model", "forecast", { width: 2 }), line("last value", "naive", { width: 2 })],
    axes: axes((u, ticks) => ticks.map((tick) => (tick === null ? "" : figure(tick, 2))), 52, { splits: logSplits, filter: (u, splits) => splits }),
    hooks: { draw: [(u) => drawSwaps(u, swaps), letterMarks(() => letters)], setCursor: [hover([[1, page.atRmse], [2, page.atNaive]], (value) => figure(value, 4))] },
  }, NONE.slice(0, 3), page.error);

  follow(signal, page.signal);
  follow(error, page.error);
  const positive = (values) => values.map((value) => (value > 0 ? value : null));
  return {
    signal,
    error,
    get swaps() {
      return swaps;
    },
    /** @param told the faults and anomalies of the series, and the present time while it is silent */
    drawSignal(columns, marks, text, newest, told) {
      const from = columns[0][0] ?? 0;
      fans = newest.filter((fan) => fan.made >= from);
      swaps = marks;
      letters = text;
      alarms = told;
      signal.setData(columns);
    },
    /** Draws the error over the run; for a text, over the visible letters. */
    drawError(history) {
      const from = letters.length ? history.seconds.findIndex((seconds) => seconds >= letters[0].seconds) : 0;
      error.setData([history.seconds, positive(history.rmse), positive(history.naiveRmse)].map((column) => column.slice(from)));
    },
    clear() {
      swaps = [];
      letters = [];
      fans = [];
      alarms = { faults: [], anomalies: [], silentUntil: null };
      signal.setData(NONE);
      error.setData(NONE.slice(0, 3));
    },
  };
}
