import pytest

from pdmap.reference import Special, built_in
from pdmap.views.categories import category_codes, special_kinds


@pytest.mark.parametrize(
    ("types", "codes"),
    [
        ([], ()),
        (["email.address", "address.billing"], ("CO",)),
        (["card.pan", "email.address"], ("CO", "PAY")),
        (["health.record", "name"], ("HEA*", "ID")),
        (["criminal_record"], ("CRIM*",)),
        (["diet"], ("HEA",)),
        (["our.own_type"], ("OUR.OWN_TYPE",)),
    ],
)
def test_codes_are_those_of_the_top_level_groups(types: list[str], codes: tuple[str, ...]) -> None:
    assert category_codes(types, built_in()) == codes


def test_special_kinds_are_those_of_the_types_themselves() -> None:
    kinds = special_kinds(["health.record", "criminal_record", "name"], built_in())
    assert kinds == {Special.ARTICLE_9, Special.ARTICLE_10}
