"""The parties, for programs and for sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from pdmap.app.answer_formats import answer_object, document, sheet, source_object, source_text
from pdmap.app.parties import Ground, PartyRow

FORMAT = "pdmap.parties/1"
"""Name and version of the format for programs; keys may be added within a version, none is removed."""
COLUMNS = (
    *("id", "name", "roles", "service", "country", "parent", "places", "data", "contract", "gap", "mechanisms"),
    *("engages", "engaged_by", "notice", "activities", "announced", "active_from", "replaces", "source"),
)


def parties_json(rows: Sequence[PartyRow], selection: str, as_of: str) -> str:
    """Return rows as JSON; `schemas/parties.schema.json` describes it."""
    return document(FORMAT, as_of, selection=selection, parties=[_object(row) for row in rows])


def parties_csv(rows: Sequence[PartyRow]) -> bytes:
    """Return rows as a sheet, as `answer_formats.sheet` writes it."""
    return sheet(COLUMNS, map(_cells, rows))


def grounds_texts(grounds: Iterable[Ground]) -> tuple[str, ...]:
    """Return what steps abroad rely on, each country in a text such as `US: scc, dpf (safeguard)`."""
    return tuple(_ground_text(each) for each in grounds)


# Private functions


def _cells(row: PartyRow) -> tuple[str, ...]:
    answers = (row.service, row.country, row.parent, row.places, row.data, row.contract)
    return (
        *(row.id, row.name, ", ".join(row.roles)),
        *map(str, answers),
        *(row.gap, "; ".join(grounds_texts(row.grounds)), str(row.engages), ", ".join(row.engaged_by)),
        *(str(row.notice), ", ".join(row.activities), _day(row.announced) or "", _day(row.active_from) or ""),
        *(row.replaces, source_text(row.location)),
    )


def _ground_text(each: Ground) -> str:
    ground = _GROUND_WORDS.get(each.ground, each.ground)
    if each.mechanisms in {(), (each.ground,)}:
        return f"{each.country}: {ground}"
    return f"{each.country}: {', '.join(each.mechanisms)} ({ground})"


def _object(row: PartyRow) -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.name,
        "roles": list(row.roles),
        "service": answer_object(row.service),
        "country": answer_object(row.country),
        "parent": answer_object(row.parent),
        "places": answer_object(row.places),
        "data": answer_object(row.data),
        "contract": {**answer_object(row.contract), "gap": row.gap or None},
        "mechanisms": [
            {"country": each.country, "ground": each.ground, "mechanisms": list(each.mechanisms)}
            for each in row.grounds
        ],
        "engages": answer_object(row.engages),
        "engaged_by": list(row.engaged_by),
        "notice": answer_object(row.notice),
        "activities": list(row.activities),
        "announced": _day(row.announced),
        "active_from": _day(row.active_from),
        "replaces": row.replaces or None,
        "source": source_object(row.location),
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


# Private tables

_GROUND_WORDS = {"none": "no mechanism that holds"}
"""Grounds whose name says something else among answers, where `none` is what an author declared."""
