"""Other periods and days, which a few rules judge by: what they find anew is what a whole run finds (issue 7)."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

import pytest

from pdmap.app.amending import amend, rejudging
from pdmap.app.amending.amend import amended
from pdmap.app.amending.judgments import VALUES, Judgment, judgment_at
from pdmap.app.amending.parts import Choice, Part
from pdmap.app.amending.wordings import ITEM
from pdmap.findings import Finding
from pdmap.rules.crash import RuleCrashError
from pdmap.source import MappingNode, Node, ScalarNode, SequenceNode, parse, plain
from tests.app.amending.runs import ROOT, SHOWN, compared, examples, judged, whole

PERIODS, DAYS, PURPOSES = JUDGMENTS = [value.judgment for value in VALUES]
OTHERS = {
    PERIODS: ("P1D", "P1234W"),
    DAYS: ("2001-02-03", "2026-09-30", "2031-05-06"),
    PURPOSES: ('"business purposes"', '"https://intranet.example/policy"'),
}
"""Values that are shorter or earlier, and longer or later, than any that stands there."""
EXAMPLES = examples()
CODES = {code for judgment in JUDGMENTS for code in judgment.rules}
"""The rules that judge by such a value: their examples get every other value, those of other rules one."""


@pytest.fixture(autouse=True)
def _always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an edit of all that there is be amended."""
    for module in (amend, rejudging):
        monkeypatch.setattr(module, "LEAST_SHARE", 0)


