// Search: in statements, flags and lines that no statement quotes. What it leaves out is dimmed.

const matchCount = el("span.found", { "aria-hidden": "true" });
const search = { words: "", found: [], at: -1, texts: null };

const STROKES = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  ħ: "h",
  ŧ: "t",
  ı: "i",
  ß: "ss",
  æ: "ae",
  œ: "oe",
};
/** Return words as they are searched: in lower case, without accents, with plain quotes. */
const bare = words =>
  words
    .toLocaleLowerCase()
    .normalize("NFD")
    .replace(/\p{M}|\u00ad/gu, "")
    .replace(/[łøđðħŧıßæœ]/g, letter => STROKES[letter])
    .replace(/[‘’]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[\s\u00a0]+/g, " ");

/** Return all that can be found, made once: words, what to select, and the lines of statements. */
function searchedTexts() {
  const quoted = groupBy(statements, ({ line, also_lines: also }) => [line, ...also]);
  const texts = statements.map(({ id, text, label, speaker }) => {
    return { words: bare([text, label, id, speaker].join("\n")), what: { statement: id } };
  });
  for (const item of flagItems) {
    const flag = flagOfItem(item);
    const said = [...item.querySelectorAll("b, p:not(.step)")].map(each => each.textContent);
    texts.push({ words: bare([flag.code, ...said].join("\n")), what: { flag: flag.id } });
  }
  for (const row of findAll("#text li[value]")) {
    const here = [...row.querySelectorAll("q")].flatMap(statementsAt);
    const ids = new Set([...listOf(quoted, row.value).map(each => each.id), ...here]);
    texts.push({ words: bare(row.textContent), what: { line: row.value }, ids });
  }
  return texts;
}

function runSearch() {
  const written = byId("search").value.trim();
  const wanted = bare(written);
  search.texts ??= wanted ? searchedTexts() : null;
  const has = wanted ? search.texts.filter(({ words }) => words.includes(wanted)) : [];
  const matches = new Set(has.map(({ what }) => what.statement).filter(Boolean));
  // A line is found by its statements, if one of them has the words.
  search.found = has.filter(({ ids }) => ![...(ids ?? [])].some(id => matches.has(id)));
  search.at = -1;
  state.matches = wanted ? matches : null;
  applyFilter();
  const isNew = !location.hash.startsWith("#find:");
  setAddress(written ? "find:" + encodeURIComponent(written) : "", isNew);
  showCount(wanted);
}
function showCount(wanted) {
  const { found, at } = search;
  find(".find").classList.toggle("counted", !!wanted);
  const count = at < 0 ? `${found.length} found` : `${at + 1} of ${found.length}`;
  matchCount.textContent = wanted ? count : "";
  byId("search").title = wanted ? `${foundInWords()}; Enter steps through them` : "";
  if (wanted && at < 0) say(foundInWords());
}
function foundInWords() {
  const count = key => search.found.filter(({ what }) => what[key]).length;
  const parts = [several(count("statement"), "statement")];
  if (count("flag")) parts.push(several(count("flag"), "flag"));
  if (count("line")) parts.push(several(count("line"), "other line"));
  return parts.join(", ") + " found";
}
function searchFor(words) {
  byId("search").value = words;
  runSearch();
}
function searchKey(event) {
  if (event.key === "Enter") nextMatch(event.shiftKey ? -1 : 1);
  else if (event.key === "Escape") searchFor("");
}
function nextMatch(step) {
  const { found } = search;
  if (!found.length) return;
  search.at = (max(search.at, step < 0 ? 0 : -1) + step + found.length) % found.length;
  const { what } = found[search.at];
  if (what.line) goToLine(what.line);
  else select(what, { from: "search" });
  showCount(true);
}
