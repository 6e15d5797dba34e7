import pytest

from pdmap.reference import built_in
from pdmap.views.categories import category_codes


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
