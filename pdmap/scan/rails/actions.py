"""The calls with which migrations of Rails change a schema."""

from __future__ import annotations

import re

from pdmap.scan.rails.of_columns import OF_COLUMNS
from pdmap.scan.rails.of_tables import OF_TABLES

ACTIONS = {**OF_TABLES, **OF_COLUMNS}
"""The calls by their names."""
CHANGING = frozenset(
    (
        *("create_table", "create_join_table", "change_table", "rename_table", "add_column", "add_columns"),
        *("add_reference", "add_belongs_to", "add_timestamps", "rename_column", "add_attachment", "add_monetize"),
    )
)
"""Those that make columns or name them, and have no other meaning."""
ELSEWHERE = frozenset({"execute", "exec_query", "exec", "revert", "create_view"})
"""Those whose names others than migrations have as well: these count on the migration and on connections alone."""
LIKE_ACTIONS = re.compile(
    r"(?:add|create|change|rename|swap|copy)_\w*(?:column|table|reference)s?(?:_|!|$)|add_\w*(?:stamps|attachments?|fields?)$"
)
"""Names of calls that seem to do the like; helpers of projects and of libraries have such."""
KNOWN = frozenset({"change_column_default", "change_column_null", "change_column_comment", "change_table_comment"})
"""Calls of that kind that say nothing of which columns there are."""
