import datetime as dt

import pytest

from pdmap.app.load import load_texts
from pdmap.reference import AdequacyScope, MechanismKind, Reference, Regime, Special, built_in

DAY = dt.date(2026, 11, 23)


def _reference(text: str) -> Reference:
    return load_texts({"inventory.yaml": text.encode()}).inventory.reference


def test_an_inventory_without_words_of_its_own_has_the_built_in_ones() -> None:
    reference = _reference("systems: {}")
    assert reference.data_types == built_in().data_types
    assert reference.decisions == built_in().decisions


def test_a_new_data_type_lies_below_its_prefix_or_what_it_says() -> None:
    reference = _reference("data_types: {email.alias: , badge: {is: email, name: Badge number}}")
    assert reference.ancestors("email.alias")[:2] == ("email.alias", "email")
    assert reference.is_a("badge", "email")
    assert reference.data_types["badge"].label == "Badge number"
    assert reference.data_types["email.alias"].label == "email.alias"


def test_a_new_data_type_has_the_legal_marks_of_its_parent() -> None:
    reference = _reference(
        "data_types: {allergy: {is: health}, pollen: {is: allergy}, note: {is: health, special: none}}"
    )
    assert built_in().data_types["health"].special is Special.ARTICLE_9
    assert reference.data_types["allergy"].special is Special.ARTICLE_9
    assert reference.data_types["pollen"].special is Special.ARTICLE_9
    assert reference.data_types["note"].special is Special.NONE


def test_a_built_in_data_type_changes_only_where_it_is_said() -> None:
    before = built_in().data_types["email"]
    after = _reference("data_types: {email: {sensitivity: 5, credential: true}}").data_types["email"]
    assert (after.sensitivity, after.credential) == (5, True)
    assert (after.label, after.parent, after.special, after.dpv) == (
        before.label,
        before.parent,
        before.special,
        before.dpv,
    )


def test_data_types_may_go_in_a_circle_without_harm() -> None:
    reference = _reference("data_types: {a: {is: b}, b: {is: a}}")
    assert reference.ancestors("a") == ("a", "b")


def test_a_new_category_of_subjects_lies_below_its_parent() -> None:
    reference = _reference("subjects: {team-member: {is: customer, vulnerable: true}, fan: }")
    assert reference.is_subject("team-member", "customer")
    assert reference.subjects["team-member"].vulnerable
    assert reference.subjects["fan"].label == "fan"


@pytest.mark.parametrize(("identifier", "code"), [("us", "US"), ("uk", "GB"), ("xz", "XZ")])
def test_a_country_is_changed_by_its_code_or_an_alias(identifier: str, code: str) -> None:
    reference = _reference(f"countries: {{{identifier}: {{name: Elsewhere, eea: true}}}}")
    country = reference.country(identifier.upper())
    assert country is not None
    assert (country.code, country.name) == (code, "Elsewhere")
    assert reference.is_inside(code, "eu-gdpr")


def test_a_decision_of_the_inventory_stands_in_place_of_the_built_in_ones_of_its_regime() -> None:
    assert built_in().adequacy("JP", "eu-gdpr", DAY) is not None
    own = "{regime: eu-gdpr, scope: partial, instrument: New, valid_from: 2026-01-01, requires: appi}"
    reference = _reference(f"countries: {{jp: {{adequacy: [{own}]}}}}")
    decision = reference.adequacy("JP", "eu-gdpr", DAY)
    assert decision is not None
    assert (decision.scope, decision.instrument, decision.requires) == (AdequacyScope.PARTIAL, "New", "appi")
    assert reference.adequacy("JP", "eu-gdpr", dt.date(2025, 12, 31)) is None
    assert reference.adequacy("JP", "uk-gdpr", DAY) == built_in().adequacy("JP", "uk-gdpr", DAY)


def test_a_decision_that_is_said_to_be_none_is_gone() -> None:
    reference = _reference("countries: {jp: {adequacy: [{regime: eu-gdpr, scope: none}]}}")
    assert reference.adequacy("JP", "eu-gdpr", DAY) is None


def test_a_new_country_may_have_a_decision() -> None:
    reference = _reference("countries: {xz: {adequacy: [{regime: eu-gdpr, valid_until: 2026-12-31}]}}")
    decision = reference.adequacy("XZ", "eu-gdpr", DAY)
    assert decision is not None
    assert decision.scope is AdequacyScope.FULL
    assert reference.adequacy("XZ", "eu-gdpr", dt.date(2027, 1, 1)) is None


def test_a_region_is_written_with_a_colon() -> None:
    region = _reference("regions: {acme.north-1: {country: SE, name: Luleå}}").regions["acme:north-1"]
    assert (region.countries, region.place) == (("SE",), "Luleå")


def test_a_built_in_region_without_a_country_of_its_own_stays() -> None:
    assert _reference("regions: {aws.eu-north-1: {name: Stockholm}}").regions["aws:eu-north-1"].countries == ("SE",)


def test_terms_of_another_law_are_added_and_renamed() -> None:
    reference = _reference(
        """\
lawful_bases: {overriding_interest: {name: Overriding interest, article: "Art. 31 FADP"}, contract: {name: Avtal}}
conditions: {consent_ch: {article: "Art. 6(7) FADP"}}
mechanisms: {seal: {kind: derogation}, pact: , privacy-shield: {name: Privacy Shield}}
"""
    )
    own, known = reference.lawful_bases["overriding_interest"], reference.lawful_bases["contract"]
    assert (own.label, own.article) == ("Overriding interest", "Art. 31 FADP")
    assert (known.label, known.article) == ("Avtal", built_in().lawful_bases["contract"].article)
    assert reference.conditions["consent_ch"].article == "Art. 6(7) FADP"
    assert reference.mechanisms["seal"].kind is MechanismKind.DEROGATION
    assert (reference.mechanisms["pact"].kind, reference.mechanisms["pact"].regimes) == (
        MechanismKind.SAFEGUARD,
        tuple(Regime),
    )
    assert reference.mechanisms["privacy-shield"].kind is built_in().mechanisms["privacy-shield"].kind
