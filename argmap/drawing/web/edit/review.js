// Review: proposals one after the other, first what most depends on; the last acts stay in sight.

let reviewing = false;
const skipped = new Set();
const decided = new Set(); // decided in this page, and perhaps not yet in the data
const doneList = el("ol.done.none", { id: "edit-done", "aria-label": "Last decisions" });

/** Return what is still proposed, in the order of the list To review. */
function openProposals() {
  const ids = findAll(".review [data-go]").map(row => row.dataset.go);
  return ids.filter(id => !decided.has(id) && isOpen(linkById.get(id) ?? statementById.get(id)));
}
function reviewInWords() {
  const { reviewed, proposals } = data.edit;
  const total = reviewed + proposals;
  const pending = [...decided].filter(id => isOpen(linkById.get(id) ?? statementById.get(id)));
  return { total, done: reviewed + pending.length };
}

function toggleReview() {
  reviewing = !reviewing;
  skipped.clear();
  if (!reviewing) return fillBar();
  const here = chosenThing();
  if (isOpen(here)) fillBar();
  else nextInReview();
  return byId(network ? "map" : "panel").focus({ preventScroll: true });
}
/** Show the proposal after a place in the order; those skipped come again at the end. */
function nextInReview(from = null) {
  const all = openProposals();
  const fresh = all.filter(id => !skipped.has(id));
  if (!fresh.length && all.length) skipped.clear();
  const order = fresh.length ? fresh : all;
  const next = order.find(id => id !== from) ?? order[0];
  if (!next) {
    reviewing = false;
    fillBar();
    return tell("all proposals are reviewed");
  }
  return select(linkById.has(next) ? { link: next } : { statement: next }, { from: "flags" });
}
function skipProposal() {
  const here = chosenThing();
  if (here) skipped.add(here.id);
  nextInReview(here?.id);
}

/** Write what was decided on one statement or link; in a review the next comes by itself. */
function decide(id, acts, words) {
  const wasOpen = isOpen(linkById.get(id) ?? statementById.get(id));
  if (wasOpen) decided.add(id);
  const writing = write(acts, words).then(answer => {
    if (!answer) decided.delete(id);
    fillBar();
  });
  if (reviewing && wasOpen) nextInReview(id);
  else fillBar();
  return writing;
}

/** Show the last acts, the newest first; each can be taken back with those after it. */
function fillDone() {
  const rows = acting.done.map(({ words }, place) => {
    const name = place ? `Undo back to before: ${words}` : `Undo: ${words}`;
    const facts = { onclick: () => undo(place + 1), title: name, "aria-label": name };
    return el("li", el("button", facts, el("span", { dir: "auto" }, cut(words, 46)), " ↶"));
  });
  doneList.replaceChildren(...rows);
  doneList.classList.toggle("none", !rows.length);
}
