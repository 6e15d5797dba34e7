"""Activities for which the law itself asks for an impact assessment (Article 35(3))."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pdmap.model import Activity, ImpactAssessment, ids, listed
from pdmap.rules.impact.criteria import Criterion

LAWFUL = frozenset({"legal_obligation", "public_task"})
"""Bases on which the legislator may have made the assessment (Article 35(10))."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case of Article 35(3)."""

    words: str
    """What the activity does, after its name in a message."""
    is_certain: bool = True
    """Whether the manifest tells all that the case consists of."""


def mandatory_case(activity: Activity, criteria: Mapping[str, Criterion]) -> Case | None:
    """Return why Article 35(3) asks for an assessment; `None` where the manifest does not tell."""
    if {"evaluation", "automated-decisions"} <= criteria.keys():
        return Case("evaluates people for decisions with significant effects")
    if activity.large_scale and "sensitive-data" in criteria:
        return Case("processes special data on a large scale")
    if activity.public_monitoring and activity.large_scale is not False:
        return Case("monitors a public area", is_certain=bool(activity.large_scale))
    return None


def is_assessed_by_law(activity: Activity) -> bool:
    """Return whether the author says that the law on which the activity rests was assessed (Article 35(10))."""
    bases = {basis for purpose in listed(activity.purposes) for basis in ids(purpose.basis)}
    answer = activity.dpia
    is_said = isinstance(answer, ImpactAssessment) and answer.required is False and bool(answer.reason or answer.ref)
    return is_said and bool(bases) and bases <= LAWFUL
