"""Signs of a criterion: what in the manifest shows that an activity meets it, and where that stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.graph import Link
from pdmap.model import Activity, Flow, Mention, listed
from pdmap.source import MappingNode


class SignKind(StrEnum):
    """What a sign is."""

    DATA_TYPE = "data type"
    SUBJECT = "subject"
    SOURCE = "source"
    """A system, a party or a group of people that sends data to where they are joined with others."""
    KEY = "key"
    """An answer of the activity."""
    OPERATION = "operation"


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that shows a criterion."""

    kind: SignKind
    id: str
    places: tuple[Location, ...]
    """Where it stands; the label is what stands there."""


def data_sign(activity: Activity, flows: Iterable[Link], data_type: str) -> Sign:
    """Return the sign of a data type, with every place of the activity and its flows that has it."""
    places = [*_named(listed(activity.data), data_type)]
    for link in flows:
        if link.flow and data_type in link.data | link.arriving:
            places += _in_flow(link.flow, data_type)
    return Sign(SignKind.DATA_TYPE, data_type, tuple(places))


def subject_sign(activity: Activity, flows: Iterable[Link], subject: str) -> Sign:
    """Return the sign of a category of people, with every place of the activity and its flows that names it."""
    places = [*_named(listed(activity.subjects), subject)]
    for link in flows:
        if link.flow and subject in link.subjects:
            found = [*_named((*listed(link.flow.subjects), link.flow.source), subject)]
            places += found or [_head(link.flow)]
    return Sign(SignKind.SUBJECT, subject, tuple(places))


def source_sign(flows: Iterable[Link], source: str) -> Sign:
    """Return the sign of a source, with the flows that start at it."""
    starts = (link.flow.source for link in flows if link.flow and link.source.id == source)
    return Sign(SignKind.SOURCE, source, tuple(start.node.location(start.id) for start in starts))


def key_sign(activity: Activity, key: str, id_: str = "", kind: SignKind = SignKind.KEY) -> Sign:
    """Return the sign of an answer, or of a word in it.

    Args:
        activity: The activity that answers.
        key: The key of the answer.
        id_: The word in it; empty for the answer itself.
        kind: What the sign is.
    """
    return Sign(kind, id_ or key, (place_of(activity, key),))


def place_of(activity: Activity, key: str) -> Location:
    """Return where a key of an activity is written, or where the activity begins if it is not."""
    written = activity.node.key_node(key) if isinstance(activity.node, MappingNode) else None
    return written.location(key) if written else activity.head.location(activity.id)


# Private functions


def _named(mentions: Iterable[Mention], id_: str) -> Iterator[Location]:
    yield from (mention.node.location(id_) for mention in mentions if mention.id == id_)


def _in_flow(flow: Flow, data_type: str) -> list[Location]:
    made = (mention for transform in flow.transforms for mention in transform.into)
    return [*_named((*listed(flow.data), *made), data_type)] or [_head(flow)]


def _head(flow: Flow) -> Location:
    return flow.head.location(flow.id)
