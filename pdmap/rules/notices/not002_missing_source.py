"""Data come from somebody else than the person, and nothing says from whom."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.graph import ElementKind, FlowGraph
from pdmap.model import Activity, Inventory, ids
from pdmap.questions.serving import links_by_activity
from pdmap.rules.answers import is_said
from pdmap.rules.held_fields import HeldFields
from pdmap.rules.notices.scope import informing_activities
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity with data from others and without a source."""
    giving = _activities_with_givers(context.graph)
    for activity in informing_activities(context.inventory):
        if "indirect" not in activity.collection or is_said(activity.source):
            continue
        if activity.id not in giving and not _has_field_source(context.inventory, activity):
            yield Observation(
                address=activity.address,
                node=activity.at("collection"),
                message=f"{named(activity)} collects data from others, and does not say from whom",
                remedy="name the source, and whether it is open to everyone:\n"
                f"activities:\n  {activity.id}:\n    source: ...",
                label="from whom?",
                depends_on=tuple(f"systems/{identifier}" for identifier in ids(activity.systems)),
            )


RULE = Rule(
    check=Check(
        "NOT002",
        "data from others without a source",
        Severity.ERROR,
        ("Art. 14(2)(f) GDPR", "Art. 15(1)(g) GDPR"),
    ),
    checks="An activity of a controller whose `collection` includes `indirect` names where the data come from: in "
    "`source`, in the `source` of a field of its systems that holds its data, or by a flow from a party; `none` is no "
    "source. Activities that do not record how "
    "they collect are not asked.",
    why="Where data do not come from the person, the notice names the source and whether it is publicly accessible "
    "(Article 14(2)(f)), and so does the answer to a request for access (Article 15(1)(g)).",
    fix="Write the source, such as `public company register` or the name of the partner.",
    ask="May the source hand the data out, and were the people told that it would?",
    bad="""\
activities:
  leads:
    role: controller
    collection: indirect  # <- finding
""",
    good="""\
activities:
  leads:
    role: controller
    collection: indirect
    source: public company register
""",
    find=find,
)


# Private functions


def _activities_with_givers(graph: FlowGraph) -> frozenset[str]:
    """Return the activities that a flow from a party serves."""
    serving = links_by_activity(graph)
    return frozenset(
        activity
        for activity, links in serving.items()
        if any(link.source.kind is ElementKind.PARTY and link.flow for link in links)
    )


def _has_field_source(inventory: Inventory, activity: Activity) -> bool:
    """Return whether a field with the activity's data names a source other than the person.

    Where the activity does not say which data it uses, any field of its systems may hold them.
    """
    held = HeldFields(inventory, activity)
    used = [held.holding(data_type) for data_type in ids(activity.data)] or [held.everything]
    sources = (field.source for fields in used for _, field in fields)
    return any(is_said(source) and source != "data_subject" for source in sources)
