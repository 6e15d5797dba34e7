"""From bytes to a manifest: the only way into the inventory language."""

from __future__ import annotations

from contextlib import suppress

from pdmap.source.checks import FOREIGN_ENCODING
from pdmap.source.collector import Collector, ReadingStopped
from pdmap.source.columns import build
from pdmap.source.decoding import ForeignEncodingError, decode
from pdmap.source.excess import oversized_file
from pdmap.source.limits import DEFAULT_LIMITS, Limits
from pdmap.source.manifest import Manifest
from pdmap.source.problem import Problem
from pdmap.source.regular import Regular, read_regular
from pdmap.source.text import SourceText


def parse(path: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Manifest:
    """Read a manifest from the bytes of a file.

    Never raises and never recurses, whatever the bytes: what is wrong with them is in the findings.
    Reading goes on behind a finding where the rest still has a meaning. A syntax error or a limit
    ends it; then there is no root, because half a manifest would look like missing records.
    """
    read = parse_to_columns(path, data, limits)
    if isinstance(read, Manifest):
        return read
    return Manifest(path, build(path, read.columns), (), read.lines, read.comments)


def parse_to_columns(path: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Manifest | Regular:
    """Read a manifest as `parse` does, and make no nodes where it can be read without."""
    if problem := oversized_file(data, limits):
        return _refused(path, problem, SourceText.of(""))
    try:
        original = decode(data)
    except ForeignEncodingError as error:
        text = SourceText.of(error.readable)
        return _refused(path, _encoding_problem(error, text), text)
    text = SourceText.of(original)
    if regular := read_regular(original, text, limits):
        return regular
    from pdmap.source.parsing import parsed_by_events  # with the parser, which takes a moment to load

    return parsed_by_events(path, original, text, limits)


# Private functions


def _refused(path: str, problem: Problem, text: SourceText) -> Manifest:
    """Return the manifest of a file that is not read at all."""
    collector = Collector(path, limit=1)
    with suppress(ReadingStopped):
        collector.stop(problem)
    return Manifest(path, None, tuple(collector.findings), text.lines)


def _encoding_problem(error: ForeignEncodingError, text: SourceText) -> Problem:
    span = text.span(error.offset, error.offset + 1)
    return Problem(FOREIGN_ENCODING, error.message, span, "save the file as UTF-8")
