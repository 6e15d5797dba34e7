from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

DOUBTED = ["[none] declared: none", "  [not_recorded] the data flows tell otherwise; which is right is not recorded"]
"""A declared `none` beside what contradicts it."""

PARTIES = """
parties:
  vendor: {name: Vendor Inc., role: processor, country: US VENDOR}
  firm: {name: Firm, country: DE, parent_country: US, access_from: [IN]}
  cloud: {name: Cloud, country: worldwide}
systems:
  shop: {name: Shop, fields: [email.address], location: {choice: [SE, 'aws:us-east-1'], by: customer}}
  archive: {name: Archive, fields: [email.address], access_from: [JP]}
"""


@pytest.mark.parametrize(
    ("transfers", "lines"),
    [
        ("none", ["[none] none"]),
        ("{unknown: a reason}", ["[unknown] unknown: a reason"]),
        ("[US]", ["United States", "  [not_recorded] relies on: not recorded"]),
        (
            "[{country: [US, JP], importer: vendor, mechanisms: none, description: Payments}]",
            ["United States, Japan, to Vendor Inc.: Payments", "  [none] relies on: none"],
        ),
        (
            "[{importer: ghost, mechanisms: [bcr]}]",
            [
                "country not recorded, to ghost",
                "  [not_recorded] country: not recorded",
                "  relies on: Binding corporate rules, Art. 46(2)(b) GDPR",
            ],
        ),
        (
            "[{country: worldwide, mechanisms: [magic]}]",
            ["worldwide (names no country)", "  [not_recorded] not a known mechanism: magic"],
        ),
        (
            """
            - country: gcp:us-central1
              mechanisms:
                - scc:
                    {module: [1, 2], signed: 2025-03-01, expires: 2028-03-01, annexes: [I.A, II], ref: scc.pdf}
                - scc: {description: with rider}
              assessment: {unknown: under way}
              copy: ask
            """,
            [
                "United States (gcp:us-central1)",
                (
                    "  relies on: Standard contractual clauses of the Commission, Art. 46(2)(c) GDPR; module 1, 2; "
                    "signed 2025-03-01; expires 2028-03-01; annexes I.A, II; scc.pdf"
                ),
                "  relies on: Standard contractual clauses of the Commission, Art. 46(2)(c) GDPR; with rider",
                "  [unknown] assessment of the transfer: unknown: under way",
                "  copy of the safeguards: ask",
            ],
        ),
        (
            "[{country: US, mechanisms: [privacy-shield]}]",
            [
                "United States",
                "  [not_recorded] declared: Privacy Shield, Art. 45(3) GDPR; in force until 2020-07-16",
            ],
        ),
        (
            "[{country: UY, mechanisms: [adequacy]}]",
            ["Uruguay", "  relies on: Adequacy decision, Art. 45(3) GDPR; Implementing Decision 2012/484/EU"],
        ),
        (
            "[{country: US, mechanisms: [derogation-compelling-interests]}]",
            [
                "United States",
                "  relies on: Compelling legitimate interests, Art. 49(1) second subparagraph GDPR",
                "  [not_recorded] assessment of the transfer: not recorded",
            ],
        ),
    ],
)
def test_declared_transfers_are_told(transfers: str, lines: list[str], told: Told) -> None:
    activities = f"activities:\n  a:\n    role: controller\n    transfers: {transfers}"
    assert told(PARTIES.replace("VENDOR", "") + activities, "transfers") == lines


@pytest.mark.parametrize(
    ("target", "flow", "vendor", "lines"),
    [
        (
            "vendor",
            "",
            "",
            [
                "United States, Vendor Inc.: not declared for this activity",
                "  the recipient is established there; from the data flows: Orders",
                "  [not_recorded] relies on: not recorded",
            ],
        ),
        (
            "vendor",
            "",
            ", transfers: [{country: US, mechanisms: [scc]}]",
            [
                "United States, Vendor Inc.: not declared for this activity",
                "  the recipient is established there; from the data flows: Orders",
                "  relies on: Standard contractual clauses of the Commission, Art. 46(2)(c) GDPR",
            ],
        ),
        (
            "vendor",
            "",
            ", transfers: {unknown: being asked}",
            [
                "United States, Vendor Inc.: not declared for this activity",
                "  the recipient is established there; from the data flows: Orders",
                "  [unknown] relies on: unknown: being asked",
            ],
        ),
        (
            "vendor",
            "",
            ", dpf: {status: active}",
            [
                "United States, Vendor Inc.: not declared for this activity",
                "  the recipient is established there; from the data flows: Orders",
                "  relies on: Implementing Decision (EU) 2023/1795 (Data Privacy Framework)",
            ],
        ),
        (
            "vendor",
            "",
            ", dpf: {status: inactive}",
            [
                "United States, Vendor Inc.: not declared for this activity",
                "  the recipient is established there; from the data flows: Orders",
                (
                    "  [not_recorded] Implementing Decision (EU) 2023/1795 (Data Privacy Framework), "
                    "for some recipients only; certification of Vendor Inc.: inactive"
                ),
            ],
        ),
        (
            "vendor",
            ", transfer: {country: US, mechanisms: [scc]}",
            "",
            [
                "United States, to Vendor Inc.",
                "  relies on: Standard contractual clauses of the Commission, Art. 46(2)(c) GDPR",
                "  declared for the flow Orders",
            ],
        ),
        ("firm", ", transfer: none", "", None),
        (
            "vendor",
            ", transfer: {unknown: being asked}",
            "",
            [
                "[unknown] declared for the flow Orders: unknown: being asked",
                "United States, Vendor Inc.: not declared for this activity",
                "  the recipient is established there; from the data flows: Orders",
                "  [unknown] relies on: unknown: being asked",
            ],
        ),
        (
            "firm",
            "",
            "",
            [
                "India, Firm: not declared for this activity",
                "  data can be reached from there; from the data flows: Orders",
                "  [not_recorded] relies on: not recorded",
            ],
        ),
        (
            "cloud",
            "",
            "",
            [
                "worldwide (names no country), Cloud: not declared for this activity",
                "  the recipient is established there; from the data flows: Orders",
                "  [not_recorded] country: not recorded",
            ],
        ),
    ],
)
def test_steps_that_follow_from_the_flows_are_told_apart(
    target: str, flow: str, vendor: str, lines: list[str] | None, told: Told
) -> None:
    manifest = PARTIES.replace(" VENDOR", vendor) + (
        f"flows: {{orders: {{name: Orders, from: archive, to: {target}, data: [email.address], activity: a{flow}}}}}\n"
        "activities: {a: {role: controller, transfers: none}}"
    )
    if lines is None:
        lines = told(manifest.replace(flow, ""), "transfers")[2:]
    assert told(manifest, "transfers") == [*DOUBTED, *lines]


