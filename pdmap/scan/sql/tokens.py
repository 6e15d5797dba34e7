"""Statements cut into tokens: words, quoted names, strings, numbers and signs, each with its place."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.tokens import TooLongError

MOST = 1_000_000
"""Tokens of a statement that is read: a table of 100,000 columns has fewer."""
NO_VERSION = r"(?:9[1-9]\d{3}|1[3-9]\d{4}|[2-9]\d{5})(?!\d)"
"""Versions of MySQL and MariaDB that there are none of: what stands in their comments is never run."""


class Kind(IntEnum):
    """What a token is."""

    WORD = 1
    QUOTED = 2
    """A name in quotes or brackets; in MySQL it may be a string, too."""
    STRING = 3
    NUMBER = 4
    SIGN = 5


class Token(NamedTuple):
    """A part of a statement."""

    kind: Kind
    text: str
    """As written."""
    start: int
    """Where it stands in the file."""
    key: str
    """A word in capitals or a sign, to compare with; empty for what is quoted, which is never a keyword."""

    @property
    def end(self) -> int:
        """Return where it ends in the file."""
        return self.start + len(self.text)


class Span(NamedTuple):
    """A stretch of a file."""

    start: int
    end: int


def tokenize(text: str, start: int, end: int, dialect: Dialect) -> tuple[list[Token], list[Span]]:
    """Return the tokens between two places of a text, and where the comments between them stand.

    Raises:
        TooLongError: there are more than any table has.
    """
    tokens: list[Token] = []
    comments: list[Span] = []
    for match in _token_pattern(dialect).finditer(text, start, end):
        group = match.lastgroup
        if group == "space":
            continue
        if group == "comment":
            comments.append(Span(match.start(), match.end()))
            continue
        if len(tokens) == MOST:
            raise TooLongError
        written = match.group()
        kind = _KINDS[group or "sign"]
        key = written.upper() if kind is Kind.WORD else written if kind is Kind.SIGN else ""
        tokens.append(Token(kind, written, match.start(), key))
    return tokens, comments


def words(text: str, start: int, end: int, dialect: Dialect) -> Iterator[str]:
    """Yield the words between two places of a text, in capitals."""
    for match in _token_pattern(dialect).finditer(text, start, end):
        if match.lastgroup in {"plain", "word"}:
            yield match.group().upper()


def unquote(token: Token) -> str:
    """Return the name or the text that a token stands for."""
    text = token.text
    if token.kind is Kind.QUOTED:
        if text[0] in "uU":
            return _UNICODE.sub(_decode, text[3:-1].replace('""', '"'))
        close = text[-1]
        return text[1:-1].replace(close * 2, close)
    if token.kind is Kind.STRING:
        return _unquote_string(text)
    return text


def is_text(token: Token, dialect: Dialect) -> bool:
    """Tell whether a token is a string; what stands in double quotes is one in MySQL."""
    return token.kind is Kind.STRING or (
        dialect is Dialect.MYSQL and token.kind is Kind.QUOTED and token.text[0] == '"'
    )


def quoting(dialect: Dialect) -> str:
    """Return the pattern of everything within which a statement cannot end: strings, quoted names and comments."""
    parts = [pattern for group, pattern in _parts(dialect) if group in {"comment", "string", "quoted"}]
    return "|".join(parts)


def commenting(dialect: Dialect) -> str:
    """Return the pattern of a comment; what MySQL runs although it looks like one is none."""
    is_nested = dialect in {Dialect.POSTGRES, Dialect.SQL_SERVER}
    block = r"/\*(?:[^*]++|\*(?!/))*+\*/"
    if is_nested:
        inner = ""
        for _ in range(_NESTED_COMMENTS):
            block = rf"/\*(?:[^*/]++|\*(?!/)|/(?!\*){inner})*+\*/"
            inner = f"|{block}"
    if dialect is Dialect.MYSQL:
        return rf"{_MYSQL_LINE}|#[^\n]*+|(?!/\*M?!(?!{NO_VERSION})){block}"
    return rf"--[^\n]*+|{block}"


# Private functions


def _decode(match: re.Match[str]) -> str:
    """Return the character that a backslash and four digits, or a plus sign and six, stand for."""
    number = int(match.group(1) or match.group(2), 16)
    return chr(number) if number <= sys.maxunicode else match.group()


def _unquote_string(text: str) -> str:
    if text.startswith("$"):
        tag = text.index("$", 1) + 1
        return text[tag:-tag]
    first = text.index("'")
    prefix = text[:first].lower()
    if prefix.endswith("q"):
        return text[first + 2 : -2]
    body = text[first + 1 : -1].replace("''", "'")
    return body.replace("\\'", "'") if "\\" in body else body


@cache
def _token_pattern(dialect: Dialect) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{group}>{pattern})" for group, pattern in _parts(dialect)), re.DOTALL)


def _parts(dialect: Dialect) -> list[tuple[str, str]]:
    """Return the patterns of a dialect by what they find, the first that fits counts."""
    is_mysql = dialect is Dialect.MYSQL
    strings = [_ESCAPED_STRING if is_mysql else _STRING]
    if dialect is Dialect.ORACLE:
        strings.insert(0, _ORACLE_STRING)
    elif not is_mysql:
        strings = [r"[eE]" + _ESCAPED_STRING, *strings]
        if dialect is not Dialect.SQL_SERVER:
            strings.append(_DOLLAR_STRING)
    quoted = [r'(?:[uU]&)?"[^"]*+(?:""[^"]*+)*+"', r"`[^`]*+(?:``[^`]*+)*+`"]
    if is_mysql:
        quoted[0] = r'"(?:[^"\\]++|\\.|"")*+"'
    if dialect in {Dialect.SQL_SERVER, Dialect.SQLITE, Dialect.UNKNOWN}:
        first = r"[^\]\s]" if dialect is Dialect.SQL_SERVER else r"[^\W\d]"
        quoted.append(rf"\[(?={first})[^\]\n]*+(?:\]\][^\]\n]*+)*+\]")
    return [
        ("space", _SPACE_MYSQL if is_mysql else r"\s++"),
        ("plain", _PLAIN_WORD),
        ("mark", r"[(),;.=]"),
        ("comment", commenting(dialect)),
        ("string", "|".join(strings)),
        ("quoted", "|".join(quoted)),
        ("number", r"\d[\d.]*+(?:[eE][+-]?\d++)?(?!\w)"),
        ("word", _WORD),
        ("sign", r"::|:=|."),
    ]


# Private tables

_NESTED_COMMENTS = 6
_MYSQL_LINE = r"--(?=\s|\Z)[^\n]*+|(?:(?<=\n)|(?<![\s\S]))--[^\n]*+"
"""In MySQL, two dashes begin a comment only before white space: `5--1` is a sum, except where a line begins so."""
_UNICODE = re.compile(r"\\([0-9A-Fa-f]{4})|\\\+([0-9A-Fa-f]{6})")
_STRING = r"(?:[nNbBxX]|[uU]&)?'[^']*+(?:''[^']*+)*+'"
_ESCAPED_STRING = r"(?:[nNbBxX]|_\w++[ ]?)?'(?:[^'\\]++|\\.|'')*+'"
_ORACLE_STRING = (
    r"[nN]?[qQ]'(?:\[(?:[^\]]++|\](?!'))*+\]'|\{(?:[^}]++|\}(?!'))*+\}'|\((?:[^)]++|\)(?!'))*+\)'|<(?:[^>]++|>(?!'))*+>'"
    r"|!(?:[^!]++|!(?!'))*+!'|\|(?:[^|]++|\|(?!'))*+\|'|~(?:[^~]++|~(?!'))*+~'|\^(?:[^^]++|\^(?!'))*+\^'"
    r"|\#(?:[^#]++|\#(?!'))*+\#')"
)
_DOLLAR_STRING = r"\$(?P<tag>(?:[^\W\d]\w*+)?)\$.*?\$(?P=tag)\$"
_SPACE_MYSQL = rf"\s++|/\*M?!(?!{NO_VERSION})\d*+|\*/"
_PLACEHOLDER = r"\$\{[^}\n]*+\}|\{\{[^}\n]*+\}\}|\{\w++\}"
"""What tools that run scripts put names in the place of."""
_WORD = rf"(?:[^\W\d]|{_PLACEHOLDER}|[@\#]++(?=\w)|\d++(?=[^\W\d]))(?:[\w$@\#]|{_PLACEHOLDER})*+"
_PLAIN_WORD = r"[^\W\d]\w*+(?!['&$@\#{])"
"""Most words: tried first, for what else may begin with a letter is rare."""
_KINDS = {
    "plain": Kind.WORD,
    "mark": Kind.SIGN,
    "string": Kind.STRING,
    "quoted": Kind.QUOTED,
    "number": Kind.NUMBER,
    "word": Kind.WORD,
    "sign": Kind.SIGN,
}
