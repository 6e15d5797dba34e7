import pytest

from pdmap.reference import authorities, built_in, supervisory_authorities

INSIDE = sorted(code for code in built_in().countries if built_in().is_inside(code, "eu-gdpr"))


@pytest.mark.parametrize("country", [code for code in INSIDE if code not in {"EU", "EEA"}] + ["GB", "CH"])
def test_every_country_of_the_area_has_an_authority(country: str) -> None:
    assert supervisory_authorities()[country]


@pytest.mark.parametrize("country", sorted(supervisory_authorities()))
def test_an_authority_is_taken_for_that_of_its_country_only(country: str) -> None:
    home = built_in().countries[country].part_of or country
    named = [known.country for known in authorities().values() if known.is_named_in(supervisory_authorities()[country])]
    assert named == [known.country for known in authorities().values() if known.country == home]


def test_a_part_of_a_country_has_the_authority_of_the_whole() -> None:
    assert supervisory_authorities()["MQ"] == supervisory_authorities()["FR"]
    assert "US" not in supervisory_authorities()
