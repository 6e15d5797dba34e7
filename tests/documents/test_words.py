from dataclasses import fields
from pathlib import Path

import pytest

import pdmap
from pdmap.documents.words import Words

SOURCES = [
    path.read_text("utf-8")
    for folder in ("documents", "writers")
    for path in (Path(pdmap.__file__).parent / folder).rglob("*.py")
]


ASKED = {"vocabulary", "terms"}
"""Words that are asked for by way of `label` and `term`."""


@pytest.mark.parametrize("word", sorted({field.name for field in fields(Words)} - ASKED))
def test_every_word_is_used(word: str) -> None:
    assert any(f"words.{word}" in source for source in SOURCES)
