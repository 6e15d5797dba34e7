import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.app import validate as app
from pdmap.app.load import Loaded
from pdmap.app.terms import Terms
from pdmap.reporters.report import Report

Run = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("findings.sarif", '{\n  "$schema": "https://docs.oasis-open.org/sarif'),
        ("findings.sarif.json", '{\n  "$schema": "https://docs.oasis-open.org/sarif'),
        ("FINDINGS.SARIF", '{\n  "$schema": "https://docs.oasis-open.org/sarif'),
        ("findings.json", '{\n  "adjustments"'),
        ("findings.jsonl", '{"address"'),
        ("findings.xml", "<?xml"),
        ("findings.md", "## pdmap: bad\n"),
        ("findings.txt", "error[REF003]: "),
        ("findings.log", "error[REF003]: "),
        ("findings", "error[REF003]: "),
        ("sarif", "error[REF003]: "),
    ],
)
def test_the_name_of_the_file_chooses_the_format(pdmap: Run, folder: Path, name: str, start: str) -> None:
    ended = pdmap("validate", "bad", "--output", name)
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", "")
    assert (folder / name).read_text("utf-8").startswith(start)


def test_a_named_format_matters_more_than_the_name_of_the_file(pdmap: Run, folder: Path) -> None:
    assert pdmap("validate", "bad", "--format", "gitlab", "--output", "quality.md").returncode == 1
    assert json.loads((folder / "quality.md").read_text("utf-8"))[0]["check_name"] == "REF003"


@pytest.mark.parametrize("inventory", ["good", "bad", "broken"])
def test_several_formats_come_from_one_run(
    pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, inventory: str
) -> None:
    alone = pdmap("validate", inventory)
    files = {"sarif": "out.sarif", "junit": "out.xml", "gitlab": "quality.json", "full": "out.txt"}
    runs: list[Loaded] = []
    check = app.validate

    def counted(loaded: Loaded, as_of: dt.date, terms: Terms, run: app.Run) -> Report:
        runs.append(loaded)
        return check(loaded, as_of, terms=terms, run=run)

    monkeypatch.setattr(app, "validate", counted)
    ended = pdmap("validate", inventory, *(f"--also={form}={file}" for form, file in files.items()))
    assert (ended.returncode, ended.stdout, ended.stderr) == (alone.returncode, alone.stdout, "")
    assert len(runs) == 1
    for form, file in files.items():
        assert (folder / file).read_text("utf-8") == pdmap("validate", inventory, "--format", form).stdout


def test_a_file_name_may_hold_an_equals_sign(pdmap: Run, folder: Path) -> None:
    assert pdmap("validate", "good", "--also", "json=a=b.json").returncode == 0
    assert (folder / "a=b.json").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--also", "sarf=a.sarif"], "--also is `sarf`; did you mean `sarif`?"),
        (["--also", "a.sarif"], "--also is `a.sarif`, not a format and a file such as sarif=findings.sarif"),
        (["--also", "sarif="], "--also is `sarif=`, not a format and a file such as sarif=findings.sarif"),
        (["--also", "json=a", "--also", "sarif=./a"], "a: is named for two outputs"),
        (["--output", "a", "--also", "json=good/../a"], "a: is named for two outputs"),
        (["--output", "a", "--also", "json=no/a"], "no/a: cannot be written (no such file or directory)"),
        (["--output", "a", "--also", "json=good"], "good: is a folder; name a file to write to"),
        (["--output", "a", "--also", "json=/dev/full"], "/dev/full: cannot be written (no space left on device)"),
        (["--output", "no/a", "--also", "json=b"], "no/a: cannot be written (no such file or directory)"),
        (["--also", "json=a", "--also", "sarif=no/b"], "no/b: cannot be written (no such file or directory)"),
    ],
)
def test_what_cannot_be_written_is_told_in_one_line_and_nothing_is_written(
    pdmap: Run, folder: Path, arguments: list[str], message: str
) -> None:
    before = sorted(folder.rglob("*"))
    ended = pdmap("validate", "good", *arguments)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", f"pdmap: {message}\n")
    assert sorted(folder.rglob("*")) == before


OVERWRITING = [
    ["validate", "bad", "--output", "bad/a.yaml"],
    ["validate", "bad", "--also", "sarif=good/../bad/a.yaml"],
    ["validate", "bad/a.yaml", "--fix", "--also", "json=bad/a.yaml"],
    ["map", "bad", "--output", "bad/a.yaml", "--format", "json"],
    ["records", "bad", "--role", "processor", "--output", "bad/a.yaml", "--format", "json"],
]


