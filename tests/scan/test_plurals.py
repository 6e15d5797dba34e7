"""Plurals: what frameworks call the table that a column or a class points at."""

import pytest

from pdmap.scan.plurals import plural, singular


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("user", "users"),
        ("company", "companies"),
        ("survey", "surveys"),
        ("address", "addresses"),
        ("box", "boxes"),
        ("branch", "branches"),
        ("contact_person", "contact_people"),
        ("child", "children"),
    ],
)
def test_a_plural_leads_back_to_its_singular(one: str, many: str) -> None:
    assert plural(one) == many
    assert one in singular(many)
