"""The day that an inventory is judged as of."""

from __future__ import annotations

import datetime as dt
import os
import re

from pdmap.source.characters import shown


class ClockError(Exception):
    """`SOURCE_DATE_EPOCH` is not a count of seconds; the message is one clear line."""


def today() -> dt.date:
    """Return the current day in UTC, or the day of `SOURCE_DATE_EPOCH` where that is set.

    Raises:
        ClockError: the variable is set to something else than seconds since 1970.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(tz=dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(_seconds(epoch), tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ClockError(f"SOURCE_DATE_EPOCH is `{shown(epoch)}`, not a count of seconds since 1970") from error


# Private functions


def _seconds(text: str) -> int:
    """Return a count of seconds; `int` alone would take `1_000`, blanks and a sign.

    Raises:
        ValueError: the text is something else.
    """
    if not re.fullmatch("[0-9]+", text):
        raise ValueError(text)
    return int(text)
