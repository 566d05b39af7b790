// What the reader sees while the page is updated: places in the panes, focus, and what is unfolded.

const SCROLLED = ["#text", "#pane-flags", "#pane-details", "#pane-figures", "#pane-outline"];

/** Return a function that puts back what is seen now, once the page has changed. */
function keepShown() {
  const scrolls = SCROLLED.map(name => [name, find(name)?.scrollTop]);
  const row = firstRowInView();
  const focus = focusInWords();
  const folds = new Map(findAll("#pane-flags details").map(each => [nameOfFold(each), each.open]));
  const closed = new Set(outlineRows.filter(isCollapsedRow).map(nameOfRow));
  return () => {
    for (const fold of findAll("#pane-flags details")) {
      fold.open = folds.get(nameOfFold(fold)) ?? fold.open;
    }
    for (const each of outlineRows) if (closed.has(nameOfRow(each))) toggleRow(each, false);
    restoreFocus(focus);
    for (const [name, top] of scrolls) if (find(name)) find(name).scrollTop = top;
    if (row) byId("text").scrollTop += topInText(row.element) - row.top;
  };
}

const nameOfFold = fold => fold.firstElementChild.querySelector("b")?.textContent ?? "more";
const nameOfRow = ({ shows }) => `${shows.statement} ${shows.link}`;
const topInText = row => row.getBoundingClientRect().top - byId("text").getBoundingClientRect().top;
function firstRowInView() {
  const element = findAll("#text li[value]").find(row => topInText(row) + row.offsetHeight > 0);
  return element && { element, top: topInText(element) };
}

/** Return what has the focus, in words that find it again among new elements. */
function focusInWords() {
  const held = document.activeElement;
  const pane = held?.closest(".pane, #text");
  if (!pane) return null;
  const name = `#${pane.id}`;
  if (held === pane) return { pane: name };
  return { pane: name, key: keyOf(held), place: stopsIn(pane).indexOf(held) };
}
const stopsIn = pane => [...pane.querySelectorAll("button, summary, input, a, q, [role=treeitem]")];
function keyOf(element) {
  const { ids, go, statement, line } = element.dataset;
  if (element.shows) return nameOfRow(element);
  return [element.tagName, element.id, ids, go, statement, line, element.textContent].join("|");
}
/** Put the focus on what had it, on what is in its place now, or on its pane. */
function restoreFocus(focus) {
  const pane = focus && find(focus.pane);
  if (!pane || (document.activeElement !== document.body && document.activeElement !== pane)) {
    return;
  }
  const stops = focus.key ? stopsIn(pane) : [];
  const same = stops.find(each => keyOf(each) === focus.key);
  const next = same ?? stops[min(focus.place, stops.length - 1)] ?? pane;
  next.focus({ preventScroll: true });
}
