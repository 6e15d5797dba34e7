// Zoom and pan: the middle of the part of the map that is seen, and its scale.

const MAP = one("map");
const STAGE = one("stage");
const camera = { x: 0, y: 0, scale: 1, isMoved: false };

const seen = (scale = camera.scale) => [STAGE.clientWidth / scale || 1, STAGE.clientHeight / scale || 1];

function aim(changes = {}) {
  Object.assign(camera, { isMoved: true }, changes);
  const [width, height] = seen();
  MAP.setAttribute("viewBox", [camera.x - width / 2, camera.y - height / 2, width, height].map(round).join(" "));
}

// Show everything, or all that is lit, whole and not larger than is good to read.
function fitAll() {
  const { lit, nodes, width, height } = scene;
  const items = lit ? nodes.filter(({ node }) => node.elements.some((id) => lit.elements.has(id))) : [];
  if (!items.length) items.push({ x: 0, y: 0, w: width, h: height });
  const [left, top] = [min(...items.map(({ x }) => x)), min(...items.map(({ y }) => y))];
  const [right, bottom] = [max(...items.map(({ x, w }) => x + w)), max(...items.map(({ y, h }) => y + h))];
  const [wide, high] = seen(1);
  const scale = limited(min((wide - 56) / (right - left || 1), (high - 56) / (bottom - top || 1)), 0.02, 1.5);
  aim({ x: (left + right) / 2, y: (top + bottom) / 2, scale, isMoved: false });
}

// Zoom by a factor and keep a point of the stage where it is; `[0, 0]` is the middle.
function zoom(factor, [across, down] = [0, 0]) {
  const scale = limited(camera.scale * factor, 0.02, 6);
  const rest = 1 / camera.scale - 1 / scale;
  aim({ x: camera.x + across * rest, y: camera.y + down * rest, scale });
}

const pan = (across, down) => aim({ x: camera.x - across / camera.scale, y: camera.y - down / camera.scale });

// Bring a box into sight.
function reveal({ x, y, w, h }) {
  const [width, height] = seen();
  const [across, down] = [x + w / 2, y + h / 2];
  if (abs(across - camera.x) > (width - w) / 2 || abs(down - camera.y) > (height - h) / 2) aim({ x: across, y: down });
}

const pointers = new Map();
let drag = null;

const placed = (event) => {
  const { left, top, width, height } = STAGE.getBoundingClientRect();
  return [event.clientX - left - width / 2, event.clientY - top - height / 2];
};

const POINTING = {
  pointerdown(event) {
    if (event.button || event.target.closest("#zoom, #matrix")) return;
    pointers.set(event.pointerId, placed(event));
    drag = { distance: 0, target: event.target };
  },
  pointermove(event) {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = placed(event);
    pointers.delete(event.pointerId);
    const [other] = pointers.values();
    pointers.set(event.pointerId, now);
    const apart = (point, from) => Math.hypot(point[0] - from[0], point[1] - from[1]);
    drag.distance += apart(now, before);
    if (other) zoom(apart(now, other) / (apart(before, other) || 1), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]);
    else if (drag.distance > 4) {
      STAGE.setPointerCapture(event.pointerId);
      pan(now[0] - before[0], now[1] - before[1]);
    }
  },
  pointerup(event) {
    if (pointers.delete(event.pointerId) && !pointers.size && drag.distance <= 4) picked(drag.target);
  },
  pointercancel(event) {
    pointers.delete(event.pointerId);
  },
};

function wheel(event) {
  if (scene.matrix) return;
  event.preventDefault();
  zoom(Math.exp(-event.deltaY * (event.deltaMode ? 30 : 1) * (event.ctrlKey ? 0.01 : 0.0016)), placed(event));
}

function startCamera() {
  for (const [type, listener] of Object.entries(POINTING)) on(STAGE, type, listener);
  STAGE.addEventListener("wheel", wheel, { passive: false });
  new ResizeObserver(() => (camera.isMoved ? aim() : fitAll())).observe(STAGE);
  on("zoom", "click", ({ target }) => MAP_KEYS[target.dataset.zoom]?.());
}
