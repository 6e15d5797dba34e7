from collections.abc import Callable

import pytest

from pdmap.bind import bind
from pdmap.model import ENDLESS, Inventory, Nothing, Options, Unknown, listed, options
from pdmap.schema import check_manifest
from pdmap.source import ScalarNode, SequenceNode, parse

SHORT_AND_LONG = [
    ("systems: {console: {fields: [email]}}", "systems: {console: {fields: [{type: email}]}}"),
    ("systems: {console: {retention: P90D}}", "systems: {console: {retention: {period: P90D}}}"),
    ("systems: {console: {retention: P90D}}", "systems: {console: {retention: [P90D]}}"),
    ("systems: {console: {retention: P90D}}", "systems: {console: {retention: [{period: P90D}]}}"),
    ("systems: {console: {location: SE}}", "systems: {console: {location: [SE]}}"),
    ("systems: {console: {hosted_by: aws}}", "systems: {console: {hosted_by: [aws]}}"),
    ("systems: {console: {access_from: SE}}", "systems: {console: {access_from: [SE]}}"),
    (
        "systems: {console: {fields: [{type: email, column: a.b}]}}",
        "systems: {console: {fields: [{type: email, column: [a.b]}]}}",
    ),
    (
        "systems: {console: {location: {choice: [SE, DE]}}}",
        "systems: {console: {location: {choice: [SE, DE], by: customer}}}",
    ),
    ("systems: {console: }", "systems: {console: {}}"),
    ("parties: {aws: {role: processor}}", "parties: {aws: {role: [processor]}}"),
    ("parties: {aws: {transfers: [US]}}", "parties: {aws: {transfers: [{country: US}]}}"),
    ("parties: {aws: {transfers: [{country: US}]}}", "parties: {aws: {transfers: [{country: [US]}]}}"),
    ("parties: {aws: {transfers: [{mechanisms: [scc]}]}}", "parties: {aws: {transfers: [{mechanisms: [{scc: {}}]}]}}"),
    ("parties: {aws: {transfers: [{mechanisms: [scc]}]}}", "parties: {aws: {transfers: [{mechanisms: [scc: ]}]}}"),
    (
        "activities: {billing: {role: controller, recipients: [aws]}}",
        "activities: {billing: {role: controller, recipients: [{party: aws}]}}",
    ),
    (
        "activities: {billing: {role: controller, joint_controllers: [aws]}}",
        "activities: {billing: {role: controller, joint_controllers: [{party: aws}]}}",
    ),
    (
        "activities: {billing: {role: controller, purposes: [Billing]}}",
        "activities: {billing: {role: controller, purposes: [{text: Billing}]}}",
    ),
    (
        "activities: {billing: {role: controller, purposes: [{text: Billing, basis: contract}]}}",
        "activities: {billing: {role: controller, purposes: [{text: Billing, basis: [contract]}]}}",
    ),
    ("flows: {mail: {from: a, to: b, activity: c}}", "flows: {mail: {from: a, to: b, activity: [c]}}"),
    ("organization: {regimes: uk-gdpr}", "organization: {regimes: [uk-gdpr]}"),
    ("measures: {tls: {article32: a}}", "measures: {tls: {article32: [a]}}"),
]


@pytest.mark.parametrize(("short", "long"), SHORT_AND_LONG)
def test_a_short_form_means_the_same_as_the_long_one(short: str, long: str, facts_of: Callable[[str], object]) -> None:
    assert _misfits(short) == _misfits(long) == []
    assert facts_of(short) == facts_of(long)
    assert facts_of(short) != facts_of("{}")


def test_a_plain_contact_is_its_text() -> None:
    organization = _inventory("organization: {contact: privacy@example.com}").organization
    assert organization is not None
    assert not isinstance(organization.contact, Nothing | Unknown | None)
    assert organization.contact.text == "privacy@example.com"


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("{location: none}", Nothing()),
        ("{location: {unknown: not said}}", Unknown("not said")),
        ("{location: {unknown: 1.10, owner: ops}}", Unknown("1.10", "ops")),
        ("{}", None),
    ],
)
def test_none_unknown_and_silence_are_three_answers(written: str, answer: object) -> None:
    assert _inventory(f"systems: {{console: {written}}}").systems["console"].location == answer


def test_a_value_is_none_of_the_three() -> None:
    system = _inventory("systems: {console: {location: SE}}").systems["console"]
    assert [place.name for place in options(system.location)] == ["SE"]


@pytest.mark.parametrize("key", ["data", "subjects", "transfers", "recipients", "residency", "purposes", "retention"])
def test_an_empty_list_is_no_answer(key: str) -> None:
    activities = _inventory(
        f"activities: {{a: {{role: controller, {key}: []}}, b: {{role: controller, {key}: none}}}}"
    ).activities
    assert getattr(activities["a"], key) is None
    assert getattr(activities["b"], key) == Nothing()


@pytest.mark.parametrize("written", ["[]", "{choice: []}", "{choice: [], by: customer}"])
def test_a_choice_of_nothing_is_no_answer(written: str) -> None:
    assert _inventory(f"systems: {{console: {{location: {written}}}}}").systems["console"].location is None


def test_who_chooses_is_one_line() -> None:
    text = "systems:\n  console:\n    location:\n      choice: [SE]\n      by: |\n        the account\n        owner\n"
    location = _inventory(text).systems["console"].location
    assert isinstance(location, Options)
    assert location.chosen_by == "the account owner"


@pytest.mark.parametrize("blank", ["' '", '"\\u00a0"', '"\\u3000 "'])
def test_a_text_of_spaces_is_empty(blank: str) -> None:
    text = f"systems: {{console: {{name: {blank}}}}}"
    assert _inventory(text).systems["console"].name is None
    assert _misfits(text) == ["`systems/console/name` is empty, not text"]


