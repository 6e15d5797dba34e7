// What is lit and what is dim: filters of large maps, the way from what is in focus, what is in focus itself.

// The box that shows an element or is one, and the line that holds a link or is one.
const itemOf = (id) =>
  scene.nodes.find(({ node }) => node.id === id) || scene.nodes.find(({ node }) => node.elements.includes(id));
const lineOf = (id) => scene.edges.find(({ edge }) => edge.id === id || edge.links.includes(id));

function litBy() {
  const item = state.way && itemOf(state.focus);
  return item ? reached(startsOf(item.node), state.way) : scene.lit;
}

const startsOf = (node) => (node.elements.includes(state.focus) ? [state.focus] : node.elements);

function highlight() {
  const lit = litBy();
  const id = (itemOf(state.focus)?.node || lineOf(state.focus)?.edge)?.id;
  for (const { node, edge } of [...scene.nodes, ...scene.edges]) {
    const part = node || edge;
    const isLit = !lit || (node ? node.elements.some((element) => lit.elements.has(element)) : edge.links.some((link) => lit.links.has(link)));
    for (const piece of drawn.get(part.id)) {
      piece.classList.toggle("dim", !isLit);
      piece.classList.toggle("chosen", part.id === id);
      if (piece.role) piece.ariaPressed = part.id === id;
    }
  }
  return lit;
}

// Say how much is shown, and why not everything.
function statusOf(lit) {
  const { view } = scene;
  const said = [];
  if (filter) {
    const [few, all] = [filter.elements.size, view.elements.size];
    said.push(say("shown", few, all, all - few, scene.rows.length, view.rows.length));
    if (scene.lit) said.push(say("dimmed"));
  } else if (!state.open.length && !state.shut.length) said.push(view.hidden);
  else {
    said.push(view.hidden.replace(RegExp(say("grouped", "\\d+", "\\d+")), "").trim());
    const { size } = view.elements;
    if (scene.nodes.some(({ node }) => isGroup(node))) said.push(say("grouped", size, scene.nodes.length));
    if (size > MOST_OPENED && state.open.includes("*")) said.push(say("one-by-one"));
  }
  const item = state.way && itemOf(state.focus);
  if (item && lit) {
    const elements = lit.elements.size - startsOf(item.node).length;
    said.push(say(`way.${state.way}`, titleOf(state.focus), elements, lit.links.size));
  }
  if (scene.said) said.push(scene.said);
  fill("status", joined(said, " "));
}

const titleOf = (id) => (ELEMENTS.get(id) || GROUPS.get(id) || itemOf(id)?.node)?.title || id;
