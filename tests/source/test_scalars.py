from __future__ import annotations

import pytest

from pdmap.source.nodes import Scalar
from pdmap.source.scalars import Doubt, resolve


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[(text, None) for text in ("", "~", "null", "Null", "NULL")],
        *[(text, True) for text in ("true", "True", "TRUE")],
        *[(text, False) for text in ("false", "False", "FALSE")],
        *[("0", 0), ("-1", -1), ("+46", 46), ("0o17", 15), ("0x1F", 31), ("9007199254740991", 2**53 - 1)],
        *[("1.10", 1.1), (".5", 0.5), ("5.", 5.0), ("-2.5E-2", -0.025), ("1e3", 1000.0), ("+.5", 0.5), ("-0.0", -0.0)],
    ],
)
def test_plain_scalars_of_the_core_schema_have_their_value(text: str, value: Scalar) -> None:
    resolved = resolve(text)

    assert resolved == value
    assert type(resolved) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        *("NO", "on", "yes", "y", "n", "t", "Norway", "nULL", "tRUE", ".iNF", "+.nan", "22:30", "2222:22"),
        *("2024-03-01", "2024-02-30"),
        *("1_000", "1,5", "0b1", "0x", "0o8", "0x_", "+0x1", ".", "+", "-", "--1", "e3", "1e", "1.2.3"),
        *("12 34", "1-2", "1\n2", "٣", "½"),
    ],
)
def test_everything_else_is_text(text: str) -> None:
    assert resolve(text) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *[(text, "begins with a zero, which is lost") for text in ("010", "00", "-01", "+09", "007.5", "00e1")],
        *[(text, "is not finite") for text in (".inf", "-.INF", "+.Inf", ".nan", ".NaN", ".NAN", "1e999", "-1e999")],
        *[
            (text, "is over 9007199254740991, which other programs round")
            for text in ("9007199254740992", "-9007199254740992", "0x20000000000000", "1" * 5000, "0x" + "f" * 5000)
        ],
    ],
)
def test_numbers_that_do_not_keep_their_value_are_in_doubt(text: str, reason: str) -> None:
    assert resolve(text) == Doubt(reason)
