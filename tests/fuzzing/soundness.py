"""What must hold of everything that is made of an input, whatever it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pdmap import escape
from pdmap.findings import Finding, Location
from pdmap.source import Manifest


class UnsoundError(Exception):
    """Something does not hold; the message says what."""


def check_findings(findings: Iterable[Finding], sources: Mapping[str, Sequence[str]]) -> None:
    """Check that findings stand within the files, and that what they say is one line.

    Raises:
        UnsoundError: one of them does not.
    """
    for finding in findings:
        for location in (finding.location, *finding.related):
            _check_location(location, sources, finding)
        texts = (finding.message, finding.location.label, *finding.remedy.split("\n"))
        if not finding.message or not all(map(str.isprintable, texts)):
            raise UnsoundError(f"{finding.code}: message {finding.message!r}, remedy {finding.remedy!r}")


def is_sound(manifest: Manifest) -> bool:
    """Tell whether findings and comments stand within the text, and whether a manifest without root says why."""
    for finding in manifest.findings:
        span = finding.location.span
        if span is None or not span.start <= span.end:
            return False
        for position in (span.start, span.end):
            line = manifest.lines[position.line - 1] if 1 <= position.line <= len(manifest.lines) else None
            if line is None or not 1 <= position.column <= len(line) + 1:
                return False
        if not (
            finding.message.isprintable()
            and finding.remedy.isprintable()
            and finding.remedy
            and finding.address.isprintable()
        ):
            return False
    for comment in manifest.comments:
        line, start = manifest.lines[comment.line - 1], comment.span.start
        if line[start.column - 1] != "#" or comment.span.end.column != len(line) + 1:
            return False
    return manifest.root is not None or bool(manifest.findings)


def check_told(error: Exception) -> None:
    """Check that an error for people is one line that no terminal obeys.

    Raises:
        UnsoundError: it is not.
    """
    text = str(error)
    if not text or escape.terminal(text) != text:
        raise UnsoundError(f"{type(error).__name__} is no harmless line: {text!r}")


# Private functions


def _check_location(location: Location, sources: Mapping[str, Sequence[str]], finding: Finding) -> None:
    span, lines = location.span, sources.get(location.path)
    if span is None:
        return
    if lines is None or not span.start <= span.end:
        raise UnsoundError(f"{finding.code}: {location} is in no file, or ends before it begins")
    for position in (span.start, span.end):
        line = lines[position.line - 1] if 1 <= position.line <= len(lines) else None
        if line is None or not 1 <= position.column <= len(line) + 1:
            raise UnsoundError(f"{finding.code}: {location} stands outside of its file")
