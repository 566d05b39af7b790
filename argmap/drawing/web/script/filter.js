// Filter: what it leaves out is dimmed, never removed.

const filterFields = () => findAll("#pane-filter input[name]");

/** Dim what filter and search leave out; a selection would hide that. */
function applyFilter() {
  if (state.statement || state.link) select({}, { from: "address", tab: null });
  state.bright = brightSet();
  dimLists();
  network?.redraw();
}
function readFilter() {
  state.off = new Set();
  state.only = new Set();
  for (const { name, value, checked } of filterFields()) {
    if (name === "only" && checked) state.only.add(value);
    if (name !== "only" && !checked) state.off.add(`${name} ${value}`);
  }
  applyFilter();
  const isSeen = each => state.bright.cards.has(each.id) && isOnScreen(each);
  if (network && state.bright && !statements.some(isSeen)) showAll();
  writeFilter();
  say(`${statements.filter(passesFilter).length} of ${statements.length} statements shown`);
}
function clearFilter() {
  for (const field of filterFields()) field.checked = field.name !== "only";
  readFilter();
}

function writeFilter() {
  const changed = filterFields().filter(field => field.checked === (field.name === "only"));
  const words = changed.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
  const isNew = !location.hash.startsWith("#filter:");
  setAddress(words.length ? "filter:" + words.join("&") : "", isNew);
}
function readFilterAddress(words) {
  const changed = new Set(words.split("&").map(decodeURIComponent));
  for (const field of filterFields()) {
    field.checked = changed.has(`${field.name}=${field.value}`) === (field.name === "only");
  }
  readFilter();
}
