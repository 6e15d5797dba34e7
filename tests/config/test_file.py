"""What a file gives is read with its place, and what is wrong with it told in one line."""

from __future__ import annotations

import pytest

from pdmap.config.error import ConfigurationError
from pdmap.config.file import read_file
from pdmap.config.values import DriftKind, FailOn, Level
from pdmap.findings import LawProfile, Profile

EVERY_KEY = """\
inventory = "inventories/shop"
profile = "strict"
law_profile = "omnibus-iv-proposal"
select = ["TRF", "SEC001"]
ignore = [
  "TRF001",  # decided on 2026-10-01
]
fail_on = "warning"
baseline = "known.json"
format = "concise"

[severity]
TRF009 = "note"
MIN001 = "off"

[sources]
console = ["db/structure.sql", "env:DATABASE_URL"]

[drift]
fail_on = ["direct", "vendor", "direct"]
dictionary = "2026.11"
baseline = "drift.json"
dependencies = ["Gemfile.lock"]
"""
VALUES = {
    "inventory": ("inventories/shop", 1),
    "profile": (Profile.STRICT, 2),
    "law_profile": (LawProfile.OMNIBUS_IV_PROPOSAL, 3),
    "select": (("TRF", "SEC001"), 4),
    "ignore": (("TRF001",), 5),
    "fail_on": (FailOn.WARNING, 8),
    "baseline": ("known.json", 9),
    "format": ("concise", 10),
    "severity.TRF009": (Level.NOTE, 13),
    "severity.MIN001": (Level.OFF, 14),
    "sources.console": (("db/structure.sql", "env:DATABASE_URL"), 17),
    "drift.fail_on": ((DriftKind.DIRECT, DriftKind.VENDOR), 20),
    "drift.dictionary": ("2026.11", 21),
    "drift.baseline": ("drift.json", 22),
    "drift.dependencies": (("Gemfile.lock",), 23),
}


def test_every_key_is_read_with_its_line() -> None:
    given = read_file("pdmap.toml", "a/pdmap.toml", EVERY_KEY.encode())
    assert given is not None
    assert {name: (item.value, item.origin.line) for name, item in given.items()} == VALUES
    assert {item.origin.name for item in given.values()} == {"a/pdmap.toml"}
    assert [str(given["ignore"].item_origin(index)) for index in (0, 1)] == ["a/pdmap.toml:6", "a/pdmap.toml:5"]


def test_a_mark_in_front_is_passed_over() -> None:
    given = read_file("pdmap.toml", "pdmap.toml", b"\xef\xbb\xbfprofile = 'strict'\r\n")
    assert given is not None
    assert str(given["profile"].origin) == "pdmap.toml:1"


def test_a_project_holds_the_same_keys_in_a_table() -> None:
    text = "[project]\nprofile = 1\n[tool.pdmap]\nprofile = 'strict'\n[tool.pdmap.severity]\nTRF009 = 'note'\n"
    given = read_file("pyproject.toml", "pyproject.toml", text.encode())
    assert given is not None
    assert {name: str(item.origin) for name, item in given.items()} == {
        "profile": "pyproject.toml:4",
        "severity.TRF009": "pyproject.toml:6",
    }


@pytest.mark.parametrize("text", ["", "[project]\nname = 'x'\n", "[tool.ruff]\n", "tool = 1\n"])
def test_a_project_may_say_nothing_of_pdmap(text: str) -> None:
    assert read_file("pyproject.toml", "pyproject.toml", text.encode()) is None


