// Acts go to the server one after the other; what it tells of the file is shown.

const { document: documentName } = data.edit;
const acting = { queue: Promise.resolve(), waiting: 0, done: [] };
const MOST_DONE = 10; // acts that stay in sight

/**
 * Write acts into the annotation file.
 * @param {object[]} acts as the server takes them
 * @param {string} words what is done, for the reader: "accepted: “…”"
 * @returns {Promise<object|null>} the answer of the server, or null if nothing was written
 */
function write(acts, words) {
  return inTurn(async () => {
    const base = baseOf(acts);
    const answer = await post("acts", { document: documentName, base, acts });
    if (!answer) return null;
    if (answer.status === 409) showConflict(answer.body, () => write(acts, words));
    else if (!answer.ok) showFault(answer.body);
    else return written(answer.body, words);
    return null;
  });
}
/** Take back the last acts, or do one again that was taken back. */
function undo(count = 1) {
  return inTurn(async () => {
    for (let each = 0; each < count; each += 1) {
      const answer = await post("undo", { document: documentName });
      if (!answer?.ok) return answer && showFault(answer.body);
      const last = acting.done.shift();
      await shown(answer.body, `undone${last ? ": " + last.words : ""}`);
    }
    return fillDone();
  });
}
function redo() {
  return inTurn(async () => {
    const answer = await post("redo", { document: documentName });
    if (!answer) return null;
    return answer.ok ? written(answer.body, "done again") : showFault(answer.body);
  });
}

/** Run a step after those before it, whether they succeeded or not. */
function inTurn(step) {
  acting.waiting += 1;
  const end = () => {
    acting.waiting -= 1;
    fillBar();
  };
  const run = acting.queue.then(step).finally(end);
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
    showFault({ message: "argmap serve does not answer: nothing was written", hint: STOPPED });
    return null;
  }
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
  acting.done.unshift({ words });
  acting.done.length = min(acting.done.length, MOST_DONE);
  fillDone();
  await shown(body, words);
  return body;
}
/** Show the lines that were changed, and the page with them. */
async function shown({ version, diff = [] }, words) {
  showDiff(words, diff);
  for (let tries = 0; tries < 5 && data.edit.version !== version; tries += 1) {
    if (await refresh()) return;
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

/** Listen to what the server tells: of changes, of problems of the file, of its removal. */
function listenToServer() {
  const events = new EventSource("/_/events");
  const hear = (name, run) =>
    on(events, name, event => {
      const told = JSON.parse(event.data);
      if (told.document === documentName) run(told);
    });
  hear("changed", told => {
    document.dispatchEvent(new Event("changed"));
    if (told.version !== data.edit.version && !acting.waiting) refresh().catch(() => null);
  });
  hear("problems", ({ problems }) => showProblems(problems));
  hear("removed", () => showNotice("The document was removed. This is its last version."));
  on(events, "error", () => showNotice(`argmap serve has stopped. ${STOPPED}`));
  on(events, "open", () => {
    showNotice("");
    refresh().catch(() => null);
  });
}
