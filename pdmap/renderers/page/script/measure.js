// How much room text takes: the same sums as for the printed picture, so that both break lines alike.

const round = (length) => Math.round(length * 10) / 10;
const LEADING = 1.32;
const UNITS = 2048;
const NODE_TEXT = 186;
const LABEL_TEXT = 128;
const CAPTION_TEXT = 240;
const CAP = 6;
const SLANT = 9;
const STRIPE = 5;
const SHIFT = 4;
const BADGE_PADDING = 4.5;
const CHIP_GAP = 4;
const SMALLEST = 84;
const PADDING_X = 12;
const PADDING_Y = 8;
const GAP = 3;

function textWidth(text, font) {
  const [size, isBold, spacing] = DATA.fonts[font];
  const widths = DATA.letters[isBold ? "bold" : "regular"];
  let sum = 0;
  let letters = 0;
  for (const letter of text) {
    sum += abs(widths[letter] ?? UNITS);
    letters++;
  }
  return (size * sum) / UNITS + spacing * letters;
}

const isMeasured = (text) => [...text].every((letter) => DATA.letters.regular[letter] >= 0);

// Lines no wider than a limit; the last ends in an ellipsis where text is left over.
function wrap(text, font, limit, most) {
  const [size, , spacing] = DATA.fonts[font];
  const wide = (line) => (textWidth(line, font) - spacing * [...line].length) * (1 + spacing / size);
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (wide(longer) <= limit) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = "";
    for (const letter of word) {
      if (line && wide(line + letter) > limit) {
        lines.push(line);
        line = "";
      }
      line += letter;
    }
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  let last = [...lines[most - 1]];
  while (last.length && wide(`${last.join("")}…`) > limit) last = last.slice(0, -1);
  return [...lines.slice(0, most - 1), `${last.join("").trimEnd()}…`];
}

// Lines of text in one font; `mark` is the sign that they are the words of, `isBoxed` draws a small box around them.
function block(lines, font, { gap = 0, mark = null, isBoxed = false } = {}) {
  const height = gap + lines.length * DATA.fonts[font][0] * LEADING + (isBoxed ? 2 : 0);
  const width = max(0, ...lines.map((line) => textWidth(line, font))) + (isBoxed ? 2 * BADGE_PADDING : 0);
  return { lines, font, gap, mark, isBoxed, width, height };
}

const even = (length) => 2 * (Math.floor(length / 2) + 1);
const joined = (parts, by) => parts.filter(Boolean).join(by);
const tall = (blocks) => blocks.reduce((sum, { height }) => sum + height, 0);
const badge = (mark, font, limit) =>
  block(wrap(`${mark[0]} ${mark[1]}`, font, limit - 2 * BADGE_PADDING, 3), font, { gap: GAP, mark, isBoxed: true });

const CHANGES = { added: "+ ", removed: "− ", changed: "~ " };
const signed = (part, text) => (CHANGES[part.change] || "") + text;

const nodeBox = (node) => (node.box ||= measuredNode(node));

function measuredNode(node) {
  const blocks = [
    block(wrap(joined([node.change && say(`legend.change.${node.change}`), node.kind], " · ").toUpperCase(), "kind", NODE_TEXT, 1), "kind"),
    block(wrap(signed(node, node.title), "title", NODE_TEXT, 3), "title"),
  ];
  if (node.codes.length) blocks.push(block(wrap(shownCodes(node.codes, 7).join(" · "), "codes", NODE_TEXT, 3), "codes", { gap: GAP }));
  for (const note of node.notes) blocks.push(block(wrap(note, "note", NODE_TEXT, 2), "note", { gap: 1 }));
  for (const mark of node.badges) blocks.push(badge(mark, "badge", NODE_TEXT));
  const sides = { endpoint: SLANT, party: STRIPE, group: SHIFT }[node.shape] || 0;
  const ends = { datastore: 2 * CAP, "external-entity": 4, group: SHIFT }[node.shape] || 0;
  const width = max(SMALLEST, ...blocks.map((part) => part.width)) + 2 * (PADDING_X + sides);
  return { blocks, width: even(width), height: even(tall(blocks) + 2 * (PADDING_Y + ends)) };
}

const hasMany = (edge) => edge.numbers.length > 3;

function edgeWords(edge) {
  return joined([hasMany(edge) && say("group.flows.many", edge.links.length), edge.words], ", ");
}

// The codes that there is room for, special ones first, and how many more there are.
function shownCodes(codes, most) {
  const more = codes.length - most;
  const sorted = codes.toSorted((one, other) => other.endsWith("*") - one.endsWith("*"));
  return more > 0 ? [...sorted.slice(0, most - 1), `+${more + 1}`] : codes;
}

const numbersOf = (edge) => (hasMany(edge) ? "" : edge.numbers.join(", "));

// Number, words behind it, marks below; null where there is nothing to say. A short label is the number alone.
function edgeLabel(edge, isShort) {
  const numbers = numbersOf(edge);
  const number = numbers && block([signed(edge, numbers)], "number", { isBoxed: true });
  const said = isShort ? !numbers && edgeWords(edge) : joined([edgeWords(edge), ...shownCodes(edge.codes, 4)], " ");
  const text = said && (numbers ? said : signed(edge, said));
  const words = text && block(wrap(text, "label", LABEL_TEXT, 4), "label");
  const marks = (isShort ? [] : edge.marks).map((mark) => badge(mark, "mark", LABEL_TEXT));
  const indent = number ? number.width + CHIP_GAP : 0;
  const heading = max(number ? number.height : 0, words ? words.height : 0);
  const width = max((words ? words.width : 0) + indent, 0, ...marks.map((part) => part.width));
  const height = heading + tall(marks);
  return height ? { number, words, marks, indent, heading, width: even(width + 4), height: even(height + 2) } : null;
}

function frameTitle(frame) {
  const words = frame.caption && frame.parent ? `[${frame.caption}]` : frame.caption || "";
  const title = block(wrap(frame.title, "frame", 320, 1), "frame");
  const caption = block(wrap(words, "caption", CAPTION_TEXT, 2), "caption");
  const isBelow = caption.lines[1] || title.width + caption.width > CAPTION_TEXT;
  const left = isBelow ? 0 : title.width + 6;
  const down = isBelow ? 13.2 : 0;
  return { title, caption, left, down, width: max(title.width, left + caption.width) + 22, top: 34 + (down && caption.height) };
}
