// Helpers for the page: find, make and listen to elements; announce something.
// All files of this folder are joined in one function, in the order of argmap/drawing/assets.py.

const { abs, hypot, max, min } = Math;
const byId = id => document.getElementById(id);
const find = selector => document.querySelector(selector);
const findAll = selector => [...document.querySelectorAll(selector)];
const isWithControl = ({ ctrlKey, metaKey, altKey }) => ctrlKey || metaKey || altKey;
const on = (target, kind, run) => target.addEventListener(kind, run);

const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 999px), (max-height: 499px)"); // one pane at a time
const low = matchMedia("(max-height: 499px)");
/** Return whether the map is alone: because there is no room, or because the reader wants it. */
const isOnePane = () => narrow.matches || document.body.classList.contains("alone");
const dark = matchMedia("(prefers-color-scheme: dark)");
const forcedColours = matchMedia("(forced-colors: active)");

/**
 * Return a new element. Text children become text, never markup.
 * @param {string} name tag and classes as in a style sheet: "p.hint"
 * @param {object|string|Node} [facts] attributes, and listeners as `onclick`; or the first child
 * @param {...(string|Node|null|false)} children what is null or not needed is left out
 */
function el(name, facts, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  if (facts?.constructor !== Object) children.unshift(facts);
  else for (const [key, value] of Object.entries(facts)) setFact(made, key, value);
  made.append(...children.filter(child => child != null && child !== false));
  return made;
}

function setFact(made, key, value) {
  if (key.startsWith("on")) on(made, key.slice(2), value);
  else if (value != null && value !== false) made.setAttribute(key, value);
}

function say(words) {
  byId("live").textContent = words;
}

const several = (number, thing) => `${number} ${thing}${number === 1 ? "" : "s"}`;

/** Return words cut at a word's end, if possible, with an ellipsis. */
function cut(words, most) {
  if (words.length <= most) return words;
  const space = words.lastIndexOf(" ", most);
  return words.slice(0, space > most / 2 ? space : most) + "…";
}

/** Keep a choice for the next time that this page is opened; some viewers keep nothing. */
function remember(name, value) {
  try {
    localStorage.setItem("argmap-" + name, value);
  } catch {
    // the page works without it
  }
}
function recalled(name) {
  try {
    return localStorage.getItem("argmap-" + name);
  } catch {
    return null;
  }
}

/** Put words behind the # of the address, as a new one for Back; some viewers have no address. */
function setAddress(words, isNew = false) {
  const address = words ? "#" + words : location.pathname + location.search;
  if (location.hash === (words ? address : "")) return;
  try {
    history[isNew ? "pushState" : "replaceState"](null, "", address);
  } catch {
    // the page works without an address
  }
}
