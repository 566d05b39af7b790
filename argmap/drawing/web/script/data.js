// What the page was built from: the statements, links and flags of output/x.json, with geometry.
// All of it is read by `readData`: once, and in a page that is served after each change.

let data, statements, links, flags, sections;
let statementById, linkById, flagById, flagByNumber;
let flagsOf, answeredOf, outgoing, incoming, mixedHands;
let quotes; // the words of the text pane, by statement: one element for each piece of its quote
let flagItems;
const ROLE = {
  claim: "Claim",
  evidence: "Evidence",
  conclusion: "Conclusion",
  rebuttal: "Rebuttal",
};
const KIND = { support: "Support", attack: "Attack", undercut: "Undercut" };
const GRAVITY = { error: 0, warning: 1, note: 2 };

/** Return lists of items by key; an item may have several keys, or none. */
function groupBy(list, keysOf) {
  const found = new Map();
  for (const item of list) {
    for (const key of [keysOf(item)].flat()) {
      if (key == null) continue;
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(item);
    }
  }
  return found;
}
/** Return the list that a map of lists has for a key. */
const listOf = (map, key) => map.get(key) ?? [];
const indexBy = (list, key) => new Map(list.map(item => [item[key], item]));

// The fields that are left out of the data: they are empty or as usual, or others give them.
const USUAL_STATEMENT = {
  role: "claim",
  state: "accepted",
  line: null,
  also_lines: [],
  notes: [],
  links: [],
  footnotes: [],
};
const USUAL_LINK = {
  kind: "support",
  state: "accepted",
  scheme: null,
  notes: [],
  questions: [],
};
const USUAL_FLAG = { state: "raised", level: "note", statement: null, link: null, looked_for: [] };
function fillUsual(list, usual) {
  for (const each of list) {
    for (const [key, value] of Object.entries(usual)) each[key] ??= value;
  }
}

function readData() {
  data = JSON.parse(byId("data").textContent);
  ({ statements, links, flags, sections } = data);
  fillUsual(statements, { ...USUAL_STATEMENT, speaker: data.source.speaker });
  fillUsual(links, USUAL_LINK);
  fillUsual(flags, USUAL_FLAG);
  for (const each of [...statements, ...links]) each.by_hand ??= each.state === "accepted";
  const someByHand = statements.some(each => each.by_hand);
  mixedHands = someByHand && statements.some(each => !each.by_hand);
  statements.forEach(readStatement);
  for (const each of links) each.premises = each.premises.map(nameOf);
  for (const each of links) each.id = idOf(each);
  links.forEach(readLink);
  statementById = indexBy(statements, "id");
  linkById = indexBy(links, "id");
  outgoing = groupBy(links, link => link.premises);
  incoming = groupBy(links, link => link.conclusion);
  // The words of the text pane, by statement: one element for each piece of its quote.
  quotes = groupBy(findAll("q"), span => statementsAt(span));
  for (const each of statements) {
    each.text ??= listOf(quotes, each.id).map(span => span.textContent).join("");
  }
  readFlags();
}
function readStatement(each) {
  each.section = sections[each.section - 1] ?? "";
  const [x, y, height] = each.card ?? [0, 0, 0];
  each.home = { x: x + data.card_width / 2, y: y + height / 2, height }; // its middle in the data
  takeHome(each);
}
const nameOf = place => statements[place - 1].id;
const isUndercut = link => link.kind === "undercut";
/** Return the id of a link whose end is still a place in its list. */
function idOf({ kind, premises, conclusion }) {
  const against = kind === "undercut" && `(${idOf(links[conclusion - 1])})`;
  return premises.join("+") + " -> " + (against || nameOf(conclusion));
}
function readLink(each) {
  const { premises } = each;
  each.conclusion = isUndercut(each) ? links[each.conclusion - 1].id : nameOf(each.conclusion);
  each.lines = (each.route?.lines ?? []).map(line => (line.points ? line : { points: line }));
  each.home = { trunk: each.route?.trunk ?? [], sign: each.route?.sign ?? null };
  for (const line of each.lines) {
    line.premise ??= premises[0];
    line.home = { points: line.points, passes: passesOf(line.points) };
  }
  takeHomeOfLines(each);
}
function takeHome(each) {
  each.x = each.home.x;
  each.shownY = each.home.y;
  each.height = each.home.height;
}
function takeHomeOfLines(link) {
  Object.assign(link, link.home);
  for (const line of link.lines) Object.assign(line, line.home);
}
/** Return the middles of the columns that a line passes. */
function passesOf(points) {
  const passes = [];
  for (let place = 1; place + 2 < points.length; place += 2) {
    passes.push({ x: (points[place][0] + points[place + 1][0]) / 2, y: points[place][1] });
  }
  return passes;
}

function readFlags() {
  for (const flag of flags) {
    const [code, holder] = flag.id.split(":");
    flag.code = code;
    flag.number ??= "F" + (flags.indexOf(flag) + 1);
    if (linkById.has(holder)) flag.link = holder;
    else if (statementById.has(holder)) flag.statement ??= holder;
  }
  flagById = indexBy(flags, "id");
  flagByNumber = indexBy(flags, "number");
  const answered = flag => flag.state === "answered";
  flagsOf = groupBy(flags.filter(flag => !answered(flag)), holderOf);
  answeredOf = groupBy(flags.filter(answered), holderOf);
  flagItems = findAll(".flag");
  // The list of flags gives the lines of a step; its captions say more.
  for (const flag of flags) {
    const step = byId(flag.number)?.parentElement.querySelector(".step");
    const link = linkById.get(flag.link);
    if (step && link) step.replaceChildren(...stepWords(link));
    else if (step && statementById.has(flag.statement)) step.textContent = labelOf(flag.statement);
  }
}
const holderOf = flag => flag.link ?? flag.statement;

/** Return the statement at the end of a link; for an undercut, that of the link it is against. */
function endOf(link) {
  return isUndercut(link) ? linkById.get(link.conclusion)?.conclusion : link.conclusion;
}
function targetOf(link) {
  return isUndercut(link) ? linkById.get(link.conclusion) : null;
}
const endsOf = link => [...link.premises, endOf(link)];
/** Return the statements at the ends of a link, or the statement itself. */
const cardsOf = id => (linkById.has(id) ? endsOf(linkById.get(id)) : [id]);
const labelOf = id => statementById.get(id).label;
const gravest = list => [...list].sort((a, b) => GRAVITY[a.level] - GRAVITY[b.level])[0];
const anyRaised = list => list.some(flag => flag.state === "raised");

function statementsAt(span) {
  return span.dataset.of.split(" ").map(nameOf);
}

const flagOfItem = item => flagByNumber.get(item.firstElementChild.id);
const titleOf = flag => byId(flag.number)?.textContent ?? flag.id;
/** Return a part of what a flag says, as the list has it: "lacks", "question", … */
function partOf(flag, name) {
  return byId(flag.number)
    ?.parentElement.querySelector("p." + name)
    ?.textContent.trim();
}

function stepWords(link) {
  const arrow = link.kind === "support" ? el("b", "→") : el("b.against", "⊣");
  const end = (isUndercut(link) ? "the step to: " : "") + labelOf(endOf(link));
  return [link.premises.map(labelOf).join(" + "), " ", arrow, " ", end];
}

readData();
