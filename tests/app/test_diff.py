"""Small edits of the inventory of a real company, worked out by hand; and what holds for all of them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdmap.app.checks import FIXED, UNREAD
from pdmap.app.diff import Stand, diff
from pdmap.app.load import load_texts
from pdmap.app.terms import Terms
from pdmap.app.validate import validate
from pdmap.comparisons.comparison import Comparison
from pdmap.comparisons.gates import Gate
from pdmap.config.configuration import Configuration, Settings
from pdmap.config.values import Level
from pdmap.findings import Hiding, Severity
from pdmap.questions.changes import Kind, Look, ObjectChange, Topic
from pdmap.rules.engine import catalogue

FOLDER = Path(__file__).parents[2] / "inventories" / "cloudkarafka"
FILES = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.yaml"))}
AS_OF = dt.date(2026, 11, 23)

Edit = tuple[str, str, str]
"""A file, what stands in it, and what is written instead."""

HELPDESK = """\
flows:
  tickets:
    {from: support-desk, to: helpdesk, data: [email.address], activity: support, transport: tls}
"""
PARTY = """\
parties:
  helpdesk:
    {name: Helpdesk, role: processor, country: IN, dpa: {status: signed, authorization: general, notice: P30D}}
"""
DESK = "systems: [support-desk]\n    recipients: {unknown: the page speaks of suppliers under"
DESK_FIELD = "      - {type: email.address, source: data_subject}\n    assumptions:\n      name: the page names no such"
HEALTH = "      - {type: health.record, source: data_subject}\n"
QUESTION = "      - text: Help customers who ask"
EDITS: Mapping[str, Sequence[Edit]] = {
    "recipient abroad": [("flows.yaml", "flows:\n", HELPDESK), ("parties.yaml", "parties:\n", PARTY)],
    "declared recipient": [("activities.yaml", "recipients: [paypal]", "recipients: [paypal, {category: auditors}]")],
    "special data": [("systems.yaml", DESK_FIELD, HEALTH + DESK_FIELD)],
    "purpose": [
        ("activities.yaml", QUESTION, f"      - {{text: Improve it, basis: legitimate_interests}}\n{QUESTION}")
    ],
    "backup": [("systems.yaml", "retention: P30D", "retention: P90D")],
    "retention": [
        ("activities.yaml", "{criteria: until the customer removes the data; backups go after 30 days}", "P1Y")
    ],
    "measure": [("activities.yaml", "    measures: [customer-agreement]\n", "")],
    "sub-processor": [
        ("parties.yaml", "    subprocessors: {unknown: the page names none}", "    subprocessors: [paypal]"),
    ],
    "assessment": [
        ("activities.yaml", "dpia: {unknown: the page does not speak of impact assessments}", "dpia: {required: true}")
    ],
    "location": [
        ("systems.yaml", "location: {unknown: the page does not say where 84codes' own systems are}", "location: IN")
    ],
    "hosting": [
        ("activities.yaml", "recipients: [aws, azure, gcp]", "recipients: [aws, azure, gcp, paypal]"),
        ("parties.yaml", "role: recipient", "role: sub-processor"),
    ],
    "name": [("systems.yaml", "name: Customer console", "name: Console")],
    "field": [("systems.yaml", "      - {type: ssh_public_key, source: data_subject}\n", "")],
}


def stand(*names: str, files: Mapping[str, str] = FILES) -> Stand:
    """Return the inventory after some edits."""
    edited = dict(files)
    for name in names:
        for file, old, new in EDITS[name]:
            assert old in edited[file], f"{name}: `{old}` does not stand in {file}"
            edited[file] = edited[file].replace(old, new, 1)
    return Stand(load_texts({name: text.encode() for name, text in edited.items()}), ", ".join(names))


def change(*names: str, before: Sequence[str] = ()) -> Comparison:
    return diff(stand(*before), stand(*before, *names), AS_OF)


def looks(comparison: Comparison) -> dict[str, set[Look]]:
    found: dict[str, set[Look]] = {}
    for review in comparison.reviews:
        found.setdefault(review.activity, set()).add(review.look)
    return found


def basis(comparison: Comparison, look: Look) -> tuple[str, ...]:
    (review,) = [review for review in comparison.reviews if review.look is look]
    return review.basis


@pytest.mark.parametrize(
    ("edit", "gates"),
    [
        ("recipient abroad", {Gate.NEW_RECIPIENT, Gate.NEW_COUNTRY, Gate.NEW_FINDING}),
        ("declared recipient", {Gate.NEW_RECIPIENT}),
        ("special data", {Gate.NEW_SPECIAL_CATEGORY, Gate.NEW_FINDING}),
        ("purpose", {Gate.NEW_PURPOSE, Gate.NEW_FINDING}),
        ("backup", {Gate.LONGER_RETENTION}),
        ("retention", set()),
        ("measure", set()),
        ("sub-processor", {Gate.NEW_SUBPROCESSOR, Gate.NEW_FINDING}),
        ("name", set()),
    ],
)
def test_an_edit_stops_at_the_gates_that_it_should(edit: str, gates: set[Gate]) -> None:
    found = change(edit)
    assert set(found.gates()) == {*gates, Gate.ANY}
    assert {finding.check.code for finding in found.review_findings} == ({"CHG001"} if found.reviewable else set())


WAIVER = """
waivers:
  - {rule: CHG001, object: parties/helpdesk, owner: dpo, reason: the contract was looked at, expires: %s}
