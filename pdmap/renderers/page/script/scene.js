// What is shown of a view: with computed positions where nothing was filtered, opened or closed, else arranged here.

const MOST_ARRANGED = 150;
const MOST_OPENED = 300;
const MANY_INSIDE = 30;

// `filter` holds the elements and links that are kept; null keeps all.
function sceneOf(view, filter, opened, closed) {
  if (view.matrix) return { ...emptyScene(view), rows: keptRows(view, filter), matrix: view.matrix };
  if (!filter && !opened.size && !closed.size && view.at) return computed(view);
  if (filter && filter.elements.size > MOST_ARRANGED) {
    const scene = sceneOf(view, null, opened, closed);
    const rows = keptRows(view, filter);
    return { ...scene, rows, lit: { elements: filter.elements, links: setOf(rows.map((row) => row.link)) } };
  }
  const rows = keptRows(view, filter);
  const units = unitsOf(view, filter, opened, closed);
  const unitOf = new Map(units.flatMap((unit) => unit.elements.map((element) => [element, unit])));
  return { ...emptyScene(view), ...arranged(units, bundled(rows, unitOf)), rows };
}

const emptyScene = (view) => ({ view, nodes: [], edges: [], frames: [], width: 0, height: 0, rows: view.rows });

function computed(view) {
  const { size, nodes, frames, routes, labels, simplified, said } = view.at;
  const placed = (part, [x, y, w, h]) => ({ ...part, x, y, w, h });
  return {
    ...emptyScene(view),
    width: size[0],
    height: size[1],
    isShort: simplified,
    said,
    nodes: view.nodes.map((node, place) => placed({ node }, nodes[place])),
    frames: view.frames.map((frame, place) => placed({ frame }, frames[place])),
    edges: view.edges.map((edge, place) => ({
      edge,
      curve: routes[place].slice(0, -2),
      tip: routes[place].slice(-2),
      label: labels[place],
    })),
  };
}

function keptRows(view, filter) {
  if (!filter) return view.rows;
  const { elements, links } = filter;
  return view.rows.filter((row) => elements.has(row.source) && elements.has(row.target) && (!links || links.has(row.link)));
}

// Boxes to draw: what a filter keeps one by one, otherwise elements and groups that stand for several; `*` means all.
function unitsOf(view, kept, opened, closed) {
  const own = new Map(view.nodes.map((node) => [node.id, node]));
  const single = (element) => own.get(element) || ELEMENTS.get(element);
  if (kept) return [...kept.elements].map(single).filter(Boolean);
  const isAsked = (group) => opened.has(group.id) || (opened.has("*") && isOpenedAtOnce(group, view));
  const isOpen = (unit) => isGroup(unit) && isAsked(unit) && unit.elements.every(single);
  const parts = (unit) => (isOpen(unit) ? membersOf(unit).flatMap(parts) : [unit]);
  const isClosed = (group) => isWithin(group, view.elements) && (closed.has("*") || closed.has(group.id));
  const boxFor = (unit) => [frameGroup(unit), kindGroup(unit)].find(isClosed) || unit;
  return [...setOf(view.nodes.flatMap(parts).map(boxFor))];
}

// Of a large view, frames are opened into kinds: thousands of boxes would be neither drawn soon nor read.
const isOpenedAtOnce = (group, { elements }) => elements.size <= MOST_OPENED || membersOf(group).some(isGroup);

// A group of the whole map tells of all its elements: it stands only where they are all shown.
const isWithin = (group, elements) => group?.elements.every((element) => elements.has(element));

// What a group opens into: kinds of a large frame first, then elements.
function membersOf(group) {
  const nodes = group.elements.map((element) => ELEMENTS.get(element));
  const own = setOf(group.elements);
  const kinds = [...setOf(nodes.map(kindGroup))].filter((kind) => isWithin(kind, own) && kind.id !== group.id);
  if (frameGroup(nodes[0])?.id !== group.id || kinds.length < 2 || nodes.length <= MANY_INSIDE) return nodes;
  const inside = setOf(kinds.flatMap((kind) => kind.elements));
  return [...kinds, ...nodes.filter((node) => !inside.has(node.id))];
}
