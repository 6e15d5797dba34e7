"""A date cannot be: an end before its start, or something done on a day to come."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Profile
from pdmap.language.checks import IMPOSSIBLE_DATE
from pdmap.rules.references.dates import orders, past_facts
from pdmap.rules.rule import Context, Observation, Rule


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each date in the wrong order, and each fact of the past that lies ahead."""
    for order in orders(context.inventory):
        if order.later < order.earlier:
            yield Observation(
                address=order.item.address,
                node=order.item.at(order.later_key),
                message=f"`{order.later_key}` of `{order.item.address}` is {order.later}, before `{order.earlier_key}` "
                f"on {order.earlier}",
                remedy=_REMEDY,
                related=(order.item.at(order.earlier_key).location(f"`{order.earlier_key}` is later"),),
                detail=f"{order.earlier_key} {order.later_key}",
            )
    for fact in past_facts(context.inventory):
        if fact.day > context.as_of:
            yield Observation(
                address=fact.item.address,
                node=fact.item.at(fact.key),
                message=f"`{fact.key}` of `{fact.item.address}` is {fact.day}, a day after {context.as_of}",
                remedy=_REMEDY,
                label="a day to come",
                detail=fact.key,
            )


_REMEDY = "correct the date"

RULE = Rule(
    check=IMPOSSIBLE_DATE,
    checks="Every date is one of the calendar, written as `2024-05-01`. An end is not before its start (contracts, "
    "mechanisms, evidence, decisions, activities, breaches). What has happened, such as a review or a notification, "
    "does not lie after the day that the inventory is judged as of. Contracts and mechanisms that are signed only "
    "later are judged by PRC001 and TRF001, and assessments that are dated later by the rules on them.",
    why="Reviews, certifications and notifications count from their dates. A year typed wrong turns an overdue review "
    "into a recent one, and a breach notified in time into a late one.",
    fix="Look the date up and correct it.",
    ask="Is the date wrong, or does the entry describe what is only planned?",
    bad="""\
# as of 2026-11-23
activities:
  billing:
    role: controller
    last_review: 2062-01-10  # <- finding
""",
    good="""\
# as of 2026-11-23
activities:
  billing:
    role: controller
    last_review: 2026-01-10
""",
    find=find,
    profile=Profile.MINIMAL,
    needs_whole=False,
)
