from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from pdmap.reference import Adequacy, AdequacyScope, Country, DataType, Regime, built_in

REFERENCE = built_in()


def test_the_built_in_reference_is_made_once_and_cannot_be_changed() -> None:
    assert built_in() is REFERENCE
    with pytest.raises(FrozenInstanceError):
        REFERENCE.countries = {}  # type: ignore[misc]
    with pytest.raises(TypeError):
        REFERENCE.countries["XX"] = Country("XX", "Nowhere")  # type: ignore[index]


def test_ancestors_run_up_to_the_group() -> None:
    assert REFERENCE.ancestors("address.billing") == ("address.billing", "address", "contact")


@pytest.mark.parametrize(
    ("key", "ancestor", "expected"),
    [
        ("paypal_id", "financial", True),
        ("bank_account", "financial", True),
        ("card.pan", "financial", True),
        ("address.billing", "address", True),
        ("address.billing", "contact", True),
        ("address.billing", "financial", False),
        ("genetic", "health", True),
        ("address", "address.billing", False),
        ("address", "address", True),
        ("not_a_type", "not_a_type", True),
    ],
)
def test_a_type_covers_what_lies_below_it(key: str, ancestor: str, *, expected: bool) -> None:
    assert REFERENCE.is_a(key, ancestor) is expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [({"address"}, True), ({"phone", "contact"}, True), ({"address.billing"}, True), ({"address.shipping"}, False)],
)
def test_several_types_cover_what_lies_below_any_of_them(keys: set[str], *, expected: bool) -> None:
    assert REFERENCE.covers(keys, "address.billing") is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("address", "address.billing", True),
        ("address", "address", True),
        ("address.billing", "address.shipping", False),
        ("address", "phone", False),
    ],
)
def test_types_overlap_where_one_lies_below_the_other(one: str, other: str, *, expected: bool) -> None:
    assert REFERENCE.overlap(one, other) is expected
    assert REFERENCE.overlap(other, one) is expected


def test_children_are_one_level_below() -> None:
    assert REFERENCE.children("card") == ("card.cvv", "card.expiry", "card.last4", "card.pan")
    assert REFERENCE.children("paypal_id") == ()


def test_subjects_have_ancestors_too() -> None:
    assert REFERENCE.subject_ancestors("supplier-contact") == ("supplier-contact", "business-contact")
    assert REFERENCE.is_subject("pupil", "child")
    assert not REFERENCE.is_subject("child", "pupil")


@pytest.mark.parametrize(("code", "canonical"), [("SE", "SE"), ("UK", "GB"), ("EL", "GR"), ("X-EPO", "X-EPO")])
def test_a_country_is_found_by_code_and_alias(code: str, canonical: str) -> None:
    found = REFERENCE.country(code)

    assert found is not None
    assert found.code == canonical


@pytest.mark.parametrize("code", ["", "XX", "se", "Sweden", "worldwide"])
def test_other_words_are_no_country(code: str) -> None:
    assert REFERENCE.country(code) is None
    assert not REFERENCE.is_inside(code, "eu-gdpr")


def test_territory_is_told_by_regime() -> None:
    assert REFERENCE.is_inside("EL", "eu-gdpr")
    assert REFERENCE.is_inside("UK", "uk-gdpr")
    assert not REFERENCE.is_inside("UK", "eu-gdpr")


def test_every_table_has_a_date() -> None:
    assert set(REFERENCE.as_of) == {
        "adequacy",
        "authorities",
        "conditions",
        "countries",
        "data_types",
        "impact_lists",
        "lawful_bases",
        "mechanisms",
        "regions",
        "subjects",
        "supervisory_authorities",
    }


def test_an_inventory_can_add_types_and_they_take_part() -> None:
    own = DataType("broker_log", "Broker log", parent="logs")
    reference = replace(REFERENCE, data_types={**REFERENCE.data_types, own.key: own})

    assert reference.ancestors("broker_log") == ("broker_log", "logs", "online")
    assert "broker_log" in reference.children("logs")
    assert "broker_log" not in REFERENCE.data_types


def test_an_inventory_can_add_a_country_and_a_decision() -> None:
    kosovo = Country("XK", "Kosovo", aliases=("KS",))
    decision = Adequacy("XK", Regime.EU_GDPR, AdequacyScope.FULL, "Decision of tomorrow", date(2027, 1, 1))
    reference = replace(
        REFERENCE,
        countries={**REFERENCE.countries, "XK": kosovo},
        decisions={**REFERENCE.decisions, ("XK", "eu-gdpr"): (decision,)},
    )

    assert reference.country("KS") is kosovo
    assert reference.adequacy("XK", "eu-gdpr", date(2026, 12, 31)) is None
    assert reference.adequacy("KS", "eu-gdpr", date(2027, 1, 1)) is decision
