"""What `pdmap trace` found, for people at a terminal: a tree, or a table of its hops."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from pdmap.app.answers import Answered, Standing
from pdmap.app.trace import Found
from pdmap.app.trace_hops import Change, Named, Passage, Stop, passage_of, stop_of, way_words
from pdmap.app.trace_report import counts_of, named, planned_stops, silence_of, stops, title_of
from pdmap.cli.layout import Branch, Forest, Grid, Heading, Lines, Part, Styled
from pdmap.cli.setting import set_text
from pdmap.graph import Element
from pdmap.manual.terminal import Screen
from pdmap.questions.tracing import Line, Trace, lines_of

DEEPEST = 12
"""Hops that are set in one below the other; those behind them stand at the same depth, with their number."""


def tree_text(found: Found, screen: Screen, *, is_unicode: bool = True) -> str:
    """Return the way as a tree, ending with a line break.

    Args:
        found: The way.
        screen: Where it is read.
        is_unicode: Whether lines may be drawn with characters beyond ASCII.
    """
    return set_text((*_head(found), *_forests(found), *_foot(found)), screen, is_unicode=is_unicode)


def table_text(found: Found, screen: Screen, *, is_unicode: bool = True) -> str:
    """Return the hops of the way as tables, ending with a line break."""
    return set_text((*_head(found), *_tables(found), *_foot(found)), screen, is_unicode=is_unicode)


# Private functions


def _head(found: Found) -> Iterator[Part]:
    yield Heading(title_of(found), "bold")
    yield from (Heading(counts_of(found)), Heading())


def _foot(found: Found) -> Iterator[Part]:
    """Yield what no flow leads to, and what does not say whether something goes there."""
    if found.recipients:
        if found.whole.hops or found.whole.present:
            yield Heading()
        yield Heading("Named as recipients, and no flow takes it there", "bold")
        yield Forest([Branch(0, _named(each), tuple(_named_facts(each))) for each in named(found)])
    if silence := silence_of(found):
        yield from (Heading(), Heading(silence, "yellow"))


def _named(recipient: Named) -> Lines:
    if not recipient.party:
        return ((recipient.name, "bold"), ("  a category of recipients", ""))
    return ((recipient.party, "bold"), (f"  {recipient.name}" if recipient.name else "", ""))


def _named_facts(recipient: Named) -> Iterator[Styled]:
    if recipient.party:
        yield "; ".join(_place_facts(recipient.what, recipient.countries, recipient.clocks)), ""
    yield _planned(recipient.begins) if recipient.is_ahead else "", "yellow"
    yield from ((f"for {name}: {bases}", "dim") for name, bases in recipient.activities)


def _forests(found: Found) -> Iterator[Forest | Heading]:
    """Yield the trees of what has begun, then those of what is planned."""
    known = {stop.element: stop for stop in stops(found)}
    yield Forest(tuple(_branches(found.trace, known, (), found)))
    if found.planned.hops:
        yield from (Heading(), Heading(_PLANNED, "bold"))
        planned = {stop.element: stop for stop in planned_stops(found)}
        yield Forest(tuple(_branches(found.planned, planned, frozenset(known), found)))


def _branches(
    trace: Trace, known: Mapping[Element, Stop], shown: Collection[Element], found: Found
) -> Iterator[Branch]:
    """Yield the branches of a trace; what some other tree shows is not told again."""
    for line in lines_of(trace, is_backwards=found.way.is_backwards):
        stop = known.get(line.element) or _empty(line.element, found)
        is_shown = line.is_repeated or (line.element in shown and not line.is_end)
        yield Branch(min(line.depth, DEEPEST), _label(line, stop), tuple(_facts(line, stop, found, is_shown=is_shown)))


def _empty(element: Element, found: Found) -> Stop:
    """Return an element of the way at which nothing of the data is: they end before it, or are made behind it."""
    return stop_of(element, frozenset(), found, is_declared=False)


def _label(line: Line, stop: Stop) -> Lines:
    number = f"{line.depth}. " if line.depth > DEEPEST else ""
    return ((f"{number}{line.element.id}", "bold"), (f"  {stop.name}" if stop.name else "", ""))


def _facts(line: Line, stop: Stop, found: Found, *, is_shown: bool) -> Iterator[Styled]:
    """Yield what is told of an element and of the hop that leads there, each fact on a line of its own."""
    if line.is_end:
        yield "nothing of it gets here", "italic"
    elif is_shown:
        yield "shown above", "italic"
    else:
        yield "; ".join(_place_facts(stop.what, stop.countries, stop.clocks)), ""
    if line.hop:
        yield from _hop_facts(passage_of(line.hop, found))


def _hop_facts(passage: Passage) -> Iterator[Styled]:
    data = ", ".join(passage.data)
    yield f"{_way(passage)}: {data}" if data else _way(passage), "dim"
    yield _planned(passage.begins) if passage.is_ahead else "", "yellow"
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


def _planned(day: dt.date | None) -> str:
    return f"planned, from {day}" if day else "planned"


def _place_facts(what: tuple[str, ...], countries: Answered, clocks: Answered) -> Iterator[str]:
    place = _brief(countries)
    is_named = countries.standing is Standing.RECORDED
    yield ", ".join((*what, *((place if is_named else f"place {place}",) if place else ())))
    kept = _brief(clocks)
    if kept:
        yield f"kept {kept}" if clocks.values else f"retention {kept}"


def _brief(answer: Answered) -> str:
    """Return an answer, or which kind of emptiness it is; why something is unknown, JSON tells."""
    return "unknown" if answer.standing is Standing.UNKNOWN else str(answer)


def _tables(found: Found) -> Iterator[Grid | Heading]:
    """Yield the hops that have begun, then those that are planned."""
    known = {stop.element: stop for stop in stops(found)}
    yield _table(found.trace, known, found)
    if found.planned.hops:
        yield from (Heading(), Heading(_PLANNED, "bold"))
        yield _table(found.planned, known | {stop.element: stop for stop in planned_stops(found)}, found)


def _table(trace: Trace, known: Mapping[Element, Stop], found: Found) -> Grid:
    lines = lines_of(trace, is_backwards=found.way.is_backwards)
    rows = (passage_of(line.hop, found) for line in lines if line.hop)
    return Grid(_COLUMNS, [tuple(_cells(passage, known)) for passage in rows])


def _cells(passage: Passage, known: Mapping[Element, Stop]) -> Iterator[Lines]:
    link = passage.hop.link
    stop = known.get(link.target)
    planned = _planned(passage.begins) if passage.is_ahead else ""
    yield ((link.source.id, ""), (f"-> {link.target.id}", ""), (_way(passage), ""), (planned, "yellow"))
    yield tuple((text, "") for text in (", ".join(passage.data), *(_change(change) for change in passage.changes)))
    yield tuple((f"{name}: {bases}", "") for name, bases in passage.activities)
    if stop and passage.hop.arriving:
        yield tuple((text, "") for text in _place_facts(stop.what, stop.countries, stop.clocks))
    else:
        yield (("nothing of it gets there", ""),)


# Private tables

_NOT_ASKED = Standing.NOT_ASKED
_PLANNED = "Planned"
_COLUMNS = dict.fromkeys(("hop", "data", "activities", "there"), 1)
