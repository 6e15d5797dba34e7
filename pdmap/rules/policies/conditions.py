"""Whether conditions are met by a case, and which of its values made it so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pdmap.frozen import dataclass
from pdmap.model import Conditions, Inventory
from pdmap.reference import Reference
from pdmap.rules.policies.cases import Case, Dimension, Values, Whereabouts, wanted
from pdmap.rules.policies.countries import asks_for_places, counted, meets_places, open_places
from pdmap.rules.policies.verdicts import NO, YES, Doubt, Verdict, all_of, any_of, negated, open_verdict


@dataclass(frozen=True, slots=True)
class Evidence:
    """The values of a case that decided."""

    values: tuple[tuple[Dimension, tuple[str, ...]], ...] = ()
    places: tuple[Whereabouts, ...] = ()


def is_met(inventory: Inventory, conditions: Conditions, case: Case) -> Verdict:
    """Return whether a case has, for each key, one of the values that are meant."""
    return all_of(_each_key(inventory, conditions, case))


def is_within(inventory: Inventory, conditions: Conditions, case: Case) -> Verdict:
    """Return whether a case has, for each key, no other values than those that are meant."""
    return all_of(_no_others(inventory, conditions, case))


def meeting(inventory: Inventory, conditions: Conditions, case: Case) -> Evidence:
    """Return the values of a case that conditions mean."""
    values = tuple(
        (dimension, _such(inventory.reference, dimension, case, meant))
        for dimension, meant in wanted(conditions).items()
    )
    places = (place for place in counted(conditions, case) if meets_places(inventory, conditions, place).is_yes)
    return Evidence(values, tuple(places))


def exceeding(inventory: Inventory, conditions: Conditions, case: Case) -> Evidence:
    """Return the values of a case that are others than those that conditions mean."""
    values = []
    for dimension, meant in wanted(conditions).items():
        good = _such(inventory.reference, dimension, case, meant)
        others = tuple(value for value in case.values(dimension).ids if value not in good)
        values += [(dimension, others)] if others else []
    places = (place for place in counted(conditions, case) if meets_places(inventory, conditions, place).is_no)
    return Evidence(tuple(values), tuple(places))


def answer(reference: Reference, dimension: Dimension, value: str, meant: Sequence[str]) -> Verdict:
    """Return whether one value is among those that are meant; a broader kind of data or people may be."""
    match dimension:
        case Dimension.DATA:
            return _by_kind(value, meant, reference.is_a)
        case Dimension.SUBJECTS:
            return _by_kind(value, meant, reference.is_subject)
        case Dimension.PURPOSES:
            return YES if value.casefold() in {item.casefold() for item in meant} else NO
        case _:
            return YES if value in meant else NO


# Private functions


def _each_key(inventory: Inventory, conditions: Conditions, case: Case) -> Iterator[Verdict]:
    for dimension, meant in wanted(conditions).items():
        values = case.values(dimension)
        found = (answer(inventory.reference, dimension, value, meant) for value in values.ids)
        yield any_of((*found, *_others(values)))
    if asks_for_places(conditions):
        found = (meets_places(inventory, conditions, place) for place in counted(conditions, case))
        yield any_of((*found, *open_places(conditions, case)))


def _no_others(inventory: Inventory, conditions: Conditions, case: Case) -> Iterator[Verdict]:
    for dimension, meant in wanted(conditions).items():
        values = case.values(dimension)
        yield from (_only(answer(inventory.reference, dimension, value, meant)) for value in values.ids)
        yield from (negated(verdict) for verdict in _others(values))
    yield from (meets_places(inventory, conditions, place) for place in counted(conditions, case))
    yield from open_places(conditions, case)


def _only(verdict: Verdict) -> Verdict:
    """Return whether a value stays within what is meant: a broader kind may hold more than that."""
    return YES if verdict.is_yes else NO


def _others(values: Values) -> tuple[Verdict, ...]:
    return (open_verdict(values.doubt),) if values.doubt else ()


def _such(reference: Reference, dimension: Dimension, case: Case, meant: Sequence[str]) -> tuple[str, ...]:
    values = case.values(dimension).ids
    return tuple(value for value in values if answer(reference, dimension, value, meant).is_yes)


def _by_kind(value: str, meant: Sequence[str], is_kind: Callable[[str, str], bool]) -> Verdict:
    if any(is_kind(value, kind) for kind in meant):
        return YES
    part = next((kind for kind in meant if is_kind(kind, value)), None)
    return open_verdict(Doubt(f"`{value}` may stand for `{part}`")) if part else NO
