"""The page on reviewing changes tells what `pdmap diff` does."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import yaml

from pdmap.app.diff import Stand, diff
from pdmap.app.load import load_texts
from pdmap.cli.compared import compared
from pdmap.comparisons.formats.markdown import LIMIT
from pdmap.comparisons.gates import Gate

PAGE = (Path(__file__).parent.parent / "docs" / "how-to" / "review-changes.md").read_text("utf-8")
WAIVER, WORKFLOW = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def _job() -> dict[str, Any]:
    job = yaml.safe_load(WORKFLOW)["jobs"]["diff"]
    assert isinstance(job, dict)
    return job


def test_every_gate_is_explained_in_a_row() -> None:
    table = PAGE.partition("| `--fail-on` |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE) == [gate.value for gate in Gate]


def test_the_waiver_on_the_page_accepts_what_came_in() -> None:
    party = "parties:\n  helpdesk: {name: Helpdesk, role: processor, country: DE}\n"
    flow = "flows:\n  tickets: {from: shop, to: helpdesk, data: [email.address]}\n"
    shop = "systems:\n  shop: {location: DE, fields: [email.address]}\n"
    earlier, later = (Stand(load_texts({"a.yaml": text.encode()}), "") for text in (shop, shop + party + flow + WAIVER))
    found = diff(earlier, later, dt.date(2026, 11, 23))
    assert [item.finding.address for item in found.accepted] == ["parties/helpdesk"]
    assert Gate.NEW_RECIPIENT not in found.gates()


def test_the_gates_in_examples_are_ones_that_there_are() -> None:
    given = [name for text in re.findall(r"--fail-on ([a-z,-]+)", PAGE) for name in text.split(",")]
    assert len(given) == 4
    assert set(given) <= {gate.value for gate in Gate}


def test_the_page_names_the_limit_of_a_comment() -> None:
    assert f"{LIMIT:,}" in PAGE


def test_the_workflow_has_the_least_privilege_and_trusts_no_revision() -> None:
    assert yaml.safe_load(WORKFLOW)["permissions"] == {}
    job = _job()
    assert job["permissions"] == {"contents": "read", "pull-requests": "write"}
    checkout, python, *_, compare, comment = job["steps"]
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"]) for step in (checkout, python))
    assert compare["run"].endswith('-- "$BASE..$HEAD"')
    assert not any("${{" in step.get("run", "") for step in job["steps"])
    assert "pull_request_target" not in yaml.safe_load(WORKFLOW)[True]
    assert "--body-file diff.md" in comment["run"]


def test_the_workflow_and_the_schema_name_what_there_is() -> None:
    root = Path(__file__).parent.parent
    assert (root / "schemas" / "diff.schema.json").is_file()
    assert "`--path personal-data`" in PAGE
    assert "A..B" in str(compared.__doc__)
