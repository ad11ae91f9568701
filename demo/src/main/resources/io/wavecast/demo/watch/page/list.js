/** The list of series and their small multiples. Reuses elements, and writes only what changed. */
import { byId } from "./dom.js";
import { duration, fixed, within } from "./format.js";


function set(element, name, value) {
  if (element[name] !== value) element[name] = value;
}

function make(tag, className) {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

/** A key that is cut at its beginning if it is too long, since the ends of keys differ. */
function nameOf() {
  const name = make("span", "name");
  name.append(make("bdi", ""));
  return name;
}

function button(parent, parts, choose) {
  const made = make("button", "");
  made.type = "button";
  made.append(...parts);
  made.addEventListener("click", () => choose(made.dataset.key));
  const item = document.createElement("li");
  item.append(made);
  parent.append(item);
  return made;
}

function skillOf(one) {
  return one.skill === null ? (one.status === "warming" ? "warming" : "–") : fixed(one.skill, 2);
}

/** The distance between the highest and the lowest value. */
function spanOf(values) {
  const finite = values.filter((value) => value !== null);
  return finite.length ? Math.max(...finite) - Math.min(...finite) : 0;
}

function spoken(one) {
  return `${one.key}, ${one.skill === null ? "no skill yet" : "skill " + fixed(one.skill, 2)}${one.anomaly ? ", anomaly: " + one.anomaly : silent(one) ? ", silent for " + duration(one.age) : ""}`;
}

/** Whether no observation came for long: its age says so without knowing the period. */
function silent(one) {
  return one.age !== null && one.age > 30;
}

/** Draws observations and forecasts into a small picture, each over its own range. */
function picture(canvas, one, colors) {
  const ratio = window.devicePixelRatio || 1;
  const width = Math.max(1, Math.round(canvas.clientWidth * ratio));
  const height = Math.max(1, Math.round(canvas.clientHeight * ratio));
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const ctx = canvas.getContext("2d");
  ctx.clearRect(0, 0, width, height);
  const finite = [...one.actual, ...one.mean].filter((value) => value !== null);
  if (!finite.length) return;
  const low = Math.min(...finite);
  const span = Math.max(...finite) - low || 1;
  const from = one.seconds[0];
  const length = one.seconds[one.seconds.length - 1] - from || 1;
  const pad = 3 * ratio;
  for (const [values, color, thick] of [[one.actual, colors.actual, 2.5], [one.mean, colors.forecast, 1.25]]) {
    ctx.strokeStyle = color;
    ctx.lineWidth = thick * ratio;
    ctx.lineJoin = "round";
    ctx.beginPath();
    let gap = true;
    values.forEach((value, i) => {
      if (value !== null) {
        const x = pad + ((width - 2 * pad) * (one.seconds[i] - from)) / length;
        const y = height - pad - ((height - 2 * pad) * (value - low)) / span;
        if (gap) ctx.moveTo(x, y);
        else ctx.lineTo(x, y);
      }
      gap = value === null;
    });
    ctx.stroke();
  }
}

export class List {
  constructor(choose) {
    this.choose = choose;
    this.items = [];
    this.tiles = [];
  }

  show(answer, chosen) {
    const { series } = answer;
    while (this.items.length < series.length) {
      const name = nameOf();
      const value = make("span", "value");
      this.items.push({ name, value, button: button(byId("series"), [name, value], this.choose) });
    }
    while (this.items.length > series.length) this.items.pop().button.parentElement.remove();
    series.forEach((one, i) => {
      const item = this.items[i];
      item.button.dataset.key = one.key;
      set(item.name.firstChild, "textContent", one.key);
      set(item.value, "textContent", one.anomaly || skillOf(one));
      set(item.button, "title", one.key);
      set(item.button, "className", one.anomaly ? "anomalous" : silent(one) ? "silent" : "");
      item.button.setAttribute("aria-label", spoken(one));
      item.button.setAttribute("aria-current", String(one.key === chosen));
    });
    byId("more").hidden = series.length >= answer.matching || series.length >= 500;
    set(byId("matching"), "textContent", answer.matching === answer.total
      ? ""
      : `${answer.matching} of ${answer.total} series match`);
  }

  tilesOf(answer, wide) {
    const series = answer.series.filter((one) => one.seconds);
    const shown = wide ? series : [];
    const style = getComputedStyle(document.documentElement);
    const colors = { actual: style.getPropertyValue("--actual").trim(), forecast: style.getPropertyValue("--forecast").trim() };
    while (this.tiles.length < shown.length) {
      const name = nameOf();
      const canvas = make("canvas", "mini");
      canvas.setAttribute("aria-hidden", "true");
      const note = make("span", "note");
      this.tiles.push({ name, canvas, note, button: button(byId("tiles"), [name, canvas, note], this.choose) });
    }
    while (this.tiles.length > shown.length) this.tiles.pop().button.parentElement.remove();
    shown.forEach((one, i) => {
      const tile = this.tiles[i];
      tile.button.dataset.key = one.key;
      set(tile.name.firstChild, "textContent", one.key);
      set(tile.button, "title", one.key);
      set(tile.button, "className", one.anomaly ? "anomalous" : silent(one) ? "silent" : "");
      set(tile.note, "textContent", [
        one.anomaly,
        one.value === null ? "no value" : within(one.value, spanOf(one.actual)),
        one.skill === null ? one.status || "no forecast yet" : "skill " + fixed(one.skill, 2),
        silent(one) ? "silent for " + duration(one.age) : "",
      ].filter((part) => part).join(" · "));
      tile.button.setAttribute("aria-label", spoken(one));
      picture(tile.canvas, one, colors);
    });
  }
}
