"""Excerpts of the law: long enough to be understood, short enough to be read, and true to the letter."""

import pytest

from pdmap.reference import Excerpt, excerpt, provision
from pdmap.reference.excerpts import LONGEST, OMITTED
from pdmap.reference.provisions import parent, parts
from pdmap.reference.tables import table

REFS = [row["ref"] for row in table("provisions").rows]
WORDS = " ".join(row["text"] for row in table("provisions").rows)


def of(citation: str) -> Excerpt:
    found = excerpt(citation)
    assert found is not None
    return found


def test_a_letter_comes_with_the_words_that_introduce_it() -> None:
    found = of("Art. 5(1)(e) GDPR")
    assert found.name == "Principles relating to processing of personal data"
    assert found.lines[:2] == ("Personal data shall be:", OMITTED)
    assert found.lines[2].startswith("(e) kept in a form which permits identification of data subjects")
    assert found.is_shortened


def test_nothing_is_left_out_before_the_first_letter() -> None:
    first, second = of("Art. 5(1)(a) GDPR").lines
    assert first == "Personal data shall be:"
    assert second.startswith("(a) processed lawfully")


def test_of_long_words_that_introduce_a_list_the_last_sentence_is_shown() -> None:
    assert of("Art. 30(1)(e)").lines[0] == f"{OMITTED} That record shall contain all of the following information:"


def test_an_article_of_paragraphs_shows_the_first_ones() -> None:
    assert of("Art. 46").lines[0].startswith("(1) In the absence of a decision")


def test_a_definition_has_its_number() -> None:
    assert of("Art. 4(7)").lines[2].startswith("(7) \N{LEFT SINGLE QUOTATION MARK}controller")


@pytest.mark.parametrize("citation", ["Art. 5(2) GDPR", "Art. 10 GDPR", "Recital 26 GDPR"])
def test_what_stands_alone_has_no_number(citation: str) -> None:
    found = provision(citation)
    assert found
    assert found.text.startswith(of(citation).lines[0].removesuffix(f" {OMITTED}"))


@pytest.mark.parametrize("citation", ["Directive 2002/58/EC", "Art. 46 UK GDPR", "C-311/18", ""])
def test_other_sources_have_no_excerpt(citation: str) -> None:
    assert excerpt(citation) is None


def test_every_provision_has_an_excerpt_of_its_own_words() -> None:
    for ref in REFS:
        found = of(ref)
        assert found.lines, ref
        for line in found.lines:
            number, _, text = line.partition(" ") if line.startswith("(") else ("", "", line)
            assert all(part.strip() in WORDS for part in text.split(OMITTED)), (ref, number)


def test_excerpts_are_cut_after_a_sentence_a_clause_or_a_letter() -> None:
    for ref in REFS:
        shown = [line.removesuffix(OMITTED).rstrip() for line in of(ref).lines if line.endswith(OMITTED)]
        assert all(not line or line[-1] in ".;:" for line in shown), ref
        assert sum(map(len, of(ref).lines[1:])) <= LONGEST * 2, ref


def test_parts_and_parents_belong_to_each_other() -> None:
    for ref in REFS:
        found = provision(ref)
        assert found
        assert all(parent(part) == found for part in parts(found))
    article = provision("Art. 30(1)")
    assert article
    assert [part.ref[-3:] for part in parts(article)] == [f"({letter})" for letter in "abcdefg"]
    assert parent(article) == provision("Art. 30")
    recital = provision("Recital 26")
    assert recital
    assert (parent(recital), parts(recital)) == (None, ())
