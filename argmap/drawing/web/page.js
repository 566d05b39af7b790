(() => {
"use strict";

// ---- what the page was built from --------------------------------------------------------------
const { abs, hypot, max, min } = Math;
const $ = (id) => document.getElementById(id);
const query = (what) => document.querySelector(what);
const queryAll = (what) => [...document.querySelectorAll(what)];
const on = (target, kind, run) => target.addEventListener(kind, run);
const setOf = (list) => new Set(list);
/** Return what a map of lists holds under a key. */
const many = (map, key) => map.get(key) ?? [];
const data = JSON.parse($("data").textContent);
const { doc } = data;
const names = data.ids.split(" ");
let last = 0;
const atLines = data.at.map((by) => (last += by));
last = -1;
const usual = { state: "accepted", by_hand: true, because: null, notes: [] };
const WIDTH = 250;
const ROLES = ["claim", "evidence", "conclusion", "rebuttal"];
// Where cards and links stand, and what the cards are called, is read from the drawing.
const cards = queryAll("#all>svg").map((card) => {
  const parts = [...card.firstChild.children];
  const title = parts[0].tagName === "title" ? parts.shift().textContent : null;
  const shape = parts[0].getAttribute("href");
  const h = +shape.slice(2);
  const place = (name) => +card.getAttribute(name);
  return { label: parts.slice(2).map((row) => row.textContent).join(""), role: ROLES.find((role) => role.at(-1) === shape[1]), h, x: place("x") + WIDTH / 2, y: place("y") + h / 2, ...(title && { text: title }) };
});
const nodes = data.nodes.map((each, number) => ({ ...usual, reported: false, implicit: false, line: null, speaker: doc.author, role: ROLES[each.r ?? 0], ...cards[number], at: atLines[number], ...each, id: names[number], section: doc.sections[(last = each.section ?? last)] ?? null }));
const links = doc.links.map(([premises, end, more], number) => ({ ...usual, kind: "support", scheme: null, ask: [], trunk: [], at: atLines[names.length + number], ...more, premises: [premises].flat().map((one) => names[one]), end: names[end], of: more?.kind === "undercut" ? end : null }));
for (const each of links) each.id = `${each.premises.join("+")} -> ${each.end}`;
for (const each of links) if (each.of != null) { each.end = links[each.of].id; each.id = `${each.premises.join("+")} -> (${each.end})`; }
/** Return the points of a drawn line, between which it bends. */
function wayOf(line) {
  let [x, y] = [0, 0];
  return line.match(/[^ch]+|[ch][^ch]+/g).map((part) => {
    const by = part.match(/-?\d+/g).map(Number);
    x += by[4] ?? by[0];
    y += by[5] ?? by[1] ?? 0;
    return [x, y];
  });
}
const edges = [];
for (const [number, drawn] of queryAll("#all>:not(svg)").entries()) {
  const held = links[number];
  const order = drawn.dataset.p?.split(" ");
  const sign = drawn.querySelector("use");
  const mine = [];
  for (const part of [drawn, ...drawn.querySelectorAll("path")]) {
    const lines = part.getAttribute("d")?.split("M").slice(1) ?? [];
    const ways = lines.filter((line) => !line.includes("v")).map(wayOf);
    if (ways.length < lines.length) held.trunk = ways.pop();
    for (const way of ways) {
      const from = held.premises[order?.[mine.length] ?? mine.length];
      mine.push({ way, from, to: (links[held.of] ?? held).end, tip: ways.length === lines.length, link: held.id, id: `${held.id}#${from}` });
    }
  }
  edges.push(...mine);
  if (mine.length) held.badge = sign ? ["x", "y"].map((name) => +sign.getAttribute(name)) : mine[0].way[0];
}
const items = new Map(queryAll(".flag").map((item) => [item.firstChild.id, item]));
// The group says a flag's level; one that is answered says it itself.
const levelOf = (item) => (item?.classList[2] ? item : item?.closest(".group"))?.classList[1] ?? "note";
const flags = doc.flags.map(([code, holder, more], place) => {
  const number = more?.number ?? "F" + (place + 1);
  const step = links[holder]?.id ?? null;
  const statement = names[-1 - holder] ?? null;
  return { state: "raised", number, code: "ARG" + code, level: levelOf(items.get(number)), statement, link: step, id: `ARG${code}:${step ?? statement}`, ...more };
});
const mainId = names[doc.main] ?? null;
const node = new Map(nodes.map((each) => [each.id, each]));
const link = new Map(links.map((each) => [each.id, each]));
const flag = new Map(flags.map((each) => [each.id, each]));
const group = (list, key) => {
  const found = new Map();
  for (const each of list) for (const name of [key(each)].flat()) if (name != null) { if (!found.has(name)) found.set(name, []); found.get(name).push(each); }
  return found;
};
const endsOf = (each) => (each.kind === "undercut" ? link.get(each.end)?.end : each.end);
const rank = { error: 0, warning: 1, note: 2 };
const alive = flags.filter((each) => each.state !== "answered");
const flagsOf = group(alive, (each) => each.link ?? each.statement);
const answeredOf = group(flags.filter((each) => each.state === "answered"), (each) => each.link ?? each.statement);
const outgoing = group(links, (each) => each.premises);
const incoming = group(links, (each) => each.end);
const legs = group(edges, (each) => each.link);
const said = (span) => span.said;
let before = -1;
for (const span of queryAll("q")) {
  const own = span.dataset.s?.split(" ") ?? [before + 1];
  before = +own[0];
  span.said = own.map((one) => names[one]);
}
const spans = group(queryAll("q"), said);
// A run of lines that repeat others word for word is one row until here.
for (const row of queryAll("[data-same]")) {
  const { same, last } = row.dataset;
  const run = Array.from({ length: (last ?? row.value) - row.value + 1 }, (_, place) => [row.value + place, +same + place]);
  row.replaceWith(...run.map(([number, of]) => {
    const first = $("L" + of);
    if (first.querySelector("q")) first.dataset.also = [...setOf([...(first.dataset.also ?? "").split(" ").filter(Boolean), number])].join(" ");
    return el("li", { id: "L" + number, value: number }, first.textContent);
  }));
}
let long = 0;
const ends = queryAll("ol [value]").map((row) => [(long += row.textContent.trim().length + 1), row.value]); // for the strip
for (const each of nodes) {
  const own = spans.get(each.id) || [];
  const row = own[0]?.closest("li");
  each.text ??= own.map((span) => span.textContent).join("");
  each.line ??= row ? Number(row.id.slice(1)) : null;
  each.also_lines ??= (row?.dataset.also ?? "").split(" ").filter(Boolean).map(Number);
}
// The list says by their lines what a flag is about; the captions say more. Words that flags share stand once until here.
for (const { number, statement, link: step } of flags) {
  const item = items.get(number);
  const line = item?.querySelector(".step");
  if (!line) continue;
  const shared = items.get(item.dataset.like)?.querySelector(".lacks");
  if (shared && !item.querySelector(".lacks")) line.after(shared.cloneNode(true));
  const held = link.get(step);
  const caption = (id) => node.get(id).label;
  if (held) line.replaceChildren(held.premises.map(caption).join(" + "), " ", held.kind === "support" ? el("b", "→") : el("b.against", "⊣"), " ", (held.kind === "undercut" ? "the step to: " : "") + caption(endsOf(held)));
  else if (statement) line.textContent = caption(statement);
}
for (const row of queryAll(".checks [data-flag]")) {
  if (row.children.length > 1) continue;
  const item = items.get(row.dataset.flag);
  row.append(el("bdi", item.querySelector(".says").textContent), el("em", { dir: "auto" }, item.querySelector(".lacks")?.textContent), el("b", item.querySelector("b").textContent.toLowerCase()));
}
for (const row of queryAll("[data-also]")) { const all = row.dataset.also.split(" "); row.prepend(el("button.also", { "data-line": all[0], title: "also stands at line " + all.join(", ") }, "²")); }
for (const [number, each] of nodes.entries()) if (flagsOf.has(each.id)) spans.get(each.id)?.at(-1).after(el("button.mark", { title: "flagged", "data-of": number }, "▲"));
const ROLE = { claim: "Claim", evidence: "Evidence", conclusion: "Conclusion", rebuttal: "Rebuttal" };
const mixed = nodes.some((each) => each.by_hand) && nodes.some((each) => !each.by_hand);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 819px)");

// All that changes while the page is open.
const state = { statement: null, link: null, flag: null, hover: null, query: "", matches: null, off: setOf(), only: setOf(), folded: setOf(), hidden: setOf(), bright: null, gone: setOf(), changed: new Map(), bands: false };

/** Return a new element, named as in a style sheet ("p.hint"); text children become text, never markup. */
function el(name, facts, ...children) {
  const [tag, ...kinds] = name.split(".");
  const made = document.createElement(tag);
  if (kinds.length) made.className = kinds.join(" ");
  if (facts?.constructor !== Object) children.unshift(facts);
  else for (const [key, value] of Object.entries(facts)) {
    if (key.startsWith("on")) on(made, key.slice(2), value);
    else if (value != null && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child != null && child !== false));
  return made;
}
const say = (words) => { $("live").textContent = words; };
const cut = (words, most) => (words.length <= most ? words : words.slice(0, words.lastIndexOf(" ", most) > most / 2 ? words.lastIndexOf(" ", most) : most) + "…");
const worst = (list) => [...list].sort((one, two) => rank[one.level] - rank[two.level])[0];
const solid = (list) => list.some((each) => each.state === "raised");

// ---- walks over the argument -------------------------------------------------------------------
function reach(start, step) {
  const found = setOf();
  const waiting = [start];
  while (waiting.length) for (const next of step(waiting.pop())) if (!found.has(next)) { found.add(next); waiting.push(next); }
  return found;
}
const up = (id) => many(outgoing, id).filter((each) => each.kind === "support").map((each) => each.end);
const down = (id) => many(incoming, id).filter((each) => each.kind === "support").flatMap((each) => each.premises);

/** Return the statements and links that stay bright for what is chosen, or null for all. */
function brightSet() {
  if (state.link) {
    const here = link.get(state.link);
    const target = here.kind === "undercut" ? link.get(here.end) : null;
    return { cards: setOf([...here.premises, ...(target ? [...target.premises, target.end] : [here.end])]), links: setOf([here.id, ...(target ? [target.id] : [])]) };
  }
  if (state.statement) {
    const id = state.statement;
    const cards = setOf([id, ...reach(id, up), ...reach(id, down)]);
    const lit = setOf(links.filter((each) => each.kind === "support" && each.premises.some((one) => cards.has(one)) && cards.has(each.end)).map((each) => each.id));
    for (const each of [...many(incoming, id), ...many(outgoing, id)]) {
      lit.add(each.id);
      for (const one of [...each.premises, endsOf(each)]) cards.add(one);
    }
    for (const each of links) if (each.kind === "undercut" && lit.has(each.end)) { lit.add(each.id); each.premises.forEach((one) => cards.add(one)); }
    return { cards, links: lit };
  }
  const shown = nodes.filter(fits);
  if (shown.length === nodes.length) return null;
  const cards = setOf(shown.map((each) => each.id));
  return { cards, links: setOf(links.filter((each) => each.premises.every((one) => cards.has(one)) && cards.has(endsOf(each))).map((each) => each.id)) };
}
const touching = (id) => [...many(flagsOf, id), ...[...many(outgoing, id), ...many(incoming, id)].flatMap((each) => flagsOf.get(each.id) || [])];
function fits(each) {
  if (state.off.has("role " + each.role) || state.off.has("speaker " + each.speaker)) return false;
  if (state.only.has("flagged") && !touching(each.id).length) return false;
  if (state.only.has("proposed") && each.state !== "proposed" && ![...many(outgoing, each.id), ...many(incoming, each.id)].some((one) => one.state === "proposed")) return false;
  return !state.matches || state.matches.has(each.id);
}

// ---- what stands on what: the same least fixed point as argmap/flags/standing.py ---------------------
const WEAKENED = setOf(flags.filter((each) => each.state === "raised" && each.level !== "note").map((each) => each.link ?? each.statement));
/** Return what evidence reaches over support links, past everything that is blocked or gone. */
function reached(steps, blocked, gone) {
  const held = setOf(nodes.filter((each) => each.role === "evidence" && !blocked.has(each.id) && !gone.has(each.id)).map((each) => each.id));
  const from = group(steps, (each) => [...setOf(each.premises)]);
  const missing = new Map(steps.map((each) => [each.id, setOf(each.premises).size]));
  const waiting = [...held];
  while (waiting.length) for (const each of from.get(waiting.pop()) || []) {
    missing.set(each.id, missing.get(each.id) - 1);
    if (missing.get(each.id) || held.has(each.end) || [each.id, ...each.premises].some((one) => blocked.has(one))) continue;
    held.add(each.end);
    waiting.push(each.end);
  }
  return held;
}
/** Return how each claim, conclusion and rebuttal of the text stands without what is gone. */
function standings(gone) {
  const steps = links.filter((each) => each.kind === "support" && ![each.id, each.end, ...each.premises].some((one) => gone.has(one)));
  const into = setOf(steps.map((each) => each.end));
  const clear = reached(steps, WEAKENED, gone);
  const any = reached(steps, setOf(), gone);
  const asked = nodes.filter((each) => each.role !== "evidence" && !each.reported && !gone.has(each.id));
  return new Map(asked.map(({ id }) => [id, !into.has(id) ? "no-support" : clear.has(id) ? "clear" : any.has(id) ? "over-flagged-steps" : "bare-claims"]));
}
const stands = standings(setOf());
const STANDS = { clear: "reached from evidence; no raised flag on at least one way", "over-flagged-steps": "reached from evidence only over flagged steps", "bare-claims": "on claims alone; no evidence below them", "no-support": "alone; nothing is given for it" };
const NOW = { clear: "reached from evidence", "over-flagged-steps": "only over flagged steps", "bare-claims": "on claims alone", "no-support": "nothing given for it" };

/** Take a statement or a link away, or back; nothing of this is kept when the page is closed. */
function reject(id) {
  if (state.gone.has(id)) state.gone.delete(id);
  else state.gone.add(id);
  showWhatIf();
}
function showWhatIf() {
  const now = standings(state.gone);
  state.changed = new Map([...now].filter(([id, how]) => stands.get(id) !== how));
  const bar = $("if");
  bar.hidden = !state.gone.size;
  document.body.classList.toggle("iffy", !bar.hidden);
  const named = (id) => (node.has(id) ? node.get(id).label : "the step to " + node.get(endsOf(link.get(id))).label);
  const fallen = [...state.changed].sort((one, two) => (two[0] === mainId) - (one[0] === mainId));
  bar.replaceChildren(
    el("p", el("b", "What if"), ` the reader does not accept ${[...state.gone].map((id) => `“${cut(named(id), 50)}”`).join(" and ")}? `, el("b", fallen.length ? `${fallen.length} of ${now.size} stand differently:` : "Nothing else stands differently.")),
    el("ul", ...fallen.slice(0, 6).map(([id, how]) => el("li", el("button.main-link", { dir: "auto", onclick: () => select({ statement: id }, { from: "panel" }) }, cut(named(id), 60)), (id === mainId ? " (main conclusion)" : "") + ": now " + STANDS[how])), fallen.length > 6 && el("li", `and ${fallen.length - 6} more, marked on the map`)),
    el("button.plain", { onclick: () => { state.gone.clear(); showWhatIf(); $("map").focus(); } }, "Take it back"));
  if (state.statement || state.link) fillDetails();
  network?.redraw();
  say(state.gone.size ? `${fallen.length} statements stand differently` : "taken back");
}
function whatIf(id) {
  const gone = state.gone.has(id);
  return el("button.plain", { "aria-pressed": String(gone), onclick: () => reject(id) }, gone ? "Accept it again" : "What if this is not accepted?");
}

// ---- colours and drawing -----------------------------------------------------------------------
let colour = {};
function readColours() {
  const style = getComputedStyle(document.documentElement);
  colour = Object.fromEntries("map panel ink muted edge soft claim evidence conclusion rebuttal flag ground chosen sign error inverse".split(" ").map((name, place) => [name, style.getPropertyValue("--" + String.fromCharCode(65 + place)).trim()]));
}
const FONT = getComputedStyle(document.body).fontFamily;
const rightToLeft = (words) => { const first = /\p{L}/u.exec(words); return !!first && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(first[0]); };
const wrapped = new Map();
const widths = new Map();
const ruler = el("canvas").getContext("2d");
const at = { weight: 0, size: 0, ruled: "" };
function face(ctx, weight, size) {
  at.weight = weight;
  at.size = size;
  ctx.font = `${weight} ${size}px ${FONT}`;
}
/** Return how wide a word is in the face set last. Each word is measured once; large letters are small ones made larger. */
function wide(word) {
  const ruled = `${at.weight} ${at.size > 13 ? 100 : at.size}px `;
  const key = ruled + word;
  if (!widths.has(key)) {
    if (at.ruled !== ruled) { at.ruled = ruled; ruler.font = ruled + FONT; }
    if (widths.size > 50000) widths.clear();
    widths.set(key, ruler.measureText(word).width);
  }
  return widths.get(key) * (at.size > 13 ? at.size / 100 : 1);
}

/** Return rows of words that fit a width; the last one ends in an ellipsis, at a word's end, if not all fit. */
function wrap(words, width, rows) {
  const key = [at.weight, at.size, width, rows, words].join("|");
  if (wrapped.has(key)) return wrapped.get(key);
  const found = [];
  let row = "";
  let used = 0;
  let whole = true;
  let broken = false;
  for (const part of words.split(/\s+|(?<=\p{L}-)(?=\p{L})/u).filter(Boolean)) {
    const tight = !row || (row.endsWith("-") && words.includes(row.slice(-4) + part));
    const joined = used + wide(part) + (tight ? 0 : wide(" "));
    if (joined <= width) { row += (tight ? "" : " ") + part; used = joined; continue; }
    if (row) found.push(row);
    row = part;
    used = wide(part);
    while (used > width && found.length < rows) {
      let head = "";
      let room = width;
      for (const letter of row) { room -= wide(letter); if (room < 0 && head) break; head += letter; }
      found.push(head);
      row = row.slice(head.length);
      used = wide(row);
      broken = true;
    }
    if (found.length >= rows) { whole = false; break; }
  }
  if (whole && row) found.push(row);
  if (found.length > rows) { whole = false; found.length = rows; }
  if (!whole) {
    let last = found[rows - 1];
    while (last.includes(" ") && wide(last + "…") > width) last = last.slice(0, last.lastIndexOf(" "));
    while (last.length > 1 && wide(last + "…") > width) last = last.slice(0, -1);
    found[rows - 1] = last.replace(/[\s,;:.–—-]+$/, "") + "…";
  }
  const result = { rows: found, whole, broken };
  if (wrapped.size > 20000) wrapped.clear();
  wrapped.set(key, result);
  return result;
}

const shapes = new Map();
/** Return a shape of the drawing: that of a card, whose corners say its role, or the sign of a role. */
function shapeOf(id, part) {
  if (!shapes.has(id)) shapes.set(id, new Path2D(query(`#${id} ${part}`).getAttribute("d")));
  return shapes.get(id);
}
/** Draw the sign of a role in the middle of (x, y). */
function glyph(ctx, role, x, y, size) {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size / 10, size / 10);
  ctx.fill(shapeOf(role.at(-1), ".g"), "evenodd");
  ctx.restore();
}

