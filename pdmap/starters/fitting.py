"""Which answers fit a question: each function returns an answer as it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pdmap.days import strict_day
from pdmap.model import ActivityRole
from pdmap.reference import basis_called, built_in, data_type_called, place_called, subject_called
from pdmap.source.characters import is_clean_value
from pdmap.spelling import nearest

_LONGEST = 200
_MOST_NAMED = 10
"""How many words of a list a message names."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class AnswerError(Exception):
    """An answer does not fit; the message is one clear line."""


def line(text: str) -> str:
    """Return a text as one line of visible characters, with single blanks between its words.

    Raises:
        AnswerError: it is empty, too long, or not one line.
    """
    stripped = text.strip()
    if not stripped:
        raise AnswerError("the answer is empty")
    if len(stripped) > _LONGEST:
        raise AnswerError(f"the answer has {len(stripped)} characters, and {_LONGEST} at most fit")
    if not is_clean_value(stripped) or any(character in stripped for character in "\n\t"):
        raise AnswerError("the answer holds a line break, a tab, or a character that cannot be seen")
    return " ".join(stripped.split())


def kept(text: str) -> str:
    """Return where a document is kept, and the day behind it if one is given.

    Raises:
        AnswerError: the text is not one line, names no place, or ends with a day that the calendar does not have.
    """
    written = line(text)
    place, day = place_and_day(written)
    if not place:
        raise AnswerError(f"`{written}` is a day alone; write where it is kept before it")
    if day and not strict_day(day):
        raise AnswerError(f"`{day}` is no day of the calendar")
    return written


def place_and_day(text: str) -> tuple[str, str]:
    """Return where a document is kept and its day, which is empty where the text does not end with one."""
    place, _, last = text.rpartition(" ")
    return (place, last) if _DAY.fullmatch(last) else (text, "")


def country(text: str) -> str:
    """Return the code of a country that is called by its code or its name.

    Raises:
        AnswerError: there is no such country.
    """
    word = line(text)
    names = {known.name.casefold(): known for known in built_in().countries.values()}
    found = built_in().country(word.upper()) or names.get(word.casefold())
    if found is None or len(found.code) != 2:
        near = nearest(word.casefold(), names)
        code = place_called(word) or (names[near].code if near else None)
        hint = f"did you mean {code}?" if code else "write its code, such as SE"
        raise AnswerError(f"`{word}` is no country of ISO 3166-1; {hint}")
    return found.code


def place(text: str) -> str:
    """Return the code of a country or the key of a cloud region.

    Raises:
        AnswerError: the text is neither.
    """
    word = line(text)
    if word.lower() in built_in().regions:
        return word.lower()
    try:
        return country(word)
    except AnswerError:
        near = place_called(word) or nearest(word.lower(), built_in().regions)
        hint = f"did you mean `{near}`?" if near else "write a code such as SE or aws:eu-north-1"
        raise AnswerError(f"`{word}` is no country and no cloud region; {hint}") from None


def data_types(text: str) -> str:
    """Return data types with commas between them.

    Raises:
        AnswerError: the vocabulary does not know one of them.
    """
    return _several(text, built_in().data_types, "data type", data_type_called)


def subjects(text: str) -> str:
    """Return categories of data subjects with commas between them.

    Raises:
        AnswerError: the vocabulary does not know one of them.
    """
    return _several(text, built_in().subjects, "category of data subjects", subject_called)


def role(text: str) -> str:
    """Return what the organization is.

    Raises:
        AnswerError: it is neither controller, joint controller nor processor.
    """
    return _known(line(text), {known.value: known for known in ActivityRole}, "role")


def basis(text: str) -> str:
    """Return a lawful basis of Article 6(1).

    Raises:
        AnswerError: the law has no such basis.
    """
    return _known(line(text), built_in().lawful_bases, "lawful basis", basis_called)


# Private functions

_Called = Callable[[str], str | None]
"""What knows other names of words."""


def _several(text: str, words: Mapping[str, object], kind: str, called: _Called) -> str:
    return ", ".join(dict.fromkeys(_known(word, words, kind, called) for word in line(text).split(",")))


def _known(text: str, words: Mapping[str, object], kind: str, called: _Called = lambda _: None) -> str:
    word = text.strip().lower()
    if word in words:
        return word
    near = called(word) or nearest(word, words)
    hint = f"did you mean `{near}`?" if near else f"write one such as {', '.join([*words][:_MOST_NAMED])}"
    raise AnswerError(f"`{text.strip()}` is no {kind}; {hint}")
