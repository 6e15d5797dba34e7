// Put the page together and keep it in step with the address.

// What is drawn, why, and the drawn pieces by id; `scene` is as `sceneOf` makes it.
let scene = null;
let filter = null;
let drawn = new Map();
let sceneKey = "";

function show(before) {
  const view = VIEWS.get(state.view);
  const key = JSON.stringify({ ...state, ...CALM });
  if (key !== sceneKey) {
    sceneKey = key;
    filter = filterOf(view);
    scene = sceneOf(view, filter, setOf(state.open), setOf(state.shut));
    drawScene();
    showTable();
    showTables();
    if (!one("legend").hidden) showLegend();
    showFacets(view, before?.view !== view.name);
    showHeads(view);
  }
  const lit = highlight();
  showChips();
  showCard();
  markRow();
  statusOf(lit);
  if (!camera.isMoved) fitAll();
  const seen = before?.focus !== state.focus && (itemOf(state.focus) || itemOf(lineOf(state.focus)?.edge.target));
  if (seen) reveal(seen);
}

function showHeads(view) {
  fill("scope", view.title);
  fill("facts", view.facts);
  one("views").value = view.name;
  one("leave-out").value = state.exclude;
  one("transfers").checked = Boolean(state.transfers);
  one("open-all").disabled = !scene.nodes.some(({ node }) => isGroup(node));
}

function drawScene() {
  const had = focusedItem();
  const map = painted();
  MAP.replaceChildren(map);
  drawn = groupBy(all("[data-id], [data-edge]", map), ({ dataset }) => dataset.id || dataset.edge);
  map.querySelector(".node")?.setAttribute("tabindex", 0);
  fill("matrix", scene.matrix && matrixTable(scene.matrix));
  STAGE.dataset.shows = scene.matrix ? "matrix" : scene.nodes.length ? "map" : "nothing";
  fitAll();
  if (had) focusMap(had.node.id);
}

function listViews() {
  const groups = groupBy(DATA.views, ({ name }) => (name.includes(":") ? name.split(":")[0] : ""));
  fill("views", [...groups].map(([kind, views]) => {
    const options = views.map(({ name, scope }) => make("option", { value: name }, scope));
    return kind ? make("optgroup", { label: DATA.words[`views.${kind}`] || kind }, options) : options;
  }));
}

function showPanel(isOpen) {
  document.body.classList.toggle("no-panel", !isOpen);
  one("to-panel").setAttribute("aria-expanded", isOpen);
}

function start() {
  fill("organization", DATA.organization);
  listViews();
  showPanel(innerWidth > 800);
  const clicks = {
    "to-panel": () => showPanel(document.body.classList.contains("no-panel")),
    "to-help": () => one("help").showModal(),
    "close-help": () => one("help").close(),
    "print-map": () => print(),
    "open-all": () => go({ ...CALM, open: ["*"], shut: [] }),
    "close-all": () => go({ ...CALM, open: [], shut: ["*"] }),
    save,
  };
  for (const [id, click] of Object.entries(clicks)) on(id, "click", click);
  on("views", "change", (event) => go({ ...NO_VIEW, view: event.target.value }));
  on("transfers", "change", (event) => go({ transfers: event.target.checked ? "only" : "" }));
  on("leave-out", "change", (event) => go({ exclude: event.target.value.trim() }));
  for (const opener of all("#drawer .tabs button")) {
    on(opener, "click", () => openPart(opener.getAttribute("aria-expanded") === "true" ? "" : opener.getAttribute("aria-controls")));
  }
  startCamera();
  startKeys();
  startSearch();
  startPrinting();
  show(null);
  one("old").remove();
}

globalThis.pdmapPage = { selected, nodeBox, standalone, rowsOf, scene: () => scene };
start();
