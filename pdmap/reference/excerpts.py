"""What a citation of the GDPR says, short enough to be read beside something else."""

from __future__ import annotations

import re

from pdmap.frozen import dataclass
from pdmap.reference.provisions import Provision, parent, parts, provision

OMITTED = "[…]"
"""Stands where wording is left out."""

LONGEST = 600
"""Characters of an excerpt, about: what is longer is cut after a sentence, a clause or a letter."""

_LONGEST_LEAD = 200
"""Characters of the words that introduce a list; of longer ones only the last sentence is shown."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A provision's wording, or the beginning of it."""

    ref: str
    """Citation without the name of the law."""
    name: str
    """Heading of the article; empty for recitals."""
    lines: tuple[str, ...]
    """Paragraphs and letters, each with its mark; `OMITTED` stands where something is left out."""

    @property
    def is_shortened(self) -> bool:
        """Return whether wording is left out."""
        return any(OMITTED in line for line in self.lines)


def excerpt(citation: str) -> Excerpt | None:
    """Return what a citation says, or `None` where it is not a provision of the GDPR.

    A letter comes with the words that introduce its list, for it is no sentence without them. An article
    or a paragraph that introduces a list, or has nothing but paragraphs, comes with these.
    """
    found = provision(citation)
    if found is None:
        return None
    lead = _lead(found)
    own = _marked(found) if lead else found.text
    return Excerpt(found.ref, found.name, (*lead, *_body(own, parts(found))))


# Private functions

_SENTENCE_END = re.compile(r"(?<=[.;:]) (?=\S)")


def _lead(found: Provision) -> list[str]:
    """Return the words that introduce the list of which the provision is a part."""
    above = parent(found)
    if above is None or not above.text.endswith(":"):
        return []
    words = above.text
    if len(words) > _LONGEST_LEAD:
        words = f"{OMITTED} {re.split(r'(?<=[.]) (?=[A-Z])', words)[-1]}"
    is_first = parts(above)[0] == found
    return [words] if is_first else [words, OMITTED]


def _body(own: str, below: tuple[Provision, ...]) -> list[str]:
    """Return the provision's own words and what they introduce, up to a certain length."""
    lines = [own] if own else []
    if not own or own.endswith(":"):
        lines += [_marked(part) for part in below if part.text]
    shown: list[str] = []
    for line in lines:
        room = LONGEST - sum(map(len, shown))
        if shown and len(line) > room:
            return [*shown, OMITTED]
        shown.append(_shortened(line, room))
    return shown


def _marked(part: Provision) -> str:
    """Return the text of a part behind its number or letter."""
    return f"({part.ref.rpartition('(')[2]} {part.text}"


def _shortened(text: str, room: int) -> str:
    """Return as many sentences or clauses as fit, the first one in any case."""
    if len(text) <= room:
        return text
    first, *others = _SENTENCE_END.split(text)
    shown = first
    for clause in others:
        if len(shown) + 1 + len(clause) > room:
            break
        shown = f"{shown} {clause}"
    return text if shown == text else f"{shown} {OMITTED}"