/** Draw the sign of a flag: an octagon for an error, a triangle for a warning, a disc for a note; hollow if proposed. */
function badge(ctx, x, y, list, scale) {
  const top = worst(list);
  const filled = solid(list);
  const size = (top.level === "note" ? 17 : 24) * max(1, min(2.1, 0.66 / scale));
  const r = size / 2;
  ctx.save();
  ctx.lineJoin = "round";
  ctx.lineWidth = size * 0.075;
  ctx.setLineDash([]);
  ctx.beginPath();
  if (top.level === "error") for (let side = 0; side < 8; side += 1) ctx.lineTo(x + r * Math.cos((side + 0.5) * Math.PI / 4), y + r * Math.sin((side + 0.5) * Math.PI / 4));
  else if (top.level === "warning") { ctx.moveTo(x, y - r); ctx.lineTo(x + r * 1.08, y + r * 0.86); ctx.lineTo(x - r * 1.08, y + r * 0.86); }
  else ctx.arc(x, y, r, 0, 7);
  ctx.closePath();
  ctx.fillStyle = filled ? (top.level === "error" ? "#a3162e" : "#f6b300") : colour.panel;
  ctx.strokeStyle = filled ? (top.level === "error" ? "#fff" : "#000") : colour.flag;
  if (!filled) { ctx.lineWidth = size * 0.1; ctx.setLineDash([size * 0.16, size * 0.1]); }
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = filled ? (top.level === "error" ? "#fff" : "#000") : colour.flag;
  face(ctx, 800, size * 0.62);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(top.level === "note" ? "i" : filled ? "!" : "?", x, y + size * (top.level === "warning" ? 0.12 : 0.04));
  ctx.restore();
}

