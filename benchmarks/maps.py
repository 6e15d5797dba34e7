"""Measure how long maps of made-up companies take: `python benchmarks/maps.py`, which writes `benchmarks/maps.md`.

Reading and checking the manifests is measured apart; the overview is what `pdmap map` draws of itself.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from company import make_company
from first_paint import RUNS as PAINTS
from first_paint import first_paints
from generate import SEED, manifests, usual_fields

from pdmap.app import draw as maps
from pdmap.app.atlas import atlas_of
from pdmap.app.load import load_texts
from pdmap.app.narrow import narrowed
from pdmap.counting import counted
from pdmap.host.engine import engine
from pdmap.renderers import html
from pdmap.renderers.picture.drawing import draw, picture_of
from pdmap.views import overview
from pdmap.views.material import Material
from pdmap.views.view import View

SIZES = (20, 200, 2_000, 10_000)
RUNS = 3
AS_OF = dt.date(2026, 11, 23)
HERE = Path(__file__).parent

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Timed:
    """What a stage took, as the median over the runs."""

    wall: float
    """Seconds on the clock."""
    cpu: float
    """Seconds of work, here and in the programs that were started; a busy machine does not change them much."""

    def __str__(self) -> str:
        return f"{self.wall:.2f} ({self.cpu:.2f})"


@dataclass(frozen=True, slots=True)
class Page:
    """What was measured of the page for browsers."""

    made: Timed
    size: int
    first_paint: float | None
    """Milliseconds until a browser shows something of it; `None` where there is no browser."""


@dataclass(frozen=True, slots=True)
class Row:
    """Everything that was measured of one size."""

    systems: int
    elements: int
    flows: int
    shown: str
    reading: float
    checking: float
    selection: Timed
    view: Timed
    layout: Timed
    svg: Timed
    overview: Timed
    """View, layout and SVG together."""
    svg_size: int
    page: Page | None
    """`None` where pages were not asked for."""


def main() -> None:
    """Measure, print the table and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of systems")
    parser.add_argument("--runs", type=int, default=RUNS, help="how often each stage is measured")
    parser.add_argument("--no-pages", action="store_true", help="leave out pages for browsers, which take longest")
    parser.add_argument("--output", type=Path, default=HERE / "maps.md", help="where the table is written")
    arguments = parser.parse_args()
    gc.disable()  # as the command line does
    rows = [measure(size, arguments.runs, has_pages=not arguments.no_pages) for size in arguments.sizes]
    text = report(rows, arguments.runs)
    print(text, end="")
    arguments.output.write_text(text, encoding="utf-8")


def measure(systems: int, runs: int, *, has_pages: bool) -> Row:
    """Return how long each stage takes for a company with a number of systems."""
    contents = _manifests(systems)
    reading, loaded = _once(lambda: load_texts(contents))
    checking, material = _once(lambda: maps.material_of(loaded, AS_OF))
    selection, _ = _timed(lambda: narrowed(material, ["+crm+1"], []), runs)
    view_time, view = _timed(lambda: overview.build(material), runs)
    layout, picture = _timed(lambda: picture_of(view, engine()), runs)
    svg, text = _timed(lambda: draw(picture), runs)
    everything, _ = _timed(lambda: draw(picture_of(overview.build(material), engine())), runs)
    return Row(
        systems=systems,
        elements=len(material.graph.elements),
        flows=len(material.graph.links),
        shown=_shown(view),
        reading=reading,
        checking=checking,
        selection=selection,
        view=view_time,
        layout=layout,
        svg=svg,
        overview=everything,
        svg_size=len(text.encode()),
        page=_page(material, view) if has_pages else None,
    )


def report(rows: list[Row], runs: int) -> str:
    """Return the tables as Markdown."""
    cells = [[f"{row.systems:,}", f"{row.elements:,}", f"{row.flows:,}", row.shown] for row in rows]
    times = [
        [f"{row.systems:,}", str(row.view), str(row.layout), str(row.svg), str(row.overview), str(row.selection)]
        for row in rows
    ]
    sizes = [[f"{row.systems:,}", _size(row.svg_size), *_page_cells(row.page)] for row in rows]
    before = [[f"{row.systems:,}", f"{row.reading:.1f}", f"{row.checking:.1f}"] for row in rows]
    parts = [
        "<!-- Made by `make bench-maps` with `benchmarks/maps.py`; README.md beside it says how. -->\n\n# Maps\n",
        f"Seconds on the clock, in brackets of work; medians of {counted(runs, 'run')}, for pages one. {_machine()}\n",
        _table(["systems", "elements", "flows and links", "the overview shows"], cells),
        _table(["systems", "view", "layout", "SVG", "overview: all three", "`--select '+crm+1'`"], times),
        _table(["systems", "SVG", "page, with all its views", "page, size", "map painted in Chromium"], sizes),
        "Before a map is drawn, the manifests are read and checked (one run):\n",
        _table(["systems", "reading", "all rules"], before),
    ]
    return "\n".join(parts)


# Private functions


def _manifests(systems: int) -> dict[str, bytes]:
    company = make_company(systems, usual_fields(systems), SEED)
    return {name: text.encode() for name, text in sorted(manifests(company))}


def _once(work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _timed(work: Callable[[], T], runs: int) -> tuple[Timed, T]:
    walls, cpus = [], []
    for _ in range(runs):
        before = _work_done()
        wall, result = _once(work)
        walls.append(wall)
        cpus.append(_work_done() - before)
    return Timed(statistics.median(walls), statistics.median(cpus)), result


def _work_done() -> float:
    """Return the seconds of work of this process and of those that it started and waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _page(material: Material, view: View) -> Page:
    """Measure once the page for browsers with all its views."""
    kinds = maps.view_kinds()
    made, page = _timed(lambda: html.render_atlas(atlas_of(material, kinds, view), engine()), 1)
    return Page(made, len(page), _first_paint(page))


def _shown(view: View) -> str:
    if view.matrix:
        return f"matrix of {len(view.matrix.rows)} rows"
    return f"{len(view.nodes)} boxes, {len(view.edges)} lines"


def _first_paint(page: bytes) -> float | None:
    browser = shutil.which("chromium")
    if browser is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(page)
        return statistics.median(first_paints(path, browser, PAINTS))


def _page_cells(page: Page | None) -> tuple[str, str, str]:
    if page is None:
        return "", "", ""
    return str(page.made), _size(page.size), "" if page.first_paint is None else f"{page.first_paint:.0f} ms"


def _size(octets: int) -> str:
    return f"{octets / 1000:,.0f} kB"


def _table(headings: list[str], rows: list[list[str]]) -> str:
    lines = [headings, ["---"] + ["--:"] * (len(headings) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _machine() -> str:
    """Return what was measured on; a load above the number of cores says that others were at work."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    load = f"load {os.getloadavg()[0]:.1f} at the end"
    return f"Python {version}, {counted(os.cpu_count() or 1, 'core')}, {os.uname().machine}, {load}."


if __name__ == "__main__":
    main()
