from collections.abc import Callable
from functools import cache

import pytest

from pdmap.app.load import Loaded, load_texts
from pdmap.findings import Finding, sorted_findings
from pdmap.questions.transfers import transfer_legs
from pdmap.rules.engine import catalogue, run_rules
from pdmap.rules.examples import day_of
from pdmap.rules.policies.own import policy_rules
from pdmap.rules.rule import Context

POLICIES = "policies"
"""In the place of a code: every policy of the manifest."""


@pytest.fixture(scope="session")
def load() -> Callable[[str], Loaded]:
    """Load a manifest given as text."""
    return _load


@pytest.fixture(scope="session")
def findings_of() -> Callable[[str, str], list[Finding]]:
    """Run the rule of a code, or the manifest's own policies, over a manifest given as text.

    The day is 2026-11-23, or the one that the first line names: `# as of 2026-01-15`.
    """
    return lambda code, text: list(_findings_of(code, text))


def _load(text: str) -> Loaded:
    return load_texts({"inventory.yaml": text.encode()})


@cache
def _findings_of(code: str, text: str) -> tuple[Finding, ...]:
    """Return what several tests ask of the same example."""
    loaded = _load(text)
    as_of = day_of(text)
    legs = transfer_legs(loaded.inventory, loaded.graph, as_of)
    context = Context(loaded.inventory, loaded.graph, legs, as_of)
    rules = policy_rules(loaded.inventory).values() if code == POLICIES else [catalogue()[code]]
    return tuple(sorted_findings(list(run_rules(rules, context))))
