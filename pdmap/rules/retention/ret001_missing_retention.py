"""A data type of an activity has neither a period nor criteria for its erasure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from pdmap.findings import Check, Location, Profile, Severity
from pdmap.frozen import dataclass
from pdmap.model import Activity, Field, Nothing, Retention, Unknown, ids, listed
from pdmap.questions.clock_index import clock_index
from pdmap.reference import Reference
from pdmap.rules.answers import is_said
from pdmap.rules.held_fields import HeldFields
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, listing, named, not_known, yaml_list


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity with open data types, and one for those not known yet."""
    for activity in context.inventory.activities.values():
        if activity.is_controller:
            fields = HeldFields(context.inventory, activity)
            state = _state(context.inventory.reference, activity, fields)
            if state.open:
                yield _open(activity, state, fields)
            if state.unknown:
                yield _unknown(context, activity, state)


RULE = Rule(
    check=Check(
        "RET001",
        "data kept without a period or criteria",
        Severity.ERROR,
        ("Art. 30(1)(f) GDPR", "Art. 5(1)(e) GDPR", "Art. 13(2)(a) GDPR"),
    ),
    checks="Every data type of a controller's activity has a clock with a period or with criteria: one of the activity "
    "that names it, a parent of it or all data, or one on every field that holds it in the activity's systems. "
    "`{unknown: reason}` makes it a warning, `none` is neither a period nor criteria. A processor's record has no "
    "retention (Article 30(2)).",
    why="Article 30(1)(f) asks for the time limits of the different categories of data, where possible, "
    "and the notice has to give the period or the criteria (Article 13(2)(a), 14(2)(a)). "
    "The French authority's template asks for a period or, failing that, for criteria, separately for each category.",
    fix="Write one clock for each group of data types that end together: a period and the event that it counts from, "
    "or `criteria` where no period can be given.",
    ask="Which law or which need sets each period? A period that nobody can give a reason for is a guess.",
    bad="""\
activities:
  orders:
    role: controller
    data: [address.billing, phone]
    retention:  # the clock leaves out the phone number
      - {data: [address], period: P7Y, from: end of fiscal year}  # <- finding
""",
    good="""\
activities:
  orders:
    role: controller
    data: [address.billing, phone]
    retention:
      - {data: [address], period: P7Y, from: end of fiscal year}
      - {data: [phone], criteria: until the order has arrived}
""",
    find=find,
    profile=Profile.MINIMAL,
)


# Private functions


@dataclass(slots=True)
class _State:
    """What is not answered of an activity's data types."""

    open: list[str] = field(default_factory=list)
    unknown: dict[str, Unknown] = field(default_factory=dict)


def _state(reference: Reference, activity: Activity, fields: HeldFields) -> _State:
    state = _State()
    clocks = clock_index(reference, listed(activity.retention))
    for data_type in sorted(set(ids(activity.data))):
        answer = _answering(clocks.counting(data_type)) or _answer_of_systems(activity, fields, data_type)
        if answer is None:
            state.open.append(data_type)
        elif isinstance(answer, Unknown):
            state.unknown[data_type] = answer
    return state


def _answer_of_systems(activity: Activity, fields: HeldFields, data_type: str) -> Retention | Unknown | None:
    """Return a clock of the systems that answers for a data type, the reason why none does yet, or `None`."""
    stored = [_stored_answer(held) for _, held in fields.holding(data_type)]
    unknown = [answer for answer in stored if isinstance(answer, Unknown)]
    if stored and None not in stored:
        return unknown[0] if unknown else stored[0]
    return activity.retention if isinstance(activity.retention, Unknown) else None


def _stored_answer(held: Field) -> Retention | Unknown | None:
    return held.retention if isinstance(held.retention, Unknown) else _answering(listed(held.retention))


def _answering(clocks: tuple[Retention, ...]) -> Retention | None:
    return next((clock for clock in clocks if clock.period or is_said(clock.criteria)), None)


def _open(activity: Activity, state: _State, fields: HeldFields) -> Observation:
    verb = "is" if len(state.open) == 1 else "are"
    is_none = isinstance(activity.retention, Nothing)
    without = "with `retention: none`" if is_none else "without a period or criteria"
    total = count(len(set(ids(activity.data))), "data type")
    return Observation(
        address=activity.address,
        node=activity.at("retention"),
        message=f"{len(state.open)} of {total} of {named(activity)} {verb} kept {without}: {listing(state.open)}",
        remedy=f"give a period and its start, or the `criteria` that decide the end:\n"
        f"retention:\n  - {{data: {yaml_list(state.open)}, period: ..., from: ...}}",
        related=tuple(_places(fields, state.open))[:2],
        detail="open",
        depends_on=_systems(activity),
    )


def _places(fields: HeldFields, data_types: list[str]) -> Iterator[Location]:
    for data_type in data_types:
        for system, held in fields.holding(data_type):
            if _stored_answer(held) is None:
                yield held.at("type").location(f"kept in `{system.id}`, until when?")


def _unknown(context: Context, activity: Activity, state: _State) -> Observation:
    unknown = state.unknown[min(state.unknown)]
    return Observation(
        address=activity.address,
        node=activity.at("retention"),
        message=f"the retention of {listing(list(state.unknown))} in {named(activity)} is "
        f"{not_known(unknown, context.as_of)}",
        remedy=f"when it is known, write it:\n"
        f"retention:\n  - {{data: {yaml_list(list(state.unknown))}, period: ..., from: ...}}",
        detail="unknown",
        severity=Severity.WARNING,
        depends_on=_systems(activity),
    )


def _systems(activity: Activity) -> tuple[str, ...]:
    """Return the addresses of the systems whose clocks could have answered."""
    return tuple(f"systems/{identifier}" for identifier in ids(activity.systems))
