"""Markdown: what a map says, as tables, for wikis, pull requests and people who do not look at pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.engine import Engine
from pdmap.escape import markdown as escaped
from pdmap.renderers.flow_table import flow_cells, flow_columns, flow_heading
from pdmap.renderers.renderer import Renderer
from pdmap.renderers.spoken import legend_lines, map_facts, map_title, matrix_table
from pdmap.views.signs import LegendKind
from pdmap.views.tables import Table
from pdmap.views.view import View
from pdmap.views.words import say


def render(view: View, _: Engine) -> bytes:
    """Return title, facts, matrix and flow table of a view as Markdown (GitHub's) in UTF-8."""
    return ("\n".join(_lines(view)).rstrip("\n") + "\n").encode("utf-8", "replace")


RENDERER = Renderer("flow table and facts for wikis", ".md", is_binary=False, render=render)

# Private functions

_EXPLAINED = (LegendKind.MARK, LegendKind.CATEGORY, LegendKind.CHANGE)
"""Entries of the legend that explain what stands in tables."""


def _lines(view: View) -> Iterator[str]:
    yield from (f"# {escaped(view.organization)}", "")
    yield from (escaped(map_title(view)), "")
    yield from (escaped(map_facts(view)), "")
    yield from (escaped(view.hidden), "")
    for table in view.facts:
        yield from _facts(table)
    if view.matrix:
        yield from _facts(matrix_table(view.matrix))
    if view.flows:
        yield from _flows(view)
    yield from _legend(view)


def _facts(table: Table) -> Iterator[str]:
    """Yield a table; Markdown asks for a row of headings, which is blank where there are none."""
    width = max((len(row) for row in table.rows), default=len(table.columns))
    yield from _table(table.title, table.columns or ("",) * width, table.rows)


def _flows(view: View) -> Iterator[str]:
    columns = flow_columns(view.flows)
    rows = [flow_cells(row, columns, ", ") for row in view.flows]
    yield from _table(say("flows.title"), tuple(map(flow_heading, columns)), rows)


def _legend(view: View) -> Iterator[str]:
    lines = legend_lines(tuple(entry for entry in view.legend if entry.kind in _EXPLAINED))
    if lines:
        yield from (f"## {say('legend.title')}", "")
        yield from (f"- {escaped(line)}" for line in lines)


def _table(title: str, headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield from (f"## {escaped(title)}", "")
    yield _row(map(escaped, headings))
    yield _row("---" for _ in headings)
    yield from (_row(map(escaped, row)) for row in rows)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
