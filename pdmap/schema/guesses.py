"""Guess what the author meant: the right spelling of a value that does not fit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping

from pdmap.language.common import COUNTRY_PATTERN, PLACE_PATTERN
from pdmap.language.forms import DATE_PATTERN, ID_PATTERN, TEXT_PATTERN
from pdmap.model import PERIOD_PATTERN
from pdmap.reference import built_in, place_called
from pdmap.schema.other_names import is_called_otherwise, word_called
from pdmap.schema.subschemas import Schema, is_unknown, leaves, mapping, resolved, types, words
from pdmap.schema.vocabulary import letters_of, slug_of
from pdmap.schema.wording import written
from pdmap.source import Node, Scalar, ScalarNode, SequenceNode
from pdmap.spelling import nearest


def guess(schema: Schema, node: Node) -> str | None:
    """Return what should probably stand in place of a node, as it can be pasted; `None` where that is not clear."""
    alternatives = list(leaves(schema))
    match node:
        case ScalarNode():
            return _guess_scalar(alternatives, node)
        case SequenceNode(items=[ScalarNode(value=str() as only)]) if _takes(alternatives, "array") is None:
            return written(only) if _fits(alternatives, only) else None
    return None


def near_word(schema: Schema, node: Node) -> str | None:
    """Return the one word of a closed list that a value was probably meant to be, or `None`."""
    if not isinstance(node, ScalarNode) or is_called_otherwise(node.text.strip()):
        return None
    return nearest(node.text.strip(), words(schema))


# Private functions

_FLAGS: Mapping[str, str] = {
    **dict.fromkeys(("yes", "on", "y", "true"), "true"),
    **dict.fromkeys(("no", "off", "n", "false", "none"), "false"),
}
_UNKNOWN_CODES = ("unknown", "unclear", "tbd", "todo", "?")
_LENGTH = re.compile(r"p?([0-9]{1,4}) ?(day|week|month|year|[dwmy])s?")
_CLOCK = re.compile(r"(p?[0-9]{1,4} ?[a-z]+) (?:after|from|since) (.{1,100})")
_LONGEST_GUESS = 120
_ENDLESS = ("endless", "infinite", "no limit", "unlimited")
_DAY = re.compile(r"([12][0-9]{3})[-/.]?([0-9]{1,2})[-/.]?([0-9]{1,2})(?:[t ][0-9:.]{4,18}z?)?")


def _takes(alternatives: list[Schema], kind: str) -> Schema | None:
    """Return the first alternative that takes values of a JSON type."""
    return next((leaf for leaf in alternatives if kind in types(leaf)), None)


def _guess_scalar(alternatives: list[Schema], node: ScalarNode) -> str | None:
    if isinstance(node.value, bool) or node.value is None:
        return _quoted_flag(alternatives, node.value, node.text)
    text = node.text.strip()
    if text.casefold() in _UNKNOWN_CODES and any(map(is_unknown, alternatives)):
        return "{unknown: why it is not known}"
    listed = words({"anyOf": [dict(leaf) for leaf in alternatives]})
    word = word_called(text, listed) if is_called_otherwise(text) else nearest(text, listed)
    if word is not None:
        return word
    if _takes(alternatives, "boolean") is not None and text.casefold() in _FLAGS:
        return _FLAGS[text.casefold()]
    return (
        _guess_clock(alternatives, text)
        or _guess_entry(alternatives, text)
        or _guess_items(alternatives, text)
        or _guess_pattern(alternatives, text.rstrip(","))
        or _guess_list(alternatives, text)
    )


def _quoted_flag(alternatives: list[Schema], value: Scalar, text: str) -> str | None:
    leaf = _takes(alternatives, "string")
    return f'"{text}"' if value is not None and leaf is not None and leaf.get("pattern") == TEXT_PATTERN else None


def _guess_pattern(alternatives: list[Schema], text: str) -> str | None:
    for leaf in alternatives:
        guesser = _GUESSERS.get(str(leaf.get("pattern", "")))
        found = guesser(text) if guesser else None
        if found is not None and re.fullmatch(str(leaf["pattern"]), found):
            return found
    return None


def _guess_clock(alternatives: list[Schema], text: str) -> str | None:
    """Return how a period with its beginning, or an end that is an event, is written where a clock may stand."""
    if "indefinite" in words({"anyOf": [dict(leaf) for leaf in alternatives]}) and text.casefold() in _ENDLESS:
        return "indefinite"
    if len(text) > _LONGEST_GUESS or not text.isprintable():
        return None
    if not any("criteria" in mapping(resolved(leaf).get("properties")) for leaf in alternatives):
        return None
    clock = _CLOCK.fullmatch(text.casefold())
    period = _guess_period(clock[1]) if clock else None
    if clock and period:
        return written({"period": period, "from": text[-len(clock[2]) :]})
    return written({"criteria": text}) if text.casefold().startswith("until ") else None


def _guess_entry(alternatives: list[Schema], text: str) -> str | None:
    """Return a key with its colon, where that is what a text lacks: `type email.address`."""
    key, _, value = text.partition(" ")
    known = any(key in mapping(resolved(leaf).get("properties")) for leaf in alternatives if not is_unknown(leaf))
    is_short = len(text) <= _LONGEST_GUESS and text.isprintable()
    return written({key: value.strip()})[1:-1] if known and value.strip() and is_short else None


def _guess_items(alternatives: list[Schema], text: str) -> str | None:
    """Return the items of a list that stand behind one another: behind commas, or dashes without a blank."""
    if ("," not in text and not text.startswith("-")) or len(text) > _LONGEST_GUESS:
        return None
    items = [item.strip() for item in (re.split(r"(?:^|\s)-(?=\S)", text) if text[0] == "-" else text.split(","))]
    items = [item for item in items if item]
    lists = [leaf for leaf in alternatives if "array" in types(leaf)]
    is_list = len(items) > 1 or _takes(alternatives, "string") is None
    fits = all(any(_fits_an_item(leaf, item) for leaf in lists) for item in items)
    return written([*items]) if items and is_list and fits else None


def _guess_list(alternatives: list[Schema], text: str) -> str | None:
    """Return the text as the only item of a list, where lists of text fit and texts do not."""
    if _takes(alternatives, "string") is not None or not text:
        return None
    lists = [leaf for leaf in alternatives if "array" in types(leaf)]
    if text == "none":
        return "[]" if any("minItems" not in leaf for leaf in lists) else None
    return next((written([text]) for leaf in lists if _fits_an_item(leaf, text)), None)


def _fits_an_item(leaf: Schema, text: str) -> bool:
    of_items = leaf.get("items")
    inner = leaves(of_items) if isinstance(of_items, dict) else iter(())
    return _fits(inner, text)


def _fits(alternatives: Iterable[Schema], text: str) -> bool:
    """Return whether a text can be pasted, and fits one of several schemas as far as its form goes."""
    fitting = (re.search(str(leaf.get("pattern", "")), text) for leaf in alternatives if "string" in types(leaf))
    return text.isprintable() and any(fitting)


def _guess_period(text: str) -> str | None:
    match = _LENGTH.fullmatch(text.casefold())
    return f"P{match[1]}{match[2][0].upper()}" if match else None


def _guess_date(text: str) -> str | None:
    match = _DAY.fullmatch(text.casefold())
    try:
        return str(dt.date(*map(int, match.groups()))) if match else None
    except ValueError:
        return None


def _guess_place(text: str) -> str | None:
    """Return the code of a country that is called by its name, or a cloud region with other separators."""
    reference = built_in()
    country = reference.country(text.upper())
    if country:
        return country.code
    if called := place_called(text):
        return called
    names = {country.name.casefold(): code for code, country in reference.countries.items()}
    name = nearest(text.casefold(), names)
    squeezed = {letters_of(key): key for key in reference.regions}
    return names[name] if name else squeezed.get(letters_of(text))


_GUESSERS: Mapping[str, Callable[[str], str | None]] = {
    PERIOD_PATTERN: _guess_period,
    DATE_PATTERN: _guess_date,
    PLACE_PATTERN: _guess_place,
    COUNTRY_PATTERN: _guess_place,
    ID_PATTERN: slug_of,
}
