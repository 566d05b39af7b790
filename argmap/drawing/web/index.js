(() => {
  "use strict";

  // Search in all statements of a corpus: every hit leads to its statement on its own page.
  const MOST = 60;
  const field = document.getElementById("search");
  const list = document.getElementById("hits");
  const count = document.getElementById("count");
  const documents = JSON.parse(document.getElementById("data").textContent);
  const all = documents.flatMap(([title, href, said]) =>
    said.map(([id, role, line, words]) => ({
      title,
      role,
      line,
      words,
      href: `${href}#${encodeURIComponent(id)}`,
      low: words.toLocaleLowerCase(),
    })),
  );

  function hit(found) {
    const item = document.createElement("li");
    const anchor = document.createElement("a");
    const place = document.createElement("small");
    anchor.href = found.href;
    anchor.dir = "auto";
    anchor.textContent = found.words;
    place.dir = "auto";
    const line = found.line ? "line " + found.line : "implicit";
    place.textContent = `${found.role}, ${line} · ${found.title}`;
    item.append(anchor, place);
    return item;
  }
  function search() {
    const wanted = field.value.trim().toLocaleLowerCase();
    const found = wanted ? all.filter(each => each.low.includes(wanted)) : [];
    list.replaceChildren(...found.slice(0, MOST).map(hit));
    const shown = found.length > MOST ? `, the first ${MOST} are shown` : "";
    const matching = `${found.length} of ${all.length} statements match${shown}`;
    count.textContent = wanted ? matching : "";
    try {
      history.replaceState(
        null,
        "",
        wanted ? "#find:" + encodeURIComponent(wanted) : location.pathname + location.search,
      );
    } catch {
      /* some viewers give the page no address */
    }
  }
  field.addEventListener("input", search);
  if (location.hash.startsWith("#find:")) {
    try {
      field.value = decodeURIComponent(location.hash.slice(6));
      search();
    } catch {
      /* not an address that we wrote */
    }
  }
  window.__ready = true;
})();
