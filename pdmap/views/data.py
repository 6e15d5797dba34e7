"""The view of a kind of data: every place where it is held, and every line that carries it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pdmap.graph import data_held
from pdmap.model import ids
from pdmap.questions.places import Trail, trail_of
from pdmap.questions.transfers import Leg
from pdmap.views.compose import compose
from pdmap.views.facts.names import type_name
from pdmap.views.facts.register import register
from pdmap.views.facts.trails import changes_table, held_table, reasons_table, receivers_table, type_rows
from pdmap.views.fitting import fitted
from pdmap.views.hiding import telling_silence
from pdmap.views.material import Material, ViewKind
from pdmap.views.part import Part, part_of_links
from pdmap.views.survey import survey
from pdmap.views.tables import Table
from pdmap.views.view import View
from pdmap.views.words import say


def build(material: Material) -> View:
    """Return where a data type and those below it are held and go, and nothing else of what is there.

    Raises:
        KeyError: the type, and all below it, are used nowhere.
    """
    data_type = material.argument
    if data_type not in choices(material):
        raise KeyError(data_type)
    trail = trail_of(material.inventory, material.graph, data_type)
    part = _part(trail)
    label = type_name(data_type, material.inventory.reference)
    view = compose(material, part, f"data:{data_type}", say("scope.data", label), _facts(material, trail))
    return fitted(telling_silence(view, material), part, material)


def choices(material: Material) -> tuple[str, ...]:
    """Return the data types in use and those above them: what a code on the map stands for is one of these."""
    used = types_in_use(material)
    return tuple(sorted({above for each in used for above in material.inventory.reference.ancestors(each)}))


def types_in_use(material: Material) -> frozenset[str]:
    """Return the data types that systems hold, links carry or activities name."""
    held = (data_held(system) for system in material.inventory.systems.values())
    named = (ids(activity.data) for activity in material.inventory.activities.values())
    moving = (link.data | link.arriving for link in material.graph.links)
    return frozenset(each for several in (*held, *named, *moving) for each in several)


VIEW = ViewKind("a kind of data: everywhere that it is held and goes, with bases and clocks", build, choices)

# Private functions


def _part(trail: Trail) -> Part:
    links = [replace(link, arriving=trail.brought[link.id]) for link in trail.carrying]
    return replace(part_of_links(links, alone=trail.held), data=trail.present)


def _facts(material: Material, trail: Trail) -> tuple[Table, ...]:
    surveyed, data_type = survey(material), material.argument
    return (
        Table(say("facts.type"), (), tuple(type_rows(data_type, types_in_use(material), surveyed))),
        *held_table(trail, surveyed),
        *receivers_table(trail, surveyed),
        *reasons_table(data_type, trail, surveyed),
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
