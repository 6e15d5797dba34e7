"""The country of a recipient or of a system is missing, vague or not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import (
    Backup,
    Inventory,
    Item,
    Nothing,
    Object,
    Party,
    PartyRole,
    Place,
    System,
    Unknown,
    listed,
    options,
)
from pdmap.questions.grounds import is_vague
from pdmap.questions.transfers import has_data
from pdmap.rules.receiving import way_to
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.transfers.written import written_transfers
from pdmap.rules.wording import named, not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each place that names no country, and for each that is missing."""
    for party in context.inventory.parties.values():
        way = way_to(context, party)
        if way and not _is_own_customers(party):
            yield from _unanswered(context, party, "country", party.country, f": {way}")
            yield from _vague(party, _places_of_party(party))
    for system in context.inventory.systems.values():
        if has_data(system, context.graph):
            if not _is_placed_by_host(context.inventory, system):
                yield from _unanswered(context, system, "location", system.location, "")
            yield from _vague(system, _places_of_system(system))
    for entry in written_transfers(context.inventory):
        yield from _vague(entry.owner, entry.transfer.countries)


# Private functions


def _is_own_customers(party: Party) -> bool:
    """Return whether a party is a group of controllers, who call for their own data from where they like."""
    return party.is_group and PartyRole.CONTROLLER in party.roles


def _is_placed_by_host(inventory: Inventory, system: System) -> bool:
    """Return whether the places that the hosts' contracts name stand in for the system's own."""
    hosts = [inventory.parties.get(host.id) for host in options(system.hosted_by)]
    return system.location is None and bool(hosts) and all(host and host.regions for host in hosts)


def _places_of_party(party: Party) -> Iterator[Place]:
    yield from (place for place in (party.country, party.parent_country) if isinstance(place, Place))
    yield from party.regions
    yield from listed(party.access_from)


def _places_of_system(system: System) -> Iterator[Place]:
    yield from options(system.location)
    yield from options(system.backup.location) if isinstance(system.backup, Backup) else ()
    yield from listed(system.access_from)


def _vague(owner: Object, places: Iterable[Place]) -> Iterator[Observation]:
    written: dict[str, Place] = {}
    for place in places:
        if is_vague(place):
            written.setdefault(place.name, place)
    for name, place in written.items():
        yield Observation(
            address=owner.address,
            node=place.node,
            message=f"`{name}` names no country for {named(owner)}",
            remedy="write the countries as codes, such as `DE`, or the cloud regions, such as `aws:eu-central-1`",
            label="which countries?",
            detail=name,
        )


def _unanswered(context: Context, item: Object, key: str, answer: object, ending: str) -> Iterator[Observation]:
    match answer:
        case Unknown():
            message = f"the {key} of {named(item)} is {not_known(answer, context.as_of)}{ending}"
        case Nothing() | None:
            message = f"no {key} is recorded for {named(item)}{ending}"
        case _:
            return
    yield Observation(
        address=item.address,
        node=item.at(key),
        message=message,
        remedy=_remedy(item, key, is_known_to_be_open=isinstance(answer, Unknown)),
        label="" if isinstance(answer, Unknown) else f"no `{key}`",
        detail=key,
        severity=Severity.WARNING if isinstance(answer, Unknown) else None,
    )


def _remedy(item: Item, key: str, *, is_known_to_be_open: bool) -> str:
    section, _, identifier = item.address.partition("/")
    lead = "write the code of the country" + ("" if is_known_to_be_open else ", or `unknown` with what is being done")
    return f"{lead}:\n{section}:\n  {identifier}:\n    {key}: ..."


RULE = Rule(
    check=Check(
        "TRF012",
        "recipient or system in a country that is not identified",
        Severity.ERROR,
        ("Art. 30(1)(e) GDPR", "Art. 13(1)(f) GDPR", "Art. 44 GDPR"),
    ),
    checks="Every party that receives personal data names its country, every system that holds them names its "
    "location, and none of their places, nor any declared transfer, is a word such as `worldwide`. The places that "
    "the host's contract names stand in for a system's own. A group of customers who are controllers themselves is "
    "not asked. It is a warning where the answer is not known yet.",
    why="The record has to identify the third country of every transfer (Article 30(1)(e)), and the notice has to "
    "tell of it (Article 13(1)(f)). Without a country nobody can tell whether there is a transfer at all.",
    fix="Write the country in which the legal entity is established, which stands in the contract, and the countries "
    "or regions of its data centers. Where a provider will not name them, record `unknown` with who asks and by when.",
    ask="Is the entity in the contract the one that receives the data, or an affiliate in another country?",
    bad="""\
systems:
  shop:
    location: SE
    fields: [email.address]
parties:
  mailer:
    role: processor
    country: worldwide  # <- finding: names no country
flows:
  newsletter: {from: shop, to: mailer, data: [email.address]}
""",
    good="""\
systems:
  shop:
    location: SE
    fields: [email.address]
parties:
  mailer:
    role: processor
    country: IE
flows:
  newsletter: {from: shop, to: mailer, data: [email.address]}
""",
    find=find,
    profile=Profile.MINIMAL,
)
