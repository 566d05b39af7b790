// The map: vis-network is canvas and camera; cards and links are drawn here, and it knows none.

let network = null;
let ready = false; // nothing is drawn before everything is in its place
const LEAST_SCALE = 0.04;
const MOST_SCALE = 3;
const BEYOND = 60; // how far signs and halo of a card reach, in pixels of the map

const paneSize = () => ({ width: byId("map").clientWidth, height: byId("map").clientHeight });
const paneSizeInWords = () => Object.values(paneSize()).join(" ");
/** Return how much of the map the card of a phone covers: at the bottom, or on the right. */
function coveredByCard() {
  if (!isOnePane() || byId("card").hidden) return { width: 0, height: 0 };
  const { offsetWidth, offsetHeight } = byId("card");
  const isBeside = low.matches || !narrow.matches;
  return isBeside ? { width: offsetWidth + 8, height: 0 } : { width: 0, height: offsetHeight + 10 };
}
const marginOf = () => (narrow.matches || state.compact ? 10 : 34);
/** Return the size of the pane within its margins. */
function innerSize() {
  const { width, height } = paneSize();
  return { width: width - 2 * marginOf(), height: height - 2 * marginOf() };
}

function moveTo(x, y, scale, quiet) {
  const animation = { duration: 260, easingFunction: "easeInOutQuad" };
  const still = quiet || reducedMotion.matches;
  network.moveTo({ position: { x, y }, scale, animation: still ? false : animation });
}
function zoomBy(factor) {
  const { x, y } = network.getViewPosition();
  moveTo(x, y, max(LEAST_SCALE, min(MOST_SCALE, network.getScale() * factor)));
}

/** Return the largest scale at which an area fits a room. */
function scaleFor({ left, top, right, bottom }, { width, height }) {
  return min(width / (right - left), height / (bottom - top));
}
/** Show an area of the map, as large as fits, between two scales. */
function showArea(area, { least = 0.5, most = 1, quiet = false } = {}) {
  const room = paneSize();
  const margin = marginOf();
  const covered = coveredByCard();
  const width = room.width - covered.width - 2 * margin;
  const height = room.height - covered.height - 2 * margin;
  const across = area.right - area.left;
  const down = area.bottom - area.top;
  const scale = max(least, min(most, scaleFor(area, { width, height })));
  let x = (area.left + area.right) / 2;
  let y = (area.top + area.bottom) / 2;
  if (across * scale > width) x = area.left + width / 2 / scale;
  if (down * scale > height) y = area.top + height / 2 / scale;
  moveTo(x + covered.width / 2 / scale, y + covered.height / 2 / scale, scale, quiet);
}
/** Show the whole map; captions get the size that fits. */
function showAll(quiet) {
  if (state.compact) placeCards();
  showPlaced(quiet);
}
function showPlaced(quiet) {
  showArea(areaOfAll(), { least: 0.02, most: state.compact ? 1.3 : 0.9, quiet });
}

function isOnScreen(each) {
  const { width, height } = paneSize();
  const { x, y } = network.canvasToDOM({ x: each.x, y: each.shownY });
  return x > 0 && y > 0 && x < width && y < height;
}

/** Show all cards, which are placed, if they can be read, otherwise the main conclusion. */
function firstView() {
  const all = areaOfAll();
  const readable = state.compact ? LEAST_CAPTION / form.size - 0.01 : FULL_SCALE;
  if (scaleFor(all, innerSize()) >= readable) {
    showPlaced(true);
    return;
  }
  const room = paneSize();
  const main = statementById.get(data.start) ?? statements[0];
  const scale = state.compact ? 1 : FULL_SCALE;
  const half = { x: room.width / 2 / scale, y: room.height / 2 / scale };
  const edge = 22 / scale;
  const x = main.x - form.width / 2 - edge + half.x;
  let y = max(all.top - edge + half.y, min(main.shownY, all.bottom + edge - half.y));
  if (all.bottom - all.top + 2 * edge < 2 * half.y) y = (all.top + all.bottom) / 2;
  moveTo(x, y, scale, true);
}

