"""`--fix` and `--diff` of `pdmap validate`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from pdmap import escape
from pdmap.app.fix import Fixed, Refusal, fix
from pdmap.app.load import Loaded
from pdmap.cli.inventory import Opened
from pdmap.cli.process import emit, is_for_people, tell
from pdmap.counting import counted
from pdmap.fixes.diff import unified_diff
from pdmap.frozen import dataclass
from pdmap.host.rewriting import rewrite, schema_beside
from pdmap.reporters.report import Report


@dataclass(frozen=True, slots=True)
class Mended:
    """An inventory after `--fix`, or as it was after `--diff` alone."""

    opened: Opened
    is_pending: bool
    """Whether there is something to fix that was shown and not written."""


def mend(opened: Opened, judge: Callable[[Loaded], Report], *, write: bool, show: bool) -> Mended:
    """Fix what can be fixed in an inventory: write it, show it as a diff on stdout, or both.

    Args:
        opened: The inventory as it was read.
        judge: Validates an inventory as the command was asked to.
        write: Whether to write the manifests.
        show: Whether to print the diff.

    Raises:
        FileError: a manifest cannot be written.
    """
    files = opened.files
    fixed = fix(files.contents, files.findings, judge, schema_beside(files.root, files.contents))
    changed = {path: data for path, data in fixed.contents.items() if data != files.contents[path]}
    if write:
        rewrite(files.root, files.contents, fixed.contents)
    if show:
        emit_diff(opened, changed)
    _tell(fixed, opened, is_written=write)
    if not write:
        return Mended(opened, is_pending=bool(changed))
    return Mended(replace(opened, loaded=fixed.loaded), is_pending=False)


def emit_diff(opened: Opened, changed: Mapping[str, bytes]) -> None:
    """Print the diff: byte for byte where a program reads it, harmless where people do, or a runner of CI."""
    folder = "" if opened.shown == "." else f"{opened.shown}/"
    before = opened.files.contents
    diff = b"".join(unified_diff(f"{folder}{path}", before[path], data) for path, data in changed.items())
    if not is_for_people():
        emit(diff)
        return
    shown = _harmless(diff)
    emit(shown)
    if shown.encode() != diff:
        tell("codes such as \\x1b stand for characters in the diff; write it to a file to apply it")


# Private functions


def _harmless(diff: bytes) -> str:
    """Return a diff of which no line drives a terminal or a runner of CI; line breaks stay as they are."""
    lines = diff.decode(errors="backslashreplace").split("\n")
    shown = (_harmless_line(line.removesuffix("\r")) + "\r" * line.endswith("\r") for line in lines)
    return escape.lines("\n".join(shown))


def _harmless_line(line: str) -> str:
    return "".join(escape.terminal_characters(line))


def _tell(fixed: Fixed, opened: Opened, *, is_written: bool) -> None:
    for refusal in fixed.refused:
        tell(_refused(refusal, opened))
    if fixed.mended:
        manifests = {edit.path for finding in fixed.mended for edit in finding.edits}
        verb = "fixed" if is_written else "would fix"
        tell(f"{verb} {counted(len(fixed.mended), 'finding')} in {counted(len(manifests), 'manifest')}")
    if fixed.uncovered:
        tell(_uncovered(fixed, is_written=is_written))
    if fixed.tidied:
        verb = "tidied" if is_written else "would tidy"
        tell(f"{verb} {counted(len(fixed.tidied), 'manifest')}: the order of sections, or the schema for editors")
    if not fixed.mended and not fixed.tidied:
        tell("nothing to fix")


def _uncovered(fixed: Fixed, *, is_written: bool) -> str:
    """Return what rules find now that they can look there, for nobody should take it for the work of the edits."""
    verb = "uncovered" if is_written else "would uncover"
    codes = ", ".join(sorted({finding.check.code for finding in fixed.uncovered}))
    return f"{verb} {counted(len(fixed.uncovered), 'finding')} that could not be found before: {codes}"


def _refused(refusal: Refusal, opened: Opened) -> str:
    edit = refusal.finding.edits[0]
    place = f"{edit.path}:{edit.span.start.line}:{edit.span.start.column}"
    folder = "" if opened.shown == "." else f"{opened.shown}/"
    code = refusal.consequence.check.code
    return f"{folder}{place}: left `{edit.old}` as it is: with `{edit.new}` there would be {code}"
