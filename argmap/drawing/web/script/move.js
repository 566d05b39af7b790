// Moving cards: by dragging, or with Shift and the arrow keys. Links move along; nothing is stored.

/** Let the pointer move cards instead of the map while this is switched on. */
function listenToMoves() {
  const canvas = byId("canvas");
  let held = null;
  const pointOf = event => network.DOMtoCanvas(pointerAt(event));
  const letGo = () => {
    held = null;
    state.dragged = null;
  };
  const grab = event => {
    const id = state.moving && event.isPrimary && thingAt(pointOf(event))?.statement;
    if (!id) return;
    event.stopPropagation(); // vis-network would move the map
    canvas.setPointerCapture(event.pointerId);
    held = { id, at: pointOf(event), from: state.moved.get(id) ?? { x: 0, y: 0 } };
  };
  canvas.addEventListener("pointerdown", grab, true);
  on(canvas, "pointermove", event => {
    if (!held) return;
    const { x, y } = pointOf(event);
    const [across, down] = [x - held.at.x, y - held.at.y];
    if (!held.moved && hypot(across, down) * network.getScale() < 4) return;
    held.moved = true;
    state.dragged = held.id;
    hideTip();
    moveCard(held.id, { x: held.from.x + across, y: held.from.y + down });
  });
  on(canvas, "pointerup", () => {
    if (held && !held.moved) select({ statement: held.id }, { from: "map" });
    letGo();
  });
  on(canvas, "pointercancel", letGo);
  on(byId("map"), "keydown", moveByKey);
}
function moveByKey(event) {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const [across, down] = step[event.key] ?? [];
  if (!event.shiftKey || !state.statement || across === undefined) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  const { x, y } = state.moved.get(state.statement) ?? { x: 0, y: 0 };
  moveCard(state.statement, { x: x + across * 20, y: y + down * 20 });
}
function moveCard(id, { x, y }) {
  const card = statementById.get(id);
  const { x: beforeX, y: beforeY } = state.moved.get(id) ?? { x: 0, y: 0 };
  state.moved.set(id, { x, y });
  card.x += x - beforeX;
  card.shownY += y - beforeY;
  routeLinks();
  forgetGeometry();
  network.redraw();
  byId("reset").disabled = false;
}
function resetPositions() {
  state.moved.clear();
  placeCards();
  byId("reset").disabled = true;
  say("cards are in their places again");
}
