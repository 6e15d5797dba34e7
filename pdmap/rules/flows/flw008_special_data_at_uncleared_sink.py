"""Special data arrive where no activity has a condition for them, or data at a system not cleared for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pdmap.findings import Check, Severity
from pdmap.graph import Element, ElementKind, Link, Path
from pdmap.model import Activity, ActivityRole, Flow, Inventory, Object, Unknown, ids, listed
from pdmap.questions.serving import flows_by_activity, possible_users, users_by_system
from pdmap.reference import Special
from pdmap.rules.flows.clearance import arrivals, place, too_sensitive
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, not_known

SPECIAL = {Special.ARTICLE_9: "condition of Article 9(2)", Special.ARTICLE_10: "law for Article 10"}
"""What data of a special kind need, and how a message calls it."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each place that special data, or too sensitive ones, reach without clearance."""
    users = users_by_system(context.inventory)
    serving = flows_by_activity(context.inventory)
    possible = possible_users(context.inventory)
    for special in SPECIAL:
        for path in _arrivals(context, special):
            activities = _activities(context.inventory, users, path.links[-1])
            if not any(_is_cleared(item, serving.get(item.id, ()), special, path.data) for item in activities):
                observation = _observation(context, path, activities, special)
                yield replace(observation, depends_on=(*observation.depends_on, *possible))
    yield from too_sensitive(context)


# Private functions


def _arrivals(context: Context, special: Special) -> list[Path]:
    """Return the ways of special data to the places that they reach by flows and collections without a law there."""
    kinds = context.inventory.reference.data_types
    meant = frozenset(key for key, known in kinds.items() if known.special is special)
    found = (path for paths in arrivals(context).values() for path in paths if not meant.isdisjoint(path.data))
    judged = (replace(path, data=path.data & meant) for path in found)
    asked = (replace(path, data=path.data - _lawful(context, path)) for path in judged)
    return [path for path in asked if path.data]


def _of_kind(context: Context, data: frozenset[str], special: Special) -> frozenset[str]:
    known = context.inventory.reference.data_types
    return frozenset(key for key in data if key in known and known[key].special is special)


def _lawful(context: Context, path: Path) -> frozenset[str]:
    """Return the data for which every field that takes them at the end of a path names a law (Article 10)."""
    system = context.inventory.systems.get(path.links[-1].target.id)
    fields = listed(system.fields) if system else ()
    lawful = set()
    for data_type in _of_kind(context, path.data, Special.ARTICLE_10):
        taking = [field for field in fields if context.inventory.reference.overlap(field.type.id, data_type)]
        if taking and all(field.law for field in taking):
            lawful.add(data_type)
    return frozenset(lawful)


def _activities(inventory: Inventory, users: Mapping[str, list[Activity]], link: Link) -> list[Activity]:
    """Return the activities that use the place at the end of a link, or else those that the link serves, by id."""
    using = users.get(link.target.id, []) if link.target.kind is ElementKind.SYSTEM else []
    served = (inventory.activities.get(identifier) for identifier in link.activities)
    return sorted(using or (item for item in served if item), key=lambda activity: activity.id)


def _is_cleared(activity: Activity, flows: Iterable[Flow], special: Special, data: frozenset[str]) -> bool:
    """Return whether an activity has what the data need, or another rule asks for it.

    A processor acts on its controller's condition. What an activity of a controller names itself, or
    by a flow that serves it, is the subject of LAW002 and LAW003.
    """
    if activity.role is ActivityRole.PROCESSOR or (special is Special.ARTICLE_10 and activity.official_authority):
        return True
    purposes = listed(activity.purposes)
    if any(purpose.condition if special is Special.ARTICLE_9 else purpose.law for purpose in purposes):
        return True
    asked = set(ids(activity.data)).union(*(ids(flow.data) for flow in flows))
    return not data.isdisjoint(asked)


