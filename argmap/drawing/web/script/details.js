// The tab Details for a statement: what it says, where, what it leads to and what it rests on.

const emptyWords = byId("details").textContent;
/** Return where a statement or link is in the annotation file. */
function placeInFile({ at }) {
  return at ? `${data.annotation}, line ${at}` : data.annotation || "the annotation file";
}

// What of Details is reached with the arrow keys.
const DETAILS_ITEMS = "button, summary";

function emptyDetails() {
  showDetails(el("p.empty", emptyWords));
}
function fillDetails() {
  const shown = state.link
    ? linkDetails(linkById.get(state.link))
    : statementDetails(statementById.get(state.statement));
  showDetails(el("h2.hidden", "Details"), ...shown);
}
/** Show something in Details from its top; the focus stays there, on what is above it or on it. */
function showDetails(...shown) {
  const pane = byId("pane-details");
  const inner = byId("details");
  const hadFocus = inner.contains(document.activeElement);
  inner.replaceChildren(...shown.filter(Boolean));
  fillWalk();
  stopAt(pane, DETAILS_ITEMS);
  pane.scrollTop = 0;
  if (hadFocus) pane.focus({ preventScroll: true });
}

const unfolded = new Set(); // the titles of folds that the reader has opened, for the next ones too
/** Return what is not shown at first, under a title. */
function fold(title, ...inside) {
  const made = el("details.part", { open: unfolded.has(title) }, el("summary", title), ...inside);
  on(made, "toggle", () => unfolded[made.open ? "add" : "delete"](title));
  return made;
}
/** Return the first nodes of a list, and the rest under "… more". */
function firstOf(list, most) {
  if (list.length <= most + 1) return list;
  const rest = list.slice(most);
  return [
    ...list.slice(0, most),
    el("details.part", el("summary", `${rest.length} more`), ...rest),
  ];
}
/** Return words, those past the first `most` characters behind the three dots. */
function shortened(words, most) {
  const first = cut(words, most);
  if (first === words) return [words];
  const show = () => rest.replaceWith(words.slice(first.length - 1));
  const facts = { onclick: show, "aria-label": "all of it" };
  const rest = el("button.main-link", facts, "…");
  return [first.slice(0, -1), rest];
}

function factList(rows) {
  return el(
    "dl",
    ...rows.flatMap(([name, value]) => [
      el("dt", name),
      el("dd", { dir: "auto" }, ...[value].flat()),
    ]),
  );
}
function setBy(each) {
  if (each.by_hand) return "a person";
  return each.state === "proposed"
    ? "the machine, not confirmed"
    : "the machine, confirmed by a person";
}

function selectedFlag(id) {
  const flag = flagById.get(state.flag);
  return flag && holderOf(flag) === id ? flag : null;
}

function statementDetails(here) {
  const flag = selectedFlag(here.id);
  const around = neighbours(here.id);
  const words = here.implicit ? here.text : `“${here.text}”`;
  const citation = !here.implicit && copyButton(() => cite(here), "Copy as citation");
  const acts = el("div.acts", whatIfButton(here.id), citation, !flag && copyLinkButton(here.id));
  return [
    ...(flag ? openFlag(flag) : []),
    el("p.said", ...saidBy(here)),
    el("p.words", { dir: "auto" }, ...shortened(words, 300)),
    ...(flag ? [] : around),
    ...otherFlags(here.id, flag),
    ...(flag ? foldsOf(flag) : [...repairs(here), acts]),
    fold(
      "More about it",
      ...(flag ? [acts, ...around] : []),
      factList(statementFacts(here)),
      ...suggestedLinks(here.id),
      ...changeStatement(here),
    ),
  ];
}

/** Return the role of a statement, where it is, and who says it if the text only reports it. */
function saidBy(here) {
  const proposed = here.state === "proposed" ? " (proposed)" : "";
  const chip = el("span.chip." + here.role, glyph(here.role), ROLE[here.role] + proposed);
  const where = here.line ? lineButton(here.line) : "not stated in the text";
  const speaker = here.reported && el("span.by", { dir: "auto" }, ", " + here.speaker);
  return [chip, " ", where, pageOf(here), speaker];
}
const glyph = role => el("span.glyph." + role);

/** Return a button for each flag on a statement or link but the one that is shown. */
function otherFlags(id, shown) {
  const hint = flag => (shown ? "" : (partOf(flag, "lacks") ?? partOf(flag, "says") ?? ""));
  const others = listOf(flagsOf, id).filter(flag => flag !== shown);
  return others.map(flag => flagButton(flag, hint(flag)));
}

function statementFacts(here) {
  const implicit = "implicit: not stated in the text; a person wrote it because a step needs it";
  const changed = state.changed.has(here.id);
  const waits = unreviewed.has(here.id) && "unreviewed";
  const standing = waits || (state.changed.get(here.id) ?? standingNow().get(here.id));
  return [
    ["Speaker", here.speaker + (here.reported ? " (reported)" : "")],
    !here.line && ["Where", implicit],
    here.also_lines.length && [
      "Repeated at",
      here.also_lines.flatMap(line => [lineButton(line), " "]),
    ],
    here.section && ["Section", here.section],
    ["Set by", setBy(here)],
    here.because && ["Because", here.because],
    standing && ["Standing", (changed ? "now " : "") + STANDING[standing]],
    ["Id", here.id],
    ...here.notes.map(note => ["Note", note]),
    ...here.footnotes.map(words => ["Footnote", words]),
    ...here.links.map(({ text, address }) => [
      "Link",
      [`“${text}”`, codeToCopy(address), siteOf(address)],
    ]),
  ].filter(Boolean);
}

