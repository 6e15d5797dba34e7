"""Findings at their new places, with the new names of what they name."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.app.amending.likeness import Renamed
from pdmap.app.amending.moves import AllMoves
from pdmap.rules.packing import Numbers, Packed, Place
from pdmap.rules.wording import called


def moved(packed: Packed, moves: AllMoves, renamed: Iterable[Renamed]) -> Packed:
    """Return a finding as it is told after an edit.

    Raises:
        NotAlikeError: it cannot be told where it stands now.
    """
    severity, basis, message, place, address, remedy, related, detail, edits = packed
    words = {called(each.old, each.id): called(each.new, each.id) for each in renamed}
    return (
        severity,
        basis,
        _renamed(message, words),
        _moved_place(place, moves, words),
        address,
        _renamed(remedy, words),
        [_moved_place(each, moves, words) for each in related],
        detail,
        [(path, _moved(path, numbers, moves), old, new) for path, numbers, old, new in edits],
    )


# Private functions


def _moved_place(place: Place, moves: AllMoves, words: dict[str, str]) -> Place:
    path, numbers, label = place
    return path, _moved(path, numbers, moves) if numbers else None, _renamed(label, words)


def _moved(path: str, numbers: Numbers, moves: AllMoves) -> Numbers:
    return moves[path].moved(numbers) if path in moves else numbers


def _renamed(text: str, words: dict[str, str]) -> str:
    for old, new in words.items():
        text = text.replace(old, new)
    return text
