from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdmap.documents.document import Document, Layout, Paragraph
from pdmap.documents.words import ENGLISH
from pdmap.language.risks import CRITERIA, OPERATIONS
from pdmap.writers import markdown

Issue = Callable[..., Document]
Lines = Callable[..., list[str]]

DECISIONS = "automated_decisions: {significant_effect: true}"
ALL = {"data", "operations", "automated_decisions", "large_scale", "public_monitoring", "subjects"}


@pytest.fixture
def told(issue: Issue, lines_of: Lines) -> Callable[[str, str], list[str]]:
    """Return the lines of a column for the only activity of a manifest, given by its keys."""

    def lines(activity: str, column: str) -> list[str]:
        manifest = f"activities: {{a: {{role: controller, {activity}}}}}\n"
        return lines_of(issue("dpia-screening", manifest), column)

    return lines


Told = Callable[[str, str], list[str]]


@pytest.mark.parametrize("inventory", ["clinic", "exporter", "cloudkarafka"])
def test_the_screening_looks_as_it_did(
    inventory: str,
    issue: Issue,
    manifests: Callable[[str], dict[str, str]],
    golden: Callable[[str, str | bytes], None],
) -> None:
    document = issue("dpia-screening", manifests(inventory))
    golden(f"dpia_screening_{inventory}.md", markdown.write(document))


def test_it_is_about_the_activities_of_a_controller(
    issue: Issue, manifests: Callable[[str], dict[str, str]], choices: Callable[..., tuple[str, ...]]
) -> None:
    texts = manifests("exporter")
    assert choices("dpia-screening", texts) == ("sales", "staff", "gifts")
    (register,) = (each for each in issue("dpia-screening", texts, "staff").tables if each.layout is Layout.REGISTER)
    assert [row.title for row in register.rows] == ["Staff"]


@pytest.mark.parametrize("keys", ["status: ended", "ended: 2020-01-01", "ended: 2026-11-23, status: live"])
def test_activities_that_have_ended_are_left_out(keys: str, issue: Issue) -> None:
    activities = f"a: {{role: controller, {keys}}}, b: {{role: controller, ended: 2026-11-24}}"
    document = issue("dpia-screening", f"activities: {{{activities}}}")
    (register,) = (each for each in document.tables if each.layout is Layout.REGISTER)
    assert [row.title for row in register.rows] == ["b"]


@pytest.mark.parametrize(("language", "head"), [("en", "35(3)(a)"), ("fr", "35.3.a"), ("de", "35 Abs. 3 lit. a")])
def test_cases_are_cited_as_the_language_does(language: str, head: str, issue: Issue) -> None:
    document = issue("dpia-screening", "activities: {a: {role: controller}}", language=language)
    (overview,) = (each for each in document.tables if each.key == "overview")
    assert overview.columns[2].title == head


def test_an_inventory_without_such_activities_says_so(issue: Issue) -> None:
    document = issue("dpia-screening", "activities: {a: {role: processor}}")
    assert Paragraph(ENGLISH.no_screening) in document.blocks


def test_the_words_name_each_criterion_of_the_language() -> None:
    assert tuple(ENGLISH.criterion_titles) == CRITERIA


