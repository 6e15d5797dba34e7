"""What is told of a trace, as plain data that every format shows: its elements, its hops, and counts."""

from __future__ import annotations

from pdmap.app.trace import Found
from pdmap.app.trace_hops import Named, Passage, Stop, named_of, passage_of, stop_of
from pdmap.counting import counted, some_of
from pdmap.graph import ElementKind
from pdmap.questions.tracing import Trace
from pdmap.views.facts.names import type_name


def stops(found: Found) -> tuple[Stop, ...]:
    """Return the elements where something of the data is, by kind and id."""
    return _stops(found.trace, found)


def planned_stops(found: Found) -> tuple[Stop, ...]:
    """Return the elements that more of the data get to by what begins later, with that."""
    return _stops(found.planned, found)


def passages(found: Found) -> tuple[Passage, ...]:
    """Return the hops, by the id of their links."""
    return tuple(passage_of(hop, found) for hop in found.trace.hops)


def planned_passages(found: Found) -> tuple[Passage, ...]:
    """Return the hops that begin later, and those that follow from them."""
    return tuple(passage_of(hop, found) for hop in found.planned.hops)


def named(found: Found) -> tuple[Named, ...]:
    """Return the recipients that no hop leads to: parties by id, behind categories."""
    return tuple(named_of(recipient, found) for recipient in found.recipients)


def title_of(found: Found) -> str:
    """Return what is traced and how, such as `Where email.address of console goes`."""
    way = found.way
    name = type_name(way.what.data_type, found.inventory.reference)
    label = way.what.data_type if name == way.what.data_type else f"{way.what.data_type} ({name})"
    of_system = f" of {way.what.system}" if way.what.system else ""
    parts = [f"from {' '.join(way.starts)}"] if way.starts else []
    parts += [f"to {' '.join(way.ends)}"] if way.ends else []
    between = f", {' '.join(parts)}" if parts else ""
    return f"Where {label}{of_system} {'comes from' if way.is_backwards else 'goes'}{between}"


def counts_of(found: Found) -> str:
    """Return how much there is of it."""
    kinds = [element.kind for element in found.trace.present]
    systems, parties = kinds.count(ElementKind.SYSTEM), kinds.count(ElementKind.PARTY)
    groups = kinds.count(ElementKind.SUBJECT)
    told = (
        counted(groups, "group of data subjects", "groups of data subjects"),
        counted(systems, "system"),
        counted(parties, "party", "parties"),
        counted(len(found.trace.hops), "hop"),
        *((f"{counted(len(found.planned.hops), 'hop')} planned",) if found.planned.hops else ()),
        *((f"{counted(len(found.recipients), 'recipient')} without a flow",) if found.recipients else ()),
    )
    return ", ".join(told)


def silence_of(found: Found) -> str:
    """Return what does not say which data it has; empty where everything does."""
    flows = counted(len(found.silent_flows), "flow") if found.silent_flows else ""
    systems = counted(len(found.silent_systems), "system") if found.silent_systems else ""
    told = " and ".join(text for text in (flows, systems) if text)
    number = len(found.silent_flows) + len(found.silent_systems)
    verb = "does" if number == 1 else "do"
    names = some_of((*found.silent_flows, *found.silent_systems))
    return f"{told} {verb} not say which data, and may be on the way too: {names}" if told else ""


# Private functions


def _stops(trace: Trace, found: Found) -> tuple[Stop, ...]:
    held = trace.held
    return tuple(
        stop_of(element, data, found, is_declared=not data.isdisjoint(held.get(element, ())))
        for element, data in trace.present.items()
    )
