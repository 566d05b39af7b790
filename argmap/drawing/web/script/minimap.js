// The minimap with the frame of the window, and the sections as bands behind the cards.

const MINI = { width: 112, height: 64, margin: 4 };
let miniView = { zoom: 1, shift: { x: 0, y: 0 } };

function drawMinimap() {
  const canvas = byId("mini");
  const all = areaOfAll();
  const frame = windowFrame();
  const whole = isWholeShown();
  canvas.style.visibility = whole ? "hidden" : "visible";
  if (whole || narrow.matches) return;
  const { zoom, shift } = fitMinimap(all);
  const ctx = sharpContext(canvas);
  for (const each of shownStatements()) {
    ctx.globalAlpha = state.bright && !state.bright.cards.has(each.id) ? 0.25 : 0.9;
    ctx.fillStyle = colour[each.role];
    const x = (each.x - form.width / 2) * zoom + shift.x;
    const y = (each.shownY - each.height / 2) * zoom + shift.y;
    ctx.fillRect(x, y, max(2, form.width * zoom), max(1.5, each.height * zoom));
  }
  ctx.globalAlpha = 1;
  ctx.strokeStyle = colour.ink;
  ctx.lineWidth = 1.5;
  const corner = [frame.left * zoom + shift.x, frame.top * zoom + shift.y];
  ctx.strokeRect(...corner, frame.width * zoom, frame.height * zoom);
}

function isWholeShown() {
  const all = areaOfAll();
  const frame = windowFrame();
  if (frame.left > all.left || frame.top > all.top) return false;
  return frame.right >= all.right && frame.bottom >= all.bottom;
}
function windowFrame() {
  const room = paneSize();
  const scale = network.getScale();
  const centre = network.getViewPosition();
  const [width, height] = [room.width / scale, room.height / scale];
  const [left, top] = [centre.x - width / 2, centre.y - height / 2];
  return { left, top, width, height, right: left + width, bottom: top + height };
}

function fitMinimap(all) {
  const width = MINI.width - 2 * MINI.margin;
  const height = MINI.height - 2 * MINI.margin;
  const zoom = scaleFor(all, { width, height });
  const shift = {
    x: MINI.width / 2 - ((all.left + all.right) / 2) * zoom,
    y: MINI.height / 2 - ((all.top + all.bottom) / 2) * zoom,
  };
  miniView = { zoom, shift };
  return miniView;
}

function sharpContext(canvas) {
  const sharp = window.devicePixelRatio || 1;
  if (canvas.width !== MINI.width * sharp) {
    canvas.width = MINI.width * sharp;
    canvas.height = MINI.height * sharp;
  }
  const ctx = canvas.getContext("2d");
  ctx.setTransform(sharp, 0, 0, sharp, 0, 0);
  ctx.clearRect(0, 0, MINI.width, MINI.height);
  return ctx;
}

function dragMinimap(event) {
  const canvas = byId("mini");
  if (event.type === "pointerdown") canvas.setPointerCapture(event.pointerId);
  else if (!canvas.hasPointerCapture(event.pointerId)) return;
  const { zoom, shift } = miniView;
  const shrunk = canvas.offsetWidth / MINI.width;
  const frame = canvas.getBoundingClientRect();
  const x = ((event.clientX - frame.left) / shrunk - shift.x) / zoom;
  const y = ((event.clientY - frame.top) / shrunk - shift.y) / zoom;
  network.moveTo({ position: { x, y } });
}

const bandColour = number => `hsl(${(number * 137) % 360} 55% 50% / .16)`;

/** Tint the background behind cards of one section that are one above the other. */
function drawBands(ctx, scale) {
  const columns = groupBy(shownStatements(), each => each.x);
  for (const column of columns.values()) {
    column.sort((a, b) => a.shownY - b.shownY);
    for (let first = 0; first < column.length;) {
      const last = lastOfBand(column, first);
      drawBand(ctx, column.slice(first, last + 1), scale);
      first = last + 1;
    }
  }
}
function lastOfBand(column, first) {
  const gapAfter = place => {
    const [above, below] = [column[place], column[place + 1]];
    return below.shownY - below.height / 2 - above.shownY - above.height / 2;
  };
  let last = first;
  const goesOn = () => column[last + 1].section === column[first].section && gapAfter(last) < 70;
  while (last + 1 < column.length && goesOn()) last += 1;
  return last;
}
function drawBand(ctx, cards, scale) {
  const { section } = cards[0];
  const number = sections.indexOf(section);
  if (number < 0) return;
  const { left, top, right, bottom } = areaOfCards(cards);
  ctx.fillStyle = bandColour(number);
  ctx.fillRect(left - 26, top - 8, right - left + 34, bottom - top + 16);
  if (scale < 0.36) return;
  ctx.save();
  ctx.translate(left - 23, top - 2);
  ctx.rotate(Math.PI / 2);
  ctx.fillStyle = colour.ink;
  setFont(ctx, 600, scale < 0.58 ? 17 : 12);
  ctx.textAlign = "left";
  const name = `${number + 1} ${section}`;
  ctx.fillText(wrap(name, bottom - top + 4, 1).whole ? name : number + 1, 0, 0);
  ctx.restore();
}

function showBands() {
  state.bands = byId("bands").checked;
  const rows = sections.map((title, number) => {
    const colourBox = el("b", { style: "background:" + bandColour(number) }, number + 1);
    return el("li", { dir: "auto" }, colourBox, title);
  });
  byId("bands-key").replaceChildren(...(state.bands ? rows : []));
  network?.redraw();
}
