// Pictures of the map, as PNG or SVG, with title, legend and source; as a slide or as it is.

const MOST_PIXELS = 16000; // on each side of a canvas
const SLIDE = { width: 1920, height: 1080 };
const LETTERS = 1.3; // a slide's captions are arranged for a window that is smaller by this

function savePicture(of) {
  const { format, shape } = pictureChoice();
  const kept = { ...state };
  const nothing = { statement: null, link: null, bright: null, near: null };
  if (of !== "view") Object.assign(state, nothing);
  if (of === "bright") {
    const others = statements.filter(each => !kept.bright.cards.has(each.id));
    state.hidden = new Set(others.map(each => each.id));
  }
  const kind = { all: "map", bright: "highlighted", view: "view" }[of];
  const name = `${data.source.path.split(/[\\/]/).pop().replace(/\.[^.]+$/, "")}-${kind}`;
  const frame = frameOf(of, shape === "slide");
  const named = kept.flag && of === "bright" ? ": " + titleOf(flagById.get(kept.flag)) : "";
  const paint = ctx => paintPicture(ctx, frame, document.title + named, of === "view");
  try {
    if (format === "svg") download(svgOf(frame, paint), name + ".svg");
    else canvasOf(frame, paint).toBlob(blob => download(blob, name + ".png"));
  } finally {
    Object.assign(state, kept);
    placeCards();
  }
}
const pictureChoice = () => Object.fromEntries(new FormData(byId("pictures")));

/** Return the sizes of a picture, what it shows and how large, and place the cards for it. */
function frameOf(of, isSlide) {
  const unit = isSlide ? 1.6 : 2;
  const [head, foot, margin] = [46 * unit, 62 * unit, 20 * unit];
  const rest = { unit, head, foot, margin };
  if (isSlide) {
    const width = SLIDE.width - 2 * margin;
    const height = SLIDE.height - head - foot - margin;
    if (of !== "view") placeForSlide({ width, height });
    const area = of === "view" ? windowFrame() : areaOfAll();
    const fits = scaleFor(area, { width, height });
    return { ...SLIDE, ...rest, area, scale: of === "view" ? fits : min(fits, 2.2) };
  }
  if (of === "bright") setPlaces(shownStatements(), null);
  const area = of === "view" ? windowFrame() : areaOfAll();
  const [across, down] = [area.right - area.left, area.bottom - area.top];
  const wanted = of === "view" ? 2 * network.getScale() : 2;
  const scale = min(wanted, MOST_PIXELS / (across + 60), MOST_PIXELS / (down + 200));
  const width = Math.ceil(max(across * scale, 420 * unit) + 2 * margin);
  return { ...rest, area, scale, width, height: Math.ceil(down * scale + head + foot + margin) };
}
/** Place the cards with all their words if these can be read on a slide, else with captions. */
function placeForSlide({ width, height }) {
  setPlaces(shownStatements(), null);
  if (scaleFor(areaOfAll(), { width, height }) >= 1.15) return;
  setPlaces(shownStatements(), { width: width / LETTERS, height: height / LETTERS });
}

