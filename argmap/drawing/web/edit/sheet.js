// What opens above the bar: one sheet at a time, the lines just written, problems and notices.

const region = el("section.edit", { id: "edit", "aria-label": "Correct the reading" });
const sheet = el("div.edit-sheet", {
  ...{ id: "edit-sheet", role: "dialog", tabindex: "-1", hidden: true },
});
const diffBox = el("div.diff", { id: "edit-diff", hidden: true });
const notes = el("div.notes", { id: "edit-notes", role: "alert", hidden: true });
let opener = null; // what had the focus before the sheet
let whenClosed = null;
let diffTimer = 0;

/**
 * Open the sheet with a title; Escape closes it, and the focus goes back.
 * @param {{onclose?: Function, focus?: Element}} options
 */
function openSheet(title, content, { onclose = null, focus = null } = {}) {
  if (sheet.hidden) opener = document.activeElement;
  whenClosed?.();
  whenClosed = onclose;
  const close = el("button.close", { onclick: closeSheet, "aria-label": "Close" }, "×");
  sheet.setAttribute("aria-label", title);
  sheet.replaceChildren(el("h2", title), close, ...content.filter(Boolean));
  sheet.hidden = false;
  (focus ?? sheet).focus({ preventScroll: true });
}
function closeSheet() {
  if (sheet.hidden) return;
  const hadFocus = sheet.contains(document.activeElement);
  sheet.hidden = true;
  sheet.replaceChildren();
  const done = whenClosed;
  whenClosed = null;
  done?.();
  if (hadFocus) backToWork();
}
/** Put the focus back where keys work. */
function backToWork() {
  const isThere = opener?.isConnected && opener !== document.body && opener.checkVisibility();
  (isThere && !opener.disabled ? opener : byId(network ? "map" : "panel")).focus({
    preventScroll: true,
  });
}

/** Return a field with its name; Enter runs something with the words in it. */
function wordsField(name, value, run, facts = {}) {
  const field = el("input", { type: "text", value, autocomplete: "off", ...facts });
  on(field, "keydown", event => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (field.value.trim()) run(field.value.trim());
  });
  return { field, labelled: el("label", el("span", name), field) };
}

/** Show for a moment which lines were changed; they stay while the pointer is on them. */
function showDiff(words, diff) {
  const lines = changedLines(diff);
  const rows = lines.slice(0, 12).map(line => el(line[0] === "+" ? "ins" : "del", line));
  const more = lines.length > 12 && el("small", `and ${lines.length - 12} more lines`);
  diffBox.replaceChildren(el("p", words), el("pre", ...rows), more || "");
  diffBox.hidden = false;
  say(`${words}. ${several(lines.length, "line")} changed`);
  hideDiffLater();
}
/** Say something for a moment, to be seen and heard. */
function tell(words) {
  diffBox.replaceChildren(el("p", words));
  diffBox.hidden = false;
  say(words);
  hideDiffLater();
}
function hideDiffLater() {
  clearTimeout(diffTimer);
  diffTimer = setTimeout(() => {
    if (diffBox.matches(":hover")) hideDiffLater();
    else diffBox.hidden = true;
  }, 4000);
}

/** Say what the server could not do, and what to do next. */
function showFault({ message = "It could not be written.", hint = "" } = {}) {
  openSheet("Not written", [el("p", message), hint && el("p.hint", hint)]);
  say(`${message} ${hint}`);
}
/** Show both versions of lines that were changed meanwhile; nothing is written unless asked for. */
function showConflict({ message, theirs, yours, line }, again) {
  const version = (title, words) => {
    return el("div", el("h3", title), el("pre", [words ?? ""].flat().join("\n")));
  };
  const retry = async () => {
    closeSheet();
    await refresh();
    again();
  };
  const acts = el(
    "div.acts",
    el("button", { onclick: closeSheet }, "Keep the file as it is"),
    el("button", { onclick: retry }, "Write yours over it"),
  );
  const place = line ? ` (line ${line})` : "";
  openSheet("Changed meanwhile", [
    el("p", (message ?? "These lines were changed by somebody else.") + place),
    el("div.versions", version("In the file now", theirs), version("Yours", yours)),
    acts,
  ]);
  refresh().catch(() => null);
}

let notice = "";
let problemsShown = [];
/** Show problems of the annotation file over the last good map; none if it is mended. */
function showProblems(problems) {
  problemsShown = problems;
  fillNotes();
}
function showNotice(words) {
  if (notice === words) return;
  notice = words;
  fillNotes();
}
function fillNotes() {
  const rows = problemsShown.slice(0, 20).map(({ line, column, message, hint }) => {
    const place = el("b", `line ${line}, column ${column}: `);
    return el("li", place, message, hint && el("span.hint", ` ${hint}`));
  });
  const count = several(problemsShown.length, "problem");
  const head = `The annotation file has ${count}; the map is the last good one.`;
  notes.hidden = !rows.length && !notice;
  notes.replaceChildren(
    ...[notice && el("p", notice), rows.length && el("p", head), rows.length && el("ul", ...rows)]
      .filter(Boolean),
  );
}
