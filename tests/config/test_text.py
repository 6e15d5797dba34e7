"""Values of the environment and the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdmap.config.error import ConfigurationError
from pdmap.config.keys import KEYS
from pdmap.config.text import OptionValue, from_environment, from_options
from pdmap.config.values import FailOn, Level
from pdmap.findings import Profile


def test_every_scalar_key_has_a_variable() -> None:
    variables = {key.name: key.variable for key in KEYS}
    assert variables == {
        "inventory": "PDMAP_INVENTORY",
        "profile": "PDMAP_PROFILE",
        "law_profile": "PDMAP_LAW_PROFILE",
        "select": None,
        "ignore": None,
        "severity": None,
        "fail_on": "PDMAP_FAIL_ON",
        "baseline": "PDMAP_BASELINE",
        "format": "PDMAP_FORMAT",
        "sources": None,
        "drift.fail_on": None,
        "drift.dictionary": None,
        "drift.baseline": None,
        "drift.dependencies": None,
    }


def test_variables_give_values_and_empty_ones_none() -> None:
    environment = {"PDMAP_PROFILE": "strict", "PDMAP_FAIL_ON": "", "PATH": "/bin", "PDMAP_TRACEBACK": "1"}
    given = from_environment(environment)
    assert {name: (item.value, str(item.origin)) for name, item in given.items()} == {
        "profile": (Profile.STRICT, "PDMAP_PROFILE")
    }


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("PDMAP_PROFILE", "strct", "PDMAP_PROFILE is `strct`; did you mean `strict`?"),
        ("PDMAP_FAIL_ON", "\x1b", "PDMAP_FAIL_ON is `\\x1b`; choose from: error, warning, note, never"),
        ("PDMAP_FAILON", "warning", "PDMAP_FAILON: there is no such variable; did you mean PDMAP_FAIL_ON?"),
        ("PDMAP_SELECT", "TRF", "PDMAP_SELECT: lists have no variable; use --select"),
        ("PDMAP_IGNORE", "", "PDMAP_IGNORE: lists have no variable; use --ignore"),
        ("PDMAP_SEVERITY", "TRF009=note", "PDMAP_SEVERITY: lists have no variable; use --severity"),
        ("PDMAP_DRIFT_FAIL_ON", "gone", "PDMAP_DRIFT_FAIL_ON: there is no such variable; use --fail-on of pdmap drift"),
        (
            "PDMAP_DRIFT_DICTIONARY",
            "2026.11",
            "PDMAP_DRIFT_DICTIONARY: there is no such variable; write `drift.dictionary` into the configuration",
        ),
        ("PDMAP_SOURCES", "db", "PDMAP_SOURCES: there is no such variable; write `sources` into the configuration"),
        ("PDMAP_CONFIG", "a.toml", "PDMAP_CONFIG: there is no such variable; use --config"),
        ("PDMAP_AS_OF", "2026-01-01", "PDMAP_AS_OF: there is no such variable; use --as-of or SOURCE_DATE_EPOCH"),
        ("PDMAP_PROFILES", "", "PDMAP_PROFILES: there is no such variable; did you mean PDMAP_PROFILE?"),
    ],
)
def test_a_variable_that_does_not_fit_is_told(variable: str, value: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        from_environment({variable: value})
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("name", "option", "value"),
    [
        ("profile", Profile.STRICT, Profile.STRICT),
        ("fail_on", FailOn.NEVER, FailOn.NEVER),
        ("baseline", Path("a/b.json"), "a/b.json"),
        ("select", ["TRF,SEC001", " LAW001"], ("TRF", "SEC001", "LAW001")),
        ("ignore", ["TRF"], ("TRF",)),
        ("severity", ["TRF009=note,MIN001=off"], None),
        ("profile", None, None),
        ("select", None, None),
        ("select", [], None),
        ("severity", [], None),
    ],
    ids=str,
)
def test_options_give_values(name: str, option: OptionValue, value: object) -> None:
    given = from_options({name: option})
    assert (given[name].value if name in given else None) == value
    assert {str(item.origin) for item in given.values()} <= {f"--{name.replace('_', '-')}"}


def test_severities_are_given_one_by_one() -> None:
    given = from_options({"severity": ["TRF009=note", "MIN001=off"]})
    assert {name: item.value for name, item in given.items()} == {
        "severity.TRF009": Level.NOTE,
        "severity.MIN001": Level.OFF,
    }


@pytest.mark.parametrize(
    ("name", "option", "message"),
    [
        ("severity", ["TRF009"], "--severity is `TRF009`, not CODE=LEVEL such as TRF009=note"),
        ("severity", ["=note"], "--severity is `=note`, not CODE=LEVEL such as TRF009=note"),
        ("severity", ["TRF009=nte"], "--severity TRF009 is `nte`; did you mean `note`?"),
        ("select", [""], "--select is empty"),
        ("select", [" , "], "--select is empty"),
        ("baseline", "", "--baseline is not a line of text"),
    ],
)
def test_an_option_that_does_not_fit_is_told(name: str, option: OptionValue, message: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        from_options({name: option})
    assert str(raised.value) == message
