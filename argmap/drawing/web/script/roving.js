// One tab stop in each pane: inside, the arrow keys move between all that can be chosen.

/**
 * Give a pane one tab stop.
 * @param {Element} pane
 * @param {string} selector what can have the focus in it; also what is added later
 */
function rove(pane, selector) {
  const isSeen = item => item.checkVisibility();
  on(pane, "focusin", ({ target }) => target.matches(selector) && stopAt(pane, selector, target));
  on(pane, "keydown", event => {
    const here = event.target.closest(selector);
    if (!here || event.defaultPrevented) return;
    const items = [...pane.querySelectorAll(selector)].filter(isSeen);
    const place = items.indexOf(here);
    const last = items.length - 1;
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: last }[event.key];
    if (to === undefined || isWithControl(event)) return;
    event.preventDefault();
    items[to]?.focus();
  });
  const keepStop = () => {
    const stop = pane.querySelector(`:is(${selector})[tabindex="0"]`);
    if (!stop || !isSeen(stop)) stopAt(pane, selector);
  };
  pane.addEventListener("toggle", keepStop, true);
  stopAt(pane, selector, pane.querySelector(selector)); // what is seen is not known yet
}
/** Make one item of a pane its tab stop: the given one, or the first. */
function stopAt(pane, selector, stop) {
  const items = [...pane.querySelectorAll(selector)];
  for (const item of items) if (item.tabIndex !== -1) item.tabIndex = -1;
  const first = stop ?? items.find(item => item.checkVisibility()) ?? items[0];
  if (first) first.tabIndex = 0;
}
