/** Requests updates four times a second while the page is visible, and passes them on. */
import { Alarms } from "./alarms.js";
import { makeCharts } from "./charts.js";
import { byId } from "./dom.js";
import { duration } from "./format.js";
import { Rows } from "./rows.js";
import { View } from "./view.js";

const EVERY = 250;
const HISTORY_EVERY = 4;
const ZOOMS = [100, 400, 1600];
const FANS = 5; // shown: the newest forecast, and earlier ones with the truth inside them
const TEXT_ZOOMS = [50, 200, 800]; // the first is wide enough to read letters

const charts = makeCharts({
  signal: byId("signal"),
  error: byId("error"),
  atActual: byId("at-actual"),
  atMean: byId("at-mean"),
  atRmse: byId("at-rmse"),
  atNaive: byId("at-naive"),
});
const rows = new Rows();
const view = new View(choose);
const alarms = new Alarms(choose);
let chosen = null;
let zooms = [];
let zoomed = false; // whether a zoom was chosen, by the user or for the first fan
let shown = 0;
let paused = false;
let stale = false; // whether the charts show nothing of the chosen series yet
let requests = 0;
let choice = 0; // counts the series chosen
let before = null;
let marks = [];
let fans = [];

function choose(key) {
  if (key === chosen) return;
  chosen = key;
  rows.clear();
  marks = [];
  fans = [];
  charts.clear();
  stale = true;
  requests = 0;
  choice++;
}

function draw() {
  charts.drawSignal(rows.newest(shown), marks, rows.letters(shown), rows.text ? [] : fans, told());
}

/** The faults and anomalies of the chosen series. While it is silent the axis of time goes on. */
function told() {
  const own = (list) => (before?.[list] ?? []).filter((each) => each.series === chosen);
  const anomalies = own("anomalies");
  const silent = anomalies.some((each) => each.kind === "silence" && each.until === null);
  return { faults: own("faults"), anomalies, silentUntil: silent ? before.run.seconds : null };
}

/** Observations and forecasts per second over the last three seconds. */
const rates = (() => {
  const past = [];
  return (series) => {
    const now = {
      at: performance.now(),
      observed: series.reduce((sum, one) => sum + one.observations, 0),
      forecast: series.reduce((sum, one) => sum + one.forecasts, 0),
    };
    past.push(now);
    while (past.length > 2 && now.at - past[0].at > 3000) past.shift();
    const seconds = (now.at - past[0].at) / 1000;
    return seconds < 0.2
      ? { observed: null, forecast: null }
      : { observed: (now.observed - past[0].observed) / seconds, forecast: (now.forecast - past[0].forecast) / seconds };
  };
})();

async function fetchUpdate() {
  const asked = choice;
  const query = new URLSearchParams();
  if (chosen !== null) {
    query.set("series", chosen);
    query.set("from", rows.next);
  }
  if (requests++ % HISTORY_EVERY === 0 || rows.text) query.set("history", "");
  const answer = await fetch("live?" + query);
  if (!answer.ok) throw new Error("status " + answer.status);
  const update = await answer.json();
  if (asked === choice) take(update); // otherwise an answer about another series, or about rows that were dropped
}

function take(update) {
  before = update;
  view.run(update.run, rates(update.series));
  alarms.show(update.faults, update.anomalies);
  view.live(update.live);
  const detail = update.detail;
  if (detail) {
    chosen ??= detail.key;
    if (detail.key === chosen) {
      rows.add(detail);
      marks = detail.swaps;
      if (detail.fan) addFan(detail.fan);
      if (rows.text && zooms !== TEXT_ZOOMS) makeZooms(TEXT_ZOOMS, TEXT_ZOOMS[0]);
      if (!rows.text) zoomToFan();
      labelZooms();
      if (!paused || stale) {
        stale = false;
        draw();
        if (detail.history) charts.drawError(detail.history);
      }
    }
  }
  view.series(update.series, chosen);
  const one = update.series.find((each) => each.key === chosen);
  if (one) view.chosen(one);
}

/** Keeps the newest forecasts. A fan starts at the newest observation, if that has arrived. */
function addFan(fan) {
  if (fans.length && fans[fans.length - 1].made >= fan.made) return;
  fans = [...fans.slice(1 - FANS), { ...fan, value: rows.actualAt(fan.made) }];
}

function makeZooms(counts, first) {
  zooms = counts;
  shown = first;
  byId("zoom").replaceChildren();
  for (const count of zooms) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = String(count);
    button.setAttribute("aria-pressed", String(count === shown));
    button.addEventListener("click", () => {
      zoomed = true;
      zoom(count);
      draw();
    });
    byId("zoom").append(button);
  }
}

function zoom(count) {
  shown = count;
  zooms.forEach((other, i) => byId("zoom").children[i].setAttribute("aria-pressed", String(other === count)));
}

/** Shows a history of some lengths of the fan, so that the fan can be seen. */
function zoomToFan() {
  const fan = fans[fans.length - 1];
  if (zoomed || !fan || !rows.period) return;
  zoomed = true;
  const length = fan.seconds[fan.seconds.length - 1] - fan.made;
  const whole = zooms[zooms.length - 1]; // a fault that is planted must not pass by at once
  zoom(before.faults.length ? whole : (zooms.find((count) => count * rows.period >= 5 * length) ?? whole));
}

function labelZooms() {
  const period = rows.period;
  if (!period) return;
  zooms.forEach((count, i) => {
    const label = rows.text ? count + " letters" : duration(count * period);
    const button = byId("zoom").children[i];
    if (button.textContent !== label) button.textContent = label;
  });
}

byId("pause").addEventListener("click", () => {
  paused = !paused;
  byId("pause").setAttribute("aria-pressed", String(paused));
  byId("pause").textContent = paused ? "Resume" : "Pause";
});

async function loop() {
  const began = performance.now();
  if (!document.hidden) {
    try {
      await fetchUpdate();
    } catch {
      view.unreachable(before !== null);
    }
  }
  setTimeout(loop, Math.max(50, (before ? EVERY : 1000) - (performance.now() - began)));
}

makeZooms(ZOOMS, ZOOMS[0]);
loop();

/** For tests and the browser's console. */
window.wavecast = {
  charts: { signal: charts.signal, error: charts.error },
  get swaps() {
    return marks;
  },
  get fans() {
    return fans;
  },
  get news() {
    return before;
  },
};
