"""Validate an inventory: run the rules and put everything that was found into one report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from pdmap import __version__
from pdmap.app.checks import codes_of
from pdmap.app.half_read import without_possible_ids
from pdmap.app.load import Loaded
from pdmap.app.redefinitions import redefinitions
from pdmap.app.selection import adjustments, chosen_rules, with_severity
from pdmap.app.terms import Terms
from pdmap.findings import Finding, HiddenFinding, LawProfile, sorted_findings, sorted_hidden
from pdmap.fixes.edits import with_sound_edits
from pdmap.frozen import dataclass
from pdmap.model import Inventory
from pdmap.phases import phase
from pdmap.reporters.report import Report
from pdmap.rules.engine import catalogue, run_rules
from pdmap.rules.policies.own import policy_rules
from pdmap.rules.rule import Context, Rule
from pdmap.suppress.baseline import Baseline
from pdmap.suppress.hiding import Acceptance, set_apart
from pdmap.suppress.ignores import Ignore, ignores_in

Run = Callable[[Collection[Rule], Context, frozenset[str]], Iterable[Finding]]
"""Runs rules as `rules.engine.run_rules` does."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found in an inventory."""

    open: tuple[Finding, ...]
    """Findings that nobody accepts."""
    hidden: tuple[HiddenFinding, ...]
    """Findings that somebody accepts."""
    form: tuple[Finding, ...]
    """Findings that nothing hides: on the form of manifests, and on what was meant to hide others."""
    rules: tuple[Rule, ...]
    """The rules that ran."""


def validate(
    loaded: Loaded,
    as_of: dt.date,
    rules: Iterable[Rule] | None = None,
    terms: Terms | None = None,
    run: Run = run_rules,
) -> Report:
    """Return everything found in an inventory.

    While a manifest or a whole section cannot be read, only those rules run that half an inventory gives
    no false findings. For the same reason nothing hides an error in the form of a manifest.

    Args:
        loaded: The inventory.
        as_of: The day that contracts, decisions and waivers are judged as of.
        rules: The rules to choose from; the whole catalogue and the inventory's own policies where missing.
        terms: The configuration and the baseline; the defaults where missing.
        run: What runs the rules.

    Raises:
        RuleCrashError: a rule failed.
    """
    terms = terms or Terms()
    offered = offered_rules(loaded.inventory) if rules is None else tuple(rules)
    judged = judge(loaded, as_of, offered, terms, run)
    with phase("putting in order"):
        return _report(loaded, judged, offered, as_of, terms)


def offered_rules(inventory: Inventory) -> tuple[Rule, ...]:
    """Return the rules to choose from: the whole catalogue, and the inventory's own policies."""
    with phase("loading of rules"):
        known = catalogue()
    return (*known.values(), *policy_rules(inventory).values())


def judge(loaded: Loaded, as_of: dt.date, offered: Collection[Rule], terms: Terms, run: Run = run_rules) -> Judged:
    """Return everything found in an inventory, apart by what can be done with it.

    Raises:
        RuleCrashError: a rule failed.
    """
    settings = terms.configuration.settings
    rules = _applicable(chosen_rules(offered, settings), loaded)
    context = context_of(loaded, as_of, settings.law_profile)
    if loaded.possible_ids:
        context = replace(context, inventory=without_possible_ids(loaded.inventory, loaded.possible_ids))
    with phase("rules", len(rules)):
        found = list(run(rules, context, loaded.muted))
    with phase("suppression"):
        return _judged(loaded, found, terms, as_of, offered, rules)


def acceptance_of(loaded: Loaded, terms: Terms) -> Acceptance:
    """Return what accepts findings in an inventory."""
    comments = (item for manifest in loaded.manifests for item in ignores_in(manifest))
    ignores = tuple(item for item in comments if isinstance(item, Ignore))
    return Acceptance(loaded.inventory, ignores, terms.baseline)


def context_of(loaded: Loaded, as_of: dt.date, law_profile: LawProfile = LawProfile.GDPR_2016) -> Context:
    """Return what rules look at."""
    return Context(loaded.inventory, loaded.graph, as_of, law_profile)


def shown_as(report: Report, inventory: str, *, color: bool) -> Report:
    """Return the report with the inventory's folder as the user gave it, for paths that can be opened."""
    return replace(report, inventory=inventory, color=color)


# Private functions


def _report(loaded: Loaded, judged: Judged, offered: Collection[Rule], as_of: dt.date, terms: Terms) -> Report:
    """Return what was found, in reading order and as grave as the configuration wants it."""
    settings = terms.configuration.settings
    accepted = [replace(item, finding=with_severity(item.finding, settings)) for item in judged.hidden]
    shown = [with_severity(finding, settings) for finding in (*judged.form, *judged.open)]
    shown += [] if terms.hides else [item.finding for item in accepted]
    return Report(
        findings=tuple(with_sound_edits(sorted_findings(shown), loaded.sources)),
        sources=_sources(loaded, terms.baseline),
        checked=loaded.coverage,
        rules=len(judged.rules),
        is_whole=loaded.is_whole,
        inventory="",
        version=__version__,
        as_of=as_of,
        hidden=tuple(sorted_hidden(accepted)) if terms.hides else (),
        muted=tuple(sorted(loaded.muted)),
        adjustments=(
            *terms.adjustments,
            *adjustments(offered, terms.configuration),
            *redefinitions(loaded.inventory),
        ),
    )


def _judged(
    loaded: Loaded,
    found: Collection[Finding],
    terms: Terms,
    as_of: dt.date,
    offered: Collection[Rule],
    rules: tuple[Rule, ...],
) -> Judged:
    """Return what rules found, apart by whether somebody accepts it."""
    unclear = (item for manifest in loaded.manifests for item in ignores_in(manifest) if isinstance(item, Finding))
    codes = codes_of(offered, rules, loaded)
    apart = set_apart(found, loaded.findings, acceptance_of(loaded, terms), codes, as_of)
    return Judged(apart.open, apart.hidden, (*loaded.findings, *apart.doubtful, *unclear), rules)


def _applicable(rules: tuple[Rule, ...], loaded: Loaded) -> tuple[Rule, ...]:
    """Return the rules that can be trusted with what could be read; none where it is not known what is missing."""
    if loaded.is_whole:
        return rules
    return tuple(rule for rule in rules if not rule.needs_whole) if loaded.possible_ids is not None else ()


def _sources(loaded: Loaded, baseline: Baseline | None) -> dict[str, tuple[str, ...]]:
    return {**loaded.sources, **({baseline.path: baseline.lines} if baseline else {})}
