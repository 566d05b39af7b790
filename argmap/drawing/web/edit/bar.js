// The bar for what is chosen: what it is, what can be done with it, and how far the review is.

const barButton = (name, key, run, facts = {}) =>
  el("button", { onclick: run, title: `${name} ( ${key} )`, ...facts }, name);
const ROLE_BUTTONS = Object.entries(ROLE).map(([role, name], place) => {
  const made = barButton(name, String(place + 1), () => setRole(role), { "data-role": role });
  made.prepend(el("span.glyph." + role));
  return made;
});
const bar = {
  what: el("p.what", { dir: "auto" }),
  roles: el("div.roles", { role: "group", "aria-label": "Role" }, ...ROLE_BUTTONS),
  accept: barButton("Accept", "a", acceptChosen),
  reject: barButton("Reject", "x", rejectChosen),
  link: barButton("Link", "l", startLink),
  turn: barButton("Turn", "t", turnLink),
  premise: barButton("Premise", "p", addPremise),
  answer: barButton("Answer", "r", answerFlag),
  caption: barButton("Caption", "e", editCaption, { class: "wide" }),
  more: barButton("More", "m", showMoreActs, { "aria-haspopup": "dialog" }),
  review: barButton("Review", "v", toggleReview, { "aria-pressed": "false" }),
  undo: barButton("Undo", "Backspace", () => undo()),
  redo: barButton("Redo", "Shift Ctrl Z", redo, { class: "wide" }),
  keys: barButton("Keys", "?", showKeys, { class: "wide", "aria-haspopup": "dialog" }),
};

function makeBar() {
  const { what, roles, accept, reject, link, turn, premise, answer, caption, more } = bar;
  const own = [accept, reject, link, turn, premise, answer, caption, more];
  const rest = el("div.rest", bar.review, bar.undo, bar.redo, bar.keys);
  const row = el("div.acts-row", what, roles, ...own, rest);
  region.append(notes, diffBox, sheet, doneList, row);
  find("main").after(region);
  document.body.append(bubble);
  document.body.classList.add("editing");
}

/** Show in the bar what can be done with what is chosen now. */
function fillBar() {
  const here = chosenThing();
  const isLink = !!chosenLink();
  bar.what.replaceChildren(...whatIsChosen(here));
  bar.roles.hidden = !here || isLink;
  for (const button of ROLE_BUTTONS) {
    button.setAttribute("aria-pressed", String(button.dataset.role === here?.role));
  }
  bar.accept.hidden = !isOpen(here);
  bar.reject.hidden = !here;
  bar.reject.firstChild.data = isOpen(here) ? "Reject" : "Delete";
  bar.link.hidden = bar.caption.hidden = !here || isLink;
  bar.turn.hidden = bar.premise.hidden = !isLink || isUndercut(here);
  if (isLink && !isUndercut(here)) {
    bar.turn.firstChild.data = isSupport(here) ? "Make it an attack" : "Make it a support";
  }
  bar.answer.hidden = !chosenFlag();
  const { total, done } = reviewInWords();
  bar.review.setAttribute("aria-pressed", String(reviewing));
  bar.review.firstChild.data = reviewing ? `${min(done + 1, total)} of ${total}` : "Review";
  bar.review.hidden = !openProposals().length && !reviewing;
  region.classList.toggle("busy", acting.waiting > 0);
  region.classList.toggle("nothing", !here);
  if (document.activeElement?.closest("[hidden]") && region.contains(document.activeElement)) {
    backToWork();
  }
}
function whatIsChosen(here) {
  if (!here) return [el("span.hint", "Choose a statement or a link, or mark words of the text.")];
  if (here.premises) return [isOpen(here) ? "proposed: " : "", ...stepWords(here)];
  const state = isOpen(here) ? "?" : "";
  return [el("span.glyph." + here.role), `${ROLE[here.role]}${state}: `, cut(here.label, 80)];
}

function showMoreActs() {
  const here = chosenStatement();
  const next = here && nextInText(here);
  const section = here?.section;
  const count = [...statements, ...links].filter(isOpen).length;
  const own = here ? touching(here.id).slice(0, 6) : [];
  const rows = [
    ...own.map(link => moreAct(`Choose ${nameInWords(link.id)}`, () => chooseLink(link.id))),
    here && moreAct("Caption ( e )", editCaption),
    here && moreAct("Suggested links ( s )", offerSuggestions),
    next && moreAct(`Join it with the next statement, “${cut(next.label, 50)}”`, joinWithNext),
    moreAct("New statement by typing its words ( n )", makeByTyping),
    section && moreAct(`Accept all of “${section}”`, acceptSection),
    section && moreAct(`Reject what is left of “${section}”`, rejectSection),
    count && moreAct(`Accept all ${several(count, "proposal")} that are left`, acceptRest),
    moreAct("Redo ( Shift Ctrl Z )", redo),
    moreAct("Keys ( ? )", showKeys),
  ];
  const list = el("ul.more-acts", ...rows.filter(Boolean));
  openSheet("More", [list], { focus: list.querySelector("button") });
}
function moreAct(name, run) {
  const onclick = () => {
    closeSheet();
    run();
  };
  return el("li", el("button", { onclick }, name));
}
function chooseLink(id) {
  select({ link: id, flag: gravestOf(id) }, { from: "keys" });
}
