/** Two charts: the signal with its forecasts, and the error over the run. */
import uPlot from "./uplot.js";
import { figure, labelWidth, valueLabels, within } from "./format.js";

const NONE = [[], [], [], [], []];

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

const palette = {};

function readPalette() {
  for (const name of ["actual", "forecast", "band", "naive", "grid", "soft", "swap", "surface"]) palette[name] = color(name);
}

/** Draws a dashed line and the version's number at each visible swap. */
function swapMarks(swaps) {
  return (u) => {
    const { ctx, bbox } = u;
    const scale = uPlot.pxRatio;
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = palette.swap;
    ctx.lineWidth = 1.5 * scale;
    ctx.font = `600 ${11 * scale}px system-ui, sans-serif`;
    ctx.textBaseline = "top";
    ctx.textAlign = "left";
    for (const swap of swaps()) {
      if (swap.seconds < u.scales.x.min || swap.seconds > u.scales.x.max) continue;
      const x = Math.round(u.valToPos(swap.seconds, "x", true));
      ctx.setLineDash([4 * scale, 3 * scale]);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      const label = swap.model.slice(swap.model.lastIndexOf("@"));
      const wide = ctx.measureText(label).width;
      const right = x + 5 * scale + wide < bbox.left + bbox.width;
      ctx.fillText(label, right ? x + 5 * scale : x - 5 * scale - wide, bbox.top + 2 * scale);
    }
    ctx.restore();
  };
}

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

/** Draws the newest forecasts of a model: each a fan from the newest observation over its horizons. The last one is the newest. */
function fanMarks(fans) {
  return (u) => {
    const all = fans();
    if (!all.length) return;
    const { ctx, bbox } = u;
    const scale = uPlot.pxRatio;
    const x = (seconds) => u.valToPos(seconds, "x", true);
    const y = (value) => u.valToPos(value, "y", true);
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    all.forEach((fan, i) => {
      const newest = i === all.length - 1;
      ctx.globalAlpha = newest ? 1 : 0.35;
      ctx.fillStyle = palette.band;
      ctx.strokeStyle = palette.forecast;
      ctx.lineWidth = (newest ? 1.75 : 1) * scale;
      const last = fan.seconds.length - 1;
      if (fan.value !== null) {
        ctx.beginPath();
        ctx.moveTo(x(fan.made), y(fan.value));
        for (let h = 0; h <= last; h++) ctx.lineTo(x(fan.seconds[h]), y(fan.upper[h]));
        for (let h = last; h >= 0; h--) ctx.lineTo(x(fan.seconds[h]), y(fan.lower[h]));
        ctx.closePath();
        ctx.fill();
      }
      for (let h = 0; h <= last; h++) {
        ctx.beginPath();
        ctx.moveTo(x(fan.seconds[h]), y(fan.lower[h]));
        ctx.lineTo(x(fan.seconds[h]), y(fan.upper[h]));
        ctx.stroke();
        ctx.beginPath();
        ctx.fillStyle = palette.forecast;
        ctx.arc(x(fan.seconds[h]), y(fan.mean[h]), (newest ? 3.5 : 2) * scale, 0, 2 * Math.PI);
        ctx.fill();
      }
    });
    const fan = all[all.length - 1];
    const now = Math.round(x(fan.made));
    ctx.globalAlpha = 1;
    ctx.strokeStyle = ctx.fillStyle = palette.soft;
    ctx.lineWidth = scale;
    ctx.beginPath();
    ctx.moveTo(now, bbox.top);
    ctx.lineTo(now, bbox.top + bbox.height);
    ctx.stroke();
    ctx.font = `600 ${11 * scale}px system-ui, sans-serif`;
    ctx.textBaseline = "bottom";
    ctx.textAlign = "right";
    ctx.fillText("now", now - 4 * scale, bbox.top + bbox.height - 3 * scale);
    ctx.restore();
  };
}

/** Extends the axis of time to the end of the newest fan. */
function timeRange(fans) {
  return (u, min, max) => {
    const fan = fans()[fans().length - 1];
    if (!fan) return [min, max];
    const end = fan.seconds[fan.seconds.length - 1];
    return [min, Math.max(max, end + 0.1 * (end - fan.made))];
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

function fit(chart, host) {
  new ResizeObserver(() => {
    if (host.clientWidth > 0) chart.setSize({ width: host.clientWidth, height: host.clientHeight });
  }).observe(host);
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
  const line = (label, name, extra = {}) => ({ label, stroke: () => palette[name], width: 1.5, points: { show: false }, ...extra });
  const common = (host) => ({
    width: Math.max(1, host.clientWidth),
    height: Math.max(1, host.clientHeight),
    legend: { show: false },
    padding: [8, 18, 0, 0],
    cursor: { y: false, points: { size: 6 }, drag: { x: false, y: false } },
  });

  const signal = new uPlot({
    ...common(page.signal),
    scales: { x: { time: false, range: timeRange(() => fans) }, y: { range: valueRange(() => fans) } },
    series: [
      {},
      line("actual", "actual", { width: 3.5 }),
      line("forecast", "forecast", { width: 1.25 }),
      line("lower", "forecast", { stroke: "transparent", width: 0 }),
      line("upper", "forecast", { stroke: "transparent", width: 0 }),
    ],
    bands: [{ series: [4, 3], fill: () => palette.band }],
    axes: axes((u, ticks) => valueLabels(ticks), labelWidth),
    hooks: { draw: [swapMarks(() => swaps), letterMarks(() => letters), fanMarks(() => fans)], setCursor: [hover([[1, page.atActual], [2, page.atMean]], within)] },
  }, NONE, page.signal);

  const error = new uPlot({
    ...common(page.error),
    scales: { x: { time: false }, y: { distr: 3, log: 10, range: (u, min, max) => (min > 0 ? [min / 1.4, max * 1.4] : [0.1, 1]) } },
    series: [{}, line("model", "forecast", { width: 2 }), line("last value", "naive", { width: 2 })],
    axes: axes((u, ticks) => ticks.map((tick) => (tick === null ? "" : figure(tick, 2))), 52, { splits: logSplits, filter: (u, splits) => splits }),
    hooks: { draw: [swapMarks(() => swaps), letterMarks(() => letters)], setCursor: [hover([[1, page.atRmse], [2, page.atNaive]], (value) => figure(value, 4))] },
  }, NONE.slice(0, 3), page.error);

  fit(signal, page.signal);
  fit(error, page.error);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readPalette();
    signal.redraw();
    error.redraw();
  });

  const positive = (values) => values.map((value) => (value > 0 ? value : null));
  return {
    signal,
    error,
    get swaps() {
      return swaps;
    },
    drawSignal(columns, marks, text, newest) {
      const from = columns[0][0] ?? 0;
      fans = newest.filter((fan) => fan.made >= from);
      swaps = marks;
      letters = text;
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
      signal.setData(NONE);
      error.setData(NONE.slice(0, 3));
    },
  };
}
