// Filters for people who do not write selectors: lists of values with counts.

const FACETS = ["role", "kind", "country", "flag", "activity", "data"].filter((method) => DATA.names[method]);
const REGIONS = new Intl.DisplayNames(["en"], { type: "region" });

// One set for each method: values of one method are alternatives, methods narrow each other.
function facetSets(facets) {
  const methods = Map.groupBy(facets.map(split), ([method]) => method);
  return [...methods.values()].map((values) => new Set(values.flatMap(([method, value]) => DATA.names[method]?.[value] || [])));
}

const split = (text) => [text.slice(0, text.indexOf(":")), text.slice(text.indexOf(":") + 1)];

function valueTitle(method, value) {
  if (/^[A-Z]{2}$/.test(value)) return REGIONS.of(value);
  return DATA.words[`${method}.${value}`] || value.replaceAll("-", " ");
}

// The lists are made for a view, and their boxes follow what is looked at.
function showFacets(view, isNew) {
  if (isNew) fill("facets", FACETS.map((method) => facetList(method, view)));
  for (const box of all("input", one("facets"))) box.checked = state.facets.includes(box.value);
}

function facetList(method, view) {
  const values = Object.entries(DATA.names[method])
    .map(([value, ids]) => ({ value, title: valueTitle(method, value), number: ids.filter((id) => view.elements.has(id)).length }))
    .filter(({ number, title }, place, values) => number && values.findIndex((other) => other.title === title) === place)
    .sort((one, other) => other.number - one.number);
  const boxes = values.map(({ value, title, number }) => {
    const facet = `${method}:${value}`;
    const box = make("input", { type: "checkbox", value: facet, change: () => go({ facets: toggled(state.facets, facet) }) });
    return make("li", make("label", box, bdi(title), make("span.number", number)));
  });
  return boxes.length && make("details", make("summary", say(`facet.${method}`)), make("ul", boxes));
}

// What filters are set, each with a button that takes it away.
function showChips() {
  const chip = (words, changes) =>
    button([words, make("span", { "aria-hidden": "true" }, " ✕")], () => go(changes), { class: "chip-button", "aria-label": say("remove", words) });
  const chips = [
    state.select && chip(say("chip.select", state.select), { select: "" }),
    state.exclude && chip(say("chip.exclude", state.exclude), { exclude: "" }),
    state.transfers && chip(say("transfers"), { transfers: "" }),
    ...state.facets.map((facet) => {
      const [method, value] = split(facet);
      return chip(`${DATA.words[`facet.${method}`] || method}: ${valueTitle(method, value)}`, { facets: toggled(state.facets, facet) });
    }),
    state.way && state.focus && chip(say(state.way), { way: "" }),
  ].filter(Boolean);
  fill("chips", chips, chips.length > 1 && button(say("clear"), () => go({ ...NO_FILTER, way: "" }), { class: "chip-button" }));
}
