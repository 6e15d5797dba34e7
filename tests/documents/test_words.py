from dataclasses import fields
from pathlib import Path

import pytest

import pdmap
from pdmap.documents.languages import words_of
from pdmap.documents.words import ENGLISH, Words

SOURCES = [
    path.read_text("utf-8")
    for folder in ("documents", "writers")
    for path in (Path(pdmap.__file__).parent / folder).rglob("*.py")
]


ASKED = {"vocabulary", "terms", "paragraph", "letter"}
"""Words that are asked for by way of `label`, `term` and `cite`."""


@pytest.mark.parametrize("word", sorted({field.name for field in fields(Words)} - ASKED))
def test_every_word_is_used(word: str) -> None:
    assert any(f"words.{word}" in source for source in SOURCES)


def test_articles_are_cited_in_one_way() -> None:
    assert not [source for source in SOURCES if "words.article.format(" in source]


@pytest.mark.parametrize(
    ("article", "german", "swedish"),
    [
        ("30", "Art. 30 DSGVO", "art. 30 GDPR"),
        ("30(1)(b)", "Art. 30 Abs. 1 lit. b DSGVO", "art. 30.1 b GDPR"),
        ("28(2), (3)", "Art. 28 Abs. 2, Abs. 3 DSGVO", "art. 28.2, 3 GDPR"),
        ("9, 10", "Art. 9, 10 DSGVO", "art. 9, 10 GDPR"),
        ("15-20", "Art. 15-20 DSGVO", "art. 15-20 GDPR"),
        ("6(1)(f), 9(2)(h)", "Art. 6 Abs. 1 lit. f, 9 Abs. 2 lit. h DSGVO", "art. 6.1 f, 9.2 h GDPR"),
    ],
)
def test_articles_are_cited_as_the_language_does(article: str, german: str, swedish: str) -> None:
    assert ENGLISH.cite(article) == f"Art. {article} GDPR"
    assert words_of("de").cite(article) == german
    assert words_of("sv").cite(article) == swedish


def test_no_word_stands_in_two_modules() -> None:
    names = [name for base in Words.__bases__ for name in vars(base)["__annotations__"]]
    assert [name for name in names if names.count(name) > 1] == []
