"""The flow table: every link of a view in words, with the number that its line carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pdmap import escape
from pdmap.graph import Link
from pdmap.model import System
from pdmap.questions.titles import element_title
from pdmap.reference import DataType, SubjectCategory
from pdmap.views.categories import category_codes
from pdmap.views.edges import link_signs, link_words
from pdmap.views.facts.answers import emptiness
from pdmap.views.nodes import node_id
from pdmap.views.survey import Survey
from pdmap.views.tables import FlowRow
from pdmap.views.words import say


def flow_rows(links: Iterable[Link], surveyed: Survey) -> tuple[FlowRow, ...]:
    """Return a row for each link, by number."""
    rows = [_row(link, surveyed) for link in links]
    return tuple(sorted(rows, key=lambda row: row.number))


# Private functions


def _row(link: Link, surveyed: Survey) -> FlowRow:
    reference = surveyed.reference
    activities = surveyed.inventory.activities
    marks, weight = link_signs((link,), surveyed)
    return FlowRow(
        number=surveyed.numbers[link.id],
        link=link.id,
        kind=link.kind,
        source=node_id(link.source),
        target=node_id(link.target),
        source_title=element_title(link.source, surveyed.inventory),
        target_title=element_title(link.target, surveyed.inventory),
        data=tuple(_label(data_type, reference.data_types) for data_type in sorted(link.arriving)),
        codes=category_codes(link.arriving, reference),
        subjects=tuple(_label(subject, reference.subjects) for subject in sorted(link.subjects)),
        activities=tuple(activities[name].title if name in activities else name for name in sorted(link.activities)),
        words=link_words(link),
        transport=link.transport if isinstance(link.transport, str) else "",
        marks=marks,
        weight=weight,
        location=escape.terminal(str(link.item.head.location())),
        blanks=tuple(_blanks(link)),
    )


def _blanks(link: Link) -> Iterator[tuple[str, str]]:
    """Yield what is said of a link in columns that have nothing to list."""
    flow = link.flow
    if not link.arriving:
        is_stopped = flow is not None and isinstance(flow.data, tuple)
        yield "data", say("flow.data.stopped") if is_stopped else emptiness(_data_of(link))
    if not link.subjects:
        yield "subjects", emptiness(flow.subjects if flow else None)
    if not link.activities:
        yield "activities", emptiness(None)
    if not isinstance(link.transport, str):
        yield "transport", emptiness(link.transport) if flow else say("flow.transport.none")


def _data_of(link: Link) -> object:
    """Return the answer that a link takes its data from."""
    if link.flow:
        return link.flow.data
    return link.item.fields if isinstance(link.item, System) else None


def _label(key: str, labels: Mapping[str, DataType | SubjectCategory]) -> str:
    known = labels.get(key)
    return known.label if known else key
