// Search and filter: what they leave out is dimmed, never removed.

const matchCount = el("span.found", { "aria-hidden": "true" });
const filterFields = () => findAll("#pane-filter input[name]");

const STROKES = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe" };
/** Return words as they are searched: in lower case, without accents. */
const bare = words =>
  words
    .toLocaleLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[łøđßæœ]/g, letter => STROKES[letter]);

function search() {
  const wanted = byId("search").value.trim().toLocaleLowerCase();
  const isMatch = ({ text, label, id, speaker }) =>
    [text, label, id, speaker].some(words => bare(words).includes(bare(wanted)));
  const matches = statements.filter(isMatch).map(each => each.id);
  state.matches = wanted ? new Set(matches) : null;
  if (state.statement || state.link) select({}, { tab: null });
  applyFilter();
  setAddress(wanted ? "find:" + encodeURIComponent(wanted) : "");
  const count = `${matches.length} of ${statements.length}`;
  byId("search").title = wanted ? `${count} statements match; Enter steps through them` : "";
  matchCount.textContent = wanted ? count : "";
  if (wanted) say(`${count} statements match`);
}
function searchKey(event) {
  if (event.key === "Enter") nextMatch();
  else if (event.key === "Escape") {
    byId("search").value = "";
    search();
  }
}
function nextMatch() {
  if (!state.matches?.size) return;
  const list = [...state.matches];
  const next = list[(list.indexOf(state.statement) + 1) % list.length];
  select({ statement: next }, { from: "search" });
}

function applyFilter() {
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
  if (state.statement || state.link) select({}, { tab: null });
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

/** Put the filter into the address: the fields that are not as they were at first. */
function writeFilter() {
  const changed = filterFields().filter(field => field.checked === (field.name === "only"));
  const words = changed.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
  setAddress(words.length ? "filter:" + words.join("&") : "");
}
function readFilterAddress(words) {
  const changed = new Set(words.split("&").map(decodeURIComponent));
  for (const field of filterFields()) {
    field.checked = changed.has(`${field.name}=${field.value}`) === (field.name === "only");
  }
  readFilter();
}
