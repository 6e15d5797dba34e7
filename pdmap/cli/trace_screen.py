"""What `pdmap trace` found, for people at a terminal: a tree, or a table of its hops."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text
from rich.tree import Tree

from pdmap.app.answers import Answered, Standing
from pdmap.app.trace import Found
from pdmap.app.trace_hops import Change, Passage, Stop, passage_of, stop_of, way_words
from pdmap.app.trace_report import counts_of, silence_of, stops, title_of
from pdmap.cli.screens import foreign, printed
from pdmap.graph import Element
from pdmap.manual.terminal import Screen
from pdmap.questions.tracing import Line, lines_of

DEEPEST = 12
"""Hops that are set in one below the other; those behind them stand at the same depth, with their number."""


def tree_text(found: Found, screen: Screen, *, is_unicode: bool = True) -> str:
    """Return the way as a tree, ending with a line break.

    Args:
        found: The way.
        screen: Where it is read.
        is_unicode: Whether lines may be drawn with characters beyond ASCII.
    """
    text = printed((*_head(found), *_trees(found), *_foot(found)), screen)
    return text if is_unicode else text.translate(_PLAIN)


def table_text(found: Found, screen: Screen, *, is_unicode: bool = True) -> str:
    """Return the hops of the way as a table, ending with a line break."""
    return printed((*_head(found), _table(found, is_unicode=is_unicode), *_foot(found)), screen)


# Private functions


def _head(found: Found) -> Iterator[RenderableType]:
    yield foreign(title_of(found), "bold")
    yield from (Text(counts_of(found)), Text())


def _foot(found: Found) -> Iterator[RenderableType]:
    silence = silence_of(found)
    if silence:
        yield from (Text(), foreign(silence, "yellow"))


def _trees(found: Found) -> Iterator[Tree]:
    """Yield the trees; a branch is kept for each depth, because what stands below it follows it."""
    known = {stop.element: stop for stop in stops(found)}
    branches: list[Tree] = []
    root: Tree | None = None
    for line in lines_of(found.trace, is_backwards=found.way.is_backwards):
        label = _label(line, known.get(line.element) or _empty(line.element, found), found)
        depth = min(line.depth, DEEPEST)
        if depth == 0:
            if root:
                yield root
            root = Tree(label, guide_style="dim")
            branches = [root]
        else:
            del branches[depth:]
            branches.append(branches[-1].add(label))
    if root:
        yield root


def _empty(element: Element, found: Found) -> Stop:
    """Return an element of the way at which nothing of the data is: they end before it, or are made behind it."""
    return stop_of(element, frozenset(), found, is_declared=False)


def _label(line: Line, stop: Stop, found: Found) -> Text:
    """Return an element with the hop that leads there, each fact on a line of its own."""
    number = f"{line.depth}. " if line.depth > DEEPEST else ""
    head = foreign(f"{number}{line.element.id}", "bold")
    if stop.name:
        head.append_text(foreign(f"  {stop.name}"))
    facts: list[tuple[str, str]] = [("; ".join(_stop_facts(stop)), "")] if not line.is_end else []
    if line.is_repeated:
        facts = [("shown above", "italic")]
    elif line.is_end:
        facts = [("nothing of it gets here", "italic")]
    if line.hop:
        facts.extend(_hop_facts(passage_of(line.hop, found.inventory)))
    lines = (foreign(text, style) for text, style in facts if text)
    return Text("\n", overflow="fold").join((head, *lines))


def _hop_facts(passage: Passage) -> Iterator[tuple[str, str]]:
    data = ", ".join(passage.data)
    yield f"{_way(passage)}: {data}" if data else _way(passage), "dim"
    for change in passage.changes:
        yield _change(change), "yellow"
    yield from ((f"for {name}: {bases}", "dim") for name, bases in passage.activities)


def _way(passage: Passage) -> str:
    link = passage.hop.link
    words = f"{way_words(link.kind)} by {link.flow.id}" if link.flow else way_words(link.kind)
    if passage.chosen_by:
        words = f"{words}, one of several that {passage.chosen_by} chooses"
    return f"{words}, {_transport(passage.transport)}" if passage.transport.standing is not _NOT_ASKED else words


def _transport(transport: Answered) -> str:
    if transport.standing is Standing.NONE or transport.values == ("none",):
        return "not encrypted"
    return f"over {transport}" if transport.values else f"transport {_brief(transport)}"


def _change(change: Change) -> str:
    how = f" ({', '.join(change.methods)})" if change.methods else ""
    if not change.before:
        return f"{change.after} is made of other data{how}"
    return f"{change.before} becomes {change.after}{how}" if change.after else f"{change.before} ends here{how}"


def _stop_facts(stop: Stop) -> Iterator[str]:
    place = _brief(stop.countries)
    is_named = stop.countries.standing is Standing.RECORDED
    yield ", ".join((*stop.what, *((place if is_named else f"place {place}",) if place else ())))
    kept = _brief(stop.clocks)
    if kept:
        yield f"kept {kept}" if stop.clocks.values else f"retention {kept}"


def _brief(answer: Answered) -> str:
    """Return an answer, or which kind of emptiness it is; why something is unknown, JSON tells."""
    return "unknown" if answer.standing is Standing.UNKNOWN else str(answer)


def _table(found: Found, *, is_unicode: bool) -> Grid:
    grid = Grid(
        box=box.SIMPLE_HEAD if is_unicode else box.ASCII,
        pad_edge=False,
        show_edge=False,
        header_style="bold",
        padding=(0, 2, 0, 0) if is_unicode else (0, 1, 0, 0),
        expand=True,
    )
    for title in ("hop", "data", "activities", "there"):
        grid.add_column(title, overflow="fold", ratio=1)
    known = {stop.element: stop for stop in stops(found)}
    lines = lines_of(found.trace, is_backwards=found.way.is_backwards)
    rows = [passage_of(line.hop, found.inventory) for line in lines if line.hop]
    for passage in rows:
        grid.add_row(*(_lines(texts) for texts in _cells(passage, known)))
        if passage is not rows[-1]:
            grid.add_row("", "", "", "")
    return grid


def _cells(passage: Passage, known: dict[Element, Stop]) -> Iterator[tuple[str, ...]]:
    link = passage.hop.link
    stop = known.get(link.target)
    yield (link.source.id, f"-> {link.target.id}", _way(passage))
    yield (", ".join(passage.data), *(_change(change) for change in passage.changes))
    yield tuple(f"{name}: {bases}" for name, bases in passage.activities)
    yield tuple(_stop_facts(stop)) if stop and passage.hop.arriving else ("nothing of it gets there",)


def _lines(texts: tuple[str, ...]) -> Text:
    return Text("\n", overflow="fold").join(foreign(text) for text in texts if text)


# Private tables

_NOT_ASKED = Standing.NOT_ASKED
_PLAIN = str.maketrans({"├": "+", "└": "`", "│": "|", "─": "-"})
"""The guides of a tree, for terminals that know ASCII only."""
