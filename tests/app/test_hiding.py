"""What hides a finding, what does not, and what is said about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from pdmap.app.baseline import new_baseline, pruned_baseline
from pdmap.app.load import load_texts
from pdmap.app.terms import Terms
from pdmap.app.validate import validate
from pdmap.config.configuration import Configuration, Settings
from pdmap.config.values import Level
from pdmap.findings import Check, Finding, Hiding, Location, Severity
from pdmap.reporters.report import Report
from pdmap.rules.engine import catalogue
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.suppress.baseline import read_baseline

AS_OF = dt.date(2026, 11, 26)


def _see_fields(context: Context) -> Iterator[Observation]:
    """Yield an observation for each name and each system, so that there are two on one object."""
    for system in context.inventory.systems.values():
        yield Observation(system.address, system.head, f"`{system.id}` is seen", "look away")
        if system.name:
            yield Observation(system.address, system.at("name"), "a name is seen", "look away", detail="name")


def _rule(code: str) -> Rule:
    return Rule(Check(code, "thing that is seen", Severity.WARNING), "", "", "", "", "", "", _see_fields)


RULES = (_rule("TST001"), _rule("TST002"))


def _report(text: str, terms: Terms | None = None, day: dt.date = AS_OF) -> Report:
    return validate(load_texts({"a.yaml": text.encode()}), day, RULES, terms)


def _left(report: Report) -> list[str]:
    """Return code and line of each finding."""
    return [
        f"{finding.check.code}:{finding.location.span.start.line}"
        for finding in report.findings
        if finding.location.span
    ]


PLACES = """\
systems:                  # 1
  one: {{}}               {0}
  two:                    {1}
    name: x               {2}
