"""Who else has data of the people: by flows, by hosting, by sub-processing, or as activities declare."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind, onward_links
from pdmap.model import PROCESSING, Activity, Inventory, Party, ids, listed
from pdmap.questions.erasure.groups import customer_groups
from pdmap.questions.erasure.places import Category, Receiver
from pdmap.questions.erasure.reach import ANY, Reach


def declared_by(activities: Iterable[Activity]) -> Mapping[str, tuple[Activity, ...]]:
    """Return the activities that name each party as a recipient, by the party's id."""
    declared: dict[str, list[Activity]] = {}
    for activity in activities:
        for recipient in listed(activity.recipients):
            if recipient.party and recipient.kind != "internal":
                declared.setdefault(recipient.party.id, []).append(activity)
    return {party: tuple(several) for party, several in declared.items()}


def declared_links(
    inventory: Inventory, graph: FlowGraph, reach: Reach, declared: Mapping[str, tuple[Activity, ...]], subject: str
) -> tuple[Link, ...]:
    """Return what follows for parties that activities name, and that no flow brings data of the people.

    They have the data of the activity from the systems that it uses, or else from the people themselves, and hand
    them on to their sub-processors. One that flows lead to, all of which end the data on the way, has none
    (Recital 26).
    """
    links = [
        link
        for id_, activities in declared.items()
        if id_ in inventory.parties and not _is_told_otherwise(Element(ElementKind.PARTY, id_), reach, graph)
        for activity in activities
        for link in _links(activity, Element(ElementKind.PARTY, id_), _sources(inventory, activity, reach, subject))
    ]
    known = {link.id for link in reach.links}
    return (*links, *(link for link in onward_links(inventory, links) if link.id not in known))


def receivers_of(
    inventory: Inventory, reach: Reach, declared: Mapping[str, tuple[Activity, ...]]
) -> tuple[Receiver, ...]:
    """Return every party that has data of the people, by id.

    A processor has them too where it is only known that it sends them. Customers who are controllers keep what is
    theirs.
    """
    arriving, customers = _arriving(reach), customer_groups(inventory)
    parties = {
        element: inventory.parties[element.id]
        for element in sorted(reach.at)
        if element.kind is ElementKind.PARTY and element.id not in customers
    }
    known = {
        element: party
        for element, party in parties.items()
        if element in arriving or not PROCESSING.isdisjoint(party.roles)
    }
    ours = _ours(known, arriving)
    return tuple(
        _receiver(
            party, reach.at[element], arriving.get(element, ()), declared.get(element.id, ()), is_ours=element in ours
        )
        for element, party in known.items()
    )


def categories_of(activities: Iterable[Activity]) -> tuple[Category, ...]:
    """Return the recipients that activities name by category only, each category once."""
    named: dict[str, dict[str, Activity]] = {}
    kinds: dict[str, set[str]] = {}
    for activity in activities:
        for recipient in listed(activity.recipients):
            if recipient.category and not recipient.party and recipient.kind != "internal":
                named.setdefault(recipient.category, {})[activity.id] = activity
                kinds.setdefault(recipient.category, set()).add(recipient.kind or "")
    return tuple(
        Category(
            name=name,
            activities=tuple(several.values()),
            data=frozenset(data for activity in several.values() for data in ids(activity.data)),
            is_instructed="processor" in kinds[name],
            is_authority=kinds[name] == {"authority"},
        )
        for name, several in named.items()
    )


def is_declaration(link: Link) -> bool:
    """Return whether a link stands for what an activity declares, and for no flow."""
    return isinstance(link.item, Activity)


# Private functions


def _is_told_otherwise(party: Element, reach: Reach, graph: FlowGraph) -> bool:
    """Return whether flows bring a party data of the people, or take some of them there and end them on the way."""
    if party in reach.at:
        return True
    return any(
        _is_ended(link, reach.at.get(link.source, frozenset()), graph) for link in graph.links_to(party) if link.flow
    )


def _is_ended(link: Link, there: frozenset[str], graph: FlowGraph) -> bool:
    """Return whether a flow takes data of the people, and its transforms leave nothing personal of them."""
    is_changed = link.flow is not None and bool(link.flow.transforms)
    return is_changed and bool(there) and bool(link.data) and not graph.carried(link, there)


def _sources(
    inventory: Inventory, activity: Activity, reach: Reach, subject: str
) -> Iterator[tuple[Element, frozenset[str]]]:
    """Yield where an activity has its data from: systems that have them, and for the rest the people themselves."""
    overlap = inventory.reference.overlap
    rest = data = frozenset(ids(activity.data))
    used = [Element(ElementKind.SYSTEM, id_) for id_ in ids(activity.systems)]
    known = [(element, reach.at[element]) for element in used if element in reach.at]
    for element, there in known:
        taken = frozenset(each for each in data if any(held == ANY or overlap(each, held) for held in there))
        rest -= taken
        if taken or not data:
            yield element, taken
    if rest or not known:
        yield Element(ElementKind.SUBJECT, subject), rest


def _links(activity: Activity, party: Element, sources: Iterable[tuple[Element, frozenset[str]]]) -> Iterator[Link]:
    for source, data in sources:
        yield Link(
            id=f"recipient:{activity.id}:{source.key}:{party.id}",
            kind=LinkKind.COLLECTION if source.kind is ElementKind.SUBJECT else LinkKind.FLOW,
            source=source,
            target=party,
            item=activity,
            data=data,
            arriving=data,
            subjects=frozenset({source.id}) if source.kind is ElementKind.SUBJECT else frozenset(),
            activities=frozenset({activity.id}),
        )


def _arriving(reach: Reach) -> Mapping[Element, tuple[Link, ...]]:
    found: dict[Element, list[Link]] = {}
    for link in reach.links:
        found.setdefault(link.target, []).append(link)
    return {element: tuple(several) for element, several in found.items()}


def _ours(parties: Mapping[Element, Party], arriving: Mapping[Element, tuple[Link, ...]]) -> Collection[Element]:
    """Return the parties that erase on our word: processors, but for sub-processors of those who decide themselves."""
    found: dict[Element, None] = {}
    further: dict[Element, list[Element]] = {}
    for element, party in parties.items():
        if PROCESSING.isdisjoint(party.roles):
            continue
        links = arriving.get(element, ())
        if not links or any(link.kind is not LinkKind.SUBPROCESSING for link in links):
            found[element] = None
        for link in links:
            further.setdefault(link.source, []).append(element)
    waiting = list(found)
    while waiting:
        fresh = [element for element in further.get(waiting.pop(), ()) if element not in found]
        found |= dict.fromkeys(fresh)
        waiting += fresh
    return found


def _receiver(
    party: Party, data: frozenset[str], arriving: tuple[Link, ...], activities: tuple[Activity, ...], *, is_ours: bool
) -> Receiver:
    kinds = {link.kind for link in arriving}
    return Receiver(
        party=party,
        data=data - {ANY},
        by=tuple(sorted({link.source for link in arriving if not is_declaration(link)})),
        activities=tuple(activity.id for activity in activities),
        is_instructed=not PROCESSING.isdisjoint(party.roles),
        is_ours=is_ours,
        is_host=kinds == {LinkKind.HOSTING},
        is_onward=kinds == {LinkKind.SUBPROCESSING},
    )
