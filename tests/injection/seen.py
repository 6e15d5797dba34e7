"""What a reader of an output finds in it: its text, and everything that is more than text."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tests.injection.inventories import MARK, NOT_READ, REPLACEMENT, Case, Written, read

_CODE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))")
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]")
_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u0300-\u036f\u061c\u115f\u1160\u17b4\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\ufff0-\uffff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_HUNK = re.compile(r"@@-\d+(?:,\d+)?\+\d+(?:,\d+)?@@")
_DOTS = re.compile(r"\u2026|\.\.\.")
_SHORTEST = 3
"""Characters of a text that has to be seen before the dots which say that it goes on."""


@dataclass(frozen=True)
class Seen:
    """An output as a real reader of its format has it."""

    text: str
    """All of the text, with whatever between the pieces."""
    parts: frozenset[str]
    """Elements, attributes, links, formulas, commands and whatever else a format has beside text."""
    is_sheet: bool = False
    """Whether what would be a formula where `;`, a tab or a line break parts cells has an apostrophe before it."""

    @cached_property
    def squeezed(self) -> str:
        """Return the text as texts are held against it."""
        return squeezed(self.text)

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """Return the marks in it, with where they start."""
        return tuple((int(match[1]), match.start()) for match in MARK.finditer(self.squeezed))

    @cached_property
    def marks(self) -> frozenset[int]:
        """Return the marks that are seen."""
        return frozenset(number for number, _ in self.places)


@dataclass(frozen=True, slots=True)
class Arrival:
    """How the texts of an inventory arrived in an output."""

    right: frozenset[int]
    """The marks that stand behind their text as it was written."""
    wrong: tuple[str, ...]
    """What stands before the others: field, payload, text."""
    missing: tuple[str, ...]
    """Texts that were expected, and are not seen at all, nor cut off behind dots."""
    checks: int
    """How many times a text was held against what was written."""


def seen(texts: Iterable[str | None], parts: Iterable[str]) -> Seen:
    return Seen("\n".join(text or "" for text in texts), frozenset(parts))


def arrived(found: Seen, case: Case, expected: Collection[int] = (), *, are_names: bool = False) -> Arrival:
    """Return which texts arrived as they were written.

    What stands in quotes in a message is spelled as in JSON. Blanks do not count, because lines are broken anew, nor
    does what stands for a character that a format cannot hold. Each text has a mark of its own behind it: a text that
    swallowed others, or made them part of something else, is found by the marks that lack.

    Args:
        found: The output.
        case: The inventory.
        expected: The marks that the output shows of an inventory of words.
        are_names: Whether texts are names of SQL, in which a sign of quotes is written twice.
    """
    text = found.squeezed
    right: set[int] = set()
    wrong: list[str] = []
    for number, start in found.places:
        written = case.texts[number]
        # Signs can part into several characters at most, of which each is as long as a code.
        before = text[max(0, start - 10 * len(written.payload.text) - 100) : start]
        spellings = _spellings(written, is_sheet=found.is_sheet, are_names=are_names)
        if not number:  # the one that is also given as a path
            spellings += (squeezed(as_path(written.payload.text)), squeezed(_quoted(as_path(written.payload.text))))
        if before.endswith(spellings) or _begins_within(before, spellings):
            right.add(number)
        else:
            wrong.append(f"{told(number, written)} as {before[-len(written.payload.text) - 20 :]!r}")
    lacking = set(expected) - {number for number, _ in found.places}
    cut = [text[max(0, dots.start() - 100) : dots.start()] for dots in _DOTS.finditer(text)] if lacking else []
    missing = [told(number, case.texts[number]) for number in sorted(lacking) if not _is_cut(number, case, cut)]
    return Arrival(frozenset(right), tuple(wrong), tuple(missing), len(found.places) + len(missing))


def as_path(text: str) -> str:
    """Return a text as the path that it names: one line, in which no two slashes follow each other."""
    line = "".join(each if each.isprintable() else " " for each in text)
    return re.sub("//+", "/", " ".join(line.split()))


def told(number: int, written: Written) -> str:
    """Return what a failure says of a text."""
    return f"{written.field} (zq{number}) {written.payload.name} {written.payload.text!r}"


def squeezed(text: str) -> str:
    """Return a text without blanks, with characters for the codes that stand for them."""
    plain = _without_blanks(text)
    if "\\" in plain:
        plain = _CODE.sub(lambda match: chr(int(next(filter(None, match.groups())), 16)), plain)
        plain = _without_blanks(plain)
    # A class is looked for faster than alternatives that look back.
    return _SUSPECT.sub(lambda match: _as_read(plain, match), plain)


# Private functions


def _without_blanks(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "").replace("\u00ad", "")


def _as_read(text: str, match: re.Match[str]) -> str:
    is_lost = _NONCHARACTERS.match(match[0]) or NOT_READ.match(text, match.start())
    return REPLACEMENT if is_lost else match[0]


@lru_cache(maxsize=20_000)
def _spellings(written: Written, *, is_sheet: bool, are_names: bool) -> tuple[str, ...]:
    text = read(written.payload.text)
    line = " ".join(text.split())
    spellings = [text, _quoted(text), _quoted(line)]
    if are_names:
        # No reader of manifests has been over them: controls stand as codes, which are read as what they stand for.
        twice = written.payload.text.replace('"', '""')
        spellings += [written.payload.text, twice, _quoted(twice), _quoted(_quoted(twice))]
    spellings += [_as_cells(text), _as_cells(line)] if is_sheet else []
    return tuple(map(squeezed, spellings))


def _begins_within(before: str, spellings: Iterable[str]) -> bool:
    """Return whether a part of a diff begins within a text of several lines, and shows the rest of it."""
    *_, rest = _HUNK.split(before)
    return rest != before and any(spelling.endswith(rest) for spelling in spellings)


def _is_cut(number: int, case: Case, cut: Iterable[str]) -> bool:
    """Return whether a text is seen to go on behind dots."""
    whole = squeezed(f"{read(case.texts[number].payload.text)} (zq{number})")
    wholes = (whole, _quoted(whole))
    starts = tuple(each[:length] for each in wholes for length in range(_SHORTEST, len(each)))
    return any(each.endswith(starts) for each in cut)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _as_cells(text: str) -> str:
    return re.sub(r"([;\t\r\n][\s\u200b\"]*)(?=[=+\-@]|::)", r"\1'", text)
