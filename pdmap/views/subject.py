"""The view of a group of people: what is held of them, where it comes from and where it goes (Articles 13 to 15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.graph import Element, ElementKind
from pdmap.questions.people import Reach, reach_of, subjects_in_use
from pdmap.questions.transfers import Leg
from pdmap.views.compose import compose
from pdmap.views.facts.names import subject_name
from pdmap.views.facts.reaches import held_of_table, people_rows, received_of_table
from pdmap.views.facts.register import register
from pdmap.views.fitting import fitted
from pdmap.views.hiding import telling_whose
from pdmap.views.material import Material, ViewKind
from pdmap.views.part import Part, part_of_links
from pdmap.views.survey import survey
from pdmap.views.tables import Table
from pdmap.views.view import View
from pdmap.views.words import say


def build(material: Material) -> View:
    """Return a group of people in focus, with all systems that hold their data and all flows that carry them.

    Raises:
        KeyError: no data of these people are recorded.
    """
    subject = material.argument
    if subject not in choices(material):
        raise KeyError(subject)
    reach = reach_of(material.inventory, material.graph, subject)
    part = _part(material, reach)
    scope = say("scope.subject", subject_name(subject, material.inventory.reference))
    view = compose(material, part, f"subject:{subject}", scope, _facts(material, reach))
    return fitted(telling_whose(view, len(reach.silent)), part, material)


def choices(material: Material) -> tuple[str, ...]:
    """Return the groups of people in use, and the broader groups above them."""
    return tuple(sorted(subjects_in_use(material.inventory, material.graph)))


VIEW = ViewKind("a group of people: what is held of them, where from, where to, why and how long", build, choices)

# Private functions


def _part(material: Material, reach: Reach) -> Part:
    """Return what concerns the people; those whose data come from elsewhere stand there without a line."""
    givers = {link.source for link in reach.links if link.source.kind is ElementKind.SUBJECT}
    own = givers | {Element(ElementKind.SUBJECT, material.argument)}
    data = {element: frozenset(field.type.id for field in fields) for element, fields in reach.fields.items()}
    for link in reach.links:
        for end, types in ((link.source, link.data & link.arriving), (link.target, link.arriving)):
            if end not in reach.fields:
                data[end] = data.get(end, frozenset()) | types
    return replace(part_of_links(reach.links, own & _family(reach), alone=reach.fields), data=data)


def _family(reach: Reach) -> frozenset[Element]:
    return frozenset(Element(ElementKind.SUBJECT, subject) for subject in reach.family)


def _facts(material: Material, reach: Reach) -> tuple[Table, ...]:
    surveyed = survey(material)
    rows = people_rows(material.argument, reach, subjects_in_use(material.inventory, material.graph), surveyed)
    return (
        Table(say("facts.people"), (), tuple(rows)),
        *held_of_table(reach, surveyed),
        *received_of_table(reach, surveyed),
        *register(_legs(material, reach), surveyed, material.as_of),
    )


def _legs(material: Material, reach: Reach) -> Iterator[Leg]:
    """Yield the steps of their data: those of links that carry them, and of systems that hold them."""
    brought = {link.id: link.arriving for link in reach.links}
    held = {element.id: frozenset(field.type.id for field in fields) for element, fields in reach.fields.items()}
    for leg in material.legs:
        data = brought.get(leg.link.id) if leg.link else held.get(leg.holder)
        if data is not None:
            yield replace(leg, data=data)
