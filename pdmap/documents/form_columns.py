"""Columns of authorities' forms, written as tables: title, provision, and what answers them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from pdmap.documents.document import Cell, Column
from pdmap.documents.elements.measures import common_measures
from pdmap.documents.kind import Context
from pdmap.documents.register import Element, Fact
from pdmap.documents.text import Text
from pdmap.documents.words import Words
from pdmap.frozen import dataclass
from pdmap.model import Activity

Build: TypeAlias = Callable[[Context, Activity], Cell]
"""What answers a column for an activity."""


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a form."""

    key: str
    """Name for machines."""
    title: str | Text
    """As the authority words it; in several languages where it publishes the form in several."""
    build: Build
    """Return what answers it for an activity."""
    article: str = ""
    """Of the GDPR, such as `30(1)(b)`; empty where none asks for it."""
    group: Text | None = None
    """Title of the columns that belong together, where they are not those of the whole table."""
    law: str = ""
    """Reference to another law, such as `Sch. 1 para. 41(a) DPA 2018`; empty where the GDPR asks, or nothing."""
    is_optional: bool = False
    """Whether the form leaves it open; cells of it are expected where what it is about applies."""
    is_part: bool = False
    """Whether it asks a part of what its group asks, so that what several parts lack is one open point."""
    is_security: bool = False
    """Whether it tells how data are secured."""


def fact_of(
    words: Words,
    key: str,
    title: Text,
    build: Callable[[Context], Cell],
    article: str = "",
    *,
    is_expected: bool = True,
) -> Fact:
    """Return something that a form asks of the organization once.

    Args:
        words: The document's words, which name the law and the language.
        key: Name for machines.
        title: As the authority words it.
        build: Return the answer.
        article: Of the GDPR; empty where none asks for it.
        is_expected: Whether silence is an open point.
    """
    reference = words.cite(article) if article else ""
    return Fact(Column(key, title.within(words.language), reference, is_expected=is_expected), build)


def common_fact(words: Words, article: str) -> Fact:
    """Return the measures that hold for all activities, as an article of the GDPR asks for them."""
    reference = words.cite(article)
    return Fact(Column("common_measures", words.common_measures, reference, is_security=True), common_measures)


def elements_of(words: Words, columns: tuple[FormColumn, ...], group: str = "") -> tuple[Element, ...]:
    """Return columns as elements of a register.

    Args:
        words: The document's words, which name the law.
        columns: The columns in the order of the form.
        group: Title of the columns that belong together.
    """
    return tuple(Element(_column(words, column, group), column.build) for column in columns)


# Private functions


def _column(words: Words, column: FormColumn, group: str) -> Column:
    return Column(
        column.key,
        column.title.within(words.language) if isinstance(column.title, Text) else column.title,
        words.cite(column.article) if column.article else column.law,
        column.group.within(words.language) if column.group else group,
        is_expected=not column.is_optional,
        is_part=column.is_part,
        is_security=column.is_security,
    )
