// What is about to be done, and what was done, in words.

const quoted = (id, most = 60) => `“${cut(labelOf(id), most)}”`;
const VERBS_OF = { support: "supports", attack: "attacks", undercut: "undercuts" };

/** Return a statement or a step, as a reader calls it. */
function nameInWords(id, most) {
  const link = linkById.get(id);
  if (!link) return statementById.has(id) ? quoted(id, most) : id;
  const premises = link.premises.map(one => quoted(one, 30)).join(" + ");
  return `the step ${premises} → ${quoted(endOf(link), 30)}`;
}

/** Return a link as the server takes it: its first premise, its end, its kind, its id. */
function naming(link) {
  const target = targetOf(link);
  const end = target ? { source: target.premises[0], target: endOf(target) } : link.conclusion;
  return { source: link.premises[0], target: end, type: link.kind, link: link.id };
}

/** Return the lines of a diff that show what was changed. */
function changedLines(diff) {
  return diff.filter(line => /^[+-]/.test(line) && !/^(\+\+\+|---)/.test(line));
}
