"""Texts of a template in the languages in which its authority publishes it."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A title or a sentence in several languages, each as the authority words it; English is always there."""

    en: str
    fr: str = ""
    de: str = ""
    nl: str = ""
    sv: str = ""

    def within(self, language: str) -> str:
        """Return the text in a language by its tag; in English where the template is not official in it."""
        said = {"fr": self.fr, "de": self.de, "nl": self.nl, "sv": self.sv}
        return said.get(language) or self.en
