// What can be done with what is chosen: role, accept, reject, caption, premise, join.

const chosenStatement = () => statementById.get(state.statement);
const chosenLink = () => linkById.get(state.link);
const chosenThing = () => chosenLink() ?? chosenStatement();
/** Return the flag that is shown, or the most serious one on what is chosen. */
function chosenFlag() {
  const here = chosenThing();
  return here && (selectedFlag(here.id) ?? gravest(listOf(flagsOf, here.id)));
}
const isOpen = each => each?.state === "proposed";

function setRole(role) {
  const here = chosenStatement();
  if (!here || (here.role === role && !isOpen(here))) return;
  decide(here.id, [{ do: "role", id: here.id, role }], `${ROLE[role]}: ${quoted(here.id)}`);
}
/** Accept what is chosen; a link with a proposed end takes the end along. */
function acceptChosen() {
  const here = chosenThing();
  if (!here) return;
  if (!isOpen(here)) {
    tell("accepted already");
    if (reviewing) nextInReview();
    return;
  }
  const act = chosenLink()
    ? { do: "accept-link", ...naming(here) }
    : { do: "accept", id: here.id };
  decide(here.id, [act], `accepted: ${nameInWords(here.id)}`);
}
/** Reject a proposal; delete what is accepted. */
function rejectChosen() {
  const here = chosenThing();
  if (!here) return;
  const isLink = !!chosenLink();
  const open = isOpen(here);
  const what = isLink ? { do: open ? "reject-link" : "unlink", ...naming(here) } : null;
  const act = what ?? { do: open ? "reject" : "delete", id: here.id };
  decide(here.id, [act], `${open ? "rejected" : "deleted"}: ${nameInWords(here.id)}`);
}

/** Change a support into an attack, or an attack into a support. */
function turnLink() {
  const link = chosenLink();
  if (!link || isUndercut(link)) return;
  const type = isSupport(link) ? "attack" : "support";
  const { source, target } = naming(link);
  const made = { do: "link", source, target, type, with: link.premises.slice(1) };
  const words = `${quoted(source)} ${VERBS_OF[type]} ${quoted(target)}`;
  decide(link.id, [{ do: "unlink", ...naming(link) }, made], words);
}

function editCaption() {
  const here = chosenStatement();
  if (!here) return;
  const save = label => {
    closeSheet();
    write([{ do: "label", id: here.id, label }], `caption: “${label}”`);
  };
  const { field, labelled } = wordsField("Caption on the card", here.label, save);
  openSheet("Caption", [labelled, el("p.hint", "Enter writes it.")], { focus: field });
  field.select();
}

/** Ask what would make a step hold, and write it as a statement that the text does not make. */
function addPremise() {
  const link = chosenLink();
  if (!link || isUndercut(link)) return;
  const save = words => {
    closeSheet();
    write([{ do: "premise", ...naming(link), words, role: "claim" }], `premise: “${words}”`);
  };
  const { field, labelled } = wordsField("What would make this step hold?", "", save);
  const hint = "The text does not say it. It becomes an implicit claim beside the premises.";
  const step = el("p", { dir: "auto" }, ...stepWords(link));
  openSheet("A premise that the step needs", [step, labelled, el("p.hint", hint)], {
    focus: field,
  });
}

/** Return the statement that comes next in the text, or null. */
function nextInText(here) {
  const later = statements.filter(each => each.line && each.id !== here.id);
  const span = listOf(quotes, here.id).at(-1);
  const follows = each => {
    const other = listOf(quotes, each.id)[0];
    return other && span.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  };
  return (span && later.find(follows)) ?? null;
}
function joinWithNext() {
  const here = chosenStatement();
  const next = here && nextInText(here);
  if (!next) return tell("no statement follows in the text");
  const words = `${quoted(here.id, 40)} and ${quoted(next.id, 40)} are one statement`;
  return decide(here.id, [{ do: "merge", id: here.id, other: next.id }], words);
}

function acceptSection() {
  const section = chosenStatement()?.section;
  if (!section) return tell("this statement is in no section");
  return write([{ do: "accept-section", section }], `accepted: all of “${section}”`);
}
/** Accept all that is left, once the reader has seen it. */
function acceptRest() {
  const open = [...statements, ...links].filter(isOpen);
  const acts = open.map(each =>
    linkById.has(each.id)
      ? { do: "accept-link", ...naming(each) }
      : { do: "accept", id: each.id },
  );
  if (!open.length) return tell("nothing is proposed any more");
  return write(acts, `accepted: ${several(open.length, "proposal")}`);
}
/** Reject what is still proposed in the section of the statement that is chosen. */
function rejectSection() {
  const section = chosenStatement()?.section;
  const open = statements.filter(each => section && each.section === section && isOpen(each));
  if (!open.length) return tell("nothing is proposed here");
  const acts = open.map(({ id }) => ({ do: "reject", id }));
  return write(acts, `rejected: ${several(open.length, "proposal")} of “${section}”`);
}

/** Offer the links that the machine thinks less likely right than wrong. */
function offerSuggestions() {
  const here = chosenStatement();
  const found = here
    ? data.suggestions.filter(each => [each.premises[0], each.conclusion].includes(here.id))
    : [];
  if (!found.length) return tell("no further link is suggested here");
  const rows = found.map(({ kind = "support", premises: [source], conclusion: target }) => {
    const facts = { source, target, type: kind };
    const words = `${quoted(source)} ${VERBS_OF[kind]} ${quoted(target)}`;
    const decided = (verb, told) => () => {
      closeSheet();
      write([{ do: verb, ...facts }], `${told}: ${words}`);
    };
    return el(
      "li",
      el("p", { dir: "auto" }, words),
      el("button", { onclick: decided("accept-link", "accepted") }, "Accept"),
      el("button", { onclick: decided("reject-link", "rejected") }, "Reject"),
    );
  });
  const list = el("ul.suggested", ...rows);
  return openSheet("Perhaps also", [list], { focus: list.querySelector("button") });
}
