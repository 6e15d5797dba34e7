"""Selectors: one small language that says which part of an inventory is meant, the same everywhere."""

from __future__ import annotations

from pdmap.questions.selectors.grammar import Selector, SelectorError, parse
from pdmap.questions.selectors.index import Names
from pdmap.questions.selectors.names import gather_names, node_ids
from pdmap.questions.selectors.nothing import why_nothing
from pdmap.questions.selectors.selected import Selected, select_all
from pdmap.questions.selectors.selection import select

__all__ = [
    "Names",
    "Selected",
    "Selector",
    "SelectorError",
    "gather_names",
    "node_ids",
    "parse",
    "select",
    "select_all",
    "why_nothing",
]
