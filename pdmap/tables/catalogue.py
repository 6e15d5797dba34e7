"""All tables."""

from __future__ import annotations

from functools import cache

from pdmap.tables.decisions import decisions_table
from pdmap.tables.found import findings_table
from pdmap.tables.legs import legs_table
from pdmap.tables.links import links_table
from pdmap.tables.runs import exports_table
from pdmap.tables.sections import section_tables
from pdmap.tables.silences import silence_tables
from pdmap.tables.table import Table
from pdmap.tables.transfers import transfers_table
from pdmap.tables.vocabulary import vocabulary_tables


@cache
def all_tables() -> tuple[Table, ...]:
    """Return every table, in the order of the documentation."""
    return (
        exports_table(),
        *section_tables(),
        links_table(),
        transfers_table(),
        legs_table(),
        findings_table(),
        *silence_tables(),
        *vocabulary_tables(),
        decisions_table(),
    )
