// Lines as they are drawn: from the places of cards, which may not be those in the data.

const JOIN = 44; // from a card to the bracket of linked premises, in the data

/** Return how far from its middle a line touches a card that is lower than in the data. */
function portOf(card, y) {
  const share = card.height === card.home.height ? 1 : (card.height - 14) / (card.home.height - 24);
  return card.shownY + (y - card.home.y) * min(1, max(0.1, share));
}

/** Draw all lines anew, those of undercuts last, because they end at other lines. */
function routeLinks() {
  const later = [];
  for (const link of links) {
    if (isUndercut(link)) later.push(link);
    else routeLink(link);
  }
  for (const link of later) routeLink(link);
}
function routeLink(link) {
  const end = statementById.get(endOf(link));
  if (!end || !isDrawn(link)) return;
  const shown = shownLines(link);
  for (const line of shown) {
    const { start, along } = beginningOf(line, end);
    line.points = [start];
    for (const { x, y } of line.passes) {
      line.points.push([x - (along * form.width) / 2, y], [x + (along * form.width) / 2, y]);
    }
    if (!line.joined) line.points.push(endingOf(link, line, end, along));
  }
  if (link.home.trunk.length) routeBracket(link, shown, end);
  link.sign = link.home.sign && follow(link, link.home.sign);
}

/** Return where a line leaves its premise, and whether it goes right (1) or left (-1). */
function beginningOf(line, end) {
  const card = statementById.get(line.premise);
  const [x, y] = line.home.points[0];
  const isFree = !line.passes.length && !line.joined && abs(card.x - end.x) > form.width;
  const along = Math.sign(isFree ? end.x - card.x : x - card.home.x);
  return { start: [card.x + (along * form.width) / 2, portOf(card, y)], along };
}
function endingOf(link, line, end, along) {
  const [x, y] = line.home.points.at(-1);
  const isAtCard = abs(abs(x - end.home.x) - FULL.width / 2 - FULL.tip) < 2;
  if (isUndercut(link) && !isAtCard) return follow(targetOf(link), [x, y]);
  return [end.x - along * (form.width / 2 + form.tip), portOf(end, y)];
}

/** Bring the lines of linked premises together at a bracket. */
function routeBracket(link, shown, end) {
  const joined = shown.filter(line => line.joined);
  const [[, middle], [, port]] = [link.home.trunk[0], link.home.trunk.at(-1)];
  const tip = portOf(end, port);
  const came = joined.reduce((sum, { points }) => sum + points.at(-1)[1], 0) / joined.length;
  const edge = end.x + form.width / 2;
  const meet = [edge + (JOIN * form.gap) / FULL.gap, tip + (came - tip) / 2];
  for (const { home, points } of joined) {
    points.push([meet[0], meet[1] + home.points.at(-1)[1] - middle]);
  }
  link.trunk = [meet, [edge + form.tip, tip]];
}

/** Return the point on the curve between two of its points, at a share from 0 to 1 of the way. */
function pointOn([x0, y0], [x1, y1], share) {
  const rest = 1 - share;
  const across = 1.5 * share * rest + share ** 3;
  return [x0 + (x1 - x0) * across, y0 + (y1 - y0) * (3 * share * share * rest + share ** 3)];
}
/** Return where a point on a link's lines, as in the data, is now. */
function follow(link, [x, y]) {
  const pairs = shownLines(link).map(line => [line.home.points, line.points]);
  if (link.home.trunk.length) pairs.push([link.home.trunk, link.trunk]);
  let best = { off: Infinity };
  for (const [before, now] of pairs) {
    for (let at = 1; at < before.length; at += 1) {
      for (let share = 0; share <= 1; share += 0.05) {
        const [left, top] = pointOn(before[at - 1], before[at], share);
        const off = hypot(left - x, top - y);
        if (off < best.off) best = { off, shift: [x - left, y - top], ends: [now, at, share] };
      }
    }
  }
  const [now, at, share] = best.ends;
  const place = pointOn(now[at - 1], now[at], share);
  return best.off < 8 ? place : [place[0] + best.shift[0], place[1] + best.shift[1]];
}