"""
"""Findings of both rules stand in lines 2, 3 and 4."""
ALL = ["TST001:2", "TST002:2", "TST001:3", "TST002:3", "TST001:4", "TST002:4"]


@pytest.mark.parametrize(
    ("comments", "hidden"),
    [
        (("", "", ""), []),
        (("# pdmap: ignore[TST001] x", "", ""), ["TST001:2"]),
        (("# pdmap: ignore[TST001, TST002] x", "", ""), ["TST001:2", "TST002:2"]),
        (("", "", "# pdmap: ignore[TST002] x"), ["TST002:4"]),
        (("", "# pdmap: ignore[TST002] x", ""), ["TST002:3", "TST002:4"]),
        (("# pdmap: ignore[TST001] x", "# pdmap: ignore[TST002] x", ""), ["TST001:2", "TST002:3", "TST002:4"]),
        (("\n  # pdmap: ignore[TST001] x", "", ""), ["TST001:4", "TST001:5"]),
        (("\n  # pdmap: ignore[TST001] x\n  # more\n  # pdmap: ignore[TST002] x", "", ""),
         ["TST001:6", "TST002:6", "TST001:7", "TST002:7"]),
        (("", "\n    # pdmap: ignore[TST001] x", ""), ["TST001:5"]),
        (("# pdmap: ignore[TST001] until=2026-11-26 x", "", ""), ["TST001:2"]),
    ],
    ids=str,
)  # fmt: skip
def test_an_ignore_holds_for_its_line_the_next_one_or_the_object_that_begins_there(
    comments: tuple[str, str, str], hidden: list[str]
) -> None:
    report = _report(PLACES.format(*comments))
    assert [
        f"{item.finding.check.code}:{item.finding.location.span.start.line}"
        for item in report.hidden
        if item.finding.location.span
    ] == hidden
    assert len(report.findings) == len(ALL) - len(hidden)
    assert {item.by for item in report.hidden} <= {Hiding.IGNORE}
    assert {item.reason for item in report.hidden} <= {"x"}


def test_a_hidden_finding_says_why_and_until_when() -> None:
    (item,) = _report("systems:\n  one: {}  # pdmap: ignore[TST001] until=2027-01-31 the vendor leaves\n").hidden
    assert (item.reason, item.owner, item.expires) == ("the vendor leaves", None, dt.date(2027, 1, 31))


@pytest.mark.parametrize(
    ("comment", "code", "message"),
    [
        ("ignore[TST001] until=2026-11-25 x", "SUP009", "the ignore of `TST001` ended on 2026-11-25"),
        ("ignore[TST01] x", "SUP007", "the ignore of `TST01` names a check that does not exist"),
        ("ignore[LAW001, TST001] x", "", ""),
        ("ignore[TST001]", "SUP006", "the ignore of TST001 gives no reason and hides nothing"),
        ("ignore TST001 x", "SUP005", "the comment `pdmap: ignore TST001 x` is not understood"),
        *(
            (f"ignore[{code}] x", "SUP010", f"the ignore of `{code}` hides nothing: an error of form cannot be ignored")
            for code in ("SRC003", "REF002", "REF003", "LNG001", "SUP008", "CHG003")
        ),
    ],
)
def test_an_ignore_that_cannot_do_what_it_says_is_a_warning_at_its_place(comment: str, code: str, message: str) -> None:
    report = _report(f"systems:\n  one: {{}}  # pdmap: {comment}\n")
    odd = [finding for finding in report.findings if finding.check.code.startswith("SUP")]
    assert [(finding.check.code, finding.message) for finding in odd] == ([(code, message)] if code else [])
    assert all(str(finding.location) == "a.yaml:2:12" for finding in odd)
    assert all((finding.address, finding.check.severity) == ("systems/one", Severity.WARNING) for finding in odd)
    assert len(report.findings) == 2 + len(odd) - len(report.hidden)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("systems:\n  one: {}\n  # pdmap: ignore[TST001] x\n", 1),
        ("# pdmap: ignore[TST001] x\n\nsystems:\n  one: {}\n", 1),
        ("systems:\n  # pdmap: ignore[TST001] x\n\n  one: {}\n", 1),
        ("systems:\n  one: {}  # pdmap: ignore[TST001] x\n  # pdmap: ignore[TST001, TST002] y\n", 2),
        ("systems:\n  # pdmap: ignore[TST001] x\n  one: {}  # pdmap: ignore[TST001] y\n", 1),
        ("# pdmap: ignore[TST001] x\n", 1),
        ("systems:\n  one: {name: '# pdmap: ignore[TST001] x'}\n", 0),
        ("systems:\n  one:\n    name: |\n      # pdmap: ignore[TST001] x\n", 0),
        ("systems:\n  one: {nmae: x}  # pdmap: ignore[TST001] x\n", 0),
        ("systems:\n  one: {nmae: x}\n  two: {}\n  # pdmap: ignore[TST001] x\n", 0),
        ("systems: [one]  # pdmap: ignore[TST001] x\n", 0),
    ],
)
def test_an_ignore_is_idle_where_the_rule_has_looked_and_found_nothing(text: str, count: int) -> None:
    report = _report(text)
    assert sum(finding.check.code == "SUP008" for finding in report.findings) == count


def test_a_rule_that_did_not_run_leaves_its_ignores_alone() -> None:
    terms = Terms(Configuration(Settings(ignore=("TST002",))))
    text = "systems:\n  one: {}  # pdmap: ignore[TST001, TST002] x\n"
    assert _report(text, terms).findings == ()


@pytest.mark.parametrize("code", ["REF003", "REF004"])
def test_an_error_of_form_cannot_be_ignored(code: str) -> None:
    text = "systems:\n  one:\n    kind: datastre  # pdmap: ignore[REF004] x\n    nmae: x  # pdmap: ignore[REF003] x\n"
    codes = [finding.check.code for finding in _report(text).findings]
    assert codes.count(code) == 1
    assert codes.count("SUP010") == 2


def test_what_hides_nothing_cannot_be_hidden_itself() -> None:
    waiver = "waivers: [{rule: SUP008, object: systems, reason: r, owner: o, expires: 2027-01-01}]\n"
    text = f"{waiver}systems:\n  # pdmap: ignore[SUP008] x\n  # pdmap: ignore[TST001] x\n\n  one: {{}}\n"
    codes = [finding.check.code for finding in _report(text).findings]
    assert ("SUP008" in codes, "SUP010" in codes) == (True, True)


WAIVER = "waivers: [{rule: TST001, object: systems/one, reason: r, owner: o, expires: 2027-01-01}]\n"


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("systems/one", []),
        ("systems/one/fields/email", ["SUP003"]),
        ("systems/three", ["SUP002"]),
        ("system/one", ["SUP002"]),
        ("systems", []),
        ("flows", ["SUP003"]),
        ("one", ["SUP002"]),
        ("/", ["SUP002"]),
        ("organization", ["SUP003"]),
        ("organization/dpo", ["SUP003"]),
        ("waivers", ["SUP003"]),
        ("waivers/1", ["SUP002"]),
    ],
)
def test_a_waiver_names_a_section_an_object_of_it_or_a_part(address: str, codes: list[str]) -> None:
    report = _report(WAIVER.replace("systems/one", address) + "systems: {one: {}}\n")
    assert [finding.check.code for finding in report.findings if finding.check.code.startswith("SUP")] == codes
    assert len(report.hidden) == (not codes)


@pytest.mark.parametrize(
    ("organization", "hidden", "codes"),
    [
        ("organization: {name: Choir, country: SE}", ["organization"], []),
        ("organization:", [], ["SUP003"]),
        ("", [], ["SUP003"]),
    ],
)
def test_a_finding_on_the_organization_can_be_waived(organization: str, hidden: list[str], codes: list[str]) -> None:
    waiver = WAIVER.replace("TST001", "REC001").replace("systems/one", "organization")
    loaded = load_texts({"a.yaml": f"{waiver}systems: {{one: {{}}}}\n{organization}".encode()})
    report = validate(loaded, AS_OF, [catalogue()["REC001"]])
    assert [item.finding.address for item in report.hidden] == hidden
    assert [finding.check.code for finding in report.findings if finding.check.code != "REC001"] == codes


@pytest.mark.parametrize(
    ("rule", "address", "remedy"),
    [
        ("tst001", "systems/one", "write `TST001`"),
        ("nonsense", "systems/one", "name the code of the finding to accept"),
        ("TST001", "one", "write `systems/one`"),
        ("TST001", "system/one/name", "write `systems/one/name`"),
        ("TST001", "two", "name the section and the id, such as `systems/customer-db`"),
        ("TST001", "Organization/one", "name the section and the id, such as `systems/customer-db`"),
    ],
)
def test_a_waiver_that_names_nothing_is_told_what_was_meant(rule: str, address: str, remedy: str) -> None:
    waiver = WAIVER.replace("TST001", rule).replace("systems/one", address)
    report = _report(waiver + "systems: {one: {}, two: {}}\nparties: {two: {}}\n")
    (doubt,) = (finding for finding in report.findings if finding.check.code.startswith("SUP"))
    assert doubt.remedy == remedy


def test_a_finding_is_hidden_once_and_what_else_hides_it_is_not_idle() -> None:
    text = WAIVER + "systems:\n  one: {}  # pdmap: ignore[TST001] x\n"
    baseline = read_baseline(
        new_baseline(load_texts({"a.yaml": b"systems: {one: {}}"}), AS_OF, Terms()).text.encode(), shown="b", path="b"
    )
    report = _report(text, Terms(baseline=baseline))
    assert [item.by for item in report.hidden] == [Hiding.WAIVER]
    assert [finding.check.code for finding in report.findings] == ["TST002"]


def test_everything_can_be_shown() -> None:
    text = WAIVER + "systems:\n  one: {}  # pdmap: ignore[TST002] x\n  two: {}  # pdmap: ignore[TST001] old\n"
    shown = _report(text, Terms(hides=False))
    assert shown.hidden == ()
    assert [finding.check.code for finding in shown.findings] == ["TST001", "TST002", "TST001", "TST002"]
    assert len(_report(text).hidden) == 3


def test_a_severity_holds_for_all_findings_of_a_check_hidden_or_not() -> None:
    settings = Settings(severity={"TST001": Level.ERROR, "SUP008": Level.NOTE})
    text = WAIVER + "systems:\n  one: {}\n  two: {}\n# pdmap: ignore[TST002] x\n"
    report = _report(text, Terms(Configuration(settings)))
    assert [(finding.check.code, finding.check.severity.value) for finding in report.findings] == [
        ("TST002", "warning"),
        ("TST001", "error"),
        ("TST002", "warning"),
        ("SUP008", "note"),
    ]
    assert [item.finding.check.severity for item in report.hidden] == [Severity.ERROR]


DAY = dt.date(2026, 12, 31)
TEMPORARY = {
    "waiver": WAIVER.replace("2027-01-01", "2026-12-31") + "systems: {one: {}}",
    "ignore": "systems:\n  one: {}  # pdmap: ignore[TST001] until=2026-12-31 x\n",
}


@pytest.mark.parametrize(("text", "code"), [(TEMPORARY["waiver"], "CHG003"), (TEMPORARY["ignore"], "SUP009")])
@pytest.mark.parametrize(("days", "is_hidden"), [(-1, True), (0, True), (1, False)])
def test_what_hides_until_a_day_is_judged_by_the_day_of_the_run(
    text: str,
    code: str,
    days: int,
    is_hidden: bool,  # noqa: FBT001
) -> None:
    report = _report(text, day=DAY + dt.timedelta(days=days))
    codes = {finding.check.code for finding in report.findings}
    assert ("TST001" not in codes, code not in codes) == (is_hidden, is_hidden)


INVENTORY = {
    "a.yaml": b"systems:\n  one:\n    hosted_by: host\n    fields: [{type: password, protection: none}]\n",
    "b.yaml": b"parties:\n  host: {name: Host Ltd, role: processor, country: SE}\n",
}


def _with_baseline(contents: dict[str, bytes], baseline: str, day: dt.date = AS_OF) -> Report:
    read = read_baseline(baseline.encode(), shown="b.json", path="b.json")
    return validate(load_texts(contents), day, terms=Terms(baseline=read))


def _written(contents: dict[str, bytes]) -> str:
    return new_baseline(load_texts(contents), AS_OF, Terms()).text


def test_the_baseline_hides_all_that_was_there_and_nothing_else() -> None:
    before = validate(load_texts(INVENTORY), AS_OF)
    report = _with_baseline(INVENTORY, _written(INVENTORY))
    assert report.findings == ()
    assert [item.finding for item in report.hidden] == list(before.findings)
    assert {item.by for item in report.hidden} == {Hiding.BASELINE}
    added = INVENTORY | {"c.yaml": b"systems: {two: {fields: [{type: password, protection: none}]}}"}
    assert {
        finding.address.partition("/fields")[0] for finding in _with_baseline(added, _written(INVENTORY)).findings
    } == {"systems/two"}


def test_an_entry_that_matches_nothing_is_a_warning_in_the_baseline() -> None:
    text = _written(INVENTORY)
    mended = INVENTORY | {"a.yaml": INVENTORY["a.yaml"].replace(b"none", b"hashed")}
    report = _with_baseline(mended, text)
    (finding,) = report.findings
    line = next(number for number, row in enumerate(text.splitlines(), 1) if "SEC001" in row)
    assert (finding.check.code, str(finding.location)) == ("SUP011", f"b.json:{line}:5")
    assert report.sources["b.json"][line - 1] == text.splitlines()[line - 1]


POLICY = {"p.yaml": b"policies: {no-passwords: {on: fields, match: {data: [password]}, deny: {systems: [one]}}}\n"}


def test_the_baseline_holds_findings_of_policies() -> None:
    contents = INVENTORY | POLICY
    text = _written(contents)
    assert '"rule": "no-passwords"' in text
    report = _with_baseline(contents, text)
    assert report.findings == ()
    assert "no-passwords" in {item.finding.check.code for item in report.hidden}


def test_pruning_keeps_the_entries_of_policies_until_they_match_nothing() -> None:
    contents = INVENTORY | POLICY
    baseline = read_baseline(_written(contents).encode(), shown="b.json", path="b.json")
    kept = pruned_baseline(load_texts(contents), AS_OF, Terms(), baseline)
    assert (kept.left_out, kept.entries) == (0, len(baseline.entries))
    mended = contents | {"p.yaml": POLICY["p.yaml"].replace(b"password]", b"email]")}
    pruned = pruned_baseline(load_texts(mended), AS_OF, Terms(), baseline)
    assert (pruned.left_out, '"rule": "no-passwords"' in pruned.text) == (1, False)


def test_pruning_takes_out_the_entries_that_match_nothing_and_adds_none() -> None:
    text = _written(INVENTORY)
    mended = load_texts({"a.yaml": INVENTORY["a.yaml"].replace(b"none", b"hashed"), "b.yaml": b"systems: {two: {}}"})
    baseline = read_baseline(text.encode(), shown="b.json", path="b.json")
    pruned = pruned_baseline(mended, AS_OF, Terms(), baseline)
    rows = text.splitlines()
    assert {row.rstrip(",") for row in pruned.text.splitlines()} < {row.rstrip(",") for row in rows}
    assert pruned.entries == len(baseline.entries) - pruned.left_out
    assert "SEC001" not in pruned.text


@pytest.mark.parametrize("broken", [b"systems: {two: {nmae: x}}", b"systems: ["])
def test_what_rules_did_not_look_at_makes_no_entry_idle(broken: bytes) -> None:
    report = _with_baseline({"a.yaml": broken}, _written(INVENTORY))
    assert "SUP011" not in {finding.check.code for finding in report.findings}


def test_an_entry_of_a_rule_that_is_gone_is_idle() -> None:
    text = _written(INVENTORY).replace("SEC001", "OLD001")
    assert "SUP011" in {finding.check.code for finding in _with_baseline(INVENTORY, text).findings}


def test_an_entry_of_a_rule_that_is_switched_off_is_not_idle() -> None:
    read = read_baseline(_written(INVENTORY).encode(), shown="b.json", path="b.json")
    terms = Terms(Configuration(Settings(ignore=("SEC",))), read)
    assert validate(load_texts(INVENTORY), AS_OF, terms=terms).findings == ()


def test_errors_of_form_are_left_out_of_a_baseline() -> None:
    contents = INVENTORY | {"c.yaml": b"systems: {two: {nmae: x}}  # pdmap: ignore x"}
    written = new_baseline(load_texts(contents), AS_OF, Terms())
    assert written.left_out == 2
    assert "REF003" not in written.text
    assert "SUP" not in written.text


def test_what_is_waived_or_ignored_is_left_out_of_a_baseline() -> None:
    ignored = INVENTORY | {"a.yaml": INVENTORY["a.yaml"].replace(b"none}]", b"none}] # pdmap: ignore[SEC001] x")}
    assert "SEC001" in _written(INVENTORY)
    assert "SEC001" not in _written(ignored)


def test_writing_again_over_an_old_baseline_gives_the_same_bytes() -> None:
    text = _written(INVENTORY)
    read = read_baseline(text.encode(), shown="b.json", path="b.json")
    assert new_baseline(load_texts(INVENTORY), AS_OF, replace(Terms(), baseline=read)).text == text


HIDING = b"""\
systems:
  one:
    fields: [{type: password, protection: none}]  # pdmap: ignore[no-passwords] it is a test account
