// What can be copied: a citation, a flag, an address, a line for the annotation file.

const sourceFile = `${data.source.path}, SHA-256 ${data.source.sha256}`;

/** Return a statement's words with all that is needed to find and check them. */
function cite(here) {
  const where = `“${document.title}”, line ${here.line}${pageOf(here)}`;
  return `“${here.text}” (${here.speaker}, ${where}; ${sourceFile})`;
}

/** Return a flag with both quotes, what is not given, and the checksum of the source. */
function citeFlag(flag) {
  const link = linkById.get(flag.link);
  const quote = (id, name) => {
    const { text, line } = statementById.get(id);
    return `${name}${line ? `line ${line}, “${text}”` : `not in the text: ${text}`}`;
  };
  const quoted = link
    ? [...link.premises.map(id => quote(id, "From ")), quote(endOf(link), "To ")]
    : [quote(flag.statement, "In ")];
  const part = (name, title) => {
    const words = partOf(flag, name);
    return words && `${title}: ${words}`;
  };
  return [
    `${titleOf(flag)} (${[flag.code, flag.level, flag.state].join(", ")})`,
    ...quoted,
    part("lacks", lacksTitle(flag)),
    part("question", "Ask"),
    part("reason", reasonTitle(flag)),
    `“${document.title}”, ${sourceFile}`,
    // a path of this computer helps nobody
    location.protocol.startsWith("http") && addressOf(flag.id),
  ]
    .filter(Boolean)
    .join("\n");
}

const addressOf = id => location.href.split("#")[0] + "#" + encodeURIComponent(id);
const copyFlagButton = flag => copyButton(() => citeFlag(flag), "Copy this flag");
const copyLinkButton = id => copyButton(() => addressOf(id), "Copy link");

function copyLine(line, hint) {
  return el("div", el("p.where", hint), codeToCopy(line));
}
function codeToCopy(line) {
  const code = el("code", line);
  return el(
    "div.copy",
    code,
    copyButton(() => line, "Copy", { code }),
  );
}
/**
 * Return a button that copies words; `told` returns what to say then. Where a browser does not let
 * a page copy, the words are shown and selected: those of `code`, or of a new element.
 */
function copyButton(words, label = "Copy", { name, told, code } = {}) {
  const copy = async () => {
    const line = words();
    let done = true;
    try {
      await navigator.clipboard.writeText(line);
    } catch {
      done = false;
      selectWords(code ?? shownBelow(button, line));
    }
    button.textContent = done ? "Copied" : "Press Ctrl+C";
    say(told?.(done, line) ?? (done ? "copied" : "not copied; the words are selected"));
    setTimeout(() => {
      button.textContent = label;
    }, 1500);
  };
  const button = el("button", { onclick: copy, "aria-label": name }, label);
  return button;
}
function shownBelow(button, words) {
  const acts = button.closest(".acts");
  if (!acts.nextElementSibling?.matches(".copy")) acts.after(el("div.copy", el("code")));
  const code = acts.nextElementSibling.firstElementChild;
  code.textContent = words;
  return code;
}
function selectWords(code) {
  getSelection().selectAllChildren(code);
  code.scrollIntoView({ block: "nearest" });
}
