"""A system holds a data type that no activity and no flow names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Field, Inventory, System, Unknown, ids, listed
from pdmap.reference import Reference
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.usage import users_by_system
from pdmap.rules.wording import count, listing, named, not_known, yaml_list


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each field without a use, or one for a system where that is every field."""
    users = users_by_system(context.inventory)
    for use in _uses(context.inventory, users):
        fields = listed(use.system.fields)
        unused = [field for field in fields if not _is_named(context.inventory.reference, use.data, field.type.id)]
        if len(unused) == len(fields) > 1:
            yield _unused_system(context, use)
        else:
            yield from (_unused_field(context, use, field) for field in unused)


RULE = Rule(
    check=Check(
        "MIN001",
        "field that no purpose justifies",
        Severity.WARNING,
        ("Art. 5(1)(c) GDPR", "Art. 25(2) GDPR"),
    ),
    checks="Every data type that a system holds is named by an activity that uses the system, "
    "or carried by a flow that starts or ends there. A parent counts for its children and a child for its parent. "
    "It is a note where an activity that uses the system does not know its data types yet.",
    why="Data have to be limited to what their purposes need (Article 5(1)(c)), also by default (Article 25(2)). "
    "A field that no activity names is either collected without a purpose or missing from the record.",
    fix="Name the data type in the activity that needs it. If nothing does, stop collecting it "
    "and delete what is stored.",
    ask="Is the purpose that the field gets now the one that it was collected for (Article 6(4))?",
    bad="""\
systems:
  shop:
    fields:
      - email.address
      - date_of_birth  # <- finding
activities:
  orders:
    role: controller
    data: [email.address]
    systems: [shop]
""",
    good="""\
systems:
  shop:
    fields:
      - email.address
activities:
  orders:
    role: controller
    data: [email.address]
    systems: [shop]
""",
    find=find,
)


# Private functions


@dataclass(frozen=True, slots=True)
class _Use:
    """What activities and flows do with a system."""

    system: System
    users: list[Activity]
    """Activities that name the system, by id."""
    data: frozenset[str]
    """Data types that they, its flows, and activities that do not say which systems they use, name."""
    open_user: Activity | None
    """The first of them that does not know its data types yet."""


def _uses(inventory: Inventory, users: Mapping[str, list[Activity]]) -> Iterator[_Use]:
    activities = inventory.activities.values()
    anywhere = [item for item in activities if item.systems is None or isinstance(item.systems, Unknown)]
    carried: dict[str, set[str]] = {}
    for flow in inventory.flows.values():
        for end in (flow.source.id, flow.target.id):
            carried.setdefault(end, set()).update(ids(flow.data))
    for system in inventory.systems.values():
        own = sorted(users.get(system.id, []), key=lambda activity: activity.id)
        every = sorted([*own, *anywhere], key=lambda activity: activity.id)
        data = {data_type for activity in every for data_type in ids(activity.data)}
        open_user = next((activity for activity in every if isinstance(activity.data, Unknown)), None)
        yield _Use(system, own, frozenset(data | carried.get(system.id, set())), open_user)


def _is_named(reference: Reference, named: frozenset[str], held: str) -> bool:
    """Return whether a data type, one above it or one below it is among those named."""
    if not named.isdisjoint(reference.ancestors(held)):
        return True
    return any(reference.is_a(data_type, held) for data_type in named)


def _unused_field(context: Context, use: _Use, field: Field) -> Observation:
    held = field.type.id
    return Observation(
        address=field.address,
        node=field.at("type"),
        message=f"no activity and no flow names `{held}` of {named(use.system)}{_doubt(context, use)}",
        remedy=_remedy(use, [held]),
        label="what for?",
        severity=Severity.NOTE if use.open_user else None,
    )


def _unused_system(context: Context, use: _Use) -> Observation:
    held = sorted({field.type.id for field in listed(use.system.fields)})
    fields = count(len(listed(use.system.fields)), "field")
    return Observation(
        address=use.system.address,
        node=use.system.head,
        message=f"no activity and no flow names any of the {fields} of {named(use.system)}: "
        f"{listing(held)}{_doubt(context, use)}",
        remedy=_remedy(use, held),
        label="what for?",
        severity=Severity.NOTE if use.open_user else None,
    )


def _doubt(context: Context, use: _Use) -> str:
    user = use.open_user
    if user is None or not isinstance(user.data, Unknown):
        return ""
    return f"; the data of `{user.id}` are {not_known(user.data, context.as_of)}"


def _remedy(use: _Use, held: list[str]) -> str:
    words = "name in an activity what it needs, delete the rest:"
    if not use.users:
        return f"{words}\ndata: {yaml_list(held)}\nsystems: [{use.system.id}]"
    user = use.users[0]
    known = ids(user.data)
    data = yaml_list([*known, *(data_type for data_type in held if data_type not in known)])
    return f"{words}\nactivities:\n  {user.id}:\n    data: {data}"
