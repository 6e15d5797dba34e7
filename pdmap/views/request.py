"""The view of a request by a data subject: where the data are, and in which order they are erased."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pdmap.graph import Element, ElementKind, Link
from pdmap.questions.beginning import begun_graph
from pdmap.questions.erasure import Duty, ErasurePlan, Receiver, Store, erasure_plan, links_of
from pdmap.questions.people import subjects_in_use
from pdmap.views.compose import compose
from pdmap.views.facts.names import subject_name
from pdmap.views.facts.requests import request_tables
from pdmap.views.fitting import fitted
from pdmap.views.material import Material, ViewKind
from pdmap.views.nodes import node_id
from pdmap.views.part import Part
from pdmap.views.view import Node, View
from pdmap.views.words import say


def build(material: Material) -> View:
    """Return where the data of a group of people are, with the step of the erasure plan on each place.

    Raises:
        KeyError: nobody's data are held or sent under the name of the argument.
    """
    inventory, graph, subject = material.inventory, material.graph, material.argument
    if subject not in subjects_in_use(inventory, graph):
        raise KeyError(subject)
    plan = erasure_plan(inventory, graph, subject, material.as_of)
    now = begun_graph(inventory, graph, material.as_of)
    part = _part(plan, links_of(inventory, now, subject), frozenset(graph.elements))
    view = compose(
        material,
        part,
        f"request:{subject}",
        say("scope.request", subject_name(subject, inventory.reference)),
        request_tables(inventory, plan, material.as_of),
    )
    notes = _notes(plan)
    return fitted(replace(view, nodes=tuple(_noted(node, notes) for node in view.nodes)), part, material)


def choices(material: Material) -> tuple[str, ...]:
    """Return the groups of people whose data are held or sent, and the broader groups above them."""
    return tuple(sorted(subjects_in_use(material.inventory, material.graph)))


VIEW = ViewKind("where a person's data are, and in which order they are erased", build, choices)


# Private functions


def _part(plan: ErasurePlan, links: tuple[Link, ...], known: frozenset[Element]) -> Part:
    """Return the places of the plan, the people in focus, and all links among them that may carry their data."""
    people = Element(ElementKind.SUBJECT, plan.subject)
    places = {Element(ElementKind.SYSTEM, store.system.id) for store in plan.stores}
    places |= {Element(ElementKind.PARTY, receiver.party.id) for receiver in plan.receivers}
    senders = {link.source for link in links if link.target in places}
    elements = frozenset(places | senders | ({people} & known))
    shown = tuple(link for link in links if link.source in elements and link.target in elements)
    faint = frozenset(elements - places - {people})
    return Part(elements, shown, frozenset({people}) & elements, faint)


def _notes(plan: ErasurePlan) -> Mapping[str, str]:
    """Return the step of each place, by the id of its node."""
    notes = {node_id(Element(ElementKind.SYSTEM, store.system.id)): _store_note(store) for store in plan.stores}
    for receiver in plan.receivers:
        notes[node_id(Element(ElementKind.PARTY, receiver.party.id))] = _note(receiver, plan)
    return notes


def _store_note(store: Store) -> str:
    """Return the step of a system, which is no erasure where a law has all of its data kept."""
    if not store.kept:
        return say("request.note.step", store.step)
    return say("request.note.kept" if store.data <= store.kept else "request.note.partly", store.step)


def _note(receiver: Receiver, plan: ErasurePlan) -> str:
    if receiver.duty is Duty.HOST:
        return say("request.note.host")
    if receiver.is_onward:
        onward = say("request.note.onward")
        return say("request.note.turn", receiver.turn.step, onward) if receiver.turn else onward
    key = _NOTED.get(receiver.duty, "request.note.told")
    note = say(key, receiver.turn.step if receiver.turn else plan.receiving_step)
    return say("request.note.declared", note) if receiver.is_declared else note


def _noted(node: Node, notes: Mapping[str, str]) -> Node:
    return replace(node, notes=(notes[node.id], *node.notes)) if node.id in notes else node


# Private tables

_NOTED = {Duty.INSTRUCTED: "request.note.instructed", Duty.RESTRICTED: "request.note.restricted"}
