"""Registers: what is asked of the organization once, and of each activity."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pdmap.documents.document import Cell, Column, Layout, Row, Table
from pdmap.documents.kind import Context
from pdmap.frozen import dataclass
from pdmap.model import Activity


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a record asks of the organization."""

    column: Column
    build: Callable[[Context], Cell]


@dataclass(frozen=True, slots=True)
class Element:
    """Something that a record asks of each activity."""

    column: Column
    build: Callable[[Context, Activity], Cell]


def facts_table(context: Context, key: str, caption: str, facts: Iterable[Fact]) -> Table:
    """Return what is said of the organization; sheets repeat it for each activity.

    Args:
        context: What the document may look at.
        key: Name of the table for machines.
        caption: Its title.
        facts: What is asked.
    """
    asked = tuple(facts)
    cells = tuple(fact.build(context) for fact in asked)
    columns = tuple(fact.column for fact in asked)
    return Table(key, caption, columns, (Row(cells),), Layout.FACTS, is_shared=True)


def register_table(context: Context, elements: Iterable[Element], activities: Iterable[Activity]) -> Table:
    """Return the register: a row for each activity."""
    asked = tuple(elements)
    rows = tuple(
        Row(tuple(element.build(context, activity) for element in asked), activity.title, anchor_of(activity))
        for activity in activities
    )
    columns = tuple(element.column for element in asked)
    words = context.words
    return Table("register", words.register, columns, rows, Layout.REGISTER, row_label=words.activity)


def anchor_of(activity: Activity) -> str:
    """Return where other parts of a document find the row of an activity."""
    return f"activity-{activity.id}"
