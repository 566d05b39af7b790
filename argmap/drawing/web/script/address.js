// Addresses: #ID, #A -> B, #ARG202:A -> B, #F4, #L27, #view:outline, #find:words, #filter:…

/** Show what the address names; return whether it selected or opened something. */
function readAddress() {
  const written = location.hash.slice(1);
  try {
    return openView(written) || selectNamed(decodeURIComponent(written));
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

/** Open a tab, a search or a filter. */
function openView(words) {
  const [kind, rest] = [words.slice(0, words.indexOf(":")), words.slice(words.indexOf(":") + 1)];
  if (kind === "view" && byId("tab-" + rest)) {
    if (narrow.matches) openPane("panel");
    openTab(rest);
  } else if (kind === "find") {
    byId("search").value = decodeURIComponent(rest);
    search();
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
  else if (/^L\d+$/.test(name)) {
    goToLine(name.slice(1));
    return false;
  } else if (flag) select({ flag: flag.id }, options);
  else return false;
  return true;
}
