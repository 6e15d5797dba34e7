"""The view of transfers: only what leaves the territory of the law, with the register of its steps."""

from __future__ import annotations

from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind
from pdmap.questions.features import restricted
from pdmap.questions.transfers import Leg, Presence
from pdmap.views.compose import compose
from pdmap.views.facts.register import register
from pdmap.views.facts.steps import choices_table, parents_table, unplaced_table
from pdmap.views.fitting import fitted
from pdmap.views.material import Material, ViewKind
from pdmap.views.part import Part, part_of_links
from pdmap.views.survey import survey
from pdmap.views.tables import Table
from pdmap.views.view import View
from pdmap.views.words import say


def build(material: Material) -> View:
    """Return the links that bring data to a third country, and the systems that are, or are reached from, there."""
    part = _part(material)
    view = compose(material, part, "transfers", say("scope.transfers"), _facts(material))
    return fitted(view, part, material)


VIEW = ViewKind("what leaves the territory of the law, with tools, assessments and what is missing", build)

# Private functions


def _part(material: Material) -> Part:
    leaving = restricted(material.legs)
    links = [leg.link for leg in leaving if leg.link]
    by_place = [leg for leg in leaving if not leg.link]
    links += [link for leg in by_place for link in _bringing(leg, material.graph)]
    return part_of_links(links, alone={Element(ElementKind.SYSTEM, leg.holder) for leg in by_place})


def _bringing(leg: Leg, graph: FlowGraph) -> list[Link]:
    """Return the links that a system's place abroad makes steps: to the hosts there, and flows where it is certain."""
    system = Element(ElementKind.SYSTEM, leg.holder)
    hosting = (link for link in graph.links_from(system) if link.kind is LinkKind.HOSTING)
    hosts = [link for link in hosting if link.target.id in leg.recipients]
    is_certain = leg.presence is Presence.LOCATION and not leg.chosen_by
    flows = graph.links_to(system) if is_certain else ()
    return [*hosts, *(link for link in flows if link.kind is LinkKind.FLOW)]


def _facts(material: Material) -> tuple[Table, ...]:
    surveyed = survey(material)
    none = Table(say("facts.register"), (), ((say("facts.register"), say("register.none")),))
    return (
        *(register(material.legs, surveyed, material.as_of) or (none,)),
        *choices_table(surveyed),
        *parents_table(material.legs, surveyed),
        *unplaced_table(surveyed),
    )