/** Draw one card in the middle of (x, y), at one of three levels of detail. */
function drawCard(ctx, each, x, y, scale) {
  const chosen = state.statement === each.id || !!(state.link && state.bright?.cards.has(each.id));
  const dim = state.bright && !state.bright.cards.has(each.id);
  const tone = colour[each.role];
  const grow = max(1, 0.5 / scale);
  const shape = shapeOf(each.role.at(-1) + each.h, "path");
  ctx.save();
  ctx.translate(x - WIDTH / 2, y - each.h / 2);
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "left";
  ctx.fillStyle = colour.panel;
  if (chosen) { ctx.save(); ctx.strokeStyle = colour.sign; ctx.globalAlpha = 0.5; ctx.lineWidth = 12 * grow; ctx.stroke(shape); ctx.restore(); }
  if (dim) { ctx.fillStyle = colour.map; ctx.fill(shape); ctx.globalAlpha = 0.32; ctx.fillStyle = colour.panel; }
  ctx.fill(shape);
  ctx.save();
  ctx.clip(shape);
  if (scale >= (narrow.matches ? 0.75 : 0.58)) drawFull(ctx, each, tone);
  else if (scale >= 0.2) drawMiddle(ctx, each, tone, scale);
  else drawFar(ctx, each, tone);
  ctx.restore();
  ctx.strokeStyle = tone;
  ctx.lineWidth = (each.role === "conclusion" ? 3 : 1.6) * grow * (chosen ? 1.7 : state.hover === each.id ? 1.6 : 1);
  if (each.state === "proposed") { ctx.lineCap = "round"; ctx.lineWidth *= 1.3; ctx.setLineDash([0.1, 5 * grow]); } else if (each.implicit) ctx.setLineDash([9 * grow, 6 * grow]);
  ctx.stroke(shape);
  ctx.setLineDash([]);
  if (each.role === "evidence") { ctx.lineWidth = 1.2; ctx.stroke(new Path2D("M238 0v12h12")); }
  if (state.gone.has(each.id)) { ctx.strokeStyle = colour.error; ctx.lineWidth = 4 * grow; ctx.stroke(new Path2D(`M0 0L${WIDTH} ${each.h}M${WIDTH} 0L0 ${each.h}`)); }
  if (state.changed.has(each.id)) drawChange(ctx, each, scale);
  drawFold(ctx, each, WIDTH, each.h / 2, scale);
  const mine = flagsOf.get(each.id);
  if (mine) badge(ctx, WIDTH - 16, 1, mine, scale);
  ctx.restore();
}

/** Say under a card how it stands now. */
function drawChange(ctx, each, scale) {
  const size = min(11 / min(scale, 1), 26);
  face(ctx, 700, size);
  const words = NOW[state.changed.get(each.id)];
  const wide = min(ctx.measureText(words).width + size, WIDTH * 1.3);
  ctx.fillStyle = colour.error;
  ctx.fillRect(0, each.h - size * 0.5, wide, size * 1.5);
  ctx.fillStyle = colour.inverse;
  ctx.fillText(words, size / 2, each.h + size * 0.62, wide - size);
}

function drawFull(ctx, each, tone) {
  const filled = each.role === "conclusion" && each.state !== "proposed";
  const ink = filled ? colour.inverse : tone;
  ctx.fillStyle = tone;
  if (filled) ctx.fillRect(0, 0, WIDTH, 23);
  else if (each.state !== "proposed") tint(ctx, 0.11, 23);
  ctx.fillStyle = ink;
  glyph(ctx, each.role, 14, 12, 11);
  face(ctx, 400, 11);
  const where = (mixed && each.by_hand ? "✎ " : "") + (each.line ? "line " + each.line + (each.also_lines.length ? "²" : "") : "not uttered");
  const room = ctx.measureText(where).width;
  const shift = flagsOf.has(each.id) ? 30 : each.role === "evidence" || each.role === "rebuttal" ? 16 : 9;
  ctx.fillStyle = filled ? colour.inverse : colour.muted;
  ctx.fillText(where, WIDTH - shift - room, 16);
  ctx.fillStyle = ink;
  face(ctx, 700, 11);
  const head = (each.implicit ? "= " : "") + ROLE[each.role] + (each.state === "proposed" ? "?" : "") + (each.reported ? " · " + each.speaker : "");
  ctx.fillText(wrap(head, WIDTH - 34 - shift - room, 1).rows[0] || "", 24, 16);
  for (const [size, step, rows] of [[13, 17, (each.h - 40) / 17], [12, 15, (each.h - 34) / 15]]) {
    face(ctx, 400, size);
    const fit = wrap(each.text, WIDTH - 22, Math.floor(rows));
    if (!fit.whole && size > 12) continue;
    paint(ctx, fit.rows, each.text, 11, WIDTH - 22, 26 + step * 0.82, step);
    break;
  }
}
function tint(ctx, share, high) {
  const before = ctx.globalAlpha;
  ctx.globalAlpha *= share;
  ctx.fillRect(0, 0, WIDTH, high);
  ctx.globalAlpha = before;
}

function drawMiddle(ctx, each, tone, scale) {
  ctx.fillStyle = tone;
  tint(ctx, 0.13, each.h);
  const filled = each.role === "conclusion" && each.state !== "proposed";
  const near = scale >= 0.3; // further away the words need the room, and the shape of the card shows its role
  const band = near ? 32 : filled ? 14 : 4;
  if (filled) { ctx.fillRect(0, 0, band, each.h); ctx.fillStyle = colour.inverse; }
  if (near) glyph(ctx, each.role, 17, each.h / 2, 20);
  const room = WIDTH - band - 12;
  const tries = [11.6, 10.8, 10, 9.3, 8.7, 8.1, 7.5].map((screen) => {
    const size = min(screen / scale, 40);
    face(ctx, 600, size);
    return { size, screen, ...wrap(each.label, room, max(1, Math.floor((each.h - 8) / (size * 1.18)))) };
  });
  const wordless = /[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]/.test(each.label);
  const readable = tries.filter((one) => (wordless || !one.broken) && one.screen * (one.size < 40 ? 1 : (40 * scale) / one.screen) >= 7.4);
  const fit = readable.find((one) => one.whole) ?? (near ? readable.findLast((one) => wordless || one.rows.join(" ").split(" ").length > 2) : null) ?? null;
  if (!fit) { drawFar(ctx, each, null); return; } // a clipped word says less than the line's number
  const { size } = fit;
  face(ctx, 600, size);
  const step = size * 1.18;
  paint(ctx, fit.rows, each.label, band + 5, room, each.h / 2 - (fit.rows.length * step) / 2 + size * 0.92, step);
}

function drawFar(ctx, each, tone) {
  ctx.fillStyle = colour[each.role];
  if (tone) { ctx.fillRect(0, 0, WIDTH, each.h); ctx.fillStyle = colour.inverse; }
  face(ctx, 700, 54);
  ctx.textAlign = "center";
  ctx.fillText(each.line ? String(each.line) : "=", WIDTH / 2, each.h / 2 + 19);
}

function paint(ctx, rows, words, left, width, first, step) {
  const turned = rightToLeft(words);
  ctx.direction = turned ? "rtl" : "ltr";
  ctx.textAlign = turned ? "right" : "left";
  ctx.fillStyle = colour.ink;
  rows.forEach((row, place) => ctx.fillText(row, turned ? left + width : left, first + place * step));
  ctx.direction = "ltr";
}

function drawFold(ctx, each, x, y, scale) {
  if (scale < 0.34 || !belowOf(each)) return;
  const folded = state.folded.has(each.id);
  const radius = folded ? 12 : 9;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 7);
  ctx.fillStyle = colour.panel;
  ctx.fill();
  ctx.strokeStyle = colour.muted;
  ctx.lineWidth = 1.4;
  ctx.stroke();
  ctx.fillStyle = colour.ink;
  face(ctx, 600, folded ? 10.5 : 13);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(folded ? "+" + each.below : "–", x, y + 0.5);
  ctx.textBaseline = "alphabetic";
}

/** Return a way as a path: cubic curves that leave and arrive level. */
function pathOf(way) {
  const path = new Path2D();
  path.moveTo(way[0][0], level(way[0][1]));
  for (let place = 1; place < way.length; place += 1) {
    const [x0, y0] = way[place - 1];
    const [x1, y1] = way[place];
    const half = (x1 - x0) / 2;
    path.bezierCurveTo(x0 + half, level(y0), x1 - half, level(y1), x1, level(y1));
  }
  return path;
}
let paths = new Map();
const kept = (key, way) => { if (!paths.has(key)) paths.set(key, pathOf(way)); return paths.get(key); };

function drawLink(ctx, each, scale) {
  const lit = state.bright?.links.has(each.id);
  const chosen = state.link === each.id;
  const hovered = state.hover === each.id;
  const mine = flagsOf.get(each.id);
  const hostile = each.kind !== "support";
  const grow = max(1, 0.55 / scale);
  const flagged = mine && mine.some((one) => one.level !== "note");
  ctx.save();
  if ((state.bright && !lit) || [each.id, endsOf(each), ...each.premises].some((one) => state.gone.has(one))) ctx.globalAlpha = 0.14;
  const tone = flagged ? colour.flag : hostile ? colour.rebuttal : colour.muted;
  const width = (chosen ? 3.6 : hovered ? 3.2 : flagged || hostile ? 2.3 : 1.7) * grow;
  ctx.strokeStyle = tone;
  ctx.fillStyle = tone;
  ctx.lineJoin = ctx.lineCap = "round";
  const parts = many(legs, each.id).filter((leg) => !state.hidden.has(leg.from));
  if (!parts.length || (state.hidden.has(endsOf(each)))) { ctx.restore(); return; }
  const strokes = [...parts.map((leg) => kept(leg.id, leg.way)), ...(each.trunk.length ? [kept(each.id, each.trunk)] : [])];
  if (chosen) { ctx.save(); ctx.strokeStyle = colour.sign; ctx.globalAlpha = 0.45; ctx.lineWidth = width + 9 * grow; strokes.forEach((path) => ctx.stroke(path)); ctx.restore(); }
  ctx.lineWidth = width;
  ctx.lineCap = "butt";
  if (each.kind === "undercut") ctx.setLineDash([2.5 * grow, 4.5 * grow]);
  else if (flagged) ctx.setLineDash([8 * grow, 6 * grow]);
  else if (each.state === "proposed") ctx.setLineDash([4 * grow, 4 * grow]);
  strokes.forEach((path) => ctx.stroke(path));
  ctx.setLineDash([]);
  if (each.trunk.length) {
    const ends = parts.filter((leg) => !leg.tip).map((leg) => level(leg.way.at(-1)[1]));
    const [x] = each.trunk[0];
    ctx.lineWidth = 2.6 * grow;
    ctx.beginPath();
    ctx.moveTo(x + 5, min(...ends) - 5);
    ctx.lineTo(x, min(...ends) - 5);
    ctx.lineTo(x, max(...ends) + 5);
    ctx.lineTo(x + 5, max(...ends) + 5);
    ctx.stroke();
  }
  const tips = [...parts.filter((leg) => leg.tip).map((leg) => leg.way), ...(each.trunk.length ? [each.trunk] : [])];
  for (const way of tips) drawTip(ctx, way, each.kind, grow);
  if (each.kind === "attack") cross(ctx, each.badge[0], level(each.badge[1]), grow, mine);
  if (mine) badge(ctx, each.badge[0], level(each.badge[1]), mine, scale);
  ctx.restore();
}