"""


def _accepting(expires: str = "2027-01-31", comment: str = "") -> dict[str, str]:
    """Return the files after a recipient abroad came in, with a waiver for it and a comment on the flow to it."""
    return {
        **FILES,
        "flows.yaml": FILES["flows.yaml"].replace(
            "flows:\n", HELPDESK.replace("tickets:", f"tickets:  {comment}") + "\n"
        ),
        "parties.yaml": FILES["parties.yaml"].replace("parties:\n", PARTY),
        "waivers.yaml": WAIVER % expires,
    }


def _accepted(terms: Terms | None = None, expires: str = "2027-01-31", comment: str = "") -> Comparison:
    return diff(stand(), stand(files=_accepting(expires, comment)), AS_OF, terms)


def test_a_waiver_of_a_reviewable_change_accepts_it_and_opens_its_gate() -> None:
    found = _accepted()
    assert [(item.finding.address, item.by, item.owner) for item in found.accepted] == [
        ("parties/helpdesk", Hiding.WAIVER, "dpo")
    ]
    assert [finding.address for finding in found.review_findings] == ["flows/tickets"]
    assert set(found.gates()) == {Gate.NEW_COUNTRY, Gate.NEW_FINDING, Gate.ANY}
    assert looks(found) == {"support": {Look.SCREENING, Look.NOTICE, Look.RECORDS}}
    assert "1 new recipient, 1 new country (1 accepted)" in found.headline()


def test_an_ignore_accepts_a_reviewable_change_as_well() -> None:
    found = _accepted(comment="# pdmap: ignore[CHG001] the country was looked at")
    assert {item.by for item in found.accepted} == {Hiding.WAIVER, Hiding.IGNORE}
    assert found.review_findings == ()
    assert set(found.gates()) == {Gate.NEW_FINDING, Gate.ANY}


def test_a_waiver_that_has_expired_accepts_no_change() -> None:
    found = _accepted(expires="2026-11-22")
    assert found.accepted == ()
    assert Gate.NEW_RECIPIENT in found.gates()


@pytest.mark.parametrize(
    ("expires", "comment", "codes"),
    [
        ("2027-01-31", "# pdmap: ignore[CHG001] the country was looked at", set()),
        ("2026-11-22", "# pdmap: ignore[CHG001] until=2026-11-22 for now", {"CHG003", "SUP009"}),
    ],
)
def test_what_accepts_a_change_is_known_where_one_state_is_looked_at(
    expires: str, comment: str, codes: set[str]
) -> None:
    found = validate(stand(files=_accepting(expires, comment)).loaded, AS_OF).findings
    about = {item.check.code for item in found if item.location.path in ("waivers.yaml", "flows.yaml")}
    assert {code for code in about if code.startswith(("SUP", "CHG"))} == codes


@pytest.mark.parametrize(
    ("settings_", "severities"),
    [
        (Settings(), {Severity.WARNING}),
        (Settings(severity={"CHG001": Level.ERROR}), {Severity.ERROR}),
        (Settings(severity={"CHG001": Level.OFF}), set()),
        (Settings(ignore=("CHG001",)), set()),
        (Settings(ignore=("CHG",)), set()),
        (Settings(select=("REC",)), set()),
        (Settings(select=("CHG",)), {Severity.WARNING}),
    ],
    ids=str,
)
def test_a_configuration_counts_for_reviewable_changes_and_not_for_gates(
    settings_: Settings, severities: set[Severity]
) -> None:
    found = diff(stand(), stand("recipient abroad"), AS_OF, Terms(Configuration(settings_)))
    assert {finding.check.severity for finding in found.review_findings} == severities
    assert {Gate.NEW_RECIPIENT, Gate.NEW_COUNTRY} <= set(found.gates())


def test_the_checks_of_what_is_not_read_as_it_was_meant_are_ones_that_there_are() -> None:
    assert FIXED.keys() | catalogue().keys() >= UNREAD
    assert {name[:3] for name in UNREAD} == {"SRC", "LNG", "REF", "RET"}


def test_the_whole_way_of_a_new_recipient_abroad() -> None:
    found = change("recipient abroad")
    assert {(item.topic, item.id) for item in found.highlights if item.is_new} >= {
        (Topic.RECIPIENT, "helpdesk"),
        (Topic.COUNTRY, "IN"),
    }
    assert {(item.address, item.kind) for item in found.changes.objects} == {
        ("parties/helpdesk", Kind.ADDED),
        ("flows/tickets", Kind.ADDED),
    }
    assert looks(found) == {"support": {Look.SCREENING, Look.NOTICE, Look.RECORDS}}
    # The support of cloudkarafka collects from the people themselves: Article 13 holds, and 14 does not.
    assert basis(found, Look.NOTICE) == ("Art. 13(1)(e) GDPR", "Art. 13(1)(f) GDPR")
    assert [(item.address, item.location.path) for item in found.review_findings] == [
        ("parties/helpdesk", "parties.yaml"),
        ("flows/tickets", "flows.yaml"),
    ]
    assert found.headline().startswith("1 new recipient, 1 new country; 1 activity needs a new look; ")


def test_a_new_purpose_asks_for_a_notice_first() -> None:
    found = change("purpose")
    assert looks(found) == {"support": {Look.SCREENING, Look.NOTICE, Look.RECORDS}}
    assert "Art. 13(3) GDPR" in basis(found, Look.NOTICE)


def test_special_data_ask_whether_an_assessment_is_required() -> None:
    found = change("special data")
    assert looks(found) == {"support": {Look.SCREENING}}
    assert basis(found, Look.SCREENING) == ("Art. 35(1) GDPR",)


def test_what_was_assessed_is_reviewed_where_the_risk_has_changed() -> None:
    found = change("location", before=["assessment"])
    assert Look.ASSESSMENT in looks(found)["customer-accounts"]
    assert basis(found, Look.ASSESSMENT) == ("Art. 35(11) GDPR",)


def test_data_that_an_activity_had_before_are_no_new_risk() -> None:
    grown = diff(stand("assessment", "field"), stand("assessment"), AS_OF)
    assert [item.address for item in grown.changes.objects] == ["systems/console"]
    assert grown.reviews == ()  # the key stood in its data and in a flow to the console all along


def test_a_processor_tells_its_controllers_of_a_sub_processor() -> None:
    found = change("hosting")
    assert looks(found) == {"broker-hosting": {Look.NOTICE_PERIOD, Look.RECORDS}}
    assert basis(found, Look.NOTICE_PERIOD) == ("Art. 28(2) GDPR",)
    assert basis(found, Look.RECORDS) == ("Art. 30(2) GDPR",)


def test_an_activity_that_is_gone_is_gone_from_the_record_only() -> None:
    start, end = FILES["activities.yaml"].index("  billing:"), FILES["activities.yaml"].index("  support:")
    without = FILES | {"activities.yaml": FILES["activities.yaml"][:start] + FILES["activities.yaml"][end:]}
    assert looks(diff(stand(), stand(files=without), AS_OF))["billing"] == {Look.RECORDS}
    assert looks(diff(stand(files=without), stand(), AS_OF))["billing"] == {Look.SCREENING, Look.NOTICE, Look.RECORDS}


def test_another_id_is_a_new_name_and_no_new_recipient() -> None:
    files = {name: text.replace("paypal", "pay-pal").replace("pay-pal_id", "paypal_id") for name, text in FILES.items()}
    found = diff(stand(), stand(files=files), AS_OF)
    assert found.renamed == 1
    assert found.gates() == (Gate.ANY,)
    assert (found.new, found.solved, found.reviewable) == ((), (), ())


RENAMED = """
organization: {name: X, country: SE, contact: {email: a@example.org}, regimes: [eu-gdpr]}
parties:
  pee: {name: P, role: processor, country: US, service: hosting, dpa: {status: signed, signed: 2024-01-01}}
