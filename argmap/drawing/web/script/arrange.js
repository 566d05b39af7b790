// Other places than in the data: cards as low as their captions, and branches folded.
// Columns and the order in them stay; heights are as level with the neighbours as the gaps allow.

const FULL = {
  ...{ width: data.card_width, gap: data.column_gap, between: 18, lane: 16, apart: 54 },
  ...{ corner: 12, tip: 13 }, // `tip`: from the end of a link to the card
};
const CAPTIONS = { between: 5, lane: 7, apart: 11, corner: 5, tip: 9 };
let form = FULL; // sizes of cards and gaps, and of the captions if there is nothing else on cards
const PITCH = FULL.width + FULL.gap;
const PULL = [1, 3, 8]; // between two cards, a card and a passing line, two passing lines
const SWEEPS = 12;

/** Return the cards that are linked, directly or over others, in one list for each such group. */
function linkedGroups(shown) {
  const here = new Set(shown.map(each => each.id));
  const beside = groupBy(
    links.flatMap(link => link.premises.map(one => [one, endOf(link)])),
    pair => pair,
  );
  const neighbours = id => listOf(beside, id).flat().filter(one => here.has(one));
  const groups = [];
  for (const { id } of shown) {
    if (!here.has(id)) continue;
    const ids = new Set([id, ...reach(id, neighbours)]);
    for (const one of ids) here.delete(one);
    groups.push(shown.filter(each => ids.has(each.id)));
  }
  return groups.sort((a, b) => b.length - a.length);
}
/** Return the groups of the cards that are shown, each as its columns. */
function groupsOf(shown) {
  for (const line of links.flatMap(link => link.lines)) line.nodes = null;
  return linkedGroups(shown).map(columnsOf);
}

/** Return the nodes of a group by column: its cards, and a node where a line passes a column. */
function columnsOf(cards) {
  const left = min(...cards.map(each => each.home.x));
  const nodes = new Map();
  const columns = [];
  const add = (x, node) => {
    const column = Math.round((x - left) / PITCH);
    (columns[column] ??= []).push(node);
    return node;
  };
  for (const card of cards) {
    nodes.set(card.id, add(card.home.x, { card, home: card.home.y, pulls: [] }));
  }
  for (const link of links) {
    if (!nodes.has(endOf(link))) continue;
    for (const line of link.lines) {
      if (nodes.has(line.premise)) addLine(line, nodes, endOf(link), add);
    }
  }
  const filled = Array.from(columns, column => column ?? []);
  for (const column of filled) column.sort((a, b) => a.home - b.home);
  return filled;
}
function addLine(line, nodes, end, add) {
  const passing = line.home.passes.map(({ x, y }) => add(x, { home: y, pulls: [] }));
  line.nodes = passing;
  const chain = [nodes.get(line.premise), ...passing, nodes.get(end)];
  for (let place = 1; place < chain.length; place += 1) {
    const [one, other] = [chain[place - 1], chain[place]];
    const weight = PULL[!one.card + !other.card];
    one.pulls.push([other, weight]);
    other.pulls.push([one, weight]);
  }
}

/** Give the nodes of a group their heights from 0 on, and return how high the group is. */
function level(columns, heightOf) {
  const nodes = columns.flat();
  for (const node of nodes) node.half = node.card ? heightOf(node.card) / 2 : 0;
  const below = columns.map(offsetsOf);
  const taken = columns.map((column, at) => {
    return column.length ? below[at].at(-1) + column[0].half + column.at(-1).half : 0;
  });
  const height = max(...taken);
  const before = nodes.map(node => node.home);
  const first = min(...before);
  const shrunk = height / (max(...before) - first || 1);
  for (const node of nodes) node.y = (node.home - first) * shrunk;
  const there = [...columns.keys()];
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const at of sweep % 2 ? [...there].reverse() : there) {
      if (columns[at].length) settle(columns[at], below[at], height - taken[at]);
    }
  }
  return height;
}
/** Return how far below the first node of a column each node must be at least. */
function offsetsOf(column) {
  let offset = 0;
  return column.map((node, place) => {
    const above = column[place - 1];
    if (above) {
      offset += above.half + node.half + (above.card && node.card ? form.between : form.lane);
    }
    return offset;
  });
}
/** Move nodes as near to their neighbours as gaps and the height that is left allow. */
function settle(column, offsets, spare) {
  const first = column[0].half;
  const blocks = []; // [level, weight, members]: levels never fall
  for (const [place, node] of column.entries()) {
    const heavy = node.pulls.reduce((sum, [, weight]) => sum + weight, 0);
    const pulled = node.pulls.reduce((sum, [other, weight]) => sum + weight * other.y, 0);
    let block = [(heavy ? pulled / heavy : node.y) - offsets[place], heavy || 0.01, 1];
    while (blocks.length && blocks.at(-1)[0] > block[0]) {
      const [wish, weight, members] = blocks.pop();
      const both = weight + block[1];
      block = [(wish * weight + block[0] * block[1]) / both, both, members + block[2]];
    }
    blocks.push(block);
  }
  let place = 0;
  for (const [wish, , members] of blocks) {
    const kept = max(first, min(first + spare, wish));
    for (let member = 0; member < members; member += 1) {
      column[place].y = kept + offsets[place];
      place += 1;
    }
  }
}

