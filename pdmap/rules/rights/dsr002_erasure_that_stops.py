"""A system erases a person's data, and a place that they were sent on to has no way to erase them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pdmap.findings import Check, Location, Severity
from pdmap.graph import Element, ElementKind, Path
from pdmap.model import PROCESSING, Nothing, Party, PartyRole, Rights, System, Unknown
from pdmap.questions.erasure import customer_groups
from pdmap.rules.beginning import begun_links
from pdmap.rules.rights.erasure import has_route, party_erases, reached_by_erasure, unerased_systems
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, named, not_known
from pdmap.source import Node

_ERASURE = ("Art. 17(1) GDPR",)
_RECIPIENTS = ("Art. 19 GDPR",)
_PROCESSORS = ("Art. 28(3)(e) GDPR", "Art. 28(3)(g) GDPR")


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each place without a route of erasure that data of an erasing system reach."""
    reached = _begun(reached_by_erasure(context), begun_links(context))
    customers = customer_groups(context.inventory)
    for identifier, kept in unerased_systems(context, reached).items():
        system = context.inventory.systems[identifier]
        yield _observation(context, system, kept, (system.rights, system.deletion, system.retention))
    for element, arrivals in reached.items():
        party = context.inventory.parties.get(element.id) if element.kind is ElementKind.PARTY else None
        if party and _is_asked(party, customers) and not party_erases(party):
            yield _observation(context, party, list(arrivals), (party.rights,))


# Private functions


def _begun(reached: Mapping[Element, tuple[Path, ...]], begun: Collection[str]) -> Mapping[Element, tuple[Path, ...]]:
    """Return the places without the ways that data surely do not take yet: nothing has to be erased there."""
    taken = {
        element: tuple(path for path in arrivals if all(link.id in begun for link in path.links))
        for element, arrivals in reached.items()
    }
    return {element: arrivals for element, arrivals in taken.items() if arrivals}


def _is_asked(party: Party, customers: Collection[str]) -> bool:
    """Return whether a party has to erase at all: an authority and our own customers keep what is theirs."""
    return PartyRole.AUTHORITY not in party.roles and party.id not in customers


def _observation(context: Context, sink: System | Party, kept: list[Path], answers: tuple[object, ...]) -> Observation:
    path = kept[0]
    start = context.inventory.systems[path.start.id]
    ways = len(set(map(str, kept)))
    more = f" and {count(ways - 1, 'other way')}" if ways > 1 else ""
    erasures = [answer.erase if isinstance(answer, Rights) else answer for answer in answers]
    unknown = next((answer for answer in erasures if isinstance(answer, Unknown)), None)
    if unknown:
        message = f"how {named(sink)} erases what `{path}`{more} brings is {not_known(unknown, context.as_of)}"
    elif any(isinstance(answer, Nothing) for answer in erasures):
        message = f"there is no way to erase in {named(sink)} what `{start.id}` erases: `{path}`{more}"
    else:
        message = f"no way is recorded to erase in {named(sink)} what `{start.id}` erases: `{path}`{more}"
    return Observation(
        address=sink.address,
        node=_place(sink),
        message=message,
        remedy=_remedy(sink),
        label="not erased",
        related=(_route_of(start), path.links[-1].item.head.location("data arrive by this")),
        severity=_severity(sink, is_unknown=unknown is not None),
        basis=_basis(sink),
        depends_on=tuple(sorted({link.item.address for link in path.links} | {start.address})),
    )


def _basis(sink: System | Party) -> tuple[str, ...]:
    """Return the law for the place: Article 28 binds processors, Article 19 is about recipients."""
    if isinstance(sink, System):
        return _ERASURE
    if sink.roles and PROCESSING.isdisjoint(sink.roles):
        return (*_ERASURE, *_RECIPIENTS)
    return (*_ERASURE, *_RECIPIENTS, *_PROCESSORS)


def _severity(sink: System | Party, *, is_unknown: bool) -> Severity | None:
    """Return a warning where it is not known, and where the party decides itself: it has to be told, not made to."""
    decides = isinstance(sink, Party) and bool(sink.roles) and PROCESSING.isdisjoint(sink.roles)
    return Severity.WARNING if is_unknown or decides else None


def _place(sink: System | Party) -> Node:
    return sink.rights.at("erase") if isinstance(sink.rights, Rights) else sink.at("rights")


def _route_of(start: System) -> Location:
    rights = start.rights if isinstance(start.rights, Rights) and has_route(start.rights) else None
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
        (*_ERASURE, *_RECIPIENTS, *_PROCESSORS),
    ),
    checks="Where a system has a route of erasure, `rights.erase` or `deletion`, every system and party that its data "
    "reach by flows has one too, or keeps them for a limited time. A host loses what the system erases, a processor "
    "answers for its sub-processors, authorities and customers who are controllers are not asked, nor is anybody whom "
    "data do not reach yet (planned activities, `active_from`). It is a warning where the route is not known yet, and "
    "for a recipient that decides itself.",
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
