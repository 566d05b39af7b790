// Marks in the text: passages that can be chosen, flagged statements, lines that are repeated.

/** Give each passage its role, and put marks after flagged ones and before repeated lines. */
function markPassages() {
  for (const { id, role } of statements) {
    const own = listOf(quotes, id);
    const first = own.find(span => statementsAt(span)[0] === id);
    if (first) {
      first.setAttribute("role", "button");
      first.setAttribute("aria-roledescription", ROLE[role].toLowerCase());
      first.tabIndex = -1;
    }
    if (flagsOf.has(id)) own.at(-1)?.after(flagMark(id));
  }
  const repeated = statements.filter(each => each.also_lines.length);
  for (const [line, quoted] of groupBy(repeated, each => each.line)) markRepeat(line, quoted);
}
function flagMark(id) {
  const words = "flagged: " + flagsOf.get(id).map(titleOf).join(", ");
  const facts = { title: words, "aria-label": words, "data-statement": id, tabindex: -1 };
  return el("button.mark", facts, "▲");
}
function markRepeat(line, quoted) {
  const also = [...new Set(quoted.flatMap(each => each.also_lines))].sort((a, b) => a - b);
  const words = `line ${line} is repeated at line ${also.join(", ")}`;
  const facts = { "data-line": also[0], title: words, "aria-label": words, tabindex: -1 };
  byId("L" + line).prepend(el("button.also", facts, "²"));
}

function passageKey(event) {
  if (!event.target.matches("q") || ![" ", "Enter"].includes(event.key)) return;
  event.preventDefault();
  event.target.click();
}

/** Make of each pane one tab stop; inside, the arrow keys move. */
function giveOneStop() {
  rove(byId("text"), "q[role], button, a, summary");
  rove(byId("pane-flags"), "button, summary");
  rove(byId("pane-details"), DETAILS_ITEMS);
  if (byId("pane-figures")) rove(byId("pane-figures"), "button");
  rove(byId("pane-filter"), "input, button");
}
