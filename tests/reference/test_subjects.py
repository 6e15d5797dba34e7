import re

import pytest

from pdmap.reference import built_in

SUBJECTS = built_in().subjects


@pytest.mark.parametrize("subject", SUBJECTS)
def test_ids_join_words_by_hyphens_and_parents_exist(subject: str) -> None:
    found = SUBJECTS[subject]

    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", subject)
    assert found.id == subject
    assert found.label
    assert found.parent == "" or found.parent in SUBJECTS
    assert re.fullmatch(r"(https://w3id\.org/dpv#\w+)?", found.dpv)


@pytest.mark.parametrize("subject", ["child", "pupil", "patient", "employee", "intern", "whistleblower"])
def test_people_in_a_weak_position_are_vulnerable(subject: str) -> None:
    assert SUBJECTS[subject].vulnerable


@pytest.mark.parametrize("subject", ["customer", "visitor", "business-contact", "end-user-of-customer"])
def test_others_are_not(subject: str) -> None:
    assert not SUBJECTS[subject].vulnerable


def test_whoever_belongs_to_a_vulnerable_category_is_vulnerable() -> None:
    below = [found for found in SUBJECTS.values() if found.parent and SUBJECTS[found.parent].vulnerable]

    assert below
    assert all(found.vulnerable for found in below)
