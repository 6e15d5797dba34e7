import csv as sheets
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.documents.document import Cell, Column, Document, Layout, State
from pdmap.writers import csv

Fill = Callable[..., Document]
Answers = Callable[[Document], dict[str, Cell]]
Told = Callable[..., list[str]]
Keys = Callable[[Document], list[str]]

COLUMNS = {
    "function": "Business function",
    "purposes": "Purpose of processing",
    "joint_controllers": "Name and contact details of joint controller (if applicable)",
    "subjects": "Categories of individuals",
    "data": "Categories of personal data",
    "recipients": "Categories of recipients",
    "contracts": "Link to contract with processor",
    "transfers": (
        "Names of third countries or international organisations that personal data are transferred to (if applicable)"
    ),
    "safeguards": (
        "Safeguards for exceptional transfers of personal data to third countries or international organisations "
        "(if applicable)"
    ),
    "retention": "Retention schedule (if possible)",
    "measures": "General description of technical and organisational security measures (if possible)",
    "lawful_basis": "Article 6 lawful basis for processing personal data",
    "special_categories": "Article 9 condition for processing special category data",
    "legitimate_interests": "Legitimate interests for the processing (if applicable)",
    "balancing_tests": "Link to record of legitimate interests assessment (if applicable)",
    "rights": "Rights available to individuals",
    "automated_decisions": "Existence of automated decision-making, including profiling (if applicable)",
    "source": "The source of the personal data (if applicable)",
    "consent": "Link to record of consent",
    "locations": "Location of personal data",
    "impact_assessment": "Data Protection Impact Assessment required?",
    "impact_assessment_progress": "Data Protection Impact Assessment progress",
    "impact_assessment_link": "Link to Data Protection Impact Assessment",
    "breaches": "Has a personal data breach occurred?",
    "breach_records": "Link to record of personal data breach",
    "schedule_1": "Data Protection Act 2018 Schedule 1 Condition for processing",
    "schedule_1_lawful_basis": "GDPR Article 6 lawful basis for processing",
    "retention_policy": "Link to retention and erasure policy document",
    "retention_policy_followed": "Is personal data retained and erased in accordance with the policy document?",
    "retention_policy_reasons": "Reasons for not adhering to policy document (if applicable)",
}
"""The workbook's headings, A to AD of row 9 of the sheet `Template`."""
PROCESSING = {
    "controllers": "Name and contact details of controller",
    "representatives": "Name and contact details of controller's representative (if applicable)",
    "categories_of_processing": "Categories of processing",
    "contracts": "Link to contract with controller",
    "transfers": COLUMNS["transfers"],
    "safeguards": COLUMNS["safeguards"],
    "measures": COLUMNS["measures"],
}
REQUIRED = {
    "purposes": "activities/a/purposes",
    "joint_controllers": "activities/a/joint_controllers",
    "subjects": "activities/a/subjects",
    "data": "activities/a/data",
    "recipients": "activities/a/recipients",
    "transfers": "activities/a/transfers",
    "safeguards": "activities/a/transfers",
    "retention": "activities/a/retention",
    "measures": "activities/a/measures",
    "schedule_1": "activities/a/purposes",
    "schedule_1_lawful_basis": "activities/a/purposes",
    "retention_policy_followed": "activities/a/retention_policy",
}
"""What Article 30 and Schedule 1 ask for, with the key that would answer it in a silent inventory."""
SILENT = "organization: {regimes: [uk-gdpr]}\nactivities: {a: {role: joint-controller}, b: {role: processor}}"
EVERYTHING = (Path(__file__).parents[1] / "inventory" / "everything.yaml").read_text("utf-8")
BRITISH = (
    EVERYTHING.replace("regimes: [eu-gdpr]", "regimes: [uk-gdpr]")
    .replace("basis: legitimate_interests", "basis: [legitimate_interests, consent]")
    .replace("          - scc:\n", "          - derogation-compelling-interests:\n")
    + "breaches: {leak: {name: zz-breach-name, systems: [archive], occurred: 2026-01-02, aware: 2026-01-03}}\n"
)
FULL = {
    "function": "zz-activity-function",
    "purposes": "zz-purpose-text",
    "joint_controllers": "zz-joint_controller-party",
    "subjects": "zz-subject-name",
    "data": "zz-data_type-name",
    "recipients": "zz-recipient-category",
    "contracts": "zz-party-name: zz-contract-ref",
    "transfers": "United States",
    "safeguards": "zz-mechanism-safeguards",
    "retention": "zz-retention-from",
    "measures": "zz-measure-name",
    "lawful_basis": "Art. 6(1)(f) UK GDPR",
    "special_categories": "Art. 9(2)(h) UK GDPR",
    "legitimate_interests": "zz-purpose-interest",
    "balancing_tests": "zz-balancing_test-ref",
    "rights": "objection (Art. 21(1) UK GDPR)",
    "automated_decisions": "zz-automated_decisions-logic",
    "source": "zz-activity-source",
    "consent": "zz-consent-record",
    "locations": "zz-system-name: Finland",
    "impact_assessment": "zz-impact_assessment-reason",
    "impact_assessment_progress": "finished 2021-03-08",
    "impact_assessment_link": "zz-impact_assessment-ref",
    "breaches": "yes: zz-breach-name",
    "breach_records": "register of breaches, entry leak",
    "schedule_1": "zz-purpose-schedule_1",
    "schedule_1_lawful_basis": "Art. 6(1)(f) UK GDPR",
    "retention_policy": "zz-retention_policy-ref",
    "retention_policy_followed": "no",
    "retention_policy_reasons": "zz-retention_policy-reason",
}


