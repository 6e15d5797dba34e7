"""A remedy that is pasted as printed never silences a finding with its `...`."""

from collections.abc import Callable, Iterator

import pytest

from pdmap.app.load import Loaded
from pdmap.findings import Finding
from pdmap.language import sections
from pdmap.rules.engine import catalogue
from pdmap.rules.rule import Rule
from pdmap.source import MappingNode, Node, ScalarNode, SequenceNode, parse

FindingsOf = Callable[[str, str], list[Finding]]

every_rule = pytest.mark.parametrize("rule", catalogue().values(), ids=catalogue())


@every_rule
def test_what_a_remedy_leaves_open_stands_alone_as_dots(rule: Rule, findings_of: FindingsOf) -> None:
    for finding in findings_of(rule.check.code, rule.bad):
        snippet = _snippet(finding)
        texts = [text for text in _texts(parse("remedy.yaml", snippet.encode()).root) if "..." in text]
        assert set(texts) <= {"..."}
        assert len(texts) == snippet.count("...")


@every_rule
def test_a_remedy_with_dots_leaves_a_finding_where_it_is_pasted(
    rule: Rule, findings_of: FindingsOf, load: Callable[[str], Loaded]
) -> None:
    for finding in findings_of(rule.check.code, rule.bad):
        snippet = _snippet(finding)
        root = parse("remedy.yaml", snippet.encode()).root
        is_manifest = isinstance(root, MappingNode) and set(root.entries) <= set(sections())
        if is_manifest and "..." in snippet:
            assert [*load(snippet).findings, *findings_of("REF005", snippet)]


@pytest.mark.parametrize("dots", ["...", '"..."', '" ... "', '"…"'])
@pytest.mark.parametrize(
    "manifest",
    [
        "organization: {{name: {dots}}}",
        "parties: {{mailer: {{name: {dots}}}}}",
        "systems: {{shop: {{description: {dots}}}}}",
        "activities: {{orders: {{role: controller, purposes: [{{text: {dots}}}]}}}}",
        "flows: {{send: {{from: a, to: b, name: {dots}}}}}",
        "measures: {{locks: {{name: {dots}}}}}",
        "data_types: {{phone.desk: {{name: {dots}}}}}",
        "subjects: {{driver: {{name: {dots}}}}}",
    ],
)
def test_dots_in_a_text_are_a_placeholder(manifest: str, dots: str, findings_of: FindingsOf) -> None:
    assert len(findings_of("REF005", manifest.format(dots=dots))) == 1


@pytest.mark.parametrize(
    ("activities", "remedy"),
    [
        ("{}", "  ...:\n    data: [name]\n    systems: [shop]"),
        ("{a: {role: controller, data: [phone]}}", "  ...:\n    data: [name]\n    systems: [shop]"),
        ("{b: {role: controller, data: [phone], systems: [shop]}}", "  b:\n    data: [phone, name]"),
        (
            "{b: {role: controller, systems: [shop]}, a: {role: controller, systems: [shop]}}",
            "  ...:  # a, b\n    data: [..., name]",
        ),
    ],
)
def test_a_field_without_a_use_is_offered_to_the_one_activity_that_could_need_it(
    activities: str, remedy: str, findings_of: FindingsOf
) -> None:
    (finding,) = findings_of("MIN001", f"systems: {{shop: {{fields: [name]}}}}\nactivities: {activities}")
    assert finding.remedy == f"name in an activity what it needs, delete the rest:\nactivities:\n{remedy}"


def test_the_contract_with_a_sub_processor_is_the_processors_own(findings_of: FindingsOf) -> None:
    flows = "flows: {a: {from: shop, to: mailer, data: [name]}}\nsystems: {shop: {fields: [name]}}"
    parties = "parties:\n  mailer: {role: processor, subprocessors: [post]}\n  post: {role: sub-processor}"
    leads = {item.address: item.remedy.partition(",")[0] for item in findings_of("PRC001", f"{parties}\n{flows}")}
    assert leads == {
        "parties/mailer": "conclude the contract",
        "parties/post": "have the one that hands on conclude the contract with it",
    }


def test_a_decision_that_carries_nothing_is_taken_out_where_clauses_do(findings_of: FindingsOf) -> None:
    manifest = """\
systems: {wards: {location: SE, fields: [{type: name, subjects: [patient]}]}}
parties: {lab: {role: processor, country: US, dpf: {status: active, scope: [hr]}}}
flows: {send: {from: wards, to: lab, data: [name], transfer: {country: US, mechanisms: [dpf, MORE]}}}
"""
    (carried,) = findings_of("TRF002", manifest.replace("MORE", "{scc: {module: 2, signed: 2026-02-01}}"))
    (open_,) = findings_of("TRF002", manifest.replace(", MORE", ""))
    assert carried.remedy.startswith("take `dpf` out, for another mechanism carries the transfer")
    assert "scc" not in carried.remedy
    assert open_.remedy.startswith("record another mechanism in place of `dpf`")


def test_article_28_is_cited_for_processors_only(findings_of: FindingsOf) -> None:
    manifest = """\
systems:
  shop: {fields: [name], rights: {erase: account deletion}}
  files: {fields: [name]}
parties: {mailer: {role: processor}, bank: {role: controller}}
flows:
  a: {from: shop, to: mailer, data: [name]}
  b: {from: shop, to: bank, data: [name]}
  c: {from: shop, to: files, data: [name]}
"""
    cited = {item.address: " ".join(item.check.basis) for item in findings_of("DSR002", manifest)}
    assert {address for address, law in cited.items() if "Art. 28" in law} == {"parties/mailer"}
    assert {address for address, law in cited.items() if "Art. 19" in law} == {"parties/mailer", "parties/bank"}


def _snippet(finding: Finding) -> str:
    """Return what a remedy shows to paste, without comments."""
    lines = finding.remedy.partition("\n")[2].splitlines()
    return "\n".join(line.partition("  # ")[0] for line in lines) or "{}"


def _texts(root: Node | None) -> Iterator[str]:
    """Yield every key and value as text."""
    match root:
        case ScalarNode():
            yield root.text
        case SequenceNode():
            for item in root.items:
                yield from _texts(item)
        case MappingNode():
            for key, value in root.items():
                yield key
                yield from _texts(value)
