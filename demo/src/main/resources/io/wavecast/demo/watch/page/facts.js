/** The texts about the cluster and about the chosen series. Writes only texts that changed. */
import { byId, cells, resize, setText, write } from "./dom.js";
import { duration, figure, fixed, percent, within } from "./format.js";
import { moment, zone } from "./axes.js";

/** Observations and forecasts per second over the last five seconds. */
const past = [];
function rates(answer) {
  const now = { at: performance.now(), observed: answer.observations, forecast: answer.forecasts };
  past.push(now);
  while (past.length > 2 && now.at - past[0].at > 5000) past.shift();
  const seconds = (now.at - past[0].at) / 1000;
  const rate = (name) => (seconds < 0.5 ? "–" : figure((now[name] - past[0][name]) / seconds, 3));
  setText("rate-observed", rate("observed"));
  setText("rate-forecast", rate("forecast"));
}

export function showCluster(answer) {
  const { reading } = answer;
  document.title = `${answer.total} series – Wavecast watch`;
  setText("source", reading.source);
  rates(answer);
  setText("behind", String(reading.behind));
  setText("total", String(answer.total));
  const { missing } = reading;
  setText("phase", reading.failure ? "failed" : missing.length ? "waiting" : "reading");
  byId("phase").className = "pill" + (reading.failure || missing.length ? " wait" : "");
  const problems = [];
  if (reading.failure) problems.push("The reading of the topics ended: " + reading.failure);
  if (missing.length) problems.push(`No topic ${missing.join(", no topic ")} exists yet.`);
  if (reading.unreadable) problems.push(`${reading.unreadable} records could not be read.`);
  if (answer.beyond) {
    problems.push(`The first ${answer.most} series are kept; ${answer.beyond} records of further ones were not. Choose fewer with --series.`);
  }
  byId("problem").hidden = !problems.length;
  setText("problem", problems.join(" "));
  setText("overview-name", answer.total ? "All series" : "No series yet");
  setText("overview-note", answer.total
    ? "Each picture has its own scale: observations in grey, forecasts in blue. Skill is that of the newest 128 observations."
    : "The page shows what arrives from now on. Series appear with their first observation.");
}

export function showUnreachable() {
  setText("phase", "not connected");
  byId("phase").className = "pill wait";
}

function ahead(one) {
  if (one.steps === 0) return "the present";
  return `${duration(one.ahead)} ahead`;
}

/** Fills a select, and keeps its choice. */
function fill(id, values, labels, chosen) {
  const select = byId(id);
  const wanted = labels.join("\n");
  if (select.dataset.labels !== wanted) {
    select.dataset.labels = wanted;
    select.replaceChildren(...values.map((value, i) => new Option(labels[i], String(value))));
  }
  if (document.activeElement !== select) select.value = String(chosen);
}

function table(one, span) {
  const body = byId("horizons").tBodies[0];
  resize(body, one.horizons.length, () => document.createElement("tr"));
  one.horizons.forEach((horizon, i) => {
    const step = one.fan.steps.find((each) => each.steps === horizon.steps);
    const value = (number) => (number === null || number === undefined ? "–" : within(number, span));
    cells(body.rows[i], [
      ahead(horizon),
      step ? moment(step.seconds) : "–",
      value(step?.mean),
      step && step.lower !== null ? `${value(step.lower)} to ${value(step.upper)}` : "–",
      fixed(horizon.skill, 3),
      figure(horizon.rmse),
      figure(horizon.naiveRmse),
      percent(horizon.coverage),
      String(horizon.count),
    ]);
  });
  byId("horizons").hidden = !one.horizons.length;
}

/** The newest anomalies, newest first. */
function showAnomalies(one) {
  const list = byId("anomalies");
  const texts = [...one.anomalies].reverse().map((each) =>
    `${each.kind}${one.keptChannels > 1 ? ` in channel ${each.channel + 1}` : ""}, from ${moment(each.from)}${each.until === null ? ", lasts" : " to " + moment(each.until)}`);
  resize(list, texts.length, () => document.createElement("li"));
  texts.forEach((text, i) => write(list.children[i], text));
  byId("anomalies-card").hidden = !texts.length;
}

export function showSeries(one, span) {
  setText("status", one.anomaly || one.status || "no forecast yet");
  byId("status").className = "pill" + (one.anomaly ? " bad" : one.status === "ok" || one.status === "filled" ? "" : " wait");
  showAnomalies(one);
  const words = one.words && !one.words.startsWith(one.model + ":") ? `forecasts by ${one.model}; newest published: ${one.words}` : one.words || one.model;
  setText("model", one.status === "warming" ? "the last value, until a model fits" : words);
  const shown = one.horizons.find((each) => each.steps === one.horizon);
  setText("skill", fixed(shown?.skill, 3));
  setText("skill-note", shown ? `${ahead(shown)}; 1 is perfect, 0 equals the last value` : "1 is perfect, 0 equals the last value");
  setText("rmse", figure(shown?.rmse));
  setText("rmse-note", shown && shown.naiveRmse !== null ? `RMSE; ${figure(shown.naiveRmse)} for the last value` : "RMSE");
  setText("coverage", percent(shown?.coverage));
  const newest = one.actual.length ? one.actual[one.actual.length - 1] : null;
  setText("value", one.channel === one.listed && one.value !== null ? within(one.value, span) : newest === null ? "–" : within(newest, span));
  setText("value-note", one.newest === null ? "" : `${moment(one.newest)}; read ${duration(Math.max(0.001, one.age))} ago`);
  setText("zone", "Times in " + zone.name(one.newest ?? Date.now() / 1000));
  fill("horizon", one.horizons.map((each) => each.steps), one.horizons.map(ahead), one.horizon);
  byId("horizon").disabled = one.horizons.length < 2;
  const channels = Array.from({ length: one.keptChannels }, (none, i) => i);
  fill("channel", channels, channels.map((i) => `${i + 1} of ${one.channels}`), one.channel);
  byId("channel-label").hidden = one.keptChannels < 2;
  const drawn = one.seconds.length;
  setText("thinned", drawn < one.inWindow ? `${drawn} of ${one.inWindow} observations drawn: the lowest and the highest of each group` : "");
  byId("plot").setAttribute("aria-label", `Actual and forecast of ${one.key}, skill ${fixed(shown?.skill, 2)}`);
  table(one, span);
}

/** Says once, to screen readers, what was chosen. */
export function announce(one) {
  const shown = one.horizons.find((each) => each.steps === one.horizon);
  setText("summary", `${one.key}: newest value ${one.value ?? "unknown"}${shown ? `, skill ${fixed(shown.skill, 2)} ${ahead(shown)}` : ", no forecast yet"}.`);
}
