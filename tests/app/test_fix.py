"""What `--fix` makes of manifests: cases as files, and typos put into the example inventories."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pdmap.app.fix import Fixed, fix
from pdmap.app.load import Loaded, load_texts
from pdmap.app.validate import validate
from pdmap.findings import Finding
from pdmap.reporters.report import Report
from pdmap.source import MappingNode, Node, ScalarNode, SequenceNode, parse

AS_OF = dt.date(2026, 11, 23)
CASES = sorted(path for path in (Path(__file__).parent / "fix").iterdir() if path.is_dir())
INVENTORIES = Path(__file__).parents[2] / "inventories"


def _judge(loaded: Loaded) -> Report:
    return validate(loaded, AS_OF)


def _fix(contents: Mapping[str, bytes], schema: str | None = None) -> Fixed:
    return fix(contents, (), _judge, schema)


every_case = pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)


@every_case
def test_only_what_can_be_meant_in_one_way_is_written(case: Path) -> None:
    fixed = _fix({"a.yaml": (case / "before.yaml").read_bytes()})
    assert fixed.contents["a.yaml"].decode(errors="backslashreplace") == (
        (case / "after.yaml").read_bytes().decode(errors="backslashreplace")
    )


@every_case
def test_fixing_what_is_fixed_changes_nothing(case: Path) -> None:
    once = _fix({"a.yaml": (case / "before.yaml").read_bytes()}, "s.json")
    again = _fix(once.contents, "s.json")
    assert again.contents == once.contents
    assert (again.mended, again.tidied) == ((), ())


def test_an_edit_that_leads_to_another_finding_is_taken_back_and_told() -> None:
    text = b"systems: {console: {nmae: a, naem: b}}\n"
    fixed = _fix({"a.yaml": text})
    assert [finding.detail for finding in fixed.mended] == ["nmae"]
    ((finding, consequence),) = [(item.finding, item.consequence) for item in fixed.refused]
    assert (finding.detail, consequence.check.code) == ("naem", "SRC004")


def test_what_rules_find_behind_a_mended_id_is_uncovered_and_told() -> None:
    text = b"""\
organization: {name: X, contact: x@example.com}
parties: {host: {role: processor, country: US}}
systems: {box: {hosted_by: hosd, location: US, subjects: [customer], fields: [email]}}
activities:
  a: {role: controller, systems: [box]}
"""
    fixed = _fix({"a.yaml": text})
    assert fixed.contents == {"a.yaml": text.replace(b"hosd", b"host")}
    assert fixed.refused == ()
    uncovered = _facts(_judge(fixed.loaded).findings) - _facts(_judge(load_texts({"a.yaml": text})).findings)
    assert "PRC001" in {finding.check.code for finding in fixed.uncovered}
    assert _facts(fixed.uncovered) <= uncovered


CONTRADICTION = """\
systems:
  webshop: {{subjects: [customer], fields: [email.address]}}
  console: {{subjects: [customer], fields: [{0}]}}
flows:
  orders: {{from: {1}, to: {2}, data: [health.record]}}
"""


@pytest.mark.parametrize(
    ("held", "source", "target", "code"),
    [("health.record", "webshp", "console", "FLW002"), ("health.record", "console", "webshp", "FLW001")],
)
def test_an_id_is_left_where_flow_and_system_would_contradict_each_other(
    held: str, source: str, target: str, code: str
) -> None:
    text = CONTRADICTION.format(held, source, target).encode()
    fixed = _fix({"a.yaml": text})
    assert fixed.contents == {"a.yaml": text}
    ((finding, consequence),) = [(item.finding, item.consequence) for item in fixed.refused]
    assert (finding.check.code, consequence.check.code) == ("REF001", code)
    assert fixed.uncovered == ()


def test_a_mended_id_never_leads_to_another_finding_on_references() -> None:
    text = b"systems: {console: {}}\nactivities: {a: {role: controller, systems: [consle]}}\n"

    def judge(loaded: Loaded) -> Report:
        report = _judge(loaded)
        elsewhere = _judge(load_texts({"a.yaml": b"flows: {f: {from: nowhere, to: nowhere}}\n"}))
        other = next(finding for finding in elsewhere.findings if finding.check.code == "REF001")
        is_mended = b"[console]" in "".join(loaded.sources["a.yaml"]).encode()
        return replace(report, findings=(*report.findings, other)) if is_mended else report

    fixed = fix({"a.yaml": text}, (), judge)
    assert fixed.contents == {"a.yaml": text}
    assert [item.consequence.check.code for item in fixed.refused] == ["REF001"]


def test_what_an_edit_uncovers_is_not_its_work() -> None:
    text = b"""\
