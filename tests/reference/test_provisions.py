import pytest

from pdmap.reference import provision
from pdmap.reference.tables import table

ROWS = table("provisions").rows


@pytest.mark.parametrize(
    ("citation", "ref"),
    [
        ("Art. 30(1)(e) GDPR", "Art. 30(1)(e)"),
        ("Art. 30(1)(e)", "Art. 30(1)(e)"),
        ("Art 30(1)(e)", "Art. 30(1)(e)"),
        ("Article 30(1)(E) of the GDPR", "Art. 30(1)(e)"),
        ("30(1)(e)", "Art. 30(1)(e)"),
        ("30.1.e", "Art. 30(1)(e)"),
        (" Art. 6 (1) (f) ", "Art. 6(1)(f)"),
        ("Art. 44 GDPR", "Art. 44"),
        ("5(2)", "Art. 5(2)"),
        ("Art. 4(16)(a)", "Art. 4(16)(a)"),
        ("Art. 49(1) second subparagraph GDPR", "Art. 49(1) second subparagraph"),
        ("Recital 46", "Recital 46"),
        ("recital (46) GDPR", "Recital 46"),
    ],
)
def test_the_usual_spellings_find_the_provision(citation: str, ref: str) -> None:
    found = provision(citation)

    assert found is not None
    assert found.ref == ref


@pytest.mark.parametrize(
    "citation",
    [
        "",
        "Art. 100",
        "Art. 30(9)",
        "Recital 174",
        "Art. 30(1)(e) and (f)",
        "Art. 46(2)(d) UK GDPR",
        "C-311/18",
        "Directive 2002/58/EC",
        "GDPR",
    ],
)
def test_other_texts_find_nothing(citation: str) -> None:
    assert provision(citation) is None


def test_every_reference_of_the_file_finds_itself() -> None:
    found = [provision(f"{row['ref']} GDPR") for row in ROWS]

    assert [each.ref for each in found if each] == [row["ref"] for row in ROWS]
    assert all(bool(each.name) == each.ref.startswith("Art.") for each in found if each)


def test_the_regulation_is_whole() -> None:
    refs = [row["ref"] for row in ROWS]

    assert [ref for ref in refs if ref.startswith("Recital")] == [f"Recital {number}" for number in range(1, 174)]
    assert [ref for ref in refs if ref.startswith("Art.") and "(" not in ref] == [
        f"Art. {number}" for number in range(1, 100)
    ]
    assert len(refs) == len(set(refs)) == 1035


def test_an_article_without_paragraphs_has_its_text() -> None:
    refs = {row["ref"] for row in ROWS}
    bare = [row for row in ROWS if row["name"] and not row["text"]]

    assert all(f"{row['ref']}(1)" in refs for row in bare)


def test_only_an_article_may_be_without_text() -> None:
    assert all(row["text"] for row in ROWS if not row["name"])


def test_a_point_carries_the_heading_of_its_article() -> None:
    found = provision("Art. 30(1)(f)")

    assert found is not None
    assert found.name == "Records of processing activities"
    assert "time limits for erasure" in found.text
