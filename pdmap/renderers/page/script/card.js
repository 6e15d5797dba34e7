// All facts of what is in focus, beside the map.

function showCard() {
  const item = itemOf(state.focus) || lineOf(state.focus);
  one("card").hidden = !item;
  if (!item) return;
  const close = button("✕", closeCard, { class: "close", "aria-label": say("close") });
  fill("card", close, item.edge ? edgeCard(item.edge) : nodeCard(subjectOf(item.node)));
  one("card").scrollTop = 0;
}

// The element in focus where a box stands for several.
const subjectOf = (node) => (node.id !== state.focus && ELEMENTS.get(state.focus)) || node;

function closeCard() {
  const { focus } = state;
  go(CALM);
  focusMap(focus);
}

const bdi = (text) => make("bdi", text);
const list = (items) => items.length && make("ul", items.map((item) => make("li", item)));
const section = (heading, ...children) => children.flat().some(Boolean) && make("section", make("h3", heading), children);
const row = (...buttons) => buttons.some(Boolean) && make("div.row", buttons);
const jumpButton = (id, ...words) => button(words, () => jump(id), { class: "link" });

function head(part, kind, title) {
  const change = part.change && ` · ${say(`legend.change.${part.change}`)}`;
  const marks = marksOf(part.badges || part.marks);
  return [make("p.kind", kind, change), make("h2", { id: "card-title", tabindex: -1 }, bdi(title)), marks.length && make("p", marks)];
}

function nodeCard(node) {
  const inside = setOf(node.elements);
  const { rows } = scene;
  const into = rows.filter((flow) => inside.has(flow.target) && !inside.has(flow.source));
  const outOf = rows.filter((flow) => inside.has(flow.source) && !inside.has(flow.target));
  return [
    head(node, node.kind, node.title),
    !isGroup(node) && make("p", make("code", node.id)),
    make("p", node.notes.join(" · ")),
    section(say("inside"), list(framesAround(FRAMES.get(node.frame)).map(({ title, caption }) => [bdi(title), caption && `, ${caption}`]))),
    section(say("legend.category"), list(node.codes.map(categoryOf))),
    pathButtons(node),
    groupButtons(itemOf(node.id)?.node || node),
    isGroup(node) && section(say("members", node.elements.length), list(node.elements.map((id) => jumpButton(id, bdi(titleOf(id)))))),
    section(say("into", into.length), list(into.map((flow) => flowButton(flow, flow.from)))),
    section(say("out", outOf.length), list(outOf.map((flow) => flowButton(flow, flow.to)))),
    findingsOf(node),
    placeOf(node.at),
  ];
}

const framesAround = (frame) => (frame ? [frame, ...framesAround(FRAMES.get(frame.parent))] : []);

function categoryOf(code) {
  const names = [CATEGORIES.get(code.replace(/(.)\*$/, "$1")), /.\*$/.test(code) && CATEGORIES.get("*")];
  return [make("b", code), " ", joined(names, ", ")];
}

function flowButton(flow, title) {
  const words = joined([flow.words, flow.codes.join(" "), textOf(flow.marks)], " · ");
  return jumpButton(flow.link, make("span.number", flow.number), bdi(title), make("small", ` ${words}`));
}

function pathButtons(node) {
  const ways = ["up", "down", "both"].map((way) => button(say(way), () => go({ way: state.way === way ? "" : way }), { "aria-pressed": String(state.way === way) }));
  const near = () => go({ ...NO_FILTER, select: `1+${node.id}+1`, focus: node.id, way: "" });
  const own = VIEWS.get(node.id);
  return section(say("paths"), row(ways), row(
    !isGroup(node) && button(say("around"), near),
    own && own.name !== state.view && button(say("own-view"), () => go({ ...NO_VIEW, view: own.name }))));
}

function groupButtons(unit) {
  const groups = [...setOf([kindGroup(unit), frameGroup(unit)])].filter((group) => isWithin(group, scene.view.elements) && group.id !== unit.id && !filter);
  return row(
    isGroup(unit) && button(say("open", unit.elements.length), () => openGroup(unit)),
    groups.map((group) => button(say("shut", group.title), () => shutGroup(group))));
}

// Draw what a group stands for one by one, and as one again.
function openGroup(group) {
  const shut = state.shut.includes("*") ? scene.nodes.map(({ node }) => node.id) : state.shut;
  go({ ...CALM, open: [...state.open, group.id], shut: shut.filter((id) => id !== group.id) });
  focusMap(membersOf(group)[0].id);
}

function shutGroup(group) {
  const left = (ids) => ids.filter((id) => id !== group.id && !id.startsWith(`${group.id}:`));
  const isDrawn = scene.view.nodes.includes(group);
  go({ open: left(state.open), shut: [...left(state.shut), ...(isDrawn ? [] : [group.id])], focus: group.id, way: "" });
  focusMap(group.id);
}

// The rows of a line: a flow that was led elsewhere has two, each on a line of its own.
function rowsOf({ links, source, target }) {
  const held = setOf(links);
  const [from, to] = [source, target].map((id) => setOf(itemOf(id).node.elements));
  return scene.view.rows.filter((row) => held.has(row.link) && from.has(row.source) && to.has(row.target));
}

function edgeCard(edge) {
  const [from, to] = [edge.source, edge.target].map((id) => itemOf(id).node);
  return [
    head(edge, edge.words || say("flow"), say("way", from.title, to.title)),
    section(say("ends"), list([from, to].map((node) => jumpButton(node.id, bdi(node.title))))),
    rowsOf(edge).map((flow) => section(say("number", flow.number), flowFacts(flow), placeOf(flow.at))),
    findingsOf(edge),
  ];
}

function flowFacts(flow) {
  const columns = ["from", "to", "data", "subjects", "activities", "words", "transport", "marks"].filter((column) => textOf(flow[column]));
  return make("dl", columns.map((column) => [make("dt", say(`column.${column}`)), make("dd", bdi(textOf(flow[column])))]));
}

const findingsOf = ({ findings }) =>
  section(say("findings", findings.length), list(findings.map(([code, severity, message, at]) =>
    [make(`span.severity.${severity}`, severity), " ", make("b", code), " ", bdi(message), " ", make("small", at)])));

// Where it is written, to be copied, and a link where the page knows where the manifests are.
function placeOf(at) {
  if (!at) return null;
  const href = DATA.manifests && DATA.manifests + at.replace(/(:\d+)*$/, "").split("/").map(encodeURIComponent).join("/");
  return make("p.place", say("written"), " ", make("code", at), " ", href && make("a", { href }, say("open-file")));
}
