"""What stolen credentials may open: further places that have credentials of the same kind."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from enum import IntEnum

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph
from pdmap.model import Inventory
from pdmap.questions.exposure.holdings import Holding, holdings_in
from pdmap.reference import Reference


@dataclass(frozen=True, slots=True)
class Opening:
    """A further place that a credential from a compromised one may open."""

    element: Element
    data_types: tuple[str, ...]
    """The credentials, which are held there, or go there, as well."""
    is_open: bool = False
    """Whether it is not recorded that they are those of the same people."""


def openings_of(
    inventory: Inventory, graph: FlowGraph, stolen: Iterable[Holding], compromised: Container[Element]
) -> Iterator[Opening]:
    """Yield the systems that have a credential of the same kind, for some of the same people or nobody says for whom.

    That is all that an inventory can tell: whether it is the same secret is for people to find out.
    """
    reference = inventory.reference
    keys = _by_type(credentials_in(inventory, stolen))
    for element in graph.elements if keys else ():
        if element.kind is not ElementKind.SYSTEM or element in compromised:
            continue
        there = holdings_in(inventory, graph, element)
        found = {key: verdict for key, people in keys.items() if (verdict := _verdict(key, people, there, reference))}
        if found:
            yield Opening(element, tuple(found), is_open=_Verdict.SAME not in found.values())


def credentials_in(inventory: Inventory, holdings: Iterable[Holding]) -> Iterator[Holding]:
    """Yield what opens further places, such as passwords and tokens."""
    for holding in holdings:
        known = inventory.reference.data_types.get(holding.data_type)
        if known and known.credential:
            yield holding


# Private functions


class _Verdict(IntEnum):
    """Whether credentials in two places are those of the same people."""

    OPEN = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class _People:
    """Whose a credential is."""

    named: frozenset[str]
    is_answered: bool

    @classmethod
    def of(cls, holding: Holding) -> _People:
        return cls(frozenset(holding.subjects), holding.is_answered)


def _by_type(holdings: Iterable[Holding]) -> Mapping[str, _People]:
    found: dict[str, _People] = {}
    for holding in sorted(holdings, key=lambda each: each.data_type):
        known = found.get(holding.data_type, _People(frozenset(), is_answered=True))
        found[holding.data_type] = _People(
            known.named | frozenset(holding.subjects), known.is_answered and holding.is_answered
        )
    return found


def _verdict(key: str, people: _People, there: Iterable[Holding], reference: Reference) -> _Verdict | None:
    """Return the surest thing that can be said of what is in a place; nothing where it is of others, or of no kind."""
    alike = (own for own in there if reference.overlap(key, own.data_type))
    return max((found for own in alike if (found := _compare(people, _People.of(own), reference))), default=None)


def _compare(one: _People, other: _People, reference: Reference) -> _Verdict | None:
    """Return whether credentials are of some of the same people, those of a group being of those above it as well.

    Nobody says so where one is not told, or both belong to nobody, as the key of a machine does.
    """
    if any(reference.is_subject(a, b) or reference.is_subject(b, a) for a in one.named for b in other.named):
        return _Verdict.SAME
    is_told = one.is_answered and other.is_answered and bool(one.named or other.named)
    return None if is_told else _Verdict.OPEN
