// Collapsing: what leads nowhere else than to a statement is hidden, and the gaps are closed.

let gaps = []; // {from, to}: heights of the map that are left out

/** Return a height of the map as it is drawn, with the gaps above it closed. */
function closed(y) {
  let moved = 0;
  for (const gap of gaps) {
    if (y < gap.from) break;
    moved += min(y, gap.to) - gap.from;
  }
  return y - moved;
}

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
/** Return the premises of all links to a statement and of the undercuts against these links. */
function bearingOn(id) {
  return listOf(incoming, id).flatMap(link => [
    ...link.premises,
    ...listOf(incoming, link.id).flatMap(undercut => undercut.premises),
  ]);
}

/** Return how many statements lead only to one; counted when it is first needed. */
function countBelow(each) {
  each.below ??= incoming.has(each.id) ? leadingOnlyTo([each.id]).size : 0;
  return each.below;
}

/** Collapse or expand a statement; it stays where it is on the screen. */
function toggleCollapsed(id) {
  const here = statementById.get(id);
  if (!here || !countBelow(here)) return;
  const before = network?.canvasToDOM({ x: here.x, y: here.shownY });
  if (state.collapsed.has(id)) state.collapsed.delete(id);
  else state.collapsed.add(id);
  placeCards();
  if (network) {
    const now = network.canvasToDOM({ x: here.x, y: here.shownY });
    const { x, y } = network.getViewPosition();
    network.moveTo({ position: { x, y: y + (now.y - before.y) / network.getScale() } });
  }
  say(state.collapsed.has(id) ? `${here.below} statements collapsed` : "expanded");
}

/** Expand all that hides a statement or an end of a link. */
function expandFor(id) {
  const link = linkById.get(id);
  const wanted = link ? [...link.premises, endOf(link)] : [id];
  if (!wanted.some(one => state.hidden.has(one))) return;
  for (const one of wanted) {
    for (const above of reach(one, here => listOf(outgoing, here).map(endOf))) {
      state.collapsed.delete(above);
    }
  }
  placeCards();
}

/** Hide what is collapsed, close the gaps, and give vis-network the places of the cards. */
function placeCards() {
  state.hidden = state.collapsed.size ? leadingOnlyTo([...state.collapsed]) : new Set();
  gaps = state.hidden.size ? [...emptyHeights()] : [];
  for (const each of statements) each.shownY = closed(each.y);
  forgetGeometry();
  const places = statements.map(({ id, x, shownY }) => {
    return { id, x, y: shownY, hidden: state.hidden.has(id) };
  });
  cardSet?.update(places);
  network?.redraw();
}

/** Yield the heights that no card and no line needs. */
function* emptyHeights() {
  const taken = statements
    .filter(each => !state.hidden.has(each.id))
    .map(({ y, height }) => [y - height / 2 - 9, y + height / 2 + 9]);
  for (const link of links) {
    if (state.hidden.has(endOf(link))) continue;
    for (const line of shownLines(link)) {
      for (const [, y] of line.points) taken.push([y - 8, y + 8]);
    }
  }
  taken.sort((a, b) => a[0] - b[0]);
  let end = taken[0]?.[0] ?? 0;
  for (const [from, to] of taken) {
    if (from > end + 4) yield { from: end, to: from };
    end = max(end, to);
  }
}

/** Collapse a large map so that its first view can be read. */
function collapseLarge() {
  if (statements.length <= 150) return;
  const levels = new Map();
  for (const { statement, level } of data.outline) {
    if (!levels.has(statement)) levels.set(statement, level);
  }
  for (let most = 5; most >= 1; most -= 1) {
    const roots = statements.filter(({ id }) => incoming.has(id) && levels.get(id) === most);
    state.collapsed = new Set(roots.map(each => each.id));
    if (statements.length - leadingOnlyTo([...state.collapsed]).size <= 90) break;
  }
}
