from collections.abc import Callable

import pytest

from pdmap.documents.document import Cell, Document

Found = Callable[..., Cell]

DPF = "Data Privacy Framework, Art. 45(3) GDPR"
DECISION = "Implementing Decision (EU) 2023/1795 (Data Privacy Framework)"
PARTLY = f"{DECISION}, for some recipients only"
ADEQUACY = "Adequacy decision, Art. 45(3) GDPR"
CLAUSES = "Standard contractual clauses of the Commission, Art. 46(2)(c) GDPR"


def manifest(
    transfer: str, party: str = "", *, regimes: str = "eu-gdpr", subjects: str = "customer", country: str = "US"
) -> str:
    return f"""
organization: {{regimes: [{regimes}]}}
parties: {{vendor: {{name: Vendor Inc., country: {country}{party}}}}}
activities: {{a: {{role: controller, subjects: [{subjects}], recipients: [vendor], transfers: [{transfer}]}}}}
"""


@pytest.fixture
def reliance(cell: Found) -> Callable[..., list[tuple[str, str, str]]]:
    """Return state, text and key of what the only transfer of a manifest relies on."""

    def found(text: str) -> list[tuple[str, str, str]]:
        lines = [line for line in cell(text, "transfers").lines if line.level]
        return [(line.state.value, line.text, line.address) for line in lines]

    return found


@pytest.mark.parametrize("importer", ["", ", importer: vendor"])
@pytest.mark.parametrize(
    ("party", "subjects", "state", "recorded"),
    [
        ("", "customer", "not_recorded", "not recorded"),
        (", dpf: none", "customer", "not_recorded", "none"),
        (", dpf: {unknown: being asked}", "customer", "unknown", "unknown: being asked"),
        (", dpf: {status: inactive}", "customer", "not_recorded", "inactive"),
        (", dpf: {status: withdrawn, scope: [hr]}", "customer", "not_recorded", "withdrawn, covers HR data only"),
        (", dpf: {status: active, scope: [hr]}", "customer", "not_recorded", "active, covers HR data only"),
        (", dpf: {status: active, scope: [non-hr]}", "employee", "not_recorded", "active, does not cover HR data"),
        (", dpf: {status: active}", "employee", "not_recorded", "active, scope not recorded"),
        (", dpf: {status: active, scope: [hr]}", "employee", "", ""),
        (", dpf: {status: active, scope: [hr, non-hr]}", "customer, employee", "", ""),
    ],
)
def test_the_framework_carries_data_to_certified_recipients_only(
    party: str,
    subjects: str,
    state: str,
    recorded: str,
    importer: str,
    reliance: Callable[[str], list[tuple[str, str, str]]],
) -> None:
    found = reliance(manifest(f"{{country: US, mechanisms: [dpf]{importer}}}", party, subjects=subjects))
    carried = ("recorded", f"relies on: {DPF}; {DECISION}", "activities/a/transfers/1/mechanisms/1")
    told = f"declared: {DPF}; {PARTLY}; certification of Vendor Inc.: {recorded}"
    assert found == [(state, told, "parties/vendor/dpf") if state else carried]


@pytest.mark.parametrize(
    ("transfer", "country", "regimes", "state", "text", "key"),
    [
        (
            "{country: US, mechanisms: [adequacy]}",
            "SE",
            "eu-gdpr",
            "not_recorded",
            f"declared: {ADEQUACY}; {PARTLY}; United States: no recipient is named whom the decision could cover",
            "activities/a/transfers/1/importer",
        ),
        (
            "{country: CA, mechanisms: [adequacy]}",
            "CA",
            "eu-gdpr",
            "not_recorded",
            (
                f"declared: {ADEQUACY}; Decision 2002/2/EC, for some recipients only; "
                "condition of the decision met by Vendor Inc.: not recorded"
            ),
            "parties/vendor/adequacy_condition",
        ),
        (
            "{country: BR, mechanisms: [adequacy]}",
            "BR",
            "uk-gdpr, eu-gdpr",
            "not_recorded",
            f"declared: {ADEQUACY}; no decision known for Brazil on 2026-11-23 (UK GDPR)",
            "activities/a/transfers/1/mechanisms/1",
        ),
        (
            "{country: CA, mechanisms: [dpf]}",
            "CA",
            "eu-gdpr",
            "not_recorded",
            f"declared: {DPF}; no decision known for Canada on 2026-11-23 (GDPR)",
            "activities/a/transfers/1/mechanisms/1",
        ),
        (
            "{country: IN, mechanisms: [{scc: {expires: 2026-01-01}}]}",
            "IN",
            "eu-gdpr",
            "not_recorded",
            f"declared: {CLAUSES}; expired on 2026-01-01",
            "activities/a/transfers/1/mechanisms/1",
        ),
        (
            "{country: IN, mechanisms: [{scc: {signed: 2027-01-01}}]}",
            "IN",
            "eu-gdpr",
            "not_recorded",
            f"declared: {CLAUSES}; signed only on 2027-01-01",
            "activities/a/transfers/1/mechanisms/1",
        ),
        (
            "{country: IN, mechanisms: [scc]}",
            "IN",
            "uk-gdpr",
            "not_recorded",
            (f"declared: {CLAUSES}; no instrument of the law that comes first: UK GDPR"),
            "activities/a/transfers/1/mechanisms/1",
        ),
        (
            "{country: IN, mechanisms: [explicit_consent]}",
            "IN",
            "eu-gdpr",
            "not_recorded",
            "not a known mechanism: explicit_consent",
            "activities/a/transfers/1/mechanisms/1",
        ),
        (
            "{country: BR, importer: vendor}",
            "BR",
            "eu-gdpr",
            "recorded",
            "relies on: Implementing Decision (EU) 2026/179",
            "activities/a/transfers/1",
        ),
    ],
)
def test_a_mechanism_that_carries_nothing_says_why_and_which_key_would_answer(
    transfer: str,
    country: str,
    regimes: str,
    state: str,
    text: str,
    key: str,
    reliance: Callable[[str], list[tuple[str, str, str]]],
) -> None:
    assert reliance(manifest(transfer, regimes=regimes, country=country)) == [(state, text, key)]


def test_what_something_else_carries_is_no_open_question(reliance: Callable[[str], list[tuple[str, str, str]]]) -> None:
    found = reliance(manifest("{country: US, mechanisms: [privacy-shield, dpf, scc]}"))
    assert [(state, text.partition(":")[0]) for state, text, _ in found] == [
        ("recorded", "declared"),
        ("recorded", "declared"),
        ("recorded", "relies on"),
    ]


def test_one_transfer_to_several_countries_tells_them_apart(
    reliance: Callable[[str], list[tuple[str, str, str]]],
) -> None:
    found = reliance(manifest("{country: [US, UY], mechanisms: [adequacy]}"))
    assert [text for _, text, _ in found] == [
        f"relies on: {ADEQUACY}; Implementing Decision 2012/484/EU",
        f"declared: {ADEQUACY}; {PARTLY}; certification of Vendor Inc.: not recorded",
    ]


def test_what_is_in_the_way_is_an_open_point(build: Callable[..., Document]) -> None:
    document = build("controller_record", manifest("{country: US, mechanisms: [dpf]}"))
    (table,) = [table for table in document.tables if table.key == "open_points"]
    assert "parties/vendor/dpf" in [row.cells[3].lines[0].text for row in table.rows]
