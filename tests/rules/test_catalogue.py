"""Rules stand where their codes say; what they say of themselves is checked in `test_texts.py`."""

from pathlib import Path

import pytest

from pdmap.rules.engine import catalogue
from pdmap.rules.rule import Rule

CASES = Path(__file__).parent / "cases"
FAMILIES = {
    "breaches": "BRC",
    "changes": "CHG",
    "flows": "FLW",
    "impact": "DPI",
    "lawfulness": "LAW",
    "minimization": "MIN",
    "notices": "NOT",
    "organization": "ORG",
    "policies": "POL",
    "processors": "PRC",
    "records": "REC",
    "references": "REF",
    "retention": "RET",
    "rights": "DSR",
    "security": "SEC",
    "transfers": "TRF",
}
every_rule = pytest.mark.parametrize("rule", catalogue().values(), ids=catalogue())


@every_rule
def test_a_rule_stands_in_the_folder_and_file_of_its_code(rule: Rule) -> None:
    folder, module = rule.find.__module__.split(".")[-2:]
    code = rule.check.code
    assert folder in FAMILIES, f"a new family of rules: add `{folder}` with its letters to FAMILIES in this file"
    assert code.startswith(FAMILIES[folder]), (
        f"{code} stands in pdmap/rules/{folder}, whose codes are {FAMILIES[folder]}"
    )
    assert module.startswith(f"{code.lower()}_"), (
        f"{code} stands in {module}.py: call it {code.lower()}_what_is_wrong.py"
    )


def test_every_folder_of_cases_belongs_to_a_rule() -> None:
    assert {folder.name for folder in CASES.iterdir()} <= set(catalogue())
