/** The chart of one series: observations, forecasts with their interval, the fan ahead of now, and new versions. */
import uPlot from "./uplot.js";
import { labelWidth, valueLabels, within } from "./format.js";
import { drawAnomalies, drawFan, drawSwaps, follow, line, palette, readPalette } from "./marks.js";
import { timeLabels, timeSplits } from "./axes.js";

const NONE = [[], [], [], [], []];
const FONT = "11px system-ui, sans-serif";
/** The anomalies of the channel shown; silence is of all channels. */
function anomaliesOf(one) {
  return one.anomalies.filter((each) => each.channel === one.channel || each.kind === "silence");
}

function drawMarks(u, one) {
  drawAnomalies(u, anomaliesOf(one));
  drawSwaps(u, one.swaps);
  drawFan(u, { ...one.fan, steps: one.fan.steps.filter((step) => step.steps > 0) });
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
      draw: [(u) => { if (detail) drawMarks(u, detail); }],
      setCursor: [hover],
    },
  }, NONE, host);

  follow(chart, host);

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
