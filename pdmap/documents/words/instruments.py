"""What instruments of the Union are called, in English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class InstrumentWords:
    """The fixed words in the names of instruments, which the built-in law has in English."""

    instrument_words: Mapping[str, str] = field(default_factory=lambda: _FIXED)

    def instrument(self, name: str) -> str:
        """Return the name of an instrument with its fixed words in this language; an author's own stays as written."""
        return _WORDS.sub(lambda found: self.instrument_words[found[0]], name)


# Private tables

_FIXED: Mapping[str, str] = {
    "Implementing Decision (EU)": "Implementing Decision (EU)",
    "Implementing Decision": "Implementing Decision",
    "as renewed on": "as renewed on",
}
_WORDS = re.compile("|".join(re.escape(words) for words in _FIXED))
"""The longer words first, so that they are found before their beginnings."""
