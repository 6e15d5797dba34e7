"""Files of SQL cut into statements, whatever the dialect ends them with, in time linear in their length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pdmap.scan.schema import Trouble
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.text import Source
from pdmap.scan.sql.tokens import NO_VERSION, Span, commenting, quoting, words


def split(source: Source, troubles: list[Trouble]) -> Iterator[Span]:
    """Yield where the statements of a file stand, without what ends them; what cannot be told apart is a trouble."""
    return _Splitter(source, troubles).statements()


# Private functions


class _Splitter:
    """Goes through one file."""

    def __init__(self, source: Source, troubles: list[Trouble]) -> None:
        self.source = source
        self.text = source.text
        self.troubles = troubles
        self.delimiter = ";"
        self.recoveries = 0
        self.blocks_end = True

    def statements(self) -> Iterator[Span]:
        at = 0
        while True:
            at = self._skip(at)
            if at >= len(self.text):
                return
            start = at
            if moving := _MOVING[self.source.dialect is Dialect.MYSQL].match(self.text, start):
                end = moving.end()
            elif self._is_block(start):
                end = self._block_end(start)
            else:
                end = self._end(start, self.delimiter, is_block=_SCHEMA.match(self.text, start) is not None)
            if end > start:
                yield Span(start, end)
            at = self._after(start, end)

    def _is_block(self, start: int) -> bool:
        """Tell whether other statements may end within the one that begins at a place."""
        if _BLOCK.match(self.text, start):
            return True
        own = _OWN_BLOCKS.get(self.source.dialect)
        return own is not None and own.match(self.text, start) is not None

    def _skip(self, at: int) -> int:
        """Return where the next statement begins, behind what is none: comments, lines for the client."""
        while True:
            match = _between(self.source.dialect).match(self.text, at)
            at = match.end() if match else at
            changed = _DELIMITER.match(self.text, at) if self.source.dialect is Dialect.MYSQL else None
            if changed:
                self.delimiter = changed.group(1)
                at = changed.end()
            elif self.delimiter != ";" and self.text.startswith(self.delimiter, at):
                at += len(self.delimiter)
            else:
                return at

    def _end(self, start: int, delimiter: str, *, is_block: bool = False) -> int:
        found = _statement(self.source.dialect, delimiter, is_block).match(self.text, start)
        return found.end() if found else start

    def _after(self, start: int, end: int) -> int:
        """Return where to go on behind a statement."""
        if end >= len(self.text):
            return end
        if self.text.startswith(self.delimiter, end):
            end += len(self.delimiter)
            return self._behind_data(start, end) if _COPY.match(self.text, start) else end
        if self.text[end] in ";\n":
            return end + 1
        if slash := _SLASH.match(self.text, end):
            return slash.end()
        return self._recover(start, end)

    def _recover(self, start: int, end: int) -> int:
        """Report something that is never closed, and return where the next statement seems to begin."""
        opened = _OPENED.match(self.text, end)
        what = opened.group() if opened else self.text[end]
        self.troubles.append(
            Trouble(self.source.place(end), f"`{what}` is never closed: what stands behind it is lost")
        )
        self.recoveries += 1
        if self.recoveries > _RECOVERIES:
            return len(self.text)
        found = _FRESH.search(self.text, max(start, end) + 1)
        return found.start() if found else len(self.text)

    def _behind_data(self, start: int, end: int) -> int:
        found = _END_OF_DATA.search(self.text, end)
        if found:
            return found.end()
        self.troubles.append(Trouble(self.source.place(start), "the data of this COPY never end: what follows is lost"))
        return len(self.text)

    def _block_end(self, start: int) -> int:
        """Return where a trigger, a routine or a block of statements ends."""
        dialect = self.source.dialect
        if dialect is Dialect.SQL_SERVER:
            return self._end(start, "GO", is_block=True)
        if dialect is Dialect.ORACLE and (slash := _SLASH.search(self.text, start)):
            return slash.start()
        return self._balanced_end(start)

    def _balanced_end(self, start: int) -> int:
        """Return the end of a statement within which others end: where each BEGIN has its END."""
        first = end = self._end(start, self.delimiter, is_block=True)
        if not self.blocks_end or self.delimiter != ";":
            return first
        depth, at = 0, start
        while True:
            depth += _depth(self.text, at, end, self.source.dialect)
            if depth <= 0:
                return end
            if end >= len(self.text) or self.text[end] != ";":
                break
            at, end = end + 1, self._end(end + 1, ";", is_block=True)
        self.blocks_end = False
        self.troubles.append(
            Trouble(self.source.place(start), "this block has no END: the statements within it are read")
        )
        return first


def _depth(text: str, start: int, end: int, dialect: Dialect) -> int:
    """Return how many blocks are opened and not closed between two places."""
    depth, before = 0, ""
    for word in words(text, start, end, dialect):
        if before == "END" and word in _OTHER_ENDS:
            depth += 1
        if word == "END":
            depth -= 1
        elif word in {"BEGIN", "CASE"} and before != "END":
            depth += 1
        before = word
    return depth


@cache
def _statement(dialect: Dialect, delimiter: str, is_block: bool) -> re.Pattern[str]:  # noqa: FBT001 - a key of the cache
    """Return the pattern of a statement up to what ends it; with `GO`, only a line with this word ends it."""
    first = "" if delimiter in {";", "GO"} else delimiter[0]
    quoted = quoting(dialect)
    inside = "".join(sign for sign in "$@#" if sign != first and (sign != "#" or dialect is not Dialect.MYSQL))
    guard = r"(?![nN]?[qQ]'[\[{(<!|~^\#])" if dialect is Dialect.ORACLE else ""
    parts = [
        quoted,
        rf"{guard}\w[\w{inside}]*+",
        rf"[^\w'\"`\-/$;\n\[\#{re.escape(first)}]++",
        _line_feed(dialect, is_whole=is_block),
        r"-" if dialect is Dialect.MYSQL else r"-(?!-)",
        r"/(?!\*)",
        r"[\[\#]",
        r"\$(?!(?:[^\W\d]\w*+)?\$)" if "tag" in quoted else r"\$",
        *([rf"/\*M?!(?!{NO_VERSION})"] if dialect is Dialect.MYSQL else []),
        *([";"] if delimiter != ";" else []),
        *([re.escape(first)] if first else []),
    ]
    body = "|".join(parts)
    if first:
        body = f"(?!{re.escape(delimiter)})(?:{body})"
    return re.compile(f"(?:{body})*+", re.DOTALL | re.IGNORECASE)


def _line_feed(dialect: Dialect, *, is_whole: bool) -> str:
    ends = [_GO] if dialect in {Dialect.SQL_SERVER, Dialect.UNKNOWN} else []
    if dialect is Dialect.ORACLE:
        ends.append(r"/[ \t]*(?:\n|\Z)")
    if not is_whole:
        ends.append(_STARTERS if dialect is Dialect.SQL_SERVER else r"CREATE\s+TABLE\b")
    return rf"\n(?![ \t]*(?:{'|'.join(ends)}))" if ends else r"\n"


@cache
def _between(dialect: Dialect) -> re.Pattern[str]:
    """Return the pattern of what may stand between statements."""
    parts = [
        r"\s++",
        ";",
        commenting(dialect),
        _GO,
        r"/[ \t]*(?=\n|\Z)",
        r":[^\n]*+",
        rf"\\(?!{_CONNECT})[^\n]*+",
        r"\.\w[^\n]*+",
    ]
    if dialect is Dialect.MYSQL:
        parts += [r"\*/", r"(?:SOURCE|SYSTEM)\b[^\n;]*+"]
    if dialect is Dialect.ORACLE:
        parts += [rf"(?:{_SQLPLUS})\b[^\n]*+", r"@[^\n]*+"]
    return re.compile(f"(?:{'|'.join(parts)})*+", re.DOTALL | re.IGNORECASE)


# Private tables

_RECOVERIES = 20
"""How often a file is taken up again behind something that is never closed: each time costs a look at the rest."""
_GO = r"GO[ \t]*\d*[ \t]*(?:--[^\n]*)?(?=\n|\Z)"
_STARTERS = (
    r"CREATE\s+(?:TABLE|VIEW|INDEX|UNIQUE|CLUSTERED|NONCLUSTERED|PROC|TRIGGER|FUNCTION|TYPE|SCHEMA|USER|ROLE)\b"
    r"|CREATE\s+OR\s+ALTER\b|ALTER\s+TABLE\b|DROP\s+(?:TABLE|VIEW|INDEX|PROC)|EXEC(?:UTE)?\b"
    r"|SET\s+(?:ANSI|QUOTED|NOCOUNT|XACT|IDENTITY_INSERT|ARITHABORT|NUMERIC)|IF\b|ELSE\b|BEGIN\b|INSERT\b|USE\b|PRINT\b"
    r"|UPDATE\s|DELETE\s|GRANT\b|DECLARE\b|SELECT\b|(?:ROLLBACK|COMMIT)(?:\s+(?:TRAN|WORK)|\s*(?:;|\n|\Z))"
)
_SQLPLUS = (
    "PROMPT|REM(?:ARK)?|SPOOL|WHENEVER|EXIT|QUIT|(?:UN)?DEFINE|SHOW|CONN(?:ECT)?|SET|ACCEPT|PAUSE|COLUMN|VARIABLE"
)
_CONNECT = r"c(?:onnect)?[ \t]"
_MOVING = {
    True: re.compile(r"USE\b[^\n;]*+", re.IGNORECASE),
    False: re.compile(rf"\\{_CONNECT}[^\n]*+"),
}
"""Lines for the client of MySQL, and for others, that lead to another database; they need no sign behind them."""
_DELIMITER = re.compile(r"DELIMITER[ \t]+(\S+)[^\n]*", re.IGNORECASE)
_COPY = re.compile(r"COPY\b[^;]*\bFROM\s+STDIN\b", re.IGNORECASE)
_END_OF_DATA = re.compile(r"^\\\.[ \t]*$", re.MULTILINE)
_SLASH = re.compile(r"^[ \t]*/[ \t]*$", re.MULTILINE)
_OPENED = re.compile(r"/\*|\$\w*\$|[nN]?[qQ]'.")
_FRESH = re.compile(r"^[ \t]*(?=(?:CREATE|ALTER|DROP|COMMENT\s+ON|RENAME)\b)", re.MULTILINE | re.IGNORECASE)
_BLOCK = re.compile(
    r"(?:/\*M?!\d*\s*)?CREATE\b(?:\s+|\*/|/\*M?!\d*|OR\s+(?:REPLACE|ALTER)\b|DEFINER\s*=\s*\S+|TEMP(?:ORARY)?\b"
    r"|(?:NON)?EDITIONABLE\b|AGGREGATE\b|CONSTRAINT\b)*+(?:TRIGGER|PROC(?:EDURE)?|FUNCTION|PACKAGE|EVENT|TYPE\s+BODY)\b"
    r"|ALTER\s+(?:TRIGGER|PROC(?:EDURE)?|FUNCTION)\b",
    re.IGNORECASE,
)
_SCHEMA = re.compile(r"CREATE\s+SCHEMA\b", re.IGNORECASE)
"""What tables may follow in the same statement, each on a line of its own."""
_OWN_BLOCKS = {
    Dialect.ORACLE: re.compile(r"(?:DECLARE|BEGIN)\b", re.IGNORECASE),
    Dialect.SQL_SERVER: re.compile(r"(?:CREATE(?:\s+OR\s+ALTER)?|ALTER)\s+VIEW\b", re.IGNORECASE),
}
"""In SQL Server, the query of a view may begin on a line of its own, and no other statement follows in its batch."""
_OTHER_ENDS = frozenset({"IF", "LOOP", "WHILE", "REPEAT", "FOR"})
