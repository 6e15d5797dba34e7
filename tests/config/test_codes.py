"""Codes of a configuration stand for rules; what always runs cannot be switched off."""

from __future__ import annotations

import pytest

from pdmap.config.codes import KnownCodes, check_codes, codes_meant
from pdmap.config.configuration import Settings, settle
from pdmap.config.error import ConfigurationError
from pdmap.config.file import read_file
from pdmap.config.values import Level
from pdmap.findings import Severity

KNOWN = KnownCodes(
    rules={"TRF001", "TRF002", "REF001"},
    fixed={"SRC003": Severity.ERROR, "SRC011": Severity.WARNING, "REF003": Severity.ERROR},
)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("TRF", ("TRF001", "TRF002")),
        ("TRF001", ("TRF001",)),
        ("REF", ("REF001",)),
        ("TRF0", ()),
        ("policy", ()),
        ("no-", ()),
        ("trf", ()),
        ("", ()),
    ],
)
def test_a_name_stands_for_a_rule_or_a_family(name: str, codes: tuple[str, ...]) -> None:
    assert codes_meant(name, KNOWN.rules) == codes


OF_POLICIES = "a policy is changed where it is written (`severity`), or accepted by a waiver"


def _checked(text: str) -> Settings:
    given = read_file("pdmap.toml", "pdmap.toml", text.encode())
    assert given is not None
    configuration = settle((given,))
    check_codes(configuration, KNOWN)
    return configuration.settings


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", Settings()),
        ("select = ['TRF', 'REF001']", Settings(select=("TRF", "REF001"))),
        ("ignore = ['REF', 'TRF002']", Settings(ignore=("REF", "TRF002"))),
        (
            "severity = {TRF001 = 'off', REF001 = 'note', SRC011 = 'error', REF003 = 'error'}",
            Settings(
                severity={"TRF001": Level.OFF, "REF001": Level.NOTE, "SRC011": Level.ERROR, "REF003": Level.ERROR}
            ),
        ),
        ("severity.SRC011 = 'note'", Settings(severity={"SRC011": Level.NOTE})),
    ],
)
def test_what_can_be_changed_is_accepted_as_it_is_written(text: str, settings: Settings) -> None:
    assert _checked(text) == settings


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ignore = ['TRF',\n 'TRF003']", "2:2: there is no check `TRF003`; `pdmap rules` lists them"),
        ("ignore = ['REF0001']", "1:11: there is no check `REF0001`; did you mean `REF001`?"),
        ("select = ['trf']", "1:11: there is no check `trf`; did you mean `TRF`?"),
        ("ignore = ['no-health-abroad']", f"1:11: `no-health-abroad` is no check; {OF_POLICIES}"),
        ("select = ['no-health-abroad']", f"1:11: `no-health-abroad` is no check; {OF_POLICIES}"),
        ("severity = {no-health-abroad = 'note'}", f"1:13: `no-health-abroad` is no check; {OF_POLICIES}"),
        ("select = ['']", "1:11: there is no check ``; `pdmap rules` lists them"),
        ("ignore = ['SRC']", "1:11: `SRC` cannot be switched off: it always runs"),
        ("ignore = ['REF003']", "1:11: `REF003` cannot be switched off: it always runs"),
        ("select = ['SRC003']", "1:11: `SRC003` cannot be selected: it always runs"),
        ("severity = {TRF = 'note'}", "1:13: `TRF` is a family; a severity is given to one check, such as `TRF001`"),
        ("severity.SRC003 = 'off'", "1:1: `SRC003` cannot be switched off: it always runs"),
        ("severity.SRC011 = 'off'", "1:1: `SRC011` cannot be switched off: it always runs"),
        ("severity.REF003 = 'warning'", "1:1: `REF003` is an error of form, and stays an error"),
    ],
)
def test_what_cannot_be_changed_is_told_in_one_line(text: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        _checked(text)
    assert str(raised.value) == f"pdmap.toml:{message}"
