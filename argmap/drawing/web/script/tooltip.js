// The tooltip of the map: full words, role, line and flags of what the pointer rests on.

const TIP_WAIT = 250; // milliseconds
let tipTimer = 0;
let tipFor = null;

/** Show the tooltip of a statement or link when the pointer has rested on it for a while. */
function waitForTip(id, point) {
  if (id === tipFor) return;
  clearTimeout(tipTimer);
  tipFor = id;
  byId("tip").hidden = true;
  if (id && !state.dragged) tipTimer = setTimeout(() => showTip(id, point), TIP_WAIT);
}
function hideTip() {
  clearTimeout(tipTimer);
  byId("tip").hidden = true;
}
function showTip(id, point) {
  const tip = byId("tip");
  tip.replaceChildren(...tipWords(id));
  tip.hidden = false;
  const { width, height } = paneSize();
  const { offsetWidth, offsetHeight } = tip;
  const below = point.y + 20;
  const top = below + offsetHeight < height ? below : max(4, point.y - offsetHeight - 14);
  tip.style.left = max(4, min(point.x + 12, width - offsetWidth - 4)) + "px";
  tip.style.top = top + "px";
}
function tipWords(id) {
  const flagged = listOf(flagsOf, id).map(flag => {
    const proposed = flag.state === "proposed" ? " (proposed)" : "";
    return el("p", el("span.sign." + flag.level), titleOf(flag) + proposed);
  });
  const link = linkById.get(id);
  if (link) {
    const head = el("b", KIND[link.kind] + (link.state === "proposed" ? ", proposed" : ""));
    return [head, el("p", { dir: "auto" }, ...stepWords(link)), ...flagged];
  }
  const each = statementById.get(id);
  const head = [headOf(each), whereIs(each)].join(" · ");
  return [el("b", { dir: "auto" }, head), el("p", { dir: "auto" }, each.text), ...flagged];
}
