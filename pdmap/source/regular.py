"""Manifests in which every line can be read by itself, without a parser: nearly all are written so.

What `shapes` makes of the lines is put together by how far they are indented. Wherever lines could mean something else
than that, or something may be wrong with them, nothing is read here, and the parser reads it all: this reader never
has a finding. The nodes are those that the parser's events give, in half of the time.
"""

from __future__ import annotations

from dataclasses import field

from pdmap.cycles import without_search_for_cycles
from pdmap.findings import Position, Span
from pdmap.frozen import dataclass
from pdmap.source.columns import Columns, Other
from pdmap.source.comments import Comment
from pdmap.source.limits import Limits
from pdmap.source.shapes import LIST, LONGEST, MAPPING, MOST_NESTED, Shapes
from pdmap.source.text import SourceText


@dataclass(frozen=True, slots=True)
class Regular:
    """What such a manifest says."""

    columns: Columns
    """Its nodes."""
    lines: tuple[str, ...]
    comments: tuple[Comment, ...]


def read_regular(original: str, text: SourceText, limits: Limits) -> Regular | None:
    """Return what a manifest says whose lines can each be read by themselves; `None` for all others.

    Args:
        original: The text as its author saved it.
        text: The same for the parser, from which it differs where something is wrong with it.
        limits: What the reader takes; the parser is left to tell what is over a limit.
    """
    is_narrow = limits.scalar < LONGEST
    if is_narrow or original != text.characters or "\t" in original or "\r" in original:
        return None
    with without_search_for_cycles():
        return _Reading(limits).read(text.lines)


# Private functions

_SHAPES = Shapes()
_NOTHING = _SHAPES[""]
_DOCUMENT_START = "---"


@dataclass(slots=True, eq=False)
class _Block:
    """A list or a mapping without brackets whose end has not come yet."""

    indent: int
    is_list: bool
    place: int
    """Where its numbers stand among those of all collections."""
    size: int = 0
    keys: set[str] = field(default_factory=set)


class _Reading:
    """Puts lines together."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._open = [_Block(-1, is_list=False, place=0)]
        self._awaits_value = True
        self._end = (1, 1)
        """Where the last value ends."""
        self._kinds = bytearray()
        self._counts: list[int] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._texts: list[str] = []
        self._others: list[Other] = []
        self._collections: list[int] = []
        self._comments: list[Comment] = []

    def read(self, lines: tuple[str, ...]) -> Regular | None:
        # A large inventory has half a million lines: to take shapes apart at once, and to look up the attributes of
        # this object once, spares a third of the time.
        shapes, finds_place, counts = _SHAPES, self._finds_place, self._counts
        all_kinds, all_texts, all_starts, all_ends = self._kinds, self._texts, self._starts, self._ends
        for number, line in enumerate(lines, start=1):
            shape = shapes[line] if number > 1 or line != _DOCUMENT_START else _NOTHING
            if shape is None:
                return None
            indent, is_item, key, kinds, texts, starts, ends, others, brackets, end, comment = shape
            counts.append(len(texts))
            if comment >= 0:
                self._comments.append(_comment(number, comment, line))
            if not (texts or kinds):
                continue
            if not finds_place(number, indent, key, is_item=is_item):
                return None
            if others:
                base = len(all_texts)
                self._others += [(base + index, number, value, is_quoted) for index, value, is_quoted in others]
            all_kinds += kinds
            all_texts += texts
            all_starts += starts
            all_ends += ends
            for start, behind, size in brackets:
                self._collections += (number, start, number, behind, size)
            self._awaits_value = not kinds
            self._end = number, end
        return self._result(lines)

    # Private methods

    def _result(self, lines: tuple[str, ...]) -> Regular | None:
        if self._awaits_value:
            return None
        while len(self._open) > 1:
            self._close()
        nodes = len(self._texts) + len(self._collections) // _NUMBERS
        if nodes > self._limits.nodes or len(self._comments) > self._limits.comments:
            return None
        columns = Columns(
            bytes(self._kinds), self._counts, self._starts, self._ends, self._texts, self._others, self._collections
        )
        return Regular(columns, lines, tuple(self._comments))

    def _finds_place(self, number: int, indent: int, key: str | None, *, is_item: bool) -> bool:
        """Open and close lists and mappings for a line, and return whether it then stands where it has to."""
        block = self._open[-1]
        if self._awaits_value:
            is_flush = is_item and indent == block.indent and not block.is_list
            if indent <= block.indent and not is_flush:
                return False
            block = self._begin(number, indent, is_list=is_item)
        else:
            while block.indent > indent:
                block = self._close()
            if block.is_list and not is_item and block.indent == indent:
                block = self._close()  # the list of a key that is indented no further than the key
            if block.indent != indent or block.is_list is not is_item:
                return False
        if is_item:
            block.size += 1
            if key is None:
                return True
            block = self._begin(number, indent + len("- "), is_list=False)
        block.size += 1
        if key is None or key in block.keys:
            return False
        block.keys.add(key)
        return len(self._open) + MOST_NESTED <= self._limits.depth

    def _begin(self, number: int, indent: int, *, is_list: bool) -> _Block:
        block = _Block(indent, is_list, len(self._collections))
        self._open.append(block)
        self._kinds.append(LIST if is_list else MAPPING)
        self._collections += (number, indent + 1, 0, 0, 0)
        return block

    def _close(self) -> _Block:
        """End the innermost list or mapping where the last value ends, and return what it stands in."""
        block = self._open.pop()
        self._collections[block.place + 2 : block.place + _NUMBERS] = (*self._end, block.size)
        return self._open[-1]


_NUMBERS = 5
"""Those that `Columns` tells of a collection."""


def _comment(number: int, start: int, line: str) -> Comment:
    span = Span(Position(number, start + 1), Position(number, len(line) + 1))
    return Comment(line[start + 1 :], span, not line[:start].strip())
