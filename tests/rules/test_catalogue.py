import re
from pathlib import Path

import pytest

from pdmap.reference import provision
from pdmap.rules.engine import catalogue
from pdmap.rules.rule import Rule

CASES = Path(__file__).parent / "cases"
FAMILIES = {
    "flows": "FLW",
    "impact": "DPI",
    "lawfulness": "LAW",
    "minimization": "MIN",
    "policies": "POL",
    "processors": "PRC",
    "records": "REC",
    "references": "REF",
    "retention": "RET",
    "rights": "DSR",
    "security": "SEC",
    "transfers": "TRF",
}
GDPR = re.compile(r"(Art\. [0-9]+(\([0-9]+\))?(\([a-z]\))?|Recital [0-9]+) GDPR")
MARK = "# <- finding"

every_rule = pytest.mark.parametrize("rule", catalogue().values(), ids=catalogue())


@every_rule
def test_a_rule_has_documentation_in_whole_sentences(rule: Rule) -> None:
    for text in (rule.checks, rule.why, rule.fix, rule.ask):
        assert text.strip() == text
        assert text.endswith((".", "?"))
        assert "compliant" not in text.lower()


@every_rule
def test_a_rule_has_one_bad_and_one_good_example(rule: Rule) -> None:
    assert rule.bad.count(MARK) == 1
    assert rule.good.count(MARK) == 0


@every_rule
def test_a_title_names_the_bad_pattern(rule: Rule) -> None:
    title = rule.check.title
    assert not title.endswith(".")
    assert title.split()[0].lower() not in {"no", "not", "invalid", "never", "disallow"}, f"read: allow {title}"


@every_rule
def test_cited_provisions_exist(rule: Rule) -> None:
    assert rule.check.basis
    for source in rule.check.basis:
        if source.endswith(" GDPR"):
            assert GDPR.fullmatch(source)
            assert provision(source)


@every_rule
def test_a_rule_stands_in_the_folder_and_file_of_its_code(rule: Rule) -> None:
    folder, module = rule.find.__module__.split(".")[-2:]
    assert rule.check.code.startswith(FAMILIES[folder])
    assert module.startswith(f"{rule.check.code.lower()}_")


def test_every_folder_of_cases_belongs_to_a_rule() -> None:
    assert {folder.name for folder in CASES.iterdir()} <= set(catalogue())
