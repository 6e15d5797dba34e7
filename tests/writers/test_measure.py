from hypothesis import given
from hypothesis import strategies as st

from pdmap.writers.measure import line_count, longest_word, width, wrapped

TEXTS = st.text(st.characters(exclude_characters="\n"), max_size=60)


@given(TEXTS, st.floats(30, 300))
def test_no_piece_of_a_line_is_lost_or_wider_than_the_room(line: str, room: float) -> None:
    pieces = [*wrapped(line, room)]
    assert "".join(pieces) == line
    assert all(width(piece.rstrip()) <= room + 0.001 for piece in pieces)


def test_lines_break_at_blanks_and_long_words_anywhere() -> None:
    assert [*wrapped("one two three", width("one two "))] == ["one two ", "three"]
    assert [*wrapped("a bbbbbbbb", width("bbbb"))] == ["a ", "bbbb", "bbbb"]


def test_every_line_of_a_text_counts() -> None:
    assert line_count("", 100) == 1
    assert line_count("a\n\nb", 100) == 3
    assert line_count("x" * 100, width("x" * 10)) == 10


def test_wide_letters_take_more_room_than_narrow_ones_and_marks_none() -> None:
    assert width("ill") < width("abc") < width("WWW") < width("漢字漢")
    assert width("e\N{COMBINING ACUTE ACCENT}") == width("e")


def test_the_longest_word_is_the_widest() -> None:
    assert longest_word("iiii WWW") == width("WWW")
    assert longest_word("") == 0
