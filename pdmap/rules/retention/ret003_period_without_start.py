"""A period says how long, and not from when."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Field, Inventory, Retention, System, ids
from pdmap.rules.answers import is_said
from pdmap.rules.pasting import changed, one_line
from pdmap.rules.retention.written import written_clocks
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each period of the record that has no start."""
    standing_in = _standing_in(context.inventory)
    for holder, clock in written_clocks(context.inventory):
        if clock.period and not clock.period.is_endless and not is_said(clock.start) and _is_asked(holder, standing_in):
            whose = f"`{holder.address}`" if isinstance(holder, Field) else named(holder)
            yield Observation(
                address=clock.address,
                node=clock.at("period"),
                message=f"the period of {clock.period} in {whose} is counted from no event",
                remedy=f"add the event that the period begins with:\nretention:\n  - {_with_start(clock)}",
                label="from when?",
            )


RULE = Rule(
    check=Check(
        "RET003",
        "period that is counted from nothing",
        Severity.WARNING,
        ("Art. 30(1)(f) GDPR", "Art. 13(2)(a) GDPR"),
    ),
    checks="The clocks of a controller's activity name in `from` the event that their period is counted from. Where an "
    "activity has no clocks of its own, those of its systems stand in for them and are asked the same. Systems of "
    "activities with clocks of their own may keep the short form, such as `retention: P90D`.",
    why="`Seven years` ends on no day unless it is known from when they run. The record gives the time limits for "
    "erasure, and a job that deletes needs a date column to count from.",
    fix="Write the event: `end of fiscal year`, `contract ended`, `last login`.",
    ask="Does the event always happen? A period from `account closed` never starts for accounts that are forgotten.",
    bad="""\
activities:
  billing:
    role: controller
    retention: P7Y  # <- finding
""",
    good="""\
activities:
  billing:
    role: controller
    retention: {period: P7Y, from: end of fiscal year}
""",
    find=find,
)


# Private functions


def _with_start(clock: Retention) -> str:
    """Return a clock as it was written, with the event that is still to be named."""
    period = clock.at("period")
    return changed(clock.node, f"period: {one_line(period)}", "from: ...")


def _standing_in(inventory: Inventory) -> frozenset[str]:
    """Return the ids of the systems whose clocks are those of an activity without its own."""
    silent = (item for item in inventory.activities.values() if item.is_controller and item.retention is None)
    return frozenset(system for activity in silent for system in ids(activity.systems))


def _is_asked(holder: Activity | System | Field, standing_in: frozenset[str]) -> bool:
    match holder:
        case Activity():
            return holder.is_controller
        case System():
            return holder.id in standing_in
        case Field():
            return holder.address.split("/")[1] in standing_in