@pytest.mark.parametrize(
    ("activity", "criterion", "lines"),
    [
        (
            "data: [email.address], operations: none",
            "evaluation",
            [
                "not met",
                "  from the answers to: categories of personal data, kinds of operations that authorities list",
            ],
        ),
        (
            "operations: none",
            "evaluation",
            ["not derivable", "  [not_recorded] categories of personal data: not recorded"],
        ),
        ("operations: [scoring]", "evaluation", ["met", "  from: scoring"]),
        (
            "automated_decisions: none",
            "automated-decisions",
            ["not met", "  from the answers to: automated decisions with legal or similarly significant effects"],
        ),
        (
            "automated_decisions: {solely_automated: true}",
            "automated-decisions",
            [
                "not derivable",
                "  [not_recorded] legal or similarly significant effects of automated decisions: not recorded",
            ],
        ),
        (
            "automated_decisions: {unknown: being asked}",
            "automated-decisions",
            [
                "not derivable",
                "  [unknown] automated decisions with legal or similarly significant effects: unknown: being asked",
            ],
        ),
        (
            "public_monitoring: true",
            "systematic-monitoring",
            ["met", "  from: systematic monitoring of a publicly accessible area"],
        ),
        (
            "data: [health]",
            "sensitive-data",
            ["met", "  from: Health data (health), special category (Article 9), sensitivity 5 of 5"],
        ),
        (
            "data: [email.address], subjects: [patient]",
            "sensitive-data",
            ["no special category among the recorded data", "  from the answers to: categories of personal data"],
        ),
        ("large_scale: false", "large-scale", ["not met", "  from the answers to: large scale"]),
        ("large_scale: true", "large-scale", ["met", "  from: large scale"]),
        ("operations: [data-matching]", "combined-data", ["met", "  from: matching of data"]),
        (
            "subjects: [patient]",
            "vulnerable-subjects",
            ["met", "  from: Patient (in need of special protection)"],
        ),
        (
            "subjects: [customer]",
            "vulnerable-subjects",
            ["not met", "  from the answers to: categories of data subjects"],
        ),
        ("operations: none", "innovative-use", ["not derivable", "  no key of the inventory answers it in full"]),
        ("operations: [denial-of-service]", "prevents-rights", ["met", "  from: denial of a service"]),
        (
            "operations: none, dpia: {criteria: [prevents-rights]}",
            "prevents-rights",
            [
                "not met",
                "  from the answers to: kinds of operations that authorities list",
                "declared: met",
                "  what follows and what is declared differ",
            ],
        ),
        (
            "large_scale: true, dpia: {criteria: none}",
            "large-scale",
            [
                "met",
                "  from: large scale",
                "declared: not among the criteria that are met",
                "  what follows and what is declared differ",
            ],
        ),
        (
            "dpia: {criteria: [large-scale]}",
            "large-scale",
            ["not derivable", "  [not_recorded] large scale: not recorded", "declared: met"],
        ),
    ],
)
def test_how_a_criterion_stands_and_from_what(activity: str, criterion: str, lines: list[str], told: Told) -> None:
    assert told(activity, criterion) == lines


@pytest.mark.parametrize(
    ("activity", "case", "standing"),
    [
        (
            "operations: [profiling], automated_decisions: {significant_effect: true}",
            "case_a",
            ENGLISH.case_open_extent,
        ),
        ("operations: [scoring], automated_decisions: {significant_effect: true}", "case_a", ENGLISH.case_open_extent),
        ("automated_decisions: none", "case_a", "not met"),
        ("operations: [profiling]", "case_a", "not derivable"),
        ("data: [health], large_scale: true", "case_b", "met"),
        ("data: [health], large_scale: false", "case_b", "not met"),
        ("data: [health]", "case_b", "not derivable"),
        ("data: [email.address], large_scale: true", "case_b", "no special category among the recorded data"),
        (
            "data: [email.address], large_scale: true, dpia: {criteria: [sensitive-data]}",
            "case_b",
            ENGLISH.case_open_categories,
        ),
        ("public_monitoring: true, large_scale: true", "case_c", "met"),
        ("public_monitoring: false", "case_c", "not met"),
        ("public_monitoring: true", "case_c", "not derivable"),
    ],
)
def test_how_a_case_of_the_law_stands(activity: str, case: str, standing: str, told: Told) -> None:
    assert told(activity, case)[0] == standing


@pytest.mark.parametrize(
    ("organization", "operations", "lines"),
    [
        ("{}", "none", ["[not_recorded] not recorded"]),
        ("{supervisory_authority: {unknown: being asked}}", "none", ["[unknown] unknown: being asked"]),
        ("{supervisory_authority: Nobody}", "none", ["no list of this authority is known here: Nobody"]),
        ("{supervisory_authority: CNIL}", "none", ["[none] none"]),
        ("{supervisory_authority: CNIL}", "{unknown: later}", ["[unknown] unknown: later"]),
        (
            "{supervisory_authority: CNIL}",
            "[connected-devices]",
            ["[none] none of the recorded operations is on the list of CNIL"],
        ),
    ],
)
def test_what_is_told_of_the_authority_s_list(
    organization: str, operations: str, lines: list[str], issue: Issue, lines_of: Lines
) -> None:
    manifest = f"organization: {organization}\nactivities: {{a: {{role: controller, operations: {operations}}}}}\n"
    assert lines_of(issue("dpia-screening", manifest), "national_list") == lines


