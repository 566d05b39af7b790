// The tab Outline: a tree with one tab stop, the map for keyboard and screen reader.

const RELATION = {
  support: "because",
  attack: "attacked by",
  undercut: "that step is undercut by",
};
let outlineRows = [];

function fillOutline() {
  if (outlineRows.length) return;
  outlineRows = data.outline.map(outlineRow);
  find(".tree").append(...outlineRows);
  markLists();
}

function relationOf(id, link) {
  if (!link) return "";
  return link.premises[0] === id ? RELATION[link.kind] : "together with";
}

function outlineRow([statement, level, number, again], place) {
  const here = statements[statement - 1];
  const { id } = here;
  const link = links[number - 1]?.id;
  const relation = relationOf(id, linkById.get(link));
  const flagged = flagsOf.has(id) || flagsOf.has(link);
  const isParent = (data.outline[place + 1]?.[1] ?? 0) > level;
  const row = el("span.row." + here.role, el("span.twist"));
  if (relation) row.append(el("span", { class: "rel " + relation.split(" ")[0] }, relation), " ");
  row.append(
    el("span.glyph." + here.role),
    el("span.hidden", ROLE[here.role] + ": "),
    el("span.label", { dir: "auto" }, here.label),
  );
  if (here.reported) row.append(" ", el("span.by", { dir: "auto" }, here.speaker));
  row.append(" ", el("span.place", whereIs(here)));
  if (flagged) {
    const mark = el("span.flagged", { title: "flagged" }, "▲", el("span.hidden", " flagged"));
    row.append(" ", mark);
  }
  if (again) row.append(" ", el("span.place", "see above"));
  const facts = {
    role: "treeitem",
    "aria-level": level,
    tabindex: place ? -1 : 0,
    "aria-expanded": isParent ? "true" : null,
    style: "--level:" + min(level, 12),
  };
  const item = el("li", facts, row);
  item.shows = { statement: id, link: link || null };
  return item;
}

const levelOf = row => Number(row.getAttribute("aria-level"));
const isCollapsedRow = row => row.getAttribute("aria-expanded") === "false";

/** Show or hide the rows below a row; rows below a collapsed one stay hidden. */
function toggleRow(row, open) {
  if (!row.hasAttribute("aria-expanded")) return;
  row.setAttribute("aria-expanded", String(open));
  let hiddenBelow = open ? null : levelOf(row);
  for (const below of outlineRows.slice(outlineRows.indexOf(row) + 1)) {
    if (levelOf(below) <= levelOf(row)) break;
    if (open && hiddenBelow !== null && levelOf(below) <= hiddenBelow) hiddenBelow = null;
    below.hidden = hiddenBelow !== null;
    if (open && hiddenBelow === null && isCollapsedRow(below)) hiddenBelow = levelOf(below);
  }
}
function focusRow(row) {
  if (!row) return;
  for (const each of outlineRows) each.tabIndex = -1;
  row.tabIndex = 0;
  row.focus();
}
function chooseRow(row) {
  const tab = narrow.matches ? "details" : null;
  select({ statement: row.shows.statement }, { from: "outline", tab });
  fillDetails();
}
function clickTree(event) {
  const row = event.target.closest("li");
  if (!row) return;
  if (event.target.closest(".twist") && row.hasAttribute("aria-expanded")) {
    toggleRow(row, isCollapsedRow(row));
  } else {
    focusRow(row);
    chooseRow(row);
  }
}

function treeKey(event) {
  const row = event.target.closest("li");
  if (!row) return;
  const seen = outlineRows.filter(each => !each.hidden);
  const here = seen.indexOf(row);
  const parent = () => seen.slice(0, here).findLast(each => levelOf(each) < levelOf(row));
  const isExpanded = row.hasAttribute("aria-expanded") && !isCollapsedRow(row);
  const right = () => {
    if (isCollapsedRow(row)) toggleRow(row, true);
    else if (isExpanded) focusRow(seen[here + 1]);
  };
  const left = () => (isExpanded ? toggleRow(row, false) : focusRow(parent()));
  const steps = {
    ArrowDown: () => focusRow(seen[here + 1]),
    ArrowUp: () => focusRow(seen[here - 1]),
    Home: () => focusRow(seen[0]),
    End: () => focusRow(seen.at(-1)),
    ArrowRight: right,
    ArrowLeft: left,
    Enter: () => chooseRow(row),
    " ": () => chooseRow(row),
  };
  if (!steps[event.key]) return;
  event.preventDefault();
  steps[event.key]();
}
