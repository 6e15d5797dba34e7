from collections.abc import Callable

import pytest

from pdmap.documents.document import Document, Layout, State
from pdmap.documents.words import ENGLISH

Issue = Callable[..., Document]
Inventory = Callable[[str], dict[str, bytes]]
Told = Callable[..., list[str]]

ELEMENTS = {
    "controller": "Art. 13(1)(a), 14(1)(a) GDPR",
    "contact": "Art. 13(1)(a), 14(1)(a) GDPR",
    "representative": "Art. 13(1)(a), 14(1)(a) GDPR",
    "officer": "Art. 13(1)(b), 14(1)(b) GDPR",
    "complaint": "Art. 13(2)(d), 14(2)(e) GDPR",
    "collection": "Art. 13(1), 14(1) GDPR",
    "joint_controllers": "Art. 13(1)(a), 14(1)(a) GDPR",
    "purposes": "Art. 13(1)(c), 14(1)(c) GDPR",
    "interests": "Art. 13(1)(d), 14(2)(b) GDPR",
    "recipients": "Art. 13(1)(e), 14(1)(e) GDPR",
    "transfers": "Art. 13(1)(f), 14(1)(f) GDPR",
    "copies": "Art. 13(1)(f), 14(1)(f) GDPR",
    "retention": "Art. 13(2)(a), 14(2)(a) GDPR",
    "rights": "Art. 13(2)(b), 14(2)(c) GDPR",
    "withdrawal": "Art. 13(2)(c), 14(2)(d) GDPR",
    "decisions": "Art. 13(2)(f), 14(2)(g) GDPR",
    "obligation": "Art. 13(2)(e) GDPR",
    "categories": "Art. 14(1)(d) GDPR",
    "source": "Art. 14(2)(f) GDPR",
    "time": "Art. 14(3) GDPR",
    "place": "Art. 12(1) GDPR",
}
ALWAYS_DERIVED = {"rights"}
"""Some rights follow from nothing but the law, so that the cell is never empty."""


def activity(keys: str) -> str:
    return f"activities: {{a: {{role: controller, {keys}}}}}"


def test_every_element_of_the_law_is_asked_of_a_silent_inventory(issue: Issue) -> None:
    document = issue("notice", "organization: {}\nactivities: {a: {role: joint-controller}}")
    asked = {
        column.key: (column.reference, cell.state)
        for table in document.tables
        if table.is_shared or table.layout is Layout.REGISTER
        for column, cell in zip(table.columns, table.rows[0].cells, strict=True)
        if column.is_expected
    }
    expected = {
        key: (article, State.RECORDED if key in ALWAYS_DERIVED else State.NOT_RECORDED)
        for key, article in ELEMENTS.items()
    }
    assert asked == expected


def test_a_processor_s_activity_and_one_that_has_ended_inform_nobody(issue: Issue) -> None:
    manifest = "activities: {a: {role: processor}, b: {role: controller, status: ended}, c: {role: controller}}"
    (table,) = [table for table in issue("notice", manifest).tables if table.layout is Layout.REGISTER]
    assert [row.title for row in table.rows] == ["c"]


def test_a_notice_is_about_the_activity_that_was_named(issue: Issue, inventory: Inventory) -> None:
    document = issue("notice", inventory("tutoring"), "invitations")
    (table,) = [table for table in document.tables if table.layout is Layout.REGISTER]
    assert [row.title for row in table.rows] == ["Invitations by post"]
    assert document.title == "Elements of the privacy notice (Invitations by post): Brightdesk Tutoring Oy"


@pytest.mark.parametrize(
    ("organization", "expected"),
    [
        ("country: SE", ["[none] does not apply: country of establishment: Sweden"]),
        ("country: US", ["[not_recorded] not recorded"]),
        ("country: SE, representative: none", ["[none] none"]),
        ("representative: {name: Rep GmbH, country: DE}", ["Rep GmbH", "  country of establishment: Germany"]),
    ],
)
def test_a_representative_is_asked_for_where_the_organization_is_abroad(
    issue: Issue, told: Told, organization: str, expected: list[str]
) -> None:
    document = issue("notice", f"organization: {{{organization}}}")
    assert told(document, "organization", "representative")[: len(expected)] == expected


@pytest.mark.parametrize(
    ("keys", "column", "expected"),
    [
        ("collection: direct", "obligation", ["[not_recorded] not recorded"]),
        ("collection: indirect", "obligation", ["[none] does not apply: nobody is asked for the data"]),
        ("collection: direct, provision: {kind: voluntary}", "obligation", ["providing the data is: voluntary"]),
        (
            "collection: direct, provision: {kind: statutory}",
            "obligation",
            ["providing the data is: statutory", "[not_recorded] consequence of not providing them: not recorded"],
        ),
        ("collection: direct", "source", ["[none] does not apply: no data come from somebody else"]),
        ("collection: indirect", "source", ["[not_recorded] not recorded"]),
        ("collection: [direct, indirect], source: the land register", "source", ["the land register"]),
        ("collection: direct", "categories", ["[none] does not apply: no data come from somebody else"]),
        ("collection: indirect", "categories", ["[not_recorded] not recorded"]),
        ("collection: direct", "time", ["[none] does not apply: no data come from somebody else"]),
        ("collection: indirect, notice: {ref: x}", "time", ["[not_recorded] not recorded"]),
        ("collection: indirect, notice: {inform_within: P14D}", "time", ["people are told within: 14 days"]),
    ],
)
def test_what_depends_on_the_source_is_asked_where_it_applies(
    issue: Issue, told: Told, keys: str, column: str, expected: list[str]
) -> None:
    assert told(issue("notice", activity(keys)), "register", column) == expected


