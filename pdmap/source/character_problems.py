"""Forbidden characters as problems: in the text, behind escapes, and at the edges of unquoted text."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from pdmap.findings import Span
from pdmap.source.characters import ForbiddenRun, describe, forbidden_escapes, forbidden_runs, is_surrogate, shown
from pdmap.source.checks import FORBIDDEN_CHARACTER
from pdmap.source.events import INVALID_CODE_POINT, SyntaxTroubleError, marks
from pdmap.source.problem import Problem
from pdmap.source.text import SourceText


def raw_problems(original: str, text: SourceText) -> Iterator[Problem]:
    """Yield the problems with forbidden characters in the text as its author saved it."""
    if original == text.characters:
        return
    for run in forbidden_runs(original):
        remedy = "break lines with LF or CR LF" if run.characters[0] in _LINE_SEPARATORS else "remove it"
        yield _problem(run.description, text.span(run.start, run.end), remedy, run)


def escape_problems(event: yaml.ScalarEvent, text: SourceText) -> Iterator[Problem]:
    """Yield the problems with escapes that stand for a forbidden character.

    Raises:
        SyntaxTroubleError: half a surrogate pair, which libyaml refuses in these words and PyYAML's parser lets pass.
    """
    start, end = marks(event)
    for run in forbidden_escapes(text.characters, start.index, end.index):
        if is_surrogate(run.characters):
            raise SyntaxTroubleError(INVALID_CODE_POINT, run.start, start.index, "while parsing a quoted scalar")
        escape = shown(text.characters[run.start : run.end])
        message = f"escape `{escape}` stands for {run.description}"
        yield _problem(message, text.span(run.start, run.end), "remove it", run)


def edge_problem(value: str, span: Span) -> Problem:
    """Return the problem with unquoted text that begins or ends with a space other than U+0020."""
    character = value[0] if value[0].isspace() else value[-1]
    message = f"{describe(character)} at the edge of unquoted text"
    run = ForbiddenRun(0, 1, character)
    return _problem(message, span, "write a plain space, or quote the text", run)


# Private functions

_LINE_SEPARATORS = "\x85\u2028\u2029"


def _problem(message: str, span: Span, remedy: str, run: ForbiddenRun) -> Problem:
    return Problem(FORBIDDEN_CHARACTER, message, span, remedy, detail=f"U+{ord(run.characters[0]):04X}")
