"""Manifests over a limit, as problems that say which limit and how to get below it."""

from __future__ import annotations

from pdmap.findings import Position, Span
from pdmap.source.checks import LIMIT
from pdmap.source.limits import Limits
from pdmap.source.problem import Problem

FILE_START = Span(Position(1, 1), Position(1, 1))
"""Where findings on a file as a whole point to."""

_DIVIDE = "divide the manifest into several files"


def oversized_file(data: bytes, limits: Limits) -> Problem | None:
    """Return the problem with a file that is too large to be looked at."""
    sizes = (("bytes", len(data), limits.bytes), ("line breaks", data.count(b"\n") + data.count(b"\r"), limits.lines))
    for name, size, limit in sizes:
        if size > limit:
            return Problem(
                LIMIT, f"{size} {name} in one file, over the limit of {limit}", FILE_START, _DIVIDE, detail=name
            )
    return None


def oversized_scalar(length: int, limits: Limits, span: Span) -> Problem:
    """Return the problem with a key or value that is too long."""
    message = f"{length} characters in one value, over the limit of {limits.scalar}"
    return Problem(LIMIT, message, span, "keep long texts in documents of their own, and name those", detail="scalar")


def oversized_alias(name: str, limit: str, span: Span) -> Problem:
    """Return the problem with an alias that stands for more `levels` or `nodes` than a limit allows."""
    message = f"alias `*{name}` brings the file over the limit of {limit}"
    return Problem(LIMIT, message, span, "use fewer aliases", detail=name)


def too_deep(limits: Limits, span: Span) -> Problem:
    """Return the problem with collections that nest too deeply."""
    return Problem(
        LIMIT, f"more than {limits.depth} levels of mappings and lists", span, "use fewer levels", detail="depth"
    )


def too_many_nodes(limits: Limits, span: Span) -> Problem:
    """Return the problem with too many nodes in one manifest."""
    return Problem(LIMIT, f"more than {limits.nodes} keys and values", span, _DIVIDE, detail="nodes")


def too_many_comments(limits: Limits, span: Span) -> Problem:
    """Return the problem with too many comments in one manifest."""
    return Problem(LIMIT, f"more than {limits.comments} comments", span, _DIVIDE, detail="comments")


def too_many_findings(limit: int, span: Span) -> Problem:
    """Return the problem with a file in which nearly everything is wrong."""
    message = f"{limit} findings reach the limit, and the rest of the file is not read"
    return Problem(LIMIT, message, span, "correct these first", detail="findings")