@pytest.mark.parametrize(("name", "text"), [("pdmap.toml", ""), ("pyproject.toml", "[tool.pdmap]\n")])
def test_an_empty_configuration_is_one(name: str, text: str) -> None:
    assert read_file(name, name, text.encode()) == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"profil = 'x'", "1:1: there is no key `profil`; did you mean `profile`?"),
        (b"[tool.pdmap]\nprofile = 'x'", "1:2: here the keys stand by themselves, without `[tool.pdmap]`"),
        (b"fail-on = 'error'", "1:1: there is no key `fail-on`; did you mean `fail_on`?"),
        (b"\n[severty]\nTRF001 = 'off'", "2:2: there is no key `severty`; did you mean `severity`?"),
        (b'"\\u001b" = 1', " there is no key `\\x1b`; known are inventory, profile, law_profile, "),
        (b"profile = 'strct'", "1:1: `profile` is `strct`; did you mean `strict`?"),
        (b"profile = 'hard'", "1:1: `profile` is `hard`; choose from: minimal, default, strict"),
        (b"profile = 1", "1:1: `profile` is not one of minimal, default, strict"),
        (b"profile = ['strict']", "1:1: `profile` is not one of minimal, default, strict"),
        (b"inventory = ''", "1:1: `inventory` is not a line of text"),
        (b'inventory = "a\\u0000b"', "1:1: `inventory` is not a line of text"),
        (b"baseline = true", "1:1: `baseline` is not a line of text"),
        (b"format = 1", "1:1: `format` is not a text"),
        (b"ignore = 'TRF'", "1:1: `ignore` is not a list of texts"),
        (b"ignore = ['TRF', 1]", "1:1: `ignore` is not a list of texts"),
        (b"select = []", "1:1: `select` is empty"),
        (b"sources = ['a']", "1:1: `sources` is not a table of systems"),
        (b"[sources]\nshop = 'a'", "2:1: `sources.shop` is not a list of texts"),
        (b"[sources]\nshop = []", "2:1: `sources.shop` is empty"),
        (b"drift = 1", "1:1: `drift` is not a table of keys"),
        (b"[drift]\nfail-on = []", "2:1: there is no key `fail-on` in `drift`; did you mean `fail_on`?"),
        (b"[drift]\nfail_on = 'direct'", "2:1: `drift.fail_on` is not a list of texts"),
        (b"[drift]\nfail_on = ['direkt']", "2:1: `drift.fail_on` is `direkt`; did you mean `direct`?"),
        (b"[dirft]\n", "1:2: there is no key `dirft`; did you mean `drift`?"),
        (b"'drift.fail_on' = ['direct']", "1:1: there is no key `drift.fail_on`; "),
        (b"severity = 'note'", "1:1: `severity` is not a table of codes"),
        (b"[[severity]]", "1:3: `severity` is not a table of codes"),
        (b"severity = {TRF001 = 'nte'}", "1:13: `severity.TRF001` is `nte`; did you mean `note`?"),
        (b"[severity]\nTRF001 = 1", "2:1: `severity.TRF001` is not one of error, warning, note, off"),
        (b"a = [\n", "2:1: the file is not TOML: invalid value"),
        (b"a = 1\nb = = 2\n", "2:5: the file is not TOML: invalid value"),
        (b"a = 1\r\nprofile = strict\r\n", "2:11: the file is not TOML: invalid value; text stands in quotes"),
        (b"ignore = [MIN001]", "1:11: the file is not TOML: invalid value; text stands in quotes"),
        (b"a = 1\na = 2\n", "2:6: the file is not TOML: cannot overwrite a value"),
        (b"a = 'x", "1:7: the file is not TOML: expected \"'\""),
        (b"a = 1\n# \xe4\n", "2:3: the file is not UTF-8"),
        (b"\xff", "1:1: the file is not UTF-8"),
        (b"a = " + b"[" * 5000, " the file nests too deep"),
        (b"a" + b".a" * 100_000 + b" = 1", " the file nests too deep"),
        (b"a = " + b"1" * 5000, " the file is not TOML: a number has too many digits"),
        (b"a = 1\r\nprofile = 'x'\r\n", "1:1: there is no key `a`; "),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(text: bytes, message: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        read_file("pdmap.toml", "pdmap.toml", text)
    assert str(raised.value).startswith(f"pdmap.toml:{message}")
    assert str(raised.value).isprintable()


def test_a_table_of_another_kind_is_told() -> None:
    with pytest.raises(ConfigurationError) as raised:
        read_file("pyproject.toml", "pyproject.toml", b"[tool]\npdmap = 'strict'\n")
    assert str(raised.value) == "pyproject.toml:2:1: `tool.pdmap` is not a table"
