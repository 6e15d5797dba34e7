from collections.abc import Callable
from functools import cache

import pytest

from pdmap.app.load import Loaded, load_texts
from pdmap.findings import Finding, sorted_findings
from pdmap.rules.engine import catalogue, run_rules
from pdmap.rules.examples import day_of
from pdmap.rules.policies.own import policy_rules
from pdmap.rules.rule import Context

POLICIES = "policies"
"""In the place of a code: every policy of the manifest."""


@pytest.fixture(scope="session")
def load() -> Callable[[str], Loaded]:
    """Load a manifest given as text."""
    return loaded


@pytest.fixture(scope="session")
def findings_of() -> Callable[[str, str], list[Finding]]:
    """Run the rule of a code, or the manifest's own policies, over a manifest given as text.

    The day is 2026-11-23, or the one that the first line names: `# as of 2026-01-15`.
    """
    return lambda code, text: list(_findings_of(code, text))


def loaded(text: str) -> Loaded:
    """Return a manifest given as text as an inventory."""
    return load_texts({"inventory.yaml": text.encode()})


def context_of(text: str, loaded: Loaded) -> Context:
    """Return what rules look at in a manifest on its day."""
    as_of = day_of(text)
    return Context(loaded.inventory, loaded.graph, as_of)


def found(code: str, context: Context) -> list[Finding]:
    """Return what the rule of a code, or the manifest's own policies, find."""
    rules = policy_rules(context.inventory).values() if code == POLICIES else [catalogue()[code]]
    return sorted_findings(list(run_rules(rules, context)))


@cache
def _findings_of(code: str, text: str) -> tuple[Finding, ...]:
    """Return what several tests ask of the same example."""
    return tuple(found(code, context_of(text, loaded(text))))
