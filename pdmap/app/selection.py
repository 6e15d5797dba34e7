"""The rules that run under a configuration, and what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdmap.app.checks import FIXED
from pdmap.config.codes import codes_meant
from pdmap.config.configuration import Configuration, Settings
from pdmap.config.values import FailOn, Level
from pdmap.findings import Finding, LawProfile, Profile
from pdmap.reporters.report import Adjustment
from pdmap.rules.rule import Rule


def chosen_rules(rules: Iterable[Rule], settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that run: those of the profile, or the selected ones, without the ignored ones; all policies."""
    return tuple(rule for rule in rules if _is_fixed(rule) or (_is_wanted(rule, settings) and not _off(rule, settings)))


def is_off(code: str, settings: Settings) -> bool:
    """Return whether a configuration switches off a check that every profile has."""
    chosen = settings.select is None or _is_meant(code, settings.select)
    return not chosen or _is_switched_off(code, settings)


def with_severity(finding: Finding, settings: Settings) -> Finding:
    """Return a finding with the severity that the configuration gives to all findings of its check."""
    level = settings.severity.get(finding.check.code)
    severity = level.severity if level else None
    if severity is None or severity is finding.check.severity:
        return finding
    return replace(finding, check=replace(finding.check, severity=severity))


def adjustments(rules: Iterable[Rule], configuration: Configuration) -> Iterator[Adjustment]:
    """Yield what a configuration changes about what is checked and what fails the run."""
    every, settings = tuple(rules), configuration.settings
    # Mostly nobody asks for other rules than the usual ones, and no rule has to be looked at.
    wanted = [rule for rule in every if _is_fixed(rule) or _is_wanted(rule, settings)] if _chooses(settings) else []
    codes = {rule.check.code for rule in wanted}
    missing = tuple(rule.check.code for rule in every if rule.check.code not in codes)
    if settings.profile is not Profile.DEFAULT:
        left_out = missing if settings.select is None else ()
        yield _adjustment(configuration, "profile", settings.profile, left_out)
    if settings.law_profile is not LawProfile.GDPR_2016:
        yield _adjustment(configuration, "law_profile", settings.law_profile)
    if settings.select is not None:
        yield _adjustment(configuration, "select", ", ".join(settings.select), missing)
    switchable = {rule.check.code for rule in wanted if not _is_fixed(rule)}
    if settings.ignore:
        off = tuple(sorted({code for name in settings.ignore for code in codes_meant(name, switchable)}))
        yield _adjustment(configuration, "ignore", ", ".join(settings.ignore), off)
    for code, level in sorted(settings.severity.items()):
        off = codes_meant(code, switchable) if level is Level.OFF else ()
        yield _adjustment(configuration, f"severity.{code}", level, off)
    if settings.fail_on is not FailOn.ERROR:
        yield _adjustment(configuration, "fail_on", settings.fail_on)


# Private functions


def _chooses(settings: Settings) -> bool:
    """Return whether a configuration says anything of which rules run."""
    is_usual = settings.profile is Profile.DEFAULT and settings.select is None
    return not is_usual or bool(settings.ignore or settings.severity)


def _is_fixed(rule: Rule) -> bool:
    """Return whether a rule always runs: its check is one of form, or it is a policy of the inventory's author."""
    return rule.check.code in FIXED or rule.check.is_policy


def _is_wanted(rule: Rule, settings: Settings) -> bool:
    if settings.select is None:
        return rule.profile.rank <= settings.profile.rank
    return _is_meant(rule.check.code, settings.select)


def _off(rule: Rule, settings: Settings) -> bool:
    return _is_switched_off(rule.check.code, settings)


def _is_switched_off(code: str, settings: Settings) -> bool:
    return _is_meant(code, settings.ignore) or settings.severity.get(code) is Level.OFF


def _is_meant(code: str, names: Iterable[str]) -> bool:
    return any(codes_meant(name, (code,)) for name in names)


def _adjustment(configuration: Configuration, name: str, value: str, off: tuple[str, ...] = ()) -> Adjustment:
    return Adjustment(name, value, str(configuration.origin(name)), off)
