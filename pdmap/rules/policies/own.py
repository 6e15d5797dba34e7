"""The policies of an inventory as rules: each reports under its own id, severity and text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from pdmap.findings import Check, Profile
from pdmap.model import Inventory, Policy
from pdmap.rules.policies.contradictions import contradictions
from pdmap.rules.policies.observations import observations
from pdmap.rules.policies.survey import Survey, survey
from pdmap.rules.rule import Context, Observation, Rule


def policy_rules(inventory: Inventory) -> Mapping[str, Rule]:
    """Return a rule for each policy of an inventory, by the policy's id."""
    surveys = _Surveys()
    return {policy.id: _rule(policy, surveys) for policy in inventory.policies.values()}


def is_evaluated(inventory: Inventory, policy: Policy) -> bool:
    """Return whether a policy is run: one with a mistake in it would say what its author did not mean."""
    has_mistake = any(item.address == policy.address for item in inventory.unresolved)
    return bool(policy.scopes) and not has_mistake and not any(contradictions(inventory, policy))


# Private functions


class _Surveys:
    """The survey of the context that was asked for last, so that all policies of a run share one."""

    def __init__(self) -> None:
        self._last: Survey | None = None

    def of(self, context: Context) -> Survey:
        """Return the survey of a context."""
        if self._last is None or self._last.context is not context:
            self._last = survey(context)
        return self._last


def _rule(policy: Policy, surveys: _Surveys) -> Rule:
    return Rule(
        check=Check(
            code=policy.id,
            title=policy.title,
            severity=policy.severity,
            basis=(policy.ref,) if policy.ref else (),
            about=policy.description or "",
        ),
        checks=policy.title,
        why=policy.description or "",
        fix=policy.remedy or "",
        ask="",
        bad="",
        good="",
        find=partial(_find, policy.id, surveys),
        profile=Profile.MINIMAL,
    )


def _find(identifier: str, surveys: _Surveys, context: Context) -> Iterator[Observation]:
    policy = context.inventory.policies.get(identifier)
    if policy and is_evaluated(context.inventory, policy):
        yield from observations(surveys.of(context), policy)
