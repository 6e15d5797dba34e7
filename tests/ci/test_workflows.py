"""The workflows: what runs there is named by its commit, and may do no more than it says."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ZIZMOR = Path(sys.executable).parent / "zizmor"

each = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def _steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values() for step in job["steps"]]


def test_a_workflow_tests_and_one_releases() -> None:
    assert [path.stem for path in WORKFLOWS] == ["ci", "release"]


@each
def test_actions_are_named_by_their_commit_and_their_version(path: Path) -> None:
    named = re.findall(r"uses: *(.*)", path.read_text("utf-8"))
    assert len(named) >= 2
    assert [name for name in named if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", name)] == []


@each
def test_nothing_is_allowed_that_is_not_asked_for(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {}
    assert all("timeout-minutes" in job and "permissions" in job for job in workflow["jobs"].values())
    triggers = workflow[True]  # YAML 1.1 reads the key `on` so
    assert not {"pull_request_target", "workflow_run"} & set(triggers)


@each
def test_no_expression_is_code(path: Path) -> None:
    assert [step for step in _steps(path) if "${{" in step.get("run", "")] == []


def test_the_release_is_audited_and_described_before_it_is_published() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8"))["jobs"]
    commands = [step["run"] for step in jobs["build"]["steps"] if "run" in step]
    assert commands[-2:] == ["make release", "make audit"]
    assert jobs["publish"]["needs"] == "build"
    assert jobs["publish"]["environment"] == "release"


def test_zizmor_finds_nothing_in_workflows_action_and_hooks() -> None:
    judged = subprocess.run(
        [str(ZIZMOR), "--offline", "--pedantic", "--no-progress", str(ROOT / ".github"), str(ROOT / "action.yml")],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert judged.returncode == 0, judged.stdout
    assert "No findings to report" in judged.stdout
