/** What the charts of both pages draw beside their curves: new versions, fans and anomalies, in the page's colours. */
import uPlot from "./uplot.js";

export const palette = {};

export function readPalette() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["actual", "forecast", "band", "naive", "grid", "soft", "swap", "surface", "bad"]) {
    palette[name] = style.getPropertyValue("--" + name).trim();
  }
}

/** A curve of a chart. */
export function line(label, name, extra = {}) {
  return { label, stroke: () => palette[name], width: 1.5, points: { show: false }, ...extra };
}

/** Keeps a chart as large as its host, and in the page's colours. */
export function follow(chart, host) {
  new ResizeObserver(() => {
    if (host.clientWidth > 0) chart.setSize({ width: host.clientWidth, height: host.clientHeight });
  }).observe(host);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readPalette();
    chart.redraw();
  });
}

/** Draws inside the chart's area. {@code draw} gets the canvas, its pixels per CSS pixel, the two scales, and the area. */
function clipped(u, draw) {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.font = `600 ${11 * uPlot.pxRatio}px system-ui, sans-serif`;
  ctx.textAlign = "left";
  draw(ctx, uPlot.pxRatio, (seconds) => u.valToPos(seconds, "x", true), (value) => u.valToPos(value, "y", true), bbox);
  ctx.restore();
}

function upright(ctx, at, bbox) {
  ctx.beginPath();
  ctx.moveTo(at, bbox.top);
  ctx.lineTo(at, bbox.top + bbox.height);
  ctx.stroke();
}

/** A dashed line and the version's number at each new version. */
export function drawSwaps(u, swaps) {
  clipped(u, (ctx, scale, x, y, bbox) => {
    ctx.strokeStyle = ctx.fillStyle = palette.swap;
    ctx.lineWidth = 1.5 * scale;
    ctx.textBaseline = "top";
    ctx.setLineDash([4 * scale, 3 * scale]);
    for (const swap of swaps) {
      const at = Math.round(x(swap.seconds));
      upright(ctx, at, bbox);
      const label = swap.model.slice(swap.model.lastIndexOf("@"));
      const wide = ctx.measureText(label).width;
      const right = at + 5 * scale + wide < bbox.left + bbox.width;
      ctx.fillText(label, right ? at + 5 * scale : at - 5 * scale - wide, bbox.top + 2 * scale);
    }
  });
}

/** A forecast from the newest observation over its horizons: {@code made}, {@code value} there or null, and {@code steps}. */
export function drawFan(u, fan, newest = true) {
  const steps = fan.steps.filter((step) => step.mean !== null);
  if (fan.made === null || !steps.length) return;
  clipped(u, (ctx, scale, x, y, bbox) => {
    const known = steps.filter((step) => step.lower !== null && step.upper !== null);
    ctx.globalAlpha = newest ? 1 : 0.35;
    ctx.fillStyle = palette.band;
    if (fan.value !== null) {
      ctx.beginPath();
      ctx.moveTo(x(fan.made), y(fan.value));
      for (const step of known) ctx.lineTo(x(step.seconds), y(step.upper));
      for (const step of [...known].reverse()) ctx.lineTo(x(step.seconds), y(step.lower));
      ctx.closePath();
      ctx.fill();
    }
    ctx.strokeStyle = ctx.fillStyle = palette.forecast;
    ctx.lineWidth = (newest ? 1.75 : 1) * scale;
    for (const step of steps) {
      ctx.beginPath();
      ctx.moveTo(x(step.seconds), y(step.lower ?? step.mean));
      ctx.lineTo(x(step.seconds), y(step.upper ?? step.mean));
      ctx.stroke();
      ctx.beginPath();
      ctx.arc(x(step.seconds), y(step.mean), (newest ? 3.5 : 2) * scale, 0, 2 * Math.PI);
      ctx.fill();
    }
    if (newest) drawNow(ctx, scale, Math.round(x(fan.made)), bbox);
  });
}

function drawNow(ctx, scale, now, bbox) {
  ctx.strokeStyle = ctx.fillStyle = palette.soft;
  ctx.lineWidth = scale;
  upright(ctx, now, bbox);
  ctx.textBaseline = "bottom";
  ctx.textAlign = "right";
  ctx.fillText("now", now - 4 * scale, bbox.top + bbox.height - 3 * scale);
}

/** Shades anomalies, with their kind below: {@code from}, {@code until} or null while it lasts, {@code kind}. Labels that would meet are stacked. */
export function drawAnomalies(u, anomalies) {
  clipped(u, (ctx, scale, x, y, bbox) => {
    ctx.fillStyle = palette.bad;
    ctx.textBaseline = "bottom";
    const ends = []; // of the labels, by line
    for (const each of [...anomalies].sort((one, other) => one.from - other.from)) {
      const from = x(each.from);
      const wide = Math.max(2 * scale, (each.until === null ? bbox.left + bbox.width : x(each.until)) - from);
      ctx.globalAlpha = 0.14;
      ctx.fillRect(from, bbox.top, wide, bbox.height);
      ctx.globalAlpha = 1;
      ctx.fillRect(from, bbox.top, 2 * scale, bbox.height);
      if (from + wide <= bbox.left || from >= bbox.left + bbox.width) continue;
      const label = Math.max(from, bbox.left) + 5 * scale;
      let row = ends.findIndex((end) => end < label);
      if (row < 0) row = ends.length;
      ends[row] = label + ctx.measureText(each.kind).width;
      ctx.fillText(each.kind, label, bbox.top + bbox.height - (16 + 13 * row) * scale);
    }
  });
}

/** A bar below each planted fault: {@code from} and {@code until}. */
export function drawFaults(u, faults) {
  clipped(u, (ctx, scale, x, y, bbox) => {
    ctx.fillStyle = palette.soft;
    for (const fault of faults) {
      const from = x(fault.from);
      ctx.fillRect(from - scale, bbox.top + bbox.height - 4 * scale, Math.max(4 * scale, x(fault.until) - from), 4 * scale);
    }
  });
}
