// What is at a point of the map: hit tests for collapse signs, flags, cards and links.

let linkAreas = new Map();
let wholeArea = null;

function forgetGeometry() {
  linkPaths = new Map();
  linkAreas = new Map();
  wholeArea = null;
}

function areaOfCards(list) {
  const half = form.width / 2;
  const area = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, shownY, height } of list) {
    area.left = min(area.left, x - half);
    area.right = max(area.right, x + half);
    area.top = min(area.top, shownY - height / 2);
    area.bottom = max(area.bottom, shownY + height / 2);
  }
  return area;
}
const shownStatements = () => statements.filter(each => !state.hidden.has(each.id));
const areaOfAll = () => (wholeArea ??= areaOfCards(shownStatements()));

function areaOfLink(link) {
  if (!linkAreas.has(link.id)) {
    const points = [...link.lines.flatMap(line => line.points), ...link.trunk];
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const area = { left: min(...xs), right: max(...xs), top: min(...ys), bottom: max(...ys) };
    linkAreas.set(link.id, area);
  }
  return linkAreas.get(link.id);
}

function thingAt({ x, y }) {
  const scale = network.getScale();
  const seen = shownStatements();
  const fold = seen.find(each => {
    const sign = abs(y - each.shownY) * scale <= 14 && foldSign(each, scale);
    return sign && abs(x - sign.x) <= sign.width / 2 && abs(y - sign.y) <= sign.height / 2;
  });
  if (fold) return { collapse: fold.id };
  const drawn = links.filter(isDrawn);
  const flagged = drawn.find(({ id, sign }) => {
    return flagsOf.has(id) && hypot(x - sign[0], y - sign[1]) < 14 / min(scale, 1);
  });
  if (flagged) return { link: flagged.id };
  const card = seen.find(each => {
    return abs(x - each.x) <= form.width / 2 && abs(y - each.shownY) <= each.height / 2;
  });
  if (card) return { statement: card.id };
  return nearestLink(drawn, x, y, 9 / min(scale, 1));
}

/** Return the link that is nearest to a point, if one is near enough. */
function nearestLink(drawn, x, y, within) {
  const near = drawn.filter(link => isAround(areaOfLink(link), x, y, within));
  for (const share of [0.25, 0.5, 1]) {
    ruler.lineWidth = 2 * within * share;
    const found = near.find(link =>
      curvesOf(link).some(curve => ruler.isPointInStroke(curve, x, y)),
    );
    if (found) return { link: found.id };
  }
  return null;
}
function isAround({ left, right, top, bottom }, x, y, within) {
  if (x < left - within || x > right + within) return false;
  return y >= top - within && y <= bottom + within;
}
