"""Edits of one manifest of a company: of a word that no rule judges by, and of what rules do judge by."""

from __future__ import annotations

import re
from pathlib import Path

_NAME = re.compile(rb"(?m)^    name: .*$")
_PERIOD = re.compile(rb"period: P\w+")


def rename(folder: Path, number: int) -> None:
    """Give a system another name: a text that was never there before."""
    _edit(folder, _NAME, f"    name: Renamed {number}")


def change_period(folder: Path, number: int) -> None:
    """Let a system keep its data for another period, which was never there before."""
    _edit(folder, _PERIOD, f"period: P{1_000 + number}D")


# Private functions


def _edit(folder: Path, text: re.Pattern[bytes], new: str) -> None:
    path = min(folder.rglob("systems*.yaml"))
    path.write_bytes(text.sub(new.encode(), path.read_bytes(), count=1))
