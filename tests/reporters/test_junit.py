from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pdmap.findings import Check, Finding, HiddenFinding, Hiding, Location, Position, Severity, Span
from pdmap.reporters.junit import REPORTER
from pdmap.reporters.report import Adjustment, Coverage, Report

JUDGE = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas/junit-10.xsd"))
TAGS = {"testsuites", "testsuite", "properties", "property", "testcase", "failure", "skipped"}
CHECK = Check("TST001", "test", Severity.ERROR)


@pytest.mark.parametrize("name", ["webshop", "clean", "accepted", "unchecked"])
def test_the_report_is_written_whole(
    request: pytest.FixtureRequest, name: str, golden: Callable[[str, str], None]
) -> None:
    report = request.getfixturevalue(name)
    _suites(report)
    golden(f"{name}.junit.xml", REPORTER.render(report))


def test_the_schema_refuses_what_is_not_a_report() -> None:
    assert not JUDGE.validate(etree.fromstring("<testsuites><testcase/></testsuites>"))


def test_a_manifest_without_findings_passes_so_that_no_report_is_empty(clean: Report) -> None:
    assert [(path, name, ending) for path, _, name, ending in _cases(clean)] == [
        ("inventories/webshop/parties.yaml", "inventories/webshop/parties.yaml", ""),
        ("inventories/webshop/webshop.yaml", "inventories/webshop/webshop.yaml", ""),
    ]


def test_what_the_configuration_changes_is_a_property_of_each_suite(clean: Report) -> None:
    report = replace(clean, adjustments=(Adjustment("ignore", "TRF", "pdmap.toml:3", ("TRF001",)),))
    document = etree.fromstring(REPORTER.render(report).encode())
    assert JUDGE.validate(document), JUDGE.error_log
    found = [dict(each.attrib) for each in document.iterfind("testsuite/properties/property")]
    words = "1 rule switched off: TRF001; `ignore` is TRF (pdmap.toml:3)"
    assert found == [{"name": "pdmap.ignore", "value": words}] * 2


def test_nothing_passes_where_no_rule_ran(unchecked: Report) -> None:
    assert "" not in {ending for *_, ending in _cases(unchecked)}


def test_findings_fail_and_hidden_ones_are_skipped(accepted: Report) -> None:
    assert {(kind, ending) for _, kind, _, ending in _cases(accepted)} == {
        ("pdmap.TRF001", "failure"),
        ("pdmap.CAT002", "skipped"),
        ("pdmap.LAW001", "skipped"),
        ("pdmap.SRC009", "skipped"),
        ("pdmap.manifest", ""),
    }


def test_counts_are_those_of_the_cases(accepted: Report) -> None:
    suites = _suites(accepted)
    for suite in suites.iter("testsuite"):
        for attribute, element in (("failures", "failure"), ("skipped", "skipped"), ("tests", "testcase")):
            assert int(suite.get(attribute)) == len(list(suite.iter(element)))
    assert (suites.get("tests"), suites.get("failures")) == ("5", "1")


def test_a_name_does_not_change_with_lines_and_is_never_used_twice(webshop: Report) -> None:
    finding = webshop.findings[2]
    moved = replace(finding, location=Location("webshop.yaml", Span(Position(90, 1), Position(90, 4))))
    names = [name for *_, name, _ in _cases(replace(webshop, findings=(finding, moved, finding), sources={}))]
    assert names == ["activities/newsletter", "activities/newsletter (2)", "activities/newsletter (3)"]


def test_text_from_outside_reads_back_and_shows_nothing_dangerous(
    hostile: Report, assert_harmless: Callable[[str], None]
) -> None:
    text = REPORTER.render(hostile)
    assert_harmless(text)
    suites = _suites(hostile)
    assert len(list(suites.iter("failure"))) == len(hostile.findings)
    assert {element.tag for element in suites.iter()} <= TAGS
    for failure in suites.iter("failure"):
        assert_harmless(failure.get("message"))


@pytest.mark.parametrize(("code", "is_told"), [("TST001", True), ("no-health-abroad", False)])
def test_pdmap_explains_its_own_checks_and_no_policies(webshop: Report, code: str, is_told: bool) -> None:  # noqa: FBT001
    finding = Finding(replace(CHECK, code=code), "x", Location("a.yaml"))
    assert ("pdmap explain" in REPORTER.render(replace(webshop, findings=(finding,)))) == is_told


@given(text=st.text())
def test_no_text_breaks_the_document(text: str) -> None:
    finding = Finding(Check("TST001", text, Severity.ERROR, (text,)), text, Location(text), text, text, detail=text)
    report = Report(
        findings=(finding,),
        sources={text: ()},
        checked=Coverage(1, 0, 0, 0, 0, 0),
        rules=1,
        inventory="",
        version="0.1.0",
        hidden=(HiddenFinding(finding, Hiding.IGNORE, text),),
    )
    assert [ending for *_, ending in _cases(report)] == ["failure", "skipped"]


def _suites(report: Report) -> etree._Element:
    """Return the document, after the schema of Jenkins has judged it."""
    root = etree.fromstring(REPORTER.render(report).encode())
    JUDGE.assertValid(root)
    return root


def _cases(report: Report) -> list[tuple[str, str, str, str]]:
    """Return suite, class, name and ending of each test."""
    return [
        (suite.get("name"), case.get("classname"), case.get("name"), case[0].tag if len(case) else "")
        for suite in _suites(report)
        for case in suite.iterfind("testcase")
    ]
