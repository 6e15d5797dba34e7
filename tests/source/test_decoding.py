from __future__ import annotations

import pytest

from pdmap.source.decoding import ForeignEncodingError, decode


def test_utf_8_is_decoded_with_and_without_a_byte_order_mark() -> None:
    assert decode("é".encode()) == "é"
    assert decode("é".encode("utf-8-sig")) == "é"


@pytest.mark.parametrize("data", [b"", b"a", b"\n", b"a: \0"])
def test_short_files_are_not_taken_for_wide_encodings(data: bytes) -> None:
    assert decode(data) == data.decode()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_named(encoding: str) -> None:
    with pytest.raises(ForeignEncodingError) as raised:
        decode("name: Acme\n".encode(encoding))

    assert raised.value.message == f"file is {encoding[:6].upper()}, not UTF-8"
    assert raised.value.readable == ""


@pytest.mark.parametrize(
    ("data", "message", "offset"),
    [
        (b"ab\xe9", "byte 0xE9 at offset 2 is not UTF-8", 2),
        (b"\xc3\xa9\xff", "byte 0xFF at offset 2 is not UTF-8", 1),
        (b"\xef\xbb\xbfa\xff", "byte 0xFF at offset 4 is not UTF-8", 1),
    ],
)
def test_a_wrong_byte_is_named_with_its_offset_in_the_file(data: bytes, message: str, offset: int) -> None:
    with pytest.raises(ForeignEncodingError) as raised:
        decode(data)

    assert (raised.value.message, raised.value.offset) == (message, offset)