/** Return the first and last height that each column of a group takes, with the lines beside it. */
function spansOf(columns) {
  const own = columns.map(column => [
    min(...column.map(node => node.y - node.half)),
    max(...column.map(node => node.y + node.half)),
  ]);
  return own.map(([top, bottom], at) => {
    const [nextTop, nextBottom] = own[at + 1] ?? [top, bottom];
    return [min(top, nextTop), max(bottom, nextBottom)];
  });
}

/** Put groups where they add least to the height, the largest first; return that height. */
function pack(groups, across) {
  const taken = Array.from({ length: across }, () => []); // for each column: [top, bottom], …
  let whole = 0;
  for (const group of groups) {
    const spans = spansOf(group.columns);
    Object.assign(group, bestSpot(group, spans, taken, form === FULL ? whole : 0));
    whole = max(whole, group.top + group.height);
    for (const [at, [top, bottom]] of spans.entries()) {
      taken[group.column + at].push([group.top + top, group.top + bottom]);
    }
  }
  return whole;
}
/** Return the highest place for a group, from the left; in the full form it is below the others. */
function bestSpot({ height }, spans, taken, least) {
  let best = null;
  for (let column = 0; column + spans.length <= taken.length; column += 1) {
    const beside = spans.flatMap((span, at) => taken[column + at].map(own => [span, own]));
    const tops = beside.map(([span, own]) => own[1] + form.apart - span[0]);
    const isFree = top => beside.every(([span, own]) => {
      return top + span[0] >= own[1] + form.apart - 1 || top + span[1] <= own[0] - form.apart;
    });
    const top = min(...[least && least + form.apart, ...tops.slice(-300)].filter(isFree));
    if (!best || top + height < best.top + height) best = { column, top };
  }
  return best;
}

/**
 * Place the cards of groups, and what their lines pass.
 * @returns {number} how high all of them are
 */
function arrange(found, heightOf, across) {
  const groups = found.map(columns => ({ columns, height: level(columns, heightOf) }));
  const most = max(across, ...groups.map(group => group.columns.length));
  const whole = pack(groups, most);
  for (const { columns, column, top } of groups) {
    for (const [at, nodes] of columns.entries()) {
      const x = form.width / 2 + (column + at) * (form.width + form.gap);
      for (const node of nodes) {
        node.x = x;
        node.y = Math.round(top + node.y);
        if (node.card) Object.assign(node.card, { x, shownY: node.y, height: node.half * 2 });
      }
    }
  }
  for (const { lines } of links) {
    for (const line of lines) line.passes = line.nodes ?? line.home.passes;
  }
  return whole;
}
const columnCount = shown => {
  const places = shown.map(each => each.home.x);
  return Math.round((max(...places) - min(...places)) / PITCH) + 1;
};

/**
 * Arrange cards with nothing but their captions, in letters as large as a room allows.
 * @param {boolean} [kept] whether sizes stay as they are
 */
function arrangeCaptions(shown, room, kept) {
  const groups = groupsOf(shown);
  const widest = max(...groups.map(columns => columns.length));
  const across = max(widest, Math.floor(room.width / 270));
  const gap = Math.round(max(24, min(60, room.width / across / 6.5)));
  const fitting = Math.floor((room.width - (across - 1) * gap) / across);
  const tryForm = (width, space, size) => {
    form = { width, gap: space, size, ...CAPTIONS };
    return arrange(groups, heightOfCaption, across) <= room.height;
  };
  const fits = size => {
    if (!tryForm(min(230, fitting), gap, size)) return false;
    return size === LEAST_CAPTION || shown.every(each => captionOf(each).whole);
  };
  if (kept) tryForm(kept.width, kept.gap, kept.size);
  else if (fitting < 84 || shown.length > 400 || !fits(LEAST_CAPTION)) {
    tryForm(max(132, min(190, fitting)), max(36, gap), 11.5);
  } else {
    let [size, tooLarge] = [LEAST_CAPTION, 14.2];
    while (tooLarge - size > 0.2) {
      const middle = (size + tooLarge) / 2;
      if (fits(middle)) size = middle;
      else tooLarge = middle;
    }
    if (form.size !== size) fits(size);
  }
}
const LEAST_CAPTION = 9; // pixels
function heightOfCaption(each) {
  return 2 * Math.ceil((captionOf(each).rows.length * form.size * 1.18 + 7) / 2);
}
