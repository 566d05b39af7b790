// Collapsing: what leads nowhere else than to a statement is hidden, the rest is placed anew.

/** Return the statements below some roots that lead nowhere else than to them. */
function leadingOnlyTo(roots) {
  const held = new Set(roots);
  const ends = id => [...new Set(listOf(outgoing, id).map(endOf))];
  const below = new Set();
  for (const root of roots) {
    for (const id of reach(root, bearingOn)) below.add(id);
  }
  const leaves = id => {
    const above = ends(id);
    if (!above.length || above.some(end => !held.has(end) && !below.has(end))) return true;
    return held.has(id) && roots.length === 1;
  };
  for (let again = true; again;) {
    again = false;
    for (const id of below) {
      if (!leaves(id)) continue;
      below.delete(id);
      again = true;
    }
  }
  return below;
}
function bearingOn(id) {
  return listOf(incoming, id).flatMap(link => [
    ...link.premises,
    ...listOf(incoming, link.id).flatMap(undercut => undercut.premises),
  ]);
}

function countBelow(each) {
  each.below ??= incoming.has(each.id) ? leadingOnlyTo([each.id]).size : 0;
  return each.below;
}

/** Return how many flags are on what is hidden below a statement; notes are not counted. */
function flagsBelow(each) {
  each.flagsBelow ??= countFlags(leadingOnlyTo([each.id]));
  return each.flagsBelow;
}
function countFlags(below) {
  const holders = links.filter(link => link.premises.some(one => below.has(one)));
  const held = [...below, ...holders.map(link => link.id)].flatMap(id => listOf(flagsOf, id));
  return held.filter(flag => flag.level !== "note").length;
}

function toggleCollapsed(id) {
  const here = statementById.get(id);
  if (!here || !countBelow(here)) return;
  if (state.collapsed.has(id)) state.collapsed.delete(id);
  else state.collapsed.add(id);
  keepInPlace(here, () => placeCards(state.compact && form));
  const flagged = flagsBelow(here) ? `, with ${flagsBelow(here)} flags` : "";
  say(state.collapsed.has(id) ? `${here.below} statements collapsed${flagged}` : "expanded");
}
function keepInPlace(card, change) {
  const before = network?.canvasToDOM({ x: card.x, y: card.shownY });
  change();
  if (!network) return;
  const now = network.canvasToDOM({ x: card.x, y: card.shownY });
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  const position = { x: x + (now.x - before.x) / scale, y: y + (now.y - before.y) / scale };
  network.moveTo({ position });
}

function expandFor(id) {
  const wanted = cardsOf(id);
  if (!wanted.some(one => state.hidden.has(one))) return;
  for (const one of wanted) {
    for (const above of reach(one, here => listOf(outgoing, here).map(endOf))) {
      state.collapsed.delete(above);
    }
  }
  placeCards();
}

/** Hide what is collapsed, and give cards and lines their places; sizes may stay. */
function placeCards(kept) {
  if (!statements.some(each => each.card)) return;
  state.hidden = state.collapsed.size ? leadingOnlyTo([...state.collapsed]) : new Set();
  setPlaces(shownStatements(), state.compact && innerSize(), kept);
  captionsFor = paneSizeInWords();
  network?.redraw();
}
/** Place the cards that are shown: with their captions only if a room for these is given. */
function setPlaces(shown, room, kept) {
  form = FULL;
  const isHome = !room && shown.length === statements.length;
  if (room) arrangeCaptions(shown, room, kept);
  else if (isHome) {
    statements.forEach(takeHome);
    links.forEach(takeHomeOfLines);
  } else arrange(groupsOf(shown), each => each.home.height, columnCount(statements));
  for (const [id, { x, y }] of state.moved) {
    const each = statementById.get(id);
    each.x += x;
    each.shownY += y;
  }
  if (!isHome || state.moved.size) routeLinks();
  forgetGeometry();
}

/** Collapse a large map so that its first view can be read. */
function collapseLarge() {
  if (statements.length <= 150) return;
  const levels = new Map();
  for (const [statement, level] of data.outline) {
    if (!levels.has(nameOf(statement))) levels.set(nameOf(statement), level);
  }
  for (let most = 5; most >= 1; most -= 1) {
    const roots = statements.filter(({ id }) => incoming.has(id) && levels.get(id) === most);
    state.collapsed = new Set(roots.map(each => each.id));
    if (statements.length - leadingOnlyTo([...state.collapsed]).size <= 90) break;
  }
}
