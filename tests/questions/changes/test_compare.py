from collections.abc import Callable

import pytest

from pdmap.questions.changes import Changes

Compare = Callable[[str, str], Changes]

SHOP = "systems: {{shop: {{location: DE, subjects: [customer], fields: [email.address], {}}}}}"
PARTY = "parties: {{mail: {{role: processor, country: FR, {}}}}}"
WORK = "activities: {{work: {{role: controller, {}}}}}"
FLOW = """
systems: {{shop: {{location: DE, subjects: [customer], fields: [email.address, phone]}}}}
parties: {{mail: {{role: processor, country: FR}}, post: {{role: processor, country: FR}}}}
flows: {{send: {{from: shop, to: mail, data: [email.address], {}}}}}
"""


def told(changes: Changes) -> list[str]:
    """Tell each difference in one line."""
    return [
        f"{change.address}: {each.kind.value} {each.aspect.value} {each.part} {each.before}>{each.after}".replace(
            "  ", " "
        )
        for change in changes.objects
        for each in change.differences
    ]


@pytest.mark.parametrize(
    ("text", "before", "after", "difference"),
    [
        (SHOP, "name: Shop", "name: Store", "systems/shop: changed name Shop>Store"),
        (SHOP, "kind: datastore", "kind: paper", "systems/shop: changed kind datastore>paper"),
        (SHOP, "owner: a", "owner: {unknown: left}", "systems/shop: changed owner a>unknown"),
        (SHOP, "hosted_by: none", "", "systems/shop: changed host none>"),
        (SHOP, "access_from: [SE]", "access_from: [SE, IN]", "systems/shop: added access IN >"),
        (SHOP, "access_from: none", "access_from: [SE]", "systems/shop: added access SE >"),
        (SHOP, "encryption: {at_rest: true}", "encryption: {at_rest: false}", "encryption at_rest yes>no"),
        (SHOP, "encryption: {at_rest: true}", "", "encryption at_rest yes>"),
        (SHOP, "retention: P2Y", "retention: P7Y", "systems/shop: changed retention email.address 2 years>7 years"),
        (SHOP, "retention: P2Y", "retention: {unknown: x}", "retention email.address 2 years>unknown"),
        (SHOP, "protection: hashed", "protection: none", "protection email.address hashed>none"),
        (SHOP, "backup: {retention: P30D}", "backup: {retention: P1Y}", "changed backup 30 days>1 year"),
        (SHOP, "backup: {retention: P30D}", "backup: {retention: P30D, tested: P1Y}", "detail backup.tested >P1Y"),
        (SHOP, "deletion: {method: manual}", "deletion: {method: automatic}", "deletion manual>automatic"),
        (SHOP, "rights: {erase: button}", "rights: {erase: none}", "changed route erase button>none"),
        (SHOP, "measures: [a]", "measures: [a, b]", "systems/shop: added measure b >"),
        (SHOP, "environment: test", "environment: production", "detail environment test>production"),
        (SHOP, "description: a", "description: b", "systems/shop: changed detail description a>b"),
        (PARTY, "name: A", "name: B", "parties/mail: changed name A>B"),
        (PARTY, "dpa: {status: signed}", "dpa: {status: expired}", "parties/mail: changed contract signed>expired"),
        (PARTY, "dpa: {status: signed}", "", "parties/mail: changed contract signed>"),
        (PARTY, "dpa: {status: signed}", "dpa: {status: signed, ref: x}", "detail dpa.ref >x"),
        (PARTY, "parent_country: US", "parent_country: FR", "parties/mail: changed parent US>FR"),
        (PARTY, "subprocessors: [a]", "subprocessors: [a, b]", "parties/mail: added subprocessor b >"),
        (PARTY, "subprocessors: [a]", "subprocessors: none", "parties/mail: removed subprocessor a >"),
        (PARTY, "retention: P1Y", "retention: indefinite", "retention 1 year>without an end"),
        (PARTY, "regions: [FR]", "regions: [FR, US]", "parties/mail: added location US >"),
        (PARTY, "transfers: none", "transfers: [{country: US, mechanisms: [scc]}]", "added transfer US >scc"),
        (WORK, "purposes: [a b c d]", "purposes: [e f g h]", "activities/work: added purpose e f g h >"),
        (
            WORK,
            "purposes: [{text: sell, basis: contract}]",
            "purposes: [{text: sell, basis: consent}]",
            "activities/work: changed basis sell contract>consent",
        ),
        (WORK, "data: [phone]", "data: [phone, health]", "activities/work: added data health >"),
        (WORK, "subjects: [customer]", "subjects: [child]", "activities/work: removed subject customer >"),
        (WORK, "systems: [a]", "systems: [b]", "activities/work: added system b >"),
        (WORK, "recipients: none", "recipients: [x]", "activities/work: added recipient x >"),
        (WORK, "recipients: [{category: banks}]", "recipients: none", "removed recipient banks >"),
        (
            WORK,
            "retention: [{data: [phone], period: P1Y, from: x}]",
            "retention: [{data: [phone], period: P2Y, from: x}]",
            "activities/work: changed retention phone 1 year; x>2 years; x",
        ),
        (WORK, "dpia: {required: false, reason: x}", "dpia: {required: true}", "changed assessment no>yes"),
        (WORK, "last_review: 2026-01-01", "last_review: 2026-02-01", "detail last_review 2026-01-01>2026-02-01"),
        (FLOW, "transport: tls", "transport: none", "flows/send: changed transport tls>none"),
        (FLOW, "subjects: [customer]", "subjects: [customer, child]", "flows/send: added subject child >"),
        (
            WORK,
            "purposes: [{text: run, basis: consent}, {text: run, basis: contract}]",
            "purposes: [{text: run, basis: legal_obligation}, {text: run, basis: contract}]",
            "changed basis run consent | contract>contract | legal_obligation",
        ),
        (
            WORK,
            "transfers: [{country: US, importer: a, mechanisms: [scc]}, {country: US, importer: b, mechanisms: [bcr]}]",
            "transfers: [{country: US, importer: a, mechanisms: [bcr]}, {country: US, importer: b, mechanisms: [scc]}]",
            "activities/work: changed transfer US scc | bcr>bcr | scc",
        ),
        (WORK, "owner: {unknown: asked}", "owner: {unknown: left}", "changed detail owner.unknown asked>left"),
        (
            WORK,
            "retention: [{period: P1Y, from: x}]",
            "retention: [{period: P1Y, criteria: x}]",
            "changed retention 1 year; x>1 year; criteria: x",
        ),
        (SHOP, "incidental_data: a", "incidental_data: b", "changed detail incidental_data a>b"),
        (FLOW, "", "subjects: {unknown: asked}", "flows/send: removed subject customer >"),
        (FLOW, "subjects: none", "subjects: {unknown: asked}", "flows/send: changed subject none>unknown"),
        (FLOW, "compensation: a", "compensation: b", "flows/send: changed detail compensation a>b"),
    ],
)
def test_a_difference_is_told(text: str, before: str, after: str, difference: str, changes: Compare) -> None:
    lines = told(changes(text.format(before), text.format(after)))
    assert any(difference in line for line in lines), lines


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SHOP.format("retention: P2Y"), SHOP.format("retention: [{period: P2Y}]")),
        (SHOP.format("measures: [a, b]"), SHOP.format("measures: [b, a]")),
        (
            SHOP.format("location: DE").replace("location: DE, ", ""),
            SHOP.format("location: [DE]").replace("location: DE, ", ""),
        ),
        (SHOP.format("kind: paper"), "# a comment\n" + SHOP.format("kind:   'paper'")),
        (FLOW.format("subjects: [customer]"), FLOW.format("transport: tls").replace(", transport: tls", "")),
        (
            WORK.format("transfers: [{country: US, description: a}, {country: US, description: b}]"),
            WORK.format("transfers: [{country: US, description: b}, {country: US, description: a}]"),
        ),
        (
            FLOW.format("transforms: [{method: hashed, data: [email.address, phone], into: [phone, email.address]}]"),
            FLOW.format("transforms: [{method: hashed, data: [phone, email.address], into: [email.address, phone]}]"),
        ),
        (
            WORK.format("types_of_processing: [storage, erasure], systems: [b, a], on_behalf_of: [q, p]"),
            WORK.format("types_of_processing: [erasure, storage], systems: [a, b], on_behalf_of: [p, q]"),
        ),
        (
            WORK.format("purposes: [{text: run, basis: [consent, contract]}]"),
            WORK.format("purposes: [{text: run, basis: [contract, consent]}]"),
        ),
        (
            SHOP.format("retention: P1Y").replace("email.address", "{type: phone, name: a}, {type: phone, name: b}"),
            SHOP.format("retention: P1Y").replace("email.address", "{type: phone, name: b}, {type: phone, name: a}"),
        ),
        (WORK.format("recipients: [a, b]"), WORK.format("recipients: [{party: b}, {party: a}]")),
    ],
)
def test_what_means_the_same_is_no_difference(before: str, after: str, changes: Compare) -> None:
    assert told(changes(before, after)) == []


