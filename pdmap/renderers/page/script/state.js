// What is looked at, kept in the address, so that it can be sent to somebody and the back button works.

const FIRST_VIEW = DATA.views[0].name;
const CALM = { focus: "", way: "" };
const NO_VIEW = { view: FIRST_VIEW, open: [], shut: [], ...CALM };
const NO_FILTER = { select: "", exclude: "", transfers: "", facets: [] };
const AT_FIRST = { ...NO_VIEW, ...NO_FILTER };

let state = readAddress();
let writtenAddress = location.hash;

function readAddress() {
  const read = new URLSearchParams(location.hash.slice(1));
  const found = {};
  for (const [name, usual] of Object.entries(AT_FIRST)) found[name] = Array.isArray(usual) ? read.getAll(name) : read.get(name) || usual;
  if (!VIEWS.has(found.view)) found.view = FIRST_VIEW;
  if (!DATA.words[`way.${found.way}`]) found.way = "";
  return found;
}

function addressOf(wanted) {
  const changed = Object.entries(wanted).filter(([name, value]) => String(value) !== String(AT_FIRST[name]));
  return `#${new URLSearchParams(changed.flatMap(([name, value]) => [value].flat().map((one) => [name, one])))}`;
}

// Change what is looked at; everything on the page follows.
function go(changes) {
  const before = state;
  state = { ...state, ...changes };
  const address = addressOf(state);
  if (address !== (location.hash || "#")) location.hash = address;
  writtenAddress = location.hash;
  show(before);
}

on(window, "hashchange", () => {
  if (location.hash === writtenAddress) return;
  const before = state;
  writtenAddress = location.hash;
  state = readAddress();
  show(before);
});

const toggled = (list, value) => (list.includes(value) ? list.filter((other) => other !== value) : [...list, value]);

// Elements and links that filters keep of a view, null where nothing is filtered; a selector that cannot be read keeps all.
function filterOf(view) {
  const { select, exclude, transfers, facets } = state;
  fill("problem", "");
  if (!select && !exclude && !transfers && !facets.length) return null;
  let elements = [...view.elements];
  for (const [text, isKept] of [[select, true], [exclude, false]]) {
    try {
      const named = text && selected(text);
      if (named) elements = elements.filter((element) => named.has(element) === isKept);
    } catch (problem) {
      fill("problem", problem.message);
    }
  }
  for (const named of facetSets(facets)) elements = elements.filter((element) => named.has(element));
  if (!transfers) return { elements: setOf(elements) };
  const rows = keptRows(view, { elements: setOf(elements) }).filter((row) => row.weight !== "normal");
  return { elements: setOf(rows.flatMap((row) => [row.source, row.target])), links: setOf(rows.map((row) => row.link)) };
}
