from collections.abc import Callable

import pytest

from pdmap.documents.document import Document

Told = Callable[..., list[str]]
Fill = Callable[..., Document]

ABROAD = """
organization: {name: Clinic, country: DE}
parties:
  cloud: {name: Cloud Inc, role: processor, country: US, dpf: {status: active, scope: [non-hr], checked: 2026-01-01}}
  support: {name: Overseas Support Ltd, role: processor, country: IN}
systems:
  host: {name: Host, location: DE, hosted_by: support, fields: [email.address], subjects: [customer]}
activities:
  host:
    role: ROLE
    systems: [host]
    data: [email.address]
    recipients: none
    transfers: none
"""
CONTROLLER = ABROAD.replace("ROLE", "controller")
PROCESSOR = ABROAD.replace("ROLE", "processor").replace("    data: [email.address]\n    recipients: none\n", "")
NO = "no; countries of the European Economic Area are no third countries"
DOUBT = "  [not_recorded] the data flows tell otherwise; which is right is not recorded"
UNDECIDED = "[not_recorded] cannot be told: mechanism for India: not recorded"


def test_the_sentence_of_the_form_of_the_dsk_is_not_said_where_data_reach_third_countries(told: Told) -> None:
    lines = told("dsk", "transfers", PROCESSOR, "processor")
    assert lines[:2] == ["[none] declared: none", DOUBT]
    assert lines[2].startswith("India, Overseas Support Ltd: not declared")


def test_the_sentence_of_the_form_of_the_dsk_is_said_where_nothing_contradicts_it(told: Told) -> None:
    inside = CONTROLLER.replace("country: IN", "country: DE")
    assert told("dsk", "transfers", inside) == ["[none] There is no transfer of data, and none is planned"]


def test_a_parent_abroad_alone_does_not_contradict_that_there_is_no_transfer(told: Told) -> None:
    parent = CONTROLLER.replace("country: IN", "country: DE, parent_country: IN")
    assert told("dsk", "transfers", parent)[0] == "[none] There is no transfer of data, and none is planned"


@pytest.mark.parametrize(
    ("template", "column", "lines"),
    [
        ("dsk", "names_of_recipients", ["[none] declared: none", DOUBT, "Overseas Support Ltd"]),
        ("dsk", "compelling_interests", [UNDECIDED]),
        ("ico", "transfers", ["India", "[none] declared: none", DOUBT]),
        ("ico", "safeguards", [UNDECIDED]),
        (
            "cnil",
            "is_transferred",
            [
                f"[none] declared: {NO}",
                DOUBT,
                "as it follows from the data flows: yes",
            ],
        ),
        ("apd", "grounds_of_transfers", ["[none] declared: none", DOUBT, "[not_recorded] India: not recorded"]),
    ],
)
def test_a_declared_none_stands_beside_what_contradicts_it(
    template: str, column: str, lines: list[str], told: Told
) -> None:
    register = "controller" if template == "cnil" else "processor"
    assert told(template, column, CONTROLLER if register == "controller" else PROCESSOR, register) == lines


def test_a_mechanism_that_is_not_recorded_leaves_open_whether_compelling_interests_carry_a_transfer(
    told: Told,
) -> None:
    declared = CONTROLLER.replace("transfers: none", "transfers: [{country: IN, importer: support}]")
    assert told("ico", "safeguards", declared) == [UNDECIDED]
    carried = declared.replace("importer: support", "importer: support, mechanisms: [scc]")
    assert told("ico", "safeguards", carried) == [
        "[none] does not apply: no transfer is recorded that rests on compelling interests"
    ]


def test_what_is_undecided_is_an_open_point_with_its_key(fill: Fill, keys: Callable[[Document], list[str]]) -> None:
    assert "parties/support/transfers" in keys(fill("ico", "processor", PROCESSOR))


def test_recipients_that_follow_stand_beside_a_declared_none(told: Told) -> None:
    lines = told("cnil", "processors", CONTROLLER)
    assert lines[:3] == ["[none] declared: none", DOUBT, "Overseas Support Ltd, processor, India"]
    assert told("cnil", "external_recipients", CONTROLLER) == ["[none] none"]


def test_a_party_without_a_role_that_a_processor_engages_is_among_the_processors(told: Told) -> None:
    engaging = CONTROLLER.replace("country: IN}", "country: IN, subprocessors: [helper]}\n  helper: {name: Helper}")
    assert "Helper" in told("cnil", "processors", engaging)
    assert "Helper" not in told("cnil", "external_recipients", engaging)
