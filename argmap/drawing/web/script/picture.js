// A picture of the whole map as PNG, at twice its size or as large as a canvas may be.

const MOST_PIXELS = 16000; // on each side

function savePicture() {
  const all = areaOfAll();
  const margin = 30;
  const width = all.right - all.left + 2 * margin;
  const height = all.bottom - all.top + 2 * margin;
  const scale = min(2, MOST_PIXELS / width, MOST_PIXELS / height);
  const size = { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
  const canvas = el("canvas", size);
  const ctx = canvas.getContext("2d");
  ctx.fillStyle = colour.map;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  const corner = [(margin - all.left) * scale, (margin - all.top) * scale];
  ctx.setTransform(scale, 0, 0, scale, ...corner);
  for (const link of links) drawLink(ctx, link, 1);
  for (const each of shownStatements()) drawCard(ctx, each, each.x, each.shownY, 1);
  canvas.toBlob(download);
}
function download(blob) {
  if (!blob) {
    say("the picture is too large");
    return;
  }
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: document.title + ".png" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 5000);
  say("picture saved");
}
