// What if: the standing of each statement without what a reader does not accept.
// The same least fixed point as argmap/flags/standing.py; a test compares the two.

const isWeakening = flag => flag.state === "raised" && flag.level !== "note";

/** Return what evidence reaches through support links, past all that is blocked or rejected. */
function reachedFromEvidence(steps, blocked, rejected) {
  const isGround = ({ id, role }) => role === "evidence" && !blocked.has(id) && !rejected.has(id);
  const reached = new Set(statements.filter(isGround).map(each => each.id));
  const stepsFrom = groupBy(steps, link => [...new Set(link.premises)]);
  const missing = new Map(steps.map(link => [link.id, new Set(link.premises).size]));
  const waiting = [...reached];
  while (waiting.length) {
    for (const link of listOf(stepsFrom, waiting.pop())) {
      missing.set(link.id, missing.get(link.id) - 1);
      if (missing.get(link.id) || reached.has(link.conclusion)) continue;
      if ([link.id, link.conclusion].some(id => blocked.has(id))) continue;
      reached.add(link.conclusion);
      waiting.push(link.conclusion);
    }
  }
  return reached;
}

/**
 * Return the standing of each claim, conclusion and rebuttal of the text's own speaker.
 * @param {Set<string>} rejected ids of statements and links
 * @returns {Map<string, string>}
 */
function standings(rejected) {
  const steps = links.filter(
    link =>
      isSupport(link) && ![link.id, link.conclusion, ...link.premises].some(id => rejected.has(id)),
  );
  const supportedIds = new Set(steps.map(link => link.conclusion));
  const weakened = new Set(flags.filter(isWeakening).map(holderOf));
  const clear = reachedFromEvidence(steps, weakened, rejected);
  const any = reachedFromEvidence(steps, new Set(), rejected);
  const stateOf = id => {
    if (!supportedIds.has(id)) return "no-support";
    if (clear.has(id)) return "clear";
    return any.has(id) ? "over-flagged-steps" : "bare-claims";
  };
  const asked = statements.filter(
    each => each.role !== "evidence" && !each.reported && !rejected.has(each.id),
  );
  return new Map(asked.map(({ id }) => [id, stateOf(id)]));
}

let nothingRejected, unreviewed;
const standingNow = () => (nothingRejected ??= standings(new Set()));
function readStandings() {
  nothingRejected = null;
  // What waits for a review has no standing yet, so nothing that is rejected can change it.
  unreviewed = new Set(data.unreviewed);
}
readStandings();
const STANDING = {
  clear: "reached from evidence; on at least one path no flag is raised",
  "over-flagged-steps": "reached from evidence; on every path a flag is raised",
  "bare-claims": "rests on claims alone; the text gives no evidence for them",
  "no-support": "has no support in the text",
  unreviewed: "not given: it rests on proposals that nobody has reviewed",
};
const SHORT_STANDING = {
  clear: "reached from evidence",
  "over-flagged-steps": "a flag on every path",
  "bare-claims": "on claims alone",
  "no-support": "no support",
};

function toggleRejected(id) {
  if (state.rejected.has(id)) state.rejected.delete(id);
  else state.rejected.add(id);
  showWhatIf();
}

function acceptAllAgain() {
  state.rejected.clear();
  showWhatIf();
  byId("map").focus();
}

function showWhatIf() {
  const without = standings(state.rejected);
  for (const id of unreviewed) without.delete(id);
  const changes = [...without].filter(([id, standing]) => standingNow().get(id) !== standing);
  state.changed = new Map(changes);
  changes.sort((a, b) => (b[0] === data.main) - (a[0] === data.main));
  const bar = byId("if");
  bar.hidden = !state.rejected.size;
  document.body.classList.toggle("iffy", !bar.hidden);
  bar.replaceChildren(...whatIfWords(changes, without.size));
  if (state.statement || state.link) fillDetails();
  network?.redraw();
  const fallen = fallenAttacks().length;
  const words = `${changes.length} statements would change, ${fallen} attacks fall`;
  say(state.rejected.size ? words : "everything accepted");
}

/** Return the attacks and undercuts that nobody makes any more on what is not rejected itself. */
function fallenAttacks() {
  const isGone = id => state.rejected.has(id);
  const isMade = link => ![link.id, ...link.premises].some(isGone);
  const hasEnd = link => ![link.conclusion, endOf(link)].some(isGone);
  return links.filter(link => !isSupport(link) && !isMade(link) && hasEnd(link));
}
/** Say which attacks fall with what is rejected; what they were against gains by it. */
function fallenWords() {
  const fallen = fallenAttacks();
  if (!fallen.length) return null;
  const head = fallen.length === 1 ? "1 attack falls" : `${fallen.length} attacks fall`;
  const ends = fallen.map(link => {
    const show = () => select({ link: link.id }, { from: "panel" });
    const button = el("button.main-link", { dir: "auto", onclick: show }, labelOf(endOf(link)));
    return el("li", targetOf(link) && "the step to ", button);
  });
  return el("div", el("p", el("b", head), " with it, on:"), el("ul", ...firstOf(ends, 6)));
}

function whatIfWords(changes, total) {
  const named = id =>
    statementById.has(id) ? labelOf(id) : "the step to " + labelOf(endOf(linkById.get(id)));
  const rejected = [...state.rejected].map(id => `“${cut(named(id), 50)}”`).join(" and ");
  const many = `${changes.length} of ${total} would change:`;
  const fallen = fallenWords();
  const rows = changes.slice(0, 6).map(([id, standing]) => {
    const show = () => select({ statement: id }, { from: "panel" });
    const button = el("button.main-link", { dir: "auto", onclick: show }, cut(named(id), 60));
    const main = id === data.main ? " (main conclusion)" : "";
    return el("li", button, `${main}: now ${STANDING[standing]}`);
  });
  const more = changes.length > 6 && el("li", `and ${changes.length - 6} more, marked on the map`);
  return [
    el(
      "p",
      el("b", "What if"),
      ` the reader does not accept ${rejected}? `,
      el("b", changes.length ? many : fallen ? "" : "Nothing else would change."),
    ),
    changes.length ? el("ul", ...rows, more) : "",
    fallen ?? "",
    el("button.plain", { onclick: acceptAllAgain }, "Undo"),
  ];
}

/** Return the button that rejects something, or null in a draft, where nothing has a standing. */
function whatIfButton(id) {
  if (unreviewed.size && unreviewed.size === standingNow().size) return null;
  const rejected = state.rejected.has(id);
  const words = rejected ? "Accept it again" : "What if this is not accepted?";
  const facts = { "aria-pressed": String(rejected), onclick: () => toggleRejected(id) };
  return el("button.plain", facts, words);
}
