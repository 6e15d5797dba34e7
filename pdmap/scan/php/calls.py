"""Calls of PHP, chains of them, and the conditions around them."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.frozen import dataclass
from pdmap.scan.brackets import brackets_of, parts
from pdmap.scan.php.tokens import Kind, Token, tokenize

Value = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A call, such as `->string('email', 100)`."""

    name: str
    start: int
    arguments: tuple[Value, ...]

    def text(self, number: int) -> str | None:
        """Return an argument that is a text; `None` for any other, and where there is none."""
        return literal(self.arguments[number]) if number < len(self.arguments) else None

    def names(self) -> tuple[str | None, ...]:
        """Return all arguments as names, those in lists too; `None` stands for what is not written."""
        return tuple(name for value in self.arguments for name in listed(value))


@dataclass(frozen=True, slots=True)
class Condition:
    """A stretch of a file that is run under a condition."""

    first: int
    last: int
    """Numbers of tokens."""
    asked: Value


class Script:
    """A file of PHP as tokens with matching brackets."""

    def __init__(self, text: str) -> None:
        """Cut a text into tokens.

        Raises:
            TooLongError: there are more than any migration has, or more brackets within one another.
        """
        self.tokens = tokenize(text)
        brackets = brackets_of(self.tokens, Kind.SIGN, _DEEPEST)
        self.ends = brackets.ends
        """The number of the closing bracket, by that of the opening one."""
        self.starts = {end: start for start, end in self.ends.items()}
        """The number of the opening bracket, by that of the closing one."""
        is_cut = bool(self.tokens) and self.tokens[-1].kind is Kind.UNCLOSED
        self.unclosed = len(self.tokens) - 1 if is_cut else brackets.unclosed
        """The number of what is never closed: a bracket, a comment or a text."""
        self._stops = self._semicolons()
        self.conditions = tuple(self._conditions())

    def sign(self, at: int) -> str:
        """Return a sign or a name in small letters; empty for others and behind the end."""
        if not 0 <= at < len(self.tokens) or self.tokens[at].kind not in {Kind.SIGN, Kind.NAME}:
            return ""
        return self.tokens[at].text.lower()

    def end(self, at: int) -> int:
        """Return the number of the bracket that closes one; the last token where none does."""
        return self.ends.get(at, len(self.tokens))

    def call(self, at: int) -> Call | None:
        """Return the call whose name is a token; `None` where it is none."""
        if at + 1 >= len(self.tokens) or self.sign(at + 1) != "(":
            return None
        token = self.tokens[at]
        arguments = (_bare(part) for part in parts(self.tokens[at + 2 : self.end(at + 1)], Kind.SIGN))
        return Call(token.text, token.start, tuple(arguments))

    def chain(self, at: int) -> tuple[list[Call], int]:
        """Return the calls that follow one another from a token on, and the number of the token behind them."""
        found: list[Call] = []
        while call := self.call(at):
            found.append(call)
            at = min(self.end(at + 1) + 1, len(self.tokens))  # behind the end where a bracket is never closed
            if self.sign(at) not in {"->", "?->"}:
                break
            at += 1
        return found, at

    def last(self, at: int) -> int:
        """Return where the block or the statement ends that begins with a token."""
        if self.sign(at) == "{":
            return self.end(at)
        return self._stops[at] if at < len(self._stops) else at

    def asked(self, at: int) -> Iterator[Value]:
        """Yield the conditions under which a token is run; of too many, one that tells nothing."""
        if len(self.conditions) > _CONDITIONS:
            return iter([()])
        return (each.asked for each in self.conditions if each.first <= at <= each.last)

    def receiver(self, at: int) -> str:
        """Return in small letters what stands before the sign of a call: a name, or that of another call."""
        before = self.starts.get(at - 1, at) - 1
        token = self.tokens[before] if before >= 0 else None
        return token.text.lower() if token and token.kind in {Kind.NAME, Kind.VARIABLE} else ""

    def passed_to(self, at: int) -> str | None:
        """Return in small letters the name of what a variable is an argument of; `None` where it is none."""
        if self.sign(at - 1) not in {"(", ","} or self.sign(at + 1) not in {")", ","}:
            return None
        opening = at - 1
        while opening > max(0, at - _NEAR) and self.sign(opening) != "(":
            opening -= 1
        called = self.sign(opening - 1)
        return None if called in _NO_CALLS else called

    # Private methods

    def _conditions(self) -> Iterator[Condition]:
        for at in range(len(self.tokens)):
            word = self.sign(at)
            if word in {"if", "elseif", "while", "switch", "catch"} and self.sign(at + 1) == "(":
                end = self.end(at + 1)
                yield Condition(end + 1, self.last(end + 1), tuple(self.tokens[at + 2 : end]))
            elif word == "else" and self.sign(at + 1) not in {"if", "elseif"}:
                yield Condition(at + 1, self.last(at + 1), ())

    def _semicolons(self) -> list[int]:
        """Return for each token the number of the semicolon that ends its statement, looking over brackets."""
        count = len(self.tokens)
        stops = [count] * (count + 2)
        for at in range(count - 1, -1, -1):
            is_end = self.tokens[at].kind is Kind.SIGN and self.tokens[at].text == ";"
            stops[at] = at if is_end else stops[self.ends.get(at, at) + 1]
        return stops


def literal(value: Value) -> str | None:
    """Return what a value is, where it is written as a text; `None` for any other."""
    return value[0].text if len(value) == 1 and value[0].kind is Kind.STRING else None


def listed(value: Value) -> Iterator[str | None]:
    """Yield the texts of a list, or of a single value; `None` for what is not written."""
    opening = 1 if value and value[0].kind is Kind.SIGN and value[0].text == "[" else 0
    opening = 2 if len(value) > 1 and value[0].kind is Kind.NAME and value[0].text.lower() == "array" else opening
    if opening:
        yield from (literal(part) for part in parts(value[opening:-1], Kind.SIGN))
    else:
        yield literal(value)


def _bare(value: Value) -> Value:
    """Return an argument without the name of its parameter, as in `string(column: 'email')`."""
    is_named = len(value) > 2 and value[0].kind is Kind.NAME and value[1].kind is Kind.SIGN and value[1].text == ":"
    return value[2:] if is_named else value


# Private tables

_NO_CALLS = frozenset({"use", "function", "fn", "if", "isset", "empty", "while", "catch", "foreach"})
_NEAR = 50
"""How many tokens before an argument its call is looked for."""
_CONDITIONS = 2_000
_DEEPEST = 100
"""Brackets within one another: more would be looked at again and again."""
