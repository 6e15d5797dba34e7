import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.findings import Check, Finding, Location, Position, Severity, Span
from pdmap.reporters.github import REPORTER
from pdmap.reporters.report import Coverage, Report

CHECK = Check("TST001", "test", Severity.ERROR)
COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^:,\n]*,?)*)::[^\n]*")


@pytest.mark.parametrize("name", ["webshop", "clean", "accepted", "unchecked"])
def test_the_commands_are_written_whole(
    request: pytest.FixtureRequest, name: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"{name}.github.txt", REPORTER.render(request.getfixturevalue(name)))


@pytest.mark.parametrize(
    ("span", "place"),
    [
        (None, ""),
        (((3, 5), (3, 9)), ",line=3,endLine=3,col=5,endColumn=8"),
        (((3, 5), (3, 5)), ",line=3,endLine=3,col=5,endColumn=5"),
        (((3, 5), (7, 2)), ",line=3,endLine=7"),
        (((3, 5), (7, 1)), ",line=3,endLine=6"),
        (((3, 5), (4, 1)), ",line=3,endLine=3,col=5,endColumn=5"),
    ],
)
def test_the_last_line_and_column_are_counted_in(
    webshop: Report, span: tuple[tuple[int, int], tuple[int, int]] | None, place: str
) -> None:
    stretch = Span(Position(*span[0]), Position(*span[1])) if span else None
    report = replace(webshop, findings=(Finding(CHECK, "x", Location("a.yaml", stretch)),), inventory=".")
    assert REPORTER.render(report).startswith(f"::error file=a.yaml{place},title=TST001 test::x\n")


@pytest.mark.parametrize(
    ("errors", "warnings", "notes", "more"),
    [
        (10, 10, 10, None),
        (11, 0, 0, 1),
        (11, 12, 0, 3),
        (11, 0, 9, 1),
        (11, 0, 10, 2),
        (0, 0, 11, 2),
    ],
)
def test_what_github_does_not_show_is_counted_in_a_notice_that_it_shows(
    webshop: Report, errors: int, warnings: int, notes: int, more: int | None
) -> None:
    counts = {Severity.NOTE: notes, Severity.WARNING: warnings, Severity.ERROR: errors}
    findings = [
        Finding(replace(CHECK, severity=severity), str(number), Location("a.yaml"))
        for severity, count in counts.items()
        for number in range(count)
    ]
    lines = REPORTER.render(replace(webshop, findings=tuple(findings))).splitlines()
    commands = [match for line in lines if (match := COMMAND.fullmatch(line))]
    shown = [kept for kind in ("error", "warning", "notice") for kept in [m for m in commands if m[1] == kind][:10]]
    ours = [match[0] for match in shown if match[2] == "title=pdmap"]
    if more is None:
        assert ours == []
    else:
        (notice,) = ours
        assert re.search(rf"::{more} more finding(s)? not shown", notice)
        assert len(findings) - (len(shown) - 1) == more
    assert len(commands) == len(findings) + len(ours)


def test_the_gravest_come_first(webshop: Report) -> None:
    kinds = [match[1] for match in map(COMMAND.fullmatch, REPORTER.render(webshop).splitlines()) if match]
    assert kinds == ["error", "error", "warning", "notice"]


def test_text_from_outside_starts_no_command_and_sets_no_property(
    hostile: Report, assert_harmless: Callable[[str], None]
) -> None:
    _assert_ours(REPORTER.render(hostile), len(hostile.findings), assert_harmless)


@given(text=st.text())
def test_no_text_starts_a_command(text: str) -> None:
    check = Check("TST001", text, Severity.ERROR)
    span = Span(Position(1, 1), Position(1, 2))
    report = Report(
        findings=(Finding(check, text, Location(text, span), remedy=text),),
        sources={},
        checked=Coverage(1, 0, 0, 0, 0, 0),
        rules=1,
        inventory=text,
        version="0.1.0",
        muted=(text,),
    )
    lines = REPORTER.render(report).split("\n")
    assert COMMAND.fullmatch(lines[0])
    assert [line for line in lines[1:] if re.match(r"\s*::|.*##\[", line)] == []
    assert len(lines) == 4


def _assert_ours(text: str, findings: int, assert_harmless: Callable[[str], None]) -> None:
    lines = text.removesuffix("\n").split("\n")
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert commands == lines[:findings]
    for line in commands:
        match = COMMAND.fullmatch(line)
        assert match
        names = [pair.partition("=")[0] for pair in match[2].split(",")]
        assert [name for name in names if name not in ("line", "endLine", "col", "endColumn")] == ["file", "title"]
    assert_harmless("\n".join(line.removeprefix("::") for line in lines))
