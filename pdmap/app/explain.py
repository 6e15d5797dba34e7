"""The documentation of checks: rules, what the language checks, what the reader checks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from pdmap.app.load import load_texts
from pdmap.app.terms import Terms
from pdmap.app.validate import shown_as, validate
from pdmap.config.configuration import Configuration, Settings
from pdmap.findings import Check, Profile, family_of
from pdmap.language.checks import CHECKS
from pdmap.manual.check_page import check_page
from pdmap.manual.explanation import Explanation, Origin, guide_of, sources_of
from pdmap.manual.family_page import catalogue_page, family_page
from pdmap.manual.page import Page
from pdmap.reporters.full import render_finding
from pdmap.rules.changes.chg001_reviewable_change import CHECK as REVIEWABLE
from pdmap.rules.engine import catalogue
from pdmap.rules.examples import day_of, without_marks
from pdmap.rules.families import Family, families
from pdmap.rules.rule import Rule
from pdmap.scan.drift.checks import CHECKS as DRIFT
from pdmap.source import CHECKS as READER
from pdmap.spelling import nearest

EXAMPLE_FILE = "inventory.yaml"
"""The manifest that an example is called when it is validated."""


@cache
def checks() -> Mapping[str, Check]:
    """Return every check by its code: those of rules, language, reader and comparisons, in the order of the codes."""
    rules = {rule.check.code: rule.check for rule in catalogue().values()}
    found = {check.code: check for check in (*READER, *CHECKS, *DRIFT, REVIEWABLE)} | rules
    return MappingProxyType(dict(sorted(found.items())))


def codes_of(family: str) -> list[str]:
    """Return the codes of a family by its letters, none where there is no such family."""
    return [code for code in checks() if family_of(code) == family]


def explain(codes: Iterable[str], *, color: bool = False) -> Iterator[Explanation]:
    """Yield what there is to say about checks.

    Args:
        codes: Their codes, each of them known.
        color: Whether the printed finding may carry terminal colors.
    """
    return (_explanation(checks()[code], color=color) for code in codes)


def pages(codes: Iterable[str], *, color: bool = False) -> Iterator[Page]:
    """Yield the page of each check, and of each family that stands among the codes."""
    for code in codes:
        if members := codes_of(code):
            yield family_page(outline(members))
        else:
            yield from map(check_page, explain([code], color=color))


def catalogue_of(codes: Iterable[str]) -> Page:
    """Return the page that lists checks, family by family."""
    return catalogue_page("Rules", outline(codes))


def outline(codes: Iterable[str]) -> Iterator[Explanation]:
    """Yield what a catalogue says about checks, without running their examples."""
    return (_outlined(checks()[code]) for code in codes)


def rule_codes(family: str | None = None, profile: Profile | None = None) -> list[str]:
    """Return the codes of the rules of a family and of those that a profile runs; of all of them without either."""
    return [
        code
        for code, rule in catalogue().items()
        if family in {None, family_of(code)} and (profile is None or rule.profile.rank <= profile.rank)
    ]


def meant_code(given: str) -> str | None:
    """Return the code or the family that a misspelled code probably stands for, such as `LAW001` for `LAW-1`.

    Another number of the same family would be another check, and is never guessed.
    """
    known = {family_of(code) for code in checks()}
    parts = re.fullmatch(r"([A-Z]+)[^A-Z0-9]*0*([0-9]{1,3})", given)
    if parts is None:
        return nearest(given, {*checks(), *known})
    family = parts[1] if parts[1] in known else nearest(parts[1], known)
    code = f"{family}{int(parts[2]):03}"
    return code if code in checks() else None


# Private functions

_OTHER_FAMILIES = {
    "DRF": ("drift", "What `pdmap drift` finds between an inventory and the sources that it is about."),
    "LNG": ("language", "What the language itself checks: shape and values, before any rule looks at an inventory."),
    "SRC": ("reader", "What the reader checks: the spelling of a manifest as YAML, before its meaning."),
    "SUP": ("waivers", "What is checked of waivers: whether they accept something, and still do."),
}
"""Families without rules, by their letters."""


def _outlined(check: Check) -> Explanation:
    rule = catalogue().get(check.code)
    return Explanation(
        check=check,
        family=_family(check.code),
        origin=_origin(check),
        profile=rule.profile if rule else None,
        sources=(),
        guide=None,
    )


def _explanation(check: Check, *, color: bool) -> Explanation:
    rule = catalogue().get(check.code)
    return Explanation(
        check=check,
        family=_family(check.code),
        origin=_origin(check),
        profile=rule.profile if rule else None,
        sources=sources_of(check),
        guide=guide_of(rule, _printed(rule, color=color)) if rule else None,
    )


def _origin(check: Check) -> Origin:
    if check.code in catalogue():
        return Origin.RULE
    if check == REVIEWABLE:
        return Origin.COMPARISON
    if check in DRIFT:
        return Origin.DRIFT
    return Origin.READER if check in READER else Origin.LANGUAGE


def _family(code: str) -> Family:
    letters = family_of(code)
    return families().get(letters) or Family(letters, *_OTHER_FAMILIES.get(letters, _OTHER_FAMILIES["LNG"]))


_EVERY_RULE = Terms(Configuration(Settings(profile=Profile.STRICT)))


def _printed(rule: Rule, *, color: bool) -> str:
    """Return what `pdmap validate` prints about the bad example of a rule."""
    loaded = load_texts({EXAMPLE_FILE: without_marks(rule.bad).encode()})
    report = shown_as(validate(loaded, day_of(rule.bad), [rule], _EVERY_RULE), "", color=color)
    own = (finding for finding in report.findings if finding.check.code == rule.check.code)
    return "\n".join(render_finding(finding, report) for finding in own)
