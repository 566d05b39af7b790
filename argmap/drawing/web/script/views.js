// Ways to see the map: alone, with captions only; the menus below it.

function setMapOnly(alone) {
  if (alone === document.body.classList.contains("alone")) return;
  document.body.classList.toggle("alone", alone);
  byId("alone").setAttribute("aria-pressed", String(alone));
  fillToast();
  placeCards();
  showChosen();
  say(alone ? "the map alone" : "the map with text and side panel");
}
function setSentences(whole) {
  state.compact = !whole;
  placeCards();
  showChosen();
}
function showChosen() {
  if (state.statement || state.link) showOnMap("view", true);
  else firstView();
}

/** Arrange the captions for the size of the pane when it has changed. */
function fitCaptions() {
  if (!ready || !state.compact || paneSizeInWords() === captionsFor || !paneSize().width) return;
  if (isWholeShown()) showAll(true);
  else keepInPlace(statementById.get(state.statement ?? data.start) ?? statements[0], placeCards);
}

function listenToViews() {
  on(byId("alone"), "click", () => setMapOnly(!document.body.classList.contains("alone")));
  on(byId("sentences"), "change", () => setSentences(byId("sentences").checked));
  on(byId("moving"), "change", () => (state.moving = byId("moving").checked));
  on(byId("reset"), "click", resetPositions);
  listenToMoves();
  listenToMenus();
}

function listenToMenus() {
  const open = () => findAll(".menu[open]:not(.inline)");
  on(document, "pointerdown", event => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
  on(document, "keydown", event => {
    if (event.key !== "Escape") return;
    hideTip();
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary").focus();
      event.stopPropagation();
    }
  }, true);
}
/** The legend is a menu if there is not much room. */
function setLegend() {
  byId("mini").hidden = byId("map-pane").clientWidth < 560;
  byId("legend").classList.toggle("inline", isInline());
  byId("legend").open = isInline();
}
const isInline = () => byId("map-pane").clientWidth >= 1180 && !low.matches;
