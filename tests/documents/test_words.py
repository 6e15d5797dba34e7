from dataclasses import fields
from pathlib import Path

import pytest

import pdmap
from pdmap.documents.languages import words_of
from pdmap.documents.words import ENGLISH, Words

SOURCES = [
    path.read_text("utf-8")
    for folder in ("documents", "writers", "cli")
    for path in (Path(pdmap.__file__).parent / folder).rglob("*.py")
]


ASKED = {"vocabulary", "terms", "paragraph", "paragraphs_joined", "point", "letter", "instrument_words"}
"""Words that are asked for by way of `label`, `term`, `cite` and `instrument`."""


def test_every_word_is_used() -> None:
    words = {field.name for field in fields(Words)} - ASKED
    assert len(words) > 800
    assert {word for word in words if not any(f"words.{word}" in source for source in SOURCES)} == set()


def test_articles_are_cited_in_one_way() -> None:
    assert not [source for source in SOURCES if "words.article.format(" in source]


@pytest.mark.parametrize(
    ("article", "german", "swedish"),
    [
        ("30", "Art. 30 DSGVO", "art. 30 GDPR"),
        ("30(1)(b)", "Art. 30 Abs. 1 lit. b DSGVO", "art. 30.1 b GDPR"),
        ("28(2), (3)", "Art. 28 Abs. 2, Abs. 3 DSGVO", "art. 28.2 och 28.3 GDPR"),
        ("4(12)", "Art. 4 Nr. 12 DSGVO", "art. 4.12 GDPR"),
        ("33(1), 34(1)", "Art. 33 Abs. 1, 34 Abs. 1 DSGVO", "art. 33.1, 34.1 GDPR"),
        ("2(1), 4(2), (7)", "Art. 2 Abs. 1, 4 Nr. 2, Nr. 7 DSGVO", "art. 2.1, 4.2 och 4.7 GDPR"),
        ("9, 10", "Art. 9, 10 DSGVO", "art. 9, 10 GDPR"),
        ("15-20", "Art. 15-20 DSGVO", "art. 15-20 GDPR"),
        ("6(1)(f), 9(2)(h)", "Art. 6 Abs. 1 lit. f, 9 Abs. 2 lit. h DSGVO", "art. 6.1 f, 9.2 h GDPR"),
    ],
)
def test_articles_are_cited_as_the_language_does(article: str, german: str, swedish: str) -> None:
    assert ENGLISH.cite(article) == f"Art. {article} GDPR"
    assert words_of("de").cite(article) == german
    assert words_of("sv").cite(article) == swedish


def test_a_second_paragraph_does_not_read_as_an_article() -> None:
    assert words_of("fr").cite("28(2), (4)") == "art. 28.2 et 28.4 RGPD"
    assert words_of("fr").cite("4(12)") == "art. 4, point 12 RGPD"
    assert words_of("nl").cite("4(12)") == "art. 4, punt 12 AVG"


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Implementing Decision (EU) 2021/1772 as renewed on 2025-12-19"),
        ("fr", "décision d’exécution (UE) 2021/1772 telle que renouvelée le 2025-12-19"),
        ("de", "Durchführungsbeschluss (EU) 2021/1772 verlängert am 2025-12-19"),
        ("nl", "uitvoeringsbesluit (EU) 2021/1772 zoals verlengd op 2025-12-19"),
        ("sv", "genomförandebeslut (EU) 2021/1772 förlängt den 2025-12-19"),
    ],
)
def test_instruments_are_named_as_the_language_does(language: str, name: str) -> None:
    assert words_of(language).instrument("Implementing Decision (EU) 2021/1772 as renewed on 2025-12-19") == name


def test_no_word_stands_in_two_modules() -> None:
    names = [name for base in Words.__bases__ for name in vars(base)["__annotations__"]]
    assert [name for name in names if names.count(name) > 1] == []
