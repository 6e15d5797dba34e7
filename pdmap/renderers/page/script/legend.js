// The legend: every sign that a view uses, on the page and below a saved or printed map.

const SIGN_WIDTH = 26;
const LEGEND_ROW = 18;
const LEGEND_HEAD = 26;
const LEGEND_GAP = 26;
const LEGEND_PADDING = 12;

const isDrawn = ({ kind }) => !["mark", "category", "change"].includes(kind);

function signOf({ kind, key }, x, y) {
  const sample = [x, y - 6, SIGN_WIDTH, 12];
  if (kind === "shape") return draw(`g.s-${key}`, SHAPES[key](...sample));
  if (kind === "frame") return draw(`g.f-${key}`, border(key, ...sample));
  if (kind === "emphasis") return draw(`g.s-process.is-${key}`, key === "focus" && rect("ring", x - 3, y - 9, SIGN_WIDTH + 6, 18), SHAPES.process(...sample));
  if (kind !== "line") return textLine(kind === "change" ? CHANGES[key] : key, x, y + 3.4, "sign");
  return draw(key in STROKES ? `g.w-${key}` : `g.w-normal.d-${key}`, path("way", `M ${x} ${y} h ${SIGN_WIDTH}`));
}

// The legend as wide as asked for, and its height: a panel of signs for each kind of entry.
function legendGroup(entries, x, y, width) {
  const parts = [];
  let [left, top, shelf] = [x + LEGEND_PADDING, y, 0];
  for (const [kind, own] of groupBy(entries, (entry) => entry.kind)) {
    const isWide = kind === "category";
    const sign = max(...own.map((entry) => (isDrawn(entry) ? SIGN_WIDTH : textWidth(entry.key, "sign")))) + 8;
    const column = sign + max(...own.map((entry) => textWidth(entry.text, "entry"))) + LEGEND_GAP;
    const rows = Math.ceil(own.length / (isWide ? max(1, Math.floor((width - LEGEND_PADDING) / column)) : 1));
    if (left > x + LEGEND_PADDING && (isWide || left + column > x + width)) [left, top, shelf] = [x + LEGEND_PADDING, top + shelf, 0];
    parts.push(textLine(say(`legend.${kind}`), left, top + LEGEND_HEAD - 8, "heading"));
    own.forEach((entry, place) => {
      const at = [left + Math.floor(place / rows) * column, top + LEGEND_HEAD + LEGEND_ROW * ((place % rows) + 0.5)];
      parts.push(signOf(entry, ...at), textLine(entry.text, at[0] + sign, at[1] + 3.4, "entry"));
    });
    left = isWide ? x + width : left + max(column, 110);
    shelf = max(shelf, LEGEND_HEAD + rows * LEGEND_ROW + 6);
  }
  const height = top + shelf - y + 6;
  const box = rect("panel", x, y, width, height, 3);
  return { height, group: draw("g", box, parts) };
}

// Entries for the signs that a scene shows, of the view's legend and of the whole map's.
function legendOf() {
  const { view, nodes, edges, frames, matrix } = scene;
  if (matrix) return view.legend;
  const parts = [...nodes.map(({ node }) => node), ...edges.map(({ edge }) => edge)];
  const signs = parts.flatMap(({ shape, weight, dash, change, codes, badges, marks }) => [
    shape, weight, dash, change, ...codes.flatMap((code) => [code, code.slice(0, -1), code.slice(-1)]), ...(badges || marks).map(([sign]) => sign),
  ]);
  const used = setOf([...signs, ...frames.map(({ frame }) => frame.kind), ...Object.values(view.emphasis)]);
  const known = [...view.legend, ...WHOLE.legend, { kind: "shape", key: "group", text: say("legend.shape.group") }];
  return [...new Map(known.map((entry) => [entry.kind + entry.key, entry])).values()].filter(({ key }) => used.has(key));
}