function drawTip(ctx, way, kind, grow) {
  const [x, y0] = way.at(-1);
  const y = level(y0);
  const towards = way.at(-2)[0] > x ? 1 : -1;
  ctx.beginPath();
  if (kind === "support") {
    const size = 8.5 * min(grow, 1.6);
    ctx.moveTo(x - 1.5 * towards, y);
    ctx.lineTo(x + size * towards, y - size * 0.55);
    ctx.lineTo(x + size * towards, y + size * 0.55);
    ctx.closePath();
    ctx.fill();
  } else if (kind === "attack") { ctx.lineWidth = 3 * grow; ctx.moveTo(x, y - 9); ctx.lineTo(x, y + 9); ctx.stroke(); }
  else { ctx.arc(x, y, 5.5 * min(grow, 1.6), 0, 7); ctx.fill(); ctx.strokeStyle = colour.map; ctx.lineWidth = 1.5; ctx.stroke(); }
}

function cross(ctx, x, y, grow, flagged) {
  if (flagged) return;
  const r = 7.5 * min(grow, 1.7);
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 7);
  ctx.fillStyle = colour.map;
  ctx.fill();
  ctx.lineWidth = 2;
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(x - r * 0.42, y - r * 0.42); ctx.lineTo(x + r * 0.42, y + r * 0.42);
  ctx.moveTo(x + r * 0.42, y - r * 0.42); ctx.lineTo(x - r * 0.42, y + r * 0.42);
  ctx.stroke();
}

// ---- folding: what leads nowhere else is hidden, and the empty bands it leaves are closed --------
let bands = [];
const level = (y) => { let moved = 0; for (const band of bands) { if (y < band.from) break; moved += min(y, band.to) - band.from; } return y - moved; };

function exclusive(roots) {
  const held = setOf(roots);
  const above = (id) => [...setOf(many(outgoing, id).map(endsOf))];
  const below = setOf();
  for (const id of roots) for (const one of reach(id, (here) => many(incoming, here).flatMap((each) => [...each.premises, ...many(incoming, each.id).flatMap((cut) => cut.premises)]))) below.add(one);
  for (let again = true; again;) {
    again = false;
    for (const id of below) if (!above(id).length || above(id).some((end) => !held.has(end) && !below.has(end)) || held.has(id) && roots.length === 1) { below.delete(id); again = true; }
  }
  return below;
}
/** Return how many statements lead nowhere else than to one; counted when it is first asked for. */
const belowOf = (each) => (each.below ??= incoming.has(each.id) ? exclusive([each.id]).size : 0);

function fold(id) {
  if (!node.has(id) || !belowOf(node.get(id))) return;
  const before = network?.canvasToDOM({ x: node.get(id).x, y: node.get(id).vy });
  if (state.folded.has(id)) state.folded.delete(id);
  else state.folded.add(id);
  place();
  if (network) {
    const now = network.canvasToDOM({ x: node.get(id).x, y: node.get(id).vy });
    const here = network.getViewPosition();
    network.moveTo({ position: { x: here.x, y: here.y + (now.y - before.y) / network.getScale() } });
  }
  say(state.folded.has(id) ? `${node.get(id).below} statements folded` : "unfolded");
}

/** Hide what is folded away, close the gaps, and tell vis where the cards are now. */
function place() {
  state.hidden = state.folded.size ? exclusive([...state.folded]) : setOf();
  bands = [];
  if (state.hidden.size) {
    const taken = nodes.filter((each) => !state.hidden.has(each.id)).map((each) => [each.y - each.h / 2 - 9, each.y + each.h / 2 + 9]);
    for (const each of edges) if (!state.hidden.has(each.from) && !state.hidden.has(each.to)) for (const [, y] of each.way) taken.push([y - 8, y + 8]);
    taken.sort((one, two) => one[0] - two[0]);
    let end = taken[0]?.[0] ?? 0;
    for (const [from, to] of taken) { if (from > end + 4) bands.push({ from: end, to: from }); end = max(end, to); }
  }
  for (const each of nodes) each.vy = level(each.y);
  paths = new Map();
  lines = new Map();
  linkAreas = new Map();
  box = null;
  dataset?.update(nodes.map((each) => ({ id: each.id, x: each.x, y: each.vy, hidden: state.hidden.has(each.id) })));
  network?.redraw();
}

// ---- the map -----------------------------------------------------------------------------------
let network = null;
let ready = false; // nothing is drawn before everything is in its place
let dataset = null;
let box = null;
let lines = new Map();

function extent(list) {
  const found = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const each of list) {
    found.left = min(found.left, each.x - WIDTH / 2);
    found.right = max(found.right, each.x + WIDTH / 2);
    found.top = min(found.top, each.vy - each.h / 2);
    found.bottom = max(found.bottom, each.vy + each.h / 2);
  }
  return found;
}
const everything = () => (box ??= extent(nodes.filter((each) => !state.hidden.has(each.id))));
const size = () => ({ width: $("map").clientWidth, height: $("map").clientHeight });
const toast = () => (narrow.matches && !$("card").hidden ? $("card").offsetHeight + 10 : 0);

function move(x, y, scale, quiet) {
  const still = quiet || calm.matches;
  network.moveTo({ position: { x, y }, scale, animation: still ? false : { duration: 260, easingFunction: "easeInOutQuad" } });
}

/** Show a part of the map: as large as fits, between two scales. */
function show(area, { least = 0.5, most = 1, quiet = false } = {}) {
  const room = size();
  const margin = narrow.matches ? 14 : 34;
  const inset = toast();
  const wide = area.right - area.left;
  const high = area.bottom - area.top;
  const scale = max(least, min(most, (room.width - 2 * margin) / wide, (room.height - inset - 2 * margin) / high));
  let x = (area.left + area.right) / 2;
  let y = (area.top + area.bottom) / 2;
  if (wide * scale > room.width - 2 * margin) x = area.left + (room.width / 2 - margin) / scale;
  if (high * scale > room.height - inset - 2 * margin) y = area.top + ((room.height - inset) / 2 - margin) / scale;
  move(x, y + inset / 2 / scale, scale, quiet);
}
/** Return whether the middle of a card can be seen. */
function onScreen(each) {
  const { width, height } = size();
  const at = network.canvasToDOM({ x: each.x, y: each.vy });
  return at.x > 0 && at.y > 0 && at.x < width && at.y < height;
}
const showAll = (quiet) => show(everything(), { least: 0.02, most: 0.9, quiet });

function firstView() {
  const all = everything();
  const room = size();
  const whole = min((room.width - 40) / (all.right - all.left), (room.height - 40) / (all.bottom - all.top));
  if (whole >= 0.42) { showAll(true); return; }
  const main = node.get(mainId) ?? nodes[0];
  const scale = narrow.matches ? 0.56 : max(0.44, min(0.52, (room.width - 40) / 960));
  const half = { x: room.width / 2 / scale, y: room.height / 2 / scale };
  const edge = 22 / scale;
  const x = main.x - WIDTH / 2 - edge + half.x;
  let y = max(all.top - edge + half.y, min(main.vy, all.bottom + edge - half.y));
  if (all.bottom - all.top + 2 * edge < 2 * half.y) y = (all.top + all.bottom) / 2;
  move(x, y, scale, true);
}

function makeMap() {
  if (!cards.length || !window.vis) { $("map").hidden = $("mini").hidden = true; return; }
  dataset = new vis.DataSet(nodes.map((each) => ({
    id: each.id, x: each.x, y: each.vy, hidden: state.hidden.has(each.id), shape: "custom",
    ctxRenderer: ({ ctx, x, y }) => ({ drawNode: () => ready && drawCard(ctx, each, x, y, network.getScale()), nodeDimensions: { width: WIDTH, height: each.h } }),
  })));
  network = new vis.Network($("canvas"), { nodes: dataset, edges: new vis.DataSet() }, data.options);
  network.on("beforeDrawing", (ctx) => {
    if (!ready) return;
    const scale = network.getScale();
    const bright = [];
    const room = size();
    const centre = network.getViewPosition();
    const inView = (each) => {
      const area = areaOfLink(each);
      const reach = { x: room.width / 2 / scale + 40, y: room.height / 2 / scale + 40 };
      return area.left < centre.x + reach.x && area.right > centre.x - reach.x && area.top < centre.y + reach.y && area.bottom > centre.y - reach.y;
    };
    if (state.bands) drawBands(ctx, scale);
    for (const each of links) if (inView(each)) (state.bright?.links.has(each.id) || state.hover === each.id ? bright : null)?.push(each) ?? drawLink(ctx, each, scale);
    bright.forEach((each) => drawLink(ctx, each, scale));
  });
  network.on("afterDrawing", drawMini);
  network.on("click", ({ pointer }) => clickMap(pointer.canvas));
  network.on("zoom", () => { const scale = network.getScale(); if (scale < 0.04) network.moveTo({ scale: 0.04 }); else if (scale > 3) network.moveTo({ scale: 3 }); });
  let waiting = null;
  on($("canvas"), "mousemove", (event) => {
    const first = !waiting;
    waiting = event;
    if (first) requestAnimationFrame(() => { const here = waiting; waiting = null; hoverMap(here); });
  });
  on($("canvas"), "mouseleave", () => hover(null));
  new ResizeObserver(() => { $("map-pane").style.setProperty("--foot", query(".foot").offsetHeight + "px"); }).observe(query(".foot"));
}

const bandColour = (number) => `hsl(${(number * 137) % 360} 55% 50% / .16)`;
/** Tint the ground behind cards of one section that stand one above the other. */
function drawBands(ctx, scale) {
  const columns = group(nodes.filter((each) => !state.hidden.has(each.id)), (each) => each.x);
  for (const column of columns.values()) {
    column.sort((one, two) => one.vy - two.vy);
    for (let first = 0; first < column.length;) {
      const { section } = column[first];
      let last = first;
      while (column[last + 1]?.section === section && column[last + 1].vy - column[last + 1].h / 2 - column[last].vy - column[last].h / 2 < 70) last += 1;
      const number = doc.sections.indexOf(section);
      const { left, top, right, bottom } = extent(column.slice(first, last + 1));
      first = last + 1;
      if (number < 0) continue;
      ctx.fillStyle = bandColour(number);
      ctx.fillRect(left - 26, top - 8, right - left + 34, bottom - top + 16);
      if (scale < 0.36) continue;
      ctx.save();
      ctx.translate(left - 23, top - 2);
      ctx.rotate(Math.PI / 2);
      ctx.fillStyle = colour.ink;
      face(ctx, 600, scale < 0.58 ? 17 : 12);
      ctx.textAlign = "left";
      const name = `${number + 1} ${section}`;
      ctx.fillText(wrap(name, bottom - top + 4, 1).whole ? name : number + 1, 0, 0);
      ctx.restore();
    }
  }
}

let linkAreas = new Map();
function areaOfLink(each) {
  if (!linkAreas.has(each.id)) {
    const points = [...many(legs, each.id).flatMap((leg) => leg.way), ...each.trunk];
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => level(y));
    linkAreas.set(each.id, { left: min(...xs), right: max(...xs), top: min(...ys), bottom: max(...ys) });
  }
  return linkAreas.get(each.id);
}