def test_a_new_field_is_told_once_with_all_that_it_is(changes: Compare) -> None:
    text = SHOP.format("retention: P2Y, protection: hashed")
    assert told(changes(text, text.replace("[email.address]", "[email.address, phone]"))) == [
        "systems/shop: added field phone >"
    ]


def test_a_receiver_that_moves_out_makes_its_flows_leave_the_territory(changes: Compare) -> None:
    text = FLOW.format("transport: tls")
    lines = told(
        changes(text, text.replace("mail: {role: processor, country: FR}", "mail: {role: processor, country: US}"))
    )
    assert lines == ["parties/mail: changed country FR>US", "flows/send: added outside US >none"]


def test_a_flow_that_ends_elsewhere_is_the_same_flow(changes: Compare) -> None:
    text = FLOW.format("transport: tls")
    assert told(changes(text, text.replace("to: mail", "to: post"))) == [
        "flows/send: changed target party:mail>party:post"
    ]


def test_an_object_that_comes_says_what_it_is(changes: Compare) -> None:
    (change,) = changes("parties: {}", PARTY.format("dpa: {status: signed}")).objects
    said = {(fact.aspect.value, fact.part, fact.value) for fact in change.facts}
    assert {("role", "processor", ""), ("country", "", "FR"), ("contract", "", "signed")} <= said
    assert change.differences == ()


