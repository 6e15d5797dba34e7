"""Facts about an activity: its entry in the record of processing, Article 30(1) or (2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.graph import ElementKind, Link
from pdmap.model import (
    Activity,
    ActivityRole,
    ImpactAssessment,
    JointController,
    Mention,
    Organization,
    Recipient,
    ids,
    listed,
)
from pdmap.questions.usage import fields_used, systems_of
from pdmap.views.facts.answers import answered, emptiness, maybe, texts_of, told
from pdmap.views.facts.bases import basis_texts, condition_words, purpose_texts
from pdmap.views.facts.clocks import clock_texts, kept_for
from pdmap.views.facts.names import party_name, subject_names, system_name, type_name, type_names
from pdmap.views.facts.paperwork import transfer_words
from pdmap.views.survey import Survey
from pdmap.views.tables import Table
from pdmap.views.words import has_words, say

_Rows = Iterator[tuple[str, str]]


def activity_rows(activity: Activity, links: Iterable[Link], surveyed: Survey) -> _Rows:
    """Yield the entry of an activity in the record that its role asks for, and what belongs beside it."""
    yield say("fact.role"), say(f"role.{activity.role.value}")
    if activity.description:
        yield say("fact.description"), activity.description
    if activity.status:
        yield say("fact.status"), say(f"status.{activity.status}")
    yield say("fact.owner"), answered(activity, "owner", activity.owner, texts_of(activity.owner))
    record = "controller" if activity.is_controller else "processor"
    yield from (_controller_rows if activity.is_controller else _processor_rows)(activity, surveyed)
    yield from _recipient_rows(activity, links, surveyed)
    transfers = (transfer_words(transfer, surveyed) for transfer in listed(activity.transfers))
    yield say(f"fact.transfers.{record}"), answered(activity, "transfers", activity.transfers, transfers)
    if activity.is_controller or activity.retention is not None:
        clocks = clock_texts(activity.retention, surveyed.reference)
        yield _asked("retention", activity), answered(activity, "retention", activity.retention, clocks)
    yield say(f"fact.measures.{record}"), told(_measures(activity, surveyed))
    if activity.is_controller or activity.dpia is not None:
        yield say("fact.dpia"), answered(activity, "dpia", activity.dpia, _assessment(activity))
    systems = (system_name(key, surveyed.inventory) for key in ids(activity.systems))
    yield say("fact.systems"), answered(activity, "systems", activity.systems, systems)


def clocks_table(activity: Activity, surveyed: Survey) -> tuple[Table, ...]:
    """Return how long the systems of an activity keep what it uses; no table where it uses no recorded field."""
    alike: dict[tuple[str, str], set[str]] = {}
    for system, field in fields_used(surveyed.inventory, activity):
        row = (system.title, kept_for(field.retention, surveyed.reference))
        alike.setdefault(row, set()).add(field.type.id)
    rows = tuple(
        (system, ", ".join(type_names(types, surveyed.reference)), kept)
        for (system, kept), types in sorted(alike.items())
    )
    columns = tuple(say(f"clock.{column}") for column in ("system", "data", "kept"))
    return (Table(say("facts.clocks"), columns, rows),) if rows else ()


# Private functions


def _controller_rows(activity: Activity, surveyed: Survey) -> _Rows:
    reference = surveyed.reference
    if activity.joint_controllers is not None or activity.role is ActivityRole.JOINT_CONTROLLER:
        joint = (_joint(each, surveyed) for each in listed(activity.joint_controllers))
        yield say("fact.joint"), answered(activity, "joint_controllers", activity.joint_controllers, joint)
    yield say("fact.purposes"), answered(activity, "purposes", activity.purposes, purpose_texts(activity))
    yield say("fact.basis"), answered(activity, "purposes", activity.purposes, basis_texts(activity, reference))
    condition = condition_words(activity, reference)
    if condition:
        yield say("fact.condition"), condition
    yield from _people_and_data_rows(activity, surveyed)


def _processor_rows(activity: Activity, surveyed: Survey) -> _Rows:
    controllers = (party_name(key, surveyed.inventory) for key in ids(activity.on_behalf_of))
    yield say("fact.controllers"), answered(activity, "on_behalf_of", activity.on_behalf_of, controllers)
    categories, key = activity.categories_of_processing, "categories_of_processing"
    yield say("fact.categories"), answered(activity, key, categories, listed(categories))
    if activity.subjects is not None or activity.data is not None:
        yield from _people_and_data_rows(activity, surveyed)


def _asked(key: str, activity: Activity) -> str:
    """Return the name of a row, with the letter of Article 30(1) that asks for it where the activity is under that."""
    return say(f"fact.{key}" if activity.is_controller else f"fact.{key}.processor")


def _people_and_data_rows(activity: Activity, surveyed: Survey) -> _Rows:
    people = subject_names(ids(activity.subjects), surveyed.reference)
    yield _asked("subjects", activity), answered(activity, "subjects", activity.subjects, people)
    data = [type_name(key, surveyed.reference) for key in ids(activity.data)]
    yield _asked("data", activity), answered(activity, "data", activity.data, sorted(data))


def _joint(joint: JointController, surveyed: Survey) -> str:
    name = party_name(joint.party.id, surveyed.inventory)
    return say("fact.joint.arrangement", name, joint.arrangement or emptiness(None))


def _recipient_rows(activity: Activity, links: Iterable[Link], surveyed: Survey) -> _Rows:
    """Yield the declared recipients, and those whom data reach by flows without being declared."""
    if activity.is_controller or activity.recipients is not None:
        named = (_recipient(recipient, surveyed) for recipient in listed(activity.recipients))
        yield _asked("recipients", activity), answered(activity, "recipients", activity.recipients, named)
    reached = {link.target.id for link in links if link.target.kind is ElementKind.PARTY and not link.is_empty}
    further = sorted(_party(key, surveyed) for key in reached - _declared(activity))
    if further:
        yield say("fact.recipients.further"), told(further)


def _declared(activity: Activity) -> frozenset[str]:
    """Return the parties that an activity names, as recipients or as controllers."""
    recipients = {recipient.party.id for recipient in listed(activity.recipients) if recipient.party}
    joint = {each.party.id for each in listed(activity.joint_controllers)}
    return frozenset(recipients | joint | set(ids(activity.on_behalf_of)))


def _recipient(recipient: Recipient, surveyed: Survey) -> str:
    if recipient.party:
        name = _party(recipient.party.id, surveyed)
        return say("fact.kind", name, recipient.category) if recipient.category else name
    name = recipient.category or emptiness(None)
    return say("fact.kind", name, recipient.kind) if recipient.kind else name


def _party(key: str, surveyed: Survey) -> str:
    party = surveyed.inventory.parties.get(key)
    roles = ", ".join(say(f"role.{role.value}") for role in party.roles) if party else ""
    return (
        say("fact.kind", party_name(key, surveyed.inventory), roles) if roles else party_name(key, surveyed.inventory)
    )


def _measures(activity: Activity, surveyed: Survey) -> tuple[str, ...]:
    """Return the measures of an activity, of its systems and of the whole organization, each once."""
    organization: Organization | None = surveyed.inventory.organization
    own = [*activity.measures]
    for system in systems_of(surveyed.inventory, activity):
        own += system.measures
    names = [_measure(used, surveyed) for used in own]
    common = [_measure(used, surveyed) for used in (organization.measures if organization else ())]
    shared = maybe(say("fact.measures.common", ", ".join(dict.fromkeys(common))) if common else "")
    return (*dict.fromkeys(names), *shared)


def _measure(used: Mention, surveyed: Survey) -> str:
    known = surveyed.inventory.measures.get(used.id)
    return known.title if known else used.id


def _assessment(activity: Activity) -> Iterator[str]:
    dpia = activity.dpia
    if not isinstance(dpia, ImpactAssessment):
        return
    yield emptiness(None) if dpia.required is None else say("dpia.required" if dpia.required else "dpia.not-required")
    if dpia.status:
        key = f"dpia.status.{dpia.status}"
        yield say(key) if has_words(key) else dpia.status
    yield from (str(part) for part in (dpia.date, dpia.ref, dpia.reason) if part)
