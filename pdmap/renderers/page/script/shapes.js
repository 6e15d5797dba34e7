// Outlines of nodes and frames. Colors are the style's: classes `body`, `line` and `solid`.

const rect = (classes, x, y, width, height, rx) =>
  draw(`rect.${classes}`, { x: round(x), y: round(y), width: round(width), height: round(height), rx });
const path = (classes, d) => draw(`path.${classes}`, { d });

const SHAPES = {
  "external-entity": (x, y, w, h) => [rect("body", x, y, w, h), rect("line", x + 3, y + 3, w - 6, h - 6)],
  party: (x, y, w, h) => [rect("body", x, y, w, h), rect("solid", x, y, STRIPE, h)],
  process: (x, y, w, h) => rect("body", x, y, w, h, min(11, h / 3)),
  datastore: (x, y, w, h) => {
    const cap = min(CAP, h / 5);
    const arc = `A ${w / 2} ${cap} 0 0`;
    const body = `M ${x} ${y + cap} ${arc} 1 ${x + w} ${y + cap} V ${y + h - cap} ${arc} 1 ${x} ${y + h - cap} Z`;
    return [path("body", body), path("line", `M ${x} ${y + cap} ${arc} 0 ${x + w} ${y + cap}`)];
  },
  endpoint: (x, y, w, h) => {
    const slant = min(SLANT, h / 3);
    return path("body", `M ${x + slant} ${y} H ${x + w} L ${x + w - slant} ${y + h} H ${x} Z`);
  },
  paper: (x, y, w, h) => {
    const fold = min(10, h / 3);
    const [edge, corner] = [x + w - fold, y + fold];
    return [path("body", `M ${x} ${y} H ${edge} L ${x + w} ${corner} V ${y + h} H ${x} Z`), path("line", `M ${edge} ${y} V ${corner} H ${x + w}`)];
  },
  group: (x, y, w, h) => {
    const shift = min(SHIFT, h / 6);
    return [2 * shift, shift, 0].map((step) => rect("body", x + step, y + step, w - 2 * shift, h - 2 * shift, 3));
  },
};

const border = (kind, ...area) => rect("border", ...area, kind === "organization" ? 0 : 3);
