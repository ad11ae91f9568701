/** Small helpers for both pages. */
export const byId = (id) => document.getElementById(id);

/** Writes only a text that changed, so that screen readers and selections are left in peace. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function setText(id, text) {
  write(byId(id), text);
}

export function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** Gives a list or table so many children. */
export function resize(parent, count, make) {
  while (parent.children.length > count) parent.lastElementChild.remove();
  while (parent.children.length < count) parent.append(make());
}

/** Writes texts into the cells of a row; the first one is its heading. */
export function cells(row, texts) {
  resize(row, texts.length, () => {
    const cell = document.createElement(row.children.length ? "td" : "th");
    if (!row.children.length) cell.scope = "row";
    return cell;
  });
  texts.forEach((text, i) => write(row.children[i], text));
}
