/** Updates all texts of the page. Writes only texts that changed. */
import { byId, element, resize, setText, write } from "./dom.js";
import { clock, duration, figure, fixed, percent } from "./format.js";

const SVG = "http://www.w3.org/2000/svg";

/** Makes the items of a list. */
function lines(list, text) {
  resize(list, text.length, () => element("li", ""));
  text.forEach((line, i) => write(list.children[i], line));
}

/** An empty sparkline for the skill over time, from 0 to 1. */
function sparkline() {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 100 22");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const base = document.createElementNS(SVG, "line");
  for (const [name, value] of [["x1", 0], ["x2", 100], ["y1", 21], ["y2", 21]]) base.setAttribute(name, value);
  svg.append(base, document.createElementNS(SVG, "path"));
  return svg;
}

function curve(values) {
  let path = "";
  values.forEach((value, i) => {
    if (value === null) return;
    const y = 21 - 20 * Math.min(1, Math.max(0, value));
    path += (path ? "L" : "M") + ((100 * i) / Math.max(1, values.length - 1)).toFixed(1) + " " + y.toFixed(1);
  });
  return path;
}

export class View {
  constructor(choose) {
    this.choose = choose;
    this.items = new Map();
    this.notes = 0;
  }

  run(run, rates) {
    setText("title", run.title);
    setText("phase", run.phase);
    byId("phase").className = "pill" + (run.phase === "streaming" ? "" : run.phase === "finished" ? " done" : " wait");
    setText("time", clock(run.seconds) + (run.limit === null ? "" : " / " + clock(run.limit)));
    byId("run").hidden = run.limit === null;
    if (run.limit !== null) byId("run").value = Math.min(1, run.seconds / run.limit);
    setText("rate-observed", rates.observed === null ? "–" : String(Math.round(rates.observed)));
    setText("rate-forecast", rates.forecast === null ? "–" : String(Math.round(rates.forecast)));
    setText("broker", run.broker);
    setText("kcat", `kcat -b ${run.broker} -t forecasts -C -K: -X isolation.level=read_committed`);
    byId("broker-line").hidden = !run.broker;
    this.steps(run.phase === "finished" ? [] : run.steps);
    this.training(run.training);
    this.notesOf(run.notes);
  }

  /** The steps from the start to the first forecast by a model, until all are done. */
  steps(steps) {
    const starting = steps.some((step) => step.state !== "done");
    byId("starting").hidden = !starting;
    if (!starting) return;
    const list = byId("steps");
    resize(list, steps.length, () => element("li", ""));
    steps.forEach((step, i) => {
      const item = list.children[i];
      const mark = { done: "\u2713 ", "in-progress": "\u2026 ", waiting: "" }[step.state];
      const text = mark + step.name + (step.detail ? " " + step.detail : "");
      item.className = step.state;
      write(item, text);
    });
  }

  training(training) {
    byId("training").hidden = !training;
    if (!training) return;
    setText("training-what", training.what);
    const bar = byId("training-share");
    if (training.share === null) bar.removeAttribute("value");
    else bar.value = training.share;
  }

  /** The live errors of the version in force and of its challenger. */
  live(errors) {
    byId("live").hidden = !errors.length;
    const text = errors.map((one) => {
      const error = one.rmse === null ? "not scored yet" : `error ${figure(one.rmse)}, last value ${figure(one.naiveRmse)}`;
      return `${one.model}, ${one.role}: ${error}`;
    });
    lines(byId("live-list"), text);
  }

  notesOf(notes) {
    if (notes.length < this.notes) {
      byId("notes").replaceChildren();
      this.notes = 0;
    }
    for (const note of notes.slice(this.notes)) {
      const item = document.createElement("li");
      const text = element("span", "", note.text);
      item.append(element("time", "", clock(note.seconds)), text);
      byId("notes").prepend(item);
    }
    this.notes = notes.length;
  }

  series(list, chosen) {
    setText("series-count", list.length ? String(list.length) : "");
    setText("waiting", String(list.reduce((sum, one) => sum + one.waiting, 0)));
    const prefix = commonPrefix(list.map((one) => one.key));
    for (const one of list) {
      const item = this.items.get(one.key) ?? this.addItem(one.key);
      item.name.textContent = one.key.slice(prefix.length);
      item.value.textContent = fixed(one.skill, 2);
      item.path.setAttribute("d", curve(one.spark));
      item.button.setAttribute("aria-current", String(one.key === chosen));
      item.button.setAttribute("aria-label", `${one.key}, skill ${one.skill === null ? "unknown" : fixed(one.skill, 2)}`);
    }
  }

  addItem(key) {
    const button = element("button", "");
    button.type = "button";
    button.title = key;
    const name = element("span", "name");
    const value = element("span", "value");
    const svg = sparkline();
    button.append(name, svg, value);
    button.addEventListener("click", () => this.choose(key));
    const item = document.createElement("li");
    item.append(button);
    byId("series").append(item);
    const made = { button, name, value, path: svg.lastChild };
    this.items.set(key, made);
    return made;
  }

  chosen(one) {
    setText("chosen", one.key);
    setText("status", one.status);
    byId("status").className = "pill" + (one.status === "warming" ? " wait" : "");
    setText("model", one.status === "warming" ? "last value, until a model fits" : one.model);
    setText("skill", fixed(one.skill, 3));
    setText("rmse", figure(one.rmse));
    setText("rmse-note", one.naiveRmse === null ? "RMSE" : `RMSE; ${figure(one.naiveRmse)} for the last value`);
    for (const card of ["signal-card", "error-card"]) byId(card).hidden = one.observations < 2;
    setText("coverage", percent(one.coverage));
    const far = one.horizons.find((each) => each.steps === one.horizon);
    const ahead = far && far.ahead > 0 ? duration(far.ahead) + " ahead" : "ahead";
    setText("on-time", percent(far ? far.onTime : null));
    const which = far && far.ahead > 0 ? ` ${ahead}` : "";
    setText("on-time-note", `of forecasts${which}: a reader had them before their target time`);
    setText("forecast-name", far && far.ahead > 0 ? `forecast ${ahead}` : "forecast");
    this.horizons(one.horizons);
    byId("signal").setAttribute("aria-label", `Actual and forecast of ${one.key}; skill ${fixed(one.skill, 2)}`);
    byId("error").setAttribute("aria-label", `Error of ${one.key} over the run: ${figure(one.rmse)} against ${figure(one.naiveRmse)} for the last value`);
  }

  /** Skill and the share on time at each horizon. */
  horizons(all) {
    const shown = all.filter((each) => each.ahead > 0);
    const text = shown.map((each) =>
      `${duration(each.ahead)} ahead: ${percent(each.onTime)} on time, skill ${fixed(each.skill, 2)}`);
    lines(byId("horizons"), text);
  }

  unreachable(after) {
    setText("phase", after ? "ended" : "not connected");
    byId("phase").className = after ? "pill done" : "pill wait";
  }
}

/** The common prefix of all keys, up to a slash. */
function commonPrefix(keys) {
  if (keys.length < 2) return "";
  let prefix = keys[0].slice(0, keys[0].lastIndexOf("/") + 1);
  while (prefix && !keys.every((key) => key.startsWith(prefix))) {
    prefix = prefix.slice(0, prefix.lastIndexOf("/", prefix.length - 2) + 1);
  }
  return prefix;
}
