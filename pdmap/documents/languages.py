"""The languages that documents can be written in, and the words of each.

The words of a translation are data: `translations/TAG/*.toml`, one file for each module of `words`, with
the same names. What a translation leaves out stays English. The author's text is never translated.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from pdmap.documents.words import ENGLISH, Words

LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "fr": "français",
    "de": "Deutsch",
    "nl": "Nederlands",
    "sv": "svenska",
}
"""Names of the languages in themselves, by BCP 47 tag."""


@cache
def words_of(language: str) -> Words:
    """Return the words of a language.

    Raises:
        KeyError: there is no such language.
    """
    if LANGUAGES[language] == LANGUAGES["en"]:
        return ENGLISH
    values: dict[str, object] = {"language": language}
    for table in _tables(language):
        values.update({name: _value(name, said) for name, said in table.items()})
    return replace(ENGLISH, **values)  # type: ignore[arg-type]


# Private functions


def _tables(language: str) -> list[Mapping[str, object]]:
    folder = files("pdmap.documents") / "translations" / language
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return [tomllib.loads(file.read_text("utf-8")) for file in found]


def _value(name: str, said: object) -> object:
    """Return what a translation says for a name of `Words`: a text, a mapping on top of English, or pairs."""
    if isinstance(said, dict):
        return {**getattr(ENGLISH, name), **said}
    if isinstance(said, list):
        return tuple(tuple(pair) for pair in said)
    return said
