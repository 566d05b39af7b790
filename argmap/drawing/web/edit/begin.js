// Listeners of what corrects the annotation; the page itself is alive already.

function listenToChoice() {
  on(document, "chosen", () => {
    if (!pickChosen()) fillBar();
  });
  on(document, "taken", () => {
    for (const id of decided) {
      if (!isOpen(linkById.get(id) ?? statementById.get(id))) decided.delete(id);
    }
    fillBar();
    if (reviewing && !chosenThing()) nextInReview();
  });
  on(byId("text"), "click", pickLine);
  document.addEventListener("keydown", runEditKey, true);
  on(sheet, "keydown", event => {
    if (event.key === "Escape" && closeOnEscape(event)) return;
    event.stopPropagation();
  });
}
function listenToMarking() {
  let timer = 0;
  on(document, "selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(showBubble, 120);
  });
  on(byId("text"), "scroll", () => {
    if (!bubble.hidden) placeBubble();
  });
  // a press on the bubble must not take the marks away
  on(bubble, "pointerdown", event => event.preventDefault());
}

makeBar();
fillBar();
listenToChoice();
listenToMarking();
listenToServer();
window.__editing = true;