/** Return the flags that are all that keeps a statement from being clear. */
function repairs(here) {
  if (state.changed.has(here.id)) return [];
  return (data.repairs[here.id] ?? []).slice(0, 2).flatMap(ids => {
    const these = ids.length > 1 ? "these were answered together" : "this were answered";
    const rows = ids.map(id => {
      const link = linkById.get(id);
      return link ? [link, link.premises[0], "the step from"] : [{ id }, id, "what it says"];
    });
    return stepList(`It would be clear if ${these}`, rows, { among: isWeakening });
  });
}

function neighbours(id) {
  const out = listOf(outgoing, id);
  const into = listOf(incoming, id);
  const isAttack = link => link.kind === "attack";
  const ends = (list, word) => list.map(link => [link, endOf(link), word(link)]);
  const premises = (list, word) =>
    list.flatMap(link => link.premises.map(one => [link, one, word(link)]));
  const none = () => "";
  const isDraft = [...statements, ...links].some(each => each.state === "proposed");
  const missing = isDraft
    ? "The draft links no reason to this statement."
    : "This statement has no support in the text.";
  const together = link => (link.premises.length > 1 ? "together" : "");
  const against = into.flatMap(link => listOf(incoming, link.id));
  return [
    ...stepList("Rests on", premises(into.filter(isSupport), together), {
      empty: missing,
      most: 5,
    }),
    ...stepList("Leads to", ends(out.filter(isSupport), none)),
    ...stepList("Attacks", ends(out.filter(isAttack), none)),
    ...stepList("Undercuts the step to", ends(out.filter(isUndercut), none)),
    ...stepList("Attacked by", premises(into.filter(isAttack), none)),
    ...stepList("A step to it is undercut by", premises(against, none)),
  ];
}

/**
 * Return a heading and a button for each step, after it one for its most serious flag.
 * @param {[object, string, string][]} steps link or statement, statement to go to, relation
 * @param {{empty?: string, most?: number, among?: function(object): boolean}} options
 *   `empty`: what to say if there are no steps; `most`: how many of them are shown at first;
 *   `among`: which flags are shown
 */
function stepList(title, steps, { empty, most = 2, among = () => true } = {}) {
  if (!steps.length) return empty ? [el("h3", title), el("p.empty", empty)] : [];
  const rows = steps.map(([link, id, relation], place) => {
    const isLast = steps[place + 1]?.[0] !== link; // of the premises that go together
    const flag = isLast && gravest(listOf(flagsOf, link.id).filter(among));
    return el("div.step-row", statementButton(id, relation), flag && flagButton(flag));
  });
  return [el("h3", title), ...firstOf(rows, most)];
}
function flagButton(flag, words = "") {
  const show = () => select({ flag: flag.id }, { from: "panel" });
  const hint = words && el("span.hint", cut(words, 80));
  const name = flag.link && !words ? "flag on this step: " + titleOf(flag) : null;
  const facts = { onclick: show, "aria-label": name };
  return el("button.go.flag-go", facts, signOf(flag), titleOf(flag), hint);
}
/**
 * Return a button that selects a statement.
 * @param {number} [most] characters of its words to show; without it, its caption is shown
 */
function statementButton(id, relation, most = 0) {
  const there = statementById.get(id);
  const show = () => select({ statement: id }, { from: "panel" });
  const speaker = there.reported ? ", " + there.speaker : "";
  const place = `${ROLE[there.role].toLowerCase()}, ${whereIs(there)}${speaker}`;
  const small = el("small", relation ? `${relation} · ${place}` : place);
  const words = cut(most ? there.text : there.label, most || 90);
  return el("button.go." + there.role, { dir: "auto", onclick: show }, words, " ", small);
}

function suggestedLinks(id) {
  const found = data.suggestions.filter(each => each.premises[0] === id || each.conclusion === id);
  if (!found.length) return [];
  const rows = found.flatMap(({ kind, premises: [premise], conclusion }) => {
    const verb = kind ? "attacks" : "supports";
    const relation = premise === id ? `it ${verb} this` : `this ${verb} it`;
    const line = `- ${verb}: ${conclusion}`;
    const hint = premise === id ? "write here" : `write under ${premise}`;
    return [statementButton(premise === id ? conclusion : premise, relation), copyLine(line, hint)];
  });
  return [
    el("h3", "Perhaps also"),
    el("p.where", "Less likely right than wrong, so the machine drew no link:"),
    ...rows,
  ];
}

const lineButton = line =>
  el("button.main-link", { onclick: () => goToLine(line) }, "line " + line);
const pageOf = here => (here.page ? `, ${here.page} of ${data.source.document}` : "");

function changeStatement(here) {
  const head = role => `## ${here.id} ${role}`;
  const proposed = here.state === "proposed";
  const others = Object.keys(ROLE).filter(role => role !== here.role);
  const hint = role => "make it " + (role === "evidence" ? "evidence" : "a " + role);
  const written = el("code", head(here.role) + (proposed ? "?" : ""));
  return [
    el("h3", "To change it"),
    el("p.where", `In ${placeInFile(here)}, the line `, written, " can read:"),
    proposed && copyLine(head(here.role), "accept it as it is"),
    ...others.map(role => copyLine(head(role), hint(role))),
  ];
}

function siteOf(address) {
  if (/^([a-z][a-z\d+.-]+:|\/\/)/i.test(address)) return "";
  return address.startsWith("#") ? "in the document" : "relative to the document's site";
}
