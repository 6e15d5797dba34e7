"""The table of links: every edge of the flow graph, as it is written or as it follows from other objects."""

from __future__ import annotations

from pdmap.findings import Location
from pdmap.graph import Link
from pdmap.tables.cells import state_of
from pdmap.tables.table import Kind, Reading, Table, read_from, table


def links_table() -> Table:
    """Return the table."""
    return table("links", _ABOUT, _READINGS, lambda material: material.graph.links, _written_at)


# Private functions


def _written_at(link: Link) -> Location:
    return link.item.written_at


def _transport(link: Link) -> str | None:
    return link.transport if isinstance(link.transport, str) else None


# Private tables

_ABOUT = (
    "A link on which personal data move: a flow, or what follows from `hosted_by`, from `subprocessors`, and from "
    "fields that come from the data subject."
)
_READINGS: tuple[Reading[Link], ...] = (
    read_from("id", Kind.STRING, "Its id, which no other link of the inventory has.", lambda link: link.id),
    read_from("kind", Kind.STRING, "`flow`, `collection`, `hosting` or `subprocessing`.", lambda link: link.kind.value),
    read_from(
        "source_key", Kind.STRING, "Kind and id of where it starts, such as `system:console`.", lambda it: it.source.key
    ),
    read_from("source_kind", Kind.STRING, "`subject`, `system` or `party`.", lambda link: link.source.kind.value),
    read_from("source", Kind.STRING, "Id of where it starts.", lambda link: link.source.id),
    read_from("target_key", Kind.STRING, "Kind and id of where it ends.", lambda link: link.target.key),
    read_from("target_kind", Kind.STRING, "`system` or `party`.", lambda link: link.target.kind.value),
    read_from("target", Kind.STRING, "Id of where it ends.", lambda link: link.target.id),
    read_from("data", Kind.STRINGS, "Data types that are sent.", lambda link: sorted(link.data)),
    read_from(
        "arriving",
        Kind.STRINGS,
        "Data types that get to the end, after the transforms of a flow.",
        lambda link: sorted(link.arriving),
    ),
    read_from(
        "is_empty",
        Kind.BOOLEAN,
        "Whether the author says that no personal data arrive. Where not, and `data` is empty, any may.",
        lambda link: link.is_empty,
    ),
    read_from("subjects", Kind.STRINGS, "Whose data they are.", lambda link: sorted(link.subjects)),
    read_from("activities", Kind.STRINGS, "Ids of the activities that it serves.", lambda it: sorted(it.activities)),
    read_from("transport", Kind.STRING, "How the data are protected on the way.", _transport, "see `transport_state`"),
    read_from(
        "transport_state",
        Kind.STRING,
        "State of `transport`.",
        lambda link: state_of(link.transport) if link.flow else None,
        "the link is not written as a flow",
    ),
    read_from(
        "chosen_by",
        Kind.STRING,
        "Who chooses this host among several.",
        lambda link: link.chosen_by,
        "it always holds",
    ),
    read_from(
        "object",
        Kind.STRING,
        "Address of the flow, system or party that it was read from.",
        lambda link: link.item.address,
    ),
)
