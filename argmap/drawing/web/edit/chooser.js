// Choosing a statement or a step: by typing, with the arrows, or by a click anywhere on the page.

const MOST_OFFERED = 7;
let picking = null; // takes what is clicked while something is to be chosen

/**
 * Open the sheet with a field that finds statements; a click on the page chooses one as well.
 * @param {string} title of the sheet
 * @param {string} name what is to be chosen, for the reader
 * @param {string[]} first ids that are offered before anything is typed
 * @param {(id: string) => boolean} fits what can be chosen
 * @param {(id: string) => void} take
 */
function choose(title, name, first, fits, take) {
  const { field, box } = chooser(name, first, fits, take);
  const onclose = () => {
    picking = null;
    hover(null);
  };
  openSheet(title, [box], { onclose, focus: field });
  picking = { fits, take };
}
function chooser(name, first, fits, take) {
  const list = el("ul.offered", { role: "listbox", id: "edit-offered", "aria-label": name });
  const field = el("input", {
    ...{ type: "text", role: "combobox", autocomplete: "off", placeholder: "type, or click it" },
    ...{ "aria-expanded": "true", "aria-controls": list.id, "aria-label": name },
  });
  let at = 0;
  const mark = () => {
    for (const [place, row] of [...list.children].entries()) {
      row.setAttribute("aria-selected", String(place === at));
    }
    const row = list.children[at];
    field.setAttribute("aria-activedescendant", row?.id ?? "");
    hover(row?.dataset.id ?? null);
  };
  const fill = () => {
    const ids = offeredFor(field.value, first).filter(fits).slice(0, MOST_OFFERED);
    list.replaceChildren(...ids.map((id, place) => offeredRow(id, place, take)));
    at = 0;
    mark();
  };
  on(field, "input", fill);
  on(field, "keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = list.children.length;
    if (step && count) at = (at + step + count) % count;
    else if (event.key === "Enter" && count) take(list.children[at].dataset.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (step) mark();
  });
  fill();
  return { field, box: el("div.chooser", el("label", el("span", name), field), list) };
}
function offeredRow(id, place, take) {
  const here = statementById.get(id);
  const facts = { role: "option", id: `edit-offer-${place}`, "data-id": id, dir: "auto" };
  const row = el("li", { ...facts, onclick: () => take(id) });
  if (here) row.append(el("span.glyph." + here.role), cut(here.text, 90), " ");
  else row.append(nameInWords(id));
  row.append(el("small", here ? whereIs(here) : "step"));
  return row;
}
/** Return what fits the words: first what has them in its caption or at the start of a word. */
function offeredFor(words, first) {
  const wanted = bare(words.trim());
  if (!wanted) return first;
  const hasAll = all => wanted.split(" ").every(word => all.includes(word));
  const rank = ({ id, label, text }) => {
    const all = bare(`${label} ${text} ${id}`);
    if (!hasAll(all)) return -1;
    const isLikely = first.slice(0, MOST_OFFERED).includes(id) ? 1 : 0;
    const starts = ` ${all}`.includes(` ${wanted}`) ? 1 : 0;
    return isLikely + starts + (bare(label).includes(wanted) ? 2 : 0);
  };
  const ranked = statements.map(each => [rank(each), each.id]).filter(([score]) => score >= 0);
  ranked.sort((a, b) => b[0] - a[0]);
  const steps = links.filter(link => hasAll(bare(nameInWords(link.id))));
  return [...ranked.map(([, id]) => id), ...steps.map(link => link.id)];
}

/** Take what was clicked on the page, if something is to be chosen; return whether it was. */
function pickChosen() {
  const id = state.link ?? state.statement;
  if (!picking || !id || !picking.fits(id)) return false;
  picking.take(id);
  return true;
}
/** Take the line that was clicked, if a line will do and no statement was clicked. */
function pickLine({ target }) {
  if (!picking?.takeLine || target.closest("q, button, a")) return;
  const row = target.closest("li[value]");
  if (row) picking.takeLine(row.value);
}
