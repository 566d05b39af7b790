// Links on the canvas: cubic curves that leave and arrive level, brackets, tips and signs.

let linkPaths = new Map(); // rebuilt when gaps are closed
const isHostile = link => link.kind !== "support";
const shownLines = link => link.lines.filter(line => !state.hidden.has(line.premise));

function curveOf(points) {
  const path = new Path2D();
  path.moveTo(points[0][0], closed(points[0][1]));
  for (let place = 1; place < points.length; place += 1) {
    const [x0, y0] = points[place - 1];
    const [x1, y1] = points[place];
    const half = (x1 - x0) / 2;
    path.bezierCurveTo(x0 + half, closed(y0), x1 - half, closed(y1), x1, closed(y1));
  }
  return path;
}
function keptCurve(key, points) {
  if (!linkPaths.has(key)) linkPaths.set(key, curveOf(points));
  return linkPaths.get(key);
}

/** Return the curves of a link that are shown. */
function curvesOf(link) {
  const curves = shownLines(link).map(({ premise, points }) => {
    return keptCurve(`${link.id}#${premise}`, points);
  });
  return link.trunk.length ? [...curves, keptCurve(link.id, link.trunk)] : curves;
}

/** Return whether a link, or an end of it, is rejected. */
function isRejected(link) {
  return [link.id, endOf(link), ...link.premises].some(id => state.rejected.has(id));
}

function drawLink(ctx, link, scale) {
  const lines = shownLines(link);
  if (!lines.length || state.hidden.has(endOf(link))) return;
  const mine = flagsOf.get(link.id);
  const flagged = !!mine?.some(flag => flag.level !== "note");
  const grow = max(1, 0.55 / scale);
  const dimmed = state.bright && !state.bright.links.has(link.id);
  const curves = curvesOf(link);
  ctx.save();
  if (dimmed || isRejected(link)) ctx.globalAlpha = 0.14;
  const tone = flagged ? colour.flag : isHostile(link) ? colour.rebuttal : colour.muted;
  ctx.strokeStyle = tone;
  ctx.fillStyle = tone;
  ctx.lineJoin = "round";
  strokeLink(ctx, link, curves, { flagged, grow });
  if (link.trunk.length) drawBracket(ctx, link, lines, grow);
  const ends = lines.filter(line => !line.joined).map(line => line.points);
  if (link.trunk.length) ends.push(link.trunk);
  for (const points of ends) drawTip(ctx, points, link.kind, grow);
  if (mine) drawFlagSign(ctx, link.sign[0], closed(link.sign[1]), mine, scale);
  else if (link.sign) drawCross(ctx, link.sign[0], closed(link.sign[1]), grow);
  ctx.restore();
}

/** Draw the curves of a link, with a halo if it is selected. */
function strokeLink(ctx, link, curves, { flagged, grow }) {
  const width = widthOfLink(link, flagged) * grow;
  if (state.link === link.id) {
    ctx.lineCap = "round";
    drawHalo(ctx, curves, width + 9 * grow, 0.45);
  }
  ctx.lineCap = "butt";
  ctx.lineWidth = width;
  ctx.setLineDash(dashOf(link, flagged).map(length => length * grow));
  for (const curve of curves) ctx.stroke(curve);
  ctx.setLineDash([]);
}
function widthOfLink(link, flagged) {
  if (state.link === link.id) return 3.6;
  if (state.hover === link.id) return 3.2;
  return flagged || isHostile(link) ? 2.3 : 1.7;
}
function dashOf(link, flagged) {
  if (link.kind === "undercut") return [2.5, 4.5];
  if (flagged) return [8, 6];
  return link.state === "proposed" ? [4, 4] : [];
}

/** Draw the bracket at which linked premises meet. */
function drawBracket(ctx, link, lines, grow) {
  const heights = lines.filter(line => line.joined).map(line => closed(line.points.at(-1)[1]));
  const [x] = link.trunk[0];
  const [top, bottom] = [min(...heights) - 5, max(...heights) + 5];
  ctx.lineWidth = 2.6 * grow;
  ctx.beginPath();
  ctx.moveTo(x + 5, top);
  ctx.lineTo(x, top);
  ctx.lineTo(x, bottom);
  ctx.lineTo(x + 5, bottom);
  ctx.stroke();
}

/** Draw the end of a link: an arrow for a support, a bar for an attack, a dot for an undercut. */
function drawTip(ctx, points, kind, grow) {
  const x = points.at(-1)[0];
  const y = closed(points.at(-1)[1]);
  const towards = points.at(-2)[0] > x ? 1 : -1;
  ctx.beginPath();
  if (kind === "support") {
    const size = 8.5 * min(grow, 1.6);
    ctx.moveTo(x - 1.5 * towards, y);
    ctx.lineTo(x + size * towards, y - size * 0.55);
    ctx.lineTo(x + size * towards, y + size * 0.55);
    ctx.closePath();
    ctx.fill();
  } else if (kind === "attack") {
    ctx.lineWidth = 3 * grow;
    ctx.moveTo(x, y - 9);
    ctx.lineTo(x, y + 9);
    ctx.stroke();
  } else {
    ctx.arc(x, y, 5.5 * min(grow, 1.6), 0, 7);
    ctx.fill();
    ctx.strokeStyle = colour.map;
    ctx.lineWidth = 1.5;
    ctx.stroke();
  }
}

/** Draw the cross in a circle of an attack. */
function drawCross(ctx, x, y, grow) {
  const radius = 7.5 * min(grow, 1.7);
  const arm = radius * 0.42;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 7);
  ctx.fillStyle = colour.map;
  ctx.fill();
  ctx.lineWidth = 2;
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(x - arm, y - arm);
  ctx.lineTo(x + arm, y + arm);
  ctx.moveTo(x + arm, y - arm);
  ctx.lineTo(x - arm, y + arm);
  ctx.stroke();
}
