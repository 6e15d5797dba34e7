"""The snippets in `docs/how-to`: they can be read, and ask for no more than they need."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pdmap.fixes.modeline import schema_of

ROOT = Path(__file__).parents[2]
PAGES = {path.stem: path.read_text("utf-8") for path in (ROOT / "docs" / "how-to").glob("*.md")}


def _blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGES[page], re.DOTALL)


def _snippet(key: str) -> dict[Any, Any]:
    """Return the snippet of the page on CI that has a key at its top."""
    (found,) = [document for document in map(yaml.safe_load, _blocks("ci", "yaml")) if key in document]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_every_snippet_can_be_read(page: str) -> None:
    read = [yaml.safe_load(block) for block in _blocks(page, "yaml")]
    read += [json.loads(block) for block in _blocks(page, "json")]
    # A snippet may be a comment alone; text would be a snippet that YAML takes for something else.
    assert not [snippet for snippet in read if not isinstance(snippet, dict | list | None)]


def test_the_workflow_has_the_least_privilege() -> None:
    workflow = _snippet("jobs")
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["pdmap"]["permissions"] == {"contents": "read", "security-events": "write"}
    triggers = workflow[True]  # YAML 1.1 takes `on` for a flag
    assert "pull_request" in triggers
    assert "pull_request_target" not in triggers


def test_the_workflow_keeps_no_token_and_uses_the_inputs_that_there_are() -> None:
    checkout, python, action = _snippet("jobs")["jobs"]["pdmap"]["steps"]
    assert checkout["with"]["persist-credentials"] is False
    for step in (checkout, python):
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"])
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    assert set(action["with"]) <= set(inputs)


def test_the_hooks_in_the_documentation_are_those_that_there_are() -> None:
    ((repository,)) = _snippet("repos")["repos"]
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in offered]
    hook, _ = repository["hooks"]
    assert re.search(hook["files"], "personal-data/inventory.yaml")
    assert not re.search(hook["files"], "src/compose.yaml")


def test_the_job_for_gitlab_keeps_its_reports_when_there_are_findings() -> None:
    job = _snippet("pdmap")["pdmap"]
    assert job["artifacts"]["when"] == "always"
    (command,) = job["script"]
    for report, form in (("codequality", "gitlab"), ("junit", "junit")):
        assert f"--also {form}={job['artifacts']['reports'][report]}" in command


def test_the_lines_for_editors_are_taken_for_what_they_are() -> None:
    for block in _blocks("editors", "yaml"):
        assert schema_of(block.encode()) == "inventory.schema.json"
