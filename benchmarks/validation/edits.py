"""Edits of one manifest of a company: of what no rule judges by, of what a few rules do, and of what many do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

_NAME = re.compile(rb"(?m)^    name: .*$")
_PERIOD = re.compile(rb"period: P\w+")
_PURPOSE = re.compile(rb"purposes: \[\{text: [^,}]*")
_FIELD = "      - phone\n"
_FIELDS = re.compile(rb"(?m)^    fields:.*\n")
_ADDED = re.compile(rb"(?m)^    fields: # [0-9]+\n      - phone\n")
_DATA = re.compile(rb"(?m)^    data: \[(language, )?(.*)\].*$")


def rename(folder: Path, number: int) -> None:
    """Give a system another name: a text that was never there before."""
    _edit(folder, "systems", _NAME, f"    name: Renamed {number}")


def change_period(folder: Path, number: int) -> None:
    """Let a system keep its data for another period, which was never there before."""
    _edit(folder, "systems", _PERIOD, f"period: P{1_000 + number}D")


def reword_purpose(folder: Path, number: int) -> None:
    """Let an activity have a purpose of other words, which were never there before."""
    _edit(folder, "activities", _PURPOSE, f"purposes: [{{text: Run what was counted as number {number}")


def toggle_field(folder: Path, number: int) -> None:
    """Let a system hold another field, or take out the one that was added before, with a number beside it."""
    path = _first(folder, "systems")
    written = path.read_bytes()
    is_added = _ADDED.search(written)
    found, new = (_ADDED, f"    fields: # {number}\n") if is_added else (_FIELDS, f"    fields: # {number}\n{_FIELD}")
    path.write_bytes(found.sub(new.encode(), written, count=1))


def toggle_flow(folder: Path, number: int) -> None:
    """Let a flow carry another data type, or leave out the one that was added before, with a number beside it."""

    def edited(found: re.Match[bytes]) -> bytes:
        more = b"" if found[1] else b"language, "
        return b"    data: [%b%b] # %d" % (more, found[2], number)

    path = _first(folder, "flows")
    path.write_bytes(_DATA.sub(edited, path.read_bytes(), count=1))


EDITS: dict[str, Callable[[Path, int], None]] = {
    "a name": rename,
    "a period": change_period,
    "a purpose": reword_purpose,
    "a field": toggle_field,
    "a flow": toggle_flow,
}
"""Edits by what they are of."""

# Private functions


def _edit(folder: Path, kind: str, text: re.Pattern[bytes], new: str) -> None:
    path = _first(folder, kind)
    path.write_bytes(text.sub(new.encode(), path.read_bytes(), count=1))


def _first(folder: Path, kind: str) -> Path:
    return min(folder.rglob(f"{kind}*.yaml"))
