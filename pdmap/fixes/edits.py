"""Apply the edits of findings to the bytes of manifests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pdmap.findings import Edit, Finding
from pdmap.fixes.written import Written


def with_sound_edits(findings: Iterable[Finding], sources: Mapping[str, Sequence[str]]) -> list[Finding]:
    """Return the findings without those edits under which another text stands than the one to be replaced.

    That is so for the copies that an alias makes, and where a character was replaced on reading.

    Args:
        findings: What was found.
        sources: The lines of each manifest, by path.
    """
    return [
        replace(finding, edits=tuple(edit for edit in finding.edits if _is_sound(edit, sources)))
        if finding.edits
        else finding
        for finding in findings
    ]


def apart(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings whose edits do not overlap those of an earlier one; the first one wins."""
    taken: dict[tuple[str, int], list[Edit]] = {}
    chosen: list[Finding] = []
    for finding in findings:
        if not any(_overlap(edit, other) for edit in finding.edits for other in taken.get(_line(edit), ())):
            chosen.append(finding)
            for edit in finding.edits:
                taken.setdefault(_line(edit), []).append(edit)
    return chosen


def apply_edits(contents: Mapping[str, bytes], findings: Iterable[Finding]) -> dict[str, bytes]:
    """Return the manifests with the edits of findings applied; edits must not overlap.

    Args:
        contents: The bytes of each manifest, by path.
        findings: Findings with sound edits, as `apart` chooses them.
    """
    edits: dict[str, list[Edit]] = {}
    for finding in findings:
        for edit in finding.edits:
            edits.setdefault(edit.path, []).append(edit)
    return {path: _edited(data, edits[path]) if path in edits else data for path, data in contents.items()}


# Private functions


def _is_sound(edit: Edit, sources: Mapping[str, Sequence[str]]) -> bool:
    start, end = edit.span.start, edit.span.end
    line = sources[edit.path][start.line - 1]
    return line[start.column - 1 : end.column - 1] == edit.old


def _line(edit: Edit) -> tuple[str, int]:
    return edit.path, edit.span.start.line


def _overlap(one: Edit, other: Edit) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    written = Written.of(data)
    pieces, done = list[str](), 0
    for edit in sorted(edits, key=lambda edit: edit.span.start):
        start = written.offset(edit.span.start)
        pieces += (written.text[done:start], edit.new)
        done = start + len(edit.old)
    return written.encoded("".join([*pieces, written.text[done:]]))
