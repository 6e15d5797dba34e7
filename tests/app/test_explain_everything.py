"""Every check that a run can report has a text for `pdmap explain`."""

import pytest

from pdmap.app.explain import explanations
from pdmap.findings import Check
from pdmap.language.checks import CHECKS as LANGUAGE
from pdmap.rules.engine import catalogue
from pdmap.source import CHECKS as READER


@pytest.mark.parametrize("check", [*READER, *LANGUAGE], ids=lambda check: check.code)
def test_a_check_that_is_no_rule_says_what_it_means(check: Check) -> None:
    assert check.about or check.code in catalogue()
    assert check.about in " ".join(explanations()[check.code].split())


def test_every_rule_has_an_explanation() -> None:
    assert set(catalogue()) <= set(explanations())
