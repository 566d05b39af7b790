// Acts go to the server one after the other; what it tells of the file is shown.

const { document: documentName } = data.edit;
const acting = {
  queue: Promise.resolve(), // the acts that are sent, one after the other
  showing: Promise.resolve(), // the update of the page after the last of them
  waiting: 0,
  latest: "", // the version that the last of them made
  ahead: 0, // acts that are written and not yet on the page
  done: [],
  unsent: [], // acts that the server was not there to write
};
const MOST_DONE = 10; // acts that stay in sight

/**
 * Write acts into the annotation file.
 * @param {object[]} acts as the server takes them
 * @param {string} words what is done, for the reader: "accepted: “…”"
 * @returns {Promise<object|null>} the answer of the server once the page shows what was written,
 *   or null if nothing was written
 */
async function write(acts, words) {
  const answer = await inTurn(async () => {
    const first = await postActs(acts);
    if (first?.status !== 409 || !acting.ahead) return first;
    await acting.showing; // the lines that differ may be those that this page wrote itself
    return postActs(acts);
  });
  if (!answer) showUnsent(acts);
  else if (answer.status === 409) showConflict(answer.body, () => write(acts, words));
  else if (!answer.ok) showFault(answer.body);
  else return written(answer.body, words);
  return null;
}
function postActs(acts) {
  return post("acts", { document: documentName, base: baseOf(acts), acts });
}
/** Take back the last acts. */
async function undo(count = 1) {
  for (let each = 0; each < count; each += 1) {
    const answer = await inTurn(() => post("undo", { document: documentName }));
    if (!answer?.ok) return answer && showFault(answer.body);
    const last = acting.done.shift();
    fillDone();
    await show(answer.body, `undone${last ? ": " + last.words : ""}`);
  }
  return fillBar();
}
/** Do again what was taken back last. */
async function redo() {
  const answer = await inTurn(() => post("redo", { document: documentName }));
  if (!answer) return null;
  return answer.ok ? written(answer.body, "done again") : showFault(answer.body);
}

/** Run a step after those before it, whether they succeeded or not. */
function inTurn(step) {
  acting.waiting += 1;
  const run = acting.queue.then(step).finally(() => {
    acting.waiting -= 1;
    fillBar();
  });
  acting.queue = run.catch(error => showFault({ message: error.message }));
  return run;
}

async function post(name, body) {
  try {
    const answer = await fetch(`/_/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Argmap": "1" },
      body: JSON.stringify(body),
    });
    return { ok: answer.ok, status: answer.status, body: await answer.json() };
  } catch {
    showFault({ message: "argmap serve does not answer: nothing was written.", hint: STOPPED });
    return null;
  }
}
/** Show what could not be sent, with what was not sent before, as a patch for `argmap apply`. */
function showUnsent(acts) {
  acting.unsent.push(...acts);
  const { unsent } = acting;
  const patch = () =>
    JSON.stringify({
      ...{ document: documentName, source_sha256: data.source.sha256 },
      ...{ base: baseOf(unsent), acts: unsent },
    });
  const name = `Copy ${several(unsent.length, "act")} as a patch`;
  openSheet("Not written", [
    el("p", "argmap serve does not answer: nothing was written."),
    el("p.hint", STOPPED),
    el("div.acts", copyButton(patch, name)),
    el("p.hint", "Saved as a file, it is written by: argmap apply FILE"),
  ]);
}
const STOPPED = "Start it again; this page finds it, and nothing that was written is lost.";

/** Return the hashes of the lines that acts are about, as this page knows them. */
function baseOf(acts) {
  const ids = acts.flatMap(act => [act.id, act.other, act.source, act.target, act.with, act.see]);
  const named = ids.flat().flatMap(one => (one?.source ? [one.source, one.target] : [one]));
  const known = named.filter(id => Object.hasOwn(data.edit.hashes, id ?? ""));
  return Object.fromEntries(known.map(id => [id, data.edit.hashes[id]]));
}

async function written(body, words) {
  acting.unsent = [];
  acting.done.unshift({ words });
  acting.done.length = min(acting.done.length, MOST_DONE);
  fillDone();
  await show(body, words);
  return body;
}
/** Show the lines that were changed, and the page with them. */
function show({ version, diff = [] }, words) {
  showDiff(words, diff);
  acting.ahead += 1;
  acting.latest = version;
  acting.showing = takeLatestVersion().finally(() => {
    acting.ahead -= 1;
  });
  return acting.showing;
}
async function takeLatestVersion() {
  for (let tries = 0; tries < 4; tries += 1) {
    await refresh().catch(() => null);
    if (data.edit.version === acting.latest) return;
    await changedOrLate();
  }
}
/** Wait for the server to tell of a change, but not for long. */
function changedOrLate() {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, 1500);
    const go = () => {
      clearTimeout(timer);
      resolve();
    };
    document.addEventListener("changed", go, { once: true });
  });
}

/** Listen to the server while the page is seen: browsers allow a server few open connections. */
function listenToServer() {
  let events = openEvents();
  on(document, "visibilitychange", () => {
    events.close();
    if (document.visibilityState !== "visible") return;
    events = openEvents();
    refresh().catch(() => null); // what happened meanwhile was not told
  });
}
/** Hear of changes, of problems of the file, and of its removal. */
function openEvents() {
  const events = new EventSource(`/_/events?document=${encodeURIComponent(documentName)}`);
  const hear = (name, run) =>
    on(events, name, event => {
      const told = JSON.parse(event.data);
      if (told.document === documentName) run(told);
    });
  hear("changed", told => {
    document.dispatchEvent(new Event("changed"));
    if (told.version !== data.edit.version && !acting.ahead) refresh().catch(() => null);
  });
  hear("problems", ({ problems }) => showProblems(problems));
  hear("removed", () => showNotice("The document was removed. This is its last version."));
  on(events, "error", () => showNotice(`argmap serve has stopped. ${STOPPED}`));
  on(events, "open", () => {
    if (isOpenedBefore) refresh().catch(() => null);
    isOpenedBefore = true;
    showNotice("");
  });
  return events;
}
let isOpenedBefore = false; // what happened before this page listened again must be asked for
