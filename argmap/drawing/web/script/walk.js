// Going through the flags in the order of the list, on top of Details and with the keys.

const flagOrder = () => flagItems.map(item => flagOfItem(item).id);

const placeOfFlag = () => flagOrder().indexOf(state.flag);

/** Select the next flag of the list (1) or the one before (-1); after the last comes the first. */
function nextFlag(step = 1) {
  const count = flagItems.length;
  if (!count) {
    say("no flag is raised");
    return;
  }
  const here = placeOfFlag();
  const next = here < 0 && step < 0 ? count - 1 : (here + step + count) % count;
  select({ flag: flagOrder()[next] }, { from: "flags" });
}

function walkedTo() {
  const here = placeOfFlag();
  const count = flagItems.length;
  return here < 0 ? several(count, "flag") : `${here + 1} of ${count}`;
}
function fillWalk() {
  byId("walk").hidden = !flagItems.length;
  byId("flag-place").textContent = walkedTo();
}

/** Show the list with the flag that was read last, and put the focus on it. */
function showFlagList() {
  const item = byId(flagById.get(state.flag)?.number);
  openTab("flags");
  for (let fold = item?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  (item ?? byId("pane-flags")).focus({ preventScroll: true });
  item?.scrollIntoView({ block: "center" });
}