def columns(document: Document) -> tuple[Column, ...]:
    return next(table.columns for table in document.tables if table.layout is Layout.REGISTER)


def test_the_template_for_controllers_has_the_workbook_s_thirty_columns(fill: Fill) -> None:
    asked = columns(fill("ico", "controller", SILENT))
    assert len(asked) == 30
    assert [(column.key, column.title) for column in asked] == list(COLUMNS.items())


def test_the_template_for_processors_has_the_workbook_s_columns(fill: Fill) -> None:
    asked = columns(fill("ico", "processor", SILENT))
    assert [(column.key, column.title) for column in asked] == list(PROCESSING.items())


@pytest.mark.parametrize(("register", "organization"), [("controller", "Controller"), ("processor", "Processor")])
def test_above_them_are_three_names_with_three_ways_to_reach_each(register: str, organization: str, fill: Fill) -> None:
    head = next(table for table in fill("ico", register, SILENT).tables if table.key == "organization")
    assert [column.title for column in head.columns] == [
        f"{bearer}: {asked}"
        for bearer in (organization, "Data Protection Officer", "Representative")
        for asked in ("Name", "Address", "Email", "Telephone")
    ]


def test_columns_are_required_as_article_30_and_schedule_1_ask(fill: Fill) -> None:
    asked = columns(fill("ico", "controller", SILENT))
    assert {column.key for column in asked if column.is_expected} == set(REQUIRED)


def test_a_silent_inventory_has_every_required_column_among_its_open_points(
    fill: Fill, answers: Answers, keys: Keys
) -> None:
    document = fill("ico", "controller", SILENT)
    found = answers(document)
    assert {key: found[key].lines[0].address for key in REQUIRED} == REQUIRED
    assert {found[key].state for key in REQUIRED} == {State.NOT_RECORDED}
    assert set(REQUIRED.values()) <= set(keys(document))


@pytest.mark.parametrize(
    ("policy", "open_keys"),
    [
        ("", ["activities/a/retention_policy"]),
        (", retention_policy: {ref: p.md}", ["activities/a/retention_policy/followed"]),
        (", retention_policy: {ref: p.md, followed: false}", ["activities/a/retention_policy/reason"]),
        (", retention_policy: {ref: p.md, followed: true}", []),
    ],
)
def test_of_the_questions_on_the_policy_only_the_deciding_one_is_open(
    policy: str, open_keys: list[str], fill: Fill, keys: Keys
) -> None:
    manifest = f"organization: {{regimes: [uk-gdpr]}}\nactivities: {{a: {{role: controller, data: [health]{policy}}}}}"
    assert [key for key in keys(fill("ico", "controller", manifest)) if "retention_policy" in key] == open_keys


