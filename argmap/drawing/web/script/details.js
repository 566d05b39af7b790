// The tab Details for a statement: what it says, where, what it leads to and what it rests on.

const EMPTY_DETAILS = "Select a statement or a link, in the text or on the map.";
const annotationFile = data.annotation || "the annotation file";

function emptyDetails() {
  byId("pane-details").replaceChildren(el("p.empty", EMPTY_DETAILS));
}
function fillDetails() {
  const shown = state.link
    ? linkDetails(linkById.get(state.link))
    : statementDetails(statementById.get(state.statement));
  const pane = byId("pane-details");
  pane.replaceChildren(el("div.details", el("h2.hidden", "Details"), ...shown));
  pane.scrollTop = 0;
}

/** Return the flags of a statement or link, the selected one first, then by level. */
function flagsToShow(id) {
  const selected = listOf(answeredOf, id).filter(flag => flag.id === state.flag);
  return [...listOf(flagsOf, id), ...selected].sort(
    (a, b) => (b.id === state.flag) - (a.id === state.flag) || GRAVITY[a.level] - GRAVITY[b.level],
  );
}

/** Return names and values as a list; a value may be an array of nodes. */
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

function statementDetails(here) {
  const proposed = here.state === "proposed" ? " (proposed)" : "";
  const citation = !here.implicit && copyButton(() => cite(here), "Copy as citation");
  return [
    el("span.chip." + here.role, el("span.glyph." + here.role), ROLE[here.role] + proposed),
    el("p.words", { dir: "auto" }, here.implicit ? here.text : `“${here.text}”`),
    el("div.acts", whatIfButton(here.id), citation),
    ...flagsToShow(here.id).map(flag => flagDetails(flag)),
    factList(statementFacts(here)),
    ...repairs(here),
    ...neighbours(here.id),
    ...suggestedLinks(here.id),
    ...changeStatement(here),
  ];
}

