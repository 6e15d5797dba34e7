"""What of a system's fields other objects are judged by than the system itself and the activities that use it.

Where none of it changes with the fields, nothing else is found of these others. Flows take data on only where they name
them. Transfers are judged by whose data a system holds, and its hosts by what is sensitive among them, but for those
that are judged by all that they get.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from pdmap.app.amending.likeness import Edited
from pdmap.app.load import Loaded
from pdmap.graph import Element, ElementKind, LinkKind, data_held, subjects_held
from pdmap.model import Activity, Inventory, Nothing, System, ids, options, owner_of
from pdmap.questions.serving import users_by_system
from pdmap.questions.usage import people_of
from pdmap.resolve.mentions import Kind
from pdmap.rules.processors.prc009_processor_without_guarantees import SENSITIVITY
from pdmap.rules.rights.dsr003_missing_export_format import FROM_THE_PERSON


def matters_elsewhere(before: Loaded, after: Loaded, edited: Edited, judged_by_all: Container[str]) -> bool:
    """Return whether anything else may be judged by what changed in the fields of a system.

    Args:
        before: A part of the inventory with all that refers to the system, as it was.
        after: The same part as it is now.
        edited: The system, and the data types of the fields that changed.
        judged_by_all: The parties by whose data others are judged; see `Surroundings`.
    """
    identifier = edited.address.partition("/")[2]
    old, new = (each.inventory.systems[identifier] for each in (before, after))
    if _has_unknown_words(before, edited.address) or _has_unknown_words(after, edited.address):
        return True
    if not edited.types:
        return False
    if data_held(old) != data_held(new) and any(host.id in judged_by_all for host in options(new.hosted_by)):
        return True
    return not _keeps_apart(after, new, edited.types) or _outlook(before, old) != _outlook(after, new)


# Private functions


def _has_unknown_words(loaded: Loaded, address: str) -> bool:
    """Return whether an object names data or people by an unknown word: all places of one are told together."""
    unknown = (item for item in loaded.inventory.unresolved if item.kind in {Kind.DATA_TYPE, Kind.SUBJECT})
    return any(owner_of(item.address) == address for item in unknown)


def _outlook(loaded: Loaded, system: System) -> tuple[object, ...]:
    """Return what others are judged by, but for the data types that flows name.

    - whose data the system holds, and whether it holds any: transfers (Articles 44 to 49)
    - how sensitive the gravest of them are: hubs (FLW012)
    - which are sensitive, where a party hosts them: its guarantees (PRC009)
    - whose data an activity uses that does not say so itself: transfers to the recipients that it names
    """
    inventory = loaded.inventory
    held, users = data_held(system), users_by_system(inventory).get(system.id, [])
    people = tuple(people_of(inventory, user) for user in users)
    return subjects_held(system), bool(held), _gravest(inventory, held), _grave(inventory, system), people


def _keeps_apart(loaded: Loaded, system: System, types: frozenset[str]) -> bool:
    """Return whether data types matter to the system and to the activities that use it, and to nothing else.

    They are no words of the inventory's own, no link to the system or from it names any that shares data with them,
    and no activity that collects from people itself uses them: in which format people get such data is asked of all
    systems of an activity together (DSR003).
    """
    inventory = loaded.inventory
    family = inventory.reference.family(types)
    is_own = not family.isdisjoint(inventory.data_types)
    if is_own or any(not named or not family.isdisjoint(named) for named in _named(loaded, system)):
        return False
    users = users_by_system(inventory).get(system.id, [])
    return not any(_collects(user) and not family.isdisjoint(ids(user.data)) for user in users)


def _gravest(inventory: Inventory, types: Iterable[str]) -> int:
    known = inventory.reference.data_types
    return max((known[each].sensitivity for each in types if each in known), default=0)


def _grave(inventory: Inventory, system: System) -> frozenset[str]:
    known = inventory.reference.data_types
    held = data_held(system) if options(system.hosted_by) else frozenset[str]()
    return frozenset(each for each in held if each in known and known[each].sensitivity >= SENSITIVITY)


def _named(loaded: Loaded, system: System) -> Iterator[frozenset[str]]:
    """Yield what each link to or from a system names; nothing where one may bring anything."""
    for flow in loaded.inventory.flows.values():  # also those that the graph has no link for
        is_there = system.id in {flow.source.id, flow.target.id}
        if is_there and not (isinstance(flow.data, Nothing) and not flow.transforms):
            changed = (each for transform in flow.transforms for each in (*transform.data, *transform.into))
            yield frozenset((*ids(flow.data), *(each.id for each in changed)))
    element = Element(ElementKind.SYSTEM, system.id)
    for link in (*loaded.graph.links_to(element), *loaded.graph.links_from(element)):
        if link.kind is LinkKind.COLLECTION and link.flow is None:
            yield link.data


def _collects(activity: Activity) -> bool:
    return not FROM_THE_PERSON.isdisjoint(activity.collection)
