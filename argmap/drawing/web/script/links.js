// Links on the canvas: cubic curves that leave and arrive level, brackets, tips and signs.

let linkPaths = new Map(); // made anew when places change
const isHostile = link => link.kind !== "support";
const shownLines = link => link.lines.filter(line => !state.hidden.has(line.premise));
const isDrawn = link => shownLines(link).length > 0 && !state.hidden.has(endOf(link));

function curveOf(points) {
  let path = `M${points[0]}`;
  for (let place = 1; place < points.length; place += 1) {
    const [x0, y0] = points[place - 1];
    const [x1, y1] = points[place];
    const half = (x1 - x0) / 2;
    path += `C${x0 + half} ${y0} ${x1 - half} ${y1} ${x1} ${y1}`;
  }
  return shapeOf(path);
}
function keptCurve(key, points) {
  if (!linkPaths.has(key)) linkPaths.set(key, curveOf(points));
  return linkPaths.get(key);
}

function curvesOf(link) {
  const curves = shownLines(link).map(({ premise, points }) => {
    return keptCurve(`${link.id}#${premise}`, points);
  });
  return link.trunk.length ? [...curves, keptCurve(link.id, link.trunk)] : curves;
}

function isRejected(link) {
  return [link.id, ...endsOf(link)].some(id => state.rejected.has(id));
}

function drawLink(ctx, link, scale) {
  if (!isDrawn(link)) return;
  const lines = shownLines(link);
  const mine = flagsOf.get(link.id);
  const flagged = !!mine?.some(flag => flag.level !== "note");
  const grow = max(1, 0.55 / scale);
  const dimmed = state.bright && !state.bright.links.has(link.id) && !isNear(link.id);
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
  if (mine) drawFlagSign(ctx, ...link.sign, mine, scale);
  else if (link.sign) drawCross(ctx, ...link.sign, form === FULL ? grow : 0.8);
  ctx.restore();
}

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
  if (isNear(link.id)) return 3.2;
  return flagged || isHostile(link) ? 2.3 : 1.7;
}
function dashOf(link, flagged) {
  if (isUndercut(link)) return [2.5, 4.5];
  if (flagged) return [8, 6];
  return link.state === "proposed" ? [4, 4] : [];
}

function drawBracket(ctx, link, lines, grow) {
  const heights = lines.filter(line => line.joined).map(line => line.points.at(-1)[1]);
  const [x] = link.trunk[0];
  ctx.lineWidth = 2.6 * grow;
  ctx.stroke(shapeOf(`M${x + 5} ${min(...heights) - 5}h-5V${max(...heights) + 5}h5`));
}

/** Draw the end of a link: an arrow for a support, a bar for an attack, a dot for an undercut. */
function drawTip(ctx, points, kind, grow) {
  const [x, y] = points.at(-1);
  const size = kind === "attack" ? 1 : min(grow, 1.6);
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(points.at(-2)[0] > x ? size : -size, size);
  if (kind === "attack") {
    ctx.lineWidth = 3 * grow;
    ctx.stroke(pathOf("M0-9v18"));
  } else {
    const tip = pathOf(kind === "support" ? "M-1.5 0l10-4.7v9.4z" : DISC);
    ctx.fill(tip);
    ctx.strokeStyle = colour.map;
    ctx.lineWidth = 1.5;
    if (kind === "undercut") ctx.stroke(tip);
  }
  ctx.restore();
}
const DISC = "M5.5 0a5.5 5.5 0 1 1-11 0a5.5 5.5 0 1 1 11 0z";

function drawCross(ctx, x, y, grow) {
  const size = 1.36 * min(grow, 1.7);
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size, size);
  ctx.lineWidth = 1.5;
  ctx.fillStyle = colour.map;
  ctx.fill(pathOf(DISC));
  ctx.stroke(pathOf(DISC));
  ctx.stroke(pathOf("M-2.3-2.3l4.6 4.6m0-4.6l-4.6 4.6"));
  ctx.restore();
}
