"""Nothing describes how the data of an activity are secured."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Activity, Inventory, ids
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, named, yaml_list

MOST_SUGGESTED = 3
"""Measures of the inventory that a remedy names at most."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity without a measure of its own, of its systems or of the organization."""
    organization = context.inventory.organization
    if organization and organization.measures:
        return
    for activity in context.inventory.activities.values():
        if not activity.measures and not _systems_with_measures(context.inventory, activity):
            yield _observation(context.inventory, activity)


RULE = Rule(
    check=Check(
        "SEC004",
        "activity without a description of security measures",
        Severity.ERROR,
        ("Art. 30(1)(g) GDPR", "Art. 30(2)(d) GDPR", "Art. 32(1) GDPR"),
    ),
    checks="Every activity, of a controller or of a processor, has at least one measure: its own, "
    "one of the systems that it uses, or one of the organization.",
    why="Both records describe the technical and organizational measures in general terms, where possible "
    "(Article 30(1)(g), 30(2)(d)). Records without that description have been part of fined cases: "
    "Foodinho (Italy, 2021) and Volkswagen (Lower Saxony, 2022).",
    fix="Define each measure once in `measures`, and name it where it holds: at the organization if everywhere, "
    "else at the system or the activity.",
    ask="Do the measures fit the risk (Article 32(1)), and could each of them be shown on the day that somebody asks?",
    bad="""\
activities:
  accounts:  # <- finding
    role: controller
""",
    good="""\
organization:
  measures: [staff-training]
measures:
  staff-training: {name: Yearly training of everybody with access}
activities:
  accounts:
    role: controller
""",
    find=find,
    profile=Profile.MINIMAL,
)


# Private functions


def _systems_with_measures(inventory: Inventory, activity: Activity) -> list[str]:
    used = [inventory.systems[id_] for id_ in ids(activity.systems) if id_ in inventory.systems]
    return [system.id for system in used if system.measures]


def _observation(inventory: Inventory, activity: Activity) -> Observation:
    return Observation(
        address=activity.address,
        node=activity.at("measures"),
        message=f"no security measure is recorded for {_places(activity)}",
        remedy=_remedy(inventory, activity),
        label="secured how?",
        depends_on=("organization", *(f"systems/{identifier}" for identifier in ids(activity.systems))),
    )


def _places(activity: Activity) -> str:
    """Return where a measure could have been recorded."""
    systems = len(set(ids(activity.systems)))
    used = f", its {count(systems, 'system')}" if systems else ""
    return f"{named(activity)}{used} or the organization"


def _remedy(inventory: Inventory, activity: Activity) -> str:
    defined = sorted(inventory.measures)[:MOST_SUGGESTED]
    if defined:
        return f"name those that hold for it:\nactivities:\n  {activity.id}:\n    measures: {yaml_list(defined)}"
    return (
        "describe a measure and name it where it holds:\n"
        "measures:\n  encryption-in-transit: {name: ..., article32: a}\n"
        f"activities:\n  {activity.id}:\n    measures: [encryption-in-transit]"
    )