@pytest.mark.parametrize(
    ("access", "lines"),
    [
        (", access_from: none", []),
        (", access_from: [IE]", []),
        ("", ["[not_recorded] access from there: not recorded"]),
        (", access_from: {unknown: being asked}", ["[unknown] access from there: unknown: being asked"]),
    ],
)
def test_a_parent_alone_is_no_transfer_but_a_question_of_access(access: str, lines: list[str], told: Told) -> None:
    manifest = PARTIES.replace(" VENDOR", "").replace(", access_from: [IN]", access) + (
        "flows: {orders: {name: Orders, from: archive, to: firm, data: [email.address], activity: a}}\n"
        "activities: {a: {role: controller, transfers: none}}"
    )
    parent = [
        "United States, Firm: a parent company abroad alone is no transfer",
        "  the recipient's parent company is established there; from the data flows: Orders",
    ]
    expected = [*parent, *(f"  {line}" for line in lines)] if lines else []
    assert told(manifest, "transfers") == ["[none] none", *expected]


def test_a_declared_transfer_covers_the_steps_that_it_is_for(told: Told) -> None:
    manifest = PARTIES.replace("VENDOR", "") + (
        "flows: {orders: {from: archive, to: vendor, data: [email.address], activity: a}}\n"
        "activities: {a: {role: controller, transfers: [{country: US, importer: vendor, mechanisms: [scc]}]}}"
    )
    assert told(manifest, "transfers") == [
        "United States, to Vendor Inc.",
        "  relies on: Standard contractual clauses of the Commission, Art. 46(2)(c) GDPR",
    ]


def test_places_that_a_customer_chooses_are_told_as_options(told: Told) -> None:
    manifest = (
        f"{PARTIES.replace('VENDOR', '')}activities: {{a: {{role: processor, transfers: none, systems: [shop]}}}}"
    )
    assert told(manifest, "transfers", "processor_record") == [
        *DOUBTED,
        "Shop: the customer chooses among Sweden, United States (aws:us-east-1)",
        "United States, Shop: not declared for this activity",
        "  data are stored there; one of the places that the customer chooses among",
        "  [not_recorded] relies on: not recorded",
    ]


def test_access_of_our_own_people_from_abroad_is_told(told: Told) -> None:
    manifest = f"{PARTIES.replace('VENDOR', '')}activities: {{a: {{role: controller, systems: [archive]}}}}"
    assert told(manifest, "transfers")[:3] == [
        "[not_recorded] not recorded",
        "Japan, Archive: not declared for this activity",
        "  data can be reached from there",
    ]


@pytest.mark.parametrize("transfers", ["none", "[{country: US, importer: vendor}]"])
def test_what_a_recipient_says_of_its_transfers_is_told(transfers: str, told: Told) -> None:
    at_vendor = (
        ", transfers: [{country: US, mechanisms: [scc], description: support, copy: by mail, "
        "assessment: {ref: tia.md, date: 2026-02-01, outcome: fine}}]"
    )
    manifest = PARTIES.replace(" VENDOR", at_vendor) + (
        "flows: {orders: {name: Orders, from: archive, to: vendor, data: [email.address], activity: a}}\n"
        f"activities: {{a: {{role: controller, recipients: [vendor], transfers: {transfers}}}}}"
    )
    expected = ("support", "assessment of the transfer: tia.md, 2026-02-01, fine", "copy of the safeguards: by mail")
    lines = told(manifest, "transfers")
    assert [lines.count(f"  {text}") for text in expected] == [1, 1, 1]
