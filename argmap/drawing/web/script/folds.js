// The signs beside cards that collapse what a statement rests on, and say what is collapsed.

/** Return the sign of a card, in pixels of the map, or null; its target has 24 on the screen. */
function foldSign(each, scale) {
  const collapsed = state.collapsed.has(each.id);
  if (!collapsed && scale * (form.width / FULL.width) < 0.3) return null;
  if (!countBelow(each)) return null;
  const words = collapsed ? wordsOfFold(each) : "–";
  setFont(null, 700, 12);
  const height = 24 / min(scale, 1);
  const width = collapsed ? (widthOf(words) + 14) / min(scale, 1) : height;
  const x = each.x + form.width / 2 + (collapsed ? width / 2 - 8 : 0);
  return { x, y: each.shownY, width, height, words, collapsed };
}
function wordsOfFold(each) {
  return `+${countBelow(each)}${flagsBelow(each) ? " ▲" + flagsBelow(each) : ""}`;
}

function drawFoldSigns(ctx, scale) {
  for (const each of cardsInView(scale)) {
    const sign = foldSign(each, scale);
    if (sign) drawFoldSign(ctx, sign, min(scale, 1));
  }
}
function drawFoldSign(ctx, { x, y, width, height, words, collapsed }, scale) {
  const radius = collapsed ? height / 2 : 6.5 / scale;
  const half = collapsed ? width / 2 : radius;
  ctx.beginPath();
  ctx.arc(x - half + radius, y, radius, Math.PI / 2, -Math.PI / 2);
  ctx.arc(x + half - radius, y, radius, -Math.PI / 2, Math.PI / 2);
  ctx.closePath();
  ctx.fillStyle = words.includes("▲") ? colour["flag-ground"] : colour.panel;
  ctx.fill();
  ctx.strokeStyle = words.includes("▲") ? colour.flag : colour.muted;
  ctx.lineWidth = 1.4 / scale;
  ctx.stroke();
  ctx.fillStyle = words.includes("▲") ? colour.flag : colour.ink;
  setFont(ctx, 700, 12 / scale);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(words, x, y + 0.5 / scale);
  ctx.textBaseline = "alphabetic";
}
