from collections.abc import Callable

import pytest

from pdmap.documents.document import Document, Layout, Paragraph
from pdmap.documents.words import ENGLISH
from pdmap.language.registers import BREACH_TYPES, CAUSES
from pdmap.writers import markdown

Issue = Callable[..., Document]
Lines = Callable[..., list[str]]

INVENTORY = """
organization: {country: SE}
parties:
  host: {name: Host Ltd, role: processor, country: NO}
  mailer: {name: Mailer Inc., role: processor, country: US}
  clients: {name: Clients, role: controller, group: true}
systems:
  crm: {name: CRM, hosted_by: host, location: NO, subjects: [customer], fields: [email.address, health]}
  platform: {name: Platform, location: {unknown: being moved}, fields: [phone]}
activities:
  sales: {name: Sales, role: controller, systems: [crm]}
  hosting: {name: Hosting, role: processor, on_behalf_of: [clients], systems: [platform]}
flows:
  letters: {from: crm, to: mailer, data: [email.address], activity: sales}
"""


@pytest.fixture
def told(issue: Issue, lines_of: Lines) -> Callable[[str, str], list[str]]:
    """Return the lines of a column of the register for an entry of it."""
    return lambda entry, column: lines_of(
        issue("breach-register", f"{INVENTORY}breaches: {{b: {{{entry}}}}}\n"), column
    )


Told = Callable[[str, str], list[str]]
APART = "  derived: the dates contradict each other: "


@pytest.mark.parametrize("inventory", ["clinic", "cloudkarafka"])
def test_the_register_looks_as_it_did(
    inventory: str,
    issue: Issue,
    manifests: Callable[[str], dict[str, str]],
    golden: Callable[[str, str | bytes], None],
) -> None:
    document = issue("breach-register", manifests(inventory))
    golden(f"breach_register_{inventory}.md", markdown.write(document))


def test_what_else_is_written_of_a_breach_stands_below_the_facts(told: Told) -> None:
    entry = "facts: a list was sent to a stranger, description: the second one this year"
    assert told(entry, "facts") == ["a list was sent to a stranger", "  the second one this year"]
    assert told("description: a list was sent", "facts") == ["[not_recorded] not recorded", "  a list was sent"]


def test_the_overview_asks_for_no_more_than_the_sections_do(issue: Issue) -> None:
    tables = {table.key: table for table in issue("breach-register", "breaches: {b: {aware: 2026-03-01}}").tables}
    asked = {column.key: column.is_expected for column in tables["register"].columns}
    shown = tables["overview"].columns[1:]
    assert {column.key: column.is_expected for column in shown} == {column.key: asked[column.key] for column in shown}
    assert not asked["closed"]


def test_an_inventory_without_breaches_says_so(issue: Issue) -> None:
    document = issue("breach-register", INVENTORY)
    assert Paragraph("No breach is recorded.") in document.blocks
    assert not any(table.layout is Layout.REGISTER for table in document.tables)


@pytest.mark.parametrize(
    ("entry", "is_listed"),
    [
        ("aware: 2026-11-23", True),
        ("aware: 2026-11-24", False),
        ("occurred: 2026-11-24", False),
        ("occurred: 2026-11-01", True),
        ("occurred: 2026-11-01, aware: 2026-11-24", False),
    ],
)
def test_a_breach_that_became_known_after_the_day_is_left_out_and_counted(
    entry: str, issue: Issue, *, is_listed: bool
) -> None:
    document = issue("breach-register", f"breaches: {{leak: {{name: Leak, {entry}}}}}")
    said = Paragraph("Not listed, because they became known after 2026-11-23: 1.") in document.blocks
    assert any(table.layout is Layout.REGISTER for table in document.tables) == is_listed == (not said)


def test_an_entry_of_nothing_asks_for_what_the_law_asks_for(issue: Issue, keys_of: Callable[..., list[str]]) -> None:
    keys = keys_of(issue("breach-register", "breaches: {lost: {}}"))
    asked = ("facts", "effects", "remedial_action", "aware", "risk", "notified", "communicated")
    assert [key for key in keys if key.startswith("breaches/")] == [f"breaches/lost/{key}" for key in asked]


@pytest.mark.parametrize(
    ("notified", "told_of_time"),
    [
        ("2026-03-02", "0; within 72 hours"),
        ("2026-03-04", "2; within 72 hours"),
        ("2026-03-05", "3; within 72 hours or up to a day later, as the hours are not recorded"),
        ("2026-03-06", "4; more than 72 hours"),
    ],
)
def test_days_are_told_apart_only_as_far_as_days_can_tell(notified: str, told_of_time: str, told: Told) -> None:
    lines = told(f"aware: 2026-03-02, risk: risk, notified: {notified}, reasons: logs were lost", "notified")
    assert lines == [
        notified,
        f"  derived: days since the organization was aware: {told_of_time}",
        "  reasons: logs were lost",
    ]


