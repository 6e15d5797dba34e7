"""A data type of the inventory's own says neither what it is a kind of nor how sensitive it is."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import DataTypeDefinition
from pdmap.reference import built_in
from pdmap.reference.hierarchy import nearest
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each new data type without a broader type and without a sensitivity."""
    own, known = context.inventory.data_types, context.inventory.reference.data_types
    classes = nearest(own, known, built_in().data_types.keys())
    for definition in own.values():
        if definition.sensitivity is None and not classes[definition.id]:
            yield _observation(definition)


RULE = Rule(
    check=Check(
        "REF009",
        "data type that nobody classed",
        Severity.NOTE,
        ("Art. 30(1)(c) GDPR", "Art. 32(2) GDPR"),
    ),
    checks="A data type that the inventory adds is, by `is` or by its dotted id, a kind of a built-in type, or has a "
    "`sensitivity`. A type that is defined nowhere is the subject of REF004.",
    why="Rules on credentials, special categories and security go by the broader type and the sensitivity. A type "
    "without either is taken for harmless, whatever is in it.",
    fix="Name the built-in type that it is a kind of. If there is none, set `sensitivity` from 1 to 5, and `special` "
    "where a special rule of law applies.",
    ask="Can the data reveal health, belief, opinion, origin or sex life to somebody who knows the context?",
    bad="""\
data_types:
  badge_number: {name: Badge number}  # <- finding
""",
    good="""\
data_types:
  badge_number: {name: Badge number, is: identity}
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


def _observation(definition: DataTypeDefinition) -> Observation:
    return Observation(
        address=definition.address,
        node=definition.head,
        message=f"the data type {named(definition)} is a kind of no built-in type and has no sensitivity",
        remedy=f"class it:\ndata_types:\n  {definition.id}: {{is: ..., sensitivity: ...}}  # 1 to 5",
        label="a kind of what?",
    )
