"""A system for staging, tests or development holds or receives data of real people."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Location, Severity
from pdmap.graph import Element, ElementKind, Path
from pdmap.model import Environment, Inventory, Protection, System, listed
from pdmap.questions.real_fields import real_fields, types_of
from pdmap.rules.minimization.arrivals import arrivals, rests_on, starting_data
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named

OUTSIDE = {Environment.STAGING: "staging", Environment.TEST: "tests", Environment.DEVELOPMENT: "development"}
"""Environments beside production, and what a message calls their use."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each system outside production with data of real people."""
    asked = [
        system
        for system in context.inventory.systems.values()
        if system.environment in OUTSIDE and not system.synthetic
    ]
    reached = arrivals(context, starting_data(context, lambda _: True, lambda _: True)) if asked else {}
    for system in asked:
        held = types_of(real_fields(system))
        paths = reached.get(Element(ElementKind.SYSTEM, system.id), ())
        brought = [path for path in paths if _is_real(context.inventory, system, path)]
        if held or brought:
            yield _observation(system, held, brought)


RULE = Rule(
    check=Check(
        "MIN004",
        "real data outside production",
        Severity.WARNING,
        ("Art. 5(1)(c) GDPR", "Art. 5(1)(b) GDPR", "Art. 32(1) GDPR"),
    ),
    checks="A system whose `environment` is `staging`, `test` or `development` has `synthetic: true`, or all of its "
    "fields are anonymized and no flow brings it anything else. Flows are followed from where the data start; what "
    "comes from a synthetic system, or is anonymized on the way, does not count.",
    why="Tests can almost always do with invented data (Article 5(1)(c)), and test systems have more readers, weaker "
    "protection and no deletion. Copies of production in test systems are a common source of breaches.",
    fix="Fill the system with invented data and write `synthetic: true`, or anonymize on the way there. Where real "
    "data are needed, protect the system like production and write `environment: production`.",
    ask="Were the people told of tests with their data, and is the test compatible with why they were collected?",
    bad="""\
systems:
  staging-shop:
    environment: staging  # <- finding
    fields: [name, email.address]
""",
    good="""\
systems:
  staging-shop:
    environment: staging
    synthetic: true
    fields: [name, email.address]
""",
    find=find,
)


# Private functions


def _is_real(inventory: Inventory, system: System, path: Path) -> bool:
    """Return whether a path brings data of real people that the system does not anonymize, from somewhere else."""
    passed = [inventory.systems.get(link.source.id) for link in path.links]
    if path.start.id == system.id or any(source and source.synthetic for source in passed):
        return False
    anonymized = [field for field in listed(system.fields) if field.protection is Protection.ANONYMIZED]
    types = frozenset(field.type.id for field in anonymized)
    return any(not inventory.reference.touches(types, brought) for brought in path.data)


def _observation(system: System, held: list[str], brought: list[Path]) -> Observation:
    data = sorted({*held, *(data_type for path in brought for data_type in path.data)})
    use = OUTSIDE[system.environment] if system.environment else ""
    claim = "" if system.synthetic is None else ", said not to be invented"
    way = f"; `{brought[0]}` brings {listing(sorted(brought[0].data))}" if brought else ""
    return Observation(
        address=system.address,
        node=system.at("environment"),
        message=f"{named(system)} is for {use} and holds {listing(data)}{claim}{way}",
        remedy="fill it with invented data, then say so:\n"
        f"systems:\n  {system.id}:\n    synthetic: ...  # true, once all data are invented or anonymized",
        label="real data?",
        related=_arrival(brought),
        depends_on=rests_on(brought),
    )


def _arrival(brought: list[Path]) -> tuple[Location, ...]:
    return (brought[0].links[-1].item.head.location("data arrive by this"),) if brought else ()