def test_the_law_of_the_inventory_is_the_law_of_the_references(fill: Fill) -> None:
    references = [column.reference for column in columns(fill("ico", "controller", SILENT))]
    assert references[1] == "Art. 30(1)(b) UK GDPR"
    assert references[25] == "Sch. 1 para. 41(a) DPA 2018"
    assert columns(fill("ico", "controller", "activities: {a: {role: controller}}"))[1].reference == (
        "Art. 30(1)(b) GDPR"
    )


@pytest.mark.parametrize(("column", "text"), FULL.items())
def test_a_full_inventory_answers_every_column(column: str, text: str, told: Told) -> None:
    assert any(text in line for line in told("ico", column, BRITISH))


def test_a_full_inventory_has_no_open_point_in_an_activity(fill: Fill, keys: Keys) -> None:
    assert [key for key in keys(fill("ico", "controller", BRITISH)) if key.startswith("activities/billing")] == []


@pytest.mark.parametrize("register", ["controller", "processor"])
def test_the_templates_look_as_they_did(register: str, look: Callable[[str, str], None]) -> None:
    look("ico", register)


def test_the_sheet_reads_like_the_workbook(fill: Fill) -> None:
    written = csv.write(fill("ico", "controller", BRITISH)).decode("utf-8-sig")
    heading = next(iter(sheets.reader(io.StringIO(written))))
    titles = [each.rpartition(" (Art.")[0] or each.rpartition(" (Sch.")[0] or each for each in heading]
    assert [title for title in titles if title in COLUMNS.values()] == list(COLUMNS.values())
    assert len(heading) == len(set(heading))


ONE = "organization: {{regimes: [{regime}]}}\nactivities: {{a: {{role: controller, {activity}}}}}"


@pytest.mark.parametrize(
    ("activity", "column", "line", "key"),
    [
        ("purposes: [{text: Bill, basis: contract}]", "balancing_tests", "none", ""),
        (
            "purposes: [{text: Bill, basis: legitimate_interests}]",
            "balancing_tests",
            "not_recorded",
            "activities/a/purposes/bill/assessment",
        ),
        (
            "purposes: [{text: Bill, basis: legitimate_interests}]",
            "legitimate_interests",
            "not_recorded",
            "activities/a/purposes/bill/interest",
        ),
        ("purposes: [{text: Bill, basis: contract}]", "consent", "none", ""),
        (
            "purposes: [{text: Bill, basis: consent, consent: {given_by: click}}]",
            "consent",
            "not_recorded",
            "activities/a/purposes/bill/consent/record",
        ),
        ("data: [email.address]", "special_categories", "none", ""),
        (
            "data: [health], purposes: [{text: Heal, basis: contract}]",
            "special_categories",
            "not_recorded",
            "activities/a/purposes/heal/condition",
        ),
        ("dpia: {required: false}", "impact_assessment_link", "none", ""),
        ("dpia: {required: true}", "impact_assessment_link", "not_recorded", "activities/a/dpia/ref"),
        ("dpia: {required: true}", "impact_assessment_progress", "not_recorded", "activities/a/dpia/status"),
        ("collection: direct", "source", "none", ""),
        ("collection: indirect", "source", "not_recorded", "activities/a/source"),
        ("automated_decisions: none", "automated_decisions", "none", ""),
        ("owner: x", "automated_decisions", "not_recorded", "activities/a/automated_decisions"),
        ("owner: x", "function", "not_recorded", "activities/a/function"),
        ("recipients: none", "contracts", "none", ""),
        ("transfers: none", "safeguards", "none", ""),
        ("transfers: [{country: US, mechanisms: [scc]}]", "safeguards", "none", ""),
        (
            "transfers: [{country: US, mechanisms: [derogation-compelling-interests]}]",
            "safeguards",
            "recorded",
            "activities/a/transfers/1/assessment",
        ),
        ("data: [email.address]", "schedule_1", "none", ""),
        (
            "data: [health], purposes: [{text: Heal, basis: contract}]",
            "schedule_1",
            "not_recorded",
            "activities/a/purposes/heal/schedule_1",
        ),
        ("data: [email.address]", "schedule_1_lawful_basis", "none", ""),
        ("data: [health]", "retention_policy_followed", "not_recorded", "activities/a/retention_policy"),
        ("data: [health], retention_policy: docs/policy.md", "retention_policy", "recorded", ""),
        (
            "data: [health], retention_policy: docs/policy.md",
            "retention_policy_followed",
            "not_recorded",
            "activities/a/retention_policy/followed",
        ),
        ("data: [health], retention_policy: {followed: true}", "retention_policy_reasons", "none", ""),
        (
            "data: [health], retention_policy: {followed: false}",
            "retention_policy_reasons",
            "not_recorded",
            "activities/a/retention_policy/reason",
        ),
    ],
)
def test_a_column_is_an_open_point_where_it_applies(
    activity: str, column: str, line: str, key: str, fill: Fill, answers: Answers, keys: Keys
) -> None:
    document = fill("ico", "controller", ONE.format(regime="uk-gdpr", activity=activity))
    cell = answers(document)[column]
    open_keys = {each.address for each in cell.lines if each.is_open and key}
    assert cell.state.value == line
    assert (key in open_keys, key in keys(document)) == (bool(key), bool(key))


