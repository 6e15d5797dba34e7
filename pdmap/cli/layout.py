"""What screens are made of, before it is set: headings, tables and trees of texts with styles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pdmap.frozen import dataclass

Styled: TypeAlias = tuple[str, str]
"""A text of an author, which may be empty, and its style in rich's words."""
Lines: TypeAlias = tuple[Styled, ...]
"""Texts that stand one below the other; empty ones are left out."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A paragraph by itself; an empty one is a blank line."""

    text: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a blank line between its rows."""

    columns: Mapping[str, int]
    """The share of a line that each column takes, by its title."""
    rows: Sequence[tuple[Lines, ...]]


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a tree."""

    depth: int
    """0 at the top; no more than one below the branch before it."""
    head: Lines
    """What stands side by side on its first line."""
    facts: Lines
    """What stands below."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees, one below the other."""

    branches: Sequence[Branch]
    """From top to bottom."""


Part: TypeAlias = Heading | Grid | Forest
