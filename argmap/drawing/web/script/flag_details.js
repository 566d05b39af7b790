// The tab Details for a link and for flags: the step, what the flag says, how to answer it.

const LONG = 150; // characters: a longer part of a flag is set smaller
const VERB = { support: "supports", attack: "attacks", undercut: "undercuts" };

const lacksTitle = flag =>
  flag.level === "error" ? "What does not fit" : "What the text leaves out";
const reasonTitle = flag =>
  flag.state === "answered" ? "Answered by a person" : "Raised by a person";

function partWithTitle(flag, name, title) {
  const words = partOf(flag, name);
  if (!words) return null;
  const facts = { class: name + (words.length > LONG ? " long" : "") };
  return el("div", facts, el("h3", title), el("p", { dir: "auto" }, ...shortened(words, 480)));
}

/** Return what of a flag is shown at first: what is left out, what to ask, how to send it. */
function openFlag(flag) {
  const gap = partWithTitle(flag, "lacks", lacksTitle(flag));
  const answered = flag.state === "answered" && partWithTitle(flag, "reason", reasonTitle(flag));
  return [
    flagHead(flag),
    el("div.acts", copyFlagButton(flag), copyLinkButton(flag.id)),
    answered,
    gap ?? partWithTitle(flag, "says", "What the text says"),
    partWithTitle(flag, "question", "Ask"),
  ];
}

/** Return the rest of a flag, folded. */
function foldsOf(flag) {
  const answered = flag.state === "answered";
  const why = [
    partOf(flag, "lacks") && partWithTitle(flag, "says", "What the text says"),
    partWithTitle(flag, "why", "Why it matters"),
    !answered && partWithTitle(flag, "reason", reasonTitle(flag)),
  ].filter(Boolean);
  const answer = [
    partWithTitle(flag, "answer", "How to answer it"),
    ...(answered ? supplies(flag) : howToAnswer(flag)),
  ].filter(Boolean);
  return [
    why.length ? fold("Why it matters", ...why) : null,
    answer.length ? fold(answered ? "What was looked for" : "Answer it", ...answer) : null,
  ];
}

function flagHead(flag) {
  const code = [flag.code, flag.level, flag.state].filter(word => word !== "raised");
  return el("p.kind", signOf(flag), el("b", titleOf(flag)), el("span.code", code.join(" · ")));
}
function signOf(flag) {
  const looks = flag.state === "answered" ? "answered" : flag.level;
  const hollow = flag.state === "proposed" ? " hollow" : "";
  return el("span", { class: `sign ${looks}${hollow}`, "aria-hidden": "true" });
}

/** Return what was looked for, and the lines that answer a flag and that confirm it. */
function howToAnswer(flag) {
  const holder = linkById.get(flag.link) ?? statementById.get(flag.statement);
  const file = data.annotation ? " in " + data.annotation : "";
  const place = file + (holder?.at ? ", under line " + holder.at : "");
  const line = (key, reason = "your reason (initials, date)") =>
    `${flag.link ? "  " : ""}- ${key}: ${flag.code} ${reason}`;
  const hint = "If the text gives it elsewhere, or the step does not need it, say so";
  const where = el("p.where", `${hint}${place}:`);
  const code = el("code", line("answer"));
  const copied = () => code.textContent;
  const give = reason => {
    code.textContent = line("answer", reason);
    return copied();
  };
  const told = (done, words) => {
    const fill = words.endsWith("…") ? ", and give the line" : "";
    where.className = "where told";
    where.textContent = `${done ? "Copied. Paste" : "Not copied. Select"} it${place}${fill}:`;
    code.scrollIntoView({ block: "nearest" });
    return where.textContent + " " + words;
  };
  return [
    ...supplies(flag, give, { told, code }),
    el("h3", "How to answer it"),
    where,
    el("div.copy", code, copyButton(copied, "Copy", { code })),
    ...(holder ? howToConfirm(flag, holder, place, line("flag")) : []),
  ];
}

function howToConfirm(flag, holder, place, line) {
  const ends = [...(holder.premises ?? []), holder.conclusion];
  const about = [holder, ...ends.map(id => linkById.get(id) ?? statementById.get(id))];
  const waits = about.some(each => each?.state === "proposed");
  if (flag.by_hand && !waits) return [];
  const also = waits ? ", and delete each “?” of what it is about" : "";
  return [
    el("h3", "How to confirm it"),
    flag.by_hand
      ? el("p.where", "Delete each “?” of what it is about.")
      : copyLine(line, `If you agree, write${place}${also}:`),
  ];
}

