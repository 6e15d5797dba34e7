"""A text of the record stands where another one belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Inventory, Measure, Purpose, Retention, System, listed
from pdmap.questions.wordings import normalized, same_words
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, quotation

SHORTEST_CRITERIA = 12
"""Letters that a criterion has at least before it counts as copied."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each purpose that is only a name, and each measure that is a time limit."""
    for activity in context.inventory.activities.values():
        for purpose in listed(activity.purposes) if activity.is_controller else ():
            if same_words(purpose.text, activity.title):
                yield _repeated_name(activity, purpose)
    yield from _copied_limits(context.inventory)


RULE = Rule(
    check=Check(
        "REC013",
        "content in the wrong place of the record",
        Severity.ERROR,
        ("Art. 30(1)(b) GDPR", "Art. 30(1)(f) GDPR", "Art. 30(1)(g) GDPR"),
    ),
    checks="A purpose of a controller is not just the name of its activity, or the id where it has none, and a measure "
    "of security does not repeat the criteria of a time limit for erasure.",
    why="Each element of Article 30(1) answers another question. A register published by a European institution "
    "repeats the retention period under security measures: the cell is filled, and the question is open.",
    fix="Write what the data are used for, and how they are secured.",
    ask="Was the text copied because the answer was not known? Then say so with `{unknown: reason}` where that fits.",
    bad="""\
activities:
  newsletter:
    name: Newsletter
    role: controller
    purposes:
      - {text: Newsletter, basis: consent}  # <- finding
""",
    good="""\
activities:
  newsletter:
    name: Newsletter
    role: controller
    purposes:
      - {text: Send the monthly newsletter to those who asked for it, basis: consent}
""",
    find=find,
)


# Private functions


def _repeated_name(activity: Activity, purpose: Purpose) -> Observation:
    what = "name" if activity.name else "id"
    return Observation(
        address=purpose.address,
        node=purpose.at("text"),
        message=f"the purpose {quotation(purpose.text)} only repeats the {what} of {named(activity)}",
        remedy="say what the data are used for:\n- text: ...",
        related=(activity.at("name").location("the name"),) if activity.name else (),
    )


def _copied_limits(inventory: Inventory) -> Iterator[Observation]:
    """Yield an observation for each measure whose words are the criteria of some time limit."""
    limits = _limits(inventory)
    for measure in inventory.measures.values():
        for key, text in (("description", measure.description), ("name", measure.name)):
            clock = limits.get(normalized(text or ""))
            if clock:
                yield _copied_limit(measure, key, text or "", clock)
                break


def _limits(inventory: Inventory) -> Mapping[str, Retention]:
    holders: list[Activity | System] = [*inventory.activities.values(), *inventory.systems.values()]
    clocks = (clock for holder in holders for clock in listed(holder.retention))
    found: dict[str, Retention] = {}
    for clock in clocks:
        criteria = normalized(clock.criteria or "")
        if len(criteria) >= SHORTEST_CRITERIA:
            found.setdefault(criteria, clock)
    return found


def _copied_limit(measure: Measure, key: str, text: str, clock: Retention) -> Observation:
    return Observation(
        address=measure.address,
        node=measure.at(key),
        message=f"the measure `{measure.id}` repeats a time limit for erasure: {quotation(text)}",
        remedy=f"say how data are secured:\nmeasures:\n  {measure.id}:\n    {key}: ...",
        related=(clock.at("criteria").location("the time limit"),),
    )
