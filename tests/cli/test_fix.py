import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(autouse=True)
def shop(folder: Path) -> Path:
    """An inventory with two misspellings and a finding that nobody but its author can mend."""
    (folder / "shop").mkdir()
    (folder / "shop" / "a.yaml").write_text("systems: {console: {nmae: Console, locaton: SE}}\n")
    (folder / "shop" / "b.yaml").write_text("flows: {mail: {from: consle, to: nobody}}\n")
    return folder / "shop"


def test_fixing_writes_tells_and_reports_what_is_left(pdmap: Run, shop: Path) -> None:
    ended = pdmap("validate", "shop", "--fix", "-f", "json")
    assert ended.returncode == 1
    assert ended.stderr == "pdmap: fixed 3 findings in 2 manifests\n"
    assert [finding["detail"] for finding in json.loads(ended.stdout)["findings"]] == ["", "system or party nobody"]
    assert (shop / "a.yaml").read_text() == "systems: {console: {name: Console, location: SE}}\n"
    assert (shop / "b.yaml").read_text() == "flows: {mail: {from: console, to: nobody}}\n"


def test_a_second_time_there_is_nothing_to_fix(pdmap: Run, shop: Path) -> None:
    pdmap("validate", "shop", "--fix")
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in shop.iterdir()}
    ended = pdmap("validate", "shop", "--fix")
    assert (ended.returncode, ended.stderr) == (1, "pdmap: nothing to fix\n")
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in shop.iterdir()} == before


def test_the_exit_code_is_that_of_what_is_left(pdmap: Run, folder: Path) -> None:
    (folder / "good" / "a.yaml").write_text("systems: {console: {nmae: Console}}\n")
    ended = pdmap("validate", "good", "--fix", "-f", "concise")
    assert (ended.returncode, ended.stderr) == (0, "pdmap: fixed 1 finding in 1 manifest\n")
    assert ended.stdout.startswith("no findings in 1 manifest")


def test_a_diff_writes_nothing_and_is_all_that_is_on_standard_output(pdmap: Run, folder: Path, shop: Path) -> None:
    before = {path: path.read_bytes() for path in shop.iterdir()}
    ended = pdmap("validate", "shop", "--diff")
    assert ended.returncode == 1
    assert ended.stderr == (
        "pdmap: would fix 3 findings in 2 manifests\npdmap: 5 findings as it stands: run `pdmap validate` to see them\n"
    )
    assert {path: path.read_bytes() for path in shop.iterdir()} == before
    subprocess.run(["git", "apply", "-"], cwd=folder, input=ended.stdout.encode(), check=True)
    assert (shop / "a.yaml").read_text() == "systems: {console: {name: Console, location: SE}}\n"
    assert pdmap("validate", "shop", "--diff").stdout == ""


def test_fixing_with_a_diff_does_both(pdmap: Run, shop: Path) -> None:
    shown = pdmap("validate", "shop", "--diff").stdout
    ended = pdmap("validate", "shop", "--fix", "--diff")
    assert (ended.stdout, ended.returncode) == (shown, 1)
    assert "name: Console" in (shop / "a.yaml").read_text()


@pytest.mark.parametrize(("text", "code"), [("systems: {}\n", 0), ("parties: {}\norganization: {}\n", 1)])
def test_a_diff_alone_ends_with_one_where_something_would_change(
    pdmap: Run, folder: Path, text: str, code: int
) -> None:
    (folder / "good" / "a.yaml").write_text(text)
    ended = pdmap("validate", "good", "--diff", "--fail-on", "never")
    assert ended.returncode == code


