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
  if (narrow.matches && chosen && from !== "address") openPane("map");
  network?.redraw();
  if (network && chosen) showOnMap(from, quiet);
  if (from !== "address") setAddress(chosen ? encodeURIComponent(state.flag ?? chosen) : "");
  say(chosen ? selectionInWords() : "nothing selected");
}

function showInDetails(chosen, tab) {
  if (chosen) {
    fillDetails();
    if (tab) openTab(tab);
  } else if (!byId("pane-details").hidden) emptyDetails();
}
/** Bring the selection into view; what was selected on the map is in view, unless it is covered. */
function showOnMap(from, quiet) {
  if (from !== "map") showArea(areaOfSelection(), { quiet, least: leastScale(), most: 1.2 });
  else if (isOnePane()) reveal();
}

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

/** Return the area of what is selected: a link with its ends, a statement with its neighbours. */
function areaOfSelection() {
  const cards = ids => ids.map(id => statementById.get(id));
  if (state.link) return areaOfCards(cards([...state.bright.cards]));
  const id = state.statement;
  const premises = listOf(incoming, id).flatMap(link => link.premises);
  const near = [id, ...supported(id), ...premises].filter(one => !state.hidden.has(one));
  const area = areaOfCards(cards(near));
  const room = paneSize();
  const fits =
    (area.right - area.left) * 0.55 < room.width && (area.bottom - area.top) * 0.55 < room.height;
  return fits ? area : areaOfCards(cards([id, ...supported(id).slice(0, 1)]));
}
/** Return how small a selection may be shown: a step is shown whole, in whatever size. */
function leastScale() {
  if (state.link) return 0.05;
  return form === FULL ? 0.46 : LEAST_CAPTION / form.size;
}
function reveal() {
  showArea(areaOfSelection(), { least: leastScale(), most: max(0.5, network.getScale()) });
}

function selectionInWords() {
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
/** Dim in outline and text what filter and search leave out. */
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

/** Show on a phone what is selected, at the bottom of the map. */
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
    el("b", el("span.sign." + flag.level), titleOf(flag)),
    el(lacks?.length > LONG ? "p.big.long" : "p.big", { dir: "auto" }, lacks ?? says ?? ""),
    question ? el("p.ask", { dir: "auto" }, question) : "",
  ];
}
