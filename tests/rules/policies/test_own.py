"""Policies report under their own id, severity and text, in every format, and can be waived by it."""

import datetime as dt
import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from pdmap.app.load import load_texts
from pdmap.app.validate import validate
from pdmap.findings import Finding
from pdmap.registry import discover
from pdmap.reporters.report import Report, Reporter

AS_OF = dt.date(2026, 11, 23)
SCHEMA = json.loads((Path(__file__).parents[3] / "schemas" / "findings.schema.json").read_text("utf-8"))
SHOP = """\
systems:
  shop: {location: SE, fields: [email.address, health.record], subjects: [customer]}
parties:
  mailer: {role: processor, country: US}
flows:
  news: {from: shop, to: mailer, data: [email.address, health.record]}
"""
POLICY = """\
policies:
  no-health-abroad:
    name: Health data stay in the EEA
    severity: warning
    ref: Security policy 4.2
    on: flows
    match: {data: [health]}
    deny: {outside: [EEA]}
    remedy: ask the platform team for a host in the Union
"""
WAIVER = "waivers: [{{rule: {rule}, object: flows/news, reason: r, owner: o, expires: 2026-12-31}}]\n"


def _report(text: str) -> Report:
    return validate(load_texts({"inventory.yaml": text.encode()}), AS_OF)


def _of(report: Report, code: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.check.code == code]


def test_a_finding_has_the_id_the_severity_and_the_text_of_its_policy() -> None:
    (finding,) = _of(_report(SHOP + POLICY), "no-health-abroad")
    assert finding.check.severity == "warning"
    assert finding.check.title == "Health data stay in the EEA"
    assert finding.check.basis == ("Security policy 4.2",)
    assert finding.remedy == "ask the platform team for a host in the Union"
    assert finding.address == "flows/news"
    assert finding.message == (
        "Health data stay in the EEA: `health.record` reaches `mailer` in `US`: `shop -> mailer (US)`"
    )


REPORTERS = discover("pdmap.reporters", "REPORTER", Reporter)
SHOWN = {"full": "warning[no-health-abroad]", "concise": "warning[no-health-abroad]"}


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_every_format_shows_the_id(name: str) -> None:
    text = REPORTERS[name].render(_report(SHOP + POLICY))
    assert SHOWN.get(name, "no-health-abroad") in text
    assert "pdmap explain no-health-abroad" not in text
    if name == "json":
        Draft7Validator(SCHEMA).validate(json.loads(text))


def test_a_waiver_names_a_policy_by_its_id() -> None:
    report = _report(SHOP + POLICY + WAIVER.format(rule="no-health-abroad"))
    assert _of(report, "no-health-abroad") == []
    assert [item.finding.check.code for item in report.hidden] == ["no-health-abroad"]


@pytest.mark.parametrize(
    ("rule", "policy", "code"),
    [
        ("no-health-abroad", POLICY.replace("EEA]", "EEA, US]"), "SUP003"),
        ("no-wealth-abroad", POLICY, "SUP001"),
        ("no-health-abroad", POLICY.replace("deny", "denny"), None),
    ],
)
def test_a_waiver_that_does_nothing_is_told(rule: str, policy: str, code: str | None) -> None:
    report = _report(SHOP + policy + WAIVER.format(rule=rule))
    told = [finding.check.code for finding in report.findings if finding.check.code.startswith("SUP")]
    assert told == ([code] if code else [])


