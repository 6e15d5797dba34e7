// What stands below the map: the flow table with the same lines as the picture in words, the legend, and facts.

const marksOf = (marks) => marks.map((mark) => make(mark[2] ? "span.badge.grave" : "span.badge", `${mark[0]} ${mark[1]}`));
const COLUMNS = ["number", "from", "to", "data", "subjects", "activities", "words", "transport", "marks", "at"];
const MOST_ROWS = 200;
const sorting = { column: "number", isDown: false, isFull: false };
let isPrinting = false;
let listed = [];

const textOf = (value) => (Array.isArray(value) ? value.map((part) => (Array.isArray(part) ? `${part[0]} ${part[1]}` : part)).join(", ") : value);

// A table; the first cell of a row is its heading.
function grid(caption, headings, rows, attributes = {}) {
  const line = (cells) => cells.map((cell, place) => make(place ? "td" : "th", place ? {} : { scope: "row" }, cell));
  return make("table", attributes, make("caption", caption),
    headings.length ? make("thead", make("tr", headings)) : "",
    make("tbody", rows.map(([first, ...cells]) => make("tr", first, line(cells)))));
}

function showTable() {
  const { rows, view } = scene;
  const order = new Intl.Collator("en", { numeric: true });
  const texts = new Map(rows.map((row) => [row, textOf(row[sorting.column])]));
  const sorted = [...rows].sort((one, other) => (order.compare(texts.get(one), texts.get(other)) || one.number - other.number) * (sorting.isDown ? -1 : 1));
  listed = sorting.isFull || isPrinting ? sorted : sorted.slice(0, MOST_ROWS);
  const table = grid(say("caption", rows.length, view.rows.length), COLUMNS.map(heading), listed.map(cellsOf));
  const more = rows.length > listed.length && make("p", say("rows-left", listed.length, rows.length), " ", button(say("rows-all"), () => {
    sorting.isFull = true;
    showTable();
  }));
  fill("table", table, more);
  markRow();
}

function heading(column) {
  const isSorted = sorting.column === column;
  const sort = () => {
    Object.assign(sorting, { column, isDown: isSorted && !sorting.isDown });
    showTable();
    all("thead button", one("table"))[COLUMNS.indexOf(column)].focus();
  };
  return make("th", { scope: "col", "aria-sort": isSorted && (sorting.isDown ? "descending" : "ascending") }, button(say(`column.${column}`), sort));
}

function cellsOf(row) {
  const point = button(row.number, () => look(lineWith(row)?.edge.id || itemOf(row.source)?.node.id || "", ""), { "aria-label": say("show-line", row.number), class: "number" });
  const cells = COLUMNS.slice(1).map((column) => (column === "marks" ? marksOf(row.marks) : bdi(textOf(row[column]))));
  return [{ "data-link": row.link }, [CHANGES[row.change], point], ...cells];
}

const lineWith = (row) => scene.edges.find(({ edge }) => edge.links.includes(row.link) && rowsOf(edge).includes(row));

// The rows of the line in focus.
function markRow() {
  const line = !itemOf(state.focus) && lineOf(state.focus);
  const chosen = setOf(line ? rowsOf(line.edge) : []);
  all("tbody tr", one("table")).forEach((row, place) => row.classList.toggle("chosen", chosen.has(listed[place])));
}

function showTables() {
  const column = (name) => make("th", { scope: "col" }, name);
  const tables = scene.view.tables.map(({ title, columns, rows }) => grid(title, columns.map(column), rows.map((row) => ["", ...row.map(bdi)]), { class: columns.length ? "" : "pairs" }));
  fill("tables", tables);
  all("[aria-controls=tables]")[0].hidden = !tables.length;
  if (!tables.length && !one("tables").hidden) openPart("table");
}

// Recipients by categories of data, in the place of a picture.
function matrixTable({ title, columns, rows }) {
  const cell = ([flows, weight, isSpecial]) =>
    make(`span.w-${weight}`, flows && `${"▲".repeat(WEIGHTS.indexOf(weight))} ${flows}${isSpecial ? " ●" : ""}`);
  const headings = [make("td"), make("td"), columns.map((code) => make("th", { scope: "col", title: CATEGORIES.get(code) }, code))];
  return grid(title, headings, rows.map(([name, words, cells]) => ["", bdi(name), bdi(words), ...cells.map((one) => one[0] && cell(one))]), { class: "matrix" });
}

function showLegend() {
  const width = limited(one("legend").clientWidth - 34, 300, 1400);
  const { group, height } = legendGroup(legendOf(), 0.5, 0.5, width);
  fill("legend", draw("svg.map", { width: width + 1, height: height + 1, viewBox: `0 0 ${width + 1} ${height + 1}` }, group));
}

// Open one part below the map, or none.
function openPart(id) {
  for (const opener of all("#drawer .tabs button")) {
    const name = opener.getAttribute("aria-controls");
    one(name).hidden = name !== id;
    opener.setAttribute("aria-expanded", name === id);
  }
  one("drawer").classList.toggle("folded", !id);
  if (id === "legend") showLegend();
}
