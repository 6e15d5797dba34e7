import pytest

from pdmap.documents.languages import LANGUAGES, words_of
from pdmap.documents.words import ENGLISH


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_are_found_by_their_tags(language: str) -> None:
    assert words_of(language).language == language


def test_a_language_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        words_of("tlh")


def test_an_own_label_of_the_author_stays_as_written() -> None:
    assert words_of("fr").label("Mes étiquettes") == "Mes étiquettes"
    assert ENGLISH.label("Sweden") == "Sweden"
