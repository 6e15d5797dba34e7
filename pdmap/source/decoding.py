"""Bytes to text: strict UTF-8, with or without a byte order mark."""

from __future__ import annotations

import codecs


class ForeignEncodingError(Exception):
    """The bytes are not UTF-8."""

    def __init__(self, message: str, readable: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.readable = readable
        """The text with a replacement for what is not UTF-8; empty for another encoding."""
        self.offset = offset
        """Where in `readable` the first wrong byte stands."""


def decode(data: bytes) -> str:
    """Return the text without its byte order mark.

    Raises:
        ForeignEncodingError: the bytes are in another encoding, or hold a byte that is not UTF-8.
    """
    encoding = _wide_encoding(data)
    if encoding:
        raise ForeignEncodingError(f"file is {encoding}, not UTF-8", "", 0)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        before = len(data) - len(body) + error.start
        message = f"byte 0x{body[error.start]:02X} at offset {before} is not UTF-8"
        raise ForeignEncodingError(message, body.decode(errors="replace"), len(body[: error.start].decode())) from None


# Private functions


def _wide_encoding(data: bytes) -> str:
    """Return the name of a Unicode encoding of two or four bytes, or nothing."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) or data[:3] == b"\0\0\0" or data[1:4] == b"\0\0\0":
        return "UTF-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:2]:
        return "UTF-16"
    return ""
