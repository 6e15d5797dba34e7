"""From the event of a scalar to its node, and what is wrong with its value."""

from __future__ import annotations

from collections.abc import Callable
from sys import intern

import yaml

from pdmap.source.character_problems import edge_problem, escape_problems
from pdmap.source.characters import is_clean_value, replace_forbidden_in_value, shown
from pdmap.source.checks import UNSTABLE_NUMBER
from pdmap.source.extents import Extent, scalar_extent, span_of
from pdmap.source.nodes import Scalar, ScalarNode
from pdmap.source.problem import Problem
from pdmap.source.properties import tag_problem
from pdmap.source.scalars import Doubt, resolve
from pdmap.source.text import SourceText

Report = Callable[[Problem], None]
"""Takes a problem as it is found."""


class UsualValues(dict[str, "tuple[Scalar, str] | None"]):
    """The values of unquoted scalars with which nothing can be wrong; each different text is looked at once.

    Nearly all scalars of a large inventory are some thousand words, written again and again. A text gives its value
    and itself, of which equal ones share one string; `None` where `read_scalar` has to look closer: at edges, doubtful
    numbers, empty and long values.
    """

    def __init__(self, longest: int) -> None:
        super().__init__()
        self._longest = longest

    def __missing__(self, text: str) -> tuple[Scalar, str] | None:
        """Look at a text for the first time."""
        if not text or len(text) > self._longest or not text.isascii():
            return None
        value = resolve(text)
        if isinstance(value, Doubt):
            return None
        shared = intern(text)
        found = self[text] = (shared if isinstance(value, str) else value, shared)
        return found


def read_scalar(path: str, event: yaml.ScalarEvent, text: SourceText, report: Report) -> ScalarNode:
    """Return the node of a scalar, and report what is wrong with its value.

    Raises:
        SyntaxTroubleError: an escape stands for half a surrogate pair.
    """
    where = scalar_extent(event, text)
    written = event.value
    if event.tag is not None:
        report(tag_problem(event, text))
    value: Scalar = written
    if not event.style:
        written = _without_edges(written, where, report)
        resolved = resolve(written)
        if isinstance(resolved, Doubt):
            report(_number_problem(written, resolved, where))
        value = written if isinstance(resolved, Doubt) else resolved
    elif event.style == '"' and not is_clean_value(written):
        for problem in escape_problems(event, text):
            report(problem)
        value = written = replace_forbidden_in_value(written)
    return ScalarNode(path, *where, value, written, bool(event.style))


# Private functions


def _without_edges(text: str, where: Extent, report: Report) -> str:
    """Return unquoted text without spaces around it; YAML has taken away those that it knows."""
    stripped = text.strip()
    if len(stripped) < len(text):
        report(edge_problem(text, span_of(where)))
    return stripped


def _number_problem(text: str, doubt: Doubt, where: Extent) -> Problem:
    number = shown(text)
    message = f"number `{number}` {doubt.reason}"
    remedy = f'quote it: "{text}"' if number == text else "quote it"
    return Problem(UNSTABLE_NUMBER, message, span_of(where), remedy, detail=number)
