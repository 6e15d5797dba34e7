from dataclasses import fields
from pathlib import Path

import pytest

import pdmap
from pdmap.documents.words import ENGLISH, LANGUAGES, Words

SOURCES = [
    path.read_text("utf-8")
    for folder in ("documents", "writers")
    for path in (Path(pdmap.__file__).parent / folder).rglob("*.py")
    if path.name != "words.py"
]


@pytest.mark.parametrize("word", [field.name for field in fields(Words)])
def test_every_word_is_used(word: str) -> None:
    assert any(f"words.{word}" in source for source in SOURCES)


def test_what_a_translation_leaves_out_stays_english() -> None:
    french = Words(language="fr", none="aucun")
    assert (french.none, french.not_recorded) == ("aucun", ENGLISH.not_recorded)


def test_languages_are_found_by_their_tags() -> None:
    assert {tag: words.language for tag, words in LANGUAGES.items()} == {tag: tag for tag in LANGUAGES}
