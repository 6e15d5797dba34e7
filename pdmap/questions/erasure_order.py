"""The order in which places are erased so that nothing that was erased comes back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pdmap.graph import Element, Link, LinkKind, stages


@dataclass(frozen=True, slots=True)
class Turn:
    """When a place is erased."""

    step: int
    circle: tuple[Element, ...] = ()
    """The places, itself among them, that feed one another: they have to be erased in one go; often none."""


def order_of(links: Iterable[Link], places: Collection[Element]) -> Mapping[Element, Turn]:
    """Return when each of some places is erased: none before what feeds it, in whatever way.

    Steps are counted without gaps from 1; places that nothing feeds come first.

    Args:
        links: The links that may carry the data.
        places: Systems that are erased, and parties that are told to erase.
    """
    stage: dict[Element, int] = dict.fromkeys(places, 0)
    circles: dict[Element, tuple[Element, ...]] = {}
    for number, groups in enumerate(stages(link for link in links if _feeds(link, places))):
        for group in groups:
            members = tuple(sorted(group & stage.keys()))
            stage |= dict.fromkeys(members, number)
            if len(members) > 1:
                circles |= dict.fromkeys(members, members)
    steps = {number: step for step, number in enumerate(sorted(set(stage.values())), start=1)}
    return {place: Turn(steps[number], circles.get(place, ())) for place, number in stage.items()}


# Private functions


def _feeds(link: Link, places: Collection[Element]) -> bool:
    """Return whether a link makes copies; a host that does nothing else has the very data of the system."""
    return link.kind is not LinkKind.HOSTING or link.target in places
