"""What changed between two revisions, as tables of facts."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap import escape
from pdmap.findings import Finding
from pdmap.questions.changes import Changes, Side, highlights, new_and_solved, reviewable, reviews
from pdmap.views.facts.differences import difference_rows, highlight_rows
from pdmap.views.facts.reviews import review_rows
from pdmap.views.facts.voices import Voice
from pdmap.views.material import Material
from pdmap.views.tables import FlowRow, Table
from pdmap.views.words import say


def change_tables(
    changes: Changes, earlier: Material, material: Material, rows: Iterable[FlowRow]
) -> tuple[Table, ...]:
    """Return what the change means, what needs a new look, what it consists of, and findings that come and go.

    Args:
        changes: What differs.
        earlier: The earlier revision.
        material: The later one.
        rows: The flow table of both, from which flows have the titles of their ends.
    """
    voice = Voice(earlier.inventory, material.inventory, {row.link: row for row in rows})
    before, after = _side(earlier), _side(material)
    short = highlights(before, after, changes.names)
    new, solved = new_and_solved(earlier.findings or (), material.findings or (), changes.names)
    tables = (
        Table(say("diff.short"), (), tuple(highlight_rows(short, voice))),
        _looks_table(changes, before, after, voice),
        _differences_table(changes, voice),
        _findings_table("diff.new", new),
        _findings_table("diff.solved", solved),
    )
    return tuple(table for table in tables if table.rows)


# Private functions


def _side(material: Material) -> Side:
    return Side(material.inventory, material.graph, material.legs)


def _looks_table(changes: Changes, before: Side, after: Side, voice: Voice) -> Table:
    """Return which activities need a new look: impact assessment, notice, time to object, record."""
    found = reviews(before, after, changes, reviewable(before, after, changes.names))
    rows = review_rows(found, changes.objects, voice)
    return Table(
        say("diff.looks"),
        _columns("activity", "look", "law", "reasons"),
        tuple((row.activity, row.look, row.law, "; ".join(row.reasons)) for row in rows),
    )


def _differences_table(changes: Changes, voice: Voice) -> Table:
    rows = tuple(row for change in changes.objects for row in difference_rows(change, voice))
    return Table(say("diff.table"), _columns("change", "object", "difference"), rows)


def _findings_table(key: str, findings: Iterable[Finding]) -> Table:
    return Table(
        say(key),
        _columns("rule", "severity", "finding", "place"),
        tuple(
            (finding.check.code, finding.check.severity.value, finding.message, escape.terminal(str(finding.location)))
            for finding in findings
        ),
    )


def _columns(*names: str) -> tuple[str, ...]:
    return tuple(say(f"diff.column.{name}") for name in names)
