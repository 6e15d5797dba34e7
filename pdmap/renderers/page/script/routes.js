// Ways of lines between boxes that were arranged here, around other boxes where that is possible.

const HEAD = 9;

function routed(scene, edges, places) {
  const ends = edges.map((edge) => sidesOf(places.get(edge.source), places.get(edge.target)));
  spread(edges, ends, places);
  const boxes = scene.nodes.map(({ node, x, y, w, h }) => ({ id: node.id, x, y, w, h }));
  const captions = scene.frames.map(({ frame, x, y }) => ({ x: x + 6, y: y + 5, w: frameTitle(frame).width, h: frameTitle(frame).top - 14 }));
  const taken = [...boxes, ...captions];
  const isCostly = edges.length * boxes.length > 60000;
  return edges.map((edge, number) => {
    const others = boxes.filter(({ id }) => id !== edge.source && id !== edge.target);
    const curve = isCostly ? direct(ends[number]) : calmest(ends[number], others);
    return { edge, curve, tip: [ends[number].x2, ends[number].y2], label: labelPlace(edge, curve, taken, scene.isShort) };
  });
}

// Which sides a line leaves and enters: with the life cycle, against it, or around the right of a column.
function sidesOf(from, to) {
  if (from.x + from.w + 10 < to.x) return { x1: from.x + from.w, x2: to.x, out: 1, into: 1 };
  if (to.x + to.w + 10 < from.x) return { x1: from.x, x2: to.x + to.w, out: -1, into: -1 };
  return { x1: from.x + from.w, x2: to.x + to.w, out: 1, into: -1 };
}

// Lines at one side of a box start apart from each other, in the order of where they lead.
function spread(edges, ends, places) {
  const starts = edges.flatMap(({ source, target }, number) => [
    { box: places.get(source), other: places.get(target), side: ends[number].out, key: "y1", end: ends[number] },
    { box: places.get(target), other: places.get(source), side: -ends[number].into, key: "y2", end: ends[number] },
  ]);
  for (const lines of [1, -1].flatMap((side) => [...groupBy(starts.filter((start) => start.side === side), ({ box }) => box).values()])) {
    const [{ box }] = lines;
    lines.sort((one, next) => one.other.y + one.other.h / 2 - next.other.y - next.other.h / 2);
    const step = min(18, (box.h * 0.7) / lines.length);
    lines.forEach(({ end, key }, number) => {
      end[key] = box.y + box.h / 2 + (number - (lines.length - 1) / 2) * step;
    });
  }
}

function direct({ x1, y1, x2, y2, out, into }) {
  const end = x2 - into * HEAD;
  const reach = out === into ? abs(end - x1) * 0.45 : 46 + abs(y2 - y1) * 0.12;
  return [x1, y1, x1 + out * reach, y1, end - into * reach, y2, end, y2];
}

// Along a height of its own between the columns of its ends.
function detour({ x1, y1, x2, y2, out, into }, height) {
  const end = x2 - into * HEAD;
  const reach = limited(abs(end - x1) / 4, 20, 110);
  const [a, b] = [x1 + out * reach, end - into * reach];
  const half = reach / 2;
  return [
    ...[x1, y1, x1 + out * half, y1, a - out * half, height, a, height],
    ...[a + out * half, height, b - into * half, height, b, height],
    ...[b + into * half, height, end - into * half, y2, end, y2],
  ];
}

function calmest(ends, boxes) {
  const straight = direct(ends);
  let [best, fewest] = [straight, hits(straight, boxes)];
  const middle = (ends.y1 + ends.y2) / 2;
  for (let step = 0; fewest && step <= 14 && ends.out === ends.into; step++) {
    for (const height of step ? [middle - step * 30, middle + step * 30] : [middle]) {
      const way = detour(ends, height);
      const number = hits(way, boxes);
      if (number < fewest) [best, fewest] = [way, number];
    }
  }
  return best;
}

// How many boxes a line runs over.
function hits(curve, boxes) {
  const points = pointsOf(curve, 8);
  return boxes.filter((box) => points.some(([x, y]) => x > box.x - 3 && x < box.x + box.w + 3 && y > box.y - 3 && y < box.y + box.h + 3)).length;
}

function pointsOf(curve, steps) {
  const points = [[curve[0], curve[1]]];
  for (let start = 0; start + 7 < curve.length; start += 6) {
    for (let step = 1; step <= steps; step++) {
      const [share, rest] = [step / steps, 1 - step / steps];
      const weights = [rest ** 3, 3 * share * rest ** 2, 3 * share ** 2 * rest, share ** 3];
      points.push([0, 1].map((axis) => weights.reduce((sum, weight, place) => sum + weight * curve[start + 2 * place + axis], 0)));
    }
  }
  return points;
}

// The first place on the line, from the middle outwards, at which a label lies on nothing else; if there is none, one
// for the number alone. A line without a place for either has no label: the table tells of it.
function labelPlace(edge, curve, taken, isShort) {
  const points = pointsOf(curve, 12);
  const aside = (point) => abs(points.indexOf(point) * 2 - points.length);
  const outwards = [...points].sort((one, other) => aside(one) - aside(other));
  for (const isNumber of isShort ? [true] : [false, true]) {
    const label = edgeLabel(edge, isNumber);
    if (!label) return null;
    const { width, height } = label;
    const places = outwards.map(([x, y]) => [x - width / 2, y - height / 2, isNumber]);
    const free = places.find(([left, top]) => !taken.some(({ x, y, w, h }) => left < x + w && x < left + width && top < y + h && y < top + height));
    if (free) {
      taken.push({ x: free[0], y: free[1], w: width, h: height });
      return free;
    }
  }
  return null;
}
