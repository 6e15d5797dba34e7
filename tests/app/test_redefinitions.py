import datetime as dt

import pytest

from pdmap.app.load import load_texts
from pdmap.app.validate import validate
from pdmap.reporters.report import Adjustment
from pdmap.reporters.summary import summary_lines

AS_OF = dt.date(2026, 11, 23)


def _adjustments(text: str) -> tuple[Adjustment, ...]:
    return validate(load_texts({"a.yaml": text.encode()}), AS_OF, ()).adjustments


@pytest.mark.parametrize(
    ("text", "name", "ids"),
    [
        ("data_types: {health: {special: none}, health.own: {}, password: {}}", "data_types", "health, password"),
        ("subjects: {child: {vulnerable: false}}", "subjects", "child"),
        ("countries: {in: {adequacy: [{regime: eu-gdpr, scope: full}]}}", "countries", "in"),
        ("countries: {uk: {eea: true}}", "countries", "uk"),
        ("regions: {aws.us-east-1: {country: SE}}", "regions", "aws.us-east-1"),
        ("lawful_bases: {consent: {name: Consent}}", "lawful_bases", "consent"),
        ("conditions: {explicit_consent: {name: Consent}}", "conditions", "explicit_consent"),
        ("mechanisms: {privacy-shield: {name: Shield}}", "mechanisms", "privacy-shield"),
    ],
)
def test_what_is_redefined_is_told_with_its_place(text: str, name: str, ids: str) -> None:
    column = text.index("{") + 2
    assert _adjustments(text) == (Adjustment(name, f"redefined for {ids}", f"a.yaml:1:{column}"),)


def test_what_is_added_redefines_nothing() -> None:
    assert _adjustments("data_types: {loyalty: {}}\nregions: {acme.north-1: {country: SE}}\n") == ()


def test_the_summary_tells_the_first_and_counts_the_rest() -> None:
    types = ["account", "address", "age", "api_key", "behavior", "biometric", "card", "health", "name", "password"]
    text = f"data_types: {{{', '.join(f'{name}: {{}}' for name in types)}}}"
    report = validate(load_texts({"a.yaml": text.encode()}), AS_OF, ())
    first = "account, address, age, api_key, behavior, biometric, card, health"
    assert f"`data_types` is redefined for {first} and 2 more (a.yaml:1:14)" in summary_lines(report)
