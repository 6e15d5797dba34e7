// Draw a scene: frames, lines, boxes, captions and labels, from back to front.

const ASCENT = 0.78;

function textLine(text, x, y, font, anchor, ink) {
  const fitted = isMeasured(text) && { textLength: round(textWidth(text, font)), lengthAdjust: "spacingAndGlyphs" };
  return draw("text", { x: round(x), y: round(y), class: `t-${font} ${ink || ""}`, "text-anchor": anchor }, fitted, text);
}

function blockLines(part, x, y, anchor) {
  const [size] = DATA.fonts[part.font];
  const tone = part.mark ? (part.mark[2] ? "grave" : "warning") : "";
  const left = anchor === "middle" ? x - part.width / 2 : x;
  const inset = part.isBoxed && anchor !== "middle" ? BADGE_PADDING : 0;
  const first = y + part.gap + (part.isBoxed ? 1 : 0) + size * ASCENT + (size * LEADING - size) / 2;
  return [
    part.isBoxed && rect(`chip.${tone || "plain"}`, left, y + part.gap, part.width, part.height - part.gap, 3),
    ...part.lines.map((line, place) => textLine(line, x + inset, first + place * size * LEADING, part.font, anchor, tone)),
  ];
}

const about = (classes, part, emphasis, spoken) =>
  ({ class: joined([classes, emphasis && `is-${emphasis}`, part.change && `c-${part.change}`], " "), "data-id": part.id, role: "button", tabindex: -1, "aria-label": spoken });

function paintedNode({ node, x, y, w, h }, emphasis) {
  const box = nodeBox(node);
  const center = x + w / 2 + ({ party: STRIPE / 2, group: -SHIFT }[node.shape] || 0);
  let top = y + h / 2 - tall(box.blocks) / 2 + ({ datastore: CAP / 2, group: -SHIFT }[node.shape] || 0);
  const lines = [];
  for (const part of box.blocks) {
    lines.push(...blockLines(part, center, top, "middle"));
    top += part.height;
  }
  return draw(
    "g",
    about(`node s-${node.shape}`, node, emphasis, spokenNode(node)),
    rect("ring", x - 4, y - 4, w + 8, h + 8, 6),
    SHAPES[node.shape](x, y, w, h),
    lines,
  );
}

const commands = ([x, y, ...rest]) => `M ${round(x)} ${round(y)} C ${rest.map(round).join(" ")}`;

function arrow(curve, tip, width) {
  const [x, y] = curve.slice(-2);
  const angle = Math.atan2(tip[1] - y, tip[0] - x);
  const half = 2.6 + width * 0.9;
  const [across, along] = [-Math.sin(angle) * half, Math.cos(angle) * half];
  const corners = [tip, [x + across, y + along], [x - across, y - along]];
  return draw("polygon.head", { points: corners.map((corner) => corner.map(round).join()).join(" ") });
}

const STROKES = { normal: 1.2, restricted: 2.4, ungrounded: 3.8 };

function paintedEdge({ edge, curve, tip }, emphasis) {
  return draw(
    "g",
    about(`edge w-${edge.weight} d-${edge.dash}`, edge, emphasis, spokenEdge(edge)),
    path("hit", commands(curve)),
    path("way", commands(curve)),
    arrow(curve, tip, STROKES[edge.weight]),
  );
}

function paintedLabel({ edge, label: [x, y, isShort] }) {
  const label = edgeLabel(edge, isShort || scene.isShort);
  const ground = label.indent + (label.words ? label.words.width : 0) + 4;
  const parts = [rect("ground", x, y, ground, label.heading + 1, 2)];
  if (label.number) parts.push(...blockLines(label.number, x + 2, y + 1));
  if (label.words) parts.push(...blockLines(label.words, x + 2 + label.indent, y + 1.6));
  let top = y + 1 + label.heading;
  for (const mark of label.marks) {
    parts.push(...blockLines(mark, x + 2, top));
    top += mark.height;
  }
  return draw(`g.label.c-${edge.change}`, { "data-edge": edge.id, "aria-hidden": "true" }, parts);
}

function paintedCaption({ frame, x, y }) {
  const { title, caption, left, down } = frameTitle(frame);
  return draw(
    `g.f-${frame.kind}`,
    { "aria-hidden": "true" },
    blockLines(title, x + 10, y + 7.2),
    blockLines(caption, x + 10 + left, y + 8.6 + down),
  );
}

function paintedFrame({ frame, x, y, w, h }) {
  return draw(`g.f-${frame.kind}`, border(frame.kind, x, y, w, h));
}

function painted() {
  const emphasis = scene.view.emphasis;
  return draw(
    "g",
    scene.frames.map(paintedFrame),
    scene.edges.map((item) => paintedEdge(item, emphasis[item.edge.id])),
    scene.nodes.map((item) => paintedNode(item, emphasis[item.node.id])),
    scene.frames.map(paintedCaption),
    scene.edges.filter((item) => item.label).map(paintedLabel),
  );
}

// Sentences for people who listen.
function spokenNode(node) {
  const change = node.change && say(`legend.change.${node.change}`);
  return joined([`${node.title} (${node.kind})`, change, node.codes.join(", "), ...node.notes, ...node.badges.map((mark) => mark[1])], "; ");
}

function spokenEdge(edge) {
  const numbers = numbersOf(edge) && `${numbersOf(edge)}: `;
  const ends = say("way", titleOf(edge.source), titleOf(edge.target));
  return joined([numbers + ends, edgeWords(edge), edge.codes.join(", "), ...edge.marks.map((mark) => mark[1])], "; ");
}