def _observation(context: Context, path: Path, activities: list[Activity], special: Special) -> Observation:
    link = path.links[-1]
    sink = _object(context, link.target)
    needed = SPECIAL[special]
    unknown = next((item.purposes for item in activities if isinstance(item.purposes, Unknown)), None)
    if unknown:
        reason = f"and the purposes there are {not_known(unknown, context.as_of)}"
    elif activities:
        reason = f"and {listing([activity.id for activity in activities])} {_has(activities)} no {needed}"
    else:
        reason = "which serves no activity"
    return Observation(
        address=link.item.address,
        node=place(link, path.data),
        message=f"{listing(sorted(path.data))} {_reach(path)} {named(sink)}, {reason}: `{path}`",
        remedy=_remedy(activities, link, needed),
        label=f"to `{link.target.id}`",
        related=(sink.head.location("arrives here"),),
        detail=f"{special} {min(path.data)}",
        severity=Severity.WARNING if unknown else None,
        depends_on=tuple(item.address for item in (*activities, *([sink] if special is Special.ARTICLE_10 else []))),
    )


def _object(context: Context, element: Element) -> Object:
    if element.kind is ElementKind.SYSTEM:
        return context.inventory.systems[element.id]
    return context.inventory.parties[element.id]


def _reach(path: Path) -> str:
    return "reaches" if len(path.data) == 1 else "reach"


def _has(activities: list[Activity]) -> str:
    return "has" if len(activities) == 1 else "have"


def _remedy(activities: list[Activity], link: Link, needed: str) -> str:
    if not activities:
        return f"take the data out of the flow, or assign `{link.target.id}` to an activity that has a {needed}"
    key = "condition" if "9(2)" in needed else "law"
    return (
        f"take the data out of the flow, or clear an activity for them:\n"
        f"activities:\n  {activities[0].id}:\n    purposes: [{{text: ..., basis: ..., {key}: ...}}]"
    )


RULE = Rule(
    check=Check(
        "FLW008",
        "special data at a place that is not cleared for them",
        Severity.ERROR,
        ("Art. 9(1) GDPR", "Art. 9(2) GDPR", "Art. 10 GDPR", "Art. 32(1) GDPR"),
    ),
    checks="Special categories of data and data on criminal offenses, and what transforms infer of other data, are "
    "followed along the flows. Each system that they reach is used by an activity with a condition of Article 9(2), "
    "or with a law or official authority for Article 10; the fields there can name the law as well; for a party, or a "
    "system that no activity uses, that is asked of the flow's activity. Hosts and sub-processors act for the one "
    "before them. What an activity names itself is the subject of LAW002 and LAW003. It is a warning where the "
    "purposes are not known yet. Where a system says up to which `max_sensitivity` it is cleared, no data type "
    "reaches it that is more sensitive, special or not.",
    why="A condition holds for the purposes that it was met for. Data that travel on, into statistics, a help desk or "
    "a log, are processed there for other purposes, which need a condition of their own (Article 9(1), 9(2)). A "
    "system is secured for the data that it was built for (Article 32(1)): graver ones that flow in find its access "
    "rights and its protection too weak.",
    fix="Leave the data out of the flow or transform them before they leave, or name the condition at the activity "
    "that uses the place. Raise `max_sensitivity` only after the system is protected accordingly.",
    ask="Does the condition of the place where the data started cover what happens at the end of the way?",
    bad="""\
systems:
  clinic:
    fields: [health.record]
  statistics:
    fields: [health.record]
activities:
  care:
    role: controller
    purposes: [{text: Treat patients, basis: contract, condition: health_care}]
    systems: [clinic]
  reports:
    role: controller
    purposes: [{text: Count visits, basis: legitimate_interests}]
    systems: [statistics]
flows:
  export:
    from: clinic
    to: statistics
    data: [health.record]  # <- finding: `clinic -> statistics`
    activity: care
""",
    good="""\
systems:
  clinic:
    fields: [health.record]
  statistics:
    fields: [product_usage]
activities:
  care:
    role: controller
    purposes: [{text: Treat patients, basis: contract, condition: health_care}]
    systems: [clinic]
  reports:
    role: controller
    purposes: [{text: Count visits, basis: legitimate_interests}]
    systems: [statistics]
flows:
  export:
    from: clinic
    to: statistics
    data: [health.record]
    transforms: [{method: aggregated, data: [health.record], into: [product_usage]}]
    activity: care
""",
    find=find,
)
