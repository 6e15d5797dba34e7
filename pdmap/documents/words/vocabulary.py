"""Labels of the built-in vocabulary and law, which are data and English: data types, countries, lawful bases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class VocabularyWords:
    """Translations of the labels of the built-in vocabulary."""

    vocabulary: Mapping[str, str] = field(default_factory=dict)
    """Translation by English label; empty in English."""

    def label(self, text: str) -> str:
        """Return a label of the vocabulary in this language; one of the author's own stays as written."""
        return self.vocabulary.get(text, text)
