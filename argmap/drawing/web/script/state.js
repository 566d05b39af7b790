// What changes while the page is open, and which statements and links stay bright.

const state = {
  statement: null, // the id of what is selected
  link: null,
  flag: null,
  hover: null,
  matches: null, // the ids that a search found, or null
  off: new Set(), // what the filter leaves out: "role claim", "speaker the Ministry"
  only: new Set(), // "flagged", "proposed"
  collapsed: new Set(), // statements whose support is hidden
  hidden: new Set(), // the statements that this hides
  bright: null, // {cards, links}, or null if all are
  rejected: new Set(), // statements and links that the reader does not accept
  changed: new Map(), // the new standing of each statement that this changes
  bands: false,
  moving: false, // the pointer moves cards
  dragged: null, // the card that it moves now
  compact: true, // cards have nothing but their captions
  moved: new Map(), // how far the reader has moved cards, by id: {x, y}
  near: null, // what the pointer is on, with its neighbours: {cards, links}
};

let captionsFor = ""; // the size of the pane that captions were arranged for

/** Return all that can be reached from an id by steps, without the start. */
function reach(start, stepsFrom) {
  const found = new Set();
  const waiting = [start];
  while (waiting.length) {
    for (const next of stepsFrom(waiting.pop())) {
      if (found.has(next)) continue;
      found.add(next);
      waiting.push(next);
    }
  }
  return found;
}
const isSupport = link => link.kind === "support";
const supported = id =>
  listOf(outgoing, id)
    .filter(isSupport)
    .map(link => link.conclusion);
const supporting = id =>
  listOf(incoming, id)
    .filter(isSupport)
    .flatMap(link => link.premises);

/** Return the statements and links that stay bright, or null for all. */
function brightSet() {
  if (state.link) return brightForLink(linkById.get(state.link));
  if (state.statement) return brightForStatement(state.statement);
  const shown = statements.filter(passesFilter);
  if (shown.length === statements.length) return null;
  const cards = new Set(shown.map(each => each.id));
  const between = links.filter(link => endsOf(link).every(id => cards.has(id)));
  return { cards, links: new Set(between.map(link => link.id)) };
}

function brightForLink(link) {
  const target = targetOf(link);
  const ends = target ? [...target.premises, target.conclusion] : [link.conclusion];
  return {
    cards: new Set([...link.premises, ...ends]),
    links: new Set(target ? [link.id, target.id] : [link.id]),
  };
}

/** A statement, all that it leads to and rests on, and what speaks against it. */
function brightForStatement(id) {
  const cards = new Set([id, ...reach(id, supported), ...reach(id, supporting)]);
  const between = links.filter(
    link =>
      isSupport(link) && cards.has(link.conclusion) && link.premises.some(one => cards.has(one)),
  );
  const lit = new Set(between.map(link => link.id));
  for (const link of touching(id)) {
    lit.add(link.id);
    for (const one of endsOf(link)) cards.add(one);
  }
  for (const link of links) {
    if (!isUndercut(link) || !lit.has(link.conclusion)) continue;
    lit.add(link.id);
    for (const one of link.premises) cards.add(one);
  }
  return { cards, links: lit };
}

function touching(id) {
  return [...listOf(incoming, id), ...listOf(outgoing, id)];
}
/** Return whether the pointer is on a statement or link, or on one that it touches. */
const isNear = id => !!state.near && (state.near.cards.has(id) || state.near.links.has(id));
/** Return what brightens when the pointer is on a statement or a link. */
function nearOf(id) {
  if (!id) return null;
  if (linkById.has(id)) return brightForLink(linkById.get(id));
  const own = touching(id);
  const cards = new Set([id, ...own.flatMap(endsOf)]);
  return { cards, links: new Set(own.map(link => link.id)) };
}
function isFlagged(id) {
  return flagsOf.has(id) || touching(id).some(link => flagsOf.has(link.id));
}
function isProposed(each) {
  return [each, ...touching(each.id)].some(one => one.state === "proposed");
}
/** Return whether filter and search leave a statement in. */
function passesFilter(each) {
  if (state.off.has("role " + each.role) || state.off.has("speaker " + each.speaker)) return false;
  if (state.only.has("flagged") && !isFlagged(each.id)) return false;
  if (state.only.has("proposed") && !isProposed(each)) return false;
  return !state.matches || state.matches.has(each.id);
}
