import datetime as dt
from collections.abc import Iterator

import pytest

from pdmap.app.load import load_texts
from pdmap.app.validate import shown_as, validate
from pdmap.findings import Check, Profile, Severity
from pdmap.reporters.report import Report
from pdmap.rules.crash import RuleCrashError
from pdmap.rules.engine import catalogue
from pdmap.rules.rule import Context, Observation, Rule

AS_OF = dt.date(2026, 11, 23)


def _see_every_system(context: Context) -> Iterator[Observation]:
    for system in context.inventory.systems.values():
        yield Observation(system.address, system.head, f"`{system.id}` is seen", "look away")


def _see_the_organization(context: Context) -> Iterator[Observation]:
    if context.inventory.organization:
        organization = context.inventory.organization
        yield Observation(f"{organization.address}/dpo", organization.head, "there is an organization", "look away")


def _crash(_: Context) -> Iterator[Observation]:
    raise ZeroDivisionError("by zero")


def _rule(find: object, code: str = "TST001") -> Rule:
    check = Check(code, "thing that is seen", Severity.WARNING)
    return Rule(check, "", "", "", "", "", "", find)  # type: ignore[arg-type]


SEEN = _rule(_see_every_system)


def _report(text: str, *rules: Rule) -> Report:
    return validate(load_texts({"inventory.yaml": text.encode()}), AS_OF, rules or (SEEN,))


def _messages(report: Report) -> list[str]:
    return [finding.message for finding in report.findings]


def test_findings_of_rules_and_of_the_language_come_together_in_reading_order() -> None:
    report = _report("systems:\n  b: {}\n  a:\n    nmae: x\n  c: {}\n")
    assert _messages(report) == ["`b` is seen", "`systems/a` has no key `nmae`", "`c` is seen"]
    assert report.muted == ("systems/a",)


def test_rules_are_silent_on_an_organization_that_does_not_fit() -> None:
    rule = _rule(_see_the_organization)
    assert _messages(_report("organization: {name: x}", rule)) == ["there is an organization"]
    assert _messages(_report("organization: {nmae: x}", rule)) == ["`organization` has no key `nmae`"]


@pytest.mark.parametrize("broken", ["systems: [", "sytems: {}", "systems: [one]", "- systems"])
def test_no_rule_runs_on_half_an_inventory(broken: str) -> None:
    texts = {"a.yaml": broken.encode(), "b.yaml": b"systems: {one: {}}"}
    report = validate(load_texts(texts), AS_OF, [SEEN])
    assert report.rules == 0
    assert report.findings
    assert "TST001" not in {finding.check.code for finding in report.findings}


def test_the_whole_catalogue_runs_unless_rules_are_chosen() -> None:
    loaded = load_texts({"inventory.yaml": b"systems: {one: {}}"})
    asked = [rule for rule in catalogue().values() if rule.profile is not Profile.STRICT]
    assert validate(loaded, AS_OF).rules == len(asked) < len(catalogue())
    assert validate(loaded, AS_OF, [SEEN]).rules == 1


def test_a_rule_that_crashes_is_named_and_never_no_finding() -> None:
    with pytest.raises(RuleCrashError, match="rule TST666 failed: ZeroDivisionError: by zero"):
        _report("systems: {one: {}}", SEEN, _rule(_crash, "TST666"))


WAIVER = "{{rule: {rule}, object: {address}, reason: r, owner: o, expires: {expires}}}"


def _waived(rule: str, address: str, expires: str = "2026-11-23") -> str:
    return f"waivers: [{WAIVER.format(rule=rule, address=address, expires=expires)}]\n"


def test_a_waived_finding_is_hidden_and_counted() -> None:
    report = _report(_waived("TST001", "systems/one") + "systems: {one: {}, two: {}}")
    assert _messages(report) == ["`two` is seen"]
    assert [(item.finding.check.code, item.finding.address, item.owner, item.expires) for item in report.hidden] == [
        ("TST001", "systems/one", "o", AS_OF)
    ]


def test_a_waiver_ends_with_its_last_day() -> None:
    report = _report(_waived("TST001", "systems/one", expires="2026-11-22") + "systems: {one: {}}")
    assert _messages(report) == ["the waiver of TST001 for `systems/one` expired on 2026-11-22", "`one` is seen"]
    assert report.hidden == ()


def test_an_error_in_the_form_of_a_manifest_cannot_be_waived() -> None:
    report = _report(_waived("REF003", "systems/one") + "systems: {one: {nmae: x}}")
    assert _messages(report) == [
        "the waiver of REF003 for `systems/one` accepts nothing: an error of form cannot be waived",
        "`systems/one` has no key `nmae`",
    ]
    assert report.hidden == ()


def test_a_waiver_of_a_rule_that_finds_an_error_of_form_is_told_so() -> None:
    report = _report(_waived("REF004", "systems/one") + "systems: {one: {kind: datastre}}")
    assert [finding.check.code for finding in report.findings if finding.check.code != "TST001"] == ["SUP010", "REF004"]


def test_the_report_knows_its_day_and_is_shown_under_the_folder_that_was_given() -> None:
    report = shown_as(_report("systems: {}"), "inventories/shop", color=True)
    assert (report.as_of, report.inventory, report.color) == (AS_OF, "inventories/shop", True)


@pytest.mark.parametrize(
    ("waiver", "code"),
    [
        (_waived("TST001", "systems/one"), None),
        (_waived("TST001", "systems"), None),
        (_waived("XXX999", "systems/one"), "SUP001"),
        (_waived("TST001", "systems/three"), "SUP002"),
        (_waived("TST001", "sytems/one"), "SUP002"),
        (_waived("TST001", "activities"), "SUP003"),
        (_waived("TST001", "systems/two/fields/email"), "SUP003"),
        (_waived("TST001", "systems/one", expires="2026-11-22"), "CHG003"),
        (_waived("TRF001", "systems/one"), None),
        (_waived("REF003", "systems/one"), "SUP010"),
        (_waived("SUP003", "systems/one"), "SUP010"),
    ],
)
def test_a_waiver_that_does_nothing_is_a_warning_at_its_place(waiver: str, code: str | None) -> None:
    report = _report(waiver + "systems: {one: {}, two: {}}")
    warnings = [finding for finding in report.findings if finding.check.code != "TST001"]
    assert [finding.check.code for finding in warnings] == ([code] if code else [])
    assert all(finding.location.span and finding.location.span.start.line == 1 for finding in warnings)