function statementFacts(here) {
  const implicit = "implicit: not stated in the text; a person wrote it because a step needs it";
  const changed = state.changed.has(here.id);
  const waits = unreviewed.has(here.id) && "unreviewed";
  const standing = waits || (state.changed.get(here.id) ?? standingNow.get(here.id));
  return [
    ["Speaker", here.speaker + (here.reported ? " (reported)" : "")],
    ["Where", here.line ? lineButtons(here) : implicit],
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

/** Return the steps whose flags are all that keeps a statement from being clear. */
function repairs(here) {
  if (state.changed.has(here.id)) return [];
  return (data.repairs[here.id] ?? []).flatMap(ids => {
    const steps = ids.map(id => linkById.get(id));
    const these = steps.length > 1 ? "these were answered together" : "this were answered";
    const rows = steps.map(link => [link, link.premises[0], "the step from"]);
    return stepList(`It would be clear if ${these}`, rows);
  });
}

/** Return the lists of links at a statement. */
function neighbours(id) {
  const out = listOf(outgoing, id);
  const into = listOf(incoming, id);
  const verb = link => (link.kind === "attack" ? "attacks" : "supports");
  const from = link => (link.premises.length > 1 ? "together" : "from");
  const premises = (list, word) =>
    list.flatMap(link => link.premises.map(one => [link, one, word(link)]));
  const by = () => "by";
  const leading = out.filter(link => link.kind !== "undercut");
  const undercutting = out.filter(link => link.kind === "undercut");
  const against = into.flatMap(link => listOf(incoming, link.id));
  return [
    ...stepList(
      "Leads to",
      leading.map(link => [link, endOf(link), verb(link)]),
    ),
    ...stepList(
      "Undercuts the step",
      undercutting.map(link => [link, endOf(link), "speaks against a step to"]),
    ),
    ...stepList(
      "Rests on",
      premises(into.filter(isSupport), from),
      unreviewed.has(id)
        ? "The draft links no reason to this statement."
        : "This statement has no support in the text.",
    ),
    ...stepList(
      "Attacked by",
      premises(
        into.filter(link => link.kind === "attack"),
        by,
      ),
    ),
    ...stepList("A step to it is undercut by", premises(against, by)),
  ];
}

/**
 * Return a heading and a button for each step, before it one for its most serious flag.
 * @param {[object, string, string][]} steps link, statement to go to, relation
 * @param {string} [empty] what to say if there are no steps
 */
function stepList(title, steps, empty) {
  if (!steps.length) return empty ? [el("h3", title), el("p.empty", empty)] : [];
  const rows = steps.flatMap(([link, id, relation]) => [
    flagsOf.has(link.id) && flagButton(link),
    statementButton(id, relation),
  ]);
  return [el("h3", title), ...rows.filter(Boolean)];
}
function flagButton(link) {
  const flag = gravest(flagsOf.get(link.id));
  const show = () => select({ link: link.id, flag: flag.id }, { from: "panel" });
  const hint = el("small", "a flag on this step; show it");
  return el("button.go", { onclick: show }, el("span.flagged", "▲ "), titleOf(flag), hint);
}
function statementButton(id, relation) {
  const there = statementById.get(id);
  const show = () => select({ statement: id }, { from: "panel" });
  const speaker = there.reported ? ", " + there.speaker : "";
  const place = `${ROLE[there.role].toLowerCase()}, ${whereIs(there)}${speaker}`;
  const small = el("small", relation ? `${relation} · ${place}` : place);
  return el("button.go." + there.role, { dir: "auto", onclick: show }, small, cut(there.text, 170));
}

/** Return the links that the machine is too unsure of to draw, and the lines that make them. */
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

function lineButtons(here) {
  const button = line => el("button.main-link", { onclick: () => goToLine(line) }, "line " + line);
  const also = here.also_lines.flatMap((line, place) => [place ? ", " : "", button(line)]);
  return [button(here.line), pageOf(here), ...(also.length ? [", repeated at ", ...also] : [])];
}
const pageOf = here => (here.page ? `, ${here.page} of ${data.source.document}` : "");

/** Return a statement's words with all that is needed to find and check them. */
function cite(here) {
  const where = `“${document.title}”, line ${here.line}${pageOf(here)}`;
  const file = `${data.source.path}, SHA-256 ${data.source.sha256}`;
  return `“${here.text}” (${here.speaker}, ${where}; ${file})`;
}

/** Return the lines that change a statement's role in the annotation file. */
function changeStatement(here) {
  const head = role => `## ${here.id} ${role}`;
  const proposed = here.state === "proposed";
  const where = here.at ? `${data.annotation}, line ${here.at}` : annotationFile;
  const others = Object.keys(ROLE).filter(role => role !== here.role);
  const hint = role => "make it " + (role === "evidence" ? "evidence" : "a " + role);
  return [
    el("h3", "To change it"),
    el(
      "p.where",
      `In ${where}, the line `,
      el("code", head(here.role) + (proposed ? "?" : "")),
      " can read:",
    ),
    proposed && copyLine(head(here.role), "accept it as it is"),
    ...others.map(role => copyLine(head(role), hint(role))),
  ].filter(Boolean);
}

function copyLine(line, hint) {
  return el("div", el("p.where", hint), codeToCopy(line));
}
/** Return what an address that is not a whole one is relative to. */
function siteOf(address) {
  if (/^([a-z][a-z\d+.-]+:|\/\/)/i.test(address)) return "";
  return address.startsWith("#") ? "in the document" : "relative to the document's site";
}
function codeToCopy(line) {
  return el(
    "div.copy",
    el("code", line),
    copyButton(() => line),
  );
}
/** Return a button that copies words; `told` returns what to say then. */
function copyButton(words, label = "Copy", { name, told } = {}) {
  const copy = async () => {
    const line = words();
    let done = true;
    try {
      await navigator.clipboard.writeText(line);
    } catch {
      done = false; // the line next to the button can be selected
    }
    button.textContent = done ? "Copied" : "Select it";
    say(told?.(done, line) ?? (done ? "copied" : "not copied; select the line"));
    setTimeout(() => {
      button.textContent = label;
    }, 1500);
  };
  const button = el("button", { onclick: copy, "aria-label": name }, label);
  return button;
}
