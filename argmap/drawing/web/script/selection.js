// Selecting: the one way in for text, map, flags, outline and address.

/**
 * Select a statement, a link or a flag; nothing to clear the selection.
 * @param {{statement?: string, link?: string, flag?: string}} what
 * @param {{from?: string, tab?: string|null, quiet?: boolean}} options
 *   `from`: where it was selected; `tab`: what to open; `quiet`: without animation
 */
function select(what, { from = "", tab = "details", quiet = false } = {}) {
  setSelection(what);
  const chosen = state.statement || state.link;
  expandFor(chosen);
  markText(from);
  markLists();
  showInDetails(chosen, tab);
  fillToast();
  if (chosen) setBrief(true);
  if (narrow.matches && chosen && from !== "address") openPane("map");
  network?.redraw();
  if (network && chosen) showOnMap(from, quiet);
  if (from !== "address") setAddress(encodeURIComponent(state.flag ?? chosen ?? ""), true);
  say(chosen ? selectionInWords() : "nothing selected");
  document.dispatchEvent(new Event("chosen"));
}

function showInDetails(chosen, tab) {
  if (chosen) {
    fillDetails();
    if (tab) openTab(tab);
  } else if (!byId("pane-details").hidden) emptyDetails();
}
/** Bring the selection into view; what is in view already stays where it is. */
function showOnMap(from, quiet) {
  const area = areaOfSelection();
  if (from !== "map") showArea(area, { quiet, least: LEAST_SHOWN, most: 1.2 });
  else if (!isWholeInView(area)) showArea(area, { least: LEAST_SHOWN, most: network.getScale() });
}
const LEAST_SHOWN = 0.05; // the scale down to which the map is shown to have all premises in view

function setSelection({ statement = null, link = null, flag = null }) {
  unlightFigure();
  let [statementId, linkId] = [statement, link];
  if (flag && !statement && !link) {
    const held = flagById.get(flag);
    linkId = held.link;
    statementId = held.link ? null : held.statement;
  }
  state.statement = statementById.has(statementId) ? statementId : null;
  state.link = linkById.has(linkId) ? linkId : null;
  state.flag = flag;
  state.bright = brightSet();
}

/** Return the area of what is selected: a link with its ends, a statement with its premises. */
function areaOfSelection() {
  const area = ids => areaOfCards(ids.map(id => statementById.get(id)));
  if (state.link) return area([...state.bright.cards]);
  const id = state.statement;
  const isShown = one => !state.hidden.has(one);
  const premises = listOf(incoming, id)
    .flatMap(link => link.premises)
    .filter(isShown);
  const ends = listOf(outgoing, id).map(endOf).filter(isShown);
  const around = area([id, ...premises, ...ends]);
  const room = paneSize();
  const fits =
    (around.right - around.left) * 0.55 < room.width &&
    (around.bottom - around.top) * 0.55 < room.height;
  return fits ? around : area([id, ...premises]);
}
function isWholeInView({ left, top, right, bottom }) {
  const { width, height } = paneSize();
  const from = network.canvasToDOM({ x: left, y: top });
  const to = network.canvasToDOM({ x: right, y: bottom });
  const covered = coveredByCard();
  const isInside = to.x <= width - covered.width && to.y <= height - covered.height;
  return from.x >= 0 && from.y >= 0 && isInside;
}

function selectionInWords() {
  const flag = flagById.get(state.flag);
  const head = flag ? `Flag ${placeOfFlag() + 1} of ${flagItems.length}, ${titleOf(flag)}. ` : "";
  return head + selectedInWords();
}
function selectedInWords() {
  if (!state.link) {
    const here = statementById.get(state.statement);
    return `${ROLE[here.role]}, ${whereIs(here)}: ${here.text}`;
  }
  const link = linkById.get(state.link);
  const flagged = listOf(flagsOf, link.id).map(titleOf);
  const premises = link.premises.map(labelOf).join(" and ");
  const end = flagged.length ? `, flagged: ${flagged.join(", ")}` : "";
  return `${KIND[link.kind]}: ${premises}, to: ${labelOf(endOf(link))}${end}`;
}

