// Keys while text, map, side panel or bar has the focus. Fields keep their keys.

const EDIT_KEYS = [
  ["1 2 3 4", "claim, evidence, conclusion, rebuttal; with words marked: a new statement"],
  ["a", "accept"],
  ["x", "reject a proposal, delete what is accepted"],
  ["v", "review: what most depends on it comes first, the next by itself"],
  ["space", "skip, in a review"],
  ["l", "link: type, arrows or a click; then s, a, u or w"],
  ["t, p", "on a link: turn it into an attack or a support; a premise it needs"],
  ["s", "suggested links"],
  ["r", "answer or confirm the flag"],
  ["e", "caption"],
  ["n", "a new statement by typing its words"],
  ["m", "more: join, a whole section"],
  ["Backspace, Ctrl Z", "undo"],
  ["Shift Ctrl Z", "do it again"],
  ["?", "this list"],
];

function editKeys() {
  const roles = Object.keys(ROLE).map((role, place) => {
    return [place + 1, () => (marked ? makeStatement(role) : setRole(role))];
  });
  return {
    ...Object.fromEntries(roles),
    ...{ a: acceptChosen, x: rejectChosen, l: startLink, e: editCaption, r: answerFlag },
    ...{ s: offerSuggestions, t: turnLink, p: addPremise, n: makeByTyping, m: showMoreActs },
    ...{ v: toggleReview, Backspace: () => undo(), "?": showKeys },
    ...(reviewing ? { " ": skipProposal } : {}),
  };
}

function runEditKey(event) {
  const { target, key } = event;
  if (event.defaultPrevented || event.isComposing || target.matches("input, select, textarea")) {
    return;
  }
  if (key === "Escape" && closeOnEscape(event)) return;
  if (!target.closest("#map, #panel, #text, #edit, #edit-bubble")) return;
  const isPressed = key === " " && target.matches("button, summary, q, [role=treeitem]");
  if (isPressed || (!sheet.hidden && sheet.contains(target))) return;
  const run = isWithControl(event) ? controlKey(event) : editKeys()[key];
  if (!run) return;
  event.preventDefault();
  event.stopPropagation();
  run();
}
function controlKey({ key, shiftKey, altKey }) {
  const isZ = key.toLowerCase() === "z" && !altKey;
  return isZ ? (shiftKey ? redo : () => undo()) : null;
}
function closeOnEscape(event) {
  const isOpenNow = !sheet.hidden || !bubble.hidden;
  if (!isOpenNow) return false;
  event.preventDefault();
  event.stopPropagation();
  if (!sheet.hidden) closeSheet();
  else forgetMarked();
  return true;
}

function showKeys() {
  const rows = EDIT_KEYS.flatMap(([key, what]) => [el("dt", el("kbd", key)), el("dd", what)]);
  openSheet("Keys", [el("dl.keys", ...rows), initialsField()]);
}
