import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.completeness import Completeness, completeness_of
from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.documents.coverage import FACTS, LETTERS, REGISTERS, Score, joined, mark_of, score
from pdmap.documents.document import Cell, Document, Line, State
from pdmap.documents.marks import Mark

OPEN = Line("?", State.UNKNOWN)
SILENT = Line("-", State.NOT_RECORDED)
NOTHING = Line("none", State.NONE)
FACT = Line("fact")
HEAD = "organization: {name: A, country: SE, contact: a@b.se, representative: none, dpo: none}\n"

Find = Callable[..., Completeness]


@pytest.fixture
def found() -> Find:
    """Return how complete the records of a manifest are."""

    def measured(manifest: str, register: str = "", language: str = "en") -> Completeness:
        edition = Edition(as_of=date(2026, 11, 23), language=language)
        return completeness_of(load_texts({"a.yaml": manifest.encode()}), edition, register)

    return measured


@pytest.mark.parametrize(
    ("lines", "mark"),
    [
        ((FACT,), Mark.ANSWERED),
        ((NOTHING,), Mark.NONE),
        ((NOTHING, Line("from the flows", is_derived=True)), Mark.NONE),
        ((OPEN,), Mark.UNKNOWN),
        ((SILENT,), Mark.MISSING),
        ((FACT, OPEN), Mark.PARTLY),
        ((FACT, Line("-", State.NOT_RECORDED, level=1)), Mark.PARTLY),
        ((SILENT, Line("from the flows", is_derived=True)), Mark.PARTLY),
        ((OPEN, Line("from the flows", is_derived=True)), Mark.PARTLY),
        ((OPEN, SILENT), Mark.MISSING),
    ],
)
def test_a_cell_is_answered_only_where_nothing_in_it_is_open(lines: tuple[Line, ...], mark: Mark) -> None:
    assert mark_of(Cell(lines)) is mark


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (Mark.ANSWERED, Mark.NONE, Mark.ANSWERED),
        (Mark.NONE, Mark.NONE, Mark.NONE),
        (Mark.ANSWERED, Mark.MISSING, Mark.PARTLY),
        (Mark.NONE, Mark.UNKNOWN, Mark.PARTLY),
        (Mark.UNKNOWN, Mark.MISSING, Mark.MISSING),
        (Mark.PARTLY, Mark.ANSWERED, Mark.PARTLY),
        (Mark.PARTLY, Mark.MISSING, Mark.PARTLY),
    ],
)
def test_an_element_of_two_columns_is_answered_where_both_are(first: Mark, second: Mark, both: Mark) -> None:
    assert joined(first, second) is joined(second, first) is both


@given(st.sampled_from(Mark), st.sampled_from(Mark))
def test_two_parts_are_answered_together_exactly_where_each_of_them_is(first: Mark, second: Mark) -> None:
    assert joined(first, second).is_answered == (first.is_answered and second.is_answered)


@given(st.lists(st.sampled_from(Mark)))
def test_a_hundred_percent_is_everything(marks: list[Mark]) -> None:
    percentage = score(marks).percentage
    assert (percentage == 100) == (bool(marks) and all(mark.is_answered for mark in marks))
    assert percentage is None or 0 <= percentage <= 100


def test_shares_are_rounded_down() -> None:
    assert (Score(3, 2).percentage, Score(0, 0).percentage) == (66, None)


def test_each_letter_of_each_activity_is_measured(found: Find) -> None:
    manifest = (
        HEAD
        + """
activities:
  a:
    role: controller
    purposes: [{text: sell, basis: contract}]
    subjects: [customer]
    recipients: none
    transfers: {unknown: nobody looked}
    measures: []
"""
    )
    (register,) = found(manifest).coverage.registers
    assert [element.mark for element in register.subjects[0].elements] == [
        Mark.NONE,
        Mark.ANSWERED,
        Mark.PARTLY,
        Mark.NONE,
        Mark.UNKNOWN,
        Mark.MISSING,
        Mark.MISSING,
    ]
    assert register.subjects[0].score == Score(7, 3)


