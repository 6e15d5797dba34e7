"""Calls of Ruby: what is called, with what, and under which condition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.scan.brackets import depth_of, parts
from pdmap.scan.ruby.kinds import Kind, Token
from pdmap.scan.ruby.statements import Statement

Value = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A call."""

    name: str
    """With what it is called on, such as `t.string`."""
    start: int
    arguments: tuple[Value, ...]
    options: Mapping[str, Value]
    guard: Value = ()
    """The condition that stands behind it, and the word before it."""

    def text(self, number: int) -> str | None:
        """Return an argument that is a text or a symbol; `None` for any other, and where there is none."""
        return literal(self.arguments[number]) if number < len(self.arguments) else None

    def option(self, name: str) -> str | None:
        """Return an option that is a text, a symbol or a word such as `true`; `None` for others."""
        value = self.options.get(name, ())
        return literal(value) or (value[0].text if len(value) == 1 and value[0].kind in _PLAIN else None)

    def names(self, since: int = 0) -> tuple[str | None, ...]:
        """Return the arguments from one on as names, those in lists too; `None` stands for what is not written."""
        return tuple(name for value in self.arguments[since:] for name in listed(value))


def call_of(statement: Statement) -> Call | None:
    """Return the call that a statement is; `None` where it is none."""
    tokens = statement.tokens
    if not tokens or tokens[0].kind is not Kind.NAME or tokens[0].text in _KEYWORDS:
        return None
    start = 1
    is_assigned = len(tokens) > 1 and tokens[1].kind is Kind.SIGN and tokens[1].text == "="
    if is_assigned:
        return None
    body, guard = _parted(_without_block(tokens[start:]))
    inner = _without_brackets(body)
    arguments: list[Value] = []
    options: dict[str, Value] = {}
    for part in parts(inner, Kind.SIGN):
        key, value = _keyed(part)
        if key is None:
            arguments.append(value)
        else:
            options[key] = value
    return Call(tokens[0].text, tokens[0].start, tuple(arguments), options, guard)


def literal(value: Value) -> str | None:
    """Return what a value is, where it is written as a text or a symbol; `None` for any other."""
    return value[0].text if len(value) == 1 and value[0].kind in {Kind.STRING, Kind.SYMBOL} else None


def written_text(value: Value) -> str | None:
    """Return a text that is written out, also in parts, and whatever is done to its blanks; `None` for any other."""
    while len(value) > 2 and value[-2].text == "." and value[-1].text in _OF_BLANKS:
        value = value[:-2]
    texts = [token for token in value if token.kind is Kind.STRING]
    joints = [token for token in value if token.kind is not Kind.STRING]
    is_joined = all(token.kind is Kind.SIGN and token.text == "+" for token in joints)
    return "".join(token.text for token in texts) if texts and is_joined else None


def listed(value: Value) -> Iterator[str | None]:
    """Yield the texts of a list, or of a single value; `None` for what is not written."""
    if len(value) == 1 and value[0].kind is Kind.WORDS:
        yield from value[0].text.split()
    elif value and value[0].text == "[" and value[0].kind is Kind.SIGN:
        yield from (literal(part) for part in parts(value[1:-1], Kind.SIGN))
    else:
        yield literal(value)


# Private functions


def _without_block(tokens: Value) -> Value:
    """Return the tokens before `do |t|`."""
    if all(token.text not in {"do", "{"} for token in tokens):
        return tokens
    depth = 0
    for at, token in enumerate(tokens):
        depth += depth_of(token, Kind.SIGN)
        if depth <= 1 and _is_block(token, tokens, at):
            return tokens[:at]
    return tokens


def _is_block(token: Token, tokens: Value, at: int) -> bool:
    if token.kind is Kind.NAME and token.text == "do":
        return True
    return token.kind is Kind.SIGN and token.text == "{" and (at == len(tokens) - 1 or tokens[at + 1].text == "|")


def _parted(tokens: Value) -> tuple[Value, Value]:
    """Return a call apart from the condition behind it."""
    if all(token.text not in {"if", "unless"} for token in tokens):
        return tokens, ()
    depth = 0
    for at, token in enumerate(tokens):
        depth += depth_of(token, Kind.SIGN)
        if not depth and token.kind is Kind.NAME and token.text in {"if", "unless"}:
            return tokens[:at], tokens[at:]
    return tokens, ()


def _without_brackets(tokens: Value) -> Value:
    """Return what stands between the parentheses around all arguments."""
    if not tokens or tokens[0].kind is not Kind.SIGN or tokens[0].text != "(":
        return tokens
    depth = 0
    for at, token in enumerate(tokens):
        depth += depth_of(token, Kind.SIGN)
        if not depth:
            return tokens[1:at]
    return tokens[1:]


def _keyed(part: Value) -> tuple[str | None, Value]:
    if part and part[0].kind is Kind.LABEL:
        return part[0].text, part[1:]
    if len(part) > 2 and part[1].text == "=>" and literal(part[:1]) is not None:
        return part[0].text, part[2:]
    return None, part


# Private tables

_OF_BLANKS = frozenset({"squish", "strip", "strip_heredoc", "chomp", "freeze", "strip!", "squish!"})
_PLAIN = frozenset({Kind.NAME, Kind.NUMBER})
_KEYWORDS = frozenset(
    (
        *("def", "class", "module", "if", "unless", "case", "while", "until", "for", "begin", "end", "return"),
        *("private", "include", "extend", "require", "require_relative", "raise", "alias", "undef", "yield"),
    )
)
