"""Findings: hold an inventory against the rules."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pdmap.api.days import day_of
from pdmap.api.errors import one_of, told
from pdmap.api.inventory import Inventory, source_of
from pdmap.api.results import Result
from pdmap.api.texts import texts
from pdmap.app.only import Only, reported, some_picked
from pdmap.app.validate import shown_as
from pdmap.app.validate import validate as check
from pdmap.config.text import OptionValue
from pdmap.findings import Finding, HiddenFinding, Severity
from pdmap.host.judging import run_rules_together
from pdmap.host.paths import shown_path
from pdmap.registry import discover
from pdmap.reporters.report import Adjustment, Reporter
from pdmap.reporters.report import Report as FullReport


@dataclass(frozen=True, slots=True)
class Report(Result):
    """What was found in an inventory; `validate` makes it."""

    findings: tuple[Finding, ...]
    """By file and line; those that somebody accepts are not among them."""
    hidden: tuple[HiddenFinding, ...]
    """Findings that a waiver, an ignore or the baseline accepts."""
    as_of: dt.date
    """The day that the inventory was judged as of."""
    rules: int
    """How many rules ran."""
    is_checked: bool
    """Whether all rules that were chosen ran; otherwise a report without findings means nothing."""
    muted: tuple[str, ...]
    """Addresses of objects that no rule looked at, because their structure has errors."""
    adjustments: tuple[Adjustment, ...]
    """What the configuration changes about what is checked."""
    _full: FullReport = field(repr=False, compare=False)

    def count(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return self._full.count(severity)

    def rows(self) -> list[dict[str, str | int | None]]:
        """Return a row of plain values for each finding, such as `pandas.DataFrame` takes."""
        return [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "title": finding.check.title,
                "message": finding.message,
                "path": finding.location.path,
                "line": finding.location.line,
                "column": finding.location.column,
                "address": finding.address,
                "fingerprint": finding.fingerprint,
            }
            for finding in self.findings
        ]

    def render(self, format: str = "text") -> str:  # noqa: A002 - the word of the command
        """Return it in a format of `pdmap validate`, such as `text`, `json`, `sarif` or `markdown`.

        Raises:
            UnknownNameError: there is no such format.
        """
        known = discover("pdmap.reporters", "REPORTER", Reporter)
        return known[one_of("format", format, known)].render(self._full)


def validate(
    inventory: Inventory,
    *,
    as_of: dt.date | None = None,
    only: str | Iterable[str] = (),
    profile: str | None = None,
    law_profile: str | None = None,
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
    baseline: str | os.PathLike[str] | None = None,
    hide_accepted: bool = True,
) -> Report:
    """Return what `pdmap validate` finds in an inventory.

    Args:
        inventory: What is checked; one of which a part cannot be read gets the findings that say so.
        as_of: The day that contracts, decisions and waivers are judged as of. Where missing: today in UTC, or the
            day of `SOURCE_DATE_EPOCH`.
        only: Selectors; findings on other parts are not reported.
        profile: How much is asked: `minimal`, `default` or `strict`; where missing, as the configuration says.
        law_profile: The state of the law that thresholds are taken from: `gdpr-2016` or `omnibus-iv-proposal`.
        select: Codes of rules or families to run instead of the profile's.
        ignore: Codes of rules or families that do not run.
        severity: How grave findings are, by code: `error`, `warning`, `note` or `off`.
        baseline: The file of findings that were there before.
        hide_accepted: Whether findings that a waiver, an ignore or the baseline accepts are hidden.

    Raises:
        ConfigurationError: the configuration, an option or the baseline cannot be used.
        SelectorError: a selector cannot be read, or selects nothing.
        InternalError: a rule failed.
    """
    source, day = source_of(inventory), day_of(as_of)
    options: dict[str, OptionValue] = {
        "profile": profile,
        "law_profile": law_profile,
        "select": texts(select),
        "ignore": texts(ignore),
        "severity": tuple(f"{code}={level}" for code, level in (severity or {}).items()),
        "baseline": None if baseline is None else Path(baseline),
    }
    with told():
        settings = source.settings.under(options)
        terms = settings.terms(source.root, hides=hide_accepted)
        full = shown_as(
            check(source.loaded, day, terms=terms, run=run_rules_together), shown_path(source.root), color=False
        )
        if selectors := texts(only):
            wanted = Only(selectors, (), "only", "exclude")
            full = reported(full, some_picked(wanted, source.loaded, day, terms))
    return Report(full.findings, full.hidden, day, full.rules, full.is_checked, full.muted, full.adjustments, full)