@pytest.mark.parametrize(("register", "article"), [("controller", "30(1)"), ("processor", "30(2)")])
def test_what_is_measured_is_what_the_records_say_that_article_30_asks_for(
    register: str, article: str, build: Callable[..., Document]
) -> None:
    document = build(f"{register}_record", f"organization: {{}}\nactivities: {{a: {{role: {register}}}}}\n")
    letter = re.compile(rf"Art\. {re.escape(article)}\((.)\) GDPR")
    said = {
        column.key: found[1]
        for table in document.tables
        if table.key in {"organization", "register"}
        for column in table.columns
        if column.is_expected and (found := letter.fullmatch(column.reference))
    }
    other = "processor" if register == "controller" else "controller"
    assert said == {**LETTERS[register], **dict.fromkeys(FACTS - {other}, "a")}


def test_the_organization_is_asked_once_for_both_registers(found: Find) -> None:
    activities = "activities: {a: {role: controller}, b: {role: processor}}\n"
    coverage = found(HEAD + activities).coverage
    assert [register.name for register in coverage.registers] == ["controller", "processor"]
    assert [element.mark.is_answered for element in coverage.organization.elements] == [True] * 4
    assert len(coverage.marks) == 4 + 7 + 4


@pytest.mark.parametrize("register", REGISTERS)
def test_one_register_can_be_measured_alone(register: str, found: Find) -> None:
    activities = "activities: {a: {role: controller}, b: {role: processor}}\n"
    measured = found(HEAD + activities, register)
    assert [each.name for each in measured.coverage.registers] == [register]
    keys = [table.key for table in measured.document.tables]
    assert keys == ["about", "summary", f"{register}_completeness", "organization", "open_points"]


@pytest.mark.parametrize("language", ["en", "fr", "de", "nl", "sv"])
def test_the_numbers_are_the_same_in_every_language(language: str, found: Find) -> None:
    activities = "activities: {a: {role: controller, recipients: none}, b: {role: processor}}\n"
    assert found(HEAD + activities, language=language).coverage.marks == found(HEAD + activities).coverage.marks


def test_an_inventory_of_nothing_is_measured(found: Find) -> None:
    measured = found("{}")
    assert [len(register.subjects) for register in measured.coverage.registers] == [0]
    assert measured.is_under(1)
    assert not measured.is_under(0)


def test_what_counts_is_the_share_itself_and_not_the_rounded_one(found: Find) -> None:
    measured = found(HEAD + "activities: {a: {role: controller}}\n")
    answered = score(measured.coverage.marks)
    assert (answered.answered, answered.asked, answered.percentage) == (5, 11, 45)
    assert measured.is_under(45.5)
    assert not measured.is_under(45.4)


def test_the_sums_of_the_document_are_those_of_its_parts(found: Find) -> None:
    activities = "activities: {a: {role: controller, recipients: none}, b: {role: processor}}\n"
    (summary,) = [table for table in found(HEAD + activities).document.tables if table.key == "summary"]
    counts = [[int(cell.lines[0].text) for cell in row.cells[1:-1]] for row in summary.rows]
    assert [sum(column) for column in zip(*counts[:-1], strict=True)] == counts[-1]
    assert [sum(row[1:]) for row in counts] == [row[0] for row in counts]


def test_what_is_missing_is_listed_with_the_key_to_add(found: Find) -> None:
    document = found(HEAD + "activities: {a: {role: controller, name: Sales}}\n").document
    (points,) = [table for table in document.tables if table.key == "open_points"]
    told = [tuple(cell.lines[0].text for cell in row.cells) for row in points.rows]
    assert ("Sales", "Purposes of the processing (Art. 30(1)(b) GDPR)", "not recorded", "activities/a/purposes") in told
    assert not any("6(1)" in row[1] for row in told)
