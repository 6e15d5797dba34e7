from collections.abc import Callable

import pytest

from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import Register, record
from pdmap.documents.document import Document, Layout

from .conftest import AS_OF

Issue = Callable[..., Document]
Inventory = Callable[[str], dict[str, bytes]]
Told = Callable[..., list[str]]
CHAIN = """
parties:
  clients: {name: Clients, role: controller, dpa: {status: signed, authorization: general, notice: P14D}}
  host: {name: Host, role: processor, country: DE, regions: [DE], subprocessors: [helper], active_from: 2026-02-01}
  helper: {name: Helper, role: sub-processor, country: US, subprocessors: [helpers-helper]}
  helpers-helper: {name: Helper's helper, role: sub-processor, country: IN}
  printer: {name: Printer, role: processor}
systems:
  platform:
    name: Platform
    hosted_by: {choice: [host], by: customer}
    location: {choice: [DE, US], by: customer}
    subjects: [customer]
    fields: [phone]
activities:
  hosting: {name: Hosting, role: processor, on_behalf_of: [clients], systems: [platform]}
  old: {name: Old, role: processor, status: ended, recipients: [printer], on_behalf_of: [clients]}
  own: {name: Own, role: controller, recipients: [printer]}
"""


def names(document: Document) -> list[str]:
    return [row.title for table in document.tables if table.layout is Layout.REGISTER for row in table.rows]


def test_those_engaged_for_controllers_are_listed_down_the_chain_and_no_others(issue: Issue) -> None:
    assert names(issue("subprocessors", CHAIN)) == ["Helper", "Helper's helper", "Host"]


@pytest.mark.parametrize("name", ["cloudkarafka", "clinic", "tutoring"])
def test_the_page_and_the_record_name_the_same_parties(name: str, issue: Issue, inventory: Inventory) -> None:
    loaded = load_texts(inventory(name))
    register = record(loaded, Register.PROCESSOR, Edition(as_of=AS_OF))
    (table,) = [table for table in register.tables if table.key == "subprocessors"]
    assert names(issue("subprocessors", inventory(name))) == [row.cells[0].lines[0].text for row in table.rows]


def test_a_sub_processor_is_told_in_full(issue: Issue, told: Told) -> None:
    document = issue("subprocessors", CHAIN)
    columns = ("engaged_by", "condition", "data", "subjects", "places", "country", "dates")
    assert {column: told(document, "subprocessors", column, "Host") for column in columns} == {
        "engaged_by": ["us"],
        "condition": [
            "Hosting",
            "  from the data flows: one of the hosts of Platform that the customer chooses among",
        ],
        "data": ["Telephone number (phone)"],
        "subjects": ["Customer"],
        "places": ["Germany", "Germany, United States, as the customer chooses, for Platform"],
        "country": ["Germany"],
        "dates": ["receives data from: 2026-02-01"],
    }


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("none", "  [none] Further processors: none"),
        ("{unknown: being asked}", "  [unknown] Further processors: unknown: being asked"),
    ],
)
def test_customers_are_told_where_nobody_knows_whom_a_sub_processor_engages(
    answer: str, line: str, issue: Issue, told: Told
) -> None:
    document = issue("subprocessors", CHAIN.replace("subprocessors: [helpers-helper]", f"subprocessors: {answer}"))
    assert told(document, "subprocessors", "entity", "Helper") == ["Helper", "  sub-processor", line]


def test_transfers_are_those_of_the_places_and_of_the_party(issue: Issue, told: Told) -> None:
    document = issue("subprocessors", CHAIN)
    assert told(document, "subprocessors", "mechanism", "Host") == [
        "United States, for Platform",
        "  data are stored there; one of the places that the customer chooses among",
        "  [not_recorded] relies on: not recorded",
    ]
    assert told(document, "subprocessors", "mechanism", "Helper's helper") == [
        "India",
        "  the recipient is established there; from the data flows: engaged by Helper",
        "  [not_recorded] relies on: not recorded",
    ]


def test_who_engages_whom_is_told_along_the_chain(issue: Issue, told: Told) -> None:
    document = issue("subprocessors", CHAIN)
    assert told(document, "subprocessors", "engaged_by", "Helper") == ["Host"]
    assert told(document, "subprocessors", "engaged_by", "Helper's helper") == ["Helper"]


SHARED = """
parties:
  clients: {name: Clients, role: controller}
  host: {name: Host, role: processor, country: DE, subprocessors: [helper]}
  helper: {name: Helper, role: sub-processor, country: DE}
systems:
  journal: {name: Journal, hosted_by: host, location: DE, subjects: [patient], fields: [health, name.full]}
  platform: {name: Platform, hosted_by: host, location: DE, subjects: [customer], fields: [phone, email.address]}
activities:
  care: {name: Care, role: controller, subjects: [patient], data: [health], systems: [journal, platform]}
  booking: {name: Booking, role: processor, on_behalf_of: [clients], DATA systems: [platform]}
"""


@pytest.mark.parametrize("party", ["Host", "Helper"])
@pytest.mark.parametrize(
    ("named", "data", "subjects"),
    [
        ("data: [phone], subjects: [customer],", ["Telephone number (phone)"], ["Customer"]),
        ("", ["Email address (email.address)", "Telephone number (phone)"], ["Customer"]),
    ],
)
def test_a_party_that_serves_the_organization_s_own_activities_too_is_told_of_the_others_alone(
    party: str, named: str, data: list[str], subjects: list[str], issue: Issue, told: Told
) -> None:
    document = issue("subprocessors", SHARED.replace("DATA", named))
    assert told(document, "subprocessors", "data", party) == data
    assert told(document, "subprocessors", "subjects", party) == subjects


def test_a_sub_processor_of_the_clinic_gets_no_data_of_its_own_patients(
    issue: Issue, inventory: Inventory, told: Told
) -> None:
    document = issue("subprocessors", inventory("clinic"))
    for party in ("Hostwell AB", "Overseas Support Ltd"):
        assert told(document, "subprocessors", "data", party) == ["Telephone number (phone)"]
        assert told(document, "subprocessors", "subjects", party) == ["Person whose data a customer stores"]


def test_controllers_are_told_of_changes_and_how_to_object(issue: Issue, told: Told) -> None:
    document = issue("subprocessors", CHAIN)
    columns = ("authorization", "notice", "objection")
    assert [told(document, "changes", column) for column in columns] == [
        ["general"],
        ["14 days"],
        ["[not_recorded] not recorded"],
    ]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [("", ["[not_recorded] not recorded"]), ("regions: [DE],", ["[none] none"])],
)
def test_no_transfer_is_told_only_where_places_are_recorded(
    keys: str, expected: list[str], issue: Issue, told: Told
) -> None:
    manifest = f"""
parties: {{p: {{role: processor, {keys} country: DE}}}}
activities: {{a: {{role: processor, recipients: [p]}}}}
"""
    assert told(issue("subprocessors", manifest), "subprocessors", "mechanism") == expected


def test_an_activity_that_has_ended_engages_nobody(issue: Issue) -> None:
    assert "Printer" not in names(issue("subprocessors", CHAIN.replace("status: ended", "ended: 2026-11-23")))
    assert "Printer" in names(issue("subprocessors", CHAIN.replace("status: ended", "ended: 2026-11-24")))


def test_a_page_of_nobody_says_so(issue: Issue) -> None:
    texts = [
        getattr(block, "text", "") for block in issue("subprocessors", "activities: {a: {role: controller}}").blocks
    ]
    assert "The inventory names no sub-processor for processing on behalf of controllers." in texts
