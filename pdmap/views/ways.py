"""What the view of a kind of data and that of a trace share: the way of data as a map, with what is told beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pdmap.frozen import dataclass
from pdmap.graph import data_held
from pdmap.model import ids
from pdmap.questions.places import Trail
from pdmap.questions.transfers import Leg
from pdmap.views.compose import compose
from pdmap.views.facts.register import register
from pdmap.views.facts.trails import changes_table, held_table, reasons_table, receivers_table, type_rows
from pdmap.views.fitting import fitted
from pdmap.views.hiding import telling_silence
from pdmap.views.material import Material
from pdmap.views.part import Part, part_of_links
from pdmap.views.survey import survey
from pdmap.views.tables import Table
from pdmap.views.view import View
from pdmap.views.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnWay:
    """The way of a kind of data that a map shows."""

    name: str
    """Name of the view, such as `data:email`."""
    scope: str
    """What it is of, in words."""
    data_type: str
    trail: Trail
    """All of the way, or the part that was asked for."""
    is_limited: bool = False
    """Whether it is a part, so that activities which only name the data are not on it."""


def way_view(way: DrawnWay, material: Material) -> View:
    """Return where data are and go, and nothing else of what is there."""
    part = _part(way.trail)
    view = compose(material, part, way.name, way.scope, _facts(way, material))
    return fitted(telling_silence(view, material), part, material)


def types_in_use(material: Material) -> frozenset[str]:
    """Return the data types that systems hold, links carry or activities name."""
    held = (data_held(system) for system in material.inventory.systems.values())
    named = (ids(activity.data) for activity in material.inventory.activities.values())
    moving = (link.data | link.arriving for link in material.graph.links)
    return frozenset(each for several in (*held, *named, *moving) for each in several)


# Private functions


def _part(trail: Trail) -> Part:
    links = [replace(link, arriving=trail.brought[link.id]) for link in trail.carrying]
    return replace(part_of_links(links, alone=(*trail.held, *trail.present)), data=trail.present)


def _facts(way: DrawnWay, material: Material) -> tuple[Table, ...]:
    surveyed, data_type, trail = survey(material), way.data_type, way.trail
    return (
        Table(say("facts.type"), (), tuple(type_rows(data_type, types_in_use(material), surveyed))),
        *held_table(trail, surveyed),
        *receivers_table(trail, surveyed),
        *reasons_table(data_type, trail, surveyed, is_limited=way.is_limited),
        *changes_table(trail, surveyed),
        *register(_legs(material, trail), surveyed, material.as_of),
    )


def _legs(material: Material, trail: Trail) -> Iterable[Leg]:
    """Yield the steps of the data: those of the links that bring it, and of the systems that it is in."""
    inside = {element.id: data for element, data in trail.present.items() if element.id in material.inventory.systems}
    for leg in material.legs:
        data = trail.brought.get(leg.link.id) if leg.link else inside.get(leg.holder)
        if data:
            yield replace(leg, data=data)
