"""Other names of words of the vocabulary and the law, as people write them."""

import pytest

from pdmap.reference import (
    basis_called,
    built_in,
    data_type_called,
    is_another_thing,
    place_called,
    subject_called,
)
from pdmap.reference.tables import listed, table

_ROWS = table("other_names").rows
_WORDS = {"country": built_in().countries, "data_type": built_in().data_types, "subject": built_in().subjects}


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["word"])
def test_every_row_leads_from_names_that_are_no_words_to_a_word(row: dict[str, str]) -> None:
    words = _WORDS[row["kind"]]

    assert row["word"] in words
    assert not set(listed(row["names"])) & set(words)
    assert row["names"] == row["names"].casefold()


def test_no_name_stands_for_two_words() -> None:
    for kind in _WORDS:
        names = [name for row in _ROWS if row["kind"] == kind for name in listed(row["names"])]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("surname", "name.last"),
        ("First Name", "name.first"),
        ("phone-numbers", "phone"),
        ("IBAN", "bank_account"),
        ("dob", "date_of_birth"),
        ("shoe_size", None),
    ],
)
def test_data_types_are_called_as_columns_are(name: str, word: str | None) -> None:
    assert data_type_called(name) == word


@pytest.mark.parametrize(
    ("name", "word"),
    [("candidates", "applicant"), ("Website Visitor", "visitor"), ("staff", "employee"), ("owl", None)],
)
def test_people_are_called_in_other_words(name: str, word: str | None) -> None:
    assert subject_called(name) == word


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("USA", "US"),
        ("Holland", "NL"),
        ("Deutschland", "DE"),
        ("eu-central-1", "aws:eu-central-1"),
        ("eu-central-1a", "aws:eu-central-1"),
        ("aws:eu-central-1a", "aws:eu-central-1"),
        ("europe-west1-b", "gcp:europe-west1"),
        ("westeurope", "azure:westeurope"),
        ("eu-west", None),
        ("", None),
    ],
)
def test_places_are_called_by_names_and_regions_without_their_provider(name: str, code: str | None) -> None:
    assert place_called(name) == code


@pytest.mark.parametrize(
    ("name", "basis"),
    [
        ("Art. 6(1)(f)", "legitimate_interests"),
        ("6.1.f", "legitimate_interests"),
        ("6(1)b GDPR", "contract"),
        ("Art. 6 Abs. 1 lit. a DSGVO", "consent"),
        ("article 6 para. 1 letter c", "legal_obligation"),
        ("Art. 9(2)(a)", None),
        ("Art. 6(1)(g)", None),
        ("16.1.f", None),
        (" " * 100_000 + "6", None),
    ],
)
def test_a_lawful_basis_is_called_by_its_article(name: str, basis: str | None) -> None:
    assert basis_called(name) == basis


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("subject", True), ("contracts", False), ("Contract", True), ("emial", False), ("contrct", False)],
)
def test_an_english_word_is_a_word_of_its_own(name: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_another_thing(name) is is_one
