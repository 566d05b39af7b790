// Cards after a change: those that hang together as before stay where they are.

const MOST_SETTLED = 600; // cards; larger maps are arranged anew

/** Return where cards and lines are now, by what they hang together with. */
function placesNow() {
  const shown = shownStatements();
  return {
    form,
    top: areaOfCards(shown).top,
    places: new Map(shown.map(({ id, x, shownY }) => [id, { x, y: shownY }])),
    groups: new Set(shown.length > MOST_SETTLED ? [] : linkedGroups(shown).map(nameOfGroup)),
  };
}
/** Return a group by all that decides how it is arranged: its cards, their heights, its links. */
function nameOfGroup(cards) {
  const ids = new Set(cards.map(each => each.id));
  const own = links.filter(link => ids.has(endOf(link))).map(link => link.id + link.kind);
  return JSON.stringify([cards.map(({ id, height }) => [id, height]).sort(), own.sort()]);
}

/** Move groups back to where they were; those that have changed go where there is room. */
function settlePlaces(before) {
  const shown = shownStatements();
  if (!shown.length || shown.length > MOST_SETTLED) return;
  const groups = linkedGroups(shown);
  const isSame = group => before.groups.has(nameOfGroup(group));
  const taken = [];
  for (const group of [...groups.filter(isSame), ...groups.filter(one => !isSame(one))]) {
    shiftGroup(group, shiftOf(group, before, taken));
    taken.push(...group);
  }
  routeLinks();
  forgetGeometry();
}

/** Return how far a group moves: so that the card chosen, or its first known card, stays. */
function shiftOf(group, before, taken) {
  const known = group.filter(each => before.places.has(each.id));
  const held = known.find(each => each.id === state.statement) ?? known[0];
  const there = before.places.get(held?.id);
  const x = there ? there.x - held.x : 0;
  const wish = there ? there.y - held.shownY : 0;
  const step = form.apart || 8;
  const top = there ? Infinity : areaOfCards(group).top; // what is new is not above all others
  for (let way = 0; way < 400; way += 1) {
    for (const y of way ? [wish + way * step, wish - way * step] : [wish]) {
      if ((y >= wish || top + y >= before.top) && isRoom(group, { x, y }, taken)) return { x, y };
    }
  }
  return { x, y: wish };
}
function isRoom(group, { x, y }, taken) {
  const gap = form.between;
  return !group.some(card =>
    taken.some(other => {
      const apart = (card.height + other.height) / 2 + gap - 1;
      const beside = abs(card.x + x - other.x) >= form.width;
      return !beside && abs(card.shownY + y - other.shownY) < apart;
    }),
  );
}

function shiftGroup(group, { x, y }) {
  if (!x && !y) return;
  const ids = new Set(group.map(each => each.id));
  for (const card of group) {
    card.x += x;
    card.shownY += y;
  }
  for (const line of links.flatMap(link => link.lines)) {
    if (!ids.has(line.premise)) continue;
    line.passes = line.passes.map(pass => ({ x: pass.x + x, y: pass.y + y }));
  }
}

/** Give the new cards their places: what hangs together as before stays, sizes and view too. */
function placeAgain(before) {
  if (!network) return;
  placeCards(state.compact && before.form);
  settlePlaces(before);
}
