import json
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.host.reading import Worth

FORMATS = ["concise", "full", "github", "gitlab", "json", "jsonl", "junit", "markdown", "sarif"]

Run = Callable[..., CompletedProcess[str]]

WARNING = "policies: {no-health: {on: fields, match: {data: [health]}, require: {recorded: [owner]}}}\n"
"""A manifest with one warning: the policy is about nothing."""


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("inventory", "code"), [("good", 0), ("bad", 1), ("bad/a.yaml", 1), ("broken", 2), ("missing", 2), ("empty", 3)]
)
def test_the_exit_code_is_the_same_in_every_format(pdmap: Run, inventory: str, form: str, code: int) -> None:
    assert pdmap("validate", inventory, "--format", form).returncode == code


@pytest.mark.parametrize("form", ["full", "concise"])
def test_text_shows_places_that_can_be_opened(pdmap: Run, form: str) -> None:
    ended = pdmap("validate", "bad", "-f", form)
    assert "bad/a.yaml:4:5" in ended.stdout
    assert "`systems/console` has no key `nmae`" in ended.stdout
    assert ended.stderr == ""


def test_a_manifest_that_is_checked_without_those_beside_it_is_told(pdmap: Run, folder: Path) -> None:
    (folder / "good" / "b.yaml").write_text("parties: {}\n")
    one = next(path for path in sorted((folder / "good").iterdir()) if path.suffix == ".yaml")
    told = "pdmap: only one manifest was read: name its folder to check it together with 1 other file beside it\n"
    assert pdmap("validate", f"good/{one.name}", "--no-cache").stderr == told
    assert pdmap("validate", f"good/{one.name}").stderr == told
    assert pdmap("validate", f"good/{one.name}").stderr == told  # also where an earlier run is told again
    assert pdmap("validate", "good").stderr == ""


def test_json_is_all_that_is_on_standard_output(pdmap: Run) -> None:
    ended = pdmap("validate", "bad", "--format", "json")
    document = json.loads(ended.stdout)
    assert document["inventory"] == "bad"
    assert [finding["code"] for finding in document["findings"]] == ["REF003", "FLW003", "REF001"]
    assert ended.stderr == ""


@pytest.mark.parametrize(
    ("here", "path", "place"),
    [
        (".", "bad", "bad/a.yaml:4:5: "),
        (".", "./bad/", "bad/a.yaml:4:5: "),
        (".", "bad/a.yaml", "bad/a.yaml:4:5: "),
        (".", "{folder}/bad", "bad/a.yaml:4:5: "),
        ("good", "../bad", "../bad/a.yaml:4:5: "),
        ("bad", ".", "a.yaml:4:5: "),
        ("bad/deep", "", "../a.yaml:4:5: "),
    ],
)
def test_paths_are_shown_as_seen_from_here(
    pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, here: str, path: str, place: str
) -> None:
    (folder / "bad" / "pdmap.toml").touch()
    (folder / "bad" / "deep").mkdir()
    monkeypatch.chdir(folder / here)
    ended = pdmap("validate", *([path.format(folder=folder)] if path else []), "-f", "concise")
    assert ended.stdout.startswith(place)


@pytest.mark.parametrize(
    ("fail_on", "code"), [([], 0), (["error"], 0), (["warning"], 1), (["note"], 1), (["never"], 0)], ids=str
)
def test_the_severity_that_fails_a_run_can_be_chosen(pdmap: Run, folder: Path, fail_on: list[str], code: int) -> None:
    (folder / "good" / "a.yaml").write_text(WARNING)
    assert pdmap("validate", "good", *(f"--fail-on={word}" for word in fail_on)).returncode == code


@pytest.mark.parametrize("fail_on", ["error", "never"])
@pytest.mark.parametrize("text", ["sytems: {}\n", "systems: [one]\n", "- systems\n"])
def test_a_section_that_cannot_be_read_leaves_the_inventory_unchecked(
    pdmap: Run, folder: Path, text: str, fail_on: str
) -> None:
    (folder / "good" / "b.yaml").write_text(text)
    ended = pdmap("validate", "good", "--fail-on", fail_on)
    assert (ended.returncode, "rules that need the whole inventory were not applied" in ended.stdout) == (2, True)


@pytest.mark.parametrize("command", ["validate", "map", "records"])
@pytest.mark.parametrize("text", ["", "# later\n", "---\n"])
def test_manifests_that_say_nothing_are_never_clean(pdmap: Run, folder: Path, command: str, text: str) -> None:
    (folder / "empty" / "a.yaml").write_text(text)
    ended = pdmap(command, "empty")
    assert (ended.returncode, ended.stdout, ended.stderr) == (3, "", "pdmap: empty: the manifests are empty\n")


@pytest.mark.parametrize(("inventory", "code"), [("bad", 0), ("broken", 2), ("empty", 3)])
def test_never_failing_concerns_findings_alone(pdmap: Run, inventory: str, code: int) -> None:
    assert pdmap("validate", inventory, "--fail-on", "never").returncode == code


