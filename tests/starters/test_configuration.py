"""The configuration of a first inventory: it sets nothing, and each key that it shows works."""

import re

import pytest

from pdmap.app.checks import known_codes
from pdmap.config.codes import check_codes
from pdmap.config.configuration import Configuration, settle
from pdmap.config.file import read_file
from pdmap.config.keys import BY_NAME
from pdmap.starters.configuration import CONFIGURATION_TEXT

KEY = re.compile(r"^#(?=\w)", re.MULTILINE)
LINES = [line for line in CONFIGURATION_TEXT.splitlines() if KEY.match(line)]


def _read(text: str) -> Configuration:
    given = read_file("pdmap.toml", "pdmap.toml", text.encode())
    assert given is not None
    configuration = settle([given])
    check_codes(configuration, known_codes())
    return configuration


def test_nothing_is_set() -> None:
    assert _read(CONFIGURATION_TEXT).given == {}


@pytest.mark.parametrize("line", LINES)
def test_a_key_works_when_its_sign_is_deleted(line: str) -> None:
    configuration = _read(CONFIGURATION_TEXT.replace(line, line.removeprefix("#")))
    name = line.removeprefix("#").partition(" ")[0]
    assert getattr(configuration.settings, name) != BY_NAME[name].default
    assert {key.partition(".")[0] for key in configuration.given} == {name}


def test_all_keys_work_together() -> None:
    configuration = _read(KEY.sub("", CONFIGURATION_TEXT))
    assert len({key.partition(".")[0] for key in configuration.given}) == len(LINES)


def test_the_keys_that_matter_are_shown() -> None:
    assert [line.split()[0] for line in LINES] == ["#profile", "#ignore", "#severity", "#fail_on"]
