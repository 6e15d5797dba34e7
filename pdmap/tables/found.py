"""The table of findings, those that somebody accepts included."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Finding, HiddenFinding, Location
from pdmap.model import owner_of
from pdmap.tables.material import Material
from pdmap.tables.table import Kind, Reading, Table, read_from, table

Source = tuple[Finding, HiddenFinding | None]
"""A finding, and who or what accepts it."""


def findings_table() -> Table:
    """Return the table."""
    return table("findings", _ABOUT, (*_READINGS, *_ACCEPTANCE), _sources, _where)


# Private functions


def _sources(material: Material) -> Iterator[Source]:
    yield from ((finding, None) for finding in material.findings)
    yield from ((hidden.finding, hidden) for hidden in material.hidden)


def _where(source: Source) -> Location:
    return source[0].location


# Private tables

_ABOUT = (
    "What `pdmap validate` finds with the same configuration and day. Those with `hidden_by` are accepted and not "
    "reported; all others are open."
)
_READINGS: tuple[Reading[Source], ...] = (
    read_from("code", Kind.STRING, "Code of the check, such as `LAW001`.", lambda it: it[0].code),
    read_from("family", Kind.STRING, "Letters of the code; `policy` for a policy.", lambda it: it[0].check.family),
    read_from("title", Kind.STRING, "What the check looks for.", lambda it: it[0].check.title),
    read_from("severity", Kind.STRING, "`error`, `warning` or `note`, as configured.", lambda it: it[0].severity.value),
    read_from("message", Kind.STRING, "A fact about the manifest.", lambda it: it[0].message),
    read_from(
        "address", Kind.STRING, "Address of what it is about.", lambda it: it[0].address or None, "a whole manifest"
    ),
    read_from(
        "object",
        Kind.STRING,
        "Address of the object that it is about; `object` in the tables of objects.",
        lambda it: owner_of(it[0].address) if it[0].address else None,
        "a whole manifest",
    ),
    read_from(
        "remedy", Kind.STRING, "What to write instead; empty where there is nothing to.", lambda it: it[0].remedy
    ),
    read_from("basis", Kind.STRINGS, "Legal sources.", lambda it: it[0].check.basis),
    read_from(
        "detail",
        Kind.STRING,
        "Tells apart two findings of one check on one address; may be empty.",
        lambda it: it[0].detail,
    ),
    read_from(
        "related",
        Kind.STRINGS,
        "Other places: `path:line:column`.",
        lambda it: [str(each) for each in it[0].related],
    ),
    read_from(
        "fingerprint",
        Kind.STRING,
        "Stays the same when lines move; the same in all formats.",
        lambda it: it[0].fingerprint,
    ),
)
_ACCEPTANCE: tuple[Reading[Source], ...] = (
    read_from(
        "hidden_by",
        Kind.STRING,
        "`waiver`, `ignore` or `baseline`: what keeps it from being reported.",
        lambda it: it[1].by.value if it[1] else None,
        "it is open",
    ),
    read_from(
        "hidden_reason",
        Kind.STRING,
        "Why it is accepted; empty for a baseline.",
        lambda it: it[1].reason if it[1] else None,
        "it is open",
    ),
    read_from(
        "hidden_owner",
        Kind.STRING,
        "Who accepts it.",
        lambda it: it[1].owner if it[1] else None,
        "it is open, or nobody is named",
    ),
    read_from(
        "hidden_expires",
        Kind.DATE,
        "The last day on which it is accepted.",
        lambda it: it[1].expires if it[1] else None,
        "it is open, or there is no end",
    ),
)
