// Addresses: #ID, #A -> B, #ARG202:A -> B, #F4, #L27, #view:outline, #find:words, #filter:…

function readAddress() {
  const written = location.hash.slice(1);
  if (!written) {
    if (state.matches) searchFor("");
    if (state.statement || state.link) select({}, { from: "address", tab: null });
    return;
  }
  let name = written;
  try {
    name = decodeURIComponent(written);
    if (openView(written) || selectNamed(name)) return;
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  if (!byId(name)) sayUnknown(name);
}
function sayUnknown(name) {
  const named = `This page has no “${cut(name, 200)}”.`;
  const words = `${named} It may have had it before the text or the annotation changed.`;
  select({}, { from: "address", tab: null });
  showDetails(el("p.unknown", { dir: "auto" }, words));
  if (narrow.matches) openPane("panel");
  openTab("details");
  say(words);
}

function openView(words) {
  const [kind, rest] = [words.slice(0, words.indexOf(":")), words.slice(words.indexOf(":") + 1)];
  if (kind === "view" && byId("tab-" + rest)) {
    if (narrow.matches) openPane("panel");
    openTab(rest);
  } else if (kind === "find") {
    searchFor(decodeURIComponent(rest));
  } else if (kind === "filter") readFilterAddress(rest);
  else return false;
  return true;
}

function selectNamed(name) {
  const options = { from: "address", quiet: true };
  const flag = flagById.get(name) ?? flagByNumber.get(name);
  if (flagById.has(name)) select({ flag: name }, options);
  else if (statementById.has(name)) select({ statement: name }, options);
  else if (linkById.has(name)) select({ link: name, flag: gravestOf(name) }, options);
  else if (/^L\d+$/.test(name)) return goToLine(name.slice(1));
  else if (flag) select({ flag: flag.id }, options);
  else return false;
  return true;
}
