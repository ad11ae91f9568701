/** Asks for the list once a second and for the chosen series four times a second, and passes the answers on. */
import { byId } from "./dom.js";
import { zone } from "./axes.js";
import { makeChart } from "./chart.js";
import { announce, showCluster, showSeries, showUnreachable } from "./facts.js";
import { List } from "./list.js";

const LIST_EVERY = 1000;
const SERIES_EVERY = 250;
const FIRST_ROWS = 400;
const MORE = 60;
const FAR = 9e11; // seconds; no event time is later

const chart = makeChart(byId("plot"), [byId("at-actual"), byId("at-mean")]);
const list = new List(choose);
let chosen = null;
let channel = null; // null for the first one that is forecast
let horizon = null; // steps; null for the one of the list
let span = null; // seconds shown; null before the first answer
let end = null; // the last time shown; null while live
let limit = MORE;
let answer = null; // about the list
let detail = null; // about the series
let choice = 0; // counts choices, so that a late answer about another one is dropped
let clicked = null; // when a click asked for a series that is not drawn yet
let auto = true; // whether a single series may be chosen without a click
const answers = []; // milliseconds from a click to what it asked for, for tests

function choose(key) {
  clicked = performance.now();
  show(key);
  history.pushState(null, "", "#" + encodeURIComponent(key));
}

function show(key) {
  auto = false;
  choice++;
  chosen = key;
  channel = null;
  horizon = null;
  span = null;
  end = null;
  detail = null;
  chart.clear();
  pressed();
  byId("detail").hidden = key === null;
  byId("overview").hidden = key !== null;
  if (key === null) {
    askList();
    return;
  }
  byId("chosen").textContent = key;
  byId("csv").href = "series.csv?" + new URLSearchParams({ key });
  if (answer) list.show(answer, chosen);
  askSeries();
}

function pressed() {
  byId("live").setAttribute("aria-pressed", String(end === null));
  byId("lock").setAttribute("aria-pressed", String(chart.locked));
  byId("utc").setAttribute("aria-pressed", String(zone.utc));
}

async function get(path, query) {
  const response = await fetch(path + "?" + new URLSearchParams(query));
  if (!response.ok) throw new Error("status " + response.status);
  return response.json();
}

async function askList() {
  const wide = chosen === null;
  const query = { search: byId("search").value, sort: byId("sort").value, limit, curves: wide ? 60 : 0 };
  const asked = JSON.stringify(query);
  try {
    const news = await get("list", query);
    const now = { search: byId("search").value, sort: byId("sort").value, limit, curves: chosen === null ? 60 : 0 };
    if (asked !== JSON.stringify(now)) return;
    answer = news;
  } catch {
    showUnreachable();
    return;
  }
  showCluster(answer);
  if (auto && answer.total === 1) show(answer.series[0]?.key ?? null);
  list.show(answer, chosen);
  byId("overview").hidden = chosen !== null;
  list.tilesOf(answer, chosen === null);
}

const asking = () => [choice, channel, horizon, span, end].join(); // an answer to another question is no longer wanted

async function askSeries() {
  const asked = asking();
  const query = { key: chosen, points: Math.max(400, Math.round(1.5 * chart.u.width)) };
  if (channel !== null) query.channel = channel;
  if (horizon !== null) query.horizon = horizon;
  if (span === null) query.newest = FIRST_ROWS;
  else Object.assign(query, { from: (end ?? detail.newest) - span, to: end ?? FAR });
  let news;
  try {
    news = await get("series", query);
  } catch {
    if (asked === asking()) byId("status").textContent = "unknown";
    return;
  }
  if (asked !== asking()) return;
  const first = detail === null;
  detail = news;
  if (span === null && news.seconds.length > 1) span = Math.max(news.newest - news.seconds[0], 4 * fanLength());
  draw();
  if (first) announce(news);
  if (clicked !== null) {
    answers.push(performance.now() - clicked);
    clicked = null;
  }
}

function fanLength() {
  const last = detail.fan.steps[detail.fan.steps.length - 1];
  return detail.fan.made === null || !last ? 0 : Math.max(0, last.seconds - detail.fan.made);
}

