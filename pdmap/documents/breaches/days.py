"""The days of a breach: how long after the organization was aware, and days that contradict each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.documents.document import Line
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, place
from pdmap.findings import Location
from pdmap.model import Breach
from pdmap.questions.breaches import is_within_limit

_ORDER = ("occurred", "aware", "notified", "communicated", "closed")
_APART = frozenset({("notified", "communicated"), ("notified", "closed"), ("communicated", "closed")})
"""Days that nothing orders: people may be told before the authority is, or after the handling was over."""


def contradictions(context: Context, breach: Breach, key: str) -> Iterator[Line]:
    """Yield that a day comes before one that it has to follow, or after the day of the document."""
    words, day = context.words, _day(breach, key)
    if day is None:
        return
    for earlier in _ORDER[: _ORDER.index(key)]:
        before = _day(breach, earlier)
        if before and day < before and (earlier, key) not in _APART:
            told = words.breach_days_differ.format(
                earlier=_named(context, earlier, before), later=_named(context, key, day)
            )
            yield _derived(context, breach, key, told, (place(breach, earlier), place(breach, key)))
    if day > context.as_of:
        told = words.breach_day_ahead.format(day=context.as_of)
        yield _derived(context, breach, key, told, (place(breach, key),))


def time_taken(context: Context, breach: Breach) -> Iterator[Line]:
    """Yield how long after the organization was aware the authority was told, as far as days can tell."""
    words, notified = context.words, _day(breach, "notified")
    if breach.aware is None or (notified and notified < breach.aware):
        return
    if notified:
        forms = {True: words.breach_within, None: words.breach_about, False: words.breach_beyond}
        text = forms[is_within_limit(breach.aware, notified)]
        days = (notified - breach.aware).days
    elif breach.risk != "none" and context.as_of >= breach.aware:
        text, days = words.breach_running, (context.as_of - breach.aware).days
    else:
        return
    sources = tuple(place(breach, key) for key in ("aware", "notified") if breach.has(key))
    yield _derived(context, breach, "aware", text.format(days=days, day=context.as_of), sources)


# Private functions


def _day(breach: Breach, key: str) -> dt.date | None:
    value: object = getattr(breach, key)
    return value if isinstance(value, dt.date) else None


def _named(context: Context, key: str, day: dt.date) -> str:
    words = context.words
    titles = {
        "occurred": words.breach_occurred,
        "aware": words.breach_aware,
        "notified": words.breach_notified,
        "communicated": words.breach_communicated,
        "closed": words.breach_closed,
    }
    return words.labeled.format(label=titles[key], text=day)


def _derived(context: Context, breach: Breach, key: str, text: str, sources: tuple[Location, ...]) -> Line:
    told = context.words.follows.format(text=text)
    return Line(told, sources=sources, address=address(breach, key), is_derived=True, level=1)
