// Answering and confirming flags: a sentence of the text, or a reason in words.

function answerFlag() {
  const flag = chosenFlag();
  if (!flag) return tell("no flag is on what is chosen");
  const { field, labelled } = wordsField("Your reason", "", words => reasoned(flag, words), {
    placeholder: "why the step does not need it, or why the flag is right",
  });
  const both = ["answer", "confirm"].map(verb => {
    const name = verb === "answer" ? "Not needed, because of this" : "Confirm the flag";
    const run = () => {
      if (field.value.trim()) reasoned(flag, field.value.trim(), verb);
      else askForReason(field);
    };
    return el("button", { onclick: run }, name);
  });
  const search = { onclick: () => answerInText(flag) };
  const inText = el("button", search, "The text answers this in …");
  const gap = partOf(flag, "lacks") ?? partOf(flag, "says") ?? "";
  return openSheet(
    `${titleOf(flag)} (${flag.code})`,
    [
      el("p", { dir: "auto" }, cut(gap, 260)),
      el("div.acts", inText),
      labelled,
      el("div.acts", ...both),
      initialsField(),
    ],
    { focus: inText },
  );
}
function askForReason(field) {
  field.setAttribute("aria-invalid", "true");
  field.focus();
  tell("write a reason first");
}

/** Return what names the holder of a flag, for the server. */
function holderFacts(flag) {
  const link = linkById.get(flag.link);
  return link ? naming(link) : { id: flag.statement };
}
function reasoned(flag, words, verb = "answer") {
  closeSheet();
  const initials = recalled("initials");
  const reason = initials ? `${words} (${initials})` : words;
  const told = `${verb === "answer" ? "answered" : "confirmed"}: ${titleOf(flag)}`;
  return write([{ do: verb, ...holderFacts(flag), code: flag.code, reason }], told);
}
/** Ask for the sentence that answers a flag: a statement, or a line that none of them quotes. */
function answerInText(flag) {
  const own = [flag.statement, ...(linkById.get(flag.link)?.premises ?? [])];
  const fits = id => statementById.has(id) && !own.includes(id);
  const near = flag.looked_for.flatMap(({ line }) => statements.filter(each => each.line === line));
  const first = [...new Set([...near, ...statements].map(each => each.id))];
  const answer = (see, words) => {
    closeSheet();
    const act = { do: "answer", ...holderFacts(flag), code: flag.code, see };
    write([act], `answered: ${titleOf(flag)}, see ${words}`);
    if (state.flag !== flag.id) select({ flag: flag.id }, { from: "keys", tab: null });
  };
  const take = id => answer(id, quoted(id));
  choose(titleOf(flag), "The sentence that answers it", first, fits, take);
  picking.takeLine = line => answer(`line ${line}`, `line ${line}`);
}

/** Return the field for the initials that are written behind a reason. */
function initialsField() {
  const field = el("input", { type: "text", size: 6, value: recalled("initials") ?? "" });
  on(field, "change", () => remember("initials", field.value.trim()));
  return el("label.initials", el("span", "Your initials, written behind a reason"), field);
}
