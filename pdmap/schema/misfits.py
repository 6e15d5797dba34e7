"""Values that fit no alternative: what they are, what they should be, and what to write instead."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from pdmap.findings import Check, Edit, Finding
from pdmap.frozen import dataclass
from pdmap.language.checks import (
    IMPOSSIBLE_DATE,
    OUT_OF_RANGE,
    UNFIT_TEXT,
    UNKNOWN_CODE,
    UNREADABLE_PERIOD,
    WRONG_KIND,
)
from pdmap.language.forms import DATE_PATTERN, DATE_RANGE, TEXT_PATTERN
from pdmap.model import PERIOD_PATTERN
from pdmap.reference import built_in
from pdmap.schema.guesses import guess, near_word
from pdmap.schema.misplaced import object_above
from pdmap.schema.subschemas import Schema, is_enumeration, is_unknown, leaves, takes_text, types, words
from pdmap.schema.vocabulary import vocabulary_word
from pdmap.schema.wording import enumerate_phrases, phrases, quoted, written
from pdmap.source import MappingNode, Node, Plain, ScalarNode, SequenceNode, respelled
from pdmap.source.characters import shown_address


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a manifest, with what the language expects there."""

    node: Node
    head: Node
    """The key that the value stands behind; the value itself in a list and at the root."""
    address: str
    schema: Schema
    example: Plain
    """What the documentation of the key shows."""
    around: Node
    """The mapping that the key belongs to; the root at the root."""

    @property
    def named(self) -> str:
        """Return the place as messages call it."""
        return f"`{shown_address(self.address)}`" if self.address else "the manifest"


def misfit(spot: Spot) -> Finding:
    """Return the finding for a value that fits none of the alternatives of its schema."""
    check = _check(spot)
    message = _message(spot, check)
    is_invisible = isinstance(spot.node, ScalarNode) and not spot.node.text.strip()
    return Finding(
        check=check,
        message=message,
        location=(spot.head if is_invisible else spot.node).location(),
        address=spot.address,
        remedy=_remedy(spot, check),
        detail=message,
        edits=_edits(spot) if check is UNKNOWN_CODE else (),
    )


# Private functions


def _check(spot: Spot) -> Check:
    if _is_whole(spot.node) and _bounded(spot.schema):
        return OUT_OF_RANGE
    if not isinstance(spot.node, ScalarNode) or not isinstance(spot.node.value, str):
        return WRONG_KIND
    fitting = [leaf for leaf in leaves(spot.schema) if takes_text(leaf)]
    if fitting and spot.node.text.strip() and all(map(is_enumeration, fitting)):
        return UNKNOWN_CODE
    return _check_of_text(fitting) if fitting else WRONG_KIND


def _check_of_text(fitting: list[Schema]) -> Check:
    """Return the check for text of the wrong form: dates and periods have rules of their own in the catalogue."""
    patterns = {leaf.get("pattern") for leaf in fitting}
    if DATE_PATTERN in patterns:
        return IMPOSSIBLE_DATE
    return UNREADABLE_PERIOD if PERIOD_PATTERN in patterns else UNFIT_TEXT


def _message(spot: Spot, check: Check) -> str:
    expected = _expected(spot)
    if check is UNKNOWN_CODE:
        return f"{spot.named} cannot be {_kind(spot.node)}"
    if check is IMPOSSIBLE_DATE and _is_day_of_no_month(spot.node):
        return f"{spot.named} is {_kind(spot.node)}, a day that does not exist"
    if check is IMPOSSIBLE_DATE and _is_far_day(spot.node):
        return f"{spot.named} is {_kind(spot.node)}, and dates go {DATE_RANGE}"
    if _says_unknown(spot):
        return f"{spot.named} takes {expected}; `unknown` is no answer there"
    return f"{spot.named} is {_kind(spot.node)}, not {expected}"


def _remedy(spot: Spot, check: Check) -> str:
    if above := _id_above(spot):
        return f"indent it below `{above}`"
    if advice := _advice_on_lines(spot.node):
        return advice
    word = vocabulary_word(spot.address, spot.node) if check is UNFIT_TEXT else None
    if check is UNFIT_TEXT and not word and spot.address.endswith("/basis"):
        return f"write one of: {', '.join(sorted(built_in().lawful_bases))}"
    suggestion = word or guess(spot.schema, spot.node)
    if suggestion:
        is_quoted = isinstance(spot.node, ScalarNode) and isinstance(spot.node.value, bool)
        return f"put it in quotes: `{suggestion}`" if is_quoted else f"write `{suggestion}`"
    if check is UNKNOWN_CODE:
        return f"write {enumerate_phrases(f'`{word}`' for word in words(spot.schema))}"
    if check is OUT_OF_RANGE or spot.example is None:
        return f"write {_expected(spot)}"
    return f"write it as in `{_shown_example(spot)}`"