function lineOf(key, way) {
  if (!lines.has(key)) {
    const points = [];
    for (let place = 1; place < way.length; place += 1) {
      const [x0, y0] = way[place - 1];
      const [x1, y1] = way[place];
      for (let step = 0; step <= 14; step += 1) {
        const t = step / 14;
        const s = 1 - t;
        const half = (x1 - x0) / 2;
        points.push([s ** 3 * x0 + 3 * s * s * t * (x0 + half) + 3 * s * t * t * (x1 - half) + t ** 3 * x1, (s ** 3 + 3 * s * s * t) * level(y0) + (3 * s * t * t + t ** 3) * level(y1)]);
      }
    }
    lines.set(key, points);
  }
  return lines.get(key);
}
function distance(points, x, y, within) {
  let best = Infinity;
  for (let place = 1; place < points.length; place += 1) {
    const [ax, ay] = points[place - 1];
    const [bx, by] = points[place];
    if (min(ax, bx) - within > x || max(ax, bx) + within < x || min(ay, by) - within > y || max(ay, by) + within < y) continue;
    const span = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
    const t = max(0, min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / span));
    best = min(best, hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
  }
  return best;
}

/** Return what lies under a point of the map: a fold, a badge, a card or a link. */
function under({ x, y }) {
  const scale = network.getScale();
  const seen = nodes.filter((each) => !state.hidden.has(each.id));
  if (scale >= 0.34) for (const each of seen) if (hypot(x - each.x - WIDTH / 2, y - each.vy) < 12 && belowOf(each)) return { fold: each.id };
  const shown = links.filter((each) => each.badge && !each.premises.every((one) => state.hidden.has(one)) && !state.hidden.has(endsOf(each)));
  for (const each of shown) if (flagsOf.has(each.id) && hypot(x - each.badge[0], y - level(each.badge[1])) < 14 / min(scale, 1)) return { link: each.id };
  for (const each of seen) if (abs(x - each.x) <= WIDTH / 2 && abs(y - each.vy) <= each.h / 2) return { statement: each.id };
  const within = 9 / min(scale, 1);
  let best = null;
  let nearest = within;
  for (const each of shown) {
    const ways = [...many(legs, each.id).filter((leg) => !state.hidden.has(leg.from)).map((leg) => [leg.id, leg.way]), ...(each.trunk.length ? [[each.id, each.trunk]] : [])];
    for (const [key, way] of ways) { const away = distance(lineOf(key, way), x, y, within); if (away < nearest) { nearest = away; best = { link: each.id }; } }
  }
  return best;
}
function clickMap(point) {
  const found = under(point);
  if (found?.fold) fold(found.fold);
  else if (found?.statement) select({ statement: found.statement }, { from: "map" });
  else if (found?.link) select({ link: found.link, flag: flagsOf.get(found.link) ? worst(flagsOf.get(found.link)).id : null }, { from: "map" });
  else select({}, { from: "map" });
}
function hoverMap(event) {
  const frame = $("canvas").getBoundingClientRect();
  const found = under(network.DOMtoCanvas({ x: event.clientX - frame.left, y: event.clientY - frame.top }));
  $("canvas").style.cursor = found ? "pointer" : "";
  const mine = found?.link && flagsOf.get(found.link);
  $("canvas").title = mine ? mine.map((each) => titleOf(each.id)).join("; ") : "";
  hover(found?.statement ?? found?.link ?? null);
}
function hover(id) {
  if (state.hover === id) return;
  const ids = (key) => (node.has(key) ? [key] : link.has(key) ? [...link.get(key).premises, endsOf(link.get(key))] : []);
  for (const one of ids(state.hover)) many(spans, one).forEach((span) => span.classList.remove("hover"));
  state.hover = id;
  for (const one of ids(id)) many(spans, one).forEach((span) => span.classList.add("hover"));
  network?.redraw();
}

function drawMini() {
  if (!ready) return;
  const canvas = $("mini");
  const all = everything();
  const room = size();
  const scale = network.getScale();
  const centre = network.getViewPosition();
  const frame = { left: centre.x - room.width / 2 / scale, top: centre.y - room.height / 2 / scale, width: room.width / scale, height: room.height / scale };
  const inside = frame.left <= all.left && frame.top <= all.top && frame.left + frame.width >= all.right && frame.top + frame.height >= all.bottom;
  canvas.style.visibility = inside ? "hidden" : "visible";
  if (inside || narrow.matches) return;
  const sharp = window.devicePixelRatio || 1;
  if (canvas.width !== 112 * sharp) { canvas.width = 112 * sharp; canvas.height = 64 * sharp; }
  const ctx = canvas.getContext("2d");
  const zoom = min(104 / (all.right - all.left), 56 / (all.bottom - all.top));
  const shift = { x: 56 - ((all.left + all.right) / 2) * zoom, y: 32 - ((all.top + all.bottom) / 2) * zoom };
  canvas.zoom = { zoom, shift };
  ctx.setTransform(sharp, 0, 0, sharp, 0, 0);
  ctx.clearRect(0, 0, 112, 64);
  for (const each of nodes) {
    if (state.hidden.has(each.id)) continue;
    ctx.globalAlpha = state.bright && !state.bright.cards.has(each.id) ? 0.25 : 0.9;
    ctx.fillStyle = colour[each.role];
    ctx.fillRect((each.x - WIDTH / 2) * zoom + shift.x, (each.vy - each.h / 2) * zoom + shift.y, max(2, WIDTH * zoom), max(1.5, each.h * zoom));
  }
  ctx.globalAlpha = 1;
  ctx.strokeStyle = colour.ink;
  ctx.lineWidth = 1.5;
  ctx.strokeRect(frame.left * zoom + shift.x, frame.top * zoom + shift.y, frame.width * zoom, frame.height * zoom);
}
function dragMini(event) {
  const shrunk = $("mini").offsetWidth / 112;
  if (event.type === "pointerdown") $("mini").setPointerCapture(event.pointerId);
  else if (!$("mini").hasPointerCapture(event.pointerId)) return;
  const { zoom, shift } = $("mini").zoom;
  const frame = $("mini").getBoundingClientRect();
  network.moveTo({ position: { x: ((event.clientX - frame.left) / shrunk - shift.x) / zoom, y: ((event.clientY - frame.top) / shrunk - shift.y) / zoom } });
}

// ---- choosing: one way in for text, map, flags, outline and address ------------------------------
/** Choose a statement, a link or a flag; `from` says where the choice was made. */
function select({ statement = null, link: step = null, flag: mark = null }, { from = "", tab = "details", quiet = false } = {}) {
  if (mark && !statement && !step) { const held = flag.get(mark); step = held.link; statement = held.link ? null : held.statement; }
  state.statement = node.has(statement) ? statement : null;
  state.link = link.has(step) ? step : null;
  state.flag = mark;
  state.bright = brightSet();
  const chosen = state.statement || state.link;
  unfoldFor(chosen);
  markText(from);
  markLists();
  if (chosen) { fillDetails(); if (tab) openTab(tab); } else if (!$("pane-details").hidden) emptyDetails();
  fillToast();
  if (narrow.matches && chosen && from !== "address") openPane("map");
  if (network) { network.redraw(); if (chosen && from !== "map") show(areaOf(), { quiet, least: 0.4 }); else if (chosen && toast()) reveal(); }
  if (from !== "address") { try { history.replaceState(null, "", chosen ? "#" + encodeURIComponent(mark ?? chosen) : location.pathname + location.search); } catch { /* some viewers give the page no address */ } }
  say(chosen ? spoken() : "nothing chosen");
}
function areaOf() {
  if (state.link) return extent([...state.bright.cards].map((id) => node.get(id)));
  const id = state.statement;
  const near = [id, ...up(id), ...many(incoming, id).flatMap((each) => each.premises)].map((each) => node.get(each)).filter((each) => !state.hidden.has(each.id));
  const area = extent(near);
  const room = size();
  return (area.right - area.left) * 0.55 < room.width && (area.bottom - area.top) * 0.55 < room.height ? area : extent([node.get(id), ...up(id).slice(0, 1).map((each) => node.get(each))]);
}
function reveal() { show(areaOf(), { least: 0.5, most: max(0.5, network.getScale()) }); }
function unfoldFor(id) {
  const wanted = link.has(id) ? [...link.get(id).premises, endsOf(link.get(id))] : [id];
  if (!wanted.some((one) => state.hidden.has(one))) return;
  for (const one of wanted) for (const above of [...reach(one, (here) => many(outgoing, here).map(endsOf))]) state.folded.delete(above);
  place();
}
const whereOf = (each) => (each.line ? "line " + each.line : "not uttered");
function spoken() {
  if (state.link) { const here = link.get(state.link); const mine = flagsOf.get(here.id); return `${kindWord(here)}: ${here.premises.map((id) => node.get(id).label).join(" and ")}, to: ${node.get(endsOf(here)).label}${mine ? ", flagged: " + mine.map((each) => titleOf(each.id)).join(", ") : ""}`; }
  const here = node.get(state.statement);
  return `${ROLE[here.role]}, ${whereOf(here)}: ${here.text}`;
}
const kindWord = (each) => ({ support: "Support", attack: "Attack", undercut: "Undercut" })[each.kind];

function markText(from) {
  queryAll("q.chosen, .from, .to").forEach((span) => { span.classList.remove("chosen", "from", "to"); });
  queryAll("li.here").forEach((line) => line.classList.remove("here"));
  const here = state.link && link.get(state.link);
  const target = here?.kind === "undercut" ? link.get(here.end) : null;
  const ids = here ? [...here.premises, ...(target ? target.premises : []), endsOf(here)] : state.statement ? [state.statement] : [];
  const found = [];
  for (const id of ids) {
    const own = many(spans, id);
    own.forEach((span) => span.classList.add("chosen"));
    if (here && own[0]) own[0].classList.add(id === endsOf(here) ? "to" : "from");
    found.push(...own);
  }
  if (!found.length || from === "text") return;
  const pane = $("text");
  const tops = [found[0], found.at(-1)].map((span) => span.getBoundingClientRect());
  const first = min(...tops.map((each) => each.top));
  const last = max(...tops.map((each) => each.bottom));
  const frame = pane.getBoundingClientRect();
  const height = last - first;
  const aim = height < frame.height - 120 ? first - (frame.height - height) / 2 : first - 90;
  pane.scrollBy({ top: aim - frame.top, behavior: calm.matches ? "instant" : "smooth" });
}
function markLists() {
  items.forEach((item, number) => item.classList.toggle("current", !!state.flag && number === flag.get(state.flag).number));
  rows.forEach((item) => item.classList.toggle("chosen", state.statement ? item.s === state.statement : !!state.link && item.step === state.link));
  dimLists();
}
function dimLists() {
  const shown = setOf(nodes.filter(fits).map((each) => each.id));
  const all = shown.size === nodes.length;
  rows.forEach((item) => item.classList.toggle("dim", !all && !shown.has(item.s)));
  for (const [id, list] of spans) { const dim = !all && !shown.has(id); list.forEach((span) => { if (said(span)[0] === id) span.classList.toggle("dim", dim); }); }
}

