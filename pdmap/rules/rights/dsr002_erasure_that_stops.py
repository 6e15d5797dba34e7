"""A system erases a person's data, and a place that they were sent on to has no way to erase them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pdmap.findings import Check, Location, Severity
from pdmap.graph import Element, ElementKind, LinkKind, Path, data_held
from pdmap.model import Deletion, Party, PartyRole, Retention, Rights, System, Unknown, listed
from pdmap.reference import Reference
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, named, not_known
from pdmap.source import Node

PROCESSING = frozenset({PartyRole.PROCESSOR, PartyRole.SUB_PROCESSOR})


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each place without a route of erasure that data of an erasing system reach."""
    for element, arrivals in _reached(context).items():
        if element.kind is ElementKind.SYSTEM:
            system = context.inventory.systems[element.id]
            kept = [path for path in arrivals if not _system_erases(context.inventory.reference, system, path.data)]
            if kept:
                yield _observation(context, system, kept, (system.rights, system.deletion, system.retention))
        else:
            party = context.inventory.parties[element.id]
            if _is_asked(party) and not _party_erases(party):
                yield _observation(context, party, list(arrivals), (party.rights,))


# Private functions


def _reached(context: Context) -> Mapping[Element, tuple[Path, ...]]:
    """Return the places that data of an erasing system reach by flows alone, each with its ways there.

    A host loses what the system erases, and a processor owes erasure for its own sub-processors.
    """
    erasing = (system for system in context.inventory.systems.values() if _erases(system))
    starts = {Element(ElementKind.SYSTEM, system.id): data_held(system) for system in erasing}
    return context.graph.spread(starts, {LinkKind.FLOW})


def _erases(system: System) -> bool:
    """Return whether a system has a route of erasure that somebody or something takes."""
    return _has_route(system.rights) or (
        isinstance(system.deletion, Deletion) and bool(system.deletion.method or system.deletion.description)
    )


def _has_route(rights: object) -> bool:
    return isinstance(rights, Rights) and isinstance(rights.erase, str)


def _system_erases(reference: Reference, system: System, data: frozenset[str]) -> bool:
    return _erases(system) or all(_expires(reference, system, data_type) for data_type in data)


def _expires(reference: Reference, system: System, data_type: str) -> bool:
    """Return whether every field of the system that may hold a data type is kept for a limited time."""
    holding = [field for field in listed(system.fields) if reference.overlap(field.type.id, data_type)]
    clocks = [listed(field.retention) for field in holding] or [listed(system.retention)]
    return all(_is_limited(of_field) for of_field in clocks)


def _is_limited(clocks: Iterable[Retention]) -> bool:
    ends = [bool(clock.criteria) or bool(clock.period and not clock.period.is_endless) for clock in clocks]
    return bool(ends) and all(ends)


def _is_asked(party: Party) -> bool:
    """Return whether a party has to erase at all: an authority and our own customers keep what is theirs."""
    is_customer_group = party.is_group and PartyRole.CONTROLLER in party.roles
    return PartyRole.AUTHORITY not in party.roles and not is_customer_group


def _party_erases(party: Party) -> bool:
    return _has_route(party.rights) or (party.retention is not None and not party.retention.is_endless)


def _observation(context: Context, sink: System | Party, kept: list[Path], answers: tuple[object, ...]) -> Observation:
    path = kept[0]
    start = context.inventory.systems[path.start.id]
    ways = len(set(map(str, kept)))
    more = f" and {count(ways - 1, 'other way')}" if ways > 1 else ""
    unknown = _unknown(answers)
    if unknown:
        message = f"how {named(sink)} erases what `{path}`{more} brings is {not_known(unknown, context.as_of)}"
    else:
        message = f"{named(sink)} has no way to erase what `{start.id}` erases: `{path}`{more}"
    return Observation(
        address=sink.address,
        node=_place(sink),
        message=message,
        remedy=_remedy(sink),
        label="not erased",
        related=(_route_of(start), path.links[-1].item.head.location("data arrive by this")),
        severity=_severity(sink, is_unknown=unknown is not None),
        depends_on=tuple(sorted({link.item.address for link in path.links} | {start.address})),
    )


def _unknown(answers: tuple[object, ...]) -> Unknown | None:
    erasures = [answer.erase if isinstance(answer, Rights) else answer for answer in answers]
    return next((answer for answer in erasures if isinstance(answer, Unknown)), None)


def _severity(sink: System | Party, *, is_unknown: bool) -> Severity | None:
    """Return a warning where it is not known, and where the party decides itself: it has to be told, not made to."""
    decides = isinstance(sink, Party) and bool(sink.roles) and PROCESSING.isdisjoint(sink.roles)
    return Severity.WARNING if is_unknown or decides else None


def _place(sink: System | Party) -> Node:
    return sink.rights.at("erase") if isinstance(sink.rights, Rights) else sink.at("rights")


def _route_of(start: System) -> Location:
    rights = start.rights if isinstance(start.rights, Rights) and _has_route(start.rights) else None
    node = rights.at("erase") if rights else start.at("deletion")
    return node.location(f"`{start.id}` erases here")


def _remedy(sink: System | Party) -> str:
    section = "systems" if isinstance(sink, System) else "parties"
    lead = "write how data are erased there, or after what time they are"
    return f"{lead}:\n{section}:\n  {sink.id}:\n    rights: {{erase: ...}}\n    retention: ..."


RULE = Rule(
    check=Check(
        "DSR002",
        "erasure that stops on the way",
        Severity.ERROR,
        ("Art. 17(1) GDPR", "Art. 19 GDPR", "Art. 28(3)(e) GDPR", "Art. 28(3)(g) GDPR"),
    ),
    checks="Where a system has a route of erasure, `rights.erase` or `deletion`, every system and party that its data "
    "reach by flows has one too, or keeps them for a limited time. A host loses what the system erases, a processor "
    "answers for its sub-processors, authorities and customers who are controllers are not asked. It is a warning "
    "where the route is not known yet, and for a recipient that decides itself.",
    why="The right to erasure covers every copy that the controller answers for (Article 17(1)); a processor has to "
    "help with it and to delete at the end (Article 28(3)(e), (g)); other recipients have to be told (Article 19). "
    "Data that live on behind a flow come back, and nobody looks for them there.",
    fix="Build or agree on the route: a deletion job, the vendor's deletion interface, or a retention period at the "
    "end of the flow. For a recipient that decides itself, write how it is told.",
    ask="Does an exception of Article 17(3), such as a duty to keep accounts, hold for the copy?",
    bad="""\
systems:
  shop:
    fields: [email.address]
    rights: {erase: account deletion}
  statistics:  # <- finding: `shop -> statistics`
    fields: [email.address]
flows:
  export: {from: shop, to: statistics, data: [email.address]}
""",
    good="""\
systems:
  shop:
    fields: [email.address]
    rights: {erase: account deletion}
  statistics:
    fields: [email.address]
    retention: P30D
flows:
  export: {from: shop, to: statistics, data: [email.address]}
""",
    find=find,
)
