"""Validate an inventory: run the rules and put everything that was found into one report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from pdmap import __version__
from pdmap.app.load import Loaded
from pdmap.app.unevaluated import unevaluated
from pdmap.findings import HiddenFinding, Hiding, sorted_findings
from pdmap.language.checks import CHECKS, NOT_JUDGED
from pdmap.questions.transfers import transfer_legs
from pdmap.reporters.report import Report
from pdmap.rules.engine import catalogue, run_rules
from pdmap.rules.policies.own import policy_rules
from pdmap.rules.rule import Context, Rule
from pdmap.source import CHECKS as READER
from pdmap.suppress import Accepted, apply_waivers, unsuitable_waivers


def validate(loaded: Loaded, as_of: dt.date, rules: Iterable[Rule] | None = None) -> Report:
    """Return everything found in an inventory.

    Rules do not run while a manifest or a whole section cannot be read: half an inventory would give
    false findings. For the same reason no waiver accepts an error in the form of a manifest.

    Args:
        loaded: The inventory.
        as_of: The day that contracts, decisions and waivers are judged as of.
        rules: The rules to run; the whole catalogue and the inventory's own policies where missing.

    Raises:
        RuleCrashError: a rule failed.
    """
    known = {**catalogue(), **policy_rules(loaded.inventory)}
    chosen = () if not loaded.is_whole else tuple(known.values() if rules is None else rules)
    found = [*unevaluated(loaded.inventory), *run_rules(chosen, context_of(loaded, as_of), loaded.muted)]
    apart = apply_waivers(found, loaded.inventory.waivers, as_of)
    codes = {check.code for check in (*READER, *CHECKS)} | set(known) | {rule.check.code for rule in chosen}
    codes |= loaded.inventory.left_out.get("policies", frozenset())
    ran = {rule.check.code for rule in chosen} | {NOT_JUDGED.code}
    doubtful = unsuitable_waivers(loaded.inventory, apart, as_of, codes, ran if loaded.is_whole else ())
    return Report(
        findings=tuple(sorted_findings([*loaded.findings, *apart.open, *doubtful])),
        sources=loaded.sources,
        checked=loaded.coverage,
        rules=len(chosen),
        inventory="",
        version=__version__,
        as_of=as_of,
        hidden=tuple(_hidden(item) for item in apart.waived),
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


def _hidden(item: Accepted) -> HiddenFinding:
    waiver = item.waiver
    return HiddenFinding(item.finding, Hiding.WAIVER, waiver.reason or "", waiver.owner, waiver.expires)
