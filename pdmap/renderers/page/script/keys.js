// Everything by keyboard: arrows go from box to box, single keys work while the map has the focus.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const focusedItem = () => itemOf(document.activeElement?.closest("#map .node")?.dataset.id);

// The nearest box in a direction; what lies aside counts double.
function neighbor(from, [across, down]) {
  let [best, nearest] = [Infinity, null];
  for (const item of scene.nodes) {
    const [dx, dy] = [item.x + item.w / 2 - from.x - from.w / 2, item.y + item.h / 2 - from.y - from.h / 2];
    const along = dx * across + dy * down;
    const aside = abs(dx * down) + abs(dy * across);
    if (along > 4 && aside <= along * 3 && along + 2 * aside < best) [best, nearest] = [along + 2 * aside, item];
  }
  return nearest;
}

function focusNode(item) {
  if (!item) return;
  all(".node[tabindex='0']", MAP).forEach((other) => other.setAttribute("tabindex", -1));
  const [box] = drawn.get(item.node.id);
  box.setAttribute("tabindex", 0);
  box.focus({ preventScroll: true });
  reveal(item);
}

// Give the keyboard to the map: to a box, to the start of a line, or to the box that had it last.
function focusMap(id = state.focus) {
  focusNode(itemOf(id) || itemOf(lineOf(id)?.edge.source) || itemOf(all(".node[tabindex='0']", MAP)[0]?.dataset.id));
}

// A click on what is in focus already opens it where it is a group.
function picked(target) {
  const { id, edge } = target.closest("[data-id], [data-edge]")?.dataset || {};
  const box = itemOf(id);
  focusNode(box);
  if (box && isGroup(box.node) && id === state.focus) openGroup(box.node);
  else look(id || edge || "");
}

const look = (id, way = state.focus === id ? state.way : "") => go({ focus: id, way });

function open(item) {
  if (!item) return;
  look(item.node.id);
  one("card-title").focus();
}

const wayFrom = (way) => (item) => item && look(item.node.id, state.focus === item.node.id && state.way === way ? "" : way);

const MAP_KEYS = {
  Enter: open,
  " ": open,
  u: wayFrom("up"),
  d: wayFrom("down"),
  b: wayFrom("both"),
  t: () => go({ transfers: state.transfers ? "" : "only" }),
  "+": () => zoom(1.3),
  "-": () => zoom(1 / 1.3),
  0: fitAll,
};

const isCommand = (event) => event.ctrlKey || event.metaKey || event.altKey;

function mapKey(event) {
  const direction = ARROWS[event.key];
  const item = focusedItem();
  if (isCommand(event) || !(direction || MAP_KEYS[event.key])) return;
  event.preventDefault();
  if (!direction) MAP_KEYS[event.key](item);
  else if (event.shiftKey) pan(-80 * direction[0], -80 * direction[1]);
  else focusNode(item ? neighbor(item, direction) : scene.nodes[0]);
}

// One step back: from the card, from a way, from what is in focus, from filters, from what was opened.
function back() {
  if (one("card").contains(document.activeElement)) closeCard();
  else if (state.way) go({ way: "" });
  else if (state.focus) go({ focus: "" });
  else if (filter) go(NO_FILTER);
  else go({ open: [], shut: [] });
}

function pageKey(event) {
  if (isCommand(event) || one("help").open) return;
  if (event.key === "Escape") back();
  else if (event.target.matches("input[type=text], select")) return;
  else if (event.key === "?") one("help").showModal();
  else if (event.key === "/") {
    showPanel(true);
    one("find").focus();
    event.preventDefault();
  }
}

function startKeys() {
  on(MAP, "keydown", mapKey);
  on(document, "keydown", pageKey);
}
