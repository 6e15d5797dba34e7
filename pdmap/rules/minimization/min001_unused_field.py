"""A system holds a data type that no activity and no flow names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pdmap.findings import Check, Severity
from pdmap.frozen import dataclass
from pdmap.model import Activity, Field, Flow, Inventory, System, Unknown, ids, listed
from pdmap.questions.serving import possible_users, users_by_system, users_of_unnamed_systems
from pdmap.reference import Reference
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, listing, named, not_known, yaml_list


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each data type without a use, or one for a system where that is all of them."""
    for use in _uses(context.inventory):
        held = _held(context.inventory.reference, use.system)
        unused = [data_type for data_type in held if not use.is_named(context.inventory.reference, data_type)]
        fields = sum(map(len, held.values()))
        if len(unused) == len(held) and fields > 1:
            yield _unused_system(context, use, unused, fields)
        else:
            yield from (_unused_type(context, use, held[data_type], unused) for data_type in unused)


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

_MOST_PLACES = 2
"""How many other fields of the same type an observation shows."""


@dataclass(frozen=True, slots=True)
class _Names:
    """Data types that are named somewhere, and those above them."""

    types: frozenset[str]
    above: frozenset[str]

    def is_named(self, reference: Reference, held: str) -> bool:
        """Return whether a data type, one above it or one below it is among those named."""
        return held in self.above or reference.covers(self.types, held)


@dataclass(frozen=True, slots=True)
class _Anywhere:
    """Activities that may use any system, looked at once for all systems."""

    names: _Names
    open_user: Activity | None
    possible: tuple[str, ...]
    """Addresses of these activities, and of activities and flows that cannot be read."""


@dataclass(frozen=True, slots=True)
class _Use:
    """What activities and flows do with a system."""

    system: System
    users: list[Activity]
    """Activities that name the system, by id."""
    names: _Names
    """What they and the system's flows name."""
    anywhere: _Anywhere
    flows: tuple[str, ...]
    """Addresses of the flows that start or end at the system."""

    @property
    def open_user(self) -> Activity | None:
        """Return the first activity that may use the system and does not know its data types yet."""
        return _first_open([*self.users, *([self.anywhere.open_user] if self.anywhere.open_user else [])])

    @property
    def depends_on(self) -> tuple[str, ...]:
        """Return the addresses of what might name the data."""
        return (*(user.address for user in self.users), *self.flows, *self.anywhere.possible)

    def is_named(self, reference: Reference, held: str) -> bool:
        """Return whether something that may concern the system names a data type."""
        return self.names.is_named(reference, held) or self.anywhere.names.is_named(reference, held)


def _uses(inventory: Inventory) -> Iterator[_Use]:
    users = users_by_system(inventory)
    anywhere = _anywhere(inventory)
    flows: dict[str, list[Flow]] = {}
    for flow in inventory.flows.values():
        for end in {flow.source.id, flow.target.id}:
            flows.setdefault(end, []).append(flow)
    for system in inventory.systems.values():
        own = sorted(users.get(system.id, []), key=lambda activity: activity.id)
        there = flows.get(system.id, [])
        names = _names(inventory.reference, [*own, *there])
        yield _Use(system, own, names, anywhere, tuple(flow.address for flow in there))


def _anywhere(inventory: Inventory) -> _Anywhere:
    activities = users_of_unnamed_systems(inventory)
    flows = (f"flows/{identifier}" for identifier in sorted(inventory.left_out.get("flows", ())))
    names = _names(inventory.reference, activities)
    return _Anywhere(names, _first_open(activities), (*possible_users(inventory), *flows))


def _names(reference: Reference, naming: Iterable[Activity | Flow]) -> _Names:
    types = frozenset(data_type for item in naming for data_type in ids(item.data))
    return _Names(types, frozenset(above for data_type in types for above in reference.ancestors(data_type)))


def _first_open(activities: Iterable[Activity]) -> Activity | None:
    """Return the first activity, by id, that does not know its data types yet."""
    unknown = (activity for activity in activities if isinstance(activity.data, Unknown))
    return min(unknown, key=lambda activity: activity.id, default=None)


def _held(reference: Reference, system: System) -> Mapping[str, list[Field]]:
    """Return the fields of a system by data type; of types that are defined nowhere, something else is told."""
    held: dict[str, list[Field]] = {}
    for field in listed(system.fields):
        if field.type.id in reference.data_types:
            held.setdefault(field.type.id, []).append(field)
    return held


def _unused_type(context: Context, use: _Use, fields: list[Field], unused: list[str]) -> Observation:
    first, *others = fields
    return Observation(
        address=first.address,
        node=first.at("type"),
        message=f"no activity and no flow names `{first.type.id}` of {named(use.system)}{_doubt(context, use)}",
        remedy=_remedy(use, unused),
        label="what for?",
        related=tuple(field.at("type").location("held here too") for field in others[:_MOST_PLACES]),
        severity=Severity.NOTE if use.open_user else None,
        depends_on=use.depends_on,
    )


def _unused_system(context: Context, use: _Use, unused: list[str], fields: int) -> Observation:
    return Observation(
        address=use.system.address,
        node=use.system.head,
        message=f"no activity and no flow names any of the {count(fields, 'field')} of {named(use.system)}: "
        f"{listing(sorted(unused))}{_doubt(context, use)}",
        remedy=_remedy(use, sorted(unused)),
        label="what for?",
        severity=Severity.NOTE if use.open_user else None,
        depends_on=use.depends_on,
    )


def _doubt(context: Context, use: _Use) -> str:
    user = use.open_user
    if user is None or not isinstance(user.data, Unknown):
        return ""
    return f"; the data of `{user.id}` are {not_known(user.data, context.as_of)}"


def _remedy(use: _Use, held: list[str]) -> str:
    """Return what to add to the activity that uses the system; which one is open where there are several.

    All data types stand in each remedy, so that pasting the one does not undo the other.
    """
    words = "name in an activity what it needs, delete the rest:\nactivities:"
    match use.users:
        case []:
            return f"{words}\n  ...:\n    data: {yaml_list(held)}\n    systems: [{use.system.id}]"
        case [user]:
            known = ids(user.data)
            data = yaml_list([*known, *(data_type for data_type in held if data_type not in known)])
            return f"{words}\n  {user.id}:\n    data: {data}"
        case users:
            which = ", ".join(user.id for user in users)
            return f"{words}\n  ...:  # {which}\n    data: {yaml_list(['...', *held])}"
