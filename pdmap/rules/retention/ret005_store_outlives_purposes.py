"""A system keeps data longer than every activity that uses them there."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.frozen import dataclass
from pdmap.model import Activity, Period, Retention, System, ids, listed
from pdmap.questions.lengths import is_longer
from pdmap.questions.serving import users_by_system
from pdmap.questions.wordings import same_words
from pdmap.reference import Reference
from pdmap.rules.clocks import clocks_for
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named
from pdmap.source import ScalarNode


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each clock of a system that runs on after the uses of what it is for."""
    users = users_by_system(context.inventory)
    uses = _Uses(context.inventory.reference)
    for system in context.inventory.systems.values():
        for excesses in _excesses(uses, system, users.get(system.id, [])):
            yield _observation(system, excesses)


RULE = Rule(
    check=Check(
        "RET005",
        "store that keeps data longer than their purposes",
        Severity.ERROR,
        ("Art. 5(1)(e) GDPR", "Art. 17(1)(a) GDPR", "Art. 25(2) GDPR"),
    ),
    checks="No system keeps a data type longer than the longest clock of the activities that use it there. Periods are "
    "compared by length. It is a warning where both name in `from` what they count from, and name different events: "
    "which period ends first then depends on the case. Nothing is said where one of these activities has only "
    "criteria, or no answer, for the type.",
    why="Data may be kept in identifiable form no longer than their purposes need (Article 5(1)(e)). "
    "A store that runs on after the last purpose holds data that no purpose covers, and that a request for erasure "
    "or a breach then finds.",
    fix="Shorten the system's clock to the longest use. If something else needs the data longer, "
    "write that activity, with its own basis and its own clock.",
    ask="Do the two periods count from the same event? If they do not, compare the days on which they end.",
    bad="""\
systems:
  access-log:
    fields:
      - {type: ip_address, retention: P1Y}  # <- finding
activities:
  abuse-protection:
    role: controller
    data: [ip_address]
    systems: [access-log]
    retention: P90D
""",
    good="""\
systems:
  access-log:
    fields:
      - {type: ip_address, retention: P90D}
activities:
  abuse-protection:
    role: controller
    data: [ip_address]
    systems: [access-log]
    retention: P90D
""",
    find=find,
)


# Private functions


@dataclass(frozen=True, slots=True)
class _Timed:
    """A clock with a period."""

    clock: Retention
    period: Period


@dataclass(frozen=True, slots=True)
class _Excess:
    """A data type that a system keeps longer than its longest use."""

    data_type: str
    stored: _Timed
    used: _Timed
    activity: Activity

    @property
    def counts_from_elsewhere(self) -> bool:
        """Return whether both clocks name the event that they count from, and name different ones."""
        starts = (self.stored.clock.start, self.used.clock.start)
        return bool(starts[0] and starts[1]) and not same_words(starts[0] or "", starts[1] or "")


class _Uses:
    """How long activities use data types; each is looked at once for each type, in however many systems."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._known: dict[tuple[str, str], tuple[_Timed | None] | None] = {}

    def of(self, activity: Activity, held: str) -> tuple[_Timed | None] | None:
        """Return the longest clock of an activity for a field, if it has one; `None` where it does not use the data."""
        key = activity.id, held
        if key not in self._known:
            reference = self._reference
            self._known[key] = (_use(reference, activity, held),) if _names(reference, activity, held) else None
        return self._known[key]


class _Longest:
    """The longest clocks of fields; most fields of a system share its clocks, which are looked through once."""

    def __init__(self) -> None:
        self._known: dict[int, _Timed | None] = {}

    def of(self, clocks: tuple[Retention, ...]) -> _Timed | None:
        if id(clocks) not in self._known:
            self._known[id(clocks)] = _longest(clocks)
        return self._known[id(clocks)]


def _excesses(uses: _Uses, system: System, users: list[Activity]) -> list[list[_Excess]]:
    """Return what outlives its uses, grouped by the system's clocks."""
    groups: dict[str, list[_Excess]] = {}
    longest = _Longest()
    seen: set[tuple[str, int]] = set()
    for field in listed(system.fields) if users else ():
        clocks = listed(field.retention)
        # Fields of one type with the same clocks are as long in use: there is nothing more to say of the second one.
        if (key := (field.type.id, id(clocks))) in seen:
            continue
        seen.add(key)
        stored = longest.of(clocks)
        excess = _excess(uses, field.type.id, stored, users) if stored else None
        if excess:
            groups.setdefault(excess.stored.clock.address, []).append(excess)
    return list(groups.values())


def _excess(uses: _Uses, held: str, stored: _Timed, users: list[Activity]) -> _Excess | None:
    known: list[tuple[Activity, _Timed]] = []
    for user in users:
        use = uses.of(user, held)
        used = use[0] if use else None
        if use and (used is None or not is_longer(stored.period, used.period)):
            return None  # it does not tell how long, or at least as long
        if used:
            known.append((user, used))
    if not known:
        return None
    activity, longest = min(known, key=lambda use: (-use[1].period.length, use[0].id))
    return _Excess(held, stored, longest, activity)


def _names(reference: Reference, activity: Activity, held: str) -> bool:
    return any(reference.overlap(held, data_type) for data_type in ids(activity.data))


def _use(reference: Reference, activity: Activity, held: str) -> _Timed | None:
    """Return the longest clock of an activity for what it uses of a field, or `None` where a period is missing."""
    used = [data_type for data_type in ids(activity.data) if reference.overlap(held, data_type)]
    narrow = [held if reference.is_a(held, data_type) else data_type for data_type in used]
    clocks = [clock for key in narrow for clock in clocks_for(reference, listed(activity.retention), key)]
    return None if any(clock.period is None for clock in clocks) else _longest(tuple(clocks))


def _longest(clocks: tuple[Retention, ...]) -> _Timed | None:
    timed = [_Timed(clock, clock.period) for clock in clocks if clock.period]
    if len(timed) == 1:
        return timed[0]
    return max(timed, key=lambda item: item.period.length, default=None)


def _observation(system: System, excesses: list[_Excess]) -> Observation:
    stored = excesses[0].stored
    longest = min(excesses, key=lambda excess: (-excess.used.period.length, excess.activity.id))
    types = sorted({excess.data_type for excess in excesses})
    whose = "its" if len(types) == 1 else "their"
    is_doubtful = all(excess.counts_from_elsewhere for excess in excesses)
    use = f"{longest.used.period} (`{longest.activity.id}`){', from another event' if is_doubtful else ''}"
    return Observation(
        address=stored.clock.address,
        node=stored.clock.at("period"),
        message=f"{named(system)} keeps {listing(types)} {_span(stored.period)}; {whose} longest use is {use}",
        remedy=f"shorten it to `{_written(longest.used.clock)}`, or write the activity that needs the data longer",
        label=f"kept {_span(stored.period)}",
        related=(longest.used.clock.at("period").location(f"used for {longest.used.period}"),),
        severity=Severity.WARNING if is_doubtful else None,
    )


def _span(period: Period) -> str:
    return str(period) if period.is_endless else f"for {period}"


def _written(clock: Retention) -> str:
    """Return the period of a clock as the author wrote it."""
    node = clock.at("period")
    return node.text if isinstance(node, ScalarNode) else str(clock.period)