/** Mark the sentences of what is selected, and scroll to them unless they were clicked. */
function markText(from) {
  for (const span of findAll("q.chosen, .from, .to")) span.classList.remove("chosen", "from", "to");
  unmarkLine();
  const link = state.link && linkById.get(state.link);
  const found = [];
  for (const id of selectedStatements(link)) {
    const own = listOf(quotes, id);
    for (const span of own) span.classList.add("chosen");
    if (link) own[0]?.classList.add(id === endOf(link) ? "to" : "from");
    found.push(...own);
  }
  if (found.length && from !== "text") scrollText(found[0], found.at(-1));
}
function selectedStatements(link) {
  if (!link) return state.statement ? [state.statement] : [];
  return [...link.premises, ...(targetOf(link)?.premises ?? []), endOf(link)];
}
function scrollText(one, other) {
  const pane = byId("text");
  const places = [one, other].map(span => span.getBoundingClientRect());
  const first = min(...places.map(place => place.top));
  const last = max(...places.map(place => place.bottom));
  const frame = pane.getBoundingClientRect();
  const height = last - first;
  const fits = height < frame.height - 120;
  const top = fits ? first - (frame.height - height) / 2 : first - 90;
  const behavior = reducedMotion.matches ? "instant" : "smooth";
  pane.scrollBy({ top: top - frame.top, behavior });
}

function markLists() {
  const current = flagById.get(state.flag)?.number;
  for (const item of flagItems) {
    item.classList.toggle("current", item.firstElementChild.id === current);
  }
  for (const row of outlineRows) {
    const { statement, link } = row.shows;
    const chosen = state.statement ? statement === state.statement : link === state.link;
    row.classList.toggle("chosen", chosen && !!(state.statement || state.link));
  }
  dimLists();
}
function dimLists() {
  const shown = new Set(statements.filter(passesFilter).map(each => each.id));
  const isDim = id => shown.size < statements.length && !shown.has(id);
  for (const row of outlineRows) row.classList.toggle("dim", isDim(row.shows.statement));
  for (const [id, spans] of quotes) {
    for (const span of spans) {
      if (statementsAt(span)[0] === id) span.classList.toggle("dim", isDim(id));
    }
  }
}

function fillToast() {
  const card = byId("card");
  card.hidden = !isOnePane() || !(state.link || state.statement);
  if (card.hidden) return;
  const inText = () => {
    setMapOnly(false);
    openPane("text");
    markText("toast");
  };
  const acts = el(
    "div.acts",
    el("button", { onclick: showMore }, "More"),
    state.flag && copyButton(() => citeFlag(flagById.get(state.flag)), "Copy"),
    el("button", { onclick: inText }, "In the text"),
    el("button", { onclick: () => select({}) }, "Close"),
  );
  card.replaceChildren(...toastWords(), acts);
}
function showMore() {
  setMapOnly(false);
  openPane("panel");
}
function toastWords() {
  if (state.flag) return toastOfFlag(flagById.get(state.flag));
  const facts = { style: "margin:4px 0 8px", dir: "auto" };
  if (state.link) {
    const head = KIND[linkById.get(state.link).kind] + ": no flag is raised on this step";
    return [el("b", head), el("p", facts, selectionInWords())];
  }
  const here = statementById.get(state.statement);
  return [el("b", `${ROLE[here.role]}, ${whereIs(here)}`), el("p", facts, cut(here.text, 220))];
}
function toastOfFlag(flag) {
  const [lacks, says, question] = ["lacks", "says", "question"].map(name => partOf(flag, name));
  return [
    el("p.kind", signOf(flag), el("b", titleOf(flag)), el("span.code", walkedTo())),
    el(lacks?.length > LONG ? "p.big.long" : "p.big", { dir: "auto" }, lacks ?? says ?? ""),
    question ? el("p.ask", { dir: "auto" }, question) : "",
  ];
}
