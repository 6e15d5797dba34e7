"""A baseline is written the same every time, read back as it was, and refused with a place where it is damaged."""

from __future__ import annotations

import json
from random import Random

import pytest

from pdmap.findings import Check, Finding, Location, Position, Severity, Span
from pdmap.suppress.baseline import Baseline, BaselineError, baseline_text, key_of, read_baseline

HOSTILE = "\u202e\x1b[31m\ud800\r\n\t\"'\\ # ü 東京"


def _finding(code: str, address: str, detail: str = "", message: str = "a fact", line: int = 1) -> Finding:
    place = Location("a.yaml", Span(Position(line, 1), Position(line, 2)))
    return Finding(Check(code, "title", Severity.ERROR), message, place, address, detail=detail)


FINDINGS = [
    _finding("TRF001", "flows/mail", "US"),
    _finding("TRF001", "flows/mail", "IN"),
    _finding("SEC001", "systems/shop/fields/password"),
    _finding("TRF001", "flows/a"),
]


def _read(text: str) -> Baseline:
    return read_baseline(text.encode(), shown="shop/b.json", path="../b.json")


def test_entries_are_sorted_and_stand_on_a_line_each() -> None:
    assert baseline_text(FINDINGS) == (
        '{\n  "format": "pdmap.baseline/1",\n  "entries": [\n'
        '    {"rule": "SEC001", "address": "systems/shop/fields/password", "detail": "", "message": "a fact"},\n'
        '    {"rule": "TRF001", "address": "flows/a", "detail": "", "message": "a fact"},\n'
        '    {"rule": "TRF001", "address": "flows/mail", "detail": "IN", "message": "a fact"},\n'
        '    {"rule": "TRF001", "address": "flows/mail", "detail": "US", "message": "a fact"}\n'
        "  ]\n}\n"
    )


def test_an_empty_baseline_is_one() -> None:
    assert _read(baseline_text([])).entries == ()


@pytest.mark.parametrize("seed", range(5))
def test_order_repetitions_and_lines_change_no_byte(seed: int) -> None:
    shuffled = [*FINDINGS, _finding("TRF001", "flows/a", line=9)]
    Random(seed).shuffle(shuffled)  # noqa: S311  # repeatable, not secret
    assert baseline_text(shuffled) == baseline_text(FINDINGS)


def test_a_baseline_reads_back_and_writes_the_same() -> None:
    baseline = _read(baseline_text(FINDINGS))
    assert baseline.keys == {key_of(finding) for finding in FINDINGS}
    assert baseline_text(baseline.entries) == baseline_text(FINDINGS)
    assert str(baseline.entries[0].location) == "../b.json:4:5"
    assert baseline.lines[3].startswith('    {"rule": "SEC001"')


def test_text_from_outside_is_kept_as_far_as_it_can_be_seen() -> None:
    finding = _finding("TRF001", "", HOSTILE, HOSTILE)
    (entry,) = _read(baseline_text([finding])).entries
    assert entry.key == key_of(finding)
    assert entry.message == "\ufffd\ufffd[31m\ufffd\ufffd\n\t\"'\\ # ü 東京"
    assert json.loads(baseline_text([finding]))["entries"][0]["address"] == "a.yaml"


def test_a_baseline_in_a_log_holds_no_command_for_a_runner_of_ci() -> None:
    finding = _finding("TRF001", "a.yaml", "::error::x", "##[add-mask]a ###vso[b] c\u200d")
    text = baseline_text([finding])
    assert "##" not in text
    assert [line for line in text.split("\n") if line.lstrip().startswith("::")] == []
    (entry,) = _read(text).entries
    assert entry.key == key_of(finding)


def test_what_a_person_put_in_order_is_read() -> None:
    text = (
        "# accepted on the day that pdmap came\n"
        '{"entries": [\n\n {"message": "m", "rule": "A",\n  "detail": "", "address": "b"}],\n'
        ' "format": "pdmap.baseline/1"}'
    )
    assert [entry.key for entry in _read(text).entries] == [("A", "b", "")]


ENTRY = '{"rule": "A", "address": "b", "detail": "", "message": "m"}'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ":1:1: the baseline is damaged: manifest holds nothing"),
        ("[]", ": the baseline is damaged: it is not a mapping"),
        ("{", ":1:1: the baseline is damaged: `{` opened here is never closed"),
        ("{}", ':1:1: the baseline is damaged: `format` is not "pdmap.baseline/1"'),
        ('{"format": "pdmap.baseline/2"}', ':1:12: the baseline is damaged: `format` is not "pdmap.baseline/1"'),
        ('{"format": "pdmap.baseline/1"}', ":1:1: the baseline is damaged: `entries` is not a list"),
        ('{"format": "pdmap.baseline/1", "entries": {}}', ":1:43: the baseline is damaged: `entries` is not a list"),
        (
            '{"format": "pdmap.baseline/1", "entries": [], "x": 1}',
            ":1:47: the baseline is damaged: it has no key `x`; known are format, entries",
        ),
    ],
)
def test_what_is_no_baseline_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(BaselineError) as raised:
        _read(text)
    assert str(raised.value) == f"shop/b.json{message}"


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ("1", ":2:1: the baseline is damaged: an entry is not a mapping"),
        (ENTRY.replace("rule", "rul"), ":2:2: the baseline is damaged: it has no key `rul`; known are rule, address, "),
        (ENTRY.replace('"b"', "1"), ":2:26: the baseline is damaged: `address` of an entry is not text"),
        (ENTRY.replace(', "message": "m"', ""), ":2:1: the baseline is damaged: `message` of an entry is not text"),
        (f"{ENTRY[:-1]}, " + '"rule": "B"}', ":2:61: the baseline is damaged: key `rule` is written twice"),
        (f"{ENTRY},\n<<<<<<< HEAD\n{ENTRY}", ":4:1: the baseline is damaged: "),
    ],
)
def test_a_damaged_entry_is_told_with_its_place(entries: str, message: str) -> None:
    with pytest.raises(BaselineError) as raised:
        _read('{"format": "pdmap.baseline/1", "entries": [\n' + entries + "]}")
    assert str(raised.value).startswith(f"shop/b.json{message}")
