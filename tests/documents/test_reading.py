"""How a document is to be read: the terms, with the marks of the answers that they explain."""

import datetime as dt

import pytest

from pdmap.documents.document import Document, Metadata, State
from pdmap.documents.languages import LANGUAGES, words_of
from pdmap.documents.reading import reading_notes
from pdmap.writers import html


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_term_of_a_state_has_its_mark_in_every_language(language: str) -> None:
    words = words_of(language)
    notes = tuple(reading_notes(words))
    marked = {note.state: note.title for note in notes if note.state is not State.RECORDED}
    assert marked == {state: words.states[state] for state in State if state is not State.RECORDED}
    (derived,) = (note.title for note in notes if note.is_derived)
    assert words.from_flow.startswith(derived)


def test_a_page_shows_the_marks_beside_the_terms() -> None:
    metadata = Metadata(kind="notice", organization="", as_of=dt.date(2026, 11, 23), version="0", digest="d")
    notes = tuple(reading_notes(words_of("en")))
    page = html.write(Document(title="Title", language="en", metadata=metadata, blocks=notes)).decode()
    assert '<dt class="none" dir="auto"><span class="text">none</span></dt>' in page
    assert '<dt class="recorded derived" dir="auto"><span class="text">from the data flows</span></dt>' in page
