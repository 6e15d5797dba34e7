"""Which rules run, and that a report tells what a configuration changes."""

from __future__ import annotations

import pytest

from pdmap.app.checks import FIXED, known_codes
from pdmap.app.selection import adjustments, chosen_rules, with_severity
from pdmap.config.configuration import Configuration, Settings, settle
from pdmap.config.file import read_file
from pdmap.config.values import Level
from pdmap.findings import Check, Finding, Location, Profile, Severity
from pdmap.rules.engine import catalogue
from pdmap.rules.rule import Rule


def _rule(code: str, profile: Profile = Profile.DEFAULT) -> Rule:
    return Rule(Check(code, "t", Severity.WARNING), "", "", "", "", "", "", lambda _: iter(()), profile)


RULES = (
    _rule("AAA001", Profile.MINIMAL),
    _rule("AAA002"),
    _rule("BBB001", Profile.STRICT),
    _rule("REF004", Profile.STRICT),
    _rule("no-health-abroad", Profile.MINIMAL),
)


def _configuration(text: str) -> Configuration:
    given = read_file("pdmap.toml", "pdmap.toml", text.encode())
    assert given is not None
    return settle((given,))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", "AAA001 AAA002 REF004 no-health-abroad"),
        ("profile = 'minimal'", "AAA001 REF004 no-health-abroad"),
        ("profile = 'strict'", "AAA001 AAA002 BBB001 REF004 no-health-abroad"),
        ("select = ['BBB001']", "BBB001 REF004 no-health-abroad"),
        ("select = ['AAA']\nprofile = 'minimal'", "AAA001 AAA002 REF004 no-health-abroad"),
        ("ignore = ['AAA001']", "AAA002 REF004 no-health-abroad"),
        ("select = ['AAA']\nignore = ['AAA001']", "AAA002 REF004 no-health-abroad"),
        ("severity = {AAA001 = 'off', AAA002 = 'note'}", "AAA002 REF004 no-health-abroad"),
        ("ignore = ['AAA', 'REF']", "REF004 no-health-abroad"),
    ],
)
def test_the_profile_or_the_selection_runs_without_what_is_ignored(text: str, codes: str) -> None:
    rules = chosen_rules(RULES, _configuration(text).settings)
    assert " ".join(rule.check.code for rule in rules) == codes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", []),
        ("format = 'json'\nbaseline = 'b'\nprofile = 'default'\nfail_on = 'error'\nignore = []", []),
        ("profile = 'strict'", ["profile=strict pdmap.toml:1 "]),
        ("profile = 'minimal'", ["profile=minimal pdmap.toml:1 AAA002 BBB001"]),
        ("law_profile = 'omnibus-iv-proposal'", ["law_profile=omnibus-iv-proposal pdmap.toml:1 "]),
        ("select = ['AAA001', 'BBB']", ["select=AAA001, BBB pdmap.toml:1 AAA002"]),
        ("\nignore = ['AAA', 'BBB']", ["ignore=AAA, BBB pdmap.toml:2 AAA001 AAA002"]),
        (
            "profile = 'minimal'\nselect = ['AAA']",
            ["profile=minimal pdmap.toml:1 ", "select=AAA pdmap.toml:2 BBB001"],
        ),
        (
            "[severity]\nAAA002 = 'off'\nBBB001 = 'off'\nAAA001 = 'note'",
            [
                "severity.AAA001=note pdmap.toml:4 ",
                "severity.AAA002=off pdmap.toml:2 AAA002",
                "severity.BBB001=off pdmap.toml:3 ",
            ],
        ),
        ("fail_on = 'never'", ["fail_on=never pdmap.toml:1 "]),
    ],
)
def test_what_a_configuration_changes_is_told(text: str, told: list[str]) -> None:
    changes = adjustments(RULES, _configuration(text))
    assert [f"{item.name}={item.value} {item.origin} {' '.join(item.off)}" for item in changes] == told


@pytest.mark.parametrize("profile", Profile)
def test_a_profile_runs_the_rules_of_those_that_ask_less(profile: Profile) -> None:
    chosen = chosen_rules(catalogue().values(), Settings(profile=profile))
    expected = {code for code, rule in catalogue().items() if rule.profile.rank <= profile.rank or code in FIXED}
    assert {rule.check.code for rule in chosen} == expected


def test_a_severity_replaces_that_of_the_finding() -> None:
    finding = Finding(Check("AAA001", "t", Severity.ERROR), "m", Location("a.yaml"))
    levels = {"AAA001": Level.NOTE, "AAA002": Level.ERROR}
    assert with_severity(finding, Settings(severity=levels)).check.severity is Severity.NOTE
    assert with_severity(finding, Settings(severity={"AAA001": Level.ERROR})) is finding
    assert with_severity(finding, Settings(severity={"AAA001": Level.OFF})) is finding
    assert with_severity(finding, Settings()) is finding


def test_what_always_runs_is_not_among_the_rules_that_can_be_switched_off() -> None:
    known = known_codes()
    assert not set(known.rules) & set(known.fixed)
    assert {"REF002", "REF003", "REF004", "SRC003", "SUP008"} <= set(known.fixed)
    assert set(catalogue()) <= set(known.rules) | set(known.fixed)
