"""Set sheets as one PDF: data reach the typesetter as JSON and are never read as its markup."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from pdmap import escape
from pdmap.engine import Engine, PageFormat, Typescript
from pdmap.renderers.paper.leaves import Leaf
from pdmap.renderers.paper.sizes import FOOTER, MARGIN, Paper
from pdmap.renderers.picture import style
from pdmap.typeface import is_covered
from pdmap.views.words import say

_SOURCE = """\
#let data = json(bytes(sys.inputs.data))
#let margin = data.margin * 1pt
#let foot = data.foot * 1pt
#let gray = rgb(data.gray)
#set document(title: data.title)
#set text(font: "Pdmap Sans", size: 8pt, fill: rgb(data.ink), lang: "en", hyphenate: false)
#set par(leading: 0.45em)
#set page(
  width: data.width * 1pt,
  height: data.height * 1pt,
  margin: (x: margin, top: margin, bottom: margin + foot),
  footer-descent: 6pt,
  footer: context text(size: 7pt, fill: gray, {
    data.footer
    h(1fr)
    data.page.at(0)
    counter(page).display()
    data.page.at(1)
    str(counter(page).final().first())
    data.page.at(2)
  }),
)
#let headed(leaf) = block(width: 100%, stroke: (bottom: 0.6pt + gray), inset: (bottom: 5pt), {
  text(size: 14pt, weight: "bold", leaf.organization)
  v(5pt, weak: true)
  text(size: 10pt, leaf.scope)
  linebreak()
  text(size: 7.5pt, fill: gray, leaf.facts)
})
#let rows(part) = table(
  columns: part.widths.map(width => width * 1pt),
  stroke: (x: none, y: 0.4pt + gray),
  inset: (x: 4pt, y: 3pt),
  fill: (_, y) => if part.columns.len() > 0 and y == 0 { rgb(data.head) },
  ..if part.columns.len() > 0 {
    (table.header(repeat: true, ..part.columns.map(cell => text(weight: "bold", cell))),)
  },
  ..part.rows.map(row => row.enumerate().map(((place, cell)) => {
    if part.columns.len() == 0 and place == 0 { text(weight: "bold", cell) } else { text(cell) }
  })).flatten(),
)
#for leaf in data.leaves {
  if leaf.kind == "picture" {
    page(image(bytes(leaf.svg), format: "svg", width: 100%, alt: leaf.words))
  } else {
    page(margin: (x: margin, top: margin + 56pt, bottom: margin + foot), header-ascent: 8pt, header: headed(leaf), {
      if leaf.legend != none {
        image(bytes(leaf.legend.svg), format: "svg", width: 100%, alt: leaf.legend.words)
      }
      for part in leaf.tables {
        block(above: 14pt, below: 6pt, sticky: true, text(size: 11pt, weight: "bold", part.title))
        if part.rows.len() > 0 { rows(part) }
      }
    })
  }
}
"""


def set_leaves(leaves: Sequence[Leaf], paper: Paper, organization: str, created: dt.date, engine: Engine) -> bytes:
    """Return sheets as PDF; the same bytes for the same sheets.

    Raises:
        EngineError: the typesetter is missing or failed.
    """
    data = json.dumps(
        {
            "title": escape.typst(f"{organization}: {say('title.map')}"),
            "footer": escape.typst(f"{organization} · {say('title.map')} · {say('title.as-of', created.isoformat())}"),
            "page": say("paper.page", "\n", "\n").split("\n"),
            "width": paper.width,
            "height": paper.height,
            "margin": MARGIN,
            "foot": FOOTER,
            "ink": style.INK,
            "gray": style.GRAY,
            "head": style.HEAD_FILL,
            "leaves": [leaf.plain(paper.inner_width) for leaf in leaves],
        },
        ensure_ascii=False,
    )
    return engine.typeset(
        Typescript(
            source=_SOURCE,
            format=PageFormat.PDF,
            created=created,
            inputs={"data": data},
            has_system_fonts=not is_covered(data.replace("\n", "").replace("\N{ZERO WIDTH SPACE}", "")),
        )
    )
