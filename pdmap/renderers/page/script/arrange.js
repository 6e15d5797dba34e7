// A layered layout for what was not computed beforehand: the life cycle from left to right, frames as blocks.

const BESIDE = 52;
const FRAME_SIDE = 16;
const APART = 26;
const SHORTEST = 520;
let between = 22;

const MOST_LABELS = 150;

function arranged(nodes, edges) {
  const root = treeOf(nodes);
  const isShort = edges.length > MOST_LABELS;
  between = nodes.length < 40 ? 40 : 22;
  const area = nodes.reduce((sum, node) => sum + nodeBox(node).width * (nodeBox(node).height + between), 0);
  const widths = new Map(edges.map((edge) => [edge, edgeLabel(edge, isShort)?.width || 0]));
  columned(root, max(SHORTEST, Math.sqrt(area) * 1.15), widths);
  const places = ordered(root, edges, nodes.length > 400 ? 2 : 8);
  const frames = blocksIn(root).filter(({ frame }) => frame).map(({ frame, x, y, w, h }) => ({ frame, x, y, w, h }));
  const scene = { nodes: nodes.map((node) => ({ node, ...places.get(node.id) })), frames, width: root.w, height: root.h, isShort, said: isShort && say("layout.numbers") };
  return { ...scene, edges: routed(scene, edges, places) };
}

const inner = (block) => block.children.filter((child) => child.children);
const blocksIn = (block) => [block, ...inner(block).flatMap(blocksIn)];
const leaves = (child) => (child.children ? child.children.flatMap(leaves) : [child.node.id]);

function treeOf(nodes) {
  const root = { children: [], layer: 0 };
  const blocks = new Map([...FRAMES].map(([id, frame]) => [id, { frame, children: [] }]));
  for (const node of nodes) {
    const { width, height } = nodeBox(node);
    (blocks.get(node.frame) || root).children.push({ node, w: width, h: height, layer: node.layer });
  }
  for (const block of [...blocks.values()].sort((one, other) => framesAround(other.frame).length - framesAround(one.frame).length)) {
    if (!block.children.length) continue;
    block.layer = min(...block.children.map((child) => child.layer));
    block.last = max(...block.children.map((child) => child.last ?? child.layer));
    (blocks.get(block.frame.parent) || root).children.push(block);
  }
  return root;
}

// People and senders to the left of everything, other countries to the right of the territory of the law.
const rootLayer = ({ layer, last = layer, frame }) => (last ? (frame?.kind === "territory" || (!frame && layer < 4) ? 1 : 2) : 0);

// Give every block its columns, with as much room between them as the labels of lines need.
function columned(block, longest, widths) {
  inner(block).forEach((child) => columned(child, longest, widths));
  const layers = [];
  for (const child of block.children) (layers[block.frame ? child.layer : rootLayer(child)] ||= []).push(child);
  block.layers = layers.filter(Boolean);
  block.longest = longest;
  const layerOf = new Map(block.layers.flatMap((children, layer) => children.flatMap(leaves).map((id) => [id, layer])));
  block.gaps = block.layers.map((_, layer) => (layer < block.layers.length - 1 ? BESIDE : 0));
  for (const [{ source, target }, width] of widths) {
    const [from, to] = [layerOf.get(source), layerOf.get(target)];
    if (from === undefined || to === undefined || (from === to && inner(block).some((child) => leaves(child).includes(source)))) continue;
    const first = min(from, to);
    block.gaps[first] = max(block.gaps[first], width + (from === to ? 20 : BESIDE));
  }
  sized(block);
}

// The columns of a block: one for each layer, more where that would be too long.
function columnsOf({ layers, gaps, longest }) {
  return layers.flatMap((children, layer) => {
    const length = children.reduce((sum, child) => sum + child.h + between, 0);
    const most = Math.ceil(children.length / max(1, Math.round(length / longest)));
    const columns = Object.values(Object.groupBy(children, (_, number) => Math.floor(number / most)));
    return columns.map((column, number) => ({ children: column, gap: number < columns.length - 1 ? APART : gaps[layer] }));
  });
}

function sized(block) {
  inner(block).forEach(sized);
  block.columns = columnsOf(block);
  for (const column of block.columns) {
    column.w = max(...column.children.map((child) => child.w));
    column.h = column.children.reduce((sum, child) => sum + child.h + between, -between);
  }
  const around = block.frame ? 2 * FRAME_SIDE : 0;
  block.inner = block.columns.reduce((sum, column) => sum + column.w + column.gap, 0);
  const { width, top } = block.frame ? frameTitle(block.frame) : { width: 0, top: 0 };
  block.w = max(block.inner + around, width);
  block.h = max(0, ...block.columns.map((column) => column.h)) + top + around / 2;
  block.top = top;
}

// Put a block and all that it holds in its place; the places of nodes are kept by id.
function place(block, x, y, places) {
  Object.assign(block, { x, y });
  const top = y + block.top;
  const height = block.h - block.top - (block.frame ? FRAME_SIDE : 0);
  let left = x + (block.w - block.inner) / 2;
  for (const column of block.columns) {
    let below = top + (height - column.h) / 2;
    for (const child of column.children) {
      const beside = left + (column.w - child.w) / 2;
      if (child.children) place(child, beside, below, places);
      else places.set(child.node.id, { x: beside, y: below, w: child.w, h: child.h });
      below += child.h + between;
    }
    left += column.w + column.gap;
  }
  return places;
}

// Sort every layer by the middle of what each child is linked with, a few times.
function ordered(root, edges, sweeps) {
  const partners = groupBy(edges.flatMap(({ source, target }) => [[source, target], [target, source]]), ([end]) => end);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const places = place(root, 0, 0, new Map());
    const middle = (id) => places.get(id).y + places.get(id).h / 2;
    blocksIn(root).forEach((block) => reorder(block, middle, partners));
    sized(root);
  }
  return place(root, 0, 0, new Map());
}

function reorder(block, middle, partners) {
  const mean = (ids) => ids.reduce((sum, id) => sum + middle(id), 0) / ids.length;
  const aims = new Map(block.children.map((child) => {
    const inside = leaves(child);
    const others = inside.flatMap((id) => partners.get(id) || []).map(([, other]) => other).filter((id) => !inside.includes(id));
    return [child, mean(others.length ? others : inside)];
  }));
  for (const children of block.layers) children.sort((one, other) => aims.get(one) - aims.get(other));
}
