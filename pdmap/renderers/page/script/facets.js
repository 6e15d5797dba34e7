// Filters for people who do not write selectors: lists of values with counts.

// One set for each method: values of one method are alternatives, methods narrow each other.
function facetSets(facets) {
  const methods = groupBy(facets.map(split), ([method]) => method);
  return [...methods.values()].map((values) => setOf(values.flatMap(([method, value]) => NAMES[method]?.[value] || [])));
}

const split = (text) => [text.slice(0, text.indexOf(":")), text.slice(text.indexOf(":") + 1)];

const titleOfFacet = (method, value) => DATA.titles[method]?.[value] || value;

// The lists are made for a view, and their boxes follow what is looked at.
function showFacets(view, isNew) {
  if (isNew) fill("facets", Object.keys(DATA.titles).map((method) => facetList(method, view)));
  for (const box of all("input", one("facets"))) box.checked = state.facets.includes(box.value);
}

function facetList(method, view) {
  const values = Object.entries(DATA.titles[method])
    .map(([value, title]) => ({ value, title, number: NAMES[method][value].filter((id) => view.elements.has(id)).length }))
    .filter(({ number }) => number)
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
      return chip(`${DATA.words[`facet.${method}`] || method}: ${titleOfFacet(method, value)}`, { facets: toggled(state.facets, facet) });
    }),
    state.way && state.focus && chip(say(state.way), { way: "" }),
  ].filter(Boolean);
  fill("chips", chips, chips.length > 1 && button(say("clear"), () => go({ ...NO_FILTER, way: "" }), { class: "chip-button" }));
}
