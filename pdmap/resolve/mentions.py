"""Every id that an inventory uses, with what it should be the id of."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from pdmap.memory import once
from pdmap.model import (
    Activity,
    Backup,
    Conditions,
    Field,
    Flow,
    Inventory,
    Item,
    Mention,
    Notice,
    Organization,
    Party,
    Place,
    Policy,
    Representative,
    Retention,
    System,
    Transfer,
    ids,
    listed,
    options,
)
from pdmap.source import MappingNode


class Kind(StrEnum):
    """What an id should be the id of; the value is how messages call it."""

    SENDER = "system, party or subject"
    RECEIVER = "system or party"
    SYSTEM = "system"
    PARTY = "party"
    ACTIVITY = "activity"
    MEASURE = "measure"
    SUBJECT = "subject"
    DATA_TYPE = "data type"
    LAWFUL_BASIS = "lawful basis"
    CONDITION = "condition of Article 9(2)"
    MECHANISM = "transfer mechanism"
    PLACE = "country or cloud region"


CODES = frozenset({Kind.DATA_TYPE, Kind.LAWFUL_BASIS, Kind.CONDITION, Kind.MECHANISM, Kind.PLACE})
"""Kinds whose ids are words of the vocabulary or the law rather than objects of the inventory."""


class Use(NamedTuple):
    """An id in use; a tuple, because it is made for each id and kept for those that nobody defines."""

    mention: Mention
    kind: Kind
    address: str
    """Logical address of the object that uses it."""
    takes_none: bool = False
    """Whether it is all that stands behind its key, and `none` would be an answer there."""


def uses(inventory: Inventory) -> Iterator[Use]:
    """Yield every id that the inventory uses."""
    for flow in inventory.flows.values():
        yield from _of_flow(flow)
    for system in inventory.systems.values():
        yield from _around_fields(system)
        fields = listed(system.fields)
        naming = {id(field) for field in _naming_more(fields)}
        for field in fields:
            yield Use(field.type, Kind.DATA_TYPE, field.address)
            if id(field) in naming:
                yield from _beside_type(field)
    yield from _outside_systems(inventory)


@once
def used_ids(inventory: Inventory) -> Mapping[Kind, frozenset[str]]:
    """Return the ids that the inventory uses, by what they should be the ids of."""
    used: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    data_types = used[Kind.DATA_TYPE]
    # Most ids are the types of fields, and what flows name: to make a use of each would take half of the time.
    for flow in inventory.flows.values():
        used[Kind.SENDER].add(flow.source.id)
        used[Kind.RECEIVER].add(flow.target.id)
        data_types.update(ids(flow.data))
        _add(used, _beside_data(flow))
    for system in inventory.systems.values():
        fields = listed(system.fields)
        data_types.update([field.type.id for field in fields])
        _add(used, _named_around_fields(system))
        for field in _naming_more(fields):
            _add(used, _beside_type(field))
    _add(used, _outside_systems(inventory))
    return {kind: frozenset(identifiers) for kind, identifiers in used.items()}


# Private functions


def _add(used: Mapping[Kind, set[str]], found: Iterable[Use]) -> None:
    for use in found:
        used[use.kind].add(use.mention.id)


def _outside_systems(inventory: Inventory) -> Iterator[Use]:
    for party in inventory.parties.values():
        yield from _taking_none(_of_party(party), party, "country", "parent_country", "access_from")
    for activity in inventory.activities.values():
        yield from _taking_none(_of_activity(activity), activity, "residency")
    for policy in inventory.policies.values():
        yield from _of_policy(policy)
    yield from _of_the_rest(inventory)


def _each(mentions: Iterable[Mention], kind: Kind, address: str) -> Iterator[Use]:
    return (Use(mention, kind, address) for mention in mentions)


def _places(places: Iterable[Place], address: str) -> Iterator[Use]:
    return (Use(Mention(place.node, place.name), Kind.PLACE, address) for place in places)


def _taking_none(found: Iterable[Use], item: Item, *keys: str) -> Iterator[Use]:
    """Yield the uses; those that are the whole value of one of the keys of an item are marked."""
    return _marked(found, _values(item, *keys))


def _values(item: Item, *keys: str) -> set[int]:
    return {id(item.at(key)) for key in keys if item.has(key)}


def _marked(found: Iterable[Use], whole: Container[int]) -> Iterator[Use]:
    return (use._replace(takes_none=True) if id(use.mention.node) in whole else use for use in found)


def _of_flow(flow: Flow) -> Iterator[Use]:
    yield Use(flow.source, Kind.SENDER, flow.address)
    yield Use(flow.target, Kind.RECEIVER, flow.address)
    yield from _each(listed(flow.data), Kind.DATA_TYPE, flow.address)
    yield from _beside_data(flow)


def _beside_data(flow: Flow) -> Iterator[Use]:
    yield from _each(listed(flow.subjects), Kind.SUBJECT, flow.address)
    yield from _each(flow.activities, Kind.ACTIVITY, flow.address)
    for transform in flow.transforms:
        yield from _each((*transform.data, *transform.into), Kind.DATA_TYPE, flow.address)
    if isinstance(flow.transfer, Transfer):
        yield from _of_transfer(flow.transfer, flow.address)


def _of_transfer(transfer: Transfer, address: str) -> Iterator[Use]:
    yield from _places(transfer.countries, address)
    if transfer.importer:
        yield Use(transfer.importer, Kind.PARTY, address)
    yield from _each((use.mechanism for use in listed(transfer.mechanisms)), Kind.MECHANISM, address)


def _of_clocks(clocks: Iterable[Retention], address: str) -> Iterator[Use]:
    for clock in clocks:
        yield from _each(clock.data, Kind.DATA_TYPE, address)


def _around_fields(system: System) -> Iterator[Use]:
    whole = _values(system, "hosted_by", "location", "access_from")
    whole |= _values(system.backup, "location") if isinstance(system.backup, Backup) else set()
    return _marked(_named_around_fields(system), whole)


def _named_around_fields(system: System) -> Iterator[Use]:
    yield from _each(options(system.hosted_by), Kind.PARTY, system.address)
    yield from _places(options(system.location), system.address)
    yield from _places(listed(system.access_from), system.address)
    yield from _each(system.measures, Kind.MEASURE, system.address)
    yield from _each(listed(system.subjects), Kind.SUBJECT, system.address)
    yield from _of_clocks(listed(system.retention), system.address)
    if isinstance(system.backup, Backup):
        yield from _places(options(system.backup.location), system.address)


_NAMING = frozenset({"collected_for", "key_system", "subjects", "retention"})
"""The keys of a field that name something; its type is named by each."""


def _naming_more(fields: Iterable[Field]) -> list[Field]:
    """Return the fields that name anything themselves beside their type."""
    written = ((field, field.node) for field in fields)
    return [field for field, node in written if isinstance(node, MappingNode) and not _NAMING.isdisjoint(node.entries)]


def _beside_type(field: Field) -> Iterator[Use]:
    """Yield what a field names itself beside its type; what its system says for it is not its use."""
    yield from _each(field.collected_for, Kind.ACTIVITY, field.address)
    yield from _each([field.key_system] if field.key_system else [], Kind.SYSTEM, field.address)
    if field.has("subjects"):
        yield from _each(listed(field.subjects), Kind.SUBJECT, field.address)
    if field.has("retention"):
        yield from _of_clocks(listed(field.retention), field.address)


def _of_party(party: Party) -> Iterator[Use]:
    single = [place for place in (party.country, party.parent_country) if isinstance(place, Place)]
    yield from _places([*single, *listed(party.access_from), *party.regions], party.address)
    yield from _each(listed(party.subprocessors), Kind.PARTY, party.address)
    yield from _each(party.measures, Kind.MEASURE, party.address)
    for transfer in listed(party.transfers):
        yield from _of_transfer(transfer, party.address)


def _of_activity(activity: Activity) -> Iterator[Use]:
    address = activity.address
    for purpose in listed(activity.purposes):
        yield from _each(listed(purpose.basis), Kind.LAWFUL_BASIS, purpose.address)
        yield from _each(purpose.condition, Kind.CONDITION, purpose.address)
    yield from _each(listed(activity.subjects), Kind.SUBJECT, address)
    yield from _each(listed(activity.data), Kind.DATA_TYPE, address)
    yield from _each(listed(activity.systems), Kind.SYSTEM, address)
    recipients = (recipient.party for recipient in listed(activity.recipients))
    yield from _each((party for party in recipients if party), Kind.PARTY, address)
    yield from _each((joint.party for joint in listed(activity.joint_controllers)), Kind.PARTY, address)
    yield from _each(listed(activity.on_behalf_of), Kind.PARTY, address)
    yield from _each(activity.measures, Kind.MEASURE, address)
    yield from _of_clocks(listed(activity.retention), address)
    yield from _places(options(activity.residency), address)
    for transfer in listed(activity.transfers):
        yield from _of_transfer(transfer, address)
    if isinstance(activity.notice, Notice) and activity.notice.claims:
        claims = activity.notice.claims
        yield from _taking_none(_places(listed(claims.countries), claims.address), claims, "countries")
        yield from _of_clocks(listed(claims.retention), claims.address)


def _of_policy(policy: Policy) -> Iterator[Use]:
    for conditions in (policy.match, policy.excepted, policy.deny, policy.allow):
        if conditions:
            yield from _of_conditions(conditions, policy.address)
    if policy.require:
        yield from _each(policy.require.bases, Kind.LAWFUL_BASIS, policy.address)
        yield from _each(policy.require.measures, Kind.MEASURE, policy.address)
        yield from _each(policy.require.mechanisms, Kind.MECHANISM, policy.address)


def _of_conditions(conditions: Conditions, address: str) -> Iterator[Use]:
    yield from _each(conditions.data, Kind.DATA_TYPE, address)
    yield from _each(conditions.subjects, Kind.SUBJECT, address)
    yield from _each(conditions.activities, Kind.ACTIVITY, address)
    yield from _each(conditions.bases, Kind.LAWFUL_BASIS, address)
    yield from _each(conditions.systems, Kind.SYSTEM, address)
    yield from _each(conditions.parties, Kind.PARTY, address)
    yield from _each(conditions.sources, Kind.SENDER, address)
    yield from _each(conditions.targets, Kind.RECEIVER, address)
    yield from _places((*conditions.countries, *conditions.outside), address)


def _of_organization(organization: Organization) -> Iterator[Use]:
    yield from _each(organization.measures, Kind.MEASURE, organization.address)
    if organization.country:
        yield Use(Mention(organization.at("country"), organization.country), Kind.PLACE, organization.address)
    yield from _places((*organization.establishments, *organization.offers_to), organization.address)
    agent = organization.representative
    if isinstance(agent, Representative) and agent.country:
        yield Use(Mention(agent.at("country"), agent.country), Kind.PLACE, agent.address)


def _of_the_rest(inventory: Inventory) -> Iterator[Use]:
    if inventory.organization:
        yield from _of_organization(inventory.organization)
    for subject in inventory.subjects.values():
        yield from _each([subject.parent] if subject.parent else [], Kind.SUBJECT, subject.address)
    for data_type in inventory.data_types.values():
        yield from _each([data_type.parent] if data_type.parent else [], Kind.DATA_TYPE, data_type.address)
    for measure in inventory.measures.values():
        yield from _each(measure.exceptions, Kind.SYSTEM, measure.address)
    for region in inventory.regions.values():
        yield from _places([region.country] if region.country else [], region.address)
    for breach in inventory.breaches.values():
        yield from _each(breach.activities, Kind.ACTIVITY, breach.address)
        yield from _each(breach.systems, Kind.SYSTEM, breach.address)
        yield from _each(breach.parties, Kind.PARTY, breach.address)
        yield from _each(breach.data, Kind.DATA_TYPE, breach.address)
        yield from _each(breach.subjects, Kind.SUBJECT, breach.address)
