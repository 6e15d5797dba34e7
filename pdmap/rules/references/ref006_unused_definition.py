"""Something is defined that no part of the inventory uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Inventory, Object
from pdmap.resolve.mentions import Kind, used_ids
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named

_OF_FLOWS = frozenset({Kind.SENDER, Kind.RECEIVER})
"""Kinds of ids that may name a system, a party or a category of data subjects."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each object that nothing refers to."""
    used = used_ids(context.inventory)
    at_flows = frozenset().union(*(used[kind] for kind in _OF_FLOWS))
    broken = _broken(context.inventory)
    for kind, objects in _sections(context.inventory).items():
        for item in objects.values():
            if item.id not in at_flows and item.id not in used[kind]:
                yield _observation(kind, item, broken)


RULE = Rule(
    check=Check(
        "REF006",
        "definition that nothing uses",
        Severity.NOTE,
        ("Art. 30(1) GDPR", "Art. 30(2) GDPR", "Art. 5(2) GDPR"),
    ),
    checks="Every system, party, measure, and category of data subjects or data type of the inventory's own is named "
    "by an activity, a flow or another object. A waiver or a comment is no use.",
    why="Records are made of activities. A system that none of them names is in no record, although it may hold data; "
    "a party that nobody names is a recipient that was forgotten, or one that is gone.",
    fix="Name it where it is used, or delete the definition.",
    ask="Is it really unused, or is an activity missing?",
    bad="""\
systems:
  archive: {kind: paper}  # <- finding
activities:
  accounts: {role: controller, systems: none}
""",
    good="""\
systems:
  archive: {kind: paper}
activities:
  accounts: {role: controller, systems: [archive]}
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


def _sections(inventory: Inventory) -> Mapping[Kind, Mapping[str, Object]]:
    return {
        Kind.SYSTEM: inventory.systems,
        Kind.PARTY: inventory.parties,
        Kind.MEASURE: inventory.measures,
        Kind.SUBJECT: inventory.subjects,
        Kind.DATA_TYPE: inventory.data_types,
    }


def _broken(inventory: Inventory) -> tuple[str, ...]:
    """Return the addresses of all objects that do not fit the language: any may name something."""
    return tuple(sorted(f"{section}/{identifier}" for section, ids in inventory.left_out.items() for identifier in ids))


def _observation(kind: Kind, item: Object, broken: tuple[str, ...]) -> Observation:
    return Observation(
        address=item.address,
        node=item.head,
        message=f"nothing uses the {kind} {named(item)}",
        remedy="name it in an activity, in a flow or where else it is used, or delete it",
        label="used by what?",
        depends_on=broken,
    )