@pytest.mark.parametrize(
    ("written", "misspelled", "code", "message"),
    [
        (
            "data: [health]",
            "data: [helth]",
            "REF004",
            "`helth` is no known data type; `health` is spelled almost alike",
        ),
        ("data: [health]", "dta: [health]", "REF003", "`policies/no-health-abroad/match` has no key `dta`"),
        ("data: [health]", "to: [mailr]", "REF001", "`mailr` is no system or party of this inventory; `mailer` is"),
        ("data: [health]", "from: [shp]", "REF001", "`shp` is no system, party or subject of this inventory; `shop`"),
        ("data: [health]", "subjects: [custmer]", "REF001", "`custmer` is no subject of this inventory; `customer`"),
        ("data: [health]", "activities: [send]", "REF001", "`send` is no activity of this inventory"),
        ("data: [health]", "basis: [consnt]", "REF004", "`consnt` is no known lawful basis; `consent` is spelled"),
        ("outside: [EEA]", "outside: [XX]", "REF004", "`XX` is no known country or cloud region"),
        (
            "outside: [EEA]",
            "roles: [procesor]",
            "REF004",
            "`policies/no-health-abroad/deny/roles/1` cannot be `procesor`",
        ),
        ("on: flows", "on: flow", "REF004", "`policies/no-health-abroad/on` cannot be `flow`"),
        ("on: flows", "on: flows\n    hop: one", "REF003", "`policies/no-health-abroad` has no key `hop`"),
        ("on: flows", "on: fields\n    hops: one", "POL002", "the policy `no-health-abroad` contradicts itself"),
    ],
)
def test_a_wrong_word_is_an_error_and_the_policy_is_not_run(
    written: str, misspelled: str, code: str, message: str
) -> None:
    report = _report(SHOP + POLICY.replace(written, misspelled))
    (finding,) = _of(report, code)
    assert finding.message.startswith(message)
    assert finding.check.severity == "error"
    assert _of(report, "no-health-abroad") == []
    assert _of(report, "POL001") == []


def test_a_requirement_on_what_does_not_exist_is_an_error() -> None:
    policy = "policies: {p: {on: flows, require: {measures: [locks], mechanisms: [sccc], basis: [consnt]}}}"
    findings = [finding for finding in _report(SHOP + policy).findings if finding.address == "policies/p"]
    assert {finding.message for finding in findings if finding.check.code in {"REF001", "REF004"}} == {
        "`locks` is no measure of this inventory",
        "`sccc` is no known transfer mechanism; `scc` is spelled almost alike",
        "`consnt` is no known lawful basis; `consent` is spelled almost alike",
    }


def test_a_kind_of_purpose_is_one_of_the_language() -> None:
    activity = (
        "activities: {news: {role: controller, purposes: [{text: Send news, kind: marketing, basis: contract}]}}\n"
    )
    policy = "policies: {p: {on: activities, match: {purposes: [KIND]}, require: {basis: [consent]}}}"
    (slip,) = _of(_report(activity + policy.replace("KIND", "marketting")), "REF004")
    assert slip.message == "`policies/p/match/purposes/marketting` cannot be `marketting`"
    assert slip.remedy == "write `marketing`"
    assert len(_of(_report(activity + policy.replace("KIND", "employment")), "POL001")) == 1
    assert len(_of(_report(activity + policy.replace("KIND", "marketing")), "p")) == 1


def test_nothing_is_said_of_an_object_that_does_not_fit_the_language() -> None:
    broken = SHOP.replace("country: US}", "country: US, nmae: Mailer}")
    assert _of(_report(broken + POLICY), "no-health-abroad") == []


def test_no_policy_runs_on_half_an_inventory() -> None:
    report = _report(SHOP + POLICY + "sytems: {}\n")
    assert _of(report, "no-health-abroad") == []


def test_lines_that_move_change_no_fingerprint() -> None:
    one, other = (_of(_report(text), "no-health-abroad") for text in (SHOP + POLICY, "# a comment\n" + POLICY + SHOP))
    assert [finding.fingerprint for finding in one] == [finding.fingerprint for finding in other]


def test_a_policy_of_a_lower_severity_asks_with_a_note() -> None:
    text = SHOP.replace("country: US", "country: {unknown: asked}") + POLICY
    assert [finding.check.severity for finding in _of(_report(text), "no-health-abroad")] == ["note"]
