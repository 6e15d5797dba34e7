"""What the names of two columns have in common."""

import pytest

from pdmap.scan.drift.names import added_words, are_related, words_of


@pytest.mark.parametrize("name", ["kin_tel_no", "kinTelNo", "kin-tel.no", "KIN_TEL_NO"])
def test_words_are_parted_by_signs_and_capital_letters(name: str) -> None:
    assert words_of(name) == ("kin", "tel", "no")


@pytest.mark.parametrize(
    ("old", "new"),
    [("kin_tel", "kin_phone"), ("encrypted_password", "password_digest"), ("dob", "date_of_birth")],
)
def test_names_are_related_by_a_word_or_by_initials(old: str, new: str) -> None:
    assert are_related(old, new)
    assert are_related(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [("kin_tel", "phone"), ("email_address", "home_address"), ("phone_number", "house_number"), ("id_no", "no_of_id")],
)
def test_words_that_tell_nothing_relate_no_names(old: str, new: str) -> None:
    assert not are_related(old, new)


def test_what_a_name_adds_is_told_in_words() -> None:
    assert added_words("kinTel", "kin_mobile_phone") == ("mobile", "phone")
