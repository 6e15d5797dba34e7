import datetime as dt

import pytest

from pdmap.model import Nothing, Unknown
from pdmap.rules.answers import is_said, state_of

AS_OF = dt.date(2026, 11, 23)


@pytest.mark.parametrize("text", [None, "", "none", "None", " none ", "N/A", "n/a", "-", "unknown"])
def test_a_word_for_nothing_says_nothing(text: str | None) -> None:
    assert not is_said(text)


@pytest.mark.parametrize("text", ["none of the three cases", "Act 7:2", "no", "0", "nonetheless"])
def test_anything_more_does(text: str) -> None:
    assert is_said(text)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (None, "not recorded"),
        (Nothing(), "`none`"),
        (Unknown("asked", "legal"), 'not known yet: "asked" (owner legal)'),
        (" N/A ", "`N/A`"),
        ("a cookie log", "not recorded"),
    ],
)
def test_an_answer_is_told_as_it_is_written(answer: object, state: str) -> None:
    assert state_of(answer, AS_OF) == state
