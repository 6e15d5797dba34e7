"""The view of a system: what comes in, what goes out, and who runs it."""

from __future__ import annotations

from pdmap.graph import Element, ElementKind, Link, LinkKind, data_held
from pdmap.views.compose import compose
from pdmap.views.facts.findings import finding_count, findings_table, notes_on
from pdmap.views.facts.register import register
from pdmap.views.facts.systems import fields_table, system_rows
from pdmap.views.fitting import fitted
from pdmap.views.material import Material, ViewKind
from pdmap.views.part import Part, bringing, onward_links, part_of_links
from pdmap.views.survey import survey
from pdmap.views.tables import Table
from pdmap.views.view import View
from pdmap.views.words import say


def build(material: Material) -> View:
    """Return a system in focus, with every link to and from it, and the sub-processors of its hosts."""
    system = material.inventory.systems[material.argument]
    part = _part(material)
    name, scope = f"system:{system.id}", say("scope.system", system.title)
    return fitted(compose(material, part, name, scope, _facts(material, part)), part, material)


def choices(material: Material) -> tuple[str, ...]:
    """Return the ids of all systems."""
    return tuple(sorted(material.inventory.systems))


VIEW = ViewKind("a system: what it holds, what comes in and what goes out, who runs it", build, choices)

# Private functions


def _part(material: Material) -> Part:
    graph, element = material.graph, Element(ElementKind.SYSTEM, material.argument)
    own = (*graph.links_to(element), *graph.links_from(element))
    hosts = [link.target for link in own if link.kind is LinkKind.HOSTING]
    held = data_held(material.inventory.systems[element.id])
    onward = [bringing(link, held) for link in onward_links(graph, hosts)]
    return part_of_links((*own, *onward), (element,))


def _facts(material: Material, part: Part) -> tuple[Table, ...]:
    surveyed, system = survey(material), material.inventory.systems[material.argument]
    own = [link for link in part.links if _touches(link, system.id)]
    notes = notes_on(system.address, own, surveyed)
    rows = (*system_rows(system, surveyed), (say("fact.findings"), finding_count(material, notes)))
    shown = {link.id for link in part.links}
    legs = [leg for leg in material.legs if (leg.link.id in shown if leg.link else leg.holder == system.id)]
    return (
        Table(say("facts.system"), (), rows),
        fields_table(system, surveyed),
        *register(legs, surveyed, material.as_of),
        *findings_table(notes),
    )


def _touches(link: Link, system: str) -> bool:
    element = Element(ElementKind.SYSTEM, system)
    return element in (link.source, link.target)
