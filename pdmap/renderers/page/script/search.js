// The search box: plain words find elements, views and flow numbers; a selector narrows the map.

const MOST_FOUND = 12;
const LANGUAGE = /[+@:,*?]/;

function searched(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const hasAll = (hay) => words.every((word) => hay.toLowerCase().includes(word));
  const rank = ({ title, id }) => (`${title} ${id}`.toLowerCase().indexOf(words[0]) + 1 || 999) * 99 + title.length;
  const elements = [...ELEMENTS.values()].filter((node) => hasAll(`${spokenNode(node)} ${node.id}`)).sort((one, other) => rank(one) - rank(other));
  const views = DATA.views.filter((view) => hasAll(`${view.name} ${view.scope}`));
  const rows = WHOLE.rows.filter((row) => String(row.number).startsWith(text));
  return [
    ...rows.map((row) => ({ text: `${row.number}: ${say("way", row.from, row.to)}`, kind: say("flow"), run: () => jump(row.link) })),
    ...elements.map((node) => ({ text: node.title, kind: node.kind, run: () => jump(node.id) })),
    ...views.map((view) => ({ text: view.scope, kind: say("view"), run: () => go({ ...NO_VIEW, view: view.name }) })),
  ];
}

// How many elements a text selects, or why it selects none: for a plain word, what it may have been meant to be.
function selectorIn(text) {
  try {
    return { number: selected(text).size };
  } catch (problem) {
    if (LANGUAGE.test(text)) return { error: problem.message };
    const titles = [...ELEMENTS.values()].map((node) => node.title);
    const meant = nearest(text, [...Object.keys(NAMES[""]), ...titles]);
    return { error: say("error.no-id", text) + (meant ? say("meant", meant) : insteadOf("", text)) };
  }
}

function find() {
  const text = one("find").value.trim();
  const read = text ? selectorIn(text) : {};
  const found = text ? searched(text) : [];
  const only = { text: say("only", text), kind: say("elements", read.number), run: () => go({ select: text }) };
  if (read.number) found.splice(LANGUAGE.test(text) ? 0 : 1, 0, only);
  fill("problem", found.length ? "" : read.error);
  fill("found", found.slice(0, MOST_FOUND).map(({ text: words, kind, run }) => make("li", button([bdi(words), " ", make("small", kind)], () => {
    one("find").value = "";
    find();
    run();
  }, { class: "link" }))));
}

// Down and up lead from the box through what was found; Enter takes the first.
function searchKey(event) {
  const steps = [one("find"), ...all("#found button")];
  const at = steps.indexOf(event.target);
  const next = steps[at + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] || NaN)];
  if (next) next.focus();
  else if (event.key === "Enter" && !at) steps[1]?.click();
  else if (event.key === "Escape") {
    if (!steps[0].value) focusMap();
    steps[0].value = "";
    find();
    event.stopPropagation();
  } else return;
  event.preventDefault();
}

function startSearch() {
  on("find", "input", find);
  for (const id of ["find", "found"]) on(id, "keydown", searchKey);
}

// Go to an element or a link, wherever it is shown; filters that hide it are taken away.
function jump(id) {
  for (const [changes, focus] of [[{}, id], [NO_FILTER, id], [NO_VIEW, id], [{}, ROWS.get(id)?.source || id]]) {
    go({ ...CALM, ...changes, focus });
    if (itemOf(focus) || lineOf(focus)) break;
  }
  if (camera.scale < 0.7) aim({ scale: 0.9 });
  focusMap();
}