waivers: [{rule: no-passwords, object: systems/one, reason: r, owner: o, expires: 2027-01-01}]
"""
"""What somebody accepts of a policy, apart from the policy."""
ENTRY = """\
{"format": "pdmap.baseline/1", "entries": [
  {"rule": "no-passwords", "address": "systems/one/fields/password", "detail": "one", "message": ""}
]}"""
SOUND = POLICY["p.yaml"]


def _doubts(contents: dict[str, bytes], unreadable: tuple[Finding, ...] = ()) -> list[str]:
    """Return the codes of findings on what hides findings."""
    baseline = read_baseline(ENTRY.encode(), shown="b.json", path="b.json")
    report = validate(load_texts(contents, unreadable), AS_OF, terms=Terms(baseline=baseline))
    return sorted(finding.check.code for finding in report.findings if finding.check.code.startswith("SUP"))


@pytest.mark.parametrize(
    "policies",
    [
        SOUND,
        SOUND.replace(b"deny", b"denny"),
        SOUND.replace(b"[one]", b"[onne]"),
        SOUND.replace(b"on: fields", b"on: fields, hops: one"),
        SOUND.replace(b"on: fields", b"on: ["),
        b"policies: [no-passwords]\n",
        "# \u00e5\n".encode("latin-1") + SOUND,
    ],
)
def test_what_hides_findings_of_a_policy_waits_until_the_policy_can_be_evaluated(policies: bytes) -> None:
    assert _doubts({"a.yaml": HIDING, "p.yaml": policies}) == []


def test_nothing_hides_in_vain_while_a_manifest_cannot_be_opened() -> None:
    closed = Finding(Check("SRC001", "unreadable manifest", Severity.ERROR), "it is closed", Location("p.yaml"))
    assert _doubts({"a.yaml": HIDING}, (closed,)) == []


@pytest.mark.parametrize(
    ("policies", "codes"),
    [
        (b"policies: {}\n", ["SUP001", "SUP007", "SUP011"]),
        (b"policies: {other: [\n", ["SUP001", "SUP007", "SUP011"]),
        (SOUND.replace(b"password]", b"email]"), ["SUP003", "SUP008", "SUP011"]),
    ],
)
def test_what_hides_findings_of_no_policy_is_told(policies: bytes, codes: list[str]) -> None:
    assert _doubts({"a.yaml": HIDING, "p.yaml": policies}) == codes


def test_a_waiver_for_an_object_of_a_manifest_that_cannot_be_read_is_left_alone() -> None:
    waiver = b"waivers: [{rule: SEC001, object: systems/NAME, reason: r, owner: o, expires: 2027-01-01}]\n"
    broken = b"systems: {one: {fields: [}}\n"
    assert _doubts({"a.yaml": waiver.replace(b"NAME", b"one"), "p.yaml": SOUND, "c.yaml": broken}) == []
    assert _doubts({"a.yaml": waiver.replace(b"NAME", b"two"), "p.yaml": SOUND, "c.yaml": broken}) == ["SUP002"]


def test_pruning_keeps_the_entries_of_a_policy_that_is_not_evaluated() -> None:
    contents = {"a.yaml": HIDING, "p.yaml": SOUND.replace(b"[one]", b"[onne]")}
    baseline = read_baseline(ENTRY.encode(), shown="b.json", path="b.json")
    assert pruned_baseline(load_texts(contents), AS_OF, Terms(), baseline).left_out == 0
