import re

import pytest

from pdmap.app.explain import catalogue_text, explanations
from pdmap.findings import Check
from pdmap.language import checks as language
from pdmap.rules.engine import catalogue
from pdmap.source import CHECKS as READER

CHECKS = [*READER, *language.CHECKS, *(rule.check for rule in catalogue().values())]


def test_every_code_stands_for_one_check() -> None:
    by_code = {check.code: check for check in CHECKS}
    shared = {check.code for check in CHECKS if by_code[check.code] != check}
    assert shared == set()


@pytest.mark.parametrize(
    "check", [*READER, *language.CHECKS], ids=[check.code for check in (*READER, *language.CHECKS)]
)
def test_a_check_that_is_no_rule_says_what_it_means_and_what_to_do(check: Check) -> None:
    assert check.about or check.code in catalogue()
    assert check.about in " ".join(explanations()[check.code].split())


@pytest.mark.parametrize("code", sorted({check.code for check in CHECKS}))
def test_every_check_is_explained(code: str) -> None:
    text = explanations()[code]
    assert re.match(rf"{code} \((error|warning|note)\): \S", text)
    assert text.endswith("\n")


@pytest.mark.parametrize("code", catalogue())
def test_a_rule_is_explained_with_its_law_and_both_examples(code: str) -> None:
    rule, text = catalogue()[code], explanations()[code]
    assert all(source in text for source in rule.check.basis)
    for heading in (
        "What it checks",
        "Why it matters",
        "What to do",
        "A manifest that triggers it",
        "The same, put right",
    ):
        assert f"\n{heading}\n" in text
    assert all(f"    {line}".rstrip() in text for line in (rule.bad + rule.good).strip().splitlines())


def test_the_catalogue_has_a_line_for_each_rule() -> None:
    lines = catalogue_text().splitlines()
    assert [line.split()[0] for line in lines] == list(catalogue())
    assert all(line == line.rstrip() for line in lines)