/** Return what would support a step: what was found, and a button that answers with it. */
function supplies(flag, give, shown) {
  if (!flag.looked_for.length) return [];
  const rows = flag.looked_for.map(({ name, words, ...place }) => {
    const [title, tells, given] = data.suppliers[name];
    const answer = () => give(`the text ${given}: line ${place.line ?? "…"}`);
    const facts = { name: "The text has it: " + title, ...shown };
    return el(
      "li",
      el(
        "div",
        el("b", title + ":"),
        " ",
        words ? foundAt(words, place) : el("span.empty", "not found"),
        el("small", tells),
      ),
      give && el("div.acts", copyButton(answer, "The text has it", facts)),
    );
  });
  return [el("h3", "What would support this step"), el("ul.sought", ...rows)];
}
function foundAt(words, place) {
  if (!place.line) return el("span", `“${words}”`);
  const facts = { onclick: () => goToLine(place.line) };
  return el("button.main-link", facts, `“${words}”, ${whereIs(place)}`);
}

function linkDetails(here) {
  const flag = selectedFlag(here.id) ?? gravest(listOf(flagsOf, here.id));
  const answered = listOf(answeredOf, here.id).filter(each => each !== flag);
  const undercuts = listOf(incoming, here.id);
  const by = undercuts.flatMap(link => link.premises.map(id => [link, id, ""]));
  return [
    ...(flag ? openFlag(flag) : unflagged(here)),
    stepOf(here),
    ...otherFlags(here.id, flag),
    ...stepList("Undercut by", by),
    ...(flag ? foldsOf(flag) : []),
    fold(
      "More about this step",
      el("div.acts", whatIfButton(here.id)),
      factList(linkFacts(here)),
      ...questions(here, "answer", "Questions the argument must answer"),
      ...questions(here, "exception", "Questions a critic may ask"),
      ...answered.map(each => flagButton(each)),
      ...changeLink(here),
    ),
  ];
}

function unflagged(here) {
  const looks = "span.chip" + (isSupport(here) ? "" : ".rebuttal");
  const proposed = here.state === "proposed" ? " (proposed)" : "";
  return [
    el("p", el(looks, KIND[here.kind] + proposed)),
    el("p.empty", "No flag is raised on this step."),
    el("div.acts", copyLinkButton(here.id)),
  ];
}

function linkFacts(here) {
  const together = here.premises.length > 1 ? ", premises taken together" : "";
  const scheme = data.schemes[here.scheme];
  return [
    ["Kind", KIND[here.kind].toLowerCase() + together],
    here.scheme && ["Scheme", here.scheme + (scheme ? ": " + scheme : "")],
    ["Set by", setBy(here)],
    here.because && ["Because", here.because],
    here.supplied && ["Read as supplied by", suppliedBy(here.supplied)],
    here.at && ["In the file", placeInFile(here)],
    ...here.notes.map(note => ["Note", note]),
  ].filter(Boolean);
}

/** Return the words but for which a step would be questioned, and where they are. */
function suppliedBy({ words, line, page, flag }) {
  const place = line ? [" (", lineButton(line), pageOf({ page }), ")"] : [];
  return [`“${cut(words, 120)}”`, ...place, `; without it: “${flag}”`];
}

/** Return the critical questions of a link: those it owes an answer to, or the exceptions. */
function questions(here, kind, title) {
  const isException = kind === "exception";
  const mine = here.questions.filter(each => (each.kind === "exception") === isException);
  if (!mine.length) return [];
  const answer = id => {
    const show = () => select({ statement: id }, { from: "panel" });
    const facts = { dir: "auto", onclick: show };
    return el("button.main-link", facts, " Answered by: " + labelOf(id));
  };
  const rows = mine.map(({ text, answered_by: id }) =>
    el("li", text, statementById.has(id) && answer(id)),
  );
  return [el("h3", title), el("ul.ask", ...rows)];
}

function stepOf(here) {
  const target = targetOf(here);
  const last = isSupport(here) || target ? "" : "against this";
  const against =
    target &&
    el("p.where", "against the step from “" + cut(labelOf(target.premises[0]), 60) + "” to");
  const premises = here.premises.map((id, place) =>
    statementButton(id, place ? "together with" : "", 90),
  );
  return el(
    "div.ends",
    ...firstOf(premises, 3),
    el("div.arrow", { "aria-hidden": "true" }, isSupport(here) ? "↓" : "⊥"),
    against,
    statementButton(endOf(here), last, 90),
  );
}

function changeLink(here) {
  const target = targetOf(here);
  const end = target ? `${target.premises[0]} -> ${endOf(here)}` : here.conclusion;
  const rest = here.premises.length > 1 ? ` with ${here.premises.slice(1).join(", ")}` : "";
  const line = key => `- ${key}: ${end}${rest}`;
  const proposed = here.state === "proposed";
  const start = `In ${placeInFile(here)}, delete `;
  const written = el("code", line(VERB[here.kind] + (proposed ? "?" : "")));
  const swapped = {
    support: ["attacks", "make it an attack"],
    attack: ["supports", "make it a support"],
  }[here.kind];
  return [
    el("h3", "To change it"),
    el("p.where", start, written, " if the text takes no such step, or write:"),
    proposed && copyLine(line(VERB[here.kind]), "accept it"),
    swapped && copyLine(line(swapped[0]), swapped[1]),
  ];
}
