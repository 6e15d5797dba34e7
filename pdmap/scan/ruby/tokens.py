"""Files of Ruby cut into tokens, so that strings, comments and texts that begin further down mislead nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.scan.ruby.kinds import Kind, Token
from pdmap.scan.ruby.literals import literal_at
from pdmap.scan.tokens import TooLongError, unescaped

MOST = 500_000
"""Tokens of a file that are read: no migration has as many."""


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of a file.

    Raises:
        TooLongError: there are more than any migration has.
    """
    waiting: list[str] = []
    unclosed: set[str] = set()
    at, count, last = 0, 0, Token(Kind.BREAK, "\n", 0)
    end = _end_of_code(text)
    while at < end and (match := _TOKEN.match(text, at)):
        literal = literal_at(text, at, last, unclosed) if text[at] in "%/" else None
        at, group = match.end(), match.lastgroup or ""
        if group == "space":
            continue
        count += 1
        if count > MOST or len(waiting) > _WAITING:
            raise TooLongError
        if literal:
            last, at = literal
        elif group == "heredoc":
            body, start = _body(text, at, match["tag"], waiting)
            waiting.append(match["tag"])
            is_open = match["quote"] != "'" and "#{" in body
            last = Token(Kind.OPEN_STRING if is_open else Kind.STRING, body, start)
        elif group == "feed":
            last = Token(Kind.BREAK, "\n", match.start())
            for tag in waiting:
                at = _behind(text, at, tag)
                last = last if at <= len(text) else Token(Kind.UNCLOSED, f"<<{tag}", match.start())
            waiting.clear()
        else:
            last = _behind_dot(_made(group, match), last)
        yield last
        if last.kind is Kind.UNCLOSED:
            break


# Private functions


def _behind_dot(token: Token, last: Token) -> Token:
    """Return a token, with a dot if it is called like a keyword and is none: what stands behind a dot is a method."""
    is_method = token.kind is Kind.NAME and last.kind is Kind.SIGN and last.text == "."
    return token._replace(text=f".{token.text}") if is_method and token.text in _KEYWORDS else token


def _made(group: str, match: re.Match[str]) -> Token:
    written, start = match.group(), match.start()
    if group == "single":
        return Token(Kind.STRING, re.sub(r"\\(['\\])", r"\1", written[1:-1]), start + 1)
    if group == "double":
        kind = Kind.OPEN_STRING if "#{" in written else Kind.STRING
        return Token(kind, unescaped(written[1:-1]), start + 1)
    if group == "symbol":
        kind = Kind.OPEN_STRING if "#{" in written else Kind.SYMBOL
        return Token(kind, written[1:].strip("\"'"), start)
    if group == "label":
        return Token(Kind.LABEL, written[:-1].strip("\"'"), start)
    return Token(_KINDS.get(group, Kind.SIGN), written, start)


def _body(text: str, at: int, tag: str, before: list[str]) -> tuple[str, int]:
    """Return the text that begins on the next line, behind those that were announced before, and where it begins."""
    start = text.find("\n", at) + 1 or len(text)
    for other in before:
        start = _behind(text, start, other)
    end = min(len(text), _behind(text, start, tag))
    last = text.rfind("\n", start, max(start, end - 1)) + 1
    return text[start : last or start], start


def _behind(text: str, at: int, tag: str) -> int:
    """Return where the line behind the end of a text begins; behind the file where it never ends."""
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if text[at:end].strip() == tag:
            return min(len(text), end + 1)
        at = end + 1
    return len(text) + 1


def _end_of_code(text: str) -> int:
    found = re.search(r"^__END__$", text, re.MULTILINE)
    return found.start() if found else len(text)


# Private tables

_WAITING = 10
"""Texts that begin behind one line at most: nobody writes as many."""
_KINDS = {"name": Kind.NAME, "number": Kind.NUMBER, "semicolon": Kind.BREAK, "unclosed": Kind.UNCLOSED}
_KEYWORDS = frozenset(
    (
        *("end", "do", "begin", "if", "unless", "case", "while", "until", "for", "def", "class", "module", "then"),
        *("else", "elsif", "when", "in", "rescue", "ensure"),
    )
)
_TOKEN = re.compile(
    r"(?P<space>[ \t\r]++|\\\n|\#[^\n]*+|(?<![\s\S])=begin\b.*?^=end\b[^\n]*+|(?<=\n)=begin\b.*?^=end\b[^\n]*+)"
    r"|(?P<unclosed>(?:(?<![\s\S])|(?<=\n))=begin\b)"
    r"|(?P<feed>\n)|(?P<semicolon>;)"
    r"|(?P<heredoc><<(?:[~-](?=[\"'`]?\w)|(?=[\"'`]?[A-Z_]))(?P<quote>[\"'`]?)(?P<tag>[A-Za-z_]\w*+)(?P=quote))"
    r"|(?P<label>(?:[A-Za-z_]\w*+[?!]?|\"[^\"\n#]*+\"|'[^'\n]*+'):(?![:\w]))"
    r"|(?P<name>(?:::)?(?:@{0,2}|\$)[A-Za-z_]\w*+[?!]?(?:(?:\.|&\.|::)[A-Za-z_]\w*+[?!]?)*+)"
    r"|(?P<symbol>:(?:[A-Za-z_]\w*+[?!=]?|\"(?:[^\"\\]|\\.)*+\"|'[^']*+'))"
    r"|(?P<single>'(?:[^'\\]++|\\.)*+')|"
    r"(?P<double>\"(?:[^\"\\#]++|\\.|\#\{(?:[^{}\"]++|\"(?:[^\"\\]++|\\.)*+\")*+\}|\#)*+\")"
    r"|(?P<number>\d[\d_.]*+)|(?P<sign>=>|==|!=|&&|\|\||.)",
    re.DOTALL | re.MULTILINE,
)