systems: {shop: {name: S, hosted_by: pee, location: US, subjects: [customer], fields: [email.address]}}
activities:
  work:
    {name: A, role: controller, systems: [shop], data: [email.address], subjects: [customer], recipients: [pee],
     purposes: [{text: Run it, basis: contract}],
     transfers: [{importer: pee, country: US, mechanisms: [{scc: {module: 2}}]}]}
breaches: {b: {systems: [shop], parties: [pee]}}
waivers: [{rule: PRC001, object: parties/pee, reason: r, owner: o, expires: 2027-01-01}]
"""


def test_a_pure_rename_stops_at_no_gate_though_findings_of_others_name_it() -> None:
    before, after = (
        Stand(load_texts({"a.yaml": text.encode()}), "") for text in (RENAMED, RENAMED.replace("pee", "queue"))
    )
    found = diff(before, after, AS_OF)
    assert any("pee" in finding.detail for finding in validate(before.loaded, AS_OF).findings)
    assert [item.address for item in found.changes.objects] == ["parties/queue"]
    assert (found.new, found.solved, found.gates()) == ((), (), (Gate.ANY,))


def test_order_comments_and_spelling_are_no_change() -> None:
    files = {name: "# new\n" + text.replace("[console]", '[ "console" ]') for name, text in FILES.items()}
    found = diff(stand(), stand(files=files), AS_OF)
    assert found.is_empty
    assert found.headline() == "nothing differs"


_OTHER = {Topic.LONGER: Topic.SHORTER, Topic.SHORTER: Topic.LONGER}
_KINDS = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED, Kind.CHANGED: Kind.CHANGED}


def _told(item: ObjectChange, *, is_mirrored: bool = False) -> object:
    """Return a change, or what it is from the other side."""
    kind = _KINDS[item.kind] if is_mirrored else item.kind
    ids = (item.earlier_id, item.id) if is_mirrored else (item.id, item.earlier_id)
    differences = [difference.mirrored() if is_mirrored else difference for difference in item.differences]
    return item.section, ids, kind, frozenset(differences), frozenset(item.facts)


states = st.sets(st.sampled_from(sorted(EDITS))).map(sorted)


@settings(max_examples=10)
@given(states)
def test_a_state_does_not_differ_from_itself(names: list[str]) -> None:
    found = diff(stand(*names), stand(*names), AS_OF, has_diagram=True)
    assert found.is_empty
    assert (found.gates(), found.reviews, found.highlights, found.diagram) == ((), (), (), "")


@settings(max_examples=20)
@given(states, states)
def test_both_directions_mirror_each_other(one: list[str], other: list[str]) -> None:
    forth, back = diff(stand(*one), stand(*other), AS_OF), diff(stand(*other), stand(*one), AS_OF)
    assert {_told(item) for item in forth.changes.objects} == {
        _told(item, is_mirrored=True) for item in back.changes.objects
    }
    assert {(item.id, item.topic, item.part, item.is_new) for item in forth.highlights} == {
        (item.id, _OTHER.get(item.topic, item.topic), item.part, not item.is_new) for item in back.highlights
    }
    assert [item.fingerprint for item in forth.new] == [item.fingerprint for item in back.solved]
    assert [item.fingerprint for item in forth.solved] == [item.fingerprint for item in back.new]
    assert forth.is_empty == back.is_empty == (one == other)
