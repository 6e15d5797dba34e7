"""Which value counts, and what its origin is."""

from __future__ import annotations

import dataclasses
import tomllib

import pytest

from pdmap.config.configuration import Configuration, Settings, settle
from pdmap.config.file import read_file
from pdmap.config.given import DEFAULT
from pdmap.config.keys import BY_NAME, KEYS, SEVERITY, TABLES, Key
from pdmap.config.text import OptionValue, from_environment, from_options
from pdmap.config.values import FailOn, Level
from pdmap.findings import Profile, Severity


def _settled(text: str = "", environment: dict[str, str] | None = None, **options: OptionValue) -> Configuration:
    file = read_file("pdmap.toml", "pdmap.toml", text.encode())
    assert file is not None
    return settle((from_options(options), from_environment(environment or {}), file))


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_the_table_of_keys_and_the_settings_agree(key: Key) -> None:
    defaults = {field.name: getattr(Settings(), field.name) for field in dataclasses.fields(Settings)}
    assert {key.attribute for key in BY_NAME.values()} == set(defaults)
    if key.name not in TABLES:
        assert defaults[key.attribute] == key.default
    assert bool(key.unset) == (key.default is None)
    assert key.description.endswith(".")


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_the_example_of_a_key_fits(key: Key) -> None:
    text = f"{key.name} = {key.example}\n"
    assert tomllib.loads(text)
    assert read_file("pdmap.toml", "pdmap.toml", text.encode())


@pytest.mark.parametrize(
    ("text", "environment", "option", "value", "origin"),
    [
        ("", "", None, Profile.DEFAULT, "default"),
        ("profile = 'minimal'", "", None, Profile.MINIMAL, "pdmap.toml:1"),
        ("profile = 'minimal'", "strict", None, Profile.STRICT, "PDMAP_PROFILE"),
        ("profile = 'minimal'", "strict", "default", Profile.DEFAULT, "--profile"),
        ("", "", "strict", Profile.STRICT, "--profile"),
    ],
)
def test_the_command_line_comes_before_the_environment_and_that_before_the_file(
    text: str, environment: str, option: str | None, value: Profile, origin: str
) -> None:
    configuration = _settled(text, {"PDMAP_PROFILE": environment}, profile=option)
    assert (configuration.settings.profile, str(configuration.origin("profile"))) == (value, origin)


def test_lists_are_replaced_and_severities_are_laid_over_one_another() -> None:
    text = "ignore = ['TRF']\nseverity = {TRF009 = 'note', MIN001 = 'off'}\n"
    configuration = _settled(text, ignore=["SEC"], severity=["TRF009=error"])
    assert configuration.settings.ignore == ("SEC",)
    assert configuration.settings.severity == {"TRF009": Level.ERROR, "MIN001": Level.OFF}
    assert str(configuration.origin("severity.TRF009")) == "--severity"
    assert str(configuration.origin("severity.MIN001")) == "pdmap.toml:2"


def test_every_value_is_listed_once_in_the_order_of_the_keys() -> None:
    names = [name for name, _, _ in _settled("severity = {B = 'off', A = 'note'}").rows]
    order = [key.name for key in KEYS]
    at = order.index(SEVERITY)
    assert names == [*order[:at], "severity.A", "severity.B", *order[at + 1 :]]
    assert all(origin == DEFAULT for _, _, origin in Configuration().rows)


@pytest.mark.parametrize(
    ("fail_on", "fails"),
    [
        (FailOn.ERROR, [Severity.ERROR]),
        (FailOn.WARNING, [Severity.ERROR, Severity.WARNING]),
        (FailOn.NOTE, list(Severity)),
        (FailOn.NEVER, []),
    ],
)
def test_findings_from_a_severity_on_fail_a_run(fail_on: FailOn, fails: list[Severity]) -> None:
    assert [severity for severity in Severity if fail_on.fails(severity)] == fails


def test_a_level_is_a_severity_or_off() -> None:
    assert [level.severity for level in Level] == [*Severity, None]
