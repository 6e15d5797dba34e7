"""The data files of the dictionary hold together."""

from __future__ import annotations

import pytest

from pdmap.reference.data_types import built_in_data_types
from pdmap.scan.classify.dictionary import entries
from pdmap.scan.classify.evidence import types_of_kind
from pdmap.scan.classify.kinds import Kind, fits
from pdmap.scan.classify.needs import need
from pdmap.scan.classify.vocabulary import lemma
from pdmap.scan.classify.words import LANGUAGES, lines, people, short_forms
from pdmap.scan.verdicts import Tier

EVERY = {entry for of_word in entries().values() for entry in of_word}


def test_entries_name_data_types_needs_and_kinds_that_exist() -> None:
    known = built_in_data_types()
    for entry in EVERY:
        assert entry.data_type in known or not entry.data_type, entry
        assert callable(need(entry.need)), entry
        assert isinstance(fits(Kind.TEXT, entry.fits), bool), entry
        assert bool(entry.data_type) == (entry.tier in {Tier.DIRECT, Tier.LINKED, Tier.POINTER}), entry


def test_words_of_phrases_are_in_the_singular_as_those_of_names_are() -> None:
    words = {word for entry in EVERY for slot in entry.slots for word in slot}
    assert {word for word in words if lemma(word) != word} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_words_of_its_own(language: str) -> None:
    assert sum(entry.language == language for entry in EVERY) > 40
    assert language in people().language.values()


def test_a_word_for_people_is_either_clear_or_vague() -> None:
    english = {word for word, language in people().language.items() if language == "en"}
    assert not english & people().vague


def test_categories_of_fideslang_stand_for_data_types() -> None:
    for category, data_type in lines("fideslang.tsv"):
        assert types_of_kind(category)[0] == data_type


def test_short_forms_stand_for_words_that_are_written_out() -> None:
    forms = short_forms()
    for short, words in forms.items():
        assert all(word == short or forms.get(word, (word,)) == (word,) for word in words), short
