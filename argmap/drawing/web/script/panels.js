// Panes, tabs, lines of the text, and dividers between the panes.

const tabs = findAll("[role=tab]");

/** Show a tab; the focus goes to it, if asked for, or to its pane from one that is hidden now. */
function openTab(name, focus) {
  if (name === "outline") fillOutline();
  const pane = byId("pane-" + name);
  const held = document.activeElement.closest(".pane");
  for (const tab of tabs) {
    const here = tab.id === "tab-" + name;
    tab.setAttribute("aria-selected", String(here));
    tab.tabIndex = here ? 0 : -1;
    byId(tab.getAttribute("aria-controls")).hidden = !here;
    if (here && focus) tab.focus();
  }
  if (held && held !== pane) pane.focus({ preventScroll: true });
}
function tabKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const place = tabs.indexOf(document.activeElement) + step + tabs.length;
  openTabOf(tabs[place % tabs.length], true);
}

function openTabOf(tab, focus) {
  const name = tab.id.slice("tab-".length);
  openTab(name, focus);
  if (/^(#view:.*)?$/.test(location.hash)) setAddress("view:" + name);
}

function openPane(name) {
  document.body.dataset.pane = name;
  for (const button of findAll(".bottom button")) {
    if (button.dataset.pane === name) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  if (name === "panel" && !state.link && !state.statement) openTab("flags");
  const held = document.activeElement.closest("main > *");
  if (narrow.matches && held && !held.classList.contains(name)) {
    byId(name).focus({ preventScroll: true });
  }
}

/** Leave only title and tools of the header; on a phone the rest takes the room of the panes. */
function setBrief(isBrief) {
  find("header").classList.toggle("brief", isBrief);
  byId("about").setAttribute("aria-expanded", String(!isBrief));
}

function goToLine(line) {
  const row = byId("L" + line);
  if (!row) return false;
  const fold = row.closest("details");
  if (fold) fold.open = true;
  unmarkLine();
  row.classList.add("here");
  if (narrow.matches) openPane("text");
  row.scrollIntoView({ block: "center", behavior: reducedMotion.matches ? "instant" : "smooth" });
  say("line " + line);
  return true;
}
function unmarkLine() {
  for (const row of findAll("li.here")) row.classList.remove("here");
}

let lineEnds = null; // for each line of the text: [characters up to its end, number]
function clickStrip(event) {
  const frame = find(".strip").getBoundingClientRect();
  lineEnds ??= measureLines();
  const share = (event.clientX - frame.left) / frame.width;
  const reached = share * (lineEnds.at(-1)?.[0] ?? 0);
  goToLine(lineEnds.find(([end]) => end > reached)?.[1]);
}
function measureLines() {
  let end = 0;
  return findAll("#text li[value]").map(row => {
    const marks = row.querySelectorAll("button").length; // one character each, not of the source
    end += row.textContent.trim().length - marks + 1;
    return [end, row.value];
  });
}

function clickText(event) {
  const { target } = event;
  if (target.closest(".strip")) {
    clickStrip(event);
    return;
  }
  const also = target.closest("[data-line]");
  if (also) {
    goToLine(also.dataset.line);
    return;
  }
  const mark = target.closest(".mark");
  const statement = mark ? mark.dataset.statement : statementUnder(event);
  if (statement) select({ statement, flag: mark && gravestOf(statement) }, { from: "text" });
}
/** Copy what the source has at the selected place: its lines, without signs of this page. */
function copyText(event) {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return;
  const piece = selection.getRangeAt(0).cloneContents();
  for (const sign of piece.querySelectorAll("button, summary, .why, .leaf, .gone")) sign.remove();
  const rows = [...piece.querySelectorAll("li[value]")];
  const words = rows.length ? rows.map(row => row.textContent).join("\n") : piece.textContent;
  event.clipboardData.setData("text/plain", words);
  event.preventDefault();
}
/** Return the statement whose words are under the pointer, the shortest quote, or null. */
function statementUnder(event) {
  const span = event.target.closest("q");
  return span ? statementsAt(span)[0] : null;
}

function clickList(event) {
  const item = event.target.closest(".flag");
  if (item) {
    select({ flag: flagOfItem(item).id }, { from: "flags" });
    return;
  }
  const id = event.target.closest("[data-go]")?.dataset.go;
  if (id) select(linkById.has(id) ? { link: id } : { statement: id }, { from: "flags" });
  const button = event.target.closest("[data-line]");
  if (!button) return;
  const flag = flagByNumber.get(button.dataset.flag);
  if (flag) select({ flag: flag.id }, { from: "flags", tab: null });
  goToLine(button.dataset.line);
  lightFigure(button);
}

/** Light up, in the text, the numbers that a computation of the tab Figures was made from. */
function lightFigure(button) {
  unlightFigure();
  const number = button?.dataset.figure;
  if (!number) return;
  button.setAttribute("aria-pressed", "true");
  for (const piece of findAll(`#text [data-figures~="${number}"]`)) piece.classList.add("lit");
  for (const piece of findAll(`#text [data-figures~="s${number}"]`)) piece.classList.add("stated");
}
function unlightFigure() {
  for (const piece of findAll(".lit, .stated")) piece.classList.remove("lit", "stated");
  find("[data-figure][aria-pressed]")?.removeAttribute("aria-pressed");
}

function makeDividers() {
  makeDivider("left", "Width of the text", byId("text"));
  makeDivider("right", "Width of the side panel", byId("panel"));
}
function makeDivider(side, name, pane) {
  const main = find("main");
  const bar = el("div.grip", {
    role: "separator",
    tabindex: "0",
    "aria-orientation": "vertical",
    "aria-label": name,
    "aria-valuemin": 220,
    "aria-valuenow": 300,
  });
  const place = () => {
    const width = pane.offsetWidth;
    bar.style.left = (side === "left" ? width : main.clientWidth - width) + "px";
    bar.setAttribute("aria-valuenow", width);
  };
  const setWidth = width => {
    const kept = Math.round(max(220, min(main.clientWidth * 0.5, width)));
    main.style.setProperty("--" + side, kept + "px");
    place();
  };
  on(bar, "pointerdown", event => {
    bar.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  on(bar, "pointermove", ({ clientX, pointerId }) => {
    if (!bar.hasPointerCapture(pointerId)) return;
    setWidth(side === "left" ? clientX : main.clientWidth - clientX);
  });
  on(bar, "keydown", event => {
    const step = { ArrowLeft: -24, ArrowRight: 24 }[event.key];
    if (!step) return;
    setWidth(pane.offsetWidth + (side === "left" ? step : -step));
    event.preventDefault();
  });
  main.append(bar);
  new ResizeObserver(place).observe(pane);
}

function setTheme(isDark) {
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  byId("theme").setAttribute("aria-pressed", String(isDark));
  readColours();
  network?.redraw();
}
const isDarkTheme = () => document.documentElement.dataset.theme === "dark";