// ---- details -----------------------------------------------------------------------------------
const itemOf = (id) => items.get(flag.get(id).number);
const titleOf = (id) => itemOf(id)?.querySelector("b").textContent ?? id;
/** Return a part of what a flag says; some may stand at the first flag that says the same. */
const partOf = (id, name) => (itemOf(id).querySelector("." + name) ?? (name === "says" || name === "reason" ? null : items.get(itemOf(id).dataset.like)?.querySelector("." + name)))?.textContent.trim();

function emptyDetails() { $("pane-details").replaceChildren(el("p.empty", "Choose a statement or a link, in the text or on the map.")); }

function fillDetails() {
  const body = el("div.details", el("h2.hidden", "Details"));
  if (state.link) linkDetails(body, link.get(state.link));
  else statementDetails(body, node.get(state.statement));
  $("pane-details").replaceChildren(body);
  $("pane-details").scrollTop = 0;
}

/** Return a flag's five parts, with the step they are about in their middle. */
function flagParts(id, step) {
  const held = flag.get(id);
  const sign = el("span", { class: `sign ${held.state === "answered" ? "answered" : held.level}${held.state === "proposed" ? " hollow" : ""}`, "aria-hidden": "true" });
  const words = (name) => partOf(id, name);
  const part = (name, title) => words(name) && el("div", { class: name + (words(name).length > 150 ? " long" : "") }, el("h3", title), el("p", { dir: "auto" }, words(name)));
  const parts = el("div.parts", el("p.kind", sign, el("b", titleOf(id)), el("span.code", `${held.code} · ${held.level}${held.state === "raised" ? "" : " · " + held.state}`)));
  parts.append(...[part("lacks", held.level === "error" ? "What does not fit" : "What the text leaves out"), part("question", "Ask"), step, part("says", "What the text says"), part("why", "Why it matters"), part("reason", held.state === "answered" ? "Answered by a person" : "Raised by a person"), part("answer", "How to answer it")].filter(Boolean));
  if (held.state !== "answered") {
    const { at } = held.link ? link.get(held.link) : node.get(held.statement) ?? { at: 0 };
    const line = `${held.link ? "  " : ""}- accept: ${held.code} your reason (initials, date)`;
    parts.append(el("h3", "How to answer it"), el("p.where", `If the text gives it elsewhere, or the step does not need it, say so${doc.annotation ? " in " + doc.annotation : ""}${at ? ", under line " + at : ""}:`), el("div.copy", el("code", line), copyButton(() => line)));
  }
  return parts;
}
function chosenFirst(list) { return [...list].sort((one, two) => (two.id === state.flag) - (one.id === state.flag) || rank[one.level] - rank[two.level]); }

function statementDetails(body, here) {
  const mine = chosenFirst([...many(flagsOf, here.id), ...many(answeredOf, here.id).filter((each) => each.id === state.flag)]);
  body.append(el("span.chip." + here.role, el("span.glyph." + here.role), ROLE[here.role] + (here.state === "proposed" ? " (proposed)" : "")));
  body.append(el("p.words", { dir: "auto" }, here.implicit ? here.text : `“${here.text}”`));
  if (!here.implicit) body.append(el("div.acts", whatIf(here.id), copyButton(() => cite(here), "Copy as citation")));
  else body.append(el("div.acts", whatIf(here.id)));
  mine.forEach((each) => body.append(flagParts(each.id)));
  const where = here.line ? lineButtons(here) : ["not uttered in the text: written by a person because a step needs it"];
  const rows = [["Said by", here.speaker + (here.reported ? " (reported)" : "")], ["Where", where]];
  if (here.section) rows.push(["Section", here.section]);
  rows.push(["Set by", here.by_hand ? "a person" : here.state === "proposed" ? "the machine, not confirmed" : "the machine, confirmed by a person"]);
  if (here.because) rows.push(["Because", here.because]);
  const standing = state.changed.get(here.id) ?? stands.get(here.id);
  if (standing) rows.push(["Stands", (state.changed.has(here.id) ? "now " : "") + STANDS[standing]]);
  rows.push(["Id", here.id]);
  for (const note of here.notes) rows.push(["Note", note]);
  body.append(el("dl", ...rows.flatMap(([name, value]) => [el("dt", name), el("dd", { dir: "auto" }, ...[value].flat())])));
  if (!state.changed.has(here.id)) for (const steps of here.mend ?? []) stepsList(body, `It would stand clear if ${steps.length > 1 ? "these were answered together" : "this were answered"}`, steps.map((each) => [links[each], links[each].premises[0], "the step from"]));
  stepsList(body, "Leads to", many(outgoing, here.id).filter((each) => each.kind !== "undercut").map((each) => [each, endsOf(each), each.kind === "attack" ? "attacks" : "supports"]));
  stepsList(body, "Undercuts the step", many(outgoing, here.id).filter((each) => each.kind === "undercut").map((each) => [each, endsOf(each), "speaks against a step to"]));
  const into = incoming.get(here.id) || [];
  stepsList(body, "Rests on", into.filter((each) => each.kind === "support").flatMap((each) => each.premises.map((id) => [each, id, each.premises.length > 1 ? "together" : "from"])), "Nothing in the text is given for this statement.");
  stepsList(body, "Attacked by", into.filter((each) => each.kind === "attack").flatMap((each) => each.premises.map((id) => [each, id, "by"])));
  stepsList(body, "A step to it is undercut by", into.flatMap((each) => incoming.get(each.id) || []).flatMap((each) => each.premises.map((id) => [each, id, "by"])));
  body.append(...editStatement(here));
}
/** Return a statement's words with all that is needed to find and check them. */
const cite = (here) => `“${here.text}” (${here.speaker}, “${document.title}”, line ${here.line}${sheet(here)}; ${doc.file}, SHA-256 ${doc.sha})`;
const sheet = (here) => (here.page ? `, ${here.page} of ${doc.origin}` : "");
function lineButtons(here) {
  const button = (line) => el("button.main-link", { onclick: () => goLine(line) }, "line " + line);
  return [button(here.line), sheet(here), ...(here.also_lines.length ? [", also stands at ", ...here.also_lines.flatMap((line, place) => [place ? ", " : "", button(line)])] : [])];
}
function stepsList(body, title, steps, empty) {
  if (!steps.length) { if (empty) body.append(el("h3", title), el("p.empty", empty)); return; }
  body.append(el("h3", title));
  for (const [each, id, word] of steps) {
    body.append(goButton(id, word, flagsOf.has(each.id), () => select({ statement: id }, { from: "panel" })));
    if (flagsOf.has(each.id)) { const top = worst(flagsOf.get(each.id)); body.lastChild.before(el("button.go", { onclick: () => select({ link: each.id, flag: top.id }, { from: "panel" }) }, el("span.flagged", "▲ "), titleOf(top.id), el("small", "a flag on this step; show it"))); }
  }
}
function goButton(id, word, flagged, run) {
  const there = node.get(id);
  return el("button.go." + there.role, { dir: "auto", onclick: run }, el("small", `${word ? word + " · " : ""}${ROLE[there.role].toLowerCase()}, ${whereOf(there)}${there.reported ? ", " + there.speaker : ""}`), cut(there.text, 170));
}
function editStatement(here) {
  const head = (role) => `## ${here.id} ${role}`;
  const others = Object.keys(ROLE).filter((role) => role !== here.role);
  const where = here.at ? `${doc.annotation}, line ${here.at}` : doc.annotation || "the annotation file";
  const parts = [el("h3", "To change it"), el("p.where", `In ${where}, the line `, el("code", head(here.role) + (here.state === "proposed" ? "?" : "")), " can read:")];
  for (const [line, hint] of [...(here.state === "proposed" ? [[head(here.role), "accept it as it is"]] : []), ...others.map((role) => [head(role), "make it " + (role === "evidence" ? "evidence" : "a " + role)])]) parts.push(copyLine(line, hint));
  return parts;
}
function linkDetails(body, here) {
  const mine = chosenFirst([...many(flagsOf, here.id), ...many(answeredOf, here.id).filter((each) => each.id === state.flag)]);
  const step = stepOf(here);
  if (mine.length) mine.forEach((each, place) => body.append(flagParts(each.id, place ? null : step)));
  else body.append(el("span", { class: "chip " + (here.kind === "support" ? "" : "rebuttal") }, kindWord(here) + (here.state === "proposed" ? " (proposed)" : "")), el("p.empty", { style: "margin-top:8px" }, "No flag is raised on this step."), step);
  body.append(el("div.acts", whatIf(here.id)));
  const rows = [["Kind", kindWord(here).toLowerCase() + (here.premises.length > 1 ? ", premises taken together" : "")]];
  const scheme = doc.schemes[here.scheme];
  if (here.scheme) rows.push(["Scheme", here.scheme + (scheme ? ": " + scheme : "")]);
  rows.push(["Set by", here.by_hand ? "a person" : here.state === "proposed" ? "the machine, not confirmed" : "the machine, confirmed by a person"]);
  if (here.because) rows.push(["Because", here.because]);
  if (here.at) rows.push(["In the file", `${doc.annotation}, line ${here.at}`]);
  for (const note of here.notes) rows.push(["Note", note]);
  body.append(el("h3", "This step"), el("dl", ...rows.flatMap(([name, value]) => [el("dt", name), el("dd", { dir: "auto" }, value)])));
  for (const [burden, title] of ["What whoever argues so owes an answer to", "What whoever doubts may ask"].entries()) {
    const mine = here.ask.filter(([number]) => doc.asks[number][1] === burden);
    if (mine.length) body.append(el("h3", title), el("ul.ask", ...mine.map(([number, answer]) => el("li", doc.asks[number][0], answer != null && el("button.main-link", { dir: "auto", onclick: () => select({ statement: names[answer] }, { from: "panel" }) }, " Answered by: " + nodes[answer].label)))));
  }
  for (const each of answeredOf.get(here.id) || []) if (each.id !== state.flag) body.append(el("p.empty", `Answered: ${titleOf(each.id)}`));
  stepsList(body, "Undercut by", many(incoming, here.id).flatMap((each) => each.premises.map((id) => [each, id, "by"])));
  const verb = { support: "supports", attack: "attacks", undercut: "undercuts" }[here.kind];
  const target = here.kind === "undercut" ? `${link.get(here.end).premises[0]} -> ${endsOf(here)}` : here.end;
  const rest = here.premises.length > 1 ? ` with ${here.premises.slice(1).join(", ")}` : "";
  const line = (key) => `- ${key}: ${target}${rest}`;
  const swap = { support: ["attacks", "make it an attack"], attack: ["supports", "make it a support"] }[here.kind];
  body.append(el("h3", "To change it"), el("p.where", `In ${here.at ? `${doc.annotation}, line ${here.at}` : doc.annotation || "the annotation file"}, delete `, el("code", line(verb + (here.state === "proposed" ? "?" : ""))), " if the text takes no such step, or write:"));
  if (here.state === "proposed") body.append(copyLine(line(verb), "accept it"));
  if (swap) body.append(copyLine(line(swap[0]), swap[1]));
}
function stepOf(here) {
  const target = here.kind === "undercut" ? link.get(here.end) : null;
  const word = { support: "the text goes from here", attack: "the text sets this", undercut: "the text sets this" }[here.kind];
  const sign = { support: "↓", attack: "⊥", undercut: "⊥" }[here.kind];
  return el("div.ends",
    ...here.premises.map((id, place) => goButton(id, place ? "together with" : word, false, () => select({ statement: id }, { from: "panel" }))),
    el("div.arrow", { "aria-hidden": "true" }, sign),
    ...(target ? [el("p.where", "against the step from “" + cut(node.get(target.premises[0]).label, 60) + "” to")] : []),
    goButton(endsOf(here), here.kind === "support" ? "to here" : target ? "" : "against this", false, () => select({ statement: endsOf(here) }, { from: "panel" })));
}
function copyLine(line, hint) {
  return el("div", el("p.where", hint), el("div.copy", el("code", line), copyButton(() => line)));
}
function copyButton(words, label = "Copy") {
  const button = el("button", { onclick: async () => {
    let done = false;
    try { await navigator.clipboard.writeText(words()); done = true; } catch { /* the line beside it can be selected */ }
    button.textContent = done ? "Copied" : "Select it";
    say(done ? "copied" : "not copied; select the line");
    setTimeout(() => { button.textContent = label; }, 1500);
  } }, label);
  return button;
}