@pytest.mark.parametrize(
    ("purpose", "column", "expected"),
    [
        ("basis: contract", "interests", ["[none] does not apply: no purpose rests on legitimate interests"]),
        ("basis: legitimate_interests", "interests", ["[not_recorded] not recorded"]),
        ("basis: legitimate_interests, interest: fewer thefts", "interests", ["fewer thefts"]),
        ("basis: {unknown: being asked}", "interests", ["[unknown] unknown: being asked"]),
        ("basis: contract", "withdrawal", ["[none] does not apply: no purpose rests on consent"]),
        ("basis: consent", "withdrawal", ["[not_recorded] not recorded"]),
        ("basis: consent, consent: {record: log}", "withdrawal", ["[not_recorded] not recorded"]),
        ("basis: consent, consent: {withdrawal: by a link}", "withdrawal", ["by a link"]),
        ("basis: consent, consent: {withdrawn_by: in-person}", "withdrawal", ["by: in person"]),
        ("basis: contract, condition: explicit_consent", "withdrawal", ["[not_recorded] not recorded"]),
    ],
)
def test_what_depends_on_the_basis_is_asked_where_it_applies(
    issue: Issue, told: Told, purpose: str, column: str, expected: list[str]
) -> None:
    manifest = activity(f"purposes: [{{text: Sell boots, {purpose}}}]")
    assert told(issue("notice", manifest), "register", column) == expected


def test_rights_follow_from_the_bases_and_are_held_against_the_recorded_ones(issue: Issue, told: Told) -> None:
    manifest = activity(
        "purposes: [{text: Sell boots, basis: legal_obligation}], rights: [access, erasure, portability]"
    )
    assert told(issue("notice", manifest), "register", "rights") == [
        "access, Art. 15(1) GDPR",
        "rectification, Art. 16 GDPR",
        "  not among the recorded rights",
        "restriction of processing, Art. 18(1) GDPR",
        "  not among the recorded rights",
        "erasure, Art. 17(1) GDPR",
        "  does not follow from the legal bases",
        "data portability, Art. 20(1) GDPR",
        "  does not follow from the legal bases",
    ]


@pytest.mark.parametrize(
    ("decisions", "missing"),
    [
        ("{solely_automated: true, significant_effect: true}", 2),
        ("{solely_automated: true, significant_effect: true, logic: x}", 1),
        ("{solely_automated: true, significant_effect: true, logic: x, consequences: y}", 0),
        ("{solely_automated: false}", 0),
        ("{significant_effect: false}", 0),
    ],
)
def test_logic_and_consequences_are_asked_of_decisions_with_an_effect(
    issue: Issue, told: Told, decisions: str, missing: int
) -> None:
    lines = told(issue("notice", activity(f"automated_decisions: {decisions}")), "register", "decisions")
    assert len([line for line in lines if line.startswith("[not_recorded]")]) == missing


@pytest.mark.parametrize(
    ("transfers", "expected"),
    [
        ("none", ["[none] does not apply: no transfer with safeguards is recorded"]),
        ("[{country: GB, mechanisms: [adequacy]}]", ["[none] does not apply: no transfer with safeguards is recorded"]),
        ("[{country: US, mechanisms: [scc]}]", ["[not_recorded] United States: not recorded"]),
        ("[{country: US, mechanisms: [scc], copy: by email}]", ["United States: by email"]),
        ("{unknown: being asked}", ["[unknown] unknown: being asked"]),
    ],
)
def test_a_copy_is_asked_for_where_a_transfer_relies_on_safeguards(
    issue: Issue, told: Told, transfers: str, expected: list[str]
) -> None:
    assert told(issue("notice", activity(f"transfers: {transfers}")), "register", "copies") == expected


@pytest.mark.parametrize(
    ("collection", "exemption"),
    [
        ("indirect", "Article 14(5)(b)"),
        ("direct", "Article 13(4)"),
        ("[direct, indirect]", "Articles 13(4) and 14(5)(a)"),
        ("[direct, indirect]", "they know it already"),
    ],
)
def test_what_an_exemption_covers_is_not_asked_for_and_says_so(
    collection: str, exemption: str, issue: Issue, told: Told, open_keys: Callable[[Document], list[str]]
) -> None:
    document = issue("notice", activity(f"collection: {collection}, notice: {{exemption: {exemption}}}"))
    beside = f"  not asked for, as an exemption is recorded: {exemption}"
    assert told(document, "register", "recipients") == ["[not_recorded] not recorded", beside]
    assert [key for key in open_keys(document) if key.startswith("activities/")] == []


