/** The chart of one series: observations, forecasts with their interval, the fan ahead of now, and new versions. */
import uPlot from "./uplot.js";
import { labelWidth, valueLabels, within } from "./format.js";
import { timeLabels, timeSplits } from "./axes.js";

const NONE = [[], [], [], [], []];
const FONT = "11px system-ui, sans-serif";
const palette = {};

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["actual", "forecast", "band", "grid", "soft", "swap", "surface", "bad"]) {
    palette[name] = style.getPropertyValue("--" + name).trim();
  }
}

function clipped(u, draw) {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw(ctx, uPlot.pxRatio, (seconds) => u.valToPos(seconds, "x", true), (value) => u.valToPos(value, "y", true), bbox);
  ctx.restore();
}

function drawFan(u, fan) {
  const steps = fan.steps.filter((step) => step.mean !== null && step.steps > 0);
  if (fan.made === null || !steps.length) return;
  clipped(u, (ctx, scale, x, y, bbox) => {
    const known = steps.filter((step) => step.lower !== null && step.upper !== null);
    ctx.fillStyle = palette.band;
    ctx.beginPath();
    if (fan.value !== null) ctx.moveTo(x(fan.made), y(fan.value));
    for (const step of known) ctx.lineTo(x(step.seconds), y(step.upper));
    for (const step of [...known].reverse()) ctx.lineTo(x(step.seconds), y(step.lower));
    ctx.closePath();
    ctx.fill();
    ctx.strokeStyle = ctx.fillStyle = palette.forecast;
    ctx.lineWidth = 1.75 * scale;
    for (const step of steps) {
      ctx.beginPath();
      ctx.moveTo(x(step.seconds), y(step.lower ?? step.mean));
      ctx.lineTo(x(step.seconds), y(step.upper ?? step.mean));
      ctx.stroke();
      ctx.beginPath();
      ctx.arc(x(step.seconds), y(step.mean), 3.5 * scale, 0, 2 * Math.PI);
      ctx.fill();
    }
    const now = Math.round(x(fan.made));
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
  });
}

/** Shades the anomalies of the channel shown; silence is of all channels. */
function drawAnomalies(u, one) {
  clipped(u, (ctx, scale, x, y, bbox) => {
    ctx.font = `600 ${11 * scale}px system-ui, sans-serif`;
    ctx.textBaseline = "bottom";
    ctx.textAlign = "left";
    for (const each of one.anomalies) {
      if (each.channel !== one.channel && each.kind !== "silence") continue;
      const from = x(each.from);
      const wide = Math.max(2 * scale, (each.until === null ? bbox.left + bbox.width : x(each.until)) - from);
      ctx.globalAlpha = 0.14;
      ctx.fillStyle = palette.bad;
      ctx.fillRect(from, bbox.top, wide, bbox.height);
      ctx.globalAlpha = 1;
      ctx.fillRect(from, bbox.top, 2 * scale, bbox.height);
      if (from + wide > bbox.left) ctx.fillText(each.kind, Math.max(from, bbox.left) + 5 * scale, bbox.top + bbox.height - 16 * scale);
    }
  });
}

function drawSwaps(u, swaps) {
  clipped(u, (ctx, scale, x, y, bbox) => {
    ctx.strokeStyle = ctx.fillStyle = palette.swap;
    ctx.lineWidth = 1.5 * scale;
    ctx.font = `600 ${11 * scale}px system-ui, sans-serif`;
    ctx.textBaseline = "top";
    ctx.textAlign = "left";
    ctx.setLineDash([4 * scale, 3 * scale]);
    for (const swap of swaps) {
      const at = Math.round(x(swap.seconds));
      ctx.beginPath();
      ctx.moveTo(at, bbox.top);
      ctx.lineTo(at, bbox.top + bbox.height);
      ctx.stroke();
      ctx.fillText(swap.model.slice(swap.model.lastIndexOf("@")), at + 5 * scale, bbox.top + 2 * scale);
    }
  });
}

