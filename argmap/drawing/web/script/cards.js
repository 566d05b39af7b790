// Cards on the canvas, full, with their caption only, or with the line's number only.

const FULL_SCALE = 0.86; // from there on full words have 11 pixels on the screen
const LEAST_LETTERS = 8; // pixels on the screen
const LARGEST_CAPTION = 40; // pixels of the map
// Scripts that put no spaces between words: there a row may break anywhere.
const UNSPACED = /[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]/;
const whereIs = ({ line, page }) =>
  line ? `line ${line}${page ? ", " + page : ""}` : "implicit";
const isFilled = each => each.role === "conclusion" && each.state !== "proposed";

/** Return the outline of a card from 0, 0; the corners show the role. */
function outlineOf(role, height) {
  const { width, corner } = form;
  const [across, down] = [width - 2 * corner, height - 2 * corner];
  if (role === "conclusion") return pathOf(`M0 0h${width}v${height}H0z`);
  if (role === "evidence") {
    return pathOf(`M0 0h${width - corner}l${corner} ${corner}v${height - corner}H0z`);
  }
  if (role === "rebuttal") {
    const [left, right] = [`l${-corner} ${-corner}`, `l${corner} ${corner}`];
    const back = `l${-corner} ${corner}H${corner}${left}V${corner}z`;
    return pathOf(`M${corner} 0h${across}${right}v${down}${back}`);
  }
  const arc = (x, y) => `a${corner} ${corner} 0 0 1${x * corner} ${y * corner}`;
  const sides = `h${across}${arc(1, 1)}v${down}${arc(-1, 1)}h${-across}${arc(-1, -1)}v${-down}`;
  return pathOf(`M${corner} 0${sides}${arc(1, -1)}z`);
}

function drawCard(ctx, each, x, y, scale) {
  const inLink = state.link && state.bright?.cards.has(each.id);
  const chosen = state.statement === each.id || !!inLink;
  const outline = outlineOf(each.role, each.height);
  const grow = max(form === FULL ? 1 : 0.8, 0.5 / scale);
  ctx.save();
  ctx.translate(x - form.width / 2, y - each.height / 2);
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "left";
  if (chosen) drawHalo(ctx, [outline], 12 * grow, 0.5);
  drawGround(ctx, each, outline);
  ctx.save();
  ctx.clip(outline);
  if (form === FULL && scale >= FULL_SCALE) drawFull(ctx, each);
  else drawCaption(ctx, each, scale);
  ctx.restore();
  const thicker = chosen ? 1.7 : isNear(each.id) ? 1.6 : 1;
  drawBorder(ctx, each, outline, { grow, thicker });
  if (state.rejected.has(each.id)) drawStrikeOut(ctx, each, grow);
  if (state.changed.has(each.id)) drawChange(ctx, each, scale);
  const mine = flagsOf.get(each.id);
  if (mine) drawFlagSign(ctx, form.width - (form === FULL ? 16 : 9), 1, mine, scale);
  ctx.restore();
}

function drawHalo(ctx, shapes, width, alpha) {
  ctx.save();
  ctx.strokeStyle = colour["warning-sign"];
  ctx.globalAlpha = alpha;
  ctx.lineWidth = width;
  for (const shape of shapes) ctx.stroke(shape);
  ctx.restore();
}

/** Fill a card; one that is dimmed stays pale for all that follows. */
function drawGround(ctx, each, outline) {
  ctx.fillStyle = colour.panel;
  if (state.bright && !state.bright.cards.has(each.id) && !isNear(each.id)) {
    ctx.fillStyle = colour.map;
    ctx.fill(outline);
    ctx.globalAlpha = 0.32;
    ctx.fillStyle = colour.panel;
  }
  ctx.fill(outline);
}

function drawBorder(ctx, each, outline, { grow, thicker }) {
  ctx.strokeStyle = colour[each.role];
  ctx.lineWidth = (each.role === "conclusion" ? 3 : 1.6) * grow * thicker;
  if (each.state === "proposed") {
    ctx.lineCap = "round";
    ctx.lineWidth *= 1.3;
    ctx.setLineDash([0.1, 5 * grow]);
  } else if (each.implicit) ctx.setLineDash([9 * grow, 6 * grow]);
  ctx.stroke(outline);
  ctx.setLineDash([]);
  if (each.role !== "evidence") return;
  const { width, corner } = form; // folded
  ctx.lineWidth = 1.2;
  ctx.stroke(pathOf(`M${width - corner} 0v${corner}h${corner}`));
}

function drawStrikeOut(ctx, each, grow) {
  ctx.strokeStyle = colour.error;
  ctx.lineWidth = 4 * grow;
  ctx.stroke(pathOf(`M0 0L${form.width} ${each.height}M${form.width} 0L0 ${each.height}`));
}

