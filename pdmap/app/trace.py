"""Answer `pdmap trace`: the way of a kind of data, or of a field of a system."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from pdmap.app.load import Loaded
from pdmap.app.only import Only, some_picked
from pdmap.app.terms import Terms
from pdmap.app.trace_error import TraceError
from pdmap.counting import some_of
from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, data_held
from pdmap.model import Activity, Inventory, ids, listed
from pdmap.questions.beginning import begun_graph
from pdmap.questions.places import silent_flows, silent_systems
from pdmap.questions.serving import users_by_system
from pdmap.questions.tracing import NamedRecipient, State, Trace, beyond, named_recipients, trace_of
from pdmap.source.characters import shown
from pdmap.spelling import nearest


@dataclass(frozen=True, slots=True)
class Traced:
    """What is traced, and how."""

    data_type: str
    """Those below it are traced as well."""
    system: str = ""
    """Of which only a field is traced; empty for all that is of the type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What was asked for."""

    what: Traced
    starts: tuple[str, ...] = ()
    """Selectors of where the way starts; anywhere where there are none."""
    ends: tuple[str, ...] = ()
    """Selectors of where it leads; anywhere where there are none."""
    is_backwards: bool = False
    names: tuple[str, str] = ("--from", "--to")
    """What messages call the places of both kinds of selectors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The way that was found."""

    way: Way
    inventory: Inventory
    users: Mapping[str, Sequence[Activity]]
    """The activities that use each system, by the system's id."""
    as_of: dt.date
    trace: Trace
    """What has begun on that day, as far as is recorded."""
    planned: Trace
    """What comes on top once that begins which is recorded to begin later, or for planned activities only."""
    whole: Trace
    """Both together."""
    recipients: tuple[NamedRecipient, ...]
    """Recipients that activities name, and to whom no hop leads."""
    silent_flows: tuple[str, ...]
    """Flows that do not say which data they carry."""
    silent_systems: tuple[str, ...]
    """Systems that do not say which data they hold."""


def meant(text: str, loaded: Loaded) -> Traced:
    """Return what a text asks to trace: a data type, or `SYSTEM.FIELD`, where no data type is called so.

    Raises:
        TraceError: it is neither.
    """
    inventory = loaded.inventory
    if text in inventory.reference.data_types or text in _types_in_use(loaded):
        return Traced(text)
    for system in (text[:end] for end, character in enumerate(text) if character == "."):
        if system in inventory.systems:
            return Traced(_type_of_field(system, text[len(system) + 1 :], inventory), system)
    raise TraceError(_unknown(text, loaded))


def follow(way: Way, loaded: Loaded, as_of: dt.date, terms: Terms | None = None) -> Found:
    """Return the way that was asked for.

    Raises:
        SelectionError: a selector cannot be read, or selects nothing.
    """
    inventory, graph = loaded.inventory, loaded.graph
    starts, ends = _ends(way, loaded, as_of, terms)
    now = begun_graph(inventory, graph, as_of)
    trace = trace_of(inventory, now, way.what.data_type, starts, ends)
    whole = trace if now is graph else trace_of(inventory, graph, way.what.data_type, starts, ends)
    return Found(
        way=way,
        inventory=inventory,
        users=users_by_system(inventory),
        as_of=as_of,
        trace=trace,
        planned=beyond(whole, trace),
        whole=whole,
        recipients=named_recipients(
            inventory,
            way.what.data_type,
            whole,
            is_from_anywhere=starts is None,
            ends=None if ends is None else frozenset(element for element, _ in ends),
        ),
        silent_flows=tuple(link.id for link in silent_flows(graph)),
        silent_systems=silent_systems(inventory),
    )


# Private functions


def _ends(
    way: Way, loaded: Loaded, as_of: dt.date, terms: Terms | None
) -> tuple[Collection[State] | None, Collection[State] | None]:
    """Return where a way starts and ends; `None` for anywhere."""
    starts = _states(way.starts, way.names[0], loaded, as_of, terms)
    ends = _states(way.ends, way.names[1], loaded, as_of, terms)
    if not way.what.system:
        return starts, ends
    field = ((Element(ElementKind.SYSTEM, way.what.system), way.what.data_type),)
    return (starts, field) if way.is_backwards else (field, ends)


def _types_in_use(loaded: Loaded) -> frozenset[str]:
    held = (data_held(system) for system in loaded.inventory.systems.values())
    moving = (link.data | link.arriving for link in loaded.graph.links)
    named = (ids(activity.data) for activity in loaded.inventory.activities.values())
    return frozenset(each for types in (*held, *moving, *named) for each in types)


def _states(
    selectors: Sequence[str], option: str, loaded: Loaded, as_of: dt.date, terms: Terms | None
) -> tuple[State, ...] | None:
    """Return whatever of the data may be at the elements that are selected; `None` where everything is meant."""
    if not selectors:
        return None
    elements = some_picked(Only(tuple(selectors), (), option), loaded, as_of, terms).selected.elements
    types = _types_in_use(loaded)
    return tuple((element, each) for element in elements for each in types)


def _type_of_field(system: str, name: str, inventory: Inventory) -> str:
    """Return the data type of a field, which is found by its name or by its type."""
    fields = listed(inventory.systems[system].fields)
    for field in fields:
        if name in {field.name, field.type.id}:
            return field.type.id
    known = [field.name or field.type.id for field in fields]
    guess = nearest(name, known)
    told = f"did you mean {shown(f'{system}.{guess}')}?" if guess else _some(known)
    raise TraceError(f"{system} has no field {shown(name)}; {told}")


def _unknown(text: str, loaded: Loaded) -> str:
    inventory, start = loaded.inventory, f"no kind of data is called {shown(text)}"
    used = sorted(_types_in_use(loaded))
    if text in inventory.systems:
        fields = [field.name or field.type.id for field in listed(inventory.systems[text].fields)]
        hint = f"name a field of it, such as {text}.{fields[0]}" if fields else "it declares no field"
        return f"{shown(text)} is a system; {hint}"
    guess = nearest(text, used) or nearest(text, inventory.reference.data_types) or _field_like(text, inventory)
    return f"{start}; did you mean {shown(guess)}?" if guess else f"{start}; {_some(used)}"


def _field_like(text: str, inventory: Inventory) -> str | None:
    """Return a field that a text was probably meant to name, in a system that is misspelled."""
    system, dot, field = text.partition(".")
    guess = nearest(system, inventory.systems)
    return f"{guess}.{field}" if dot and guess else None


def _some(known: Sequence[str]) -> str:
    return f"there are {some_of([shown(each) for each in known])}" if known else "there is none"