export function makeChart(host, outputs) {
  readPalette();
  let detail = null;
  let range = [0, 1];
  let locked = null; // range of the values while it is locked

  const values = () => {
    const shown = [];
    const [from, to] = range;
    chart.data[0].forEach((seconds, i) => {
      if (seconds >= from && seconds <= to) for (const column of [1, 2, 3, 4]) shown.push(chart.data[column][i]);
    });
    for (const step of detail?.fan.steps ?? []) {
      if (step.steps > 0 && step.seconds >= from && step.seconds <= to) shown.push(step.mean, step.lower, step.upper);
    }
    const finite = shown.filter((value) => value !== null && value !== undefined);
    if (!finite.length) return [0, 1];
    const low = finite.reduce((a, b) => Math.min(a, b));
    const high = finite.reduce((a, b) => Math.max(a, b));
    const margin = 0.06 * (high - low) || Math.max(Math.abs(high) * 1e-9, 1e-9) * 10;
    return [low - margin, high + margin];
  };

  const line = (label, name, extra = {}) => ({ label, stroke: () => palette[name], width: 1.5, points: { show: false }, ...extra });
  const bound = { stroke: "transparent", width: 0 };
  const axis = { stroke: () => palette.soft, font: FONT };
  const hover = (u) => {
    const at = u.cursor.idx;
    const span = u.scales.y.max - u.scales.y.min;
    outputs.forEach((output, i) => {
      const value = at === null || at === undefined ? null : u.data[i + 1][at];
      output.textContent = value === null || value === undefined ? "" : within(value, span);
    });
  };

  const chart = new uPlot({
    width: Math.max(1, host.clientWidth),
    height: Math.max(1, host.clientHeight),
    legend: { show: false },
    padding: [8, 14, 0, 0],
    cursor: { y: false, points: { size: 6 }, drag: { x: false, y: false } },
    scales: { x: { time: false, range: () => range }, y: { range: () => locked ?? values() } },
    series: [{}, line("actual", "actual", { width: 3 }), line("forecast", "forecast", { width: 1.25 }),
      line("lower", "forecast", bound), line("upper", "forecast", bound)],
    bands: [{ series: [4, 3], fill: () => palette.band }],
    axes: [
      { ...axis, grid: { show: false }, ticks: { stroke: () => palette.grid, size: 4 }, size: 42,
        splits: (u, i, min, max) => timeSplits(min, max, Math.max(2, u.bbox.width / uPlot.pxRatio / 105)),
        values: (u, splits) => timeLabels(splits) },
      { ...axis, grid: { stroke: () => palette.grid, width: 1 }, ticks: { show: false }, gap: 6, space: 36, size: labelWidth,
        values: (u, splits) => valueLabels(splits) },
    ],
    hooks: {
      draw: [(u) => { if (detail) { drawAnomalies(u, detail); drawSwaps(u, detail.swaps); drawFan(u, detail.fan); } }],
      setCursor: [hover],
    },
  }, NONE, host);

  new ResizeObserver(() => {
    if (host.clientWidth > 0) chart.setSize({ width: host.clientWidth, height: host.clientHeight });
  }).observe(host);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readPalette();
    chart.redraw();
  });

  return {
    u: chart,
    /** Seconds per pixel. */
    get scale() {
      return (range[1] - range[0]) / Math.max(1, chart.bbox.width / uPlot.pxRatio);
    },
    get locked() {
      return locked !== null;
    },
    lock(wanted) {
      locked = wanted ? [chart.scales.y.min, chart.scales.y.max] : null;
      chart.redraw(true, true);
    },
    draw(one, from, to) {
      detail = one;
      range = [from, to];
      chart.setData([one.seconds, one.actual, one.mean, one.lower, one.upper]);
    },
    clear() {
      detail = null;
      locked = null;
      chart.setData(NONE);
    },
    /** Saves what is drawn, on the page's ground. */
    png(name) {
      const source = chart.ctx.canvas;
      const copy = document.createElement("canvas");
      copy.width = source.width;
      copy.height = source.height;
      const ctx = copy.getContext("2d");
      ctx.fillStyle = palette.surface;
      ctx.fillRect(0, 0, copy.width, copy.height);
      ctx.drawImage(source, 0, 0);
      const link = document.createElement("a");
      link.href = copy.toDataURL("image/png");
      link.download = name;
      link.click();
      return link.href;
    },
  };
}
