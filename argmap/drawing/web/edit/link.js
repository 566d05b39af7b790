// Making a link: where it leads is chosen, then what it does; it is said before it is written.

function startLink() {
  const here = chosenStatement();
  if (!here) return tell("Choose the statement that the link starts from.");
  return askForTarget({ source: here.id, target: null, also: [] });
}
/** @param {{source: string, target: ?string, also: string[]}} wanted `also`: further premises */
function askForTarget(wanted) {
  const { source } = wanted;
  const isTarget = id => !(linkById.get(id)?.premises ?? [id]).includes(source);
  choose(`A link from ${quoted(source)}`, "Leads to", likelyTargets(source), isTarget, target =>
    askForKind({ ...wanted, target }),
  );
}
/** Return what a link most likely leads to: suggested ends, conclusions, then what is near it. */
function likelyTargets(source) {
  const suggested = data.suggestions.filter(({ premises }) => premises[0] === source);
  const ends = statements.filter(each => each.role === "conclusion" && each.id !== source);
  ends.sort((one, other) => isOpen(one) - isOpen(other));
  const at = statements.findIndex(each => each.id === source);
  const near = [1, 2, 3, 4, 5].flatMap(step => [statements[at + step], statements[at - step]]);
  const ids = [...suggested.map(each => each.conclusion), ...ends.slice(0, 3).map(one => one.id)];
  return [...new Set([...ids, ...near.map(each => each?.id)])].filter(id => statementById.has(id));
}

function askForKind(wanted) {
  const isStep = linkById.has(wanted.target);
  const kinds = isStep ? ["undercut"] : ["support", "attack"];
  const preview = el("p.preview", { "aria-live": "polite", dir: "auto" });
  const show = type => preview.replaceChildren(...previewOf({ ...wanted, type }));
  const buttons = kinds.map(type => kindButton({ ...wanted, type }, show));
  const company = { onclick: () => askForCompany(wanted) };
  const more = el("button", company, "together with …", el("kbd", "w"));
  const first = buttons.find(button => !button.disabled) ?? more;
  show(first === more ? kinds[0] : first.dataset.type);
  const all = isStep ? buttons : [...buttons, more];
  const acts = el("div.acts", ...all);
  on(acts, "keydown", event => {
    const asked = all.find(({ lastChild }) => lastChild.textContent === event.key.toLowerCase());
    if (!asked || isWithControl(event)) return;
    event.preventDefault();
    asked.click();
  });
  openSheet(`A link from ${quoted(wanted.source)}`, [preview, acts], { focus: first });
}
function kindButton(wanted, show) {
  const { type } = wanted;
  const name = { support: "Supports", attack: "Attacks", undercut: "Undercuts" }[type];
  const shown = () => show(type);
  const facts = {
    ...{ onclick: () => makeLink(wanted), onfocus: shown, onpointerenter: shown },
    ...{ disabled: faultOf(wanted)?.isFinal, "data-type": type },
  };
  return el("button", facts, name, el("kbd", name[0].toLowerCase()));
}
function askForCompany(wanted) {
  const { source, target, also } = wanted;
  const first = statements.map(each => each.id).filter(id => id !== source);
  const fits = id => statementById.has(id) && ![source, target, ...also].includes(id);
  choose("Premises that are needed together", "Together with", first, fits, id =>
    askForKind({ ...wanted, also: [...also, id] }),
  );
}

/** Return what is to be said of a link before it is written; `isFinal`: it cannot be written. */
function faultOf({ source, target, also, type }) {
  const premises = [source, ...also].sort().join();
  const isSame = link =>
    link.conclusion === target && [...link.premises].sort().join() === premises;
  const same = links.find(isSame);
  if (same?.kind === type) {
    return same.state === "proposed"
      ? { words: "The machine proposes it: this accepts it.", accepts: same }
      : { words: "This link is there already.", isFinal: true };
  }
  if (same) return { words: `It takes the place of “${VERBS_OF[same.kind]}”.`, replaces: same };
  if (type !== "support") return null;
  if (!reach(target, supported).has(source)) return null;
  return { words: `A circle: ${quoted(source)} already rests on ${quoted(target)}.` };
}
/** Return in words what will be written, and where. */
function previewOf({ source, target, also, type }) {
  const link = linkById.get(target);
  const end = link ? `${link.premises[0]} -> ${endOf(link)}` : target;
  const rest = also.length ? ` with ${also.join(", ")}` : "";
  const company = also.map(id => ` together with ${quoted(id)}`).join("");
  const fault = faultOf({ source, target, also, type });
  return [
    el("b", `${quoted(source)}${company} ${VERBS_OF[type]} ${nameInWords(target)}`),
    el("code", `- ${VERBS_OF[type]}: ${end}${rest}`),
    fault && el("strong", fault.words),
  ].filter(Boolean);
}

function makeLink(wanted) {
  const { source, target, also, type } = wanted;
  const fault = faultOf(wanted);
  if (fault?.isFinal) return;
  const link = linkById.get(target);
  const end = link ? { source: link.premises[0], target: endOf(link), link: link.id } : target;
  const made = { do: "link", source, target: end, type, with: also };
  const words = `${quoted(source)} ${VERBS_OF[type]} ${nameInWords(target)}`;
  closeSheet();
  if (fault?.accepts) write([{ do: "accept-link", ...naming(fault.accepts) }], words);
  else if (fault?.replaces) write([{ do: "unlink", ...naming(fault.replaces) }, made], words);
  else write([made], words);
  if (state.statement !== source) select({ statement: source }, { from: "keys", tab: null });
}
