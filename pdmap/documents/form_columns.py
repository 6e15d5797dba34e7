"""Columns of authorities' forms, written as tables: title, provision, and what answers them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pdmap.documents.document import Cell, Column
from pdmap.documents.kind import Context
from pdmap.documents.register import Element
from pdmap.documents.words import Words
from pdmap.model import Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column of a form."""

    key: str
    """Name for machines."""
    title: str
    """As the authority words it."""
    build: Callable[[Context, Activity], Cell]
    """Return what answers it for an activity."""
    article: str = ""
    """Of the GDPR, such as `30(1)(b)`; empty where none asks for it."""
    law: str = ""
    """Reference to another law, such as `Sch. 1 para. 41(a) DPA 2018`; empty where the GDPR asks, or nothing."""
    is_optional: bool = False
    """Whether the form leaves it open; cells of it are expected where what it is about applies."""
    is_security: bool = False
    """Whether it tells how data are secured."""


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
        column.title,
        words.cite(column.article) if column.article else column.law,
        group,
        is_expected=not column.is_optional,
        is_security=column.is_security,
    )