def test_a_diff_on_a_terminal_cannot_drive_it(pdmap: Run, shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (shop / "a.yaml").write_text("systems: {console: {nmae: Console}} # \x1b[31m\r\n", newline="")
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    ended = pdmap("validate", "shop", "--diff")
    assert "\x1b" not in ended.stdout
    assert "+systems: {console: {name: Console}} # \\x1b[31m\r\n" in ended.stdout
    assert "write it to a file to apply it" in ended.stderr


RUNNERS = ("CI", "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")
COMMANDS = "# ##[add-mask]x\n# z\u0301\n::stop-commands::x: y\nsystems: {console: {nmae: Console}}\n"


@pytest.mark.parametrize("variable", RUNNERS)
def test_a_diff_in_the_log_of_ci_holds_no_command_for_its_runner(shell: Run, shop: Path, variable: str) -> None:
    (shop / "a.yaml").write_text(COMMANDS)
    ended = shell("pdmap validate shop --diff | cat", **{variable: "true"})
    assert " # \\x23#[add-mask]x\n # z\u0301\n \\x3a:stop-commands::x: y\n" in ended.stdout
    assert "write it to a file to apply it" in ended.stderr


@pytest.mark.parametrize("line", ["pdmap validate shop --diff | cat", "CI=1 pdmap validate shop --diff >d; cat d"])
def test_a_diff_for_a_program_is_that_of_the_bytes(shell: Run, shop: Path, line: str) -> None:
    (shop / "a.yaml").write_text(COMMANDS)
    ended = shell(line, **dict.fromkeys(RUNNERS, ""))  # these tests run in CI too
    assert " # ##[add-mask]x\n # z\u0301\n ::stop-commands::x: y\n" in ended.stdout
    assert "write it to a file" not in ended.stderr


def test_a_diff_in_the_log_of_ci_that_holds_no_command_is_that_of_the_bytes(shell: Run, shop: Path) -> None:
    (shop / "a.yaml").write_text("# é\r\nsystems: {console: {nmae: Console}}\r\n", newline="")
    here, there = (shell("pdmap validate shop --diff | cat", CI=value) for value in ("", "true"))
    assert here.stdout == there.stdout
    assert here.stderr == there.stderr


def test_an_inventory_that_cannot_be_read_whole_is_still_fixed_where_it_can(pdmap: Run, shop: Path) -> None:
    (shop / "c.yaml").write_text("systems: [\n")
    ended = pdmap("validate", "shop", "--fix")
    assert (ended.returncode, ended.stderr) == (2, "pdmap: fixed 3 findings in 2 manifests\n")
    assert (shop / "c.yaml").read_text() == "systems: [\n"


def test_an_edit_that_is_not_made_is_told_with_its_reason(pdmap: Run, shop: Path) -> None:
    (shop / "a.yaml").write_text("systems: {console: {name: Console, nmae: x}}\n")
    ended = pdmap("validate", "shop/a.yaml", "--fix")
    assert ended.stderr == (
        "pdmap: shop/a.yaml:1:36: left `nmae` as it is: with `name` there would be SRC004\npdmap: nothing to fix\n"
        "pdmap: only one manifest was read: name its folder to check it together with 1 other file beside it\n"
    )


def test_a_read_only_manifest_ends_the_run_before_anything_is_written(pdmap: Run, shop: Path) -> None:
    (shop / "b.yaml").chmod(0o444)
    before = {path: path.read_bytes() for path in shop.iterdir()}
    ended = pdmap("validate", "shop", "--fix")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "pdmap: shop/b.yaml: is read-only; nothing was written\n"
    assert {path: path.read_bytes() for path in shop.iterdir()} == before


def test_the_schema_beside_the_manifests_is_named(pdmap: Run, shop: Path) -> None:
    pdmap("schema", "--output", "shop/inventory.schema.json")
    ended = pdmap("validate", "shop", "--fix")
    assert "pdmap: tidied 2 manifests: the order of sections, or the schema for editors\n" in ended.stderr
    for name in ("a.yaml", "b.yaml"):
        assert (shop / name).read_text().startswith("# yaml-language-server: $schema=inventory.schema.json\n")


UNCOVERING = """\
parties: {host: {role: processor, country: US}}
systems: {box: {hosted_by: hosd, location: US, subjects: [customer], fields: [email]}}
activities: {a: {role: controller, systems: [box]}}
"""


def test_what_rules_find_behind_a_mended_id_is_told(pdmap: Run, folder: Path) -> None:
    (folder / "good" / "a.yaml").write_text(UNCOVERING)
    before = _codes(pdmap, "good")
    shown = pdmap("validate", "good", "--diff", "--as-of", "2026-11-26").stderr
    ended = pdmap("validate", "good", "--fix", "--as-of", "2026-11-26")
    codes = re.findall("uncovered .* that could not be found before: (.*)", ended.stderr)
    assert codes
    assert "PRC001" in codes[0].split(", ")
    assert set(codes[0].split(", ")) <= _codes(pdmap, "good")
    assert "PRC001" not in before
    assert f"that could not be found before: {codes[0]}\n" in shown
    assert "pdmap: would uncover " in shown


def _codes(pdmap: Run, path: str) -> set[str]:
    report = json.loads(pdmap("validate", path, "--format", "json", "--as-of", "2026-11-26").stdout)
    return {finding["code"] for finding in report["findings"]}
