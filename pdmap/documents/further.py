"""Further facts about an item, each under its own label: what authorities ask for beside Article 30."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.documents.clocks import period_text
from pdmap.documents.document import Line
from pdmap.documents.kind import Context
from pdmap.documents.labels import WORDED
from pdmap.documents.lines import assumed, assumption, details, empty, fact
from pdmap.documents.names import place_name
from pdmap.model import Item, Mention, Object, Options, Organization, Period, Place


def further_lines(context: Context, item: Item, form: str, *keys: str) -> Iterator[Line]:
    """Yield what an item says under some keys; what it does not write is passed over.

    Args:
        context: What the document may look at.
        item: The item.
        form: The name of its form in the language, which the labels are found by.
        keys: The keys, as the model calls them: texts, words, days, periods, numbers, yes or no, ids, places,
            or lists of these.
    """
    for key in keys:
        name = f"{form}.{key}"
        label, is_word = context.words.facts[name], name in WORDED
        reason = assumption(item, key) if isinstance(item, Object | Organization) else ""
        yield from assumed(_lines(context, item, key, label, is_word=is_word), reason)


# Private functions


def _lines(context: Context, item: Item, key: str, label: str, *, is_word: bool) -> tuple[Line, ...]:
    answer: object = getattr(item, key)
    text = _text(context, answer, is_word=is_word)
    if text:
        return (fact(item, key, label.format(text=text)),)
    is_silent = answer is None or answer == ()
    return () if is_silent else details(empty(context.words, item, key, answer), label)


def _text(context: Context, answer: object, *, is_word: bool) -> str:
    """Return an answer in words; empty where it is none, unknown or missing."""
    words = context.words
    match answer:
        case bool():
            return words.yes if answer else words.no
        case Period():
            return period_text(words, answer)
        case Mention():
            return _name(context, answer)
        case Place():
            return place_name(context, answer)
        case Options():
            return words.either.join(_text(context, value, is_word=is_word) for value in answer.values)
        case tuple():
            return ", ".join(_text(context, value, is_word=is_word) for value in answer)
        case str():
            return words.term(answer) if is_word else answer
        case int() | dt.date():
            return str(answer)
    return ""


def _name(context: Context, mention: Mention) -> str:
    inventory = context.inventory
    known = inventory.systems.get(mention.id) or inventory.activities.get(mention.id)
    return known.title if known else mention.id
