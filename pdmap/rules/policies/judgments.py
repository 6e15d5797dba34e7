"""What a policy says of each case: nothing, a breach, or a question that is open."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.frozen import dataclass
from pdmap.model import Inventory, Policy, Scope
from pdmap.rules.policies.activities import activity_cases
from pdmap.rules.policies.cases import Case, Dimension
from pdmap.rules.policies.conditions import Evidence, exceeding, is_met, is_within, meeting
from pdmap.rules.policies.fields import field_cases
from pdmap.rules.policies.flows import flow_cases
from pdmap.rules.policies.gaps import Gap
from pdmap.rules.policies.groups import distinguishes
from pdmap.rules.policies.requirements import gaps
from pdmap.rules.policies.survey import Survey
from pdmap.rules.policies.verdicts import Doubt, Verdict, all_of, negated, open_verdict


@dataclass(frozen=True, slots=True)
class Breach:
    """A case that a policy does not let pass."""

    case: Case
    evidence: Evidence | None = None
    """The values that decided; `None` for what is required."""
    gap: Gap | None = None
    """What is required and missing."""
    doubt: Doubt | None = None
    """Why it is not certain; `None` where it is."""
    is_certain_to_apply: bool = True
    """Whether it is certain that the policy is about the case."""


def cases_of(survey: Survey, policy: Policy) -> Iterator[Case]:
    """Yield everything that a policy looks at, whether it is about it or not."""
    for scope in dict.fromkeys(policy.scopes):
        match scope:
            case Scope.FIELDS:
                yield from field_cases(survey)
            case Scope.ACTIVITIES:
                yield from activity_cases(survey, by_purpose=_speaks_of_purposes(policy))
            case Scope.FLOWS:
                yield from flow_cases(survey, policy)


def applies(inventory: Inventory, policy: Policy, case: Case) -> Verdict:
    """Return whether a policy is about a case."""
    meant = is_met(inventory, policy.match, case) if policy.match else open_verdict(None)
    spared = is_met(inventory, policy.excepted, case) if policy.excepted else negated(open_verdict(None))
    return all_of((meant, negated(spared), open_verdict(case.passing)))


def breaches(survey: Survey, policy: Policy) -> Iterator[Breach]:
    """Yield what a policy does not let pass, and what it would not as far as it is known."""
    for case in cases_of(survey, policy):
        applying = applies(survey.inventory, policy, case)
        if not applying.is_no:
            yield from _breaches(survey.inventory, policy, case, applying)


# Private functions


def _speaks_of_purposes(policy: Policy) -> bool:
    requires_basis = policy.require is not None and bool(policy.require.bases)
    return requires_basis or distinguishes(policy, Dimension.PURPOSES) or distinguishes(policy, Dimension.BASES)


def _breaches(inventory: Inventory, policy: Policy, case: Case, applying: Verdict) -> Iterator[Breach]:
    if policy.require:
        for gap in gaps(policy, policy.require, case):
            yield Breach(case, None, gap, applying.doubt or gap.doubt, applying.doubt is None)
        return
    conditions = policy.deny or policy.allow
    if conditions is None:
        return
    denied = is_met(inventory, conditions, case) if policy.deny else negated(is_within(inventory, conditions, case))
    if not denied.is_no:
        evidence = (meeting if policy.deny else exceeding)(inventory, conditions, case)
        yield Breach(case, evidence, None, applying.doubt or denied.doubt, applying.doubt is None)
