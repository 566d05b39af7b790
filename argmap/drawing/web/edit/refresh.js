// A new version of the page, taken in place: nothing moves that has not changed.

const PARTS = ["#summary", ".facts", "h1", "#pane-flags", "#pane-figures"];
let taking = null; // the update that is under way
let waitingToTake = null; // the one after it, for all who ask meanwhile

/** Fetch this page again and take what has changed; one after the other. */
function refresh() {
  if (waitingToTake) return waitingToTake;
  const before = taking;
  const start = () => {
    waitingToTake = null;
    taking = takeLatest();
    return taking;
  };
  if (!before) return start();
  waitingToTake = before.then(start, start);
  return waitingToTake;
}
async function takeLatest() {
  const answer = await fetch(location.pathname, { cache: "no-store" });
  if (!answer.ok) throw new Error(answer.statusText);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const written = fresh.getElementById("data");
  if (!written) throw new Error("no page");
  const { edit, source, statements: cards } = JSON.parse(written.textContent);
  if (edit.version === data.edit.version) return false;
  const isOther = source.sha256 !== data.source.sha256 || (!network && cards.length);
  if (isOther || !cards.length) location.reload();
  else takePage(fresh);
  return true;
}

/** Put the parts of a new version into this page. */
function takePage(fresh) {
  const restore = keepShown();
  const chosen = linkById.get(state.link);
  const before = network && placesNow();
  ready = false; // the map is drawn once, when all is in its place
  byId("data").textContent = fresh.getElementById("data").textContent;
  document.title = fresh.title;
  for (const name of PARTS) takePart(find(name), fresh.querySelector(name));
  takePart(...[document, fresh].map(page => page.querySelectorAll("#pane-filter fieldset")[1]));
  takeRows(fresh);
  readData();
  readStandings();
  takeState(chosen);
  markAgain();
  if (before) placeAgain(before);
  showAgain();
  restore();
  ready = true;
  network?.redraw();
  Object.assign(window.__argmap, { statements, links });
  document.dispatchEvent(new Event("taken"));
}

/** Take the inside of an element, if it is another; fields stay as the reader has set them. */
function takePart(here, there) {
  if (!here || !there) return;
  const words = there.innerHTML;
  if ((wordsOfPart.get(here) ?? here.innerHTML) === words) return;
  const set = new Map(fieldsIn(here).map(field => [nameOfField(field), field.checked]));
  here.innerHTML = words;
  wordsOfPart.set(here, words);
  for (const field of fieldsIn(here)) field.checked = set.get(nameOfField(field)) ?? field.checked;
}
const wordsOfPart = new Map(); // what the server sent of each part
const fieldsIn = part => [...part.querySelectorAll("input[type=checkbox]")];
const nameOfField = ({ id, name, value }) => [id, name, value].join(" ");

/** Take the lines of the text whose marks have changed; the others stay as they are. */
function takeRows(fresh) {
  for (const there of fresh.querySelectorAll("#text li[value]")) {
    const here = byId(there.id);
    if (!here || wordsOfRow(here) === there.innerHTML) continue;
    here.replaceChildren(...there.childNodes);
  }
  for (const sign of findAll("#text .mark, #text .also")) sign.remove();
}
/** Return a line as the server wrote it: without what this page has added. */
function wordsOfRow(row) {
  const copy = row.cloneNode(true);
  for (const sign of copy.querySelectorAll(".mark, .also")) sign.remove();
  for (const each of copy.querySelectorAll("q, span, a, u")) {
    for (const name of ["role", "aria-roledescription", "tabindex"]) each.removeAttribute(name);
    each.classList.remove("chosen", "from", "to", "hover", "dim", "lit", "stated");
    if (!each.classList.length) each.removeAttribute("class");
  }
  return copy.innerHTML;
}

/** Keep of the state what still exists; a link with another premise is still the link chosen. */
function takeState(chosen) {
  const exists = id => statementById.has(id) || linkById.has(id);
  const { statement, link, flag } = state;
  state.flag = flagById.has(flag) ? flag : null;
  state.statement = statementById.has(statement) ? statement : null;
  state.link = linkById.has(link) ? link : (links.find(one => isSameStep(one, chosen))?.id ?? null);
  state.hover = state.near = null;
  for (const name of ["collapsed", "rejected"]) {
    for (const id of state[name]) if (!exists(id)) state[name].delete(id);
  }
  for (const id of state.moved.keys()) if (!exists(id)) state.moved.delete(id);
  search.texts = null;
  state.bright = brightSet();
}

function isSameStep(one, other) {
  const shared = one.premises.some(id => other?.premises.includes(id));
  return shared && one.conclusion === other.conclusion;
}

/** Mark text and lists anew, and make each pane one tab stop again. */
function markAgain() {
  markPassages();
  stopAt(byId("text"), "q[role], button, a, summary", find('#text [tabindex="0"]'));
  for (const [name, items] of [["flags", "button, summary"], ["filter", "input, button"]]) {
    stopAt(byId("pane-" + name), items);
  }
  byId("next-flag").disabled = !flagItems.length;
  const hadOutline = outlineRows.length;
  find(".tree").replaceChildren();
  outlineRows = [];
  if (hadOutline) fillOutline();
}
/** Show the selection in the new parts, without moving anything. */
function showAgain() {
  if (state.rejected.size) showWhatIf();
  markQuotes();
  markLists();
  fillWalk();
  fillToast();
  if (state.statement || state.link) fillDetails();
  else if (byId("details").querySelector(".said, .ends")) emptyDetails();
}
function markQuotes() {
  for (const span of findAll("q.chosen")) span.classList.remove("chosen", "from", "to");
  const link = state.link && linkById.get(state.link);
  for (const id of selectedStatements(link)) {
    for (const span of listOf(quotes, id)) span.classList.add("chosen");
    if (link) listOf(quotes, id)[0]?.classList.add(id === endOf(link) ? "to" : "from");
  }
}