function draw() {
  if (!detail) return;
  const newest = detail.newest ?? 0;
  const length = span ?? 1;
  const last = newest + 1.1 * fanLength();
  chart.draw(detail, end === null ? newest - length : end - length, end ?? Math.max(last, newest + 0.01 * length));
  showSeries(detail, chart.u.scales.y.max - chart.u.scales.y.min);
}

/** Moves by a share of what is shown; beyond the newest observation the chart is live again. */
function move(seconds) {
  if (!detail || span === null) return;
  const from = (end ?? detail.newest) + seconds;
  const oldest = (detail.oldest ?? from) + 0.2 * span;
  end = from >= detail.newest ? null : Math.max(from, Math.min(oldest, detail.newest));
  again();
}

/** Zooms about a time; while live, about the newest observation. */
function zoom(factor, about = null) {
  if (!detail || span === null) return;
  const wanted = Math.min(Math.max(span * factor, 4 * (detail.period ?? 1e-6)), 4e9);
  if (end !== null) end += ((about ?? end - span / 2) - end) * (1 - wanted / span);
  if (end !== null && end >= detail.newest) end = null;
  span = wanted;
  again();
}

function again() {
  pressed();
  draw();
  askSeries();
}

function live() {
  end = null;
  again();
}

function lock() {
  chart.lock(!chart.locked);
  pressed();
}

const clicks = {
  earlier: () => move(-span / 2),
  later: () => move(span / 2),
  closer: () => zoom(0.5),
  wider: () => zoom(2),
  live,
  lock,
  utc: () => {
    zone.utc = !zone.utc;
    pressed();
    draw();
  },
  png: () => chart.png(chosen.replace(/[^A-Za-z0-9._-]+/g, "-") + ".png"),
  back: () => {
    show(null);
    history.pushState(null, "", location.pathname);
    byId("search").focus();
  },
  more: () => {
    limit += 4 * MORE;
    askList();
  },
};
for (const [id, act] of Object.entries(clicks)) byId(id).addEventListener("click", act);

const keys = { ArrowLeft: clicks.earlier, ArrowRight: clicks.later, "+": clicks.closer, "=": clicks.closer, "-": clicks.wider, Home: live, l: lock, L: lock };
byId("chart").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, select")) {
    event.preventDefault();
    byId("search").focus();
  }
});

let dragged = null;
chart.u.over.addEventListener("pointerdown", (event) => {
  if (event.button === 0) dragged = event.clientX;
});
window.addEventListener("pointermove", (event) => {
  if (dragged === null || event.clientX === dragged) return;
  move((dragged - event.clientX) * chart.scale);
  dragged = event.clientX;
});
for (const type of ["pointerup", "pointercancel"]) window.addEventListener(type, () => (dragged = null));
chart.u.over.addEventListener("wheel", (event) => {
  if (!event.ctrlKey && !event.metaKey) return; // the wheel alone scrolls the page
  event.preventDefault();
  const about = chart.u.posToVal(event.clientX - chart.u.over.getBoundingClientRect().left, "x");
  zoom(Math.exp(event.deltaY / 300), about);
}, { passive: false });

byId("search").addEventListener("input", () => {
  limit = MORE;
  askList();
});
byId("sort").addEventListener("change", askList);
byId("find").addEventListener("submit", (event) => event.preventDefault());
byId("horizon").addEventListener("change", (event) => {
  horizon = Number(event.target.value);
  askSeries();
});
byId("channel").addEventListener("change", (event) => {
  channel = Number(event.target.value);
  byId("csv").href = "series.csv?" + new URLSearchParams({ key: chosen, channel });
  chart.lock(false);
  askSeries();
});
window.addEventListener("popstate", fromAddress);

function fromAddress() {
  show(location.hash.length > 1 ? decodeURIComponent(location.hash.slice(1)) : null);
}

async function every(milliseconds, ask) {
  if (!document.hidden) await ask();
  setTimeout(() => every(milliseconds, ask), milliseconds);
}

if (location.hash.length > 1) fromAddress();
every(LIST_EVERY, askList);
every(SERIES_EVERY, async () => {
  if (chosen !== null && !dragged) await askSeries();
});

/** For tests and the browser's console. */
window.watch = {
  chart,
  answers,
  get list() {
    return answer;
  },
  get detail() {
    return detail;
  },
  get live() {
    return end === null;
  },
  get span() {
    return span;
  },
};
