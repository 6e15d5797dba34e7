from hypothesis import given
from hypothesis import strategies as st

from pdmap.writers.measure import line_count
from pdmap.writers.sheets.sizes import TALLEST, pieces, sized
from pdmap.writers.sheets.workbook import Draft, Entry, Record, Sheet

ROOM = 200.0


def sheet(*records: tuple[str, ...]) -> Sheet:
    head = tuple("head" for _ in records[0])
    rows = tuple(Record(tuple(Entry(text) for text in record), f"row-{n}") for n, record in enumerate(records))
    return sized("Sheet", Draft("Sheet", head, rows, tuple(ROOM for _ in head)))


def condensed(text: str) -> str:
    return "".join(text.split())


@given(st.text(max_size=400), st.floats(40, 300))
def test_pieces_hold_the_whole_text_and_fit_a_row(text: str, room: float) -> None:
    parts = [*pieces(text, room)]
    assert condensed("".join(part for part, _ in parts)) == condensed(text)
    assert all(1 <= lines <= TALLEST for _, lines in parts)


def test_a_text_with_more_lines_than_a_row_shows_is_continued_at_a_line() -> None:
    text = "\n".join(f"line {number}" for number in range(60))
    parts = [part for part, _ in pieces(text, ROOM)]
    assert "\n".join(parts) == text
    assert [part.count("\n") + 1 for part in parts] == [25, 25, 10]


def test_no_piece_is_longer_than_a_cell_may_be_even_if_nothing_has_a_width() -> None:
    text = "\N{COMBINING ACUTE ACCENT}" * 100_000
    parts = [part for part, _ in pieces(text, ROOM)]
    assert "".join(parts) == text
    assert all(len(part) <= 32_767 for part in parts)


def test_a_record_that_is_too_tall_goes_on_in_rows_that_repeat_what_it_is_about() -> None:
    made = sheet(("Billing", "x" * 10_000, "short"), ("Support", "y", "z"))
    first, *others, last = made.strips
    assert [entry.text for entry in last.entries] == ["Support", "y", "z"]
    assert others
    assert {strip.entries[0].text for strip in (first, *others)} == {"Billing"}
    assert "".join(strip.entries[1].text for strip in (first, *others)) == "x" * 10_000
    assert [strip.entries[2].text for strip in others] == [""] * len(others)
    assert [strip.is_continued for strip in made.strips] == [False, *(True for _ in others), False]
    assert [strip.anchor for strip in made.strips] == ["row-0", *("" for _ in others), "row-1"]


def test_a_row_is_as_tall_as_its_tallest_cell_and_never_taller_than_excel_shows() -> None:
    made = sheet(("a", "b"), ("a", "b\nb\nb"), ("a", "b\n" * 100))
    one, three, *rest = made.strips
    assert one.height < three.height < rest[0].height <= 409
    for strip in made.strips:
        lines = max(line_count(entry.text, width - 10) for entry, width in zip(strip.entries, made.widths, strict=True))
        assert strip.height >= lines * 12


def test_columns_are_as_wide_as_their_content_asks_for_within_limits() -> None:
    narrow, wide, widest = sheet(("a", "a text of some length", "x " * 500)).widths
    assert narrow < wide < widest == ROOM


def test_a_column_whose_texts_would_not_fit_a_row_becomes_wider() -> None:
    assert sheet(("a", "word " * 400)).widths[1] > ROOM
