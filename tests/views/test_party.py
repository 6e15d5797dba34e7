from collections.abc import Callable

import pytest

from pdmap.views.signs import Emphasis
from pdmap.views.view import View

Build = Callable[[str, str], View]

CHAIN = """
organization: {name: Acme GmbH, country: DE}
parties:
  mailer: {name: Mailer, role: processor, country: DE, subprocessors: [relay, printer]}
  relay: {name: Relay, role: sub-processor, country: FR, subprocessors: [archive]}
  printer: {name: Printer, role: sub-processor, country: FR}
  archive: {name: Archive, role: sub-processor, country: IN, subprocessors: [relay]}
  bank: {name: Bank, role: controller, country: DE}
systems:
  shop: {location: DE, fields: [email.address], subjects: [customer]}
  crm: {location: DE, fields: [phone], subjects: [customer]}
activities:
  offers: {name: Offers, role: controller}
flows:
  send: {from: shop, to: mailer, data: [email.address, health], activity: offers, transport: tls}
  bounce: {from: mailer, to: crm, data: [email.address], subjects: [customer], transport: tls}
  pay: {from: shop, to: bank, data: [card.pan], transport: tls}
"""


def facts(view: View, title: str = "Party") -> dict[str, tuple[str, ...]]:
    table = next(table for table in view.facts if table.title == title)
    return {row[0]: row[1:] for row in table.rows}


def fact(view: View, name: str) -> str:
    return facts(view)[name][0]


def test_a_party_hands_on_to_sub_processors_all_the_way_down_and_round(view_of: Build) -> None:
    view = view_of(CHAIN, "party:mailer")
    assert {row.link for row in view.flows} == {
        "send",
        "bounce",
        "subprocessing:mailer:relay",
        "subprocessing:mailer:printer",
        "subprocessing:relay:archive",
        "subprocessing:archive:relay",
    }
    assert [node.id for node in view.nodes if node.emphasis is Emphasis.FOCUS] == ["party:mailer"]


def test_a_sub_processor_is_shown_with_who_hands_data_to_it_and_no_further_up(view_of: Build) -> None:
    view = view_of(CHAIN, "party:printer")
    assert {node.id for node in view.nodes} == {"party:mailer", "party:printer"}


def test_what_a_party_receives_and_gives_is_told_by_category(view_of: Build) -> None:
    view = view_of(CHAIN, "party:mailer")
    assert facts(view, "What it receives") == {
        "CO Contact details": ("Email address", "Customer", "Offers", "shop"),
        "HEA Health data": ("Health data (Art. 9)", "Customer", "Offers", "shop"),
    }
    assert facts(view, "What comes from it") == {
        "CO Contact details": ("Email address", "Customer", "not recorded", "crm")
    }


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("{unknown: asked}", "unknown: asked"),
        ("none", "none"),
        ("[phone], transforms: [{data: [phone]}]", "nothing personal arrives"),
    ],
)
def test_a_flow_without_data_is_told_of_with_the_reason(data: str, told: str, view_of: Build) -> None:
    manifest = f"""
parties: {{mailer: {{role: processor}}}}
systems: {{shop: {{fields: [phone]}}}}
flows: {{send: {{from: shop, to: mailer, data: {data}}}}}
"""
    rows = facts(view_of(manifest, "party:mailer"), "What it receives")
    assert rows["not recorded"][0] == told


@pytest.mark.parametrize(
    ("contract", "told"),
    [
        ("", "not recorded"),
        ("dpa: none", "none"),
        ("dpa: {unknown: legal looks}", "unknown: legal looks"),
        ("dpa: {status: draft}", "draft; sub-processors: not recorded"),
        (
            "dpa: {status: signed, signed: 2025-01-02, ref: box 4, review: 2026-01-02}",
            "signed 2025-01-02; kept at box 4; reviewed 2026-01-02; sub-processors: not recorded",
        ),
        (
            "dpa: {status: expired, authorization: general, notice: P30D}",
            "expired; sub-processors: general authorization with notice of 30 days",
        ),
        (
            "dpa: {status: signed, signed: {unknown: lost}, authorization: specific}",
            "signed unknown: lost; sub-processors: specific authorization",
        ),
    ],
)
def test_the_state_of_the_contract_is_told(contract: str, told: str, view_of: Build) -> None:
    view = view_of(f"parties: {{mailer: {{role: processor, {contract}}}}}", "party:mailer")
    assert fact(view, "Contract (Art. 28)") == told


def test_a_party_that_is_no_processor_is_not_asked_for_a_contract(view_of: Build) -> None:
    assert "Contract (Art. 28)" not in facts(view_of(CHAIN, "party:bank"))
    recorded = view_of("parties: {bank: {role: controller, dpa: {status: draft}}}", "party:bank")
    assert fact(recorded, "Contract (Art. 28)") == "draft; sub-processors: not recorded"


def test_the_three_countries_of_a_party_are_told_apart(view_of: Build) -> None:
    view = view_of(
        "parties: {m: {country: IE, parent_country: US, access_from: [IN], regions: [aws:eu-north-1]}}", "party:m"
    )
    assert [fact(view, name) for name in ("Established in", "Parent established in", "Can be reached from")] == [
        "Ireland",
        "United States",
        "India",
    ]
    assert fact(view, "Places that the contract names") == "Sweden"


@pytest.mark.parametrize(("country", "is_asked"), [("US", True), ("DE", False)])
def test_the_framework_is_asked_of_those_who_can_be_certified(country: str, is_asked: bool, view_of: Build) -> None:  # noqa: FBT001
    view = view_of(f"parties: {{m: {{country: {country}}}}}", "party:m")
    assert ("Data Privacy Framework" in facts(view)) is is_asked


def test_tools_are_told_wherever_they_were_written(view_of: Build) -> None:
    view = view_of(
        """
parties:
  m: {role: processor, country: US, transfers: [{country: US, mechanisms: [bcr], assessment: {date: 2026-01-02}}]}
systems: {shop: {fields: [phone]}}
activities: {a: {role: controller, transfers: [{country: US, importer: m}]}}
flows: {f: {from: shop, to: m, data: [phone], transfer: {country: US, mechanisms: [{scc: {module: 2}}]}}}
""",
        "party:m",
    )
    assert fact(view, "Transfer tools") == (
        "United States, to m: mechanism not recorded; United States: SCC 2021 M2;"
        " United States: BCR, assessment: 2026-01-02"
    )
