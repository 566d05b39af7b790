// Marked words of the text: a new statement, a statement split in two, or two made one.

const bubble = el("div.bubble", { id: "edit-bubble", role: "toolbar", hidden: true });
let marked = null; // {start, end, words}: what is marked, in code points of the source

/** Return the text nodes of a line that are words of the source. */
function sourceNodes(row) {
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.closest("button, .gone")) found.push(node);
  }
  return found;
}
const length = words => [...words].length; // in code points

/** Return the offset in the source of a place in the text pane, or null. */
function offsetOf(node, offset) {
  const row = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("li[value]");
  if (!row || row.closest(".fold")) return null;
  const place = document.createRange();
  place.setStart(node, offset);
  let before = 0;
  for (const each of sourceNodes(row)) {
    if (each === node) return startOf(row) + before + length(each.data.slice(0, offset));
    if (place.comparePoint(each, 0) >= 0) break;
    before += length(each.data);
  }
  return startOf(row) + before;
}
const startOf = row => data.edit.starts[row.value - 1];

/** Return what is marked in the text: offsets in the source, without the spaces at its ends. */
function markedNow() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!find("#text > .lines").contains(range.commonAncestorContainer)) return null;
  const rows = findAll("#text li[value]").filter(row => range.intersectsNode(row));
  const from = offsetOf(range.startContainer, range.startOffset);
  const to = offsetOf(range.endContainer, range.endOffset);
  if (!rows.length || from === null || to === null) return null;
  const first = startOf(rows[0]);
  const lines = rows.map(row => sourceNodes(row).map(node => node.data).join(""));
  // lines may end in more than one character: each is put where the source has it
  let all = [];
  for (const [place, row] of rows.entries()) {
    const gap = startOf(row) - first - all.length;
    all = [...all, ...(gap > 0 ? Array(gap).fill("\n") : []), ...lines[place]];
  }
  const words = all.slice(from - first, to - first);
  const lead = words.findIndex(letter => letter.trim());
  if (lead < 0) return null;
  const tail = words.findLastIndex(letter => letter.trim());
  return { start: from + lead, end: from + tail + 1, words: words.slice(lead, tail + 1).join("") };
}

/** Return the statements whose words are marked, with the range of each in the source. */
function statementsMarked({ start, end }) {
  return statements
    .map(each => ({ id: each.id, span: spanOf(each.id) }))
    .filter(({ span }) => span && span.start < end && span.end > start);
}
function spanOf(id) {
  const own = listOf(quotes, id).filter(span => !span.closest(".fold"));
  if (!own.length) return null;
  const ends = own.map(span => {
    const nodes = sourceNodes(span);
    return { start: offsetOf(nodes[0], 0), end: offsetOf(nodes.at(-1), nodes.at(-1).length) };
  });
  return { start: min(...ends.map(one => one.start)), end: max(...ends.map(one => one.end)) };
}

/** Show what can be made of the words that are marked. */
function showBubble() {
  marked = markedNow();
  bubble.hidden = !marked;
  if (!marked) return;
  const touched = statementsMarked(marked);
  const roles = Object.keys(ROLE).map((role, place) => {
    const title = `Make it a statement ( ${place + 1} )`;
    const facts = { onclick: () => makeStatement(role), title };
    return el("button." + role, facts, glyph(role), ROLE[role]);
  });
  bubble.setAttribute("aria-label", "Make of the marked words");
  bubble.replaceChildren(...roles, ...otherUses(touched));
  placeBubble();
}
function otherUses(touched) {
  const [one, two] = touched;
  if (touched.length === 2) {
    const ids = touched.map(each => each.id);
    const join = () => decideMarked({ do: "merge", id: ids[0], other: ids[1] }, "joined");
    return [el("button", { onclick: join }, "Join the two")];
  }
  if (!one || two) return [];
  const at = marked.start > one.span.start ? marked.start : marked.end;
  if (at <= one.span.start || at >= one.span.end) return [];
  const split = () => decideMarked({ do: "split", id: one.id, at }, "split");
  return [el("button", { onclick: split }, "Split here")];
}
function decideMarked(act, told) {
  const words = `${told}: ${quoted(act.id)}`;
  forgetMarked();
  write([act], words);
}
function forgetMarked() {
  getSelection().removeAllRanges();
  bubble.hidden = true;
  marked = null;
}
function placeBubble() {
  const place = getSelection().getRangeAt(0).getBoundingClientRect();
  const { offsetWidth, offsetHeight } = bubble;
  const top = place.top - offsetHeight - 8;
  bubble.style.left = max(6, min(place.left, innerWidth - offsetWidth - 6)) + "px";
  bubble.style.top = (top > 6 ? top : min(place.bottom + 8, innerHeight - offsetHeight - 6)) + "px";
}

async function makeStatement(role) {
  const { start, end, words } = marked;
  const before = new Set(statementById.keys());
  forgetMarked();
  const told = `${ROLE[role]}: “${cut(words, 60)}”`;
  const answer = await write([{ do: "new", role, start, end }], told);
  const made = answer?.id ?? [...statementById.keys()].find(id => !before.has(id));
  if (answer && statementById.has(made)) select({ statement: made }, { from: "text", tab: null });
  find(".text")?.focus({ preventScroll: true });
}

/** Find words that were typed, for those who cannot mark any, and make a statement of them. */
function makeByTyping() {
  const save = async words => {
    const source = await (await fetch(`/_/source/${encodeURIComponent(documentName)}`)).text();
    const at = source.indexOf(words);
    if (at < 0) return askForWords(field);
    closeSheet();
    marked = { start: length(source.slice(0, at)), words };
    marked.end = marked.start + length(words);
    return makeStatement(role.value);
  };
  const { field, labelled } = wordsField("Words of the text, exactly", "", save);
  const options = Object.entries(ROLE).map(([value, name]) => el("option", { value }, name));
  const role = el("select", ...options);
  openSheet("A new statement", [labelled, el("label", el("span", "Role"), role)], {
    focus: field,
  });
}
function askForWords(field) {
  field.setAttribute("aria-invalid", "true");
  tell("the text does not have these words");
}
