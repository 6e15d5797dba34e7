"""What the how-to pages show is what the tool does."""

import datetime as dt
import re
from pathlib import Path

import pytest

from pdmap.app.load import load_texts
from pdmap.app.validate import validate

PAGE = (Path(__file__).parent.parent / "docs" / "how-to" / "write-policies.md").read_text("utf-8")
INVENTORY, *POLICIES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
FINDINGS = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
AS_OF = dt.date(2026, 11, 23)


def test_every_policy_is_shown_with_its_findings() -> None:
    assert len(POLICIES) == len(FINDINGS) == 8


@pytest.mark.parametrize(("policy", "findings"), list(zip(POLICIES, FINDINGS, strict=True)), ids=range(1, 9))
def test_a_policy_finds_what_the_page_shows(policy: str, findings: str) -> None:
    report = validate(load_texts({"inventory.yaml": (INVENTORY + policy).encode()}), AS_OF)
    told = [finding for finding in report.findings if finding.check.is_policy]
    lines = [f"{finding.check.severity}[{finding.check.code}] {finding.message}\n" for finding in told]
    assert "".join(lines) == findings
    assert [item for item in report.findings if item.check.code in {"POL001", "POL002"}] == []
    assert [item.check.code for item in report.findings if item.address.startswith("policies/")] == []