function fillToast() {
  const card = $("card");
  card.hidden = !narrow.matches || !(state.link || state.statement);
  if (card.hidden) return;
  const more = el("button", { onclick: () => openPane("panel") }, "More");
  const text = el("button", { onclick: () => { openPane("text"); markText("toast"); } }, "In the text");
  const shut = el("button", { onclick: () => select({}) }, "Close");
  const acts = el("div.acts", more, text, shut);
  if (state.flag) {
    const words = (name) => partOf(state.flag, name);
    card.replaceChildren(el("b", el("span.sign." + flag.get(state.flag).level), titleOf(state.flag)), el(words("lacks")?.length > 150 ? "p.big.long" : "p.big", { dir: "auto" }, words("lacks") ?? words("says") ?? ""), words("question") ? el("p.ask", { dir: "auto" }, words("question")) : "", acts);
  } else if (state.statement) {
    const here = node.get(state.statement);
    card.replaceChildren(el("b", `${ROLE[here.role]}, ${whereOf(here)}`), el("p", { style: "margin:4px 0 8px", dir: "auto" }, cut(here.text, 220)), acts);
  } else card.replaceChildren(el("b", kindWord(link.get(state.link)) + ": no flag is raised on this step"), el("p", { style: "margin:4px 0 8px", dir: "auto" }, spoken()), acts);
}

// ---- panels, tabs, lines -----------------------------------------------------------------------
const tabs = queryAll("[role=tab]");
function openTab(name, focus) {
  if (name === "outline") fillOutline();
  for (const tab of tabs) {
    const here = tab.id === "tab-" + name;
    tab.setAttribute("aria-selected", String(here));
    tab.tabIndex = here ? 0 : -1;
    $(tab.getAttribute("aria-controls")).hidden = !here;
    if (here && focus) tab.focus();
  }
}
function openPane(name) {
  document.body.dataset.pane = name;
  queryAll(".bottom button").forEach((button) => { if (button.dataset.pane === name) button.setAttribute("aria-current", "true"); else button.removeAttribute("aria-current"); });
  if (name === "panel" && !state.link && !state.statement) openTab("flags");
}
function goLine(line) {
  const row = $("L" + line);
  if (!row) return;
  const shut = row.closest("details");
  if (shut) shut.open = true;
  queryAll("li.here").forEach((each) => each.classList.remove("here"));
  row.classList.add("here");
  if (narrow.matches) openPane("text");
  row.scrollIntoView({ block: "center", behavior: calm.matches ? "instant" : "smooth" });
  say("line " + line);
}
function nextFlag() {
  const list = alive.filter((each) => !each.code.startsWith("ARG5"));
  if (!list.length) { say("no flag is raised"); return; }
  const here = list.findIndex((each) => each.id === state.flag);
  select({ flag: list[(here + 1) % list.length].id }, { from: "flags" });
}

function search() {
  const wanted = $("search").value.trim().toLocaleLowerCase();
  state.query = wanted;
  state.matches = wanted ? setOf(nodes.filter((each) => [each.text, each.label, each.id, each.speaker].some((words) => words.toLocaleLowerCase().includes(wanted))).map((each) => each.id)) : null;
  if (state.statement || state.link) select({}, { tab: null });
  refilter();
  writeAddress(wanted ? "find:" + encodeURIComponent(wanted) : "");
  if (wanted) say(`${state.matches.size} of ${nodes.length} statements match`);
  $("search").title = wanted ? `${state.matches.size} of ${nodes.length} statements match; Enter walks through them` : "";
  found.textContent = wanted ? `${state.matches.size} of ${nodes.length}` : "";
}
const found = el("span.found", { "aria-hidden": "true" });
function walkMatches() {
  if (!state.matches?.size) return;
  const list = [...state.matches];
  select({ statement: list[(list.indexOf(state.statement) + 1) % list.length] }, { from: "search" });
}
function refilter() { state.bright = brightSet(); dimLists(); network?.redraw(); }
function readFilter() {
  state.off = setOf();
  state.only = setOf();
  for (const field of fields()) {
    if (field.name === "only") { if (field.checked) state.only.add(field.value); } else if (!field.checked) state.off.add(`${field.name} ${field.value}`);
  }
  if (state.statement || state.link) select({}, { tab: null });
  refilter();
  if (network && state.bright && !nodes.some((each) => state.bright.cards.has(each.id) && onScreen(each))) showAll();
  filterAddress();
  say(`${nodes.filter(fits).length} of ${nodes.length} statements shown`);
}

// ---- the outline: a tree with one tab stop -------------------------------------------------------
const RELATIONS = { support: "because", attack: "attacked by", undercut: "that step is undercut by" };
function makeRow([number, at, step, joined, again], place) {
  const here = nodes[number];
  const relation = step == null ? "" : joined ? "together with" : RELATIONS[links[step].kind];
  const parent = (doc.outline[place + 1]?.[1] ?? 0) > at;
  const flagged = flagsOf.has(here.id) || flagsOf.has(links[step]?.id);
  const row = el("span.row." + here.role, el("span.twist"));
  if (relation) row.append(el("span", { class: "rel " + relation.split(" ")[0] }, relation), " ");
  row.append(el("span.glyph." + here.role), el("span.hidden", ROLE[here.role] + ": "), el("span.label", { dir: "auto" }, here.label));
  if (here.reported) row.append(" ", el("span.by", { dir: "auto" }, here.speaker));
  row.append(" ", el("span.place", whereOf(here)));
  if (flagged) row.append(" ", el("span.flagged", { title: "flagged" }, "▲", el("span.hidden", " flagged")));
  if (again) row.append(" ", el("span.place", "see above"));
  const item = el("li", { role: "treeitem", "aria-level": at, tabindex: place ? -1 : 0, "aria-expanded": parent ? "true" : null, style: "--level:" + min(at, 12) }, row);
  item.s = here.id;
  item.step = links[step]?.id ?? null;
  return item;
}
let rows = [];
/** Make the outline when it is first needed. */
function fillOutline() {
  if (rows.length) return;
  rows = doc.outline.map(makeRow);
  query(".tree").append(...rows);
  markLists();
}
const depth = (row) => Number(row.getAttribute("aria-level"));
function toggleRow(row, open) {
  if (!row.hasAttribute("aria-expanded")) return;
  row.setAttribute("aria-expanded", String(open));
  let closed = open ? null : depth(row);
  for (const below of rows.slice(rows.indexOf(row) + 1)) {
    if (depth(below) <= depth(row)) break;
    if (closed !== null && depth(below) <= closed && open) closed = null;
    below.hidden = closed !== null;
    if (open && closed === null && below.getAttribute("aria-expanded") === "false") closed = depth(below);
  }
}
function focusRow(row) {
  if (!row) return;
  rows.forEach((each) => { each.tabIndex = -1; });
  row.tabIndex = 0;
  row.focus();
}
function treeKey(event) {
  const row = event.target.closest("li");
  if (!row) return;
  const seen = rows.filter((each) => !each.hidden);
  const here = seen.indexOf(row);
  const open = row.getAttribute("aria-expanded");
  const steps = {
    ArrowDown: () => focusRow(seen[here + 1]),
    ArrowUp: () => focusRow(seen[here - 1]),
    Home: () => focusRow(seen[0]),
    End: () => focusRow(seen.at(-1)),
    ArrowRight: () => { if (open === "false") toggleRow(row, true); else if (open) focusRow(seen[here + 1]); },
    ArrowLeft: () => { if (open === "true") toggleRow(row, false); else focusRow(seen.slice(0, here).findLast((each) => depth(each) < depth(row))); },
    Enter: () => chooseRow(row),
    " ": () => chooseRow(row),
  };
  if (!steps[event.key]) return;
  event.preventDefault();
  steps[event.key]();
}
const chooseRow = (row) => { select({ statement: row.s }, { from: "outline", tab: narrow.matches ? "details" : null }); fillDetails(); };

// ---- keyboard on the map -------------------------------------------------------------------------
function mapKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !network) return;
  const zoom = (by) => { const centre = network.getViewPosition(); move(centre.x, centre.y, max(0.04, min(3, network.getScale() * by))); };
  const here = state.statement ?? (state.link ? endsOf(link.get(state.link)) : null);
  const go = (id) => { if (id) select({ statement: id }, { from: "keys", tab: $("pane-details").hidden ? null : "details" }); };
  const beside = (way) => {
    const one = node.get(here);
    return nodes.filter((each) => !state.hidden.has(each.id) && abs(each.x - one.x) < 60 && (each.vy - one.vy) * way > 0).sort((a, b) => (a.vy - b.vy) * way)[0]?.id;
  };
  const steps = {
    ArrowLeft: () => go(here ? endsOf(many(outgoing, here)[0] ?? {}) : mainId ?? nodes[0].id),
    ArrowRight: () => go(here ? many(incoming, here).flatMap((each) => each.premises).find((id) => !state.hidden.has(id)) : mainId ?? nodes[0].id),
    ArrowUp: () => go(here ? beside(-1) : mainId ?? nodes[0].id),
    ArrowDown: () => go(here ? beside(1) : mainId ?? nodes[0].id),
    Enter: () => { if (here) { openTab("details"); if (narrow.matches) openPane("panel"); $("pane-details").focus(); } },
    " ": () => here && fold(here),
    f: nextFlag,
    "/": () => $("search").focus(),
    "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: () => showAll(),
    Escape: () => select({}),
  };
  if (!steps[event.key]) return;
  event.preventDefault();
  steps[event.key]();
}

