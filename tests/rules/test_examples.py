"""Every rule's own examples, the manifests in `cases/CODE/`, and those of policies in `policies/cases/POLICY/`.

A line that ends with `# <- finding` must have a finding of the rule, and no other line may have one.
`# <- finding: text` also tells what the message must contain, `# <- warning` how grave it must be.
A line with two findings has two marks.
"""

import json
import marshal
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pdmap.app.load import Loaded
from pdmap.findings import Finding
from pdmap.rules.engine import catalogue
from pdmap.rules.packing import pack, unpack
from pdmap.source import Plain, parse, plain

CASES = Path(__file__).parent / "cases"
OF_POLICIES = Path(__file__).parent / "policies" / "cases"
POLICIES = "policies"
"""In the place of a code: every policy of the manifest."""
MARK = re.compile(r"# <- (finding|error|warning|note)\b(?:: ([^#\n]*[^#\s]))?")
ABOUT_UNKNOWN_IDS = frozenset({"REF001", "REF004"})
"""Rules whose manifests may use ids that are defined nowhere."""

FindingsOf = Callable[[str, str], list[Finding]]


@dataclass(frozen=True)
class Mark:
    line: int
    severity: str
    """Or `finding`, where that is not said."""
    text: str


@dataclass(frozen=True)
class Example:
    code: str
    name: str
    text: str

    def __str__(self) -> str:
        return f"{self.code}-{self.name}"

    @property
    def marks(self) -> list[Mark]:
        lines = enumerate(self.text.splitlines(), start=1)
        return [Mark(number, mark[1], mark[2] or "") for number, line in lines for mark in MARK.finditer(line)]


def _examples() -> list[Example]:
    bad = [Example(code, "bad", rule.bad) for code, rule in catalogue().items()]
    good = [Example(code, "good", rule.good) for code, rule in catalogue().items()]
    files = ((file.parent.name, file) for file in sorted(CASES.glob("*/*.yaml")))
    own = ((POLICIES, file) for file in sorted(OF_POLICIES.glob("*/*.yaml")))
    return [*bad, *good, *(Example(code, _name(file), file.read_text("utf-8")) for code, file in (*files, *own))]


def _name(file: Path) -> str:
    return f"{file.parent.name}-{file.stem}" if file.is_relative_to(OF_POLICIES) else file.stem


def overdue(text: str) -> str:
    """Return a manifest with a day that has passed for each answer that is open and names none."""
    return re.sub(r"\{unknown:(?![^}]*due:)", "{due: 2020-01-01, unknown:", text)


EXAMPLES = _examples()
every_example = pytest.mark.parametrize("example", EXAMPLES, ids=str)
every_bad_example = pytest.mark.parametrize("example", [item for item in EXAMPLES if item.marks], ids=str)

EXAMPLES_WITH_OPEN_ANSWERS = [item for item in EXAMPLES if item.marks and overdue(item.text) != item.text]
every_open_example = pytest.mark.parametrize("example", EXAMPLES_WITH_OPEN_ANSWERS, ids=str)


@every_example
def test_an_example_fits_the_language(example: Example, load: Callable[[str], Loaded]) -> None:
    loaded = load(example.text)
    assert [finding.message for finding in loaded.findings] == []
    if example.code not in ABOUT_UNKNOWN_IDS:
        assert [unresolved.id for unresolved in loaded.inventory.unresolved] == []


@every_example
def test_the_findings_stand_on_the_marked_lines(example: Example, findings_of: FindingsOf) -> None:
    findings = findings_of(example.code, example.text)
    assert [_line(finding) for finding in findings] == [mark.line for mark in example.marks], findings
    for finding, mark in zip(findings, example.marks, strict=True):
        assert mark.text in finding.message
        assert mark.severity in {"finding", finding.check.severity}


@every_bad_example
def test_findings_can_be_handed_from_one_process_to_another(example: Example, findings_of: FindingsOf) -> None:
    """What could not be would be looked for twice in large inventories, without a word."""
    for finding in findings_of(example.code, example.text):
        (again,) = unpack(finding.check, marshal.loads(marshal.dumps(pack([finding]))))  # noqa: S302
        assert (again, again.edits) == (finding, finding.edits)


@every_bad_example
def test_the_order_of_sections_and_keys_changes_no_finding(example: Example, findings_of: FindingsOf) -> None:
    findings = findings_of(example.code, example.text)
    reordered = findings_of(example.code, _reordered(example.text))
    assert _identities(reordered) == _identities(findings)


@every_open_example
def test_an_answer_that_is_overdue_is_told_so(example: Example, findings_of: FindingsOf) -> None:
    """Whoever promised the answer is reminded wherever a rule mentions that it is missing."""
    messages = [finding.message for finding in findings_of(example.code, overdue(example.text))]
    assert [message for message in messages if "not known yet: " in message and "due " not in message] == []


@every_bad_example
def test_findings_are_written_for_people(example: Example, findings_of: FindingsOf) -> None:
    for finding in findings_of(example.code, example.text):
        assert finding.message.rstrip(".") == finding.message
        assert finding.message.isprintable()
        assert "None" not in finding.message
        assert "compliant" not in (finding.message + finding.remedy).lower()
        assert finding.remedy
        assert finding.address
        assert len(finding.related) <= 2
        assert all(location.label for location in finding.related)


@every_bad_example
def test_remedies_show_yaml_to_paste_behind_a_colon(example: Example, findings_of: FindingsOf) -> None:
    for finding in findings_of(example.code, example.text):
        words, _, snippet = finding.remedy.partition("\n")
        assert not snippet or words.endswith(":")
        assert [problem.message for problem in parse("remedy.yaml", snippet.encode() or b"{}").findings] == []


@every_bad_example
def test_findings_of_an_example_have_different_fingerprints(example: Example, findings_of: FindingsOf) -> None:
    fingerprints = [finding.fingerprint for finding in findings_of(example.code, example.text)]
    assert len(set(fingerprints)) == len(fingerprints)


def _line(finding: Finding) -> int:
    assert finding.location.span is not None
    return finding.location.span.start.line


def _identities(findings: list[Finding]) -> set[tuple[str, str, str]]:
    return {(finding.fingerprint, finding.message, finding.check.severity) for finding in findings}


def _reordered(text: str) -> str:
    """Return the manifest as JSON, which is YAML too, with every mapping's keys in reverse order."""
    manifest = parse("inventory.yaml", text.encode())
    assert manifest.root is not None
    first_line = text.partition("\n")[0]
    comment = f"{first_line}\n" if first_line.startswith("#") else ""
    return comment + json.dumps(_reversed(plain(manifest.root)))


def _reversed(value: Plain) -> Plain:
    if isinstance(value, dict):
        return {key: _reversed(value[key]) for key in reversed(value)}
    if isinstance(value, list):
        return [_reversed(item) for item in value]
    return value
