import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap import escape
from pdmap.findings import Check, Finding, Location, Position, Severity, Span
from pdmap.reporters.full import REPORTER, render_finding
from pdmap.reporters.report import Coverage, Report

CHECK = Check("TST001", "test", Severity.ERROR)
COLOR = "\x1b\\[[0-9;]*m"


def test_findings_are_shown_in_frames(webshop: Report, golden: Callable[[str, str], None]) -> None:
    golden("full.txt", REPORTER.render(webshop))


def test_colors_repeat_what_the_text_says(webshop: Report, golden: Callable[[str, str], None]) -> None:
    colored = REPORTER.render(replace(webshop, color=True))
    golden("full.ansi", colored)
    assert re.sub(COLOR, "", colored) == REPORTER.render(webshop)


def test_colors_do_not_depend_on_the_environment(webshop: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    report = replace(webshop, color=True)
    before = REPORTER.render(report)
    for name, value in {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "20", "FORCE_COLOR": "0"}.items():
        monkeypatch.setenv(name, value)
    assert REPORTER.render(report) == before


def test_a_clean_inventory_gives_the_summary_alone(clean: Report) -> None:
    assert REPORTER.render(clean).startswith("no findings in 3 manifests")


@pytest.mark.parametrize("color", [False, True])
def test_no_text_from_outside_reaches_the_terminal_raw(
    hostile: Report, assert_harmless: Callable[[str], None], *, color: bool
) -> None:
    assert_harmless(REPORTER.render(replace(hostile, color=color)))


def test_markup_and_emoji_codes_of_rich_arrive_verbatim(webshop: Report) -> None:
    text = "[bold]x[/bold] [/foo] [link=https://evil.example]y[/link] :smiley: 192.168.0.1"
    location = Location(text, Span(Position(1, 1), Position(1, 2)), text)
    finding = Finding(replace(CHECK, basis=(text,)), text, location, remedy=text)
    for color in (False, True):
        shown = REPORTER.render(_report(webshop, finding, {text: (text,)}, color=color))
        assert shown.count(text) == 6


@given(st.text(" :\n#[]a\u00e9\u00a0\t\u202e", min_size=1))
def test_each_line_of_a_remedy_is_made_harmless_and_indented(remedy: str) -> None:
    report = Report((), {}, Coverage(0, 0, 0, 0, 0, 0), rules=1, inventory=".", version="1")
    shown = render_finding(Finding(CHECK, "wrong", Location("a.yaml"), remedy=remedy), report)
    first, *others = map(escape.terminal, remedy.split("\n"))
    lines = [f"  = help: {first}", *(f"{'':10}{other}".rstrip() for other in others)]
    assert shown.split("\n")[2:-2] == lines


@pytest.mark.parametrize(
    ("line", "start", "end", "underline"),
    [
        ("name: x", 7, 8, "      ^"),
        ("name: x", 7, 7, "      ^"),
        ("name: x", 8, 8, "       ^"),
        ("name: x", 80, 99, "       ^"),
        ("", 1, 1, "^"),
        ("東京: x", 5, 6, "      ^"),
        ("x: 東京", 4, 6, "   ^^^^"),
        ("e\u0301: x", 5, 6, "   ^"),
        ("\tx: y", 2, 3, " ^"),
        ("a\x1bb: y", 3, 4, "     ^"),
        ("a\x1bb: y", 1, 4, "^^^^^^"),
    ],
    ids=ascii,
)
def test_carets_stand_under_what_is_meant(webshop: Report, line: str, start: int, end: int, underline: str) -> None:
    finding = Finding(CHECK, "x", Location("a.yaml", Span(Position(1, start), Position(1, end))))
    shown = REPORTER.render(_report(webshop, finding, {"a.yaml": (line,)})).split("\n")
    assert shown[4] == f"  | {underline}"


def test_a_finding_without_a_line_shows_the_arrow_alone(webshop: Report) -> None:
    nowhere = Finding(CHECK, "x", Location("a.yaml"))
    unread = Finding(CHECK, "x", Location("b.yaml", Span(Position(3, 1), Position(3, 1))))
    behind = Finding(CHECK, "x", Location("a.yaml", Span(Position(2, 1), Position(2, 1))))
    for finding, place in ((nowhere, "a.yaml"), (unread, "b.yaml:3:1"), (behind, "a.yaml:2:1")):
        shown = REPORTER.render(_report(webshop, finding, {"a.yaml": ("x",)})).split("\n")
        assert shown[:4] == ["error[TST001]: x", f" --> {place}", "  = see: pdmap explain TST001", ""]


def test_a_related_place_without_a_line_is_an_arrow_with_its_label(webshop: Report) -> None:
    finding = Finding(CHECK, "x", Location("a.yaml", None, "twice"), related=(Location("b.yaml", None, "and here"),))
    shown = REPORTER.render(_report(webshop, finding, {})).split("\n")
    assert shown[1:3] == [" --> a.yaml: twice", " ::: b.yaml: and here"]


def test_marks_far_apart_on_a_long_line_show_their_own_parts_of_it(webshop: Report) -> None:
    line = f"{{a: {'x' * 200}, b: y}}"
    place = Location("a.yaml", Span(Position(1, 2), Position(1, 3)))
    related = Location("a.yaml", Span(Position(1, 207), Position(1, 208)), "again")
    shown = REPORTER.render(_report(webshop, Finding(CHECK, "x", place, related=(related,)), {"a.yaml": (line,)}))
    assert shown.split("\n")[3:7] == [
        f"1 | {{a: {'x' * 96}...",
        "  |  ^",
        f"1 | ...{'x' * 38}, b: y}}",
        f"  | {' ' * 43}- again",
    ]


def test_nothing_wraps(webshop: Report) -> None:
    long = "x" * 5000
    finding = Finding(replace(CHECK, basis=(long,)), long, Location(long, label=long), remedy=long)
    shown = REPORTER.render(_report(webshop, finding, {}, color=True))
    assert shown.count("\n") == 7


def _report(base: Report, finding: Finding, sources: dict[str, tuple[str, ...]], *, color: bool = False) -> Report:
    return replace(base, findings=(finding,), sources=sources, inventory=".", color=color)
