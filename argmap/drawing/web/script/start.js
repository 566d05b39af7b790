// Listeners, and the order in which the page comes to life; `window.__ready` is set last.

function listen() {
  on(byId("text"), "click", clickText);
  on(byId("text"), "mouseover", event => hover(statementUnder(event)));
  on(find("#text > .lines"), "copy", copyText);
  on(byId("text"), "mouseleave", () => hover(null));
  on(byId("pane-flags"), "click", clickList);
  if (byId("pane-figures")) {
    on(byId("pane-figures"), "click", clickList);
    on(byId("pane-figures"), "keydown", figureKey);
  }
  on(find(".tree"), "click", clickTree);
  on(find(".tree"), "keydown", treeKey);
  listenToTabs();
  listenToTools();
  if (network) {
    listenToMapButtons();
    listenToViews();
  }
  on(byId("map"), "keydown", mapKey);
  on(window, "hashchange", readAddress);
  on(window, "beforeprint", startPrinting);
  on(window, "afterprint", endPrinting);
  on(narrow, "change", () => {
    fillToast();
    network?.redraw();
  });
  on(dark, "change", event => setTheme(event.matches));
}

function listenToTabs() {
  on(find(".tabs"), "click", event => {
    const name = event.target.closest("[role=tab]")?.id.slice("tab-".length);
    if (!name) return;
    openTab(name);
    setAddress("view:" + name);
  });
  on(find(".tabs"), "keydown", tabKey);
  on(find(".bottom"), "click", event => {
    const button = event.target.closest("button");
    if (button) openPane(button.dataset.pane);
  });
  on(find(".skip"), "click", event => {
    event.preventDefault();
    openPane("panel");
    byId("panel").focus();
  });
}

function listenToTools() {
  on(byId("summary"), "click", event => {
    const id = event.target.closest("[data-go]")?.dataset.go;
    if (id) select({ statement: id }, { from: "summary" });
  });
  on(byId("search"), "input", search);
  on(byId("search"), "keydown", searchKey);
  byId("search").after(matchCount);
  on(byId("next-flag"), "click", nextFlag);
  byId("next-flag").disabled = !openFlags.length;
  on(byId("theme"), "click", () => {
    setTheme(!isDarkTheme());
    remember("theme", document.documentElement.dataset.theme);
  });
  on(byId("pane-filter"), "change", event => {
    if (event.target.id !== "bands") readFilter();
  });
  on(byId("filter-clear"), "click", clearFilter);
  on(byId("bands"), "change", showBands);
}

function listenToMapButtons() {
  on(byId("zoom-in"), "click", () => zoomBy(1.35));
  on(byId("zoom-out"), "click", () => zoomBy(1 / 1.35));
  on(byId("zoom-fit"), "click", () => showAll());
  for (const button of findAll("#pictures [data-of]")) {
    on(button, "click", () => savePicture(button.dataset.of));
  }
  on(byId("pictures").parentElement, "toggle", () => {
    find("[data-of=bright]").disabled = !state.bright;
  });
  for (const kind of ["pointerdown", "pointermove"]) on(byId("mini"), kind, dragMinimap);
}

collapseLarge();
placeCards();
setTheme(recalled("theme") ? recalled("theme") === "dark" : dark.matches);
makeMap();
listen();
makeDividers();
openTab("flags");
openPane("map");
if (network) firstView();
readAddress();
ready = true;
network?.redraw();
window.__network = network;
window.__argmap = { statements, links, standings, sizes: () => form };
performance.mark("ready");
window.__ready = true;
