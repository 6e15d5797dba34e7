"""What a reader of an output finds in it: its text, and everything that is more than text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tests.injection.inventories import MARK, NOT_READ, REPLACEMENT, Case, read

_CODE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))")
_BLANKS = re.compile(r"[\s\u200b\u00ad]+")
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Seen:
    """An output as a real reader of its format has it."""

    text: str
    """All of the text, with whatever between the pieces."""
    parts: frozenset[str]
    """Elements, attributes, links, formulas, commands and whatever else a format has beside text."""
    is_sheet: bool = False
    """Whether what would be a formula where `;`, a tab or a line break parts cells has an apostrophe before it."""


def seen(texts: Iterable[str | None], parts: Iterable[str]) -> Seen:
    return Seen("\n".join(text or "" for text in texts), frozenset(parts))


def arrived(found: Seen, case: Case) -> tuple[set[int], list[str]]:
    """Return the marks that stand behind their text as it was written, and what stands before the others.

    What stands in quotes in a message is spelled as in JSON. Blanks do not count, because lines are broken anew, nor
    does what stands for a character that a format cannot hold.
    """
    text = squeezed(found.text)
    right: set[int] = set()
    wrong: list[str] = []
    for match in MARK.finditer(text):
        number = int(match[1])
        written = read(case.texts[number].payload.text)
        before = text[: match.start()]
        spellings = [written, _quoted(written), _quoted(" ".join(written.split()))]
        spellings += [_as_cells(written), _as_cells(" ".join(written.split()))] if found.is_sheet else []
        if before.endswith(tuple(map(squeezed, spellings))):
            right.add(number)
        else:
            wrong.append(f"{case.texts[number].field}: {written!r} as {before[-len(written) - 20 :]!r}")
    return right, wrong


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _as_cells(text: str) -> str:
    return re.sub(r"([;\t\r\n][\s\u200b\"]*)(?=[=+\-@]|::)", r"\1'", text)


def squeezed(text: str) -> str:
    """Return a text without blanks, with characters for the codes that stand for them."""
    plain = _BLANKS.sub("", _CODE.sub(lambda match: chr(int(next(filter(None, match.groups())), 16)), text))
    return _NONCHARACTERS.sub(REPLACEMENT, NOT_READ.sub(REPLACEMENT, plain))
