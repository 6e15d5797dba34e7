import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.renderers.picture.text import ELLIPSIS, is_measured, wrap
from pdmap.typeface import is_covered, text_width

FONTS = Path(__file__).parents[3] / "pdmap" / "host" / "fonts"
WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=80)


@pytest.mark.parametrize(("file", "is_bold"), [("PdmapSans-Regular.ttf", False), ("PdmapSans-Bold.ttf", True)])
def test_the_table_of_widths_agrees_with_the_fonts(file: str, *, is_bold: bool) -> None:
    widths = dict(advance_widths((FONTS / file).read_bytes()))
    assert len(widths) > 3000
    assert all(is_covered(chr(code)) for code in widths)
    measured = {code: round(text_width(chr(code), 2048, is_bold=is_bold)) for code in widths}
    assert measured == widths


@pytest.mark.parametrize(
    ("text", "is_known"),
    [("Plain text: ÅÖ Жук Ωμ ▲●✖◌⚑", True), ("שלום", False), ("\N{CJK UNIFIED IDEOGRAPH-4E2D}", False), ("🦊", False)],
)
def test_widths_are_known_where_glyphs_are_bundled_and_stand_alone(text: str, *, is_known: bool) -> None:
    assert is_measured(text) is is_known


def test_lines_break_between_words() -> None:
    assert wrap("one two three", 10, text_width("one two", 10) + 0.1, 3) == ("one two", "three")


def test_a_word_wider_than_a_line_is_cut() -> None:
    assert wrap("aaaa", 10, text_width("aa", 10) + 0.1, 3) == ("aa", "aa")


def test_what_is_left_over_becomes_an_ellipsis() -> None:
    assert wrap("one two three four", 10, text_width("one two", 10) + 0.1, 1) == ("one t…",)


@pytest.mark.parametrize("unit", ["1\ufe0f\u20e3", "\u2602\ufe0f", "e\u0301", "\U0001f469\u200d\U0001f4bb"])
def test_what_is_one_character_to_people_is_not_cut(unit: str) -> None:
    for room in range(1, 60):
        rest = "".join(wrap(unit * 8, 10, room, 1)).removesuffix(ELLIPSIS)
        assert rest == unit * (len(rest) // len(unit))


@given(WORDS, st.integers(20, 200), st.integers(1, 4))
def test_no_line_is_wider_than_the_limit(text: str, limit: int, lines: int) -> None:
    broken = wrap(text, 10, limit, lines)
    assert len(broken) <= lines
    assert all(text_width(line, 10) <= limit for line in broken if len(line) > 1)


@given(WORDS)
def test_nothing_is_lost_where_there_is_room(text: str) -> None:
    broken = wrap(text, 10, 100, 1000)
    assert "".join("".join(broken).split()) == "".join(text.split())
    assert ELLIPSIS in text or not any(line.endswith(ELLIPSIS) for line in broken)


def advance_widths(font: bytes) -> Iterator[tuple[int, int]]:
    """Yield code points and widths, read from the tables `cmap` (formats 4 and 12), `hhea` and `hmtx`."""
    tables = {}
    for place in range(struct.unpack(">H", font[4:6])[0]):
        tag, _, offset, length = struct.unpack(">4sLLL", font[12 + 16 * place : 28 + 16 * place])
        tables[tag] = font[offset : offset + length]
    count = struct.unpack(">H", tables[b"hhea"][34:36])[0]
    advances = struct.unpack(">" + "Hh" * count, tables[b"hmtx"][: 4 * count])[::2]
    for code, glyph in glyphs(tables[b"cmap"]):
        yield code, advances[min(glyph, count - 1)]


def glyphs(cmap: bytes) -> Iterator[tuple[int, int]]:
    """Yield code points and glyphs of the Unicode subtable in format 4."""
    for place in range(struct.unpack(">H", cmap[2:4])[0]):
        platform, encoding, offset = struct.unpack(">HHL", cmap[4 + 8 * place : 12 + 8 * place])
        table = cmap[offset:]
        if (platform, encoding) == (3, 1) and struct.unpack(">H", table[:2])[0] == 4:
            yield from format_4(table)


def format_4(table: bytes) -> Iterator[tuple[int, int]]:
    count = struct.unpack(">H", table[6:8])[0] // 2
    words = struct.unpack(f">{len(table) // 2}H", table[: len(table) // 2 * 2])
    ends, starts, deltas, ranges = 7, 8 + count, 8 + 2 * count, 8 + 3 * count
    for segment in range(count):
        for code in range(words[starts + segment], min(words[ends + segment], 0xFFFE) + 1):
            glyph = code
            if words[ranges + segment]:
                glyph = words[ranges + segment + words[ranges + segment] // 2 + code - words[starts + segment]]
            if glyph:
                yield code, (glyph + words[deltas + segment]) % 0x10000