organization: {name: X, contact: x@example.com}
activities:
  a: {rol: controller, role: controller, purpses: [Sell boots], subjects: [customer]}
"""
    fixed = _fix({"a.yaml": text})
    assert [finding.detail for finding in fixed.mended] == ["purpses"]
    assert b"purposes: [Sell boots]" in fixed.contents["a.yaml"]


def test_manifests_are_looked_at_together() -> None:
    contents = {
        "a.yaml": b"systems: {console: {}}\n",
        "b.yaml": b"activities: {a: {role: controller, systems: [consle]}}\n",
    }
    assert _fix(contents).contents["b.yaml"] == b"activities: {a: {role: controller, systems: [console]}}\n"


def test_the_schema_is_named_where_there_is_one() -> None:
    contents = {"a.yaml": b"systems: {}\n", "deep/b.yaml": b"parties: {}\n", "c.yaml": b"", "d.yaml": b"- [\n"}
    fixed = _fix(contents, "inventory.schema.json")
    assert fixed.tidied == ("a.yaml", "deep/b.yaml")
    assert fixed.contents["deep/b.yaml"] == (b"# yaml-language-server: $schema=../inventory.schema.json\nparties: {}\n")
    assert (fixed.contents["c.yaml"], fixed.contents["d.yaml"]) == (b"", b"- [\n")


IGNORED = """\
{0}systems: {{}}
{1}organization: {{name: X, country: SE, contact: x@example.com, dpo: none}}
"""


@pytest.mark.parametrize("comments", [("# pdmap: ignore[ORG002] x\n", ""), ("", "# pdmap: ignore[ORG002] x\n")])
def test_sorting_sections_leaves_an_ignore_with_what_it_is_about(comments: tuple[str, str]) -> None:
    text = IGNORED.format(*comments).encode()
    fixed = _fix({"a.yaml": text})
    assert fixed.tidied == ("a.yaml",)
    before, after = _judge(load_texts({"a.yaml": text})), _judge(fixed.loaded)
    assert _facts(after.findings) == _facts(before.findings)
    assert _facts(item.finding for item in after.hidden) == _facts(item.finding for item in before.hidden)


def test_a_manifest_is_left_untidy_where_something_new_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_harm(path: str, data: bytes) -> bytes:
        return b"parties: {x: {nmae: y}}\n" + data if path == "a.yaml" else b"# tidy\n" + data

    monkeypatch.setattr("pdmap.app.fix.with_sorted_sections", with_harm)
    fixed = _fix({"a.yaml": b"systems: {}\n", "b.yaml": b"flows: {}\n"})
    assert fixed.contents == {"a.yaml": b"systems: {}\n", "b.yaml": b"# tidy\nflows: {}\n"}
    assert fixed.tidied == ("b.yaml",)


@pytest.mark.parametrize("name", ["cloudkarafka", "minimal"])
def test_an_inventory_without_misspellings_is_only_tidied(name: str) -> None:
    fixed = _fix(_example(name))
    assert (fixed.mended, fixed.refused) == ((), ())
    assert _facts(_judge(fixed.loaded).findings) == _facts(_judge(load_texts(_example(name))).findings)


# Typos in the examples


@cache
def _example(name: str) -> dict[str, bytes]:
    """Return an example without the misspellings that it has of its own."""
    written = {path.name: path.read_bytes() for path in sorted((INVENTORIES / name).glob("*.yaml"))}
    return dict(_fix(written).contents)


@cache
def _words(name: str) -> list[ScalarNode]:
    """Return the keys and the values of an example in which a typo can be made."""
    found: list[ScalarNode] = []
    for path, data in _example(name).items():
        pending: list[Node | None] = [parse(path, data).root]
        while pending:
            match pending.pop():
                case ScalarNode() as node if (
                    re.fullmatch(r"[a-z][a-z_.-]{3,}", node.text) and node.line == node.end_line
                ):
                    found.append(node)
                case SequenceNode() as node:
                    pending += node.items
                case MappingNode() as node:
                    pending += [part for entry in node.entries.values() for part in (entry.key, entry.value)]
                case _:
                    pass
    return found


@dataclass(frozen=True)
class Typo:
    """A word of an example, and how it is misspelled."""

    node: ScalarNode
    wrong: str


@st.composite
def _typos(draw: st.DrawFn, name: str) -> list[Typo]:
    """Return up to three words with one letter missing, doubled, or swapped with the next one."""
    words = st.lists(
        st.sampled_from(_words(name)), min_size=1, max_size=3, unique_by=lambda node: (node.path, node.line)
    )
    typos: list[Typo] = []
    for node in draw(words):
        at = draw(st.integers(1, len(node.text) - 2))
        head, letter, tail = node.text[:at], node.text[at], node.text[at + 1 :]
        wrong = draw(st.sampled_from([head + tail, head + letter * 2 + tail, head + tail[0] + letter + tail[1:]]))
        typos.append(Typo(node, wrong))
    return typos


def _with_typos(name: str, typos: Iterable[Typo]) -> dict[str, bytes]:
    contents = {path: data.decode().splitlines(keepends=True) for path, data in _example(name).items()}
    for typo in typos:
        node = typo.node
        line, start = contents[node.path][node.line - 1], node.column - 1 + node.quoted
        assert line[start:].startswith(node.text)
        contents[node.path][node.line - 1] = line[:start] + typo.wrong + line[start + len(node.text) :]
    return {path: "".join(lines).encode() for path, lines in contents.items()}


def _facts(findings: Iterable[Finding]) -> set[str]:
    return {finding.fingerprint for finding in findings}


def _known(name: str, typos: list[Typo]) -> set[str]:
    """Return what is found in the example with any of the typos."""
    subsets = (subset for size in range(len(typos) + 1) for subset in combinations(typos, size))
    contents = (tuple(_with_typos(name, subset).items()) for subset in subsets)
    return {fact for each in contents for fact in _found_in(each)}


@lru_cache(maxsize=64)
def _found_in(contents: tuple[tuple[str, bytes], ...]) -> set[str]:
    """Return what is found in an example; without a typo, and with those that are tried again, it is known."""
    return _facts(_judge(load_texts(dict(contents))).findings)


def _is_of_form_or_reference(finding: Finding) -> bool:
    return finding.check.family in {"SRC", "LNG", "REF"} or finding.check.code in {"FLW001", "FLW002"}


@pytest.mark.parametrize("name", ["minimal", "webshop-flawed", "cloudkarafka"])
@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_no_typo_makes_fixing_do_harm(name: str, data: st.DataObject) -> None:
    typos = data.draw(_typos(name))
    before = _with_typos(name, typos)
    fixed = _fix(before)
    left = [finding for finding in _judge(fixed.loaded).findings if _is_of_form_or_reference(finding)]
    assert _facts(left) <= _known(name, typos)
    assert _fix(fixed.contents).contents == fixed.contents


@pytest.mark.parametrize("name", ["minimal", "webshop-flawed", "cloudkarafka"])
@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_only_the_words_of_the_edits_change(name: str, data: st.DataObject) -> None:
    before = _with_typos(name, data.draw(_typos(name)))
    fixed = _fix(before)
    expected = {path: text.decode().splitlines() for path, text in before.items()}
    for edit in (edit for finding in fixed.mended for edit in finding.edits):
        lines = expected[edit.path]
        assert edit.old in lines[edit.span.start.line - 1]
        lines[edit.span.start.line - 1] = lines[edit.span.start.line - 1].replace(edit.old, edit.new, 1)
    for path, data_after in fixed.contents.items():
        assert sorted(data_after.decode().splitlines()) == sorted(expected[path])
