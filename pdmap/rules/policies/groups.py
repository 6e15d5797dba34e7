"""Data apart by whose they are and where they start, as far as a policy tells them apart.

A path brings data of several people from several places. Whether a policy is about them may hold for
some and not for others, so each group is followed on its own. There are as many groups as the policy
makes distinctions, however large the inventory is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

from pdmap.frozen import dataclass
from pdmap.graph import Element
from pdmap.model import Conditions, Policy, ids, listed
from pdmap.rules.policies.cases import Dimension, Values, wanted
from pdmap.rules.policies.conditions import answer
from pdmap.rules.policies.survey import Survey
from pdmap.rules.policies.verdicts import Doubt, Verdict


@dataclass(frozen=True, slots=True)
class Group:
    """Data that a policy treats alike."""

    subjects: Values | None = None
    """Whose data they are: no ids and a doubt where that is not recorded. `None` where it does not matter."""
    sources: frozenset[Element] | None = None
    """Where they start; `None` where it does not matter."""


def groups_of(survey: Survey, policy: Policy) -> list[Group]:
    """Return the groups of data that a policy tells apart, without those that it is not about."""
    subjects: list[Values | None] = [*_subject_groups(survey, policy)]
    sources: list[frozenset[Element] | None] = [*_source_groups(survey, policy)]
    if not distinguishes(policy, Dimension.SUBJECTS):
        subjects = [None]
    if not distinguishes(policy, Dimension.SOURCES):
        sources = [None]
    return [Group(*pair) for pair in product(subjects, sources)]


def conditions_of(policy: Policy) -> list[Conditions]:
    """Return the conditions of a policy: what it is about, what it is not about, and what it says of that."""
    return [item for item in (policy.match, policy.excepted, policy.deny, policy.allow) if item]


def distinguishes(policy: Policy, dimension: Dimension) -> bool:
    """Return whether a policy has a condition on a dimension."""
    return any(dimension in wanted(conditions) for conditions in conditions_of(policy))


# Private functions


def _subject_groups(survey: Survey, policy: Policy) -> Iterator[Values]:
    def judge(subject: str, meant: Sequence[str]) -> Verdict:
        return answer(survey.inventory.reference, Dimension.SUBJECTS, subject, meant)

    for members in _alike(policy, Dimension.SUBJECTS, _subjects_in_use(survey), judge):
        yield Values(members)
    yield Values((), Doubt("whose data they are is not recorded"))


def _source_groups(survey: Survey, policy: Policy) -> Iterator[frozenset[Element]]:
    elements = survey.context.graph.elements

    def judge(identifier: str, meant: Sequence[str]) -> Verdict:
        return answer(survey.inventory.reference, Dimension.SOURCES, identifier, meant)

    for members in _alike(policy, Dimension.SOURCES, [element.id for element in elements], judge):
        named = frozenset(members)
        yield frozenset(element for element in elements if element.id in named)


def _alike(
    policy: Policy, dimension: Dimension, values: Iterable[str], judge: Callable[[str, Sequence[str]], Verdict]
) -> list[tuple[str, ...]]:
    """Return values in groups that every condition of a policy answers alike, without those that it is not about."""
    sides = [conditions for conditions in conditions_of(policy) if dimension in wanted(conditions)]
    alike: dict[tuple[tuple[bool, bool], ...], list[str]] = {}
    for value in values:
        answers = [judge(value, wanted(side)[dimension]) for side in sides]
        is_meant = not any(verdict.is_no and side is policy.match for verdict, side in zip(answers, sides, strict=True))
        if is_meant:
            alike.setdefault(tuple((verdict.is_yes, verdict.is_no) for verdict in answers), []).append(value)
    return [tuple(members) for members in alike.values()]


def _subjects_in_use(survey: Survey) -> list[str]:
    held = (
        subject
        for system in survey.inventory.systems.values()
        for field in listed(system.fields)
        for subject in ids(field.subjects)
    )
    carried = (subject for link in survey.context.graph.links for subject in link.subjects)
    return sorted({*held, *carried})
