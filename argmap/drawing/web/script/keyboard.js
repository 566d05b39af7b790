// Keys: on the map, and some in the side panel too. They work only while these have the focus.

function runKey(event, keys) {
  const run = isWithControl(event) ? null : keys[event.key];
  if (!run) return;
  event.preventDefault();
  run();
}
function paneKey(event) {
  runKey(event, {
    f: () => nextFlag(),
    j: () => nextFlag(),
    k: () => nextFlag(-1),
    Escape: giveUpSelection,
  });
}
/** Select nothing; who was in Details gets back to the list of flags. */
function giveUpSelection() {
  if (byId("pane-details").contains(document.activeElement)) showFlagList();
  select({});
}

function mapKey(event) {
  if (!network) return;
  const here = state.statement ?? (state.link && endOf(linkById.get(state.link)));
  runKey(event, mapKeys(here));
}

function mapKeys(here) {
  const start = data.start ?? statements[0].id;
  const next = seek => () => goToStatement(here ? seek() : start);
  const end = () => listOf(outgoing, here)[0];
  const premises = () => listOf(incoming, here).flatMap(link => link.premises);
  return {
    ArrowLeft: next(() => end() && endOf(end())),
    ArrowRight: next(() => premises().find(id => !state.hidden.has(id))),
    ArrowUp: next(() => neighbourInColumn(here, -1)),
    ArrowDown: next(() => neighbourInColumn(here, 1)),
    Enter: () => here && focusDetails(),
    " ": () => here && toggleCollapsed(here),
    "/": () => byId("search").focus(),
    "+": () => zoomBy(1.3),
    "=": () => zoomBy(1.3),
    "-": () => zoomBy(1 / 1.3),
    0: () => showAll(),
  };
}
function goToStatement(id) {
  const tab = byId("pane-details").hidden ? null : "details";
  if (id) select({ statement: id }, { from: "keys", tab });
}
/** Return the nearest card above (-1) or below (1) in about the same column. */
function neighbourInColumn(id, way) {
  const { x, shownY } = statementById.get(id);
  const isBeside = each => abs(each.x - x) < 60 && (each.shownY - shownY) * way > 0;
  const beside = shownStatements().filter(isBeside);
  return beside.sort((a, b) => (a.shownY - b.shownY) * way)[0]?.id;
}
function focusDetails() {
  openTab("details");
  if (narrow.matches) openPane("panel");
  byId("pane-details").focus();
}
