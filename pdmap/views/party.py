"""The view of a party: what it receives and from where, whom it hands on to, and what comes from it."""

from __future__ import annotations

from pdmap.graph import Element, ElementKind, LinkKind
from pdmap.views.compose import compose
from pdmap.views.facts.findings import finding_count, findings_table, notes_on
from pdmap.views.facts.parties import given_table, party_rows, received_table
from pdmap.views.facts.register import register
from pdmap.views.fitting import fitted
from pdmap.views.material import Material, ViewKind
from pdmap.views.part import Part, onward_links, part_of_links
from pdmap.views.survey import survey
from pdmap.views.tables import Table
from pdmap.views.view import View
from pdmap.views.words import say


def build(material: Material) -> View:
    """Return a party in focus, with every link to and from it, and its sub-processors all the way down."""
    party = material.inventory.parties[material.argument]
    part = _part(material)
    name, scope = f"party:{party.id}", say("scope.party", party.title)
    return fitted(compose(material, part, name, scope, _facts(material, part)), part, material)


def choices(material: Material) -> tuple[str, ...]:
    """Return the ids of all parties."""
    return tuple(sorted(material.inventory.parties))


VIEW = ViewKind("a party: what it receives, its countries and contract, and whom it hands on to", build, choices)

# Private functions


def _part(material: Material) -> Part:
    graph, element = material.graph, Element(ElementKind.PARTY, material.argument)
    own = (*graph.links_to(element), *graph.links_from(element))
    return part_of_links((*own, *onward_links(graph, [element])), (element,))


def _facts(material: Material, part: Part) -> tuple[Table, ...]:
    surveyed, party = survey(material), material.inventory.parties[material.argument]
    element = Element(ElementKind.PARTY, party.id)
    incoming, outgoing = material.graph.links_to(element), material.graph.links_from(element)
    notes = notes_on(party.address, (*incoming, *outgoing), surveyed)
    rows = (*party_rows(party, surveyed), (say("fact.findings"), finding_count(material, notes)))
    shown = {link.id for link in part.links}
    legs = [leg for leg in material.legs if (leg.link.id in shown if leg.link else party.id in leg.recipients)]
    return (
        Table(say("facts.party"), (), rows),
        *received_table(incoming, surveyed),
        *given_table((link for link in outgoing if link.kind is LinkKind.FLOW), surveyed),
        *register(legs, surveyed, material.as_of),
        *findings_table(notes),
    )