@pytest.mark.parametrize("column", ["legitimate_interests", "balancing_tests", "consent"])
def test_a_missing_lawful_basis_is_one_open_point(column: str, fill: Fill, answers: Answers, keys: Keys) -> None:
    document = fill("ico", "controller", ONE.format(regime="eu-gdpr", activity="purposes: [Bill the customers]"))
    assert answers(document)[column].state is State.NOT_RECORDED
    assert keys(document).count("activities/a/purposes/bill-the-customers/basis") == 1


@pytest.mark.parametrize("column", [key for key in COLUMNS if key.startswith(("schedule_1", "retention_policy"))])
def test_schedule_1_asks_nothing_outside_the_united_kingdom(column: str, told: Told) -> None:
    manifest = ONE.format(regime="eu-gdpr", activity="data: [health]")
    assert told("ico", column, manifest) == ["[none] does not apply: Schedule 1 is law of the United Kingdom"]


@pytest.mark.parametrize(
    ("breaches", "expected"),
    [
        ("{}", ["[not_recorded] no breach is recorded"]),
        ("{x: {activities: [b]}}", ["[none] none of the recorded breaches concerns this activity"]),
        (
            "{x: {activities: [b]}, y: {facts: a door was open}, z: {}}",
            ["[not_recorded] no recorded breach names it; breaches that name no activity and no system: 2"],
        ),
        ("{x: {activities: [a]}, y: {}}", ["yes: x"]),
    ],
)
def test_breaches_that_name_nothing_may_concern_any_activity(
    breaches: str, expected: list[str], fill: Fill, answers: Answers
) -> None:
    manifest = f"activities: {{a: {{role: controller}}, b: {{role: processor}}}}\nbreaches: {breaches}\n"
    cell = answers(fill("ico", "controller", manifest))["breaches"]
    states = (f"[{line.state}] " if line.state is not State.RECORDED else "" for line in cell.lines)
    assert [f"{state}{line.text}" for state, line in zip(states, cell.lines, strict=True)] == expected


def test_data_that_may_reveal_special_categories_are_named_where_none_is_recorded(told: Told) -> None:
    manifest = "activities: {a: {role: controller, purposes: [{text: Answer}], data: [free_text]}}"
    assert told("ico", "special_categories", manifest) == [
        "[none] none among the recorded categories of data",
        "  Free-text note / comment (free_text), may reveal special categories",
    ]
