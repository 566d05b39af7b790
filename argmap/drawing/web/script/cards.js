// Cards on the canvas, at three levels of detail: full, label only, line number only.

const FULL_SCALE = 0.86; // from there on full words have 11 pixels on the screen
const LABEL_SCALE = 0.2;
const LABEL_SIZES = [13, 12.2, 11.6, 10.8, 10, 9.3, 8.7, 8.1, 7.5]; // pixels on the screen
const LARGEST_LABEL = 40; // pixels of the map
// Scripts that put no spaces between words: there a row may break anywhere.
const UNSPACED = /[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]/;
const whereIs = ({ line, page }) =>
  line ? `line ${line}${page ? ", " + page : ""}` : "implicit";
const isFilled = each => each.role === "conclusion" && each.state !== "proposed";

/** Draw a card with its middle at (x, y). */
function drawCard(ctx, each, x, y, scale) {
  const inLink = state.link && state.bright?.cards.has(each.id);
  const chosen = state.statement === each.id || !!inLink;
  const outline = pathOf(data.outlines[each.role][each.height]);
  const grow = max(1, 0.5 / scale);
  ctx.save();
  ctx.translate(x - CARD_WIDTH / 2, y - each.height / 2);
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "left";
  if (chosen) drawHalo(ctx, [outline], 12 * grow, 0.5);
  drawGround(ctx, each, outline);
  ctx.save();
  ctx.clip(outline);
  if (scale >= FULL_SCALE) drawFull(ctx, each);
  else if (scale >= LABEL_SCALE) drawLabel(ctx, each, scale);
  else drawNumber(ctx, each, true);
  ctx.restore();
  const thicker = chosen ? 1.7 : state.hover === each.id ? 1.6 : 1;
  drawBorder(ctx, each, outline, { grow, thicker });
  if (state.rejected.has(each.id)) drawStrikeOut(ctx, each, grow);
  if (state.changed.has(each.id)) drawChange(ctx, each, scale);
  drawCollapseSign(ctx, each, scale);
  if (flagsOf.has(each.id)) drawFlagSign(ctx, CARD_WIDTH - 16, 1, flagsOf.get(each.id), scale);
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
  if (state.bright && !state.bright.cards.has(each.id)) {
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
  ctx.lineWidth = 1.2;
  ctx.stroke(pathOf(`M${CARD_WIDTH - 12} 0v12h12`)); // the folded corner
}

function drawStrikeOut(ctx, each, grow) {
  ctx.strokeStyle = colour.error;
  ctx.lineWidth = 4 * grow;
  ctx.stroke(pathOf(`M0 0L${CARD_WIDTH} ${each.height}M${CARD_WIDTH} 0L0 ${each.height}`));
}

/** Write the new standing under a card. */
function drawChange(ctx, each, scale) {
  const size = min(11 / min(scale, 1), 26);
  setFont(ctx, 700, size);
  const words = SHORT_STANDING[state.changed.get(each.id)];
  const width = min(ctx.measureText(words).width + size, CARD_WIDTH * 1.3);
  ctx.fillStyle = colour.error;
  ctx.fillRect(0, each.height - size * 0.5, width, size * 1.5);
  ctx.fillStyle = colour.inverse;
  ctx.fillText(words, size / 2, each.height + size * 0.62, width - size);
}

/** Draw role, line and all words. */
function drawFull(ctx, each) {
  const tone = colour[each.role];
  const ink = isFilled(each) ? colour.inverse : tone;
  ctx.fillStyle = tone;
  if (isFilled(each)) ctx.fillRect(0, 0, CARD_WIDTH, 23);
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
  ctx.fillText(where, CARD_WIDTH - shift - width, 16);
  ctx.fillStyle = ink;
  setFont(ctx, 700, 11);
  ctx.fillText(wrap(headOf(each), CARD_WIDTH - 34 - shift - width, 1).rows[0] || "", 24, 16);
  drawWords(ctx, each);
}

function headOf(each) {
  const role = ROLE[each.role] + (each.state === "proposed" ? "?" : "");
  return (each.implicit ? "= " : "") + role + (each.reported ? " · " + each.speaker : "");
}

/** Draw a statement's words, smaller if they do not fit. */
function drawWords(ctx, each) {
  const width = CARD_WIDTH - 22;
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

/** Fill the top of a card with some of the current colour. */
function drawTint(ctx, share, height) {
  const before = ctx.globalAlpha;
  ctx.globalAlpha *= share;
  ctx.fillRect(0, 0, CARD_WIDTH, height);
  ctx.globalAlpha = before;
}

/** Draw the label as large as fits; the line's number if only a part of it would be readable. */
function drawLabel(ctx, each, scale) {
  ctx.fillStyle = colour[each.role];
  drawTint(ctx, 0.13, each.height);
  const near = scale >= 0.3; // farther away the words need the room
  const band = near ? 32 : isFilled(each) ? 14 : 4;
  if (isFilled(each)) {
    ctx.fillRect(0, 0, band, each.height);
    ctx.fillStyle = colour.inverse;
  }
  if (near) drawRoleSign(ctx, each.role, 17, each.height / 2, 20);
  const width = CARD_WIDTH - band - 12;
  const fit = labelThatFits(ctx, each, { width, scale, near });
  if (!fit) {
    drawNumber(ctx, each, false);
    return;
  }
  setFont(ctx, 600, fit.size);
  const step = fit.size * 1.18;
  const first = each.height / 2 - (fit.rows.length * step) / 2 + fit.size * 0.92;
  drawRows(ctx, fit.rows, each.label, { left: band + 5, width, first, step });
}

function labelThatFits(ctx, each, { width, scale, near }) {
  const tries = LABEL_SIZES.map(screen => {
    const size = min(screen / scale, LARGEST_LABEL);
    setFont(ctx, 600, size);
    const rows = max(1, Math.floor((each.height - 8) / (size * 1.18)));
    return { size, screen, ...wrap(each.label, width, rows) };
  });
  const unspaced = UNSPACED.test(each.label) || tries.every(({ broken }) => broken);
  const onScreen = ({ size, screen }) => (size < LARGEST_LABEL ? screen : LARGEST_LABEL * scale);
  const readable = tries.filter(one => (unspaced || !one.broken) && onScreen(one) >= 7.4);
  const whole = readable.find(one => one.whole);
  if (whole || !near) return whole;
  return readable.findLast(one => unspaced || one.rows.join(" ").split(" ").length > 2);
}

/** Draw the line's number, on a background of the role's colour if `filled`. */
function drawNumber(ctx, each, filled) {
  ctx.fillStyle = colour[each.role];
  if (filled) {
    ctx.fillRect(0, 0, CARD_WIDTH, each.height);
    ctx.fillStyle = colour.inverse;
  }
  setFont(ctx, 700, 54);
  ctx.textAlign = "center";
  ctx.fillText(each.line ? String(each.line) : "=", CARD_WIDTH / 2, each.height / 2 + 19);
}

/** Draw the circle that collapses what a statement rests on. */
function drawCollapseSign(ctx, each, scale) {
  if (scale < 0.34 || !countBelow(each)) return;
  const collapsed = state.collapsed.has(each.id);
  const [x, y] = [CARD_WIDTH, each.height / 2];
  ctx.beginPath();
  ctx.arc(x, y, collapsed ? 12 : 9, 0, 7);
  ctx.fillStyle = colour.panel;
  ctx.fill();
  ctx.strokeStyle = colour.muted;
  ctx.lineWidth = 1.4;
  ctx.stroke();
  ctx.fillStyle = colour.ink;
  setFont(ctx, 600, collapsed ? 10.5 : 13);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(collapsed ? "+" + countBelow(each) : "–", x, y + 0.5);
  ctx.textBaseline = "alphabetic";
}
