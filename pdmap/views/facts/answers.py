"""Answers in a table: what the author wrote, or which kind of silence stands in its place.

`none`, `unknown: reason` and `not recorded` are three different things, here as in the records.
"""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.model import Nothing, Object, Options, Organization, Unknown
from pdmap.views.words import say

BETWEEN = "; "
"""Stands between several answers in one cell."""


def told(texts: Iterable[str], answer: object = None) -> str:
    """Return texts in one cell; where there are none, what the answer is instead.

    Args:
        texts: What is said.
        answer: As the model has it: `none`, unknown or missing.
    """
    return BETWEEN.join(texts) or emptiness(answer)


def emptiness(answer: object) -> str:
    """Return the words for an answer that holds nothing: the author's `none` or reason, or that it is missing."""
    match answer:
        case Nothing():
            return say("fact.none")
        case Unknown():
            return unknown_words(answer)
        case _:
            return say("fact.silent")


def unknown_words(answer: Unknown) -> str:
    """Return why something is not known, who finds out and by when."""
    owner = (say("fact.unknown.owner", answer.owner),) if answer.owner else ()
    due = (say("fact.unknown.due", answer.due),) if answer.due else ()
    return BETWEEN.join((say("fact.unknown", answer.reason), *owner, *due))


def answered(item: Object | Organization, key: str, answer: object, texts: Iterable[str]) -> str:
    """Return the cell of a key, marked where its value was assumed.

    Args:
        item: The object that answers.
        key: The key of the answer.
        answer: As the model has it.
        texts: What it says; none where it says nothing.
    """
    text = told(texts, answer)
    reason = item.assumptions.get(key)
    is_open = answer is None or isinstance(answer, Unknown)
    return say("fact.assumed", text, reason) if reason and not is_open else text


def yes_or_no(answer: object) -> str:
    """Return an answer that is yes or no, or may be chosen to be either."""
    if not isinstance(answer, Options) or not answer.values:
        return emptiness(answer)
    words = say("fact.or").join(say("fact.yes" if value else "fact.no") for value in answer.values)
    return say("fact.choice", answer.chosen_by, words) if answer.chosen_by else words


def worded(answer: object) -> str:
    """Return an answer of one value, or which kind of silence there is."""
    if answer in (None, "") or isinstance(answer, Nothing | Unknown):
        return emptiness(answer)
    return str(answer)


def texts_of(answer: object) -> tuple[str, ...]:
    """Return what an answer of one text says, which may be nothing."""
    return (answer,) if isinstance(answer, str) else ()


def maybe(text: str) -> tuple[str, ...]:
    """Return a text that may be empty as the texts that there are."""
    return (text,) if text else ()
