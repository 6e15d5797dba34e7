"""Data under a rule of their own (Articles 9, 10 and 87): where activities name them, and the laws cited for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.model import Activity, Flow, Inventory, Mention, Purpose, ids, listed
from pdmap.questions.serving import flows_by_activity
from pdmap.reference import Reference, Special
from pdmap.rules.answers import is_said
from pdmap.rules.held_fields import HeldFields
from pdmap.rules.lawfulness.purposes import current_activities


@dataclass(frozen=True, slots=True)
class Uncited:
    """Data of an activity that need a law, and a purpose of it that names none."""

    activity: Activity
    purpose: Purpose | None
    """`None` where the activity has no purposes."""
    data: tuple[Mention, ...]
    """Where the data types are named, each once, by key."""
    is_split: bool
    """Whether another purpose of the activity names a law: the manifest does not tell which purpose uses which data."""

    @property
    def depends_on(self) -> tuple[str, ...]:
        """Return the addresses of the systems whose fields may name a law as well."""
        return tuple(f"systems/{identifier}" for identifier in dict.fromkeys(ids(self.activity.systems)))

    def places(self, label: str) -> tuple[Location, ...]:
        """Return the first two places where the data are named."""
        return tuple(mention.node.location(label) for mention in self.data[:2])


def named_data(reference: Reference, activity: Activity, flows: Iterable[Flow], special: Special) -> list[Mention]:
    """Return where the activity, or a flow that serves it, names data of a special kind; each type once, by key."""
    mentions = [*listed(activity.data), *(mention for flow in flows for mention in listed(flow.data))]
    found: dict[str, Mention] = {}
    for mention in mentions:
        data_type = reference.data_types.get(mention.id)
        if data_type and data_type.special is special:
            found.setdefault(mention.id, mention)
    return [found[key] for key in sorted(found)]


def uncited(inventory: Inventory, special: Special) -> Iterator[Uncited]:
    """Yield each purpose of a controller without a law for data of a special kind that its activity names.

    The law stands at the purpose, or at every field of the activity's systems that holds the data.
    """
    flows = flows_by_activity(inventory)
    for activity in current_activities(inventory):
        data = _without_law(inventory, activity, flows, special)
        if data:
            yield from _purposes_without_law(activity, data)


# Private functions


def _without_law(
    inventory: Inventory, activity: Activity, flows: Mapping[str, list[Flow]], special: Special
) -> tuple[Mention, ...]:
    named = named_data(inventory.reference, activity, flows.get(activity.id, ()), special)
    fields = HeldFields(inventory, activity) if named else None
    return tuple(mention for mention in named if not (fields and _is_lawful_at_fields(fields, mention.id)))


def _is_lawful_at_fields(fields: HeldFields, data_type: str) -> bool:
    laws = [field.law for _, field in fields.holding(data_type)]
    return bool(laws) and all(map(is_said, laws))


def _purposes_without_law(activity: Activity, data: tuple[Mention, ...]) -> Iterator[Uncited]:
    purposes = listed(activity.purposes)
    if not purposes:
        yield Uncited(activity, None, data, is_split=False)
    is_split = any(is_said(purpose.law) for purpose in purposes)
    for purpose in purposes:
        if not is_said(purpose.law):
            yield Uncited(activity, purpose, data, is_split)
