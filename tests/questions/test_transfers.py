import datetime as dt
from collections.abc import Callable

import pytest

from pdmap.app.load import Loaded
from pdmap.questions.transfers import Leg, Presence, restricted_legs, transfer_legs

AS_OF = dt.date(2026, 11, 23)

Load = Callable[[str], Loaded]


def legs_of(loaded: Loaded, as_of: dt.date = AS_OF) -> tuple[Leg, ...]:
    return transfer_legs(loaded.inventory, loaded.graph, as_of)


def told(legs: tuple[Leg, ...]) -> list[str]:
    """Tell each leg in words: holder, presence, place, country, ground."""
    return [
        f"{leg.holder} {leg.presence} {leg.place.name} {leg.country.code if leg.country else '?'} {leg.ground}"
        for leg in legs
    ]


def test_every_country_of_a_party_makes_a_leg(load: Load) -> None:
    loaded = load("""\
systems:
  shop: {fields: [email.address]}
parties:
  mailer: {country: IE, parent_country: US, regions: [aws:eu-west-1, SG], access_from: [IN, CH]}
flows:
  send: {from: shop, to: mailer, data: [email.address]}
""")
    assert told(legs_of(loaded)) == [
        "mailer access CH CH adequacy",
        "mailer access IN IN none",
        "mailer establishment IE IE inside",
        "mailer location SG SG none",
        "mailer location aws:eu-west-1 IE inside",
        "mailer parent US US none",
    ]


def test_a_system_tells_where_its_bytes_and_backups_are_and_who_reaches_in(load: Load) -> None:
    loaded = load("""\
systems:
  shop:
    location: SE
    backup: {location: US}
    access_from: [IN]
    fields: [email.address]
""")
    assert told(legs_of(loaded)) == ["shop access IN IN none", "shop location SE SE inside", "shop location US US none"]


def test_the_place_of_a_hosted_system_stands_for_the_regions_of_its_host(load: Load) -> None:
    loaded = load("""\
systems:
  shop: {location: aws:eu-north-1, hosted_by: aws, fields: [email.address]}
  crm: {hosted_by: aws, fields: [phone]}
parties:
  aws: {country: LU, regions: [aws:eu-north-1, aws:us-east-1]}
""")
    legs = [leg for leg in legs_of(loaded) if leg.presence == "location"]
    assert [(leg.holder, leg.link.id if leg.link else "", leg.place.name) for leg in legs] == [
        ("aws", "hosting:crm:aws", "aws:eu-north-1"),
        ("aws", "hosting:crm:aws", "aws:us-east-1"),
        ("shop", "", "aws:eu-north-1"),
    ]


def test_each_option_of_a_customer_is_judged_with_the_host_that_runs_it(load: Load) -> None:
    loaded = load("""\
systems:
  broker:
    hosted_by: {choice: [aws, gcp], by: customer}
    location: {choice: [aws:us-east-1, gcp:us-east1, US], by: customer}
    fields: [email.address]
parties:
  aws: {country: LU, dpf: {status: active}}
  gcp: {country: IE}
""")
    legs = [leg for leg in legs_of(loaded) if leg.holder == "broker"]
    assert [(leg.place.name, leg.recipients, leg.chosen_by, leg.ground) for leg in legs] == [
        ("US", ("aws", "gcp"), "customer", "condition"),
        ("aws:us-east-1", ("aws",), "customer", "adequacy"),
        ("gcp:us-east1", ("gcp",), "customer", "none"),
    ]


def test_a_region_in_several_countries_makes_a_leg_for_each(load: Load) -> None:
    loaded = load("systems: {shop: {location: gcp:eur5, fields: [email.address]}}")
    assert told(legs_of(loaded)) == [
        "shop location gcp:eur5 BE inside",
        "shop location gcp:eur5 GB adequacy",
    ]


def test_a_vague_place_names_no_country(load: Load) -> None:
    loaded = load("systems: {shop: {location: worldwide, fields: [email.address]}}")
    assert told(legs_of(loaded)) == ["shop location worldwide ? unnamed"]


def test_data_that_arrive_count_as_data_of_the_system(load: Load) -> None:
    loaded = load("""\
systems:
  form: {location: IN}
  empty: {location: IN}
  nothing: {location: IN, fields: none}
  open: {location: IN, fields: {unknown: no list yet}}
flows:
  collect: {from: customer, to: form, data: [email.address]}
  numbers: {from: form, to: nothing, data: none}
""")
    assert [(leg.holder, set(leg.data), set(leg.subjects)) for leg in legs_of(loaded)] == [
        ("form", {"email.address"}, {"customer"}),
        ("open", set(), set()),
    ]


def test_a_person_who_hands_over_data_makes_no_transfer(load: Load) -> None:
    loaded = load("""\
parties:
  payments: {country: US}
flows:
  pay: {from: customer, to: payments, data: [card.pan]}
""")
    assert legs_of(loaded) == ()


def test_sub_processors_are_reached_through_their_processor(load: Load) -> None:
    loaded = load("""\
systems:
  shop: {fields: [email.address]}
parties:
  mailer: {country: SE, subprocessors: [cloud]}
  cloud: {country: DE, subprocessors: [mailer, support]}
  support: {country: IN}
flows:
  send: {from: shop, to: mailer, data: [email.address]}
""")
    assert [(leg.holder, leg.link.id if leg.link else "") for leg in legs_of(loaded)] == [
        ("cloud", "subprocessing:mailer:cloud"),
        ("mailer", "send"),
        ("mailer", "subprocessing:cloud:mailer"),
        ("support", "subprocessing:cloud:support"),
    ]


