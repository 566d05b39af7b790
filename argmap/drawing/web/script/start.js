// Listeners, and the order in which the page comes to life; `window.__ready` is set last.

function listen() {
  on(byId("text"), "click", clickText);
  on(byId("text"), "keydown", passageKey);
  on(byId("text"), "mouseover", event => hover(statementUnder(event)));
  on(find("#text > .lines"), "copy", copyText);
  on(byId("text"), "mouseleave", () => hover(null));
  on(byId("pane-flags"), "click", clickList);
  if (byId("pane-figures")) on(byId("pane-figures"), "click", clickList);
  on(find(".tree"), "click", clickTree);
  on(find(".tree"), "keydown", treeKey);
  for (const id of ["map", "panel"]) on(byId(id), "keydown", paneKey);
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
    const tab = event.target.closest("[role=tab]");
    if (tab) openTabOf(tab);
  });
  on(find(".tabs"), "keydown", tabKey);
  on(find(".bottom"), "click", event => {
    const button = event.target.closest("button");
    if (!button) return;
    openPane(button.dataset.pane);
    setBrief(true);
  });
  on(byId("about"), "click", () => setBrief(!find("header").classList.contains("brief")));
  for (const link of findAll(".skip")) {
    on(link, "click", event => {
      event.preventDefault();
      openPane(link.dataset.pane);
      byId(link.dataset.pane).focus();
    });
  }
  on(byId("flag-before"), "click", () => nextFlag(-1));
  on(byId("flag-after"), "click", () => nextFlag());
  on(byId("flag-list"), "click", showFlagList);
}

function listenToTools() {
  on(byId("summary"), "click", event => {
    const { go, flag } = event.target.closest("button")?.dataset ?? {};
    if (go) select({ statement: go }, { from: "summary" });
    if (flag) select({ flag: flagByNumber.get(flag).id }, { from: "summary" });
  });
  on(byId("search"), "input", runSearch);
  on(byId("search"), "keydown", searchKey);
  byId("search").after(matchCount);
  on(byId("next-flag"), "click", () => nextFlag());
  byId("next-flag").disabled = !flagItems.length;
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

markPassages();
giveOneStop();
collapseLarge();
placeCards();
const theme = forcedColours.matches ? null : recalled("theme");
setTheme(theme ? theme === "dark" : dark.matches);
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
const at = id => (({ x, shownY }) => ({ x, y: shownY }))(statementById.get(id));
window.__argmap = { statements, links, standings, at, sizes: () => form };
performance.mark("ready");
window.__ready = true;
