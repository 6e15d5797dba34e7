"""Facts that several kinds of objects have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from pdmap.model import Answer, Item, Mention, Options, Rights, Transfer, listed
from pdmap.questions.changes.facts import Aspect, Fact
from pdmap.questions.changes.leaves import REASON, leaves, ordered
from pdmap.questions.changes.naming import Names
from pdmap.questions.changes.values import attributes, listed_ids, text_of, together
from pdmap.questions.transfers import Leg, Presence

T = TypeVar("T")

_ROUTES = ("lookup", "access", "rectify", "erase", "export")


def members(
    aspect: Aspect, answer: Answer[tuple[object, ...]], text: Callable[[object], str] = text_of
) -> Iterator[Fact]:
    """Yield a fact for each member of a list, or one for the answer that stands in its place."""
    if isinstance(answer, tuple):
        yield from (Fact(aspect, part) for part in dict.fromkeys(map(text, answer)))
    elif answer is not None:
        yield Fact(aspect, "", text_of(answer))


def named(aspect: Aspect, answer: Answer[tuple[Mention, ...]], section: str, names: Names) -> Iterator[Fact]:
    """Yield a fact for each object that a list names, or one for the answer that stands in its place."""
    if isinstance(answer, tuple):
        yield from (Fact(aspect, names(section, id_)) for id_ in listed_ids(answer))
    else:
        yield from members(aspect, answer)


def choice(aspect: Aspect, answer: Answer[Options[T]], text: Callable[[T], str] = text_of) -> Iterator[Fact]:
    """Yield a fact for each of several values, with who chooses among them."""
    if isinstance(answer, Options):
        yield from (Fact(aspect, text(value), answer.chosen_by or "") for value in answer.values)
    elif answer is not None:
        yield Fact(aspect, "", text_of(answer))


def measures(mentions: Iterable[Mention], names: Names) -> Iterator[Fact]:
    """Yield the measures that an object names."""
    yield from named(Aspect.MEASURE, tuple(mentions), "measures", names)


def routes(answer: Answer[Rights]) -> Iterator[Fact]:
    """Yield how each right is served."""
    if isinstance(answer, Rights):
        yield from (Fact(Aspect.ROUTE, name, text_of(getattr(answer, name))) for name in _ROUTES)
    else:
        yield Fact(Aspect.ROUTE, "", text_of(answer))


def transfers(answer: Answer[tuple[Transfer, ...]], names: Names) -> Iterator[Fact]:
    """Yield the countries of declared transfers with the mechanisms that are named for them."""
    if not isinstance(answer, tuple):
        yield from members(Aspect.TRANSFER, answer)
        return
    by_country: dict[str, list[str]] = {}
    for transfer in ordered(answer, names):
        mechanisms = ", ".join(sorted({use.mechanism.id for use in listed(transfer.mechanisms)}))
        for place in [place.name for place in transfer.countries] or [""]:
            by_country.setdefault(place, []).append(mechanisms)
    yield from (Fact(Aspect.TRANSFER, place, together(several)) for place, several in by_country.items())


def outside(legs: Iterable[Leg]) -> Iterator[Fact]:
    """Yield for each country outside the territory what steps to it rely on; a parent abroad is no step."""
    grounds: dict[str, set[str]] = {}
    for leg in legs:
        if leg.is_restricted and leg.presence is not Presence.PARENT:
            mechanisms = ", ".join(sorted({use.mechanism.id for use in leg.mechanisms}))
            grounds.setdefault(leg.where, set()).add(f"{leg.ground.value}: {mechanisms}".removesuffix(": "))
    yield from (Fact(Aspect.OUTSIDE, place, "; ".join(sorted(several))) for place, several in grounds.items())


def details(item: Item, told: Collection[str], names: Names) -> Iterator[Fact]:
    """Yield everything else that an object says.

    Args:
        item: The object.
        told: Attributes, or paths to parts of them such as `dpa.status`, of which other facts speak. For items
            of a list the path leaves out which one is meant. Why something is not known, none of them tells.
        names: What other objects are called that it names.
    """
    for name in attributes(item):
        value = None if name == "id" else getattr(item, name)
        for path, text in leaves(value, name, names) if value is not None else ():
            is_told = name in told or f"{name}.{path.rpartition('.')[2]}" in told
            if text and (path.endswith(REASON) or not is_told):
                yield Fact(Aspect.DETAIL, path, text)
