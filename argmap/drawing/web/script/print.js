// Print: everything collapsed is opened, and the sheets of the map are put into the page.

let beforePrint = null; // what printing changes, as it was

/** Put what the page has for readers without scripts after its place, and return it. */
function showNoScript(id) {
  const parsed = new DOMParser().parseFromString(byId(id).textContent, "text/html");
  const nodes = [...parsed.body.children];
  byId(id).after(...nodes);
  return nodes;
}
/** Mark the reasons why a flag matters that an earlier flag has given in the same words. */
function markRepeatedReasons() {
  const seen = new Set();
  for (const reason of findAll(".flag .why")) {
    reason.classList.toggle("again", seen.has(reason.textContent));
    seen.add(reason.textContent);
  }
}
function startPrinting() {
  if (beforePrint) return;
  fillOutline();
  markRepeatedReasons();
  const shut = findAll("details:not([open])").filter(each => !each.closest(".fold"));
  const drawn = ["drawn", "sheets"].flatMap(showNoScript);
  beforePrint = { isDark: isDarkTheme(), shut, drawn };
  for (const each of shut) each.open = true;
  setTheme(false);
}
function endPrinting() {
  if (!beforePrint) return;
  for (const node of beforePrint.drawn) node.remove();
  for (const each of beforePrint.shut) each.open = false;
  setTheme(beforePrint.isDark);
  beforePrint = null;
}
