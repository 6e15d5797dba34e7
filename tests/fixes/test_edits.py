import pytest

from pdmap.findings import Check, Edit, Finding, Location, Position, Severity, Span
from pdmap.fixes.edits import apart, apply_edits, with_sound_edits

CHECK = Check("TST001", "thing", Severity.ERROR)


def _edit(line: int, column: int, old: str, new: str) -> Edit:
    return Edit("a.yaml", Span(Position(line, column), Position(line, column + len(old))), old, new)


def _finding(*edits: Edit) -> Finding:
    return Finding(CHECK, "message", Location("a.yaml"), edits=edits)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_only_what_is_replaced_changes(mark: bytes, end: str) -> None:
    before = mark + f"å🎉x: ab{end}cd: ef\t# g{end}".encode()
    findings = [_finding(_edit(2, 5, "ef", "longer")), _finding(_edit(1, 6, "ab", ""), _edit(2, 1, "cd", "z"))]
    after = apply_edits({"a.yaml": before, "b.yaml": b"x"}, findings)
    assert after == {"a.yaml": mark + f"å🎉x: {end}z: longer\t# g{end}".encode(), "b.yaml": b"x"}


def test_of_edits_that_overlap_the_first_wins() -> None:
    first, second, third = _edit(1, 1, "abc", "x"), _edit(1, 3, "cd", "y"), _edit(1, 4, "d", "z")
    assert apart([_finding(first), _finding(second, third), _finding(third)]) == [_finding(first), _finding(third)]
    assert [item.edits for item in apart([_finding(first), _finding(second, third), _finding(third)])] == [
        (first,),
        (third,),
    ]


def test_an_edit_of_another_text_than_stands_there_is_left_out() -> None:
    sound, unsound = _edit(1, 1, "ab", "x"), _edit(1, 1, "ac", "x")
    (finding,) = with_sound_edits([_finding(sound, unsound)], {"a.yaml": ("abc",)})
    assert finding.edits == (sound,)


def test_edits_do_not_make_two_findings_differ() -> None:
    assert _finding(_edit(1, 1, "ab", "x")) == _finding()
    assert hash(_finding(_edit(1, 1, "ab", "x"))) == hash(_finding())
    assert _finding(_edit(1, 1, "ab", "x")).fingerprint == _finding().fingerprint
