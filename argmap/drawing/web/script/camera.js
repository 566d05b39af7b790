// The map: vis-network is canvas and camera, everything on it is drawn here.

let network = null;
let cardSet = null;
let ready = false; // nothing is drawn before everything is in its place
const LEAST_SCALE = 0.04;
const MOST_SCALE = 3;
const BEYOND_CARD = 40; // how far signs and halo of a card reach, in pixels of the map

const paneSize = () => ({ width: byId("map").clientWidth, height: byId("map").clientHeight });
/** Return the height that the card at the bottom of a phone's map covers. */
function coveredHeight() {
  return narrow.matches && !byId("card").hidden ? byId("card").offsetHeight + 10 : 0;
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

/** Show an area of the map, as large as fits, between two scales. */
function showArea(area, { least = 0.5, most = 1, quiet = false } = {}) {
  const room = paneSize();
  const margin = narrow.matches ? 14 : 34;
  const covered = coveredHeight();
  const width = room.width - 2 * margin;
  const height = room.height - covered - 2 * margin;
  const across = area.right - area.left;
  const down = area.bottom - area.top;
  const scale = max(least, min(most, width / across, height / down));
  let x = (area.left + area.right) / 2;
  let y = (area.top + area.bottom) / 2;
  if (across * scale > width) x = area.left + (room.width / 2 - margin) / scale;
  if (down * scale > height) y = area.top + ((room.height - covered) / 2 - margin) / scale;
  moveTo(x, y + covered / 2 / scale, scale, quiet);
}
const showAll = quiet => showArea(areaOfAll(), { least: 0.02, most: 0.9, quiet });

/** Return whether the middle of a card can be seen. */
function isOnScreen(each) {
  const { width, height } = paneSize();
  const { x, y } = network.canvasToDOM({ x: each.x, y: each.shownY });
  return x > 0 && y > 0 && x < width && y < height;
}

/** Show the whole map if it can be read, otherwise the main conclusion. */
function firstView() {
  const all = areaOfAll();
  const room = paneSize();
  const fitting = min(
    (room.width - 40) / (all.right - all.left),
    (room.height - 40) / (all.bottom - all.top),
  );
  if (fitting >= 0.42) {
    showAll(true);
    return;
  }
  const main = statementById.get(data.start) ?? statements[0];
  const scale = narrow.matches ? 0.56 : max(0.44, min(0.52, (room.width - 40) / 960));
  const half = { x: room.width / 2 / scale, y: room.height / 2 / scale };
  const edge = 22 / scale;
  const x = main.x - CARD_WIDTH / 2 - edge + half.x;
  let y = max(all.top - edge + half.y, min(main.shownY, all.bottom + edge - half.y));
  if (all.bottom - all.top + 2 * edge < 2 * half.y) y = (all.top + all.bottom) / 2;
  moveTo(x, y, scale, true);
}

/** Make the map; without cards or without vis-network its pane stays empty. */
function makeMap() {
  if (!statements.some(each => each.card) || !window.vis) {
    byId("map").hidden = true;
    byId("mini").hidden = true;
    return;
  }
  cardSet = new vis.DataSet(statements.map(visNode));
  const graph = { nodes: cardSet, edges: new vis.DataSet() };
  network = new vis.Network(byId("canvas"), graph, data.options);
  network.on("beforeDrawing", drawLinks);
  network.on("afterDrawing", drawMinimap);
  network.on("click", ({ pointer }) => clickMap(pointer.canvas));
  network.on("zoom", () => {
    const scale = network.getScale();
    const kept = max(LEAST_SCALE, min(MOST_SCALE, scale));
    if (kept !== scale) network.moveTo({ scale: kept });
  });
  listenToPointer(byId("canvas"));
  const foot = find(".foot");
  const setFoot = () => byId("map-pane").style.setProperty("--foot", foot.offsetHeight + "px");
  new ResizeObserver(setFoot).observe(foot);
}

function visNode(each) {
  const draw = ({ ctx, x, y }) => ({
    drawNode: () => ready && drawCard(ctx, each, x, y, network.getScale()),
    nodeDimensions: { width: CARD_WIDTH, height: each.height },
  });
  const place = { id: each.id, x: each.x, y: each.shownY, hidden: state.hidden.has(each.id) };
  // vis-network leaves out what is farther than its size from the pane, whatever is drawn.
  const size = max(CARD_WIDTH, each.height) / 2 + BEYOND_CARD;
  return { ...place, size, shape: "custom", ctxRenderer: draw };
}

/** Draw the links in view, those that are bright above the others. */
function drawLinks(ctx) {
  if (!ready) return;
  const scale = network.getScale();
  if (state.bands) drawBands(ctx, scale);
  const isBright = ({ id }) => state.bright?.links.has(id) || state.hover === id;
  const seen = links.filter(link => isInView(link, scale));
  for (const link of seen) if (!isBright(link)) drawLink(ctx, link, scale);
  for (const link of seen) if (isBright(link)) drawLink(ctx, link, scale);
}
function isInView(link, scale) {
  const room = paneSize();
  const centre = network.getViewPosition();
  const { left, top, right, bottom } = areaOfLink(link);
  const across = room.width / 2 / scale + 40;
  const down = room.height / 2 / scale + 40;
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

/** Follow the pointer, once in each frame. */
function listenToPointer(canvas) {
  let latest = null;
  on(canvas, "mousemove", event => {
    const waiting = latest;
    latest = event;
    if (waiting) return;
    requestAnimationFrame(() => {
      const here = latest;
      latest = null;
      hoverMap(here);
    });
  });
  on(canvas, "mouseleave", () => hover(null));
}
function hoverMap(event) {
  const canvas = byId("canvas");
  const frame = canvas.getBoundingClientRect();
  const point = { x: event.clientX - frame.left, y: event.clientY - frame.top };
  const found = thingAt(network.DOMtoCanvas(point));
  canvas.style.cursor = found ? "pointer" : "";
  const mine = found?.link ? listOf(flagsOf, found.link) : [];
  canvas.title = mine.map(titleOf).join("; ");
  hover(found?.statement ?? found?.link ?? null);
}
/** Mark a statement or the ends of a link, on the map and in the text. */
function hover(id) {
  if (state.hover === id) return;
  const ends = one => {
    const link = linkById.get(one);
    return link ? [...link.premises, endOf(link)] : [one];
  };
  const mark = (one, marked) =>
    ends(one).forEach(end =>
      listOf(quotes, end).forEach(span => span.classList.toggle("hover", marked)),
    );
  mark(state.hover, false);
  state.hover = id;
  mark(id, true);
  network?.redraw();
}
