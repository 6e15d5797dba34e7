"""A code of the vocabulary or the law is used that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from pdmap.findings import Profile
from pdmap.language.checks import UNKNOWN_CODE
from pdmap.model import Unresolved
from pdmap.reference import MechanismKind, Reference
from pdmap.resolve.mentions import Kind
from pdmap.rules.references.uses import grouped, hint, places, respellings, use_counts
from pdmap.rules.rule import Context, Observation, Rule


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each unknown code and object that uses it."""
    codes = (item for item in context.inventory.unresolved if item.is_code)
    counts = use_counts(context.inventory)
    for uses in grouped(codes):
        yield replace(_observation(context.inventory.reference, uses), edits=respellings(uses, counts))


RULE = Rule(
    check=UNKNOWN_CODE,
    checks="Data types, lawful bases, conditions of Article 9(2), transfer mechanisms, countries and cloud regions "
    "are words of the built-in vocabulary, or of the one that the inventory adds. A kind of purpose that a policy "
    "names is not almost the one that a purpose has.",
    why="Rules and records rest on these words: a country that does not exist cannot be judged, "
    "and a lawful basis that the law does not know is none.",
    fix="Write the code that was meant. Where the vocabulary lacks a word, add it in the section of its kind: "
    "`data_types`, `lawful_bases`, `conditions`, `mechanisms`, `countries` or `regions`.",
    ask="For an added basis, condition or mechanism: which provision of which law is it?",
    bad="""\
activities:
  accounts:
    role: controller
    purposes:
      - {text: Run the customer's account, basis: contracts}  # <- finding
""",
    good="""\
activities:
  accounts:
    role: controller
    purposes:
      - {text: Run the customer's account, basis: contract}
""",
    find=find,
    profile=Profile.MINIMAL,
    needs_whole=False,
)


# Private functions


def _observation(reference: Reference, uses: list[Unresolved]) -> Observation:
    first = uses[0]
    nearest = (first.nearest,) if first.nearest else ()
    return Observation(
        address=first.address,
        node=first.node,
        message=f"`{first.id}` is no known {first.kind}{hint(first)}",
        remedy=f"write `{known}`" if (known := first.suggestion or first.meant) else _remedy(reference, first),
        related=(*nearest, *places(uses[1:]))[:2],
        detail=f"{first.kind} {first.id}",
    )


def _remedy(reference: Reference, use: Unresolved) -> str:
    kind = Kind(use.kind)
    match kind:
        case Kind.LAWFUL_BASIS:
            return f"write one of: {', '.join(sorted(reference.lawful_bases))}"
        case Kind.CONDITION:
            return f"write one of: {', '.join(sorted(reference.conditions))}"
        case Kind.MECHANISM:
            return f"write one of: {', '.join(_usable_mechanisms(reference))}"
        case Kind.PLACE:
            return "write an ISO 3166-1 code such as `SE`, or a cloud region such as `aws:eu-north-1`"
        case Kind.DATA_TYPE:
            return f"write a known data type, or define it:\ndata_types:\n  {use.id}: {{name: ..., is: ...}}"
        case Kind.SENDER | Kind.RECEIVER | Kind.SYSTEM | Kind.PARTY | Kind.ACTIVITY | Kind.MEASURE | Kind.SUBJECT:
            return "write the id of an object that is defined"
        case never:
            assert_never(never)


def _usable_mechanisms(reference: Reference) -> list[str]:
    return sorted(id_ for id_, known in reference.mechanisms.items() if known.kind is not MechanismKind.DEAD)