@pytest.mark.parametrize(
    ("notified", "is_late"), [("2026-03-04", False), ("2026-03-05", True), ("2026-03-06", True), ("none", True)]
)
def test_reasons_stand_where_somebody_was_told_late_or_not_at_all(notified: str, told: Told, *, is_late: bool) -> None:
    entry = f"aware: 2026-03-02, risk: risk, notified: {notified}, communicated: none, reasons: nothing was kept"
    assert told(entry, "communicated") == ["[none] none", "  reasons: nothing was kept"]
    assert ("  reasons: nothing was kept" in told(entry, "notified")) == is_late


@pytest.mark.parametrize(
    ("entry", "lines"),
    [
        (
            "aware: 2026-11-20, risk: risk",
            ["[not_recorded] not recorded", "  derived: days since the organization was aware: 3, on 2026-11-23"],
        ),
        (
            "aware: 2026-11-01, risk: none",
            ["derived: Article 33(1) asks for none where a risk is unlikely; the recorded risk: unlikely"],
        ),
        ("risk: none, notified: none", ["[none] none"]),
        ("risk: high, notified: none", ["[none] none", "  [not_recorded] reasons: not recorded"]),
        (
            "risk: risk, notified: {unknown: the form is being filled in}",
            ["[unknown] unknown: the form is being filled in"],
        ),
        (
            "risk: risk, notified: 2026-01-02, authority_reference: DI-1",
            ["2026-01-02", "  reference of the authority: DI-1"],
        ),
    ],
)
def test_what_is_told_of_the_notification(entry: str, lines: list[str], told: Told) -> None:
    assert told(entry, "notified") == lines


@pytest.mark.parametrize(
    ("entry", "lines"),
    [
        ("risk: high", ["[not_recorded] not recorded"]),
        ("", ["[not_recorded] not recorded"]),
        ("risk: risk", ["derived: Article 34(1) asks for one at a high risk; the recorded risk: a risk"]),
        ("risk: high, communicated: 2026-03-04", ["2026-03-04"]),
        ("risk: high, communication_exemption: a", [ENGLISH.breach_exemptions["a"]]),
        (
            "risk: high, communicated: none, communication_exemption: c",
            ["[none] none", f"  {ENGLISH.breach_exemptions['c']}"],
        ),
    ],
)
def test_what_is_told_of_the_communication(entry: str, lines: list[str], told: Told) -> None:
    assert told(entry, "communicated") == lines


def test_what_the_named_systems_hold_stands_beside_what_is_declared(told: Told) -> None:
    entry = "systems: [crm], data: [email], subjects: [patient], parties: [mailer]"
    assert told(entry, "data")[1:] == ["derived: Health data (health), special category (Article 9), held in CRM"]
    assert told(entry, "subjects")[1:] == ["derived: Customer, held in CRM"]
    assert told(entry, "parties") == [
        "Mailer Inc., processor, United States",
        "derived: Host Ltd, processor, Norway, which runs CRM",
    ]
    assert told(entry, "activities") == ["[not_recorded] not recorded", "derived: Sales"]
    assert told(entry, "countries") == ["derived: CRM: Norway"]


@pytest.mark.parametrize(
    ("entry", "answer"),
    [
        ("systems: [crm]", "the organization, as a controller"),
        ("systems: [platform]", "the controllers; the organization processes these data for them only"),
        (
            "systems: [crm], activities: [hosting]",
            "the controllers; the organization processes these data for them only",
        ),
    ],
)
def test_who_answers_for_it_follows_from_the_activities(entry: str, answer: str, told: Told) -> None:
    assert told(entry, "answerable") == [f"derived: {answer}"]


@pytest.mark.parametrize("entry", ["facts: a letter was lost", "risk: high, parties: [host]"])
def test_nobody_answers_for_it_where_nothing_tells_who(entry: str, told: Told) -> None:
    expected = "[not_recorded] not recorded whether the organization, or controllers for whom it processes"
    assert told(entry, "answerable") == [expected]


@pytest.mark.parametrize("risk", ["none", "risk", "high"])
def test_a_processor_is_asked_for_what_the_law_asks_of_processors(
    risk: str, told: Told, issue: Issue, keys_of: Callable[..., list[str]]
) -> None:
    entry = f"aware: 2026-11-01, systems: [platform], risk: {risk}"
    assert told(entry, "notified") == [f"derived: {ENGLISH.breach_controllers_notify}"]
    assert told(entry, "communicated") == [f"derived: {ENGLISH.breach_controllers_communicate}"]
    document = issue("breach-register", f"{INVENTORY}breaches: {{b: {{{entry}}}}}\n")
    keys = [key for key in keys_of(document) if key.startswith("breaches/")]
    assert keys == [f"breaches/b/{key}" for key in ("facts", "effects", "remedial_action", "controllers_told")]
    (overview,) = [table for table in document.tables if table.key == "overview"]
    assert [cell.lines[0].text for cell in overview.rows[0].cells[3:5]] == ["asked of the controllers"] * 2