def test_other_sections_are_compared_as_well(changes: Compare) -> None:
    before = "organization: {name: A, country: DE}\nmeasures: {tls: {name: TLS}}\nwaivers: []"
    after = "organization: {name: B, country: DE}\nmeasures: {tls: {name: TLS 1.3}}\nsubjects: {guest: {name: G}}"
    compared = changes(before, after)
    assert told(compared) == [
        "organization: changed detail name A>B",
        "measures/tls: changed detail name TLS>TLS 1.3",
    ]
    assert [change.address for change in compared.objects] == ["organization", "measures/tls", "subjects/guest"]


TWO = "systems: {{shop: {{location: DE, fields: [{{type: phone{}}}, {{type: phone{}}}]}}}}"
ONE = "systems: {{shop: {{location: DE, fields: [{{type: phone{}}}]}}}}"


def test_fields_of_one_type_keep_what_each_of_them_says(changes: Compare) -> None:
    customer, employee = ", subjects: [customer], retention: {}", ", subjects: [employee], retention: {}"
    before = TWO.format(customer.format("P1Y"), employee.format("P5Y"))
    (line,) = told(changes(before, TWO.format(customer.format("P5Y"), employee.format("P1Y"))))
    assert line.endswith("phone customer: 1 year | employee: 5 years>customer: 5 years | employee: 1 year")
    assert told(changes(before, TWO.format(employee.format("P5Y"), customer.format("P1Y")))) == []


@pytest.mark.parametrize(("before", "after"), [("", "unknown"), ("", "none"), ("none", "unknown")])
def test_whose_data_a_field_holds_has_four_answers(before: str, after: str, changes: Compare) -> None:
    answers = {"": "", "none": ", subjects: none", "unknown": ", subjects: {unknown: asked}"}
    lines = told(changes(ONE.format(answers[before]), ONE.format(answers[after])))
    assert lines == [f"systems/shop: changed people phone {before}>{after}"]


def test_a_flow_to_nobody_is_compared_as_it_is_written(changes: Compare) -> None:
    text = FLOW.format("transport: tls").replace("to: mail", "to: nobody")
    assert told(changes(text, text.replace("tls", "none"))) == ["flows/send: changed detail transport tls>none"]


def test_two_waivers_of_one_finding_are_both_compared(changes: Compare) -> None:
    text = "waivers: [{{rule: RET003, object: systems/shop, reason: {}, owner: o, expires: 2027-01-01}}, {}]"
    second = "{rule: RET003, object: systems/shop, reason: b, owner: o, expires: 2027-01-01}"
    assert told(changes(text.format("a", second), text.format("c", second))) == [
        "waivers/RET003 systems/shop: changed detail reason a | b>b | c"
    ]
