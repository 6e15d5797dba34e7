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
