// What draws on a canvas draws an SVG, too: a context that makes elements of what it is told.

const SVG = "http://www.w3.org/2000/svg";
const svgEl = (name, facts) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(facts)) made.setAttribute(key, value);
  return made;
};

/** Return a picture as SVG: what `paint` draws on the context that it is given. */
function svgOf({ width, height }, paint) {
  const root = svgEl("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img" });
  root.append(svgEl("title", {}));
  root.firstChild.textContent = document.title;
  paint(svgContext(root));
  return new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" });
}

function svgContext(root) {
  let [parent, matrix, dash] = [root, new DOMMatrix(), []];
  const before = [];
  const add = (name, facts) => {
    const { a, b, c, d, e, f } = matrix;
    const transform = `matrix(${[a, b, c, d, e, f].map(value => +value.toFixed(3)).join(" ")})`;
    const faded = ctx.globalAlpha < 1 ? { opacity: ctx.globalAlpha } : {};
    const made = svgEl(name, { transform, ...faded, ...facts });
    parent.append(made);
    return made;
  };
  const usual = {
    ...{ fillStyle: colour.ink, strokeStyle: colour.ink, lineWidth: 1, lineCap: "butt" },
    ...{ lineJoin: "miter", globalAlpha: 1, font: "", textAlign: "left" },
    ...{ textBaseline: "alphabetic", direction: "ltr" },
  };
  const ctx = {
    ...usual,
    save() {
      const own = Object.fromEntries(Object.keys(usual).map(name => [name, ctx[name]]));
      before.push({ own, kept: [parent, DOMMatrix.fromMatrix(matrix), dash] });
    },
    restore() {
      const { own, kept } = before.pop();
      Object.assign(ctx, own);
      [parent, matrix, dash] = kept;
    },
    translate: (x, y) => matrix.translateSelf(x, y),
    scale: (x, y) => matrix.scaleSelf(x, y),
    rotate: angle => matrix.rotateSelf((angle * 180) / Math.PI),
    setLineDash: lengths => (dash = lengths),
    measureText(words) {
      ruler.font = ctx.font;
      rulerFont = "";
      return ruler.measureText(words);
    },
    clip({ svg }) {
      const id = "clip" + root.querySelectorAll("clipPath").length;
      const shape = add("path", { d: svg });
      const cut = svgEl("clipPath", { id });
      cut.append(shape);
      const group = svgEl("g", { "clip-path": `url(#${id})` });
      parent.append(cut, group);
      parent = group;
    },
    fill({ svg }, rule = "nonzero") {
      add("path", { d: svg, fill: ctx.fillStyle, "fill-rule": rule });
    },
    stroke({ svg }) {
      add("path", {
        ...{ d: svg, fill: "none", stroke: ctx.strokeStyle, "stroke-width": ctx.lineWidth },
        ...{ "stroke-linecap": ctx.lineCap, "stroke-linejoin": ctx.lineJoin },
        "stroke-dasharray": dash.join(" ") || "none",
      });
    },
    fillRect: (x, y, width, height) => add("rect", { x, y, width, height, fill: ctx.fillStyle }),
    fillText(words, x, y) {
      const turned = ctx.direction === "rtl";
      const ends = { left: turned ? "end" : "start", right: turned ? "start" : "end" };
      add("text", {
        ...{ x, y, fill: ctx.fillStyle, style: "font:" + ctx.font, direction: ctx.direction },
        "text-anchor": ends[ctx.textAlign] ?? "middle",
        "dominant-baseline": ctx.textBaseline === "middle" ? "central" : "auto",
      }).textContent = words;
    },
  };
  return ctx;
}
