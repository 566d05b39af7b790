// Colours, fonts, and words wrapped to a width, for everything that is drawn on the canvas.

const COLOUR_NAMES = [
  ...["map", "panel", "ink", "muted", "claim", "evidence", "conclusion", "rebuttal", "inverse"],
  ...["flag", "flag-ground", "error", "warning-sign", "warning-sign-ink", "error-sign"],
  "error-sign-ink",
];
let colour = {};
function readColours() {
  const style = getComputedStyle(document.documentElement);
  const valueOf = name => style.getPropertyValue("--" + name).trim();
  colour = Object.fromEntries(COLOUR_NAMES.map(name => [name, valueOf(name)]));
}

const FONT = getComputedStyle(document.body).fontFamily;
const MEASURED = 100; // pixels: sizes above 13 are measured at this one and scaled
const font = { weight: 0, size: 0 };
const ruler = el("canvas").getContext("2d");
let rulerFont = "";
const widths = new Map();
const wrapped = new Map();

/** Set the font of a context, and of `widthOf` and `wrap`; without a context only of these. */
function setFont(ctx, weight, size) {
  font.weight = weight;
  font.size = size;
  if (ctx) ctx.font = `${weight} ${size}px ${FONT}`;
}

/** Return how wide a word is in the font set last; each word is measured once. */
function widthOf(word) {
  const scaled = font.size > 13;
  const measured = `${font.weight} ${scaled ? MEASURED : font.size}px `;
  const key = measured + word;
  if (!widths.has(key)) {
    if (rulerFont !== measured) {
      rulerFont = measured;
      ruler.font = measured + FONT;
    }
    if (widths.size > 50000) widths.clear();
    widths.set(key, ruler.measureText(word).width);
  }
  return widths.get(key) * (scaled ? font.size / MEASURED : 1);
}

/**
 * Return words in rows that fit a width; the last ends in an ellipsis if not all of them fit.
 * @returns {{rows: string[], whole: boolean, broken: boolean}} `broken`: a word was cut
 */
function wrap(words, width, most) {
  const key = [font.weight, font.size, width, most, words].join("|");
  if (!wrapped.has(key)) {
    if (wrapped.size > 20000) wrapped.clear();
    wrapped.set(key, wrapAnew(words, width, most));
  }
  return wrapped.get(key);
}

function wrapAnew(words, width, most) {
  const rows = [];
  let row = "";
  let used = 0;
  let whole = true;
  let broken = false;
  for (const part of words.split(/\s+|(?<=\p{L}-)(?=\p{L})/u).filter(Boolean)) {
    const tight = !row || (row.endsWith("-") && words.includes(row.slice(-4) + part));
    const joined = used + widthOf(part) + (tight ? 0 : widthOf(" "));
    if (joined <= width) {
      row += (tight ? "" : " ") + part;
      used = joined;
      continue;
    }
    if (row) rows.push(row);
    row = part;
    used = widthOf(part);
    while (used > width && rows.length < most) {
      const hyphen = /^\p{L}{8}/u.test(row) && !UNSPACED.test(row) ? "-" : "";
      let head = headThatFits(row, width - widthOf(hyphen));
      if (hyphen && head.length > row.length - 3) head = row.slice(0, -3);
      rows.push(head + hyphen);
      row = row.slice(head.length);
      used = widthOf(row);
      broken = true;
    }
    if (rows.length >= most) {
      whole = false;
      break;
    }
  }
  if (whole && row) rows.push(row);
  if (rows.length > most) {
    whole = false;
    rows.length = most;
  }
  if (!whole) rows[most - 1] = withEllipsis(rows[most - 1], width);
  return { rows, whole, broken };
}

/** Return as many characters of a word as fit a width, at least one. */
function headThatFits(word, width) {
  let head = "";
  let room = width;
  for (const letter of word) {
    room -= widthOf(letter);
    if (room < 0 && head) break;
    head += letter;
  }
  return head;
}

function withEllipsis(row, width) {
  let kept = row;
  while (kept.includes(" ") && widthOf(kept + "…") > width) {
    kept = kept.slice(0, kept.lastIndexOf(" "));
  }
  while (kept.length > 1 && widthOf(kept + "…") > width) kept = kept.slice(0, -1);
  return kept.replace(/[\s,;:.–—-]+$/, "") + "…";
}

function isRightToLeft(words) {
  const first = /\p{L}/u.exec(words);
  return !!first && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(first[0]);
}

/** Draw rows of words, from the right if they run from right to left. */
function drawRows(ctx, rows, words, { left, width, first, step }) {
  const turned = isRightToLeft(words);
  ctx.direction = turned ? "rtl" : "ltr";
  ctx.textAlign = turned ? "right" : "left";
  ctx.fillStyle = colour.ink;
  for (const [place, row] of rows.entries()) {
    ctx.fillText(row, turned ? left + width : left, first + place * step);
  }
  ctx.direction = "ltr";
}

const paths = new Map();
function pathOf(svg) {
  if (!paths.has(svg)) paths.set(svg, shapeOf(svg));
  return paths.get(svg);
}
/** Return a path that keeps its words, for a picture as SVG. */
const shapeOf = svg => Object.assign(new Path2D(svg), { svg });

function drawRoleSign(ctx, role, x, y, size) {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size / 10, size / 10);
  ctx.fill(pathOf(data.signs[role]), "evenodd");
  ctx.restore();
}

function drawFlagSign(ctx, x, y, list, scale) {
  const { level } = gravest(list);
  const filled = anyRaised(list);
  const size = level === "note" ? 17 : 24; // pixels; as the signs are drawn
  const larger = max(form === FULL ? 1 : 0.66, min(2.1, 0.66 / scale));
  const name = level === "error" ? "error-sign" : "warning-sign";
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(larger, larger);
  ctx.lineJoin = "round";
  ctx.lineWidth = size * (filled ? 0.075 : 0.1);
  ctx.setLineDash(filled ? [] : [size * 0.16, size * 0.1]);
  ctx.fillStyle = filled ? colour[name] : colour.panel;
  ctx.strokeStyle = filled ? colour[name + "-ink"] : colour.flag;
  ctx.fill(pathOf(data.signs[level]));
  ctx.stroke(pathOf(data.signs[level]));
  ctx.fillStyle = ctx.strokeStyle;
  setFont(ctx, 700, size * 0.62);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const letter = level === "note" ? "i" : filled ? "!" : "?";
  ctx.fillText(letter, 0, size * (level === "warning" ? 0.12 : 0.04));
  ctx.restore();
}
