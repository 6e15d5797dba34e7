"""A measure says something of a system, and the system says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import System, ids
from pdmap.questions.contradictions import Contradiction, contradictions
from pdmap.questions.measures import Claims
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, yaml_list


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each place where a system contradicts what measures assert of it."""
    claims = Claims(context.inventory)
    for system in context.inventory.systems.values():
        places: dict[tuple[int, int], list[Contradiction]] = {}
        for contradiction in contradictions(system, claims):
            places.setdefault((contradiction.node.line, contradiction.node.column), []).append(contradiction)
        yield from (_observation(system, found) for found in places.values())


# Private functions


def _observation(system: System, found: list[Contradiction]) -> Observation:
    """Return what is seen of contradictions at one place, such as `encryption: none` against two assertions."""
    measures = {measure.id: measure for item in found for measure in item.measures}
    asserting = [measures[identifier] for identifier in sorted(measures)]
    assertions = [item.assertion for item in found]
    verb = "asserts" if len(asserting) == 1 else "assert"
    exceptions = "".join(
        f"\n  {measure.id}:\n    except: {yaml_list([*ids(measure.exceptions), system.id])}" for measure in asserting
    )
    return Observation(
        address=system.address,
        node=found[0].node,
        message=f"{named(system)} {found[0].fact}, and {listing([item.id for item in asserting])} {verb} "
        f"{listing(assertions)} of it",
        remedy=f"put the system right, or leave it out of what is asserted:\nmeasures:{exceptions}",
        label="asserted otherwise",
        related=(asserting[0].at("asserts").location("asserted here"),),
        detail=assertions[0],
        depends_on=tuple(measure.address for measure in asserting),
    )


RULE = Rule(
    check=Check(
        "SEC009",
        "measure that a system contradicts",
        Severity.ERROR,
        ("Art. 5(2) GDPR", "Art. 30(1)(g) GDPR", "Art. 32(1) GDPR"),
    ),
    checks="What a measure `asserts` is not denied by a system that it holds for: every system if the organization "
    "names the measure, else those that name it and those of an activity that names it, without those under `except`. "
    "`encryption-at-rest` and `encryption-in-transit` are denied by `false`, by `none` and by a choice that allows it, "
    "unless the measure is `optional`; `backup` by `none`; `restore-tests` by a backup or a test that is `none`; "
    "`access-control` by a role such as `everyone`; `automatic-deletion` by `none` and by the method `manual`. "
    "Unknown and silence deny nothing.",
    why="The record describes the measures (Article 30(1)(g)), and the controller has to be able to show that they are "
    "real (Article 5(2)). A description that its own inventory refutes is worse than a modest one.",
    fix="Bring the system to what the measure says. Where that will not happen, name the system under `except`, so "
    "that the record says what is true.",
    ask="Has anybody relied on the description, such as a customer in the annex of a contract?",
    bad="""\
organization:
  measures: [disk-encryption]
measures:
  disk-encryption: {asserts: encryption-at-rest}
systems:
  wiki:
    encryption: {at_rest: false}  # <- finding
""",
    good="""\
organization:
  measures: [disk-encryption]
measures:
  disk-encryption: {asserts: encryption-at-rest, except: [wiki]}
systems:
  wiki:
    encryption: {at_rest: false}
""",
    find=find,
)
