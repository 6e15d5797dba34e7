"""Manifests as bytes, on their way from the process that read them to the one that asked.

Nothing is packed that a reader of the same version has not read: the bytes are for two processes of one run, never
for a file.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Iterable

from pdmap.findings import Position, Span
from pdmap.source.columns import Columns, build, columns_of, plain_of
from pdmap.source.comments import Comment
from pdmap.source.decoding import decode
from pdmap.source.manifest import Manifest
from pdmap.source.nodes import Plain, plain
from pdmap.source.reader import parse_to_columns
from pdmap.source.text import SourceText

Fits = Callable[[Plain], bool]
"""Tells of a manifest without positions whether it fits the language."""


def read_packed(path: str, data: bytes, fits: Fits | None = None) -> bytes | None:
    """Return the manifest that a file holds as bytes; `None` where it is better read again, as `pack` tells.

    Args:
        path: Path of the file, as in `Manifest`.
        data: The bytes of the file.
        fits: Tells whether a manifest fits the language, so that this is known when it is unpacked.
    """
    read = parse_to_columns(path, data)
    if isinstance(read, Manifest):
        return pack(read, fits)
    return _packed(read.columns, read.comments, is_fit=bool(fits and fits(plain_of(read.columns))))


def pack(manifest: Manifest, fits: Fits | None = None) -> bytes | None:
    """Return a manifest as bytes; `None` for one with findings, or without a root, which is better read again."""
    if manifest.root is None or manifest.findings:
        return None
    is_fit = bool(fits and fits(plain(manifest.root)))
    return _packed(columns_of(manifest.root), manifest.comments, is_fit=is_fit)


def unpack(path: str, data: bytes, packed: bytes) -> Manifest:
    """Return the manifest that was packed.

    Args:
        path: Path of the file, as in `Manifest`.
        data: The bytes of the file.
        packed: What `pack` made of it.

    Raises:
        ValueError: the bytes are not from `pack`, as far as it shows.
        EOFError: they break off.
    """
    (kinds, numbers, texts, others), written, is_fit = marshal.loads(packed)  # noqa: S302 - from a process of ours; see above
    counts, starts, ends, collections = (array(_NUMBER, column) for column in numbers)
    columns = Columns(kinds, counts, starts, ends, texts, others, collections)
    comments = (Comment(text, _span(numbers), is_alone) for text, numbers, is_alone in written)
    return Manifest(path, build(path, columns), (), SourceText.of(decode(data)).lines, tuple(comments), is_fit)


# Private functions

_NUMBER = "I"


def _packed(columns: Columns, comments: Iterable[Comment], *, is_fit: bool) -> bytes:
    numbers = (columns.counts, columns.starts, columns.ends, columns.collections)
    written = [(comment.text, _numbers(comment.span), comment.is_alone) for comment in comments]
    parts = (columns.kinds, [array(_NUMBER, column).tobytes() for column in numbers], columns.texts, columns.others)
    return marshal.dumps((parts, written, is_fit))


def _numbers(span: Span) -> tuple[int, int, int, int]:
    return span.start.line, span.start.column, span.end.line, span.end.column


def _span(numbers: tuple[int, int, int, int]) -> Span:
    line, column, end_line, end_column = numbers
    return Span(Position(line, column), Position(end_line, end_column))
