"""Validate an inventory: run the rules and put everything that was found into one report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from pdmap import __version__
from pdmap.app.load import Loaded
from pdmap.findings import Finding, sorted_findings
from pdmap.language.checks import NOT_EVALUATED
from pdmap.questions.transfers import transfer_legs
from pdmap.reporters.report import Hidden, Report
from pdmap.rules.engine import catalogue, run_rules
from pdmap.rules.rule import Context, Rule
from pdmap.suppress import apply_waivers


def validate(loaded: Loaded, as_of: dt.date, rules: Iterable[Rule] | None = None) -> Report:
    """Return everything found in an inventory.

    Rules do not run while a manifest or a whole section cannot be read: half an inventory would give
    false findings. For the same reason no waiver accepts an error in the form of a manifest.

    Args:
        loaded: The inventory.
        as_of: The day that contracts, decisions and waivers are judged as of.
        rules: The rules to run; the whole catalogue where missing.

    Raises:
        RuleCrashError: a rule failed.
    """
    chosen = () if not loaded.is_whole else tuple(catalogue().values() if rules is None else rules)
    found = [*_policies(loaded), *run_rules(chosen, context_of(loaded, as_of), loaded.muted)]
    apart = apply_waivers(found, loaded.inventory.waivers, as_of)
    return Report(
        findings=tuple(sorted_findings([*loaded.findings, *apart.open])),
        sources=loaded.sources,
        checked=loaded.coverage,
        rules=len(chosen),
        inventory="",
        version=__version__,
        as_of=as_of,
        hidden=Hidden(waived=len(apart.waived)),
        muted=tuple(sorted(loaded.muted)),
    )


def context_of(loaded: Loaded, as_of: dt.date) -> Context:
    """Return what rules look at."""
    legs = transfer_legs(loaded.inventory, loaded.graph, as_of)
    return Context(inventory=loaded.inventory, graph=loaded.graph, legs=legs, as_of=as_of)


def shown_as(report: Report, inventory: str, *, color: bool) -> Report:
    """Return the report with the inventory's folder as the user gave it, for paths that can be opened."""
    return replace(report, inventory=inventory, color=color)


# Private functions


def _policies(loaded: Loaded) -> list[Finding]:
    """Say of each policy that it is recorded only: silence would look like a policy that holds."""
    return [
        Finding(
            check=NOT_EVALUATED,
            message=f"the policy `{policy.id}` is recorded but not evaluated",
            location=policy.head.location(),
            address=policy.address,
            remedy="check by other means what it asks for",
        )
        for policy in loaded.inventory.policies.values()
    ]
