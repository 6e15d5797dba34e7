"""Validate an inventory: run the rules and put everything that was found into one report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pdmap import __version__
from pdmap.app.checks import codes_of
from pdmap.app.load import Loaded
from pdmap.app.selection import adjustments, chosen_rules, with_severity
from pdmap.app.unevaluated import unevaluated
from pdmap.config import Configuration
from pdmap.findings import Finding, LawProfile, sorted_findings, sorted_hidden
from pdmap.questions.transfers import transfer_legs
from pdmap.reporters.report import Report
from pdmap.rules.engine import catalogue, run_rules
from pdmap.rules.rule import Context, Rule
from pdmap.suppress.baseline import Baseline
from pdmap.suppress.hiding import Acceptance, Apart, set_apart
from pdmap.suppress.ignores import Ignore, ignores_in


@dataclass(frozen=True, slots=True)
class Terms:
    """What an inventory is held against, beside the law."""

    configuration: Configuration = field(default_factory=Configuration)
    baseline: Baseline | None = None
    hides: bool = True
    """Whether findings that somebody accepts are left out of the findings."""


def validate(loaded: Loaded, as_of: dt.date, rules: Iterable[Rule] | None = None, terms: Terms | None = None) -> Report:
    """Return everything found in an inventory.

    Rules do not run while a manifest or a whole section cannot be read: half an inventory would give
    false findings. For the same reason nothing hides an error in the form of a manifest.

    Args:
        loaded: The inventory.
        as_of: The day that contracts, decisions and waivers are judged as of.
        rules: The rules to choose from; the whole catalogue where missing.
        terms: The configuration and the baseline; the defaults where missing.

    Raises:
        RuleCrashError: a rule failed.
    """
    terms = terms or Terms()
    settings = terms.configuration.settings
    offered = tuple(catalogue().values() if rules is None else rules)
    chosen = chosen_rules(offered, settings) if loaded.is_whole else ()
    context = context_of(loaded, as_of, settings.law_profile)
    found = [*unevaluated(loaded.inventory), *run_rules(chosen, context, loaded.muted)]
    apart, unclear = _apart(loaded, found, chosen, terms, as_of)
    shown = [*loaded.findings, *apart.open, *apart.doubtful, *unclear]
    hidden = apart.hidden if terms.hides else ()
    if not terms.hides:
        shown += [item.finding for item in apart.hidden]
    return Report(
        findings=tuple(sorted_findings([with_severity(finding, settings) for finding in shown])),
        sources=_sources(loaded, terms.baseline),
        checked=loaded.coverage,
        rules=len(chosen),
        inventory="",
        version=__version__,
        as_of=as_of,
        hidden=tuple(sorted_hidden(replace(item, finding=with_severity(item.finding, settings)) for item in hidden)),
        muted=tuple(sorted(loaded.muted)),
        adjustments=tuple(adjustments(offered, terms.configuration)),
    )


def context_of(loaded: Loaded, as_of: dt.date, law_profile: LawProfile = LawProfile.GDPR_2016) -> Context:
    """Return what rules look at."""
    legs = transfer_legs(loaded.inventory, loaded.graph, as_of)
    return Context(loaded.inventory, loaded.graph, legs, as_of, law_profile)


def shown_as(report: Report, inventory: str, *, color: bool) -> Report:
    """Return the report with the inventory's folder as the user gave it, for paths that can be opened."""
    return replace(report, inventory=inventory, color=color)


# Private functions


def _apart(
    loaded: Loaded, found: list[Finding], chosen: Iterable[Rule], terms: Terms, as_of: dt.date
) -> tuple[Apart, list[Finding]]:
    """Return findings apart by whether they are accepted, and findings on comments that are not understood."""
    comments = [item for manifest in loaded.manifests for item in ignores_in(manifest)]
    ignores = tuple(item for item in comments if isinstance(item, Ignore))
    unclear = [item for item in comments if isinstance(item, Finding)]
    codes = codes_of(chosen, is_whole=loaded.is_whole, is_muted=bool(loaded.muted))
    accepted = Acceptance(loaded.inventory, ignores, terms.baseline)
    return set_apart(found, loaded.findings, accepted, codes, as_of), unclear


def _sources(loaded: Loaded, baseline: Baseline | None) -> dict[str, tuple[str, ...]]:
    return {**loaded.sources, **({baseline.path: baseline.lines} if baseline else {})}
