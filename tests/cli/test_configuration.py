"""Configuration on the command line: what counts, what is printed, and what a pull request cannot hide."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.config.keys import KEYS

Run = Callable[..., CompletedProcess[str]]

CONFIGURATION = """\
inventory = "good"
profile = "strict"
ignore = ["TRF001", "TRF002", "SEC001"]
fail_on = "warning"
format = "concise"

[severity]
SRC011 = "note"
"""


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """A repository in which no variable and no file configures anything."""
    for key in KEYS:
        if key.variable:
            monkeypatch.delenv(key.variable, raising=False)
    (folder / ".git").mkdir()


def _configure(folder: Path, text: str = CONFIGURATION) -> None:
    (folder / "pdmap.toml").write_text(text, "utf-8")


def test_the_values_are_printed_with_their_origins(pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _configure(folder)
    monkeypatch.setenv("PDMAP_FAIL_ON", "note")
    ended = pdmap("config", "--profile", "minimal", "--severity", "TRF009=error")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == (
        "# the configuration is pdmap.toml\n"
        'inventory = "good"                                             # pdmap.toml:1\n'
        'profile = "minimal"                                            # --profile\n'
        'law_profile = "gdpr-2016"                                      # default\n'
        "# select: what the profile chooses                             # default\n"
        'ignore = ["TRF001", "TRF002", "SEC001"]                        # pdmap.toml:3\n'
        'severity.SRC011 = "note"                                       # pdmap.toml:8\n'
        'severity.TRF009 = "error"                                      # --severity\n'
        'fail_on = "note"                                               # PDMAP_FAIL_ON\n'
        "# baseline: `pdmap-baseline.json` in the inventory or beside the file, if there is one  # default\n"
        'format = "concise"                                             # pdmap.toml:5\n'
        "# sources: no sources                                          # default\n"
        'drift.fail_on = ["direct", "gone", "contradicted", "renamed"]  # default\n'
        "# drift.dictionary: the version of pdmap                       # default\n"
        "# drift.baseline: `pdmap-drift-baseline.json` in the inventory or beside the file, if there is one"
        "  # default\n"
        "drift.dependencies = []                                        # default\n"
    )


def test_the_values_are_printed_for_programs(pdmap: Run, folder: Path) -> None:
    _configure(folder)
    document = json.loads(pdmap("config", "good", "--format", "json").stdout)
    assert (document["format"], document["file"]) == ("pdmap.configuration/1", "pdmap.toml")
    assert {"name": "profile", "value": "strict", "origin": "pdmap.toml:2"} in document["settings"]
    assert {"name": "select", "value": None, "origin": "default"} in document["settings"]


def test_files_that_are_passed_over_are_named(pdmap: Run, folder: Path) -> None:
    _configure(folder)
    (folder / "good" / "pdmap.toml").write_text("")
    printed = pdmap("config", "good").stdout
    assert printed.startswith(
        "# the configuration is good/pdmap.toml\n# pdmap.toml is passed over, because good/pdmap.toml is nearer\n"
    )
    assert json.loads(pdmap("config", "good", "--format", "json").stdout)["shadowed"] == ["pdmap.toml"]


def test_without_a_file_the_defaults_are_printed(pdmap: Run) -> None:
    ended = pdmap("config")
    assert ended.stdout.startswith("# there is no configuration file\n")
    assert ended.stdout.count("# default\n") == len(KEYS)


def test_what_is_printed_configures_the_same(pdmap: Run, folder: Path) -> None:
    _configure(folder)
    printed = pdmap("config").stdout
    _configure(folder, printed)
    again = [line.rpartition("#")[0] for line in pdmap("config").stdout.splitlines()]
    assert again == [line.rpartition("#")[0] for line in printed.splitlines()]


@pytest.mark.parametrize("command", ["validate", "map", "records", "config", "baseline"])
def test_a_broken_configuration_stops_every_command(pdmap: Run, folder: Path, command: str) -> None:
    _configure(folder, "profil = 1\n")
    ended = pdmap(command, "good")
    told = "pdmap: pdmap.toml:1:1: there is no key `profil`; did you mean `profile`?\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", told)


@pytest.mark.parametrize("command", ["validate", "map", "records", "baseline"])
def test_the_configuration_names_the_inventory(pdmap: Run, folder: Path, command: str) -> None:
    _configure(folder, 'inventory = "good"\n')
    (folder / "good" / "a.yaml").write_text("systems: {one: {}}\n")
    ended = pdmap(command)
    assert ended.returncode in {0, 1}
    assert "bad/" not in ended.stdout + ended.stderr


@pytest.mark.parametrize("command", ["validate", "map", "records", "baseline"])
def test_a_named_file_configures(pdmap: Run, folder: Path, command: str) -> None:
    (folder / "other.toml").write_text('inventory = "none"\n')
    ended = pdmap(command, "--config", "other.toml")
    told = "pdmap: other.toml:1:1: `inventory` is `none`: nothing is there\n"
    assert (ended.returncode, ended.stderr) == (2, told)


@pytest.mark.parametrize(
    ("text", "environment", "arguments", "code"),
    [
        ("", {}, [], 0),
        ("fail_on = 'warning'", {}, [], 1),
        ("fail_on = 'warning'", {"PDMAP_FAIL_ON": "error"}, [], 0),
        ("fail_on = 'never'", {"PDMAP_FAIL_ON": "error"}, ["--fail-on", "warning"], 1),
        ("severity.REF008 = 'error'", {}, [], 1),
        ("fail_on = 'warning'\nseverity.REF008 = 'note'", {}, [], 0),
        ("fail_on = 'warning'", {}, ["--severity", "REF008=note"], 0),
    ],
    ids=str,
)
def test_the_exit_code_follows_the_configuration(
    pdmap: Run,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    environment: dict[str, str],
    arguments: list[str],
    code: int,
) -> None:
    _configure(folder, text)
    (folder / "good" / "a.yaml").write_text("parties: {one: {registration: A1}, other: {registration: A1}}\n")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert pdmap("validate", "good", *arguments).returncode == code


def test_a_pull_request_that_switches_rules_off_shows_it(pdmap: Run, folder: Path) -> None:
    before = json.loads(pdmap("validate", "good", "-f", "json").stdout)
    _configure(folder)
    shown = pdmap("validate", "good").stdout
    assert shown.splitlines()[1:] == [
        "`profile` is strict (pdmap.toml:2)",
        "3 rules switched off: SEC001, TRF001, TRF002; `ignore` is TRF001, TRF002, SEC001 (pdmap.toml:3)",
        "`severity.SRC011` is note (pdmap.toml:8)",
        "`fail_on` is warning (pdmap.toml:4)",
        "there is no system, party, activity or flow to look at yet",
    ]
    after = json.loads(pdmap("validate", "good", "-f", "json", "--profile", "default").stdout)
    assert before["adjustments"] == []
    assert after["rules"] == before["rules"] - 3
    assert [item["name"] for item in after["adjustments"]] == ["ignore", "severity.SRC011", "fail_on"]
    assert after["adjustments"][0]["off"] == ["SEC001", "TRF001", "TRF002"]


@pytest.mark.parametrize(("name", "text"), [("pyproject.toml", "[tool.pdmap]\n"), ("pdmap.toml", "")])
def test_a_pull_request_that_shadows_the_configuration_shows_it(pdmap: Run, folder: Path, name: str, text: str) -> None:
    _configure(folder, 'fail_on = "note"\n\n[severity]\nREF008 = "error"\n')
    (folder / "good" / "a.yaml").write_text("parties: {one: {registration: A1}, other: {registration: A1}}\n")
    assert pdmap("validate", "good").returncode == 1
    (folder / "good" / name).write_text(text)
    line = f"`configuration` is good/{name} instead of pdmap.toml (good/{name})"
    for _ in "anew", "again":
        ended = pdmap("validate", "good")
        assert ended.returncode == 0
        assert line in ended.stdout.splitlines()
    assert f"is good/{name} instead of pdmap.toml" in pdmap("validate", "good", "-f", "markdown").stdout
    assert json.loads(pdmap("validate", "good", "-f", "json").stdout)["adjustments"] == [
        {
            "name": "configuration",
            "value": f"good/{name} instead of pdmap.toml",
            "origin": f"good/{name}",
            "off": [],
        }
    ]


def test_a_shadow_that_comes_between_two_runs_is_not_hidden_by_what_the_first_one_kept(
    pdmap: Run, folder: Path
) -> None:
    (folder / "good" / "pdmap.toml").write_text("")
    assert "instead of" not in pdmap("validate", "good").stdout
    _configure(folder, "")
    assert "`configuration` is good/pdmap.toml instead of pdmap.toml" in pdmap("validate", "good").stdout


def test_an_inventory_that_is_elsewhere_is_told_where_no_path_was_given(
    pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _configure(folder, 'inventory = "good"\n')
    assert "`inventory` is good (pdmap.toml:1)" in pdmap("validate").stdout.splitlines()
    assert "is good (pdmap.toml:1)" in pdmap("validate", "-f", "markdown").stdout
    (told,) = json.loads(pdmap("validate", "-f", "json").stdout)["adjustments"]
    assert told == {"name": "inventory", "value": "good", "origin": "pdmap.toml:1", "off": []}
    assert "`inventory`" not in pdmap("validate", "good").stdout
    monkeypatch.setenv("PDMAP_INVENTORY", "good")
    assert "`inventory` is good (PDMAP_INVENTORY)" in pdmap("validate").stdout.splitlines()


def test_rules_are_chosen_on_the_command_line(pdmap: Run) -> None:
    document = json.loads(pdmap("validate", "good", "-f", "json", "--select", "TRF,LAW001", "--ignore", "TRF").stdout)
    assert document["rules"] == 4  # LAW001, and REF004, REF007 and RET008, which the language finds as well
    assert [item["name"] for item in document["adjustments"]] == ["select", "ignore"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--ignore", "SRC003"], "--ignore: `SRC003` cannot be switched off: it always runs"),
        (["--severity", "REF003=note"], "--severity: `REF003` is an error of form, and stays an error"),
        (["--severity", "REF003"], "--severity is `REF003`, not CODE=LEVEL such as TRF009=note"),
        (["--select", ""], "--select is empty"),
        (["--config", "none.toml"], "none.toml: cannot be read (no such file or directory)"),
        (["--baseline", "none.json"], "--baseline: there is no baseline none.json; `pdmap baseline` writes it"),
        (["--baseline", "."], ".: cannot be read (is a directory)"),
    ],
)
def test_what_cannot_be_configured_is_told_in_one_line(pdmap: Run, arguments: list[str], message: str) -> None:
    ended = pdmap("validate", "good", *arguments)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", f"pdmap: {message}\n")


def test_a_format_that_a_file_names_is_told_with_its_place(pdmap: Run, folder: Path) -> None:
    _configure(folder, "\nformat = 'jsn'\n")
    told = "pdmap: pdmap.toml:2:1: `format` is `jsn`; did you mean `json`?\n"
    assert pdmap("validate", "good").stderr == told


def test_a_file_of_a_stranger_shows_nothing_of_the_machine(pdmap: Run, folder: Path) -> None:
    (folder / "secret").write_text("token: 1234\n")
    (folder / "good" / "pdmap.toml").write_text("inventory = '../secret'\n")
    ended = pdmap("validate", "--config", "good/pdmap.toml")
    assert ended.returncode == 2
    assert "1234" not in ended.stdout + ended.stderr