function makeMap() {
  if (!statements.some(each => each.card) || !window.vis) {
    byId("map").hidden = true;
    byId("mini").hidden = true;
    return;
  }
  network = new vis.Network(byId("canvas"), {}, data.options);
  network.on("beforeDrawing", drawMap);
  network.on("click", ({ pointer }) => clickMap(pointer.canvas));
  network.on("zoom", () => {
    const scale = network.getScale();
    const kept = max(LEAST_SCALE, min(MOST_SCALE, scale));
    if (kept !== scale) network.moveTo({ scale: kept });
  });
  listenToPointer(byId("canvas"));
  const foot = find(".foot");
  const setFoot = () => {
    setLegend();
    byId("map-pane").style.setProperty("--foot", foot.offsetHeight + "px");
  };
  new ResizeObserver(setFoot).observe(foot);
  new ResizeObserver(fitCaptions).observe(byId("map"));
}

/** Draw what is in view: links, those that are bright above the others, cards and fold signs. */
function drawMap(ctx) {
  if (!ready) return;
  const scale = network.getScale();
  if (state.bands) drawBands(ctx, scale);
  const isBright = ({ id }) => state.bright?.links.has(id) || isNear(id);
  const seen = links.filter(link => isInView(areaOfLink(link), scale));
  for (const link of seen) if (!isBright(link)) drawLink(ctx, link, scale);
  for (const link of seen) if (isBright(link)) drawLink(ctx, link, scale);
  for (const each of cardsInView(scale)) drawCard(ctx, each, each.x, each.shownY, scale);
  drawFoldSigns(ctx, scale);
  drawMinimap();
  byId("far").hidden = scale >= LEAST_LETTERS / (form.size ?? LARGEST_CAPTION);
}
const cardsInView = scale => shownStatements().filter(each => isInView(areaOfCards([each]), scale));
function isInView({ left, top, right, bottom }, scale) {
  const room = paneSize();
  const centre = network.getViewPosition();
  const across = room.width / 2 / scale + BEYOND;
  const down = room.height / 2 / scale + BEYOND;
  if (left >= centre.x + across || right <= centre.x - across) return false;
  return top < centre.y + down && bottom > centre.y - down;
}

function clickMap(point) {
  const found = thingAt(point);
  if (found?.collapse) toggleCollapsed(found.collapse);
  else if (found?.statement) select({ statement: found.statement }, { from: "map" });
  else if (found?.link) select({ link: found.link, flag: gravestOf(found.link) }, { from: "map" });
  else select({}, { from: "map" });
}
/** Return the id of the most serious flag of a statement or link, or null. */
function gravestOf(id) {
  return flagsOf.has(id) ? gravest(flagsOf.get(id)).id : null;
}

function listenToPointer(canvas) {
  let latest = null;
  on(canvas, "mousemove", event => {
    const waiting = latest;
    latest = event;
    if (waiting) return;
    requestAnimationFrame(() => {
      const here = latest;
      latest = null;
      if (here) hoverMap(here);
    });
  });
  on(canvas, "mouseleave", () => {
    latest = null;
    hover(null);
    waitForTip(null);
  });
}
const pointerAt = ({ clientX, clientY }) => {
  const { left, top } = byId("canvas").getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
};
function hoverMap(event) {
  const point = pointerAt(event);
  const found = thingAt(network.DOMtoCanvas(point));
  byId("canvas").style.cursor = !found ? "" : state.moving && found.statement ? "grab" : "pointer";
  const id = found?.statement ?? found?.link ?? null;
  hover(id);
  waitForTip(id, point);
}
function hover(id) {
  if (state.hover === id) return;
  const mark = (one, marked) =>
    cardsOf(one).forEach(end =>
      listOf(quotes, end).forEach(span => span.classList.toggle("hover", marked)),
    );
  mark(state.hover, false);
  state.hover = id;
  state.near = nearOf(id);
  mark(id, true);
  network?.redraw();
}