def _advice_on_lines(node: Node) -> str | None:
    """Return what to do about a value that became one text of several lines by a slip."""
    if not isinstance(node, ScalarNode) or node.line == node.end_line:
        return None
    if node.quoted:
        return "close the quote in the line in which it opens" if ": " in node.text else None
    return (
        "begin all items of the list in the same column, each with a dash and a blank" if " - " in node.text else None
    )


def _id_above(spot: Spot) -> str | None:
    """Return the id that a key of an object was probably meant to stand below; an item of a list has no key."""
    if not isinstance(spot.head, ScalarNode) or spot.head is spot.node:
        return None
    return object_above(spot.schema, spot.around, spot.head.text)


def _edits(spot: Spot) -> tuple[Edit, ...]:
    """Return the edit that spells a word right; nobody but the author may say `none`."""
    word = near_word(spot.schema, spot.node)
    is_answer = word == "none" and isinstance(spot.node, ScalarNode) and spot.node.text.casefold() != word
    return respelled(spot.node, word) if word and not is_answer else ()


def _shown_example(spot: Spot) -> str:
    """Return the example with its key, as it stands in a manifest; in a list there is no key."""
    is_item = spot.head is spot.node and spot.address
    name = spot.address.rpartition("/")[2]
    example = {name: spot.example} if name and not is_item else spot.example
    return written(example) if is_item else written(example)[1:-1]


def _expected(spot: Spot) -> str:
    bounded = _bounded(spot.schema)
    if bounded and isinstance(spot.node, ScalarNode):
        return f"a whole number {_bounds(bounded)}"
    return enumerate_phrases(dict.fromkeys(phrase for leaf in _likely(spot) for phrase in phrases(leaf)))


def _likely(spot: Spot) -> Iterator[Schema]:
    """Yield the alternatives worth naming: for a single value those for single values, patterns before words."""
    answers = [leaf for leaf in leaves(spot.schema) if "const" not in leaf and not is_unknown(leaf)]
    single = [leaf for leaf in answers if takes_text(leaf) or "boolean" in types(leaf)]
    if isinstance(spot.node, ScalarNode) and single:
        answers = [leaf for leaf in single if leaf.get("pattern", TEXT_PATTERN) != TEXT_PATTERN] or single
    yield from answers


def _bounded(schema: Schema) -> Schema | None:
    return next((leaf for leaf in leaves(schema) if "minimum" in leaf), None)


def _bounds(schema: Schema) -> str:
    low, high = schema["minimum"], schema.get("maximum")
    return f"of {low} or more" if high is None else f"from {low} to {high}"


def _is_whole(node: Node) -> bool:
    return isinstance(node, ScalarNode) and isinstance(node.value, int) and not isinstance(node.value, bool)


def _is_day_of_no_month(node: Node) -> bool:
    """Return whether a text looks like a date; one that exists would have fit."""
    return isinstance(node, ScalarNode) and re.fullmatch(DATE_PATTERN, node.text) is not None


def _is_far_day(node: Node) -> bool:
    """Return whether a text is a day of the calendar; one within the range would have fit."""
    if not isinstance(node, ScalarNode) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", node.text):
        return False
    try:
        dt.date.fromisoformat(node.text)
    except ValueError:
        return False
    return True


def _says_unknown(spot: Spot) -> bool:
    """Return whether `{unknown: reason}` stands where the language has no such answer."""
    is_said = isinstance(spot.node, MappingNode) and "unknown" in spot.node.entries
    return is_said and not any(map(is_unknown, leaves(spot.schema)))


def _kind(node: Node) -> str:
    match node:
        case MappingNode():
            return "a group of keys"
        case SequenceNode():
            return "a list"
        case ScalarNode(value=None):
            return "empty"
        case ScalarNode() if not node.text.strip():
            return "empty"
        case ScalarNode(value=bool()):
            return quoted(node.text)
        case ScalarNode(value=str()):
            return f"the text {quoted(node.text)}" if node.text in {"true", "false"} else quoted(node.text)
        case ScalarNode():
            return f"the number {quoted(node.text)}"
    message = f"unknown kind of node {type(node).__name__}"
    raise TypeError(message)
