"""How a document is to be read: its terms, each with the mark that answers of its kind have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.documents.document import Note, State
from pdmap.documents.words import Words


def reading_notes(words: Words) -> Iterator[Note]:
    """Yield the terms of a document with what they mean."""
    for place, (term, text) in enumerate(words.reading_notes):
        yield Note(term, text, _STATES.get(place, State.RECORDED), is_derived=place == _DERIVED)


# Private tables

_STATES: Mapping[int, State] = {0: State.NONE, 1: State.UNKNOWN, 2: State.NOT_RECORDED}
"""The states by the places of their terms, which are the same in every language."""
_DERIVED = 4
"""The place of the term for what nobody declared."""
