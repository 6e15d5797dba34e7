"""Optional columns that ask something of every activity, so that silence is an open point."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pdmap.documents.document import Cell
from pdmap.documents.kind import Context
from pdmap.model import Activity


def where_asked(build: Callable[[Context, Activity], Cell]) -> Callable[[Context, Activity], Cell]:
    """Return the builder of an element, whose cells are expected even where their column is optional."""

    def told(context: Context, activity: Activity) -> Cell:
        return replace(build(context, activity), is_expected=True)

    return told
