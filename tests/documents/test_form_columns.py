from pdmap.documents.document import Column
from pdmap.documents.elements.administration import identifier
from pdmap.documents.form_columns import FormColumn, elements_of
from pdmap.documents.words import Words

COLUMNS = (
    FormColumn(key="purposes", title="Why?", article="30(1)(b)", build=identifier),
    FormColumn(key="schedule", title="Which?", law="Sch. 1 DPA 2018", is_optional=True, build=identifier),
    FormColumn(key="locks", title="How?", is_security=True, build=identifier),
)


def test_columns_become_elements_under_the_law_of_the_record() -> None:
    elements = elements_of(Words(article="Art. {article} UK GDPR"), COLUMNS, "Questions")
    assert [element.column for element in elements] == [
        Column("purposes", "Why?", "Art. 30(1)(b) UK GDPR", "Questions", is_expected=True),
        Column("schedule", "Which?", "Sch. 1 DPA 2018", "Questions"),
        Column("locks", "How?", "", "Questions", is_expected=True, is_security=True),
    ]
    assert {element.build for element in elements} == {identifier}