MECHANISMS = """\
systems:
  shop: {{fields: [email.address]}}
parties:
  mailer: {{country: IN{party}}}
  other: {{country: SE}}
activities:
  newsletter: {{role: controller{activity}}}
flows:
  send: {{from: shop, to: mailer, data: [email.address], activity: newsletter{flow}}}
"""


@pytest.mark.parametrize(
    ("party", "activity", "flow", "ground"),
    [
        ("", "", "", "none"),
        ("", "", ", transfer: {mechanisms: [scc]}", "safeguard"),
        ("", "", ", transfer: {country: US, mechanisms: [scc]}", "none"),
        ("", "", ", transfer: none", "none"),
        ("", "", ", transfer: {unknown: asked}", "unknown"),
        ("", "", ", transfer: {mechanisms: {unknown: asked}}", "unknown"),
        (", transfers: [{country: [US, IN], mechanisms: [bcr]}]", "", "", "safeguard"),
        (", transfers: {unknown: asked}", "", ", transfer: {mechanisms: [scc]}", "safeguard"),
        ("", ", transfers: [{country: IN, mechanisms: [derogation-contract]}]", "", "derogation"),
        ("", ", transfers: [{importer: mailer, mechanisms: [scc]}]", "", "safeguard"),
        ("", ", transfers: [{importer: other, mechanisms: [scc]}]", "", "none"),
        ("", ", transfers: [IN]", "", "none"),
        ("", ", transfers: {unknown: asked}", "", "unknown"),
    ],
)
def test_mechanisms_are_found_at_the_flow_the_party_and_the_activity(
    load: Load, party: str, activity: str, flow: str, ground: str
) -> None:
    loaded = load(MECHANISMS.format(party=party, activity=activity, flow=flow))
    assert [leg.ground for leg in legs_of(loaded) if leg.presence is not Presence.DECLARED] == [ground]


@pytest.mark.parametrize(
    ("party", "activity", "flow", "declared"),
    [
        ("", "", ", transfer: {country: US, mechanisms: [scc]}", {"US": "safeguard"}),
        ("", "", ", transfer: {country: [IN, US], mechanisms: none}", {"US": "none"}),
        (", transfers: [{country: [US, CN], mechanisms: [bcr]}]", "", "", {"US": "safeguard", "CN": "safeguard"}),
        ("", ", transfers: [{importer: mailer, country: CN}]", "", {"CN": "none"}),
        ("", ", transfers: [{importer: other, country: CN}]", "", {}),
        ("", ", transfers: [CN]", "", {}),
    ],
)
def test_a_transfer_that_is_written_down_is_judged_where_the_importer_is_not_there_anyway(
    load: Load, party: str, activity: str, flow: str, declared: dict[str, str]
) -> None:
    legs = legs_of(load(MECHANISMS.format(party=party, activity=activity, flow=flow)))
    assert {leg.place.name: leg.ground.value for leg in legs if leg.presence is Presence.DECLARED} == declared


def test_the_first_regime_tells_what_is_outside(load: Load) -> None:
    manifest = """\
organization: {{name: Example, regimes: [{regimes}]}}
systems:
  shop: {{location: [GB, SE, CH, BR], fields: [email.address]}}
"""
    grounds = {
        regime: {leg.place.name: leg.ground.value for leg in legs_of(load(manifest.format(regimes=regime)))}
        for regime in ("eu-gdpr", "uk-gdpr", "ch-fadp")
    }
    assert grounds == {
        "eu-gdpr": {"GB": "adequacy", "SE": "inside", "CH": "adequacy", "BR": "adequacy"},
        "uk-gdpr": {"GB": "inside", "SE": "adequacy", "CH": "adequacy", "BR": "none"},
        "ch-fadp": {"GB": "adequacy", "SE": "adequacy", "CH": "inside", "BR": "none"},
    }


@pytest.mark.parametrize(("day", "ground"), [("2026-01-25", "none"), ("2026-01-26", "adequacy")])
def test_a_decision_counts_from_its_first_day(load: Load, day: str, ground: str) -> None:
    loaded = load("systems: {shop: {location: BR, fields: [email.address]}}")
    assert [leg.ground for leg in legs_of(loaded, dt.date.fromisoformat(day))] == [ground]


def test_steps_inside_are_not_restricted(load: Load) -> None:
    loaded = load("systems: {shop: {location: [SE, CH, IN, worldwide], fields: [email.address]}}")
    assert [leg.place.name for leg in restricted_legs(legs_of(loaded))] == ["CH", "IN", "worldwide"]


@pytest.mark.parametrize(
    ("regime", "grounds"),
    [
        (None, {"shop": "inside", "british": "adequacy", "brazilian": "adequacy", "indian": "safeguard"}),
        ("uk-gdpr", {"shop": "adequacy", "british": "inside", "brazilian": "none", "indian": "none"}),
        ("ch-fadp", {"shop": "adequacy", "british": "adequacy", "brazilian": "none", "indian": "safeguard"}),
    ],
)
def test_the_same_steps_are_judged_under_each_law(load: Load, regime: str | None, grounds: dict[str, str]) -> None:
    loaded = load("""\
organization: {regimes: [eu-gdpr, uk-gdpr, ch-fadp]}
systems:
  shop: {location: SE, fields: [email.address]}
parties:
  british: {country: GB}
  brazilian: {country: BR}
  indian: {country: IN, transfers: [{country: IN, mechanisms: [scc]}]}
flows:
  a: {from: shop, to: british, data: [email.address]}
  b: {from: shop, to: brazilian, data: [email.address]}
  c: {from: shop, to: indian, data: [email.address]}
""")
    legs = transfer_legs(loaded.inventory, loaded.graph, AS_OF, regime)
    assert {leg.holder: str(leg.ground) for leg in legs if leg.presence != "declared"} == grounds