@pytest.mark.parametrize(
    ("collection", "exemption"),
    [
        ("direct", "Article 14(5)(b)"),
        ("[direct, indirect]", "Article 14(5)(b)"),
        ("[direct, indirect]", "Article 13(4)"),
        ("indirect", "Article 13(4)"),
    ],
)
def test_an_exemption_covers_no_more_than_it_says(
    collection: str, exemption: str, issue: Issue, told: Told, open_keys: Callable[[Document], list[str]]
) -> None:
    document = issue("notice", activity(f"collection: {collection}, notice: {{exemption: {exemption}}}"))
    assert told(document, "register", "recipients") == ["[not_recorded] not recorded"]
    assert "activities/a/recipients" in open_keys(document)


def test_an_exemption_for_data_from_others_covers_what_is_told_of_these_alone(issue: Issue, told: Told) -> None:
    exemption = "notice: {exemption: Article 14(5)(b)}"
    document = issue("notice", activity(f"collection: [direct, indirect], {exemption}"))
    assert told(document, "register", "source")[1:] == [
        "  not asked for, as an exemption is recorded: Article 14(5)(b)"
    ]
    assert told(document, "register", "obligation") == ["[not_recorded] not recorded"]


def test_how_the_data_are_obtained_is_asked_of_exempt_activities_too(
    issue: Issue, open_keys: Callable[[Document], list[str]]
) -> None:
    keys = open_keys(issue("notice", activity("notice: {exemption: Article 14(5)(b)}")))
    assert "activities/a/collection" in keys


def test_what_an_exemption_covers_is_not_said_to_have_an_answer(issue: Issue, inventory: Inventory) -> None:
    texts = [getattr(block, "text", "") for block in issue("notice", inventory("everything")).blocks]
    assert ENGLISH.open_but_exempt in texts
    assert ENGLISH.no_open_points not in texts


def test_the_categories_are_told_where_data_come_from_somebody_else_or_may_do_so(issue: Issue, told: Told) -> None:
    nobody_else = ["[none] does not apply: no data come from somebody else"]
    columns = ("categories", "source", "time")
    direct = issue("notice", activity("collection: direct, data: [phone]"))
    assert [told(direct, "register", column) for column in columns] == [nobody_else] * 3
    both = issue("notice", activity("collection: [direct, indirect], data: [phone]"))
    assert told(both, "register", "categories") == ["Telephone number (phone)"]
    by_source = issue("notice", activity("collection: direct, data: [phone], source: a register"))
    assert [told(by_source, "register", column) for column in columns] == [
        ["Telephone number (phone)"],
        ["a register"],
        ["[not_recorded] not recorded"],
    ]


@pytest.mark.parametrize("keys", ["status: ended", "ended: 2020-01-01", "ended: 2026-11-23, status: live"])
def test_activities_that_have_ended_inform_nobody(keys: str, issue: Issue) -> None:
    manifest = f"activities: {{a: {{role: controller, {keys}}}, b: {{role: controller, ended: 2026-11-24}}}}"
    (table,) = [table for table in issue("notice", manifest).tables if table.layout is Layout.REGISTER]
    assert [row.title for row in table.rows] == ["b"]


def test_claims_of_the_notice_stand_beside_the_inventory_with_the_differences(
    issue: Issue, inventory: Inventory
) -> None:
    (table,) = [table for table in issue("notice", inventory("tutoring")).tables if table.key == "claims"]
    differences = {row.cells[1].lines[0].text: [line.text for line in row.cells[4].lines] for row in table.rows}
    assert differences == {
        "Purposes of the processing": [
            "only in the inventory: Show how well lessons work",
            "only in the inventory: Tell about new courses",
            "only in the notice: Sell course books",
        ],
        "Recipients or categories of recipients": ["only in the inventory: parents"],
        "Third countries": ["only in the inventory: India", "only in the inventory: United States"],
        "Safeguards": ["not compared"],
        "Period of storage, or its criteria": [
            "only in the notice: Grades (grades): 5 years",
            "only in the inventory: Email address (email.address)",
        ],
    }


def test_a_notice_that_agrees_has_no_difference_and_silence_is_not_compared(issue: Issue) -> None:
    claims = "purposes: [sell  boots.], countries: none"
    manifest = activity(f"purposes: [Sell boots], transfers: none, notice: {{ref: x, claims: {{{claims}}}}}")
    (table,) = [table for table in issue("notice", manifest).tables if table.key == "claims"]
    answers = [(row.cells[4].state, row.cells[4].lines[0].text) for row in table.rows]
    silent = (State.RECORDED, "not compared")
    assert answers == [(State.NONE, "none"), silent, (State.NONE, "none"), silent, silent]
