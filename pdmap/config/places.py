"""Where the keys and items of a TOML text stand, which `tomllib` does not tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import field

from pdmap.findings import Position
from pdmap.frozen import dataclass

Path = tuple[str | int, ...]
"""Keys and indices on the way to a value."""


DEEPEST = 16
"""Parts of a dotted key, and levels whose places are told; more of them are no configuration of ours."""


def is_too_deep(text: str) -> bool:
    """Return whether a key has more parts than `tomllib` can read in reasonable time; the text may be anything."""
    dots = 0
    for match in _TOKEN.finditer(text):
        if match["sign"]:
            dots = dots + 1 if match["sign"] == "." else 0
        if dots >= DEEPEST:
            return True
    return False


def places(text: str) -> dict[Path, Position]:
    """Return the place of every key, of every table's head and of every item of a list.

    The text is TOML: `tomllib` has read it. Keys with escapes are passed over.
    """
    walk = _Walk()
    for match in _TOKEN.finditer(text):
        walk.take(match["bare"] or match["quoted"] or match["sign"], match.start(), is_word=not match["sign"])
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return {path: _position(offset, starts) for path, offset in walk.found.items()}


# Private functions

# A quoted text that is never closed ends with the file, also behind a lone backslash: a match that fails after it has
# gone through the whole file would be tried again at every quote.
_TOKEN = re.compile(
    r"""\#[^\n]*
    |(?P<quoted>\"{3}(?:\\(?:.|\Z)|[^\\])*?(?:\"{3,5}|\Z)|'{3}.*?(?:'{3,5}|\Z)|"(?:\\.|[^"\\\n])*"?|'[^'\n]*'?)
    |(?P<bare>[^\s\[\]{}=,.\#"']+)
    |(?P<sign>[\[\]{}=,.\n])""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class _Open:
    """A list or an inline table whose end has not come yet."""

    path: Path
    is_list: bool
    index: int = 0


@dataclass(slots=True)
class _Walk:
    """Reads keys until `=`, and then a value, whose brackets it keeps on a stack."""

    found: dict[Path, int] = field(default_factory=dict)
    table: Path = ()
    key: list[str] = field(default_factory=list)
    start: int = 0
    """Where the key begins that is being read."""
    value: Path | None = None
    """Of what the value is being read; `None` while a key is."""
    stack: list[_Open] = field(default_factory=list)

    def take(self, sign: str | None, offset: int, *, is_word: bool) -> None:
        """Go on by one word or sign; comments are neither."""
        if sign is None:
            return
        if sign == "\n":
            if not self.stack:
                self.key, self.value = [], None
        elif self.value is None:
            self._take_in_key(sign, offset, is_word=is_word)
        else:
            self._take_in_value(sign, offset)

    def _take_in_key(self, sign: str, offset: int, *, is_word: bool) -> None:
        if is_word:
            self.start = self.start if self.key else offset
            self.key.append(sign.strip("\"'"))
        elif sign == "]" and self.key:  # `]]` ends the head of a table in a list
            self.table = self._note_key(())
        elif sign == "=":
            self.value = self._note_key(self.stack[-1].path if self.stack else self.table)
        elif sign == "}":
            self.value = self.stack.pop().path

    def _note_key(self, base: Path) -> Path:
        """Note where a key stands, and the tables that it opens on its way."""
        path = base
        for part in self.key:
            path = (*path, part)
            self._note(path, self.start)
        self.key = []
        return path

    def _take_in_value(self, sign: str, offset: int) -> None:
        inner = self.stack[-1] if self.stack else None
        if sign in "]}":
            self.value = self.stack.pop().path
        elif sign == "," and inner:
            inner.index += 1
            self.value = inner.path if inner.is_list else None
        elif sign != ".":
            here = (*inner.path, inner.index) if inner and inner.is_list else self.value or ()
            self._note(here, offset)
            if sign in "[{":
                self.stack.append(_Open(here, is_list=sign == "["))
                self.value = here if sign == "[" else None

    def _note(self, path: Path, offset: int) -> None:
        if len(path) <= DEEPEST:
            self.found.setdefault(path, offset)


def _position(offset: int, starts: list[int]) -> Position:
    line = bisect_right(starts, offset)
    return Position(line, offset - starts[line - 1] + 1)
