"""The action for GitHub: no expression is code, findings do not keep the upload from happening."""

import os
import re
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
SCRIPTS = {step["name"]: step for step in STEPS if "run" in step}
SHELLCHECK = Path(sys.executable).parent / "shellcheck"
PROGRAM = """\
#!/usr/bin/env bash
printf '%s\\n' "$@" > "$RUNNER_TEMP/arguments"
for argument in "$@"; do
  case "$argument" in
    sarif=*) [ "$STUB_CODE" = 70 ] || printf '{}' > "${argument#sarif=}" ;;
  esac
done
exit "$STUB_CODE"
"""

every_script = pytest.mark.parametrize("name", SCRIPTS)


@every_script
def test_no_expression_stands_in_a_script(name: str) -> None:
    assert "${{" not in SCRIPTS[name]["run"]


@every_script
def test_a_script_stops_at_its_first_error(name: str) -> None:
    assert SCRIPTS[name]["shell"] == "bash"
    assert SCRIPTS[name]["run"].startswith("set -euo pipefail\n")


@every_script
def test_shellcheck_finds_nothing(name: str) -> None:
    ended = subprocess.run(
        [SHELLCHECK, "--shell=bash", "--enable=all", "--exclude=SC2154,SC2250,SC2292", "-"],
        input=SCRIPTS[name]["run"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (ended.returncode, ended.stdout) == (0, "")


@every_script
def test_every_variable_of_a_script_is_set_by_its_step(name: str) -> None:
    used = set(re.findall(r"\bPDMAP_\w+", SCRIPTS[name]["run"]))
    assert used == set(SCRIPTS[name]["env"])


def test_every_input_is_used_and_every_used_input_exists() -> None:
    used = set(re.findall(r"\binputs\.([\w-]+)", (ROOT / "action.yml").read_text("utf-8")))
    assert used == set(ACTION["inputs"])
    assert all(isinstance(item["default"], str) and item["description"] for item in ACTION["inputs"].values())


def test_other_actions_are_pinned_by_a_whole_commit() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    uses = re.findall(r"uses: (.*)", text)
    assert uses
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use) for use in uses)


def test_the_upload_needs_a_file_and_a_token_that_may() -> None:
    (upload,) = (step for step in STEPS if "uses" in step)
    condition = " ".join(upload["if"].split())
    assert "steps.validate.outputs.sarif != ''" in condition
    assert "github.event.pull_request.head.repo.fork != true" in condition
    assert "always()" not in condition


def _run(name: str, folder: Path, **environment: str) -> CompletedProcess[str]:
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", SCRIPTS[name]["run"]],
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "RUNNER_TEMP": str(folder),
            "GITHUB_OUTPUT": str(folder / "output"),
            **environment,
        },
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """The folder of a runner on which a program stands in for pdmap."""
    program = tmp_path / "pdmap" / "bin" / "pdmap"
    program.parent.mkdir(parents=True)
    program.write_text(PROGRAM)
    program.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("code", [0, 1, 2, 3, 70])
def test_the_exit_code_is_kept_for_after_the_upload(runner: Path, code: int) -> None:
    (runner / "old.sarif").write_text("{}")
    ended = _run(
        "Check the inventory",
        runner,
        PDMAP_PATH="-data; touch hacked $(touch hacked)",
        PDMAP_FAIL_ON="error",
        PDMAP_SARIF="old.sarif",
        STUB_CODE=str(code),
    )
    assert ended.returncode == 0, ended.stderr
    expected = f"exit-code={code}\n" + ("" if code == 70 else "sarif=old.sarif\n")
    assert (runner / "output").read_text() == expected
    assert (runner / "arguments").read_text().splitlines() == [
        "validate",
        "--format",
        "github",
        "--also",
        "sarif=old.sarif",
        "--fail-on",
        "error",
        "--",
        "-data; touch hacked $(touch hacked)",
    ]
    assert not (runner / "hacked").exists()
    assert _run("Tell the result", runner, PDMAP_EXIT_CODE=str(code)).returncode == code


@pytest.mark.parametrize(
    ("path", "fail_on", "given"),
    [("", "", []), ("data", "", ["--", "data"]), ("", "note", ["--fail-on", "note"])],
)
def test_what_is_not_given_is_left_to_the_configuration(
    runner: Path, path: str, fail_on: str, given: list[str]
) -> None:
    _run("Check the inventory", runner, PDMAP_PATH=path, PDMAP_FAIL_ON=fail_on, PDMAP_SARIF="a.sarif", STUB_CODE="0")
    arguments = (runner / "arguments").read_text().splitlines()
    assert arguments == ["validate", "--format", "github", "--also", "sarif=a.sarif", *given]
    assert [ACTION["inputs"][name]["default"] for name in ("path", "fail-on")] == ["", ""]


@pytest.mark.parametrize(
    ("inputs", "code"),
    [({}, 1), ({"PDMAP_FAIL_ON": "error"}, 0), ({"PDMAP_PATH": "other"}, 0), ({"PDMAP_PATH": "data"}, 1)],
    ids=str,
)
def test_the_real_program_goes_by_the_configuration_of_the_repository(
    runner: Path, inputs: dict[str, str], code: int
) -> None:
    program = runner / "pdmap" / "bin" / "pdmap"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m pdmap "$@"\n')
    (runner / "pdmap.toml").write_text('inventory = "data"\nfail_on = "warning"\nselect = ["RET006"]\n')
    for folder, text in (("data", "systems: {shop: {fields: [email.address]}}"), ("other", "systems: {}")):
        (runner / folder).mkdir()
        (runner / folder / "inventory.yaml").write_text(f"{text}\n")
    defaults = {
        "PDMAP_PATH": ACTION["inputs"]["path"]["default"],
        "PDMAP_FAIL_ON": ACTION["inputs"]["fail-on"]["default"],
    }
    ended = _run("Check the inventory", runner, **(defaults | {"PDMAP_SARIF": "a.sarif"} | inputs))
    assert ended.returncode == 0, ended.stderr
    assert (runner / "output").read_text() == f"exit-code={code}\nsarif=a.sarif\n"


def test_a_file_name_cannot_set_another_output(runner: Path) -> None:
    _run(
        "Check the inventory",
        runner,
        PDMAP_PATH=".",
        PDMAP_FAIL_ON="error",
        PDMAP_SARIF="a\nexit-code=0",
        STUB_CODE="1",
    )
    assert (runner / "output").read_text() == "exit-code=1\nsarif=aexit-code=0\n"


def test_pdmap_is_installed_from_the_commit_of_the_action(tmp_path: Path) -> None:
    program = tmp_path / "python"
    log = tmp_path / "log"
    program.write_text(
        f'#!/bin/sh\nmkdir -p "$3/bin"\nprintf \'#!/bin/sh\\necho "$@" >> {log}\\n\' > "$3/bin/python"\n'
        'chmod +x "$3/bin/python"\n'
    )
    program.chmod(0o755)
    ended = _run("Install pdmap", tmp_path, PDMAP_PYTHON=str(program), GITHUB_ACTION_PATH="/actions/pdmap at x")
    assert ended.returncode == 0, ended.stderr
    assert log.read_text() == "-m pip install --quiet --disable-pip-version-check /actions/pdmap at x\n"
