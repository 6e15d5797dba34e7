// A sheet of what is shown, with title block and legend: what is saved as SVG and what is printed.

const SHEET_MARGIN = 24;
const SHEET_GAP = 18;
const NARROWEST = 820;

function posterOf() {
  const width = max(scene.width, NARROWEST);
  const { title, facts } = scene.view;
  const said = one("status").textContent;
  const parts = [];
  let top = SHEET_MARGIN;
  for (const [text, font] of [[DATA.organization, "map-title"], [title, "map-subtitle"], [facts, "map-detail"], [said, "map-detail"]]) {
    const [size] = DATA.fonts[font];
    for (const line of wrap(text, font, width, 3)) {
      parts.push(textLine(line, SHEET_MARGIN, top + size, font));
      top += size * LEADING;
    }
  }
  top += SHEET_GAP;
  const legend = legendGroup(legendOf(), SHEET_MARGIN, top + scene.height + SHEET_GAP, width);
  const [right, bottom] = [width + 2 * SHEET_MARGIN, top + scene.height + SHEET_GAP + legend.height + SHEET_MARGIN].map(Math.ceil);
  return draw(
    "svg.map",
    { width: right, height: bottom, viewBox: `0 0 ${right} ${bottom}`, role: "graphics-document", "aria-labelledby": "poster-title" },
    draw("title", { id: "poster-title" }, `${DATA.organization}: ${title}`),
    draw("desc", `${facts}. ${said}`),
    rect("ground", 0, 0, right, bottom),
    parts,
    draw("g", { transform: `translate(${SHEET_MARGIN + (width - scene.width) / 2} ${top})` }, MAP.firstChild.cloneNode(true)),
    legend.group,
  );
}

// A file of its own: it carries the style of the map, and nothing refers to the page.
function standalone() {
  const sheet = posterOf();
  sheet.prepend(draw("style", DATA.look));
  for (const part of all("[tabindex]", sheet)) {
    part.removeAttribute("tabindex");
    part.setAttribute("role", "graphics-symbol");
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(sheet)}\n`;
}

function save() {
  const href = URL.createObjectURL(new Blob([standalone()], { type: "image/svg+xml" }));
  make("a", { href, download: `${state.view.replace(/[^\w.-]+/g, "-")}.svg` }).click();
}

function startPrinting() {
  for (const type of ["beforeprint", "afterprint"]) {
    on(window, type, () => {
      isPrinting = type === "beforeprint";
      fill("poster", isPrinting && !scene.matrix && posterOf());
      if (scene.rows.length > MOST_ROWS) showTable();
    });
  }
}