def test_quotes_do_not_change_an_answer() -> None:
    assert _inventory('systems: {console: {location: "none"}}').systems["console"].location == Nothing()


@pytest.mark.parametrize("number", ["1.10", "1e3", "0x1F", "46.70", "556000", "-1", "007", "1_000", "22:30"])
def test_numbers_in_texts_stay_as_they_were_written(number: str) -> None:
    inventory = _inventory(f"systems: {{console: {{name: {number}, deletion: {{description: {number}}}}}}}")
    assert inventory.systems["console"].name == number


def test_a_telephone_number_is_text() -> None:
    organization = _inventory("organization: {contact: {phone: +46700000000}}").organization
    assert organization is not None
    assert not isinstance(organization.contact, Nothing | Unknown | None)
    assert organization.contact.phone == "+46700000000"


@pytest.mark.parametrize("country", ["NO", "ON", "NA", "SE"])
def test_norway_is_a_country(country: str) -> None:
    system = _inventory(f"systems: {{console: {{location: {country}}}}}").systems["console"]
    assert [place.name for place in options(system.location)] == [country]


@pytest.mark.parametrize("word", ["indefinite", "forever", "permanent"])
def test_keeping_without_an_end_can_be_said_wherever_retention_can(word: str) -> None:
    text = f"""\
systems: {{console: {{retention: {word}, backup: {{retention: {word}}}}}}}
parties: {{aws: {{retention: {word}}}}}
"""
    inventory = _inventory(text)
    assert _misfits(text) == []
    assert inventory.parties["aws"].retention == ENDLESS
    assert [clock.period for clock in listed(inventory.systems["console"].retention)] == [ENDLESS]


def test_items_that_are_called_alike_have_different_addresses() -> None:
    system = _inventory("systems: {console: {fields: [email, email, email-2, email]}}").systems["console"]
    addresses = [field.address for field in listed(system.fields)]
    assert addresses[0] == "systems/console/fields/email"
    assert len(set(addresses)) == 4


def test_items_are_named_by_their_id_or_their_first_words() -> None:
    purposes = (
        "Send the monthly newsletter, Run the account and answer what people ask, Billing, {text: billing, kind: other}"
    )
    recipients = "aws, {category: Tax auditors}, {kind: external}"
    keys = f"role: controller, purposes: [{purposes}], recipients: [{recipients}]"
    activity = _inventory(f"activities: {{billing: {{{keys}}}}}").activities["billing"]
    names = [purpose.address.rpartition("/")[2] for purpose in listed(activity.purposes)]
    assert names == ["send-the-monthly-newsletter", "run-the-account-and-answer-what-people", "billing", "billing-2"]
    assert [item.address.rpartition("/")[2] for item in listed(activity.recipients)] == ["aws", "tax-auditors", "3"]


def test_a_finding_on_form_names_items_as_objects_do() -> None:
    fields = "systems: {shop: {fields: [name, {type: email.address, nmae: x}]}}"
    assert _misfits(fields) == ["`systems/shop/fields/email.address` has no key `nmae`"]
    purposes = "activities: {billing: {role: controller, purposes: [{text: Send bills, nmae: x}]}}"
    assert _misfits(purposes) == ["`activities/billing/purposes/send-bills` has no key `nmae`"]


@pytest.mark.parametrize(
    "unfit",
    [
        "Sweden",
        "20240501",
        "2024-02-30",
        "[SE]",
        "{country: SE}",
        "true",
        "7",
        "''",
        '"SE\\n"',
        '"2024-05-01\\n"',
    ],
)
def test_values_that_do_not_fit_are_not_bound(unfit: str) -> None:
    text = f"parties:\n  aws:\n    country: {unfit}\n    dpa:\n      signed: {unfit}\n"
    party = _inventory(text).parties["aws"]
    assert party.country is None
    assert not isinstance(party.dpa, Nothing | Unknown | None)
    assert party.dpa.signed is None


def test_a_list_keeps_the_items_that_fit() -> None:
    system = _inventory("systems: {console: {measures: [tls, Not An Id, {a: b}, backup]}}").systems["console"]
    assert [mention.id for mention in system.measures] == ["tls", "backup"]


@pytest.mark.parametrize(("written", "modules"), [("2", (2,)), ("2.0", (2,)), ("5", ()), ("2.5", ()), ("true", ())])
def test_whole_numbers_are_bound_within_their_bounds(written: str, modules: tuple[int, ...]) -> None:
    text = f"parties: {{aws: {{transfers: [{{mechanisms: [scc: {{module: {written}}}]}}]}}}}"
    (transfer,) = listed(_inventory(text).parties["aws"].transfers)
    (use,) = listed(transfer.mechanisms)
    assert use.modules == modules


def test_objects_know_where_they_were_written() -> None:
    system = _inventory("systems:\n  console:\n    location: SE\n    fields:\n      - email\n").systems["console"]
    (field,) = listed(system.fields)
    assert isinstance(system.head, ScalarNode)
    assert isinstance(system.at("fields"), SequenceNode)
    assert (system.head.line, system.at("location").line, field.head.line) == (2, 3, 5)
    assert system.at("backup") is system.head
    assert system.has("location")
    assert not system.has("backup")


def _inventory(text: str) -> Inventory:
    root = parse("inventory.yaml", text.encode()).root
    assert root is not None
    return bind([root]).inventory


def _misfits(text: str) -> list[str]:
    root = parse("inventory.yaml", text.encode()).root
    assert root is not None
    return [finding.message for finding in check_manifest(root)]
