// What the page knows: nodes, lines and rows, and which of them each view shows.

const DATA = JSON.parse(one("data").textContent);
const { names: NAMES, whole: WHOLE } = DATA;

const say = (key, ...values) => DATA.words[key].replace(/\{(\d?)\}/g, (_, place) => (place ? values[place] : values.shift()));

// What is empty is left out of the data.
const filledIn = {
  nodes: (node) => ({ codes: [], notes: [], badges: [], findings: [], elements: [node.id], layer: 0, ...node }),
  edges: (edge) => ({ codes: [], marks: [], findings: [], words: "", ...edge }),
  rows: (row) => ({ data: [], codes: [], subjects: [], activities: [], marks: [], findings: [], weight: "normal", ...row }),
};
for (const [key, filled] of Object.entries(filledIn)) DATA[key] = DATA[key].map(filled);
for (const view of [WHOLE, ...DATA.views]) {
  for (const key of ["nodes", "edges", "frames", "rows", "legend"]) view[key] = view[key].map((place) => DATA[key][place]);
  view.elements = setOf(view.nodes.flatMap((node) => node.elements));
}

const IDS = WHOLE.nodes.map(({ id }) => id);
for (const values of [NAMES, ...Object.values(NAMES)]) Object.setPrototypeOf(values, null);
for (const values of Object.values(NAMES)) {
  for (const value of Object.keys(values)) values[value] = values[value].map((place) => IDS[place]);
}

const isGroup = (part) => part.shape === "group";
const byId = (parts) => new Map(parts.map((part) => [part.id, part]));
const VIEWS = new Map(DATA.views.map((view) => [view.name, view]));
const ELEMENTS = byId(WHOLE.nodes);
const FRAMES = byId(DATA.frames);
const GROUPS = byId(DATA.groups.map((place) => DATA.nodes[place]));
const ROWS = new Map(WHOLE.rows.map((row) => [row.link, row]));
const CATEGORIES = new Map(DATA.legend.filter((entry) => entry.kind === "category").map((entry) => [entry.key, entry.text]));

// Links that start and end at each element.
const LINKS = { down: groupBy(WHOLE.rows, (row) => row.source), up: groupBy(WHOLE.rows, (row) => row.target) };

const kindGroup = (node) => GROUPS.get(`group:${node.frame}:${node.kind}`);
const frameGroup = (node) => GROUPS.get(`group:${node.frame}`);

// Elements and links that are reached from some elements: down, up or both ways.
function reached(starts, way, steps = Infinity) {
  const found = { elements: setOf(starts), links: setOf() };
  for (const direction of way === "both" ? ["up", "down"] : [way]) {
    const passed = setOf(starts);
    let edge = [...starts];
    for (let step = 0; step < steps && edge.length; step++) {
      const next = [];
      for (const element of edge) {
        for (const row of LINKS[direction].get(element) || []) {
          if (row.change === "removed" && !state.view.startsWith("diff")) continue;
          const end = direction === "down" ? row.target : row.source;
          found.links.add(row.link);
          if (!passed.has(end)) {
            passed.add(end);
            next.push(end);
          }
        }
      }
      edge = next;
    }
    passed.forEach((element) => found.elements.add(element));
  }
  return found;
}
