"""Activities for which the law itself asks for an impact assessment (Article 35(3))."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.frozen import dataclass
from pdmap.model import Activity, ImpactAssessment, ids, listed
from pdmap.questions.impact.criteria import CRITERIA, Criterion

LAWFUL = frozenset({"legal_obligation", "public_task"})
"""Bases on which the legislator may have made the assessment (Article 35(10))."""
UNRECORDED = frozenset({"a"})
"""Cases with a condition that no key records: of (a), whether the evaluation is systematic and extensive."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case of Article 35(3)."""

    words: str
    """What the activity does, after its name in a message."""
    is_certain: bool = True
    """Whether the manifest tells all that the case consists of."""


def mandatory_case(activity: Activity, criteria: Mapping[str, Criterion]) -> Case | None:
    """Return why Article 35(3) asks for an assessment; `None` where the manifest does not tell."""
    cases = mandatory_cases(activity, {key: True if key in criteria else None for key in CRITERIA})
    if cases["a"]:
        return Case("evaluates people for decisions with significant effects")
    if cases["b"]:
        return Case("processes special data on a large scale")
    if activity.public_monitoring and cases["c"] is not False:
        return Case("monitors a public area", is_certain=bool(cases["c"]))
    return None


def mandatory_cases(activity: Activity, criteria: Mapping[str, bool | None]) -> Mapping[str, bool | None]:
    """Return whether what an activity records makes it a case of Article 35(3), by its letter; `None` where open.

    Of the cases in `UNRECORDED` the rest of the conditions is told.

    Args:
        activity: The activity.
        criteria: Whether it meets each criterion; `None` where that is open.
    """
    return {
        "a": _both(criteria["evaluation"], criteria["automated-decisions"]),
        "b": _both(activity.large_scale, criteria["sensitive-data"]),
        "c": _both(activity.public_monitoring, activity.large_scale),
    }


def is_assessed_by_law(activity: Activity) -> bool:
    """Return whether the author says that the law on which the activity rests was assessed (Article 35(10))."""
    bases = {basis for purpose in listed(activity.purposes) for basis in ids(purpose.basis)}
    answer = activity.dpia
    is_said = isinstance(answer, ImpactAssessment) and answer.required is False and bool(answer.reason or answer.ref)
    return is_said and bool(bases) and bases <= LAWFUL


# Private functions


def _both(one: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001 - an answer of three values, not a switch
    if one is False or other is False:
        return False
    return None if one is None or other is None else True