@pytest.mark.parametrize("arguments", OVERWRITING, ids=" ".join)
def test_no_output_is_written_over_a_manifest(pdmap: Run, folder: Path, arguments: list[str]) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    ended = pdmap(*arguments)
    told = ended.stderr.splitlines()[-1]
    assert (ended.returncode, ended.stdout) == (2, "")
    assert told.endswith("bad/a.yaml: is a manifest of the inventory; name another file")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["bad/new.yaml", "bad/below/new.yml"])
def test_no_output_is_put_where_the_next_run_would_read_it(pdmap: Run, folder: Path, name: str) -> None:
    (folder / "bad" / "below").mkdir()
    ended = pdmap("validate", "bad", "--output", name)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.endswith(f"{name}: would be read as a manifest of the inventory; name another file\n")
    assert not (folder / name).exists()


def test_a_dash_is_standard_output(pdmap: Run, folder: Path) -> None:
    ended = pdmap("validate", "bad", "--output", "-")
    assert ended.stdout == pdmap("validate", "bad").stdout != ""
    assert not (folder / "-").exists()


def test_no_register_is_written_over_a_manifest(pdmap: Run, folder: Path) -> None:
    (folder / "bad" / "b-controller.yaml").write_text("activities: {a: {role: controller}, b: {role: processor}}\n")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    ended = pdmap("records", "bad", "--output", "bad/b.yaml", "--format", "json")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "pdmap: bad/b-controller.yaml: is a manifest of the inventory; name another file\n" in ended.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_an_unreadable_manifest_is_not_written_over_either(pdmap: Run, folder: Path) -> None:
    (folder / "bad" / "b.yaml").symlink_to(folder / "good" / "a.yaml")
    ended = pdmap("validate", "bad", "--output", "good/a.yaml")
    assert (ended.returncode, (folder / "good" / "a.yaml").read_text()) == (2, "systems: {}\n")


def test_a_standard_output_that_cannot_be_written_leaves_the_files_whole(shell: Run, folder: Path) -> None:
    ended = shell("pdmap validate bad --also json=a.json > /dev/full")
    assert ended.returncode == 2
    assert json.loads((folder / "a.json").read_text("utf-8"))["inventory"] == "bad"


@pytest.fixture
def summary(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that GitHub makes for the summary of a step."""
    file = folder / "summary" / "step.md"
    file.parent.mkdir()
    file.touch()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    return file


@pytest.mark.parametrize("arguments", [["-f", "github"], ["--also", "github=a.txt"]], ids=str)
def test_annotations_come_with_the_summary_of_the_step(pdmap: Run, summary: Path, arguments: list[str]) -> None:
    shown = pdmap("validate", "bad", "-f", "markdown").stdout
    assert summary.read_text("utf-8") == ""
    assert pdmap("validate", "bad", *arguments).returncode == 1
    assert summary.read_text("utf-8") == shown


def test_the_summary_stands_below_what_is_there(pdmap: Run, summary: Path) -> None:
    summary.write_text("# Tests\n", "utf-8")
    pdmap("validate", "bad", "-f", "github")
    assert summary.read_text("utf-8").startswith("# Tests\n\n## pdmap: bad\n")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda file: file.write_bytes(b"x" * 1024 * 1024), "it would grow over 1048576 bytes"),
        (lambda file: (file.unlink(), file.mkdir()), "is a directory"),
        (lambda file: (file.unlink(), file.parent.rmdir()), "no such file or directory"),
    ],
    ids=["full", "folder", "nowhere"],
)
def test_a_summary_that_cannot_be_written_is_told_and_changes_nothing(
    pdmap: Run, summary: Path, make: Callable[[Path], object], reason: str
) -> None:
    make(summary)
    before = summary.read_bytes() if summary.is_file() else None
    ended = pdmap("validate", "bad", "-f", "github")
    assert ended.returncode == 1
    assert ended.stdout.startswith("::error ")
    assert ended.stderr == f"pdmap: GITHUB_STEP_SUMMARY: the summary cannot be written ({reason})\n"
    assert before == (summary.read_bytes() if summary.is_file() else None)


@pytest.mark.parametrize("value", ["", None])
def test_without_a_summary_nothing_is_told(pdmap: Run, monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    if value is not None:
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", value)
    assert pdmap("validate", "bad", "-f", "github").stderr == ""


@pytest.mark.parametrize("form", ["full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown"])
@pytest.mark.parametrize("inventory", ["bad", "broken", "good"])
def test_no_format_names_the_machine(
    pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, inventory: str, form: str
) -> None:
    monkeypatch.setenv("HOME", "/home/ada-lovelace")
    monkeypatch.setenv("USER", "ada-lovelace")
    text = pdmap("validate", str(folder / inventory), "--format", form).stdout
    assert text
    for secret in (str(folder), folder.name, "ada-lovelace", "file://"):
        assert secret not in text
