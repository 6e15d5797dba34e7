"""The order in which places are erased so that nothing that was erased comes back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from pdmap.graph import Element, Link, stages
from pdmap.questions.erasure.places import Turn


def order_of(links: Iterable[Link], places: Collection[Element]) -> Mapping[Element, Turn]:
    """Return when each of some places is erased: none before what feeds it, in whatever way.

    Steps are counted without gaps from 1; places that nothing feeds come first.

    Args:
        links: The links that may carry the data.
        places: Systems that are erased, and parties that erase on instruction.
    """
    stage: dict[Element, int] = dict.fromkeys(places, 0)
    circles: dict[Element, tuple[Element, ...]] = {}
    for number, groups in enumerate(stages(links)):
        for group in groups:
            members = tuple(sorted(group & stage.keys()))
            stage |= dict.fromkeys(members, number)
            if len(members) > 1:
                circles |= dict.fromkeys(members, members)
    steps = {number: step for step, number in enumerate(sorted(set(stage.values())), start=1)}
    return {place: Turn(steps[number], circles.get(place, ())) for place, number in stage.items()}