// ---- a picture of the whole map ------------------------------------------------------------------
/** Save all cards and links as a PNG, at twice their size or as large as a canvas may be. */
function savePicture() {
  const all = everything();
  const area = { left: all.left - 30, top: all.top - 30, right: all.right + 30, bottom: all.bottom + 30 };
  const scale = min(2, 16000 / (area.right - area.left), 16000 / (area.bottom - area.top));
  const canvas = el("canvas", { width: Math.ceil((area.right - area.left) * scale), height: Math.ceil((area.bottom - area.top) * scale) });
  const ctx = canvas.getContext("2d");
  ctx.fillStyle = colour.map;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.setTransform(scale, 0, 0, scale, -area.left * scale, -area.top * scale);
  links.forEach((each) => each.badge && drawLink(ctx, each, 1));
  nodes.filter((each) => !state.hidden.has(each.id)).forEach((each) => drawCard(ctx, each, each.x, each.vy, 1));
  canvas.toBlob((blob) => {
    if (!blob) { say("the picture is too large"); return; }
    const address = URL.createObjectURL(blob);
    const anchor = el("a", { href: address, download: "map.png" });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 5000);
    say("picture saved");
  });
}
// ---- addresses, looks, panes ---------------------------------------------------------------------
/** Put what is shown into the address, so that it can be sent: a search, a filter, a tab. */
function writeAddress(words) { try { history.replaceState(null, "", words ? "#" + words : location.pathname + location.search); } catch { /* some viewers give the page no address */ } }
const fields = () => queryAll("#pane-filter input[name]");
function filterAddress() {
  const off = fields().filter((field) => field.checked === (field.name === "only")).map((field) => `${field.name}=${encodeURIComponent(field.value)}`);
  writeAddress(off.length ? "filter:" + off.join("&") : "");
}
function readView(wanted) {
  const [kind, rest] = [wanted.slice(0, wanted.indexOf(":")), wanted.slice(wanted.indexOf(":") + 1)];
  if (kind === "view" && $("tab-" + rest)) { if (narrow.matches) openPane("panel"); openTab(rest); } else if (kind === "find") { $("search").value = decodeURIComponent(rest); search(); } else if (kind === "filter") {
    const off = setOf(rest.split("&").map(decodeURIComponent));
    for (const field of fields()) field.checked = off.has(`${field.name}=${field.value}`) === (field.name === "only");
    readFilter();
  } else return false;
  return true;
}
function readAddress() {
  let wanted = "";
  try { if (readView(location.hash.slice(1))) return true; wanted = decodeURIComponent(location.hash.slice(1)); } catch { return false; }
  if (flag.has(wanted)) select({ flag: wanted }, { from: "address", quiet: true });
  else if (node.has(wanted)) select({ statement: wanted }, { from: "address", quiet: true });
  else if (link.has(wanted)) select({ link: wanted, flag: flagsOf.get(wanted) ? worst(flagsOf.get(wanted)).id : null }, { from: "address", quiet: true });
  else if (/^L\d+$/.test(wanted)) { goLine(wanted.slice(1)); return false; }
  else { const short = flags.find((each) => each.number === wanted); if (!short) return false; select({ flag: short.id }, { from: "address", quiet: true }); }
  return true;
}
function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  $("theme").setAttribute("aria-pressed", String(dark));
  readColours();
  network?.redraw();
}
function makeGrips() {
  const main = query("main");
  const grip = (side, name) => {
    const bar = el("div.grip", { role: "separator", tabindex: "0", "aria-orientation": "vertical", "aria-label": name, "aria-valuemin": 220, "aria-valuenow": 300 });
    const pane = () => (side === "left" ? $("text") : $("panel"));
    const put = () => { bar.style.left = (side === "left" ? $("text").offsetWidth : main.clientWidth - $("panel").offsetWidth) + "px"; bar.setAttribute("aria-valuenow", pane().offsetWidth); };
    const set = (width) => { main.style.setProperty("--" + side, Math.round(max(220, min(main.clientWidth * 0.5, width))) + "px"); put(); };
    on(bar, "pointerdown", (event) => { bar.setPointerCapture(event.pointerId); event.preventDefault(); });
    on(bar, "pointermove", (event) => { if (bar.hasPointerCapture(event.pointerId)) set(side === "left" ? event.clientX : main.clientWidth - event.clientX); });
    on(bar, "keydown", (event) => { const by = { ArrowLeft: -24, ArrowRight: 24 }[event.key]; if (by) { set(pane().offsetWidth + (side === "left" ? by : -by)); event.preventDefault(); } });
    main.append(bar);
    new ResizeObserver(put).observe(pane());
  };
  grip("left", "Width of the text");
  grip("right", "Width of the side panel");
}
/** Return the sheets of paper, as they stand in the page for readers without scripts; each draws the whole map, so only when asked. */
function sheets() {
  return [...$("sheets").textContent.matchAll(/sheet>([^<]+)(?:<svg width=(\d+) viewBox="([^"]+))?/g)].map(([, words, width, viewBox]) => {
    const svg = query(".key").cloneNode();
    const use = query("#all use").cloneNode();
    svg.removeAttribute("class");
    for (const [name, value] of Object.entries({ width, viewBox })) svg.setAttribute(name, value);
    for (const name of ["x", "y"]) use.removeAttribute(name);
    use.setAttribute("href", "#all");
    svg.append(use);
    return el("p.sheet", words, width && svg);
  });
}
let unprinted = null; // what printing changes, as it was
function printing(begins) {
  if (begins && !unprinted) {
    fillOutline();
    unprinted = { dark: document.documentElement.dataset.theme === "dark", shut: queryAll("details:not([open])").filter((each) => !each.closest(".fold")) };
    unprinted.shut.forEach((each) => { each.open = true; });
    setTheme(false);
    $("sheets").after(...sheets());
  } else if (!begins && unprinted) {
    queryAll(".sheet").forEach((each) => each.remove());
    unprinted.shut.forEach((each) => { each.open = false; });
    setTheme(unprinted.dark);
    unprinted = null;
  }
}

const saidAt = (event) => { const span = event.target.closest("q"); return span ? said(span)[0] : null; };

function listen() {
  on($("text"), "click", (event) => {
    const strip = event.target.closest(".strip")?.getBoundingClientRect();
    if (strip) { const reached = (event.clientX - strip.left) / strip.width * long; goLine(ends.find(([end]) => end > reached)?.[1]); return; }
    const also = event.target.closest("[data-line]");
    if (also) { goLine(also.dataset.line); return; }
    const mark = event.target.closest(".mark");
    const held = mark ? names[mark.dataset.of] : saidAt(event);
    if (!held) return;
    const mine = mark && flagsOf.get(held);
    select({ statement: held, flag: mine ? worst(mine).id : null }, { from: "text" });
  });
  on($("text"), "mouseover", (event) => hover(saidAt(event)));
  on($("text"), "mouseleave", () => hover(null));
  for (const pane of [$("pane-flags"), $("pane-figures")].filter(Boolean)) on(pane, "click", (event) => {
    const item = event.target.closest(".flag");
    if (item) { select({ flag: flags.find((each) => each.number === item.firstChild.id).id }, { from: "flags" }); return; }
    const row = event.target.closest("button");
    const line = row?.querySelector("small")?.textContent.slice(5); // "line 27"
    if (row?.dataset.flag) select({ flag: flags.find((each) => each.number === row.dataset.flag).id }, { from: "flags", tab: null });
    if (line) goLine(line);
  });
  on($("summary"), "click", (event) => { const go = event.target.closest("[data-go]"); if (go) select({ statement: names[go.dataset.go] }, { from: "summary" }); });
  on(query(".tree"), "click", (event) => {
    const row = event.target.closest("li");
    if (!row) return;
    if (event.target.closest(".twist") && row.hasAttribute("aria-expanded")) toggleRow(row, row.getAttribute("aria-expanded") === "false");
    else { focusRow(row); chooseRow(row); }
  });
  on(query(".tree"), "keydown", treeKey);
  on(query(".tabs"), "click", (event) => { const tab = event.target.closest("[role=tab]"); if (tab) { openTab(tab.id.slice(4)); writeAddress("view:" + tab.id.slice(4)); } });
  on(query(".tabs"), "keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) openTab(tabs[(tabs.indexOf(document.activeElement) + by + tabs.length) % tabs.length].id.slice(4), true);
  });
  on(query(".bottom"), "click", (event) => { const button = event.target.closest("button"); if (button) openPane(button.dataset.pane); });
  on(query(".skip"), "click", (event) => { event.preventDefault(); openPane("panel"); $("panel").focus(); });
  on($("map"), "keydown", mapKey);
  on($("search"), "input", search);
  on($("search"), "keydown", (event) => { if (event.key === "Enter") walkMatches(); else if (event.key === "Escape") { $("search").value = ""; search(); } });
  $("search").after(found);
  on($("next-flag"), "click", nextFlag);
  $("next-flag").disabled = !alive.length;
  on($("theme"), "click", () => setTheme(document.documentElement.dataset.theme !== "dark"));
  on($("pane-filter"), "change", readFilter);
  on($("filter-clear"), "click", () => { fields().forEach((field) => { field.checked = field.name !== "only"; }); readFilter(); });
  on($("bands"), "change", () => {
    state.bands = $("bands").checked;
    $("bands-key").replaceChildren(...(state.bands ? doc.sections : []).map((title, number) => el("li", { dir: "auto" }, el("b", { style: "background:" + bandColour(number) }, number + 1), title)));
    network?.redraw();
  });
  if (network) {
    const zoom = (by) => { const centre = network.getViewPosition(); move(centre.x, centre.y, max(0.04, min(3, network.getScale() * by))); };
    on($("zoom-in"), "click", () => zoom(1.35));
    on($("zoom-out"), "click", () => zoom(1 / 1.35));
    on($("picture"), "click", savePicture);
    on($("zoom-fit"), "click", () => showAll());
    for (const kind of ["pointerdown", "pointermove"]) on($("mini"), kind, dragMini);
  }
  on(window, "hashchange", readAddress);
  on(window, "beforeprint", () => printing(true));
  on(window, "afterprint", () => printing(false));
  const legend = () => { if (narrow.matches) query(".legend").tabIndex = 0; else query(".legend").removeAttribute("tabindex"); };
  legend();
  on(narrow, "change", () => { legend(); fillToast(); network?.redraw(); });
  on(matchMedia("(prefers-color-scheme: dark)"), "change", (event) => setTheme(event.matches));
}

/** Fold a large map so that its first view can be read. */
function foldLarge() {
  if (nodes.length <= 150) return;
  const levels = new Map();
  for (const [number, at] of doc.outline) if (!levels.has(names[number])) levels.set(names[number], at);
  for (let most = 5; most >= 1; most -= 1) {
    state.folded = setOf(nodes.filter((each) => incoming.has(each.id) && levels.get(each.id) === most).map((each) => each.id));
    if (nodes.length - exclusive([...state.folded]).size <= 90) break;
  }
}

foldLarge();
place();
setTheme(matchMedia("(prefers-color-scheme: dark)").matches);
makeMap();
listen();
makeGrips();
openTab("flags");
openPane("map");
if (network) firstView();
readAddress();
ready = true;
network?.redraw();
window.__network = network;
window.__argmap = { nodes, links, standings };
performance.mark("ready");
window.__ready = true;
})();
