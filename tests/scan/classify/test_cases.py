"""Cases written by hand say of columns what they are, and adding a case is adding a line.

`cases.txt` holds tables for one thing each, `cases_schemas.txt` invented schemas of many trades and of things that only
look like people.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pdmap.reference.data_types import built_in_data_types
from pdmap.scan.classify.classifier import classify_columns
from pdmap.scan.verdicts import ColumnVerdict, Tier
from tests.scan.classify.handwritten import Case, read_cases

HERE = Path(__file__).parent
FILES = (HERE / "cases.txt", HERE / "cases_schemas.txt")


READ = [case for path in FILES for case in read_cases(path)]


@pytest.fixture(scope="module")
def verdicts() -> dict[Case, ColumnVerdict]:
    return dict(zip(READ, classify_columns(case.row for case in READ), strict=True))


@pytest.mark.parametrize(("source", "table"), dict.fromkeys((case.source, case.table) for case in READ))
def test_columns_are_what_their_cases_say(source: str, table: str, verdicts: dict[Case, ColumnVerdict]) -> None:
    cases = [case for case in READ if (case.source, case.table) == (source, table)]
    told = {(case.column, case.type): (case.tier, case.data_type) for case in cases}
    found = {(case.column, case.type): (verdicts[case].tier.value, verdicts[case].data_type) for case in cases}
    reasons = [verdicts[case].reason for case in cases if verdicts[case].tier != case.tier]
    assert len(found) == len(cases)
    assert found == told, reasons


def test_each_verdict_tells_its_reasons_and_adds_them_up(verdicts: dict[Case, ColumnVerdict]) -> None:
    for verdict in verdicts.values():
        weight = round(min(max(sum(step.weight for step in verdict.steps), 0.0), 0.99), 2)
        assert verdict.confidence == weight
        if verdict.tier is not Tier.NONE:
            assert verdict.steps
            assert verdict.confidence >= 0.3
        assert all(step.rule and step.fact and not step.fact.endswith(".") for step in verdict.steps)


def test_each_data_type_is_one_of_pdmap(verdicts: dict[Case, ColumnVerdict]) -> None:
    proposed = {verdict.data_type for verdict in verdicts.values() if verdict.data_type}
    assert proposed <= set(built_in_data_types())


def test_verdicts_depend_on_nothing_but_their_own_source(verdicts: dict[Case, ColumnVerdict]) -> None:
    for source in dict.fromkeys(case.source for case in reversed(READ)):
        cases = [case for case in READ if case.source == source]
        assert classify_columns(case.row for case in cases) == tuple(verdicts[case] for case in cases)
