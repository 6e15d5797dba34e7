import pytest

from pdmap.documents.document import Cell, Line, Row, State
from pdmap.documents.form_columns import FormColumn, common_fact, elements_of, fact_of
from pdmap.documents.kind import Context
from pdmap.documents.languages import words_of
from pdmap.documents.open_points import open_lines
from pdmap.documents.text import Text
from pdmap.model import Activity

TITLE, GROUP = Text(en="Recipients", fr="Destinataires"), Text(en="Data", fr="Données")


def answer(context: Context, activity: Activity) -> Cell:
    raise NotImplementedError


def fact(context: Context) -> Cell:
    raise NotImplementedError


@pytest.mark.parametrize(
    ("language", "title", "group"), [("fr", "Destinataires", "Données"), ("sv", "Recipients", "Data")]
)
def test_a_column_has_the_titles_of_its_language(language: str, title: str, group: str) -> None:
    (element,) = elements_of(words_of(language), (FormColumn("recipients", TITLE, answer, group=GROUP),))
    assert (element.column.title, element.column.group) == (title, group)


def test_a_column_without_a_group_has_that_of_the_table() -> None:
    columns = (FormColumn("a", "A", answer, "30(1)(b)"), FormColumn("b", "B", answer, group=GROUP, is_optional=True))
    first, second = (element.column for element in elements_of(words_of("en"), columns, "Whole table"))
    assert (first.group, first.reference, first.is_expected) == ("Whole table", "Art. 30(1)(b) GDPR", True)
    assert (second.group, second.reference, second.is_expected) == ("Data", "", False)


def test_what_is_asked_of_the_organization_has_a_title_and_a_law() -> None:
    asked = fact_of(words_of("fr"), "name", TITLE, fact, "30(1)(a)", is_expected=False).column
    assert (asked.title, asked.is_expected) == ("Destinataires", False)
    assert "30" in asked.reference
    assert common_fact(words_of("en"), "30(1)(g)").column.is_security


@pytest.mark.parametrize(("is_part", "titles"), [(True, ["Data"]), (False, ["A", "B"])])
def test_parts_of_a_question_lack_one_answer(is_part: bool, titles: list[str]) -> None:  # noqa: FBT001
    columns = tuple(FormColumn(key, key.upper(), answer, group=GROUP, is_part=is_part) for key in "ab")
    row = Row((Cell((Line("not recorded", State.NOT_RECORDED, address="activities/x/data"),)),) * 2)
    asked = tuple(element.column for element in elements_of(words_of("en"), columns))
    assert [column.title for column, _ in open_lines(asked, row)] == titles


def test_parts_that_lack_different_answers_are_named_apart() -> None:
    columns = tuple(FormColumn(key, key.upper(), answer, group=GROUP, is_part=True) for key in "ab")
    cells = (Cell((Line("not recorded", State.NOT_RECORDED, address=f"activities/x/{key}"),)) for key in "ab")
    asked = tuple(element.column for element in elements_of(words_of("en"), columns))
    assert [column.title for column, _ in open_lines(asked, Row(tuple(cells)))] == ["A", "B"]
