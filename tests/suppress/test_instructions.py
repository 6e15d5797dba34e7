"""What a comment asks for; a comment for pdmap that is not understood is never passed over."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.suppress.instructions import Instruction, Mistake, instruction_in


@pytest.mark.parametrize(
    "comment",
    ["", " a comment", " <- finding", " see pdmap", " pdmap is called in CI", " pdmaps: x", " pdmap ignores this", "!"],
)
def test_a_comment_for_people_asks_for_nothing(comment: str) -> None:
    assert instruction_in(comment) is None


@pytest.mark.parametrize(
    ("comment", "codes", "reason", "until"),
    [
        (" pdmap: ignore[TRF001] the vendor leaves", ("TRF001",), "the vendor leaves", None),
        ("pdmap:ignore[TRF001] x", ("TRF001",), "x", None),
        ("\tpdmap:  ignore[ TRF001 , SEC001 ]  x  ", ("TRF001", "SEC001"), "x", None),
        (" pdmap: ignore[TRF001,TRF001,] x", ("TRF001",), "x", None),
        (" pdmap: ignore[TRF001]: x [y]", ("TRF001",), ": x [y]", None),
        (" pdmap: ignore[TRF001] until=2027-01-31 x", ("TRF001",), "x", dt.date(2027, 1, 31)),
        (" pdmap: ignore[TRF001] runs until 2027-01-31", ("TRF001",), "runs until 2027-01-31", None),
        (" pdmap: ignore[nonsense] ü", ("nonsense",), "ü", None),
    ],
)
def test_an_ignore_names_codes_and_gives_a_reason(
    comment: str, codes: tuple[str, ...], reason: str, until: dt.date | None
) -> None:
    assert instruction_in(comment) == Instruction(codes, reason, until)


@pytest.mark.parametrize(
    ("comment", "code", "message"),
    [
        ("pdmap:ignore TRF001", "SUP005", "the comment `pdmap:ignore TRF001` is not understood"),
        (" pdmap: ignroe[TRF001] x", "SUP005", "the comment `pdmap: ignroe[TRF001] x` is not understood"),
        (" pdmap ignore[TRF001] x", "SUP005", "the comment `pdmap ignore[TRF001] x` is not understood"),
        (" pdmap-ignore TRF001", "SUP005", "the comment `pdmap-ignore TRF001` is not understood"),
        (" PDMAP: IGNORE[TRF001] x", "SUP005", "the comment `PDMAP: IGNORE[TRF001] x` is not understood"),
        (" pdmap: ignore [TRF001] x", "SUP005", "the comment `pdmap: ignore [TRF001] x` is not understood"),
        (" pdmap: ignore[TRF001 x", "SUP005", "the comment `pdmap: ignore[TRF001 x` is not understood"),
        (" pdmap: ignore", "SUP005", "the comment `pdmap: ignore` is not understood"),
        (" pdmap:", "SUP005", "the comment `pdmap:` is not understood"),
        (" pdmap: see the manual", "SUP005", "the comment `pdmap: see the manual` is not understood"),
        (" pdmap: ignore[] x", "SUP005", "the comment `pdmap: ignore[] x` names no code"),
        (" pdmap: ignore[ , ] x", "SUP005", "the comment `pdmap: ignore[ , ] x` names no code"),
        (
            " pdmap: ignore[A] until=soon x",
            "SUP005",
            "the comment `pdmap: ignore[A] until=soon x` ends on `soon`, not on a day such as 2027-01-31",
        ),
        (
            " pdmap: ignore[A] until=20270131 x",
            "SUP005",
            "the comment `pdmap: ignore[A] until=20270131 x` ends on `20270131`, not on a day such as 2027-01-31",
        ),
        (
            " pdmap: ignore[A] until= x",
            "SUP005",
            "the comment `pdmap: ignore[A] until= x` ends on ``, not on a day such as 2027-01-31",
        ),
        (
            " pdmap: ignore[A] x until=2027-01-31",
            "SUP005",
            "the comment `pdmap: ignore[A] x until=2027-01-31` has no `until=` directly behind the bracket",
        ),
        (
            " pdmap: ignore[A] until: 2027-01-31 x",
            "SUP005",
            "the comment `pdmap: ignore[A] until: 2027-01-31 x` has no `until=` directly behind the bracket",
        ),
        (" pdmap: ignore[TRF001]", "SUP006", "the ignore of TRF001 gives no reason and hides nothing"),
        (" pdmap: ignore[A, B] - !", "SUP006", "the ignore of A, B gives no reason and hides nothing"),
        (" pdmap: ignore[A] until=2027-01-31", "SUP006", "the ignore of A gives no reason and hides nothing"),
    ],
)
def test_what_is_not_understood_is_told(comment: str, code: str, message: str) -> None:
    mistake = instruction_in(comment)
    assert isinstance(mistake, Mistake)
    assert (mistake.check.code, mistake.message) == (code, message)


@pytest.mark.parametrize(
    ("comment", "remedy"),
    [
        ("pdmap:ignore TRF001 SEC001 TRF001", "write `# pdmap: ignore[TRF001, SEC001] reason`, or begin"),
        ("pdmap: nonsense", "write `# pdmap: ignore[CODE] reason`, or begin"),
        ("pdmap: ignore no-health-abroad x", "write `# pdmap: ignore[no-health-abroad] reason`, or begin"),
        ("pdmap-ignore: no-health-abroad", "write `# pdmap: ignore[no-health-abroad] reason`, or begin"),
        ("pdmap: ignore [vault, TRF001] x", "write `# pdmap: ignore[vault, TRF001] reason`, or begin"),
        ("pdmap: ignroe[vault] x", "write `# pdmap: ignore[vault] reason`, or begin"),
        ("pdmap: ignore[vault x", "write `# pdmap: ignore[vault] reason`, or begin"),
        ("pdmap: ignore[vault] until=soon x", "write `# pdmap: ignore[vault] reason`, or begin"),
        ("pdmap: ignore[The Vault] until=soon x", "write `# pdmap: ignore[CODE] reason`, or begin"),
        ("pdmap: ignore this because TRF001 is wrong", "write `# pdmap: ignore[TRF001] reason`, or begin"),
        (
            "pdmap: ignore[A] until=2027-01-31",
            "write why it is accepted: `# pdmap: ignore[A] until=2027-01-31 contract",
        ),
    ],
)
def test_the_remedy_keeps_what_was_meant(comment: str, remedy: str) -> None:
    mistake = instruction_in(comment)
    assert isinstance(mistake, Mistake)
    assert mistake.remedy.startswith(remedy)


@given(st.text())
def test_any_comment_for_pdmap_is_understood_or_told(text: str) -> None:
    asked = instruction_in(f" pdmap: {text}")
    assert isinstance(asked, Instruction | Mistake)
    if isinstance(asked, Mistake):
        assert asked.message.isprintable()
        assert asked.remedy.isprintable()