function canvasOf({ width, height }, paint) {
  const canvas = el("canvas", { width, height });
  paint(canvas.getContext("2d"));
  return canvas;
}
function paintPicture(ctx, frame, title, asSeen) {
  const { width, height, head, foot, margin, area, scale } = frame;
  ctx.fillStyle = colour.map;
  ctx.fillRect(0, 0, width, height);
  const room = height - head - foot;
  ctx.save();
  ctx.translate(width / 2, head + room / 2);
  ctx.scale(scale, scale);
  const middle = { x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2 };
  ctx.translate(-middle.x, -middle.y);
  const { left, top, right, bottom } = area;
  if (asSeen) ctx.clip(shapeOf(`M${left} ${top}H${right}V${bottom}H${left}z`));
  const seen = asSeen ? network.getScale() : form === FULL ? 1 : 2;
  if (state.bands) drawBands(ctx, seen);
  for (const link of links) drawLink(ctx, link, seen);
  for (const each of shownStatements()) drawCard(ctx, each, each.x, each.shownY, seen);
  for (const each of shownStatements()) drawCollapsed(ctx, each, seen);
  ctx.restore();
  drawTitle(ctx, frame, title);
  drawLegend(ctx, frame, height - foot + 14 * frame.unit);
  drawSource(ctx, frame, margin);
}
function drawCollapsed(ctx, each, scale) {
  if (!state.collapsed.has(each.id)) return;
  setFont(ctx, 700, 12 / min(scale, 1));
  ctx.fillStyle = colour.flag;
  ctx.textAlign = "left";
  ctx.fillText(wordsOfFold(each), each.x + form.width / 2 + 5, each.shownY + 4);
}
function drawTitle(ctx, { unit, margin, width }, title) {
  setFont(ctx, 700, 19 * unit);
  const { rows } = wrap(title, width - 2 * margin, 1);
  const place = { left: margin, width: width - 2 * margin, first: 30 * unit, step: 0 };
  drawRows(ctx, rows, title, place);
}
function drawSource(ctx, { unit, width, height }, margin) {
  const { path, document: from, sha256 } = data.source;
  const file = (from ?? path).split(/[\\/]/).pop();
  const source = `argmap · ${file} · SHA-256 ${sha256.slice(0, 16)}…`;
  const words = source + " · what the text supports, not what is true";
  setFont(ctx, 400, 10.5 * unit);
  ctx.fillStyle = colour.muted;
  ctx.textAlign = "left";
  const { rows } = wrap(words, width - 2 * margin, 1);
  ctx.fillText(rows[0], margin, height - 12 * unit);
}
function drawLegend(ctx, { unit, margin, width }, top) {
  ctx.save();
  ctx.translate(margin, top);
  ctx.scale(unit, unit);
  let [left, row] = [0, 0];
  const put = (words, used, draw) => {
    setFont(null, 400, 12);
    const taken = used + 6 + widthOf(words) + 18;
    if ((left + taken) * unit > width - 2 * margin) [left, row] = [0, row + 17];
    ctx.save();
    ctx.translate(left, row);
    ctx.save();
    draw();
    ctx.restore();
    ctx.fillStyle = colour.ink;
    ctx.textAlign = "left";
    setFont(ctx, 400, 12);
    ctx.fillText(words, used + 6, 4);
    ctx.restore();
    left += taken;
  };
  for (const [role, name] of Object.entries(ROLE)) {
    put(name, 12, () => {
      ctx.fillStyle = colour[role];
      drawRoleSign(ctx, role, 6, 0, 11);
    });
  }
  for (const [kind, name] of Object.entries(LEGEND_LINKS)) {
    put(name, 34, () => drawLegendLink(ctx, kind));
  }
  ctx.restore();
}
const LEGEND_LINKS = {
  ...{ support: "supports", attack: "attacks", undercut: "undercuts a step" },
  flagged: "flagged step",
};
function drawLegendLink(ctx, kind) {
  const flagged = kind === "flagged";
  ctx.strokeStyle = flagged ? colour.flag : kind === "support" ? colour.muted : colour.rebuttal;
  ctx.fillStyle = ctx.strokeStyle;
  ctx.lineWidth = 2;
  ctx.setLineDash(dashOf({ kind }, flagged));
  ctx.stroke(pathOf("M4 0h30"));
  ctx.setLineDash([]);
  const ends = [
    [34, 0],
    [4, 0],
  ];
  if (!flagged) drawTip(ctx, ends, kind, 0.8);
  else {
    ctx.translate(18, 0);
    ctx.scale(0.6, 0.6);
    drawFlagSign(ctx, 0, 0, [{ level: "warning", state: "raised" }], 1);
  }
}

function download(blob, name) {
  if (!blob) {
    say("the picture is too large");
    return;
  }
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 5000);
  say("saved: " + name);
}
