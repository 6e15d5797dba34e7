"""A remedy for a part that is written already shows the key to add, and not a whole part without what stands there."""

from collections.abc import Callable

import pytest

from pdmap.findings import Finding
from pdmap.rules.engine import catalogue

FindingsOf = Callable[[str, str], list[Finding]]
PARTS = (
    "automated_decisions",
    "backup",
    "claims",
    "compatibility",
    "consent",
    "deletion",
    "dpo",
    "notice",
    "provision",
)
CODES = ("LAW007", "LAW008", "LAW010", "LAW016", "NOT001", "NOT003", "NOT004", "NOT005", "NOT007", "NOT008", "ORG003")
MORE_CODES = ("ORG006", "REC002", "RET006", "RET007")


@pytest.mark.parametrize("code", [*CODES, *MORE_CODES])
def test_the_part_is_a_block_that_can_be_merged(code: str, findings_of: FindingsOf) -> None:
    (finding,) = findings_of(code, catalogue()[code].bad)
    assert any(f" {part}:\n" in finding.remedy for part in PARTS)
    assert not any(f"{part}: {{" in finding.remedy for part in PARTS)