def test_one_unreadable_manifest_leaves_the_inventory_unchecked(pdmap: Run, folder: Path) -> None:
    (folder / "good" / "b.yaml").mkdir()
    ended = pdmap("validate", "good", "-f", "concise")
    assert ended.returncode == 2
    assert ended.stdout.startswith(
        "good/b.yaml: error[SRC001] the manifest cannot be read: it is a folder, not a file\n"
    )
    assert "0 rules" in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["missing"], 2, "missing: there is no such file or folder"),
        (["empty"], 3, "empty: no manifests found (*.yaml, *.yml)"),
        (["good", "--format", "jsn"], 2, "--format is `jsn`; did you mean `json`?"),
        (["good", "--format", ""], 2, f"--format is ``; choose from: {', '.join(FORMATS)}"),
        (["good", "--as-of", "tomorrow"], 2, "--as-of is `tomorrow`, not a date such as 2026-01-31"),
        (["good", "--as-of", "2026-02-30"], 2, "--as-of is `2026-02-30`, not a date such as 2026-01-31"),
        (["good", "--as-of", "20260131"], 2, "--as-of is `20260131`, not a date such as 2026-01-31"),
        (["good", "--output", "empty"], 2, "empty: is a folder; name a file to write to"),
        (["good", "--output", "no/a.txt"], 2, "no/a.txt: cannot be written (no such file or directory)"),
        (["good", "--output", "/dev/full"], 2, "/dev/full: cannot be written (no space left on device)"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    pdmap: Run, folder: Path, arguments: list[str], code: int, message: str
) -> None:
    before = sorted(folder.rglob("*"))
    ended = pdmap("validate", *arguments)
    assert (ended.returncode, ended.stdout, ended.stderr) == (code, "", f"pdmap: {message}\n")
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("arguments", [["--fail-on", "nothing"], ["--nonsense"], ["good", "bad"]], ids=str)
def test_wrong_usage_is_told(pdmap: Run, arguments: list[str]) -> None:
    ended = pdmap("validate", *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("Usage: pdmap validate [OPTIONS] [PATH]\n")


def test_a_report_in_a_file_is_the_one_on_the_screen(pdmap: Run, folder: Path) -> None:
    shown = pdmap("validate", "bad").stdout
    ended = pdmap("validate", "bad", "--output", "report.txt")
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", "")
    assert (folder / "report.txt").read_text("utf-8") == shown


@pytest.mark.parametrize(("day", "epoch", "count"), [("2026-12-31", "1798761599", 0), ("2027-01-01", "1798761600", 2)])
def test_the_day_can_be_chosen_by_option_and_by_environment(
    pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, day: str, epoch: str, count: int
) -> None:
    waiver = "{rule: POL001, object: policies, reason: r, owner: o, expires: 2026-12-31}"
    (folder / "good" / "a.yaml").write_text(f"{WARNING}waivers: [{waiver}]\n")
    by_option = json.loads(pdmap("validate", "good", "-f", "json", "--as-of", day).stdout)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    by_environment = json.loads(pdmap("validate", "good", "-f", "json").stdout)
    assert by_option == by_environment
    assert (by_option["as_of"], len(by_option["findings"])) == (day, count)


def test_a_wrong_source_date_epoch_is_told(pdmap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    ended = pdmap("validate", "good")
    assert ended.returncode == 2
    assert ended.stderr == "pdmap: SOURCE_DATE_EPOCH is `soon`, not a count of seconds since 1970\n"


@pytest.mark.parametrize(
    ("environment", "arguments", "is_colored"),
    [
        ({}, [], True),
        ({"NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": ""}, [], True),
        ({"TERM": "dumb"}, [], False),
        ({}, ["--output", "report.txt"], False),
        ({}, ["--format", "json"], False),
    ],
    ids=str,
)
def test_only_a_terminal_is_colored_and_only_where_that_is_wanted(
    pdmap: Run,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    arguments: list[str],
    is_colored: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    text = pdmap("validate", "bad", *arguments).stdout
    report = folder / "report.txt"
    assert ("\x1b[" in text + (report.read_text("utf-8") if report.exists() else "")) == is_colored


def test_a_report_for_a_pipe_is_not_colored(pdmap: Run) -> None:
    assert "\x1b" not in pdmap("validate", "bad").stdout


@pytest.mark.parametrize("processes", ["0", "-1", "two", "1.5"])
def test_a_number_of_processes_that_is_none_is_refused(
    processes: str, pdmap: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PDMAP_PROCESSES", processes)
    ended = pdmap("validate", "good")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == f"pdmap: PDMAP_PROCESSES is `{processes}`, not a number of processes such as 1\n"


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # the test's own threads, in a copy
@pytest.mark.parametrize("processes", ["", "1", "3"])
def test_findings_do_not_depend_on_the_number_of_processes(
    processes: str, pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        (folder / "bad" / f"more-{number}.yaml").write_text(
            f"systems: {{crm-{number}: {{fields: [email.adress]}}}}\n", "utf-8"
        )
    alone = pdmap("validate", "bad", "--format", "json")
    monkeypatch.setattr("pdmap.host.reading.COPIES", Worth(1, 0))
    monkeypatch.setattr("pdmap.host.judging.LEAST", 1)
    monkeypatch.setattr("pdmap.host.copies.are_safe", lambda: True)
    monkeypatch.setenv("PDMAP_PROCESSES", processes)
    ended = pdmap("validate", "bad", "--format", "json")
    assert (ended.returncode, ended.stdout, ended.stderr) == (alone.returncode, alone.stdout, alone.stderr)
    assert "email.adress" in ended.stdout
