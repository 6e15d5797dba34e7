"""Findings at their new places, with the new names of what they name."""

from __future__ import annotations

from collections.abc import Callable

from pdmap.app.amending.places import AllPlaces
from pdmap.rules.packing import Numbers, Packed, Place


def retold(packed: Packed, places: AllPlaces, rename: Callable[[str], str]) -> Packed:
    """Return a finding as it is told after an edit.

    Args:
        packed: The finding, as plain values.
        places: Where things stand in the manifests that were edited.
        rename: Puts new names into a text.

    Raises:
        NotAlikeError: it cannot be told where it stands now.
    """
    severity, basis, message, place, address, remedy, related, detail, edits = packed
    return (
        severity,
        basis,
        rename(message),
        _retold_place(place, places, rename),
        address,
        rename(remedy),
        [_retold_place(each, places, rename) for each in related],
        detail,
        [(path, _now(path, stretch, places), old, new) for path, stretch, old, new in edits],
    )


# Private functions


def _retold_place(place: Place, places: AllPlaces, rename: Callable[[str], str]) -> Place:
    path, stretch, label = place
    return path, _now(path, stretch, places) if stretch else None, rename(label)


def _now(path: str, stretch: Numbers, places: AllPlaces) -> Numbers:
    return places[path].now(stretch) if path in places else stretch
