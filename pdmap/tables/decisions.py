"""The table of adequacy decisions, past ones included."""

from __future__ import annotations

from pdmap.reference import Adequacy
from pdmap.tables.material import Material
from pdmap.tables.table import Kind, Reading, Table, read_from, table


def decisions_table() -> Table:
    """Return the table."""
    return table("adequacy_decisions", "A decision that a country protects data adequately.", _READINGS, _decisions)


# Private functions


def _decisions(material: Material) -> list[Adequacy]:
    found = (decision for known in material.inventory.reference.decisions.values() for decision in known)
    return sorted(found, key=lambda it: (it.country, it.regime, it.valid_from, it.instrument))


# Private tables

_READINGS: tuple[Reading[Adequacy], ...] = (
    read_from("country", Kind.STRING, "`code` in `countries`.", lambda it: it.country),
    read_from("law", Kind.STRING, "Under which law, such as `eu-gdpr`.", lambda it: it.regime.value),
    read_from("scope", Kind.STRING, "`full` or `partial`.", lambda it: it.scope.value),
    read_from("instrument", Kind.STRING, "The legal act.", lambda it: it.instrument),
    read_from("valid_from", Kind.DATE, "First day in force.", lambda it: it.valid_from),
    read_from("valid_until", Kind.DATE, "Last day in force.", lambda it: it.valid_until, "no end is set"),
    read_from(
        "requires",
        Kind.STRING,
        "What brings a recipient under a partial decision, such as `dpf`.",
        lambda it: it.requires or None,
        "nothing is required",
    ),
    read_from("limits", Kind.STRING, "Limits, in words.", lambda it: it.condition or None, "there are none"),
    read_from(
        "challenge",
        Kind.STRING,
        "Court proceedings that may end it, or did.",
        lambda it: it.challenge or None,
        "none are known",
    ),
)
