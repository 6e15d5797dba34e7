"""An id is used that no manifest defines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Inventory, Object, Unresolved
from pdmap.resolve.mentions import Kind
from pdmap.rules.references.uses import grouped, hint, places, respellings, use_counts
from pdmap.rules.rule import Context, Observation, Rule

SECTIONS = {
    Kind.SENDER: "systems",
    Kind.RECEIVER: "systems",
    Kind.SYSTEM: "systems",
    Kind.PARTY: "parties",
    Kind.ACTIVITY: "activities",
    Kind.MEASURE: "measures",
    Kind.SUBJECT: "subjects",
}
"""Where an id of a kind is usually defined."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each undefined id and object that uses it."""
    objects = (item for item in context.inventory.unresolved if not item.is_code)
    counts = use_counts(context.inventory)
    for uses in grouped(objects):
        yield replace(_observation(context.inventory, uses), edits=respellings(uses, counts))


RULE = Rule(
    check=Check(
        "REF001",
        "id that is defined nowhere",
        Severity.ERROR,
        ("Art. 30(1) GDPR", "Art. 30(2) GDPR", "Art. 5(2) GDPR"),
    ),
    checks="Every id that a flow, a system, a party, an activity, a policy or a breach uses is defined in some "
    "manifest of the inventory, as the kind of object that the place asks for.",
    why="A misspelled id silently drops a recipient, a system or a measure from the maps and from the records, "
    "which then claim less than what happens. The controller has to be able to show what is true (Article 5(2)).",
    fix="Correct the spelling, or define the object.",
    ask="Nothing, unless the object that was meant turns out to be unknown: then the record had a gap.",
    bad="""\
systems:
  customer-db: {}
activities:
  accounts:
    role: controller
    systems: [custmer-db]  # <- finding
""",
    good="""\
systems:
  customer-db: {}
activities:
  accounts:
    role: controller
    systems: [customer-db]
""",
    find=find,
    profile=Profile.MINIMAL,
    needs_whole=False,
)


# Private functions


def _observation(inventory: Inventory, uses: list[Unresolved]) -> Observation:
    first = uses[0]
    other = _defined_otherwise(inventory, first.id)
    message = f"`{first.id}` is no {first.kind} of this inventory{hint(first)}"
    related = [first.nearest] if first.nearest else []
    if other and not hint(first):
        kind, item = other
        message += f", but a {kind}"
        related = [item.head.location(f"defined as a {kind}")]
    return Observation(
        address=first.address,
        node=first.node,
        message=message,
        remedy=_remedy(first, is_taken=other is not None),
        related=(*related, *places(uses[1:]))[:2],
        detail=f"{first.kind} {first.id}",
    )


def _defined_otherwise(inventory: Inventory, identifier: str) -> tuple[Kind, Object] | None:
    """Return what the id stands for where it stands for an object of another kind."""
    sections = {
        Kind.SYSTEM: inventory.systems,
        Kind.PARTY: inventory.parties,
        Kind.ACTIVITY: inventory.activities,
        Kind.SUBJECT: inventory.subjects,
        Kind.MEASURE: inventory.measures,
    }
    for kind, section in sections.items():
        if identifier in section:
            return kind, section[identifier]
    return None


def _remedy(use: Unresolved, *, is_taken: bool) -> str:
    if known := use.suggestion or use.meant:
        return f"write `{known}`"
    if is_taken:
        return f"write the id of a {use.kind}"
    return f"correct the spelling, or define it:\n{SECTIONS[Kind(use.kind)]}:\n  {use.id}:\n    name: ..."
