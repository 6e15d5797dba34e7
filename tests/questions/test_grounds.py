import datetime as dt
from collections.abc import Callable

import pytest

from pdmap.app.load import Loaded
from pdmap.model import Place, Transfer, listed
from pdmap.questions.grounds import (
    Cover,
    Judgment,
    countries_of,
    further_regimes,
    is_vague,
    judge,
    live_kind,
    regime_of,
    uncertified_subjects,
)
from pdmap.source import ScalarNode

Load = Callable[[str], Loaded]

AS_OF = dt.date(2026, 11, 23)


def place(name: str) -> Place:
    return Place(ScalarNode("inventory.yaml", 1, 1, 1, 1, name, name), name)


def judged(loaded: Loaded, country: str, subjects: frozenset[str] = frozenset()) -> Judgment:
    """Judge what the party `mailer` receives in a country."""
    party = loaded.inventory.parties["mailer"]
    found = loaded.inventory.reference.country(country)
    assert found
    return judge(loaded.inventory, found, Cover((party,), listed(party.transfers), subjects), AS_OF)


@pytest.mark.parametrize(
    ("country", "party", "ground"),
    [
        ("US", "{}", "none"),
        ("US", "{dpf: none}", "none"),
        ("US", "{dpf: {status: active}}", "adequacy"),
        ("US", "{dpf: {status: inactive}}", "condition"),
        ("US", "{dpf: {checked: 2026-10-01}}", "condition"),
        ("US", "{dpf: {unknown: asked}}", "unknown"),
        ("US", "{adequacy_condition: subject to PIPEDA}", "none"),
        ("US", "{transfers: [{country: US, mechanisms: [dpf]}]}", "condition"),
        ("US", "{transfers: [{country: US, mechanisms: [dpf, scc]}]}", "safeguard"),
        ("US", "{dpf: {status: inactive}, transfers: [{country: US, mechanisms: [derogation-consent]}]}", "derogation"),
        ("CA", "{}", "none"),
        ("CA", "{adequacy_condition: subject to PIPEDA}", "adequacy"),
        ("CA", "{adequacy_condition: none}", "none"),
        ("CA", "{dpf: {unknown: asked}}", "none"),
        ("CA", "{transfers: [{mechanisms: [adequacy]}]}", "condition"),
        ("CH", "{}", "adequacy"),
        ("IN", "{transfers: [{mechanisms: [adequacy]}]}", "none"),
        ("IN", "{dpf: {unknown: asked}}", "none"),
        ("SE", "{transfers: {unknown: asked}}", "inside"),
    ],
)
def test_a_step_is_judged_by_what_is_recorded_of_the_recipient(
    load: Load, country: str, party: str, ground: str
) -> None:
    assert judged(load(f"parties: {{mailer: {party}}}"), country).ground == ground


@pytest.mark.parametrize(
    ("scope", "subjects", "left_out"),
    [
        ("[non-hr]", {"customer"}, ()),
        ("[non-hr]", {"customer", "employee", "former-employee"}, ("employee", "former-employee")),
        ("[hr]", {"customer", "intern"}, ("customer",)),
        ("[hr, non-hr]", {"customer", "employee"}, ()),
        ("[]", {"customer", "employee"}, ("employee",)),
        ("[]", {"customer"}, ()),
        ("[hr]", set(), ()),
    ],
)
def test_a_certification_covers_the_people_of_its_scope(
    load: Load, scope: str, subjects: set[str], left_out: tuple[str, ...]
) -> None:
    loaded = load(f"parties: {{mailer: {{dpf: {{status: active, scope: {scope}}}}}}}")
    people = frozenset(subjects)
    party = loaded.inventory.parties["mailer"]
    assert uncertified_subjects(party, people, loaded.inventory.reference) == left_out
    assert judged(loaded, "US", people).ground == ("condition" if left_out else "adequacy")


def test_a_judgment_keeps_what_it_looked_at(load: Load) -> None:
    loaded = load("""\
parties:
  mailer:
    dpf: {unknown: asked them, owner: legal}
    transfers:
      - {country: US, mechanisms: [privacy-shield]}
      - {country: IN, mechanisms: [scc]}
""")
    judgment = judged(loaded, "US")
    assert [use.mechanism.id for use in judgment.mechanisms] == ["privacy-shield"]
    assert [transfer.countries[0].name for transfer in judgment.transfers] == ["US"]
    assert judgment.adequacy is not None
    assert judgment.adequacy.requires == "dpf"
    assert judgment.unknown is not None
    assert judgment.unknown.owner == "legal"
    assert judgment.claims_adequacy


@pytest.mark.parametrize(
    ("mechanism", "kind"),
    [
        ("scc", "safeguard"),
        ("{scc: {expires: 2026-11-22}}", None),
        ("{scc: {expires: 2026-11-23}}", "safeguard"),
        ("privacy-shield", None),
        ("idta", None),
        ("dpf", "adequacy"),
        ("derogation-vital-interests", "derogation"),
    ],
)
def test_dead_expired_and_foreign_mechanisms_do_not_live(load: Load, mechanism: str, kind: str | None) -> None:
    loaded = load(f"parties: {{mailer: {{transfers: [{{mechanisms: [{mechanism}]}}]}}}}")
    (transfer,) = listed(loaded.inventory.parties["mailer"].transfers)
    assert isinstance(transfer, Transfer)
    (use,) = listed(transfer.mechanisms)
    assert live_kind(loaded.inventory, use, AS_OF) == kind


@pytest.mark.parametrize(
    ("regimes", "further"),
    [
        ("eu-gdpr", ()),
        ("[eu-gdpr, uk-gdpr, ch-fadp]", ("uk-gdpr", "ch-fadp")),
        ("[uk-gdpr, eu-gdpr, uk-gdpr, eu-gdpr]", ("eu-gdpr",)),
    ],
)
def test_further_regimes_are_those_behind_the_first(load: Load, regimes: str, further: tuple[str, ...]) -> None:
    assert further_regimes(load(f"organization: {{regimes: {regimes}}}").inventory) == further


def test_an_organization_that_is_not_recorded_has_one_regime(load: Load) -> None:
    inventory = load("systems: {}").inventory
    assert (regime_of(inventory), further_regimes(inventory)) == ("eu-gdpr", ())


@pytest.mark.parametrize(
    ("name", "codes", "vague"),
    [
        ("SE", ["SE"], False),
        ("UK", ["GB"], False),
        ("EU", ["EU"], False),
        ("aws:eu-north-1", ["SE"], False),
        ("gcp:eur4", ["FI", "NL"], False),
        ("worldwide", [], True),
        ("aws:nowhere-1", [], False),
    ],
)
def test_a_place_names_its_countries(load: Load, name: str, codes: list[str], vague: bool) -> None:  # noqa: FBT001
    inventory = load("systems: {}").inventory
    assert [country.code for country in countries_of(inventory, place(name))] == codes
    assert is_vague(place(name)) is vague