def test_an_operation_on_the_list_is_named_with_the_list(issue: Issue, lines_of: Lines) -> None:
    manifest = (
        "organization: {supervisory_authority: CNIL}\n"
        "activities: {a: {role: controller, operations: [whistleblowing]}}\n"
    )
    (line,) = lines_of(issue("dpia-screening", manifest), "national_list")
    assert line.startswith("whistleblowing: on the list of CNIL (")


@pytest.mark.parametrize(
    ("activity", "lines"),
    [
        ("large_scale: true", ["1 of 9", "  that follow from the inventory: 1", "  that only the author declares: 0"]),
        (
            "large_scale: true, dpia: {criteria: [large-scale, innovative-use]}",
            ["2 of 9", "  that follow from the inventory: 1", "  that only the author declares: 1"],
        ),
    ],
)
def test_criteria_are_counted_each_once(activity: str, lines: list[str], told: Told) -> None:
    found = told(activity, "count")
    assert found[:3] == lines
    assert (f"  {ENGLISH.two_or_more}" in found) == found[0].startswith("2")


def test_what_the_screening_lacks_is_asked_for_once(issue: Issue, keys_of: Callable[..., list[str]]) -> None:
    keys = keys_of(issue("dpia-screening", "activities: {a: {role: controller}}"))
    assert sorted(keys) == sorted([*(f"activities/a/{key}" for key in ALL), "activities/a/dpia"])


def test_what_people_have_to_judge_is_asked_for_as_declared_criteria(
    issue: Issue, keys_of: Callable[..., list[str]]
) -> None:
    answers = "automated_decisions: none, large_scale: false, public_monitoring: false, operations: none"
    manifest = f"activities: {{a: {{role: controller, data: [bank_account], subjects: [customer], {answers}}}}}"
    assert "activities/a/dpia/criteria" in keys_of(issue("dpia-screening", manifest))
    declared = manifest.replace("operations: none", "operations: none, dpia: {criteria: none}")
    assert "activities/a/dpia/criteria" not in keys_of(issue("dpia-screening", declared))


ANSWERS = {
    "data": st.sampled_from(["[health]", "[email.address]", "[profile]", "none", "[]", "{unknown: x}"]),
    "subjects": st.sampled_from(["[patient]", "[customer]", "[own]", "none", "{unknown: x}"]),
    "operations": st.one_of(
        st.just("none"), st.lists(st.sampled_from(OPERATIONS), max_size=3).map(lambda each: f"[{', '.join(each)}]")
    ),
    "large_scale": st.sampled_from(["true", "false"]),
    "public_monitoring": st.sampled_from(["true", "false"]),
    "automated_decisions": st.sampled_from(["none", "{significant_effect: true}", "{solely_automated: true}"]),
    "dpia": st.one_of(
        st.just("none"),
        st.lists(st.sampled_from(CRITERIA), max_size=3).map(lambda each: f"{{criteria: [{', '.join(each)}]}}"),
    ),
}


@settings(max_examples=50)
@given(answers=st.fixed_dictionaries({}, optional=ANSWERS))
def test_met_always_names_what_it_comes_from_and_where_that_stands(answers: dict[str, str], issue: Issue) -> None:
    activity = "".join(f", {key}: {value}" for key, value in answers.items())
    manifest = f"subjects: {{own: {{vulnerable: true}}}}\nactivities: {{a: {{role: controller{activity}}}}}\n"
    (register,) = (each for each in issue("dpia-screening", manifest).tables if each.layout is Layout.REGISTER)
    (row,) = register.rows
    for column, cell in zip(register.columns, row.cells, strict=True):
        if column.key in CRITERIA and cell.lines[0].text == "met":
            signs = [line for line in cell.lines if line.text.startswith("from: ")]
            assert signs
            assert all(line.sources for line in signs)
        if column.key in CRITERIA:
            assert cell.lines[0].sources
            assert cell.lines[0].is_derived