@pytest.mark.parametrize(
    ("entry", "column", "lines"),
    [
        (
            "aware: 2026-11-20, risk: risk, notified: 2026-11-15",
            "notified",
            ["2026-11-15", f"{APART}Aware: 2026-11-20; Notification of the supervisory authority: 2026-11-15"],
        ),
        (
            "occurred: 2026-11-20, aware: 2026-11-15",
            "aware",
            ["2026-11-15", f"{APART}Occurred: 2026-11-20; Aware: 2026-11-15"],
        ),
        (
            "aware: 2026-11-23, occurred: 2026-12-25",
            "occurred",
            [
                "2026-12-25",
                "  derived: lies after the day of this register, 2026-11-23",
            ],
        ),
        ("closed: 2027-01-01", "closed", ["2027-01-01", "  derived: lies after the day of this register, 2026-11-23"]),
        (
            "aware: 2026-11-20, closed: 2026-11-15",
            "closed",
            ["2026-11-15", f"{APART}Aware: 2026-11-20; Closed: 2026-11-15"],
        ),
        ("aware: 2026-11-20, closed: 2026-11-20", "closed", ["2026-11-20"]),
        ("notified: 2026-11-20, communicated: 2026-11-19", "communicated", ["2026-11-19"]),
    ],
)
def test_days_that_contradict_each_other_are_told(entry: str, column: str, lines: list[str], told: Told) -> None:
    assert told(entry, column) == lines


def test_people_who_were_not_told_at_a_high_risk_ask_for_the_ground(
    told: Told, issue: Issue, keys_of: Callable[..., list[str]]
) -> None:
    entry = "risk: high, communicated: none"
    assert told(entry, "communicated") == ["[none] none", "  [not_recorded] ground under Article 34(3): not recorded"]
    keys = keys_of(issue("breach-register", f"{INVENTORY}breaches: {{b: {{{entry}}}}}\n"))
    assert "breaches/b/communication_exemption" in keys
    assert told("risk: risk, communicated: none", "communicated") == ["[none] none"]
    assert told("risk: high, communicated: none, systems: [platform]", "communicated") == ["[none] none"]


def test_a_processor_tells_its_controllers(told: Told) -> None:
    assert told("systems: [platform]", "processors") == ["[not_recorded] told to the controllers: not recorded"]
    entry = "systems: [platform], processor_told: 2026-03-01, controllers_told: 2026-03-02"
    assert told(entry, "processors") == [
        "told by the processor: 2026-03-01",
        "told to the controllers: 2026-03-02",
    ]


def test_numbers_may_be_unknown(told: Told) -> None:
    assert told("subjects_count: 0, records_count: {unknown: being counted, owner: it}", "counts") == [
        "data subjects: 0",
        "[unknown] records: unknown: being counted; to be found out by it",
    ]


def test_a_place_that_is_not_known_stays_open(told: Told) -> None:
    assert told("systems: [platform]", "countries") == ["[unknown] derived: Platform: unknown: being moved"]


def test_every_word_of_the_language_has_words_in_the_register() -> None:
    assert set(ENGLISH.breach_types) == set(BREACH_TYPES)
    assert set(ENGLISH.breach_causes) == set(CAUSES)


def test_every_key_of_an_entry_reaches_the_register(issue: Issue) -> None:
    entry = """
  odd:
    name: zz-name
    occurred: 2021-01-01
    aware: 2021-01-02
    detected_by: zz-detected
    type: [integrity]
    cause: external-malicious
    activities: [sales]
    systems: [crm]
    parties: [host]
    processor_told: 2021-01-03
    controllers_told: 2021-01-04
    data: [phone]
    subjects: [patient]
    subjects_count: 4711
    records_count: 4712
    facts: zz-facts
    effects: zz-effects
    remedial_action: zz-remedy
    risk: high
    notified: 2021-01-05
    authority_reference: zz-reference
    communicated: 2021-01-06
    communication_exemption: b
    reasons: zz-reasons
    closed: 2021-01-07
"""
    text = markdown.write(issue("breach-register", f"{INVENTORY}breaches:{entry}")).decode()
    words = ("name", "detected", "facts", "effects", "remedy", "reference", "reasons")
    told = [*(f"zz-{word}" for word in words), *(f"2021-01-0{day}" for day in range(1, 8)), "4711", "4712", "integrity"]
    told += ["external, malicious", "Telephone", "Patient", "Host Ltd", "a high risk", "Article 34", "Sales", "CRM"]
    assert [word for word in told if word not in text] == []