function drawChange(ctx, each, scale) {
  const size = min(11 / min(scale, 1), 26);
  setFont(ctx, 700, size);
  const words = SHORT_STANDING[state.changed.get(each.id)];
  const width = min(ctx.measureText(words).width + size, form.width * 1.3);
  ctx.fillStyle = colour.error;
  ctx.fillRect(0, each.height - size * 0.5, width, size * 1.5);
  ctx.fillStyle = colour.inverse;
  ctx.fillText(words, size / 2, each.height + size * 0.62, width - size);
}

function drawFull(ctx, each) {
  const tone = colour[each.role];
  const ink = isFilled(each) ? colour.inverse : tone;
  ctx.fillStyle = tone;
  if (isFilled(each)) ctx.fillRect(0, 0, form.width, 23);
  else if (each.state !== "proposed") drawTint(ctx, 0.11, 23);
  ctx.fillStyle = ink;
  drawRoleSign(ctx, each.role, 14, 12, 11);
  setFont(ctx, 400, 11);
  const twice = each.also_lines.length ? "²" : "";
  const where = (mixedHands && each.by_hand ? "✎ " : "") + whereIs({ line: each.line }) + twice;
  const width = ctx.measureText(where).width;
  const cornered = each.role === "evidence" || each.role === "rebuttal";
  const shift = flagsOf.has(each.id) ? 30 : cornered ? 16 : 9;
  ctx.fillStyle = isFilled(each) ? colour.inverse : colour.muted;
  ctx.fillText(where, form.width - shift - width, 16);
  ctx.fillStyle = ink;
  setFont(ctx, 700, 11);
  ctx.fillText(wrap(headOf(each), form.width - 34 - shift - width, 1).rows[0] || "", 24, 16);
  drawWords(ctx, each);
}

function headOf(each) {
  const role = ROLE[each.role] + (each.state === "proposed" ? "?" : "");
  return (each.implicit ? "= " : "") + role + (each.reported ? " · " + each.speaker : "");
}

function drawWords(ctx, each) {
  const width = form.width - 22;
  let step = 17;
  setFont(ctx, 400, 13);
  let fit = wrap(each.text, width, Math.floor((each.height - 40) / step));
  if (!fit.whole) {
    step = 15;
    setFont(ctx, 400, 12);
    fit = wrap(each.text, width, Math.floor((each.height - 34) / step));
  }
  drawRows(ctx, fit.rows, each.text, { left: 11, width, first: 26 + step * 0.82, step });
}

function drawTint(ctx, share, height) {
  const before = ctx.globalAlpha;
  ctx.globalAlpha *= share;
  ctx.fillRect(0, 0, form.width, height);
  ctx.globalAlpha = before;
}

function drawNumber(ctx, each) {
  ctx.fillStyle = colour[each.role];
  ctx.fillRect(0, 0, form.width, each.height);
  ctx.fillStyle = colour.inverse;
  const size = min(54, each.height * 0.75);
  setFont(ctx, 700, size);
  ctx.textAlign = "center";
  const words = each.line ? String(each.line) : "=";
  ctx.fillText(words, form.width / 2, each.height / 2 + size * 0.35);
}

/** Draw the caption; the line's number if it would be too small to read, or cut off. */
function drawCaption(ctx, each, scale) {
  const size = form.size ?? min(13 / scale, LARGEST_CAPTION);
  const fit = captionOf(each, size);
  if (fit.size * scale < LEAST_LETTERS || (form === FULL && !fit.whole)) {
    drawNumber(ctx, each);
    return;
  }
  ctx.fillStyle = colour[each.role];
  drawTint(ctx, 0.13, each.height);
  const band = bandOf(size);
  if (isFilled(each)) {
    ctx.fillRect(0, 0, band - 1, each.height);
    ctx.fillStyle = colour.inverse;
  }
  drawRoleSign(ctx, each.role, band / 2 - 0.5, each.height / 2, band * 0.6);
  setFont(ctx, 600, fit.size);
  const step = fit.size * 1.18;
  const { rows } = fit;
  const first = each.height / 2 - (rows.length * step) / 2 + fit.size * 0.92;
  const width = form.width - band - 6;
  drawRows(ctx, rows, each.label, { left: band + 3, width, first, step });
}
/** Return how wide the part of a card with the sign of its role is, for a size of letters. */
const bandOf = size => (form === FULL ? min(32, size * 1.4) : 16);
/** Return the rows of a caption: in the full form as many as fit, in smaller letters if need be. */
function captionOf(each, size = form.size) {
  setFont(null, 600, size);
  const most = form === FULL ? Math.floor((each.height - 6) / (size * 1.18)) : 4;
  const fit = wrap(each.label, form.width - bandOf(size) - 9, max(1, most));
  const isGood = fit.whole && (!fit.broken || UNSPACED.test(each.label));
  if (form !== FULL || isGood) return { ...fit, size, whole: isGood };
  if (size < 13.5) return { ...fit, size }; // a word that is broken even then has to be
  return captionOf(each, size * 0.9);
}
