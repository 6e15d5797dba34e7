"""What selectors on the command line have in common, whether they narrow a map or anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from pdmap.graph import FlowGraph
from pdmap.questions.selectors import Names, Selector, SelectorError, parse, why_nothing
from pdmap.source.characters import shown

Found = TypeVar("Found")


class SelectionError(Exception):
    """Nothing is selected, or nobody can tell what; the message is one clear line for the user."""


def found_by(option: str, texts: Iterable[str], find: Callable[[Selector], Found]) -> list[Found]:
    """Return what each of several selectors stands for.

    Args:
        option: What messages call the place of the selectors.
        texts: The selectors, in the user's words.
        find: Returns what one of them stands for.

    Raises:
        SelectionError: one of them cannot be read, or names something unknown.
    """
    found = []
    for text in texts:
        try:
            found.append(find(parse(text)))
        except SelectorError as error:
            raise SelectionError(told(option, text, str(error))) from error
    return found


def told(option: str, text: str, what: str) -> str:
    """Return what is to be said of a selector, in one line."""
    return f"{option} `{shown(text)}`: {what}"


def nothing_selected(option: str, text: str, graph: FlowGraph, names: Names) -> str:
    """Return that a selector selects nothing, and why, in one line."""
    return told(option, text, f"nothing is selected: {why_nothing(parse(text), graph, names)}")


def joined(texts: Sequence[str]) -> str:
    """Return selectors as the one that they are together, in one line."""
    return " ".join(" ".join(texts).split())