def divided(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the same inventory with each object in a manifest of its own, so that a part is really less of it."""
    parts: dict[str, bytes] = {}
    for path, data in contents.items():
        root = parse(path, data).root
        content = plain(root) if root else None
        for section, objects in content.items() if isinstance(content, dict) else ():
            if isinstance(objects, dict) and section in {"systems", "parties", "activities", "flows"}:
                for number, (identifier, each) in enumerate(objects.items()):
                    text = f"{section}:\n  {json.dumps(identifier)}: {json.dumps(each)}\n"
                    parts[f"{path}-{section}-{number}.yaml"] = text.encode()
            else:
                parts[f"{path}-{section}.yaml"] = f"{section}: {json.dumps(objects)}\n".encode()
    return parts


def edits(path: str, data: bytes, most: int = 9) -> Iterator[bytes]:
    """Yield the manifest with at most so many other values for each one that a few rules judge by, one by one."""
    manifest = parse(path, data)
    for judgment, node in _judged((), manifest.root) if manifest.root else ():
        for value in OTHERS[judgment][:most]:
            lines = list(manifest.lines)
            line = lines[node.line - 1]
            lines[node.line - 1] = line[: node.column - 1] + value + line[node.end_column - 1 :]
            yield "\n".join([*lines, ""]).encode()


def _judged(keys: tuple[str, ...], node: Node) -> Iterator[tuple[Judgment, ScalarNode]]:
    if isinstance(node, ScalarNode):
        judgment = judgment_at(keys, node, node)
        if judgment:
            yield judgment, node
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _judged((*keys, ITEM), item)
    elif isinstance(node, MappingNode):
        for key, value in node.items():
            yield from _judged((*keys, key), value)


def tally(contents: Mapping[str, bytes], most: int = 9) -> tuple[int, int]:
    """Compare each edit of a value; return how many edits were amended, and were not."""
    return compared(contents, ((path, each) for path, data in contents.items() for each in edits(path, data, most)))


@pytest.mark.parametrize("code", {name.removeprefix("cases-").partition("-")[0]: None for name in EXAMPLES})
def test_what_a_few_rules_find_anew_is_what_a_whole_run_finds(code: str) -> None:
    names = [name for name in EXAMPLES if name.removeprefix("cases-").partition("-")[0] == code]
    assert names
    for name in names:
        tally(divided({"manifest.yaml": EXAMPLES[name]}), most=9 if code in CODES else 1)


@pytest.mark.parametrize("judgment", JUDGMENTS, ids=["periods", "days", "purposes"])
def test_an_example_of_each_of_these_rules_is_amended(judgment: Judgment) -> None:
    for rule in judgment.rules:
        names = [name for name in EXAMPLES if name.removeprefix("cases-").startswith(rule)]
        assert any(tally(divided({"manifest.yaml": EXAMPLES[name]}))[0] for name in names), rule


@pytest.mark.parametrize("name", ["cloudkarafka", "webshop-flawed"])
def test_values_of_an_inventory_of_several_files(name: str) -> None:
    folder = ROOT / "inventories" / name
    contents = {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.yaml")}
    # What is waived, or does not fit the language, takes a whole run.
    parts = {path: data for path, data in divided(contents).items() if b"waivers:" not in data}
    fitting = {path: data for path, data in parts.items() if b'"helpdesk"' not in data}
    amends, refusals = tally(fitting)
    assert amends > 5 * refusals


SHOP = """\
systems:
  shop:
    retention: P1Y
    updated: 2026-01-01
    fields: [email.address]
    backup: {location: SE, retention: P30D}
parties:
  mailer: {role: processor, retention: P30D}
activities:
  orders:
    role: controller
    purposes: [Send what was bought]
    data: [email.address]
    systems: [shop]
    retention: {period: P30D, from: last order}
    notice: {claims: {retention: P60D}}
    last_review: 2026-01-02
"""


def _told(before: str, after: str, shop: str = SHOP, **more: str) -> bool:
    """Return whether an edit of the shop is amended; where it is, then as a whole run tells it."""
    contents = divided({"shop.yaml": shop.encode()}) | {f"{name}.yaml": text.encode() for name, text in more.items()}
    edited = {path: data.replace(before.encode(), after.encode(), 1) for path, data in contents.items()}
    assert edited != contents
    found = amended(*whole(contents), edited, SHOWN, {}, judged)
    assert found is None or found == whole(edited)[1]
    return found is not None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"retention": "P1Y"', '"retention": "P10D"'),
        ('"period": "P30D"', '"period": "P3Y"'),
        ('"2026-01-01"', '"2026-09-01"'),
        ('"2026-01-02"', '"2024-01-02"'),
        ('"Send what was bought"', '"Send what was bought and paid for"'),
    ],
)
def test_a_value_is_judged_anew(before: str, after: str) -> None:
    assert _told(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"retention": "P1Y"', '"retention": "indefinite"'),
        ('"retention": "P1Y"', '"retention": "one year"'),
        ('"retention": "P1Y"', '"retention": "none"'),
        ('"retention": "P1Y"', '"retention": {"unknown": "asked"}'),
        ('"retention": "P1Y", ', ""),
        ('"location": "SE", "retention": "P30D"', '"location": "SE", "retention": "P31D"'),
        ('"role": "processor", "retention": "P30D"', '"role": "processor", "retention": "P31D"'),
        ('"claims": {"retention": "P60D"}', '"claims": {"retention": "P30D"}'),
        ('"2026-01-01"', '"2026-02-31"'),
        ('"2026-01-01"', '"soon"'),
        ('"Send what was bought"', '"TODO"'),
        ('"Send what was bought"', '""'),
        ('"Send what was bought"', "5"),
    ],
)
def test_a_value_that_other_rules_ask_for_takes_a_whole_run(before: str, after: str) -> None:
    assert not _told(before, after)


PERIOD = ('"retention": "P1Y"', '"retention": "P10D"')


@pytest.mark.parametrize(
    "more",
    [
        {"waivers": "waivers: [{rule: RET003, object: systems/shop, reason: known, until: 2027-01-01}]\n"},
        {"policies": "policies: {short: {applies_to: fields, require: [retention]}}\n"},
        {"ignores": "systems:\n  other: {}  # pdmap: ignore FLW007 - a test\n"},
        {"again": "systems:\n  shop: {retention: P3Y}\n"},
        {"unfit": "systems:\n  other: {fields: 5}\n"},
        {"unknown": "activities:\n  more: {role: controller, systems: [shop, nowhere]}\n"},
    ],
)
def test_findings_that_rest_on_more_take_a_whole_run(more: dict[str, str]) -> None:
    is_answered = _told(*PERIOD, **more)
    assert is_answered == ("unknown" in more)  # that activity is none of those that are looked at with their parts


def test_an_activity_of_unknown_systems_takes_a_whole_run() -> None:
    assert not _told('"period": "P30D"', '"period": "P3Y"', SHOP.replace("systems: [shop]", "systems: [shop, nowhere]"))


def test_a_name_and_a_value_at_once_take_a_whole_run() -> None:
    shop = SHOP.replace("shop:\n", "shop:\n    name: The shop\n")
    assert not _told('"The shop", "retention": "P1Y"', '"Our shop", "retention": "P2Y"', shop)


def test_two_values_at_once_are_judged_together() -> None:
    assert _told('"retention": "P1Y", "updated": "2026-01-01"', '"retention": "P9D", "updated": "2026-09-09"')


def test_a_part_that_does_not_lead_to_what_was_found_takes_a_whole_run() -> None:
    contents = divided({"shop.yaml": SHOP.encode()})
    edited = {path: data.replace(PERIOD[0].encode(), PERIOD[1].encode()) for path, data in contents.items()}
    assert amended(*whole(contents), edited, SHOWN, {}, judged)
    assert (
        amended(*whole(contents), edited, SHOWN, {}, lambda *part: replace(judged(*part), found=lambda _: [])) is None
    )


def test_a_large_part_takes_a_whole_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rejudging, "LEAST_SHARE", 4)
    assert not _told(*PERIOD)


def test_a_rule_that_fails_for_a_part_takes_a_whole_run() -> None:
    def failing(part: Mapping[str, bytes], choice: Choice) -> Part:
        def found(codes: Collection[str]) -> Iterator[Finding]:
            yield from judged(part, choice).found(codes)
            raise RuleCrashError("RET005", ValueError("a part"))

        return replace(judged(part, choice), found=found)

    contents = divided({"shop.yaml": SHOP.encode()})
    edited = {path: data.replace(PERIOD[0].encode(), PERIOD[1].encode()) for path, data in contents.items()}
    assert amended(*whole(contents), edited, SHOWN, {}, failing) is None


UNLINKED = """\
systems:
  shop: {updated: 2026-06-01, fields: [email.address]}
activities:
  orders:
    role: controller
    systems: [shop]
    purposes: [{text: Send what was bought, basis: consent}]
    last_review: 2026-09-01
flows:
  out:
    from: shop
    to: nowhere
    data: [email.address]
    activity: orders
    updated: 2026-05-01
    transfer: {country: US, mechanisms: [derogation-consent]}
"""
"""An activity with a flow that leads to an unknown id, or to people: the graph has no link for it, and rules look at
it all the same."""


@pytest.mark.parametrize("end", ["to: nowhere", "to: customer"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param('"2026-09-01"', '"2026-02-01"', id="REC008-appears"),
        pytest.param('"Send what was bought"', '"Send what was ordered"', id="LAW008-quotes-the-purpose"),
    ],
)
def test_a_flow_without_a_link_belongs_to_its_activity(end: str, before: str, after: str) -> None:
    assert _told(before, after, UNLINKED.replace("to: nowhere", end).replace("2026-06-01", "2026-01-15"))


@pytest.mark.parametrize("end", ["to: nowhere", "to: customer"])
def test_the_day_of_a_flow_without_a_link_counts(end: str) -> None:
    shop = UNLINKED.replace("to: nowhere", end).replace("2026-09-01", "2026-02-01")
    assert _told('"2026-06-01"', '"2026-04-01"', shop)
