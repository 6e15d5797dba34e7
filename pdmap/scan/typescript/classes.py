"""Classes of TypeScript with their decorators and those of their properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pdmap.scan.typescript.tokens import Kind, Token, tokenize

Value = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Decorator:
    """A decorator, such as `@Column({nullable: true})`."""

    name: str
    start: int
    arguments: tuple[Value, ...]

    @property
    def options(self) -> Mapping[str, Value]:
        """Return the keys of the object among its arguments, with their values."""
        for argument in self.arguments:
            if argument and argument[0].text == "{" and argument[0].kind is Kind.SIGN:
                return dict(_entries(argument))
        return {}


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a class that has decorators."""

    name: str
    type: Value
    start: int
    comment: str
    decorators: tuple[Decorator, ...]


@dataclass(frozen=True, slots=True)
class Class:
    """A class."""

    name: str
    path: str
    start: int
    comment: str
    bases: tuple[str, ...]
    """What it inherits from: the name of a class, or those of functions that make one and of what they are given."""
    decorators: tuple[Decorator, ...]
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class Import:
    """A name that a file gets from another one."""

    name: str
    original: str
    """What it is called there."""
    origin: str


@dataclass(frozen=True, slots=True)
class Function:
    """A function that has a name, or a constant that is one."""

    name: str
    first: int
    end: int
    """Numbers of the first token of its body, and of the one behind it."""


@dataclass(slots=True)
class Script:
    """A file of TypeScript."""

    path: str
    text: str
    tokens: list[Token] = field(init=False)
    ends: dict[int, int] = field(default_factory=dict)
    """The number of the closing bracket, by that of the opening one."""
    unclosed: int | None = None
    """The number of a bracket that is never closed."""

    def __post_init__(self) -> None:
        """Cut the text into tokens.

        Raises:
            TooLongError: there are more than any file of classes has.
        """
        self.tokens = tokenize(self.text)
        opened: list[int] = []
        for at, token in enumerate(self.tokens):
            if token.kind is Kind.SIGN and token.text in "([{":
                opened.append(at)
            elif token.kind is Kind.SIGN and token.text in ")]}" and opened:
                self.ends[opened.pop()] = at
        self.unclosed = opened[-1] if opened else None

    def word(self, at: int) -> str:
        """Return a name or a sign; empty for others and behind the end."""
        if at >= len(self.tokens) or self.tokens[at].kind not in {Kind.NAME, Kind.SIGN}:
            return ""
        return self.tokens[at].text

    def end(self, at: int) -> int:
        """Return the number of the bracket that closes one; the number behind the last token where none does."""
        return self.ends.get(at, len(self.tokens))

    def imports(self) -> Iterator[Import]:
        """Yield the names that the file imports."""
        at = 0
        while at < len(self.tokens):
            if self.word(at) == "import" and self.tokens[at].is_first:
                end = at + 1
                while end < len(self.tokens) and self.word(end) not in {"from", ";", "("}:
                    end = self.end(end) + 1 if end in self.ends else end + 1
                if self.word(end) == "from" and end + 1 < len(self.tokens):
                    yield from _imported(self.tokens[at + 1 : end], self.tokens[end + 1].text)
                at = end
            at += 1

    def functions(self) -> Iterator[Function]:
        """Yield the functions of a file that have names, and its constants, which may be functions."""
        at, count = 0, len(self.tokens)
        while at + 2 < count:
            word, name = self.word(at), self.word(at + 1)
            found = None
            if word == "function" and self.tokens[at + 1].kind is Kind.NAME:
                opening = self._body(at)
                found = Function(name, opening + 1, min(self.end(opening), count))
            elif word == "const" and self.word(at + 2) == "=":
                found = Function(name, at + 3, self._behind_value(at + 3, count))
            if found:
                yield found
            at = max(at + 1, found.end if found else 0)

    def texts(self) -> Mapping[str, str]:
        """Return the texts that constants of the file stand for."""
        found = [each for each in self.functions() if each.end == each.first + 1]
        values = ((each.name, literal(tuple(self.tokens[each.first : each.end]))) for each in found)
        return {name: value for name, value in values if value is not None}

    def classes(self, first: int = 0, end: int | None = None) -> Iterator[Class]:
        """Yield the classes between two tokens that stand in nothing else but namespaces; by default of the file."""
        at, decorators, comment = first, list[Decorator](), ""
        end = len(self.tokens) if end is None else end
        while at < end:
            if self.word(at) == "@":
                comment = comment or self.tokens[at].comment
                made, at = self._decorator(at)
                decorators.append(made)
                continue
            if self.word(at) == "class" and at + 1 < len(self.tokens):
                body = self._body(at)
                said = comment or self.tokens[at].comment
                yield Class(
                    name=self.word(at + 1),
                    path=self.path,
                    start=self.tokens[at].start,
                    comment=said,
                    bases=self._bases(at, body),
                    decorators=tuple(decorators),
                    properties=tuple(self._properties(body)),
                )
                at, decorators, comment = self.end(body) + 1, [], ""
                continue
            if self.word(at) not in _BEFORE:
                decorators, comment = [], ""
                at = self.end(at) if at in self.ends and self.word(at - 2) not in _SPACES else at
            else:
                comment = comment or self.tokens[at].comment
            at += 1

    # Private methods

    def _decorator(self, at: int) -> tuple[Decorator, int]:
        start, name = self.tokens[at].start, self.word(at + 1)
        at += 2
        while self.word(at) == ".":
            name, at = self.word(at + 1), at + 2
        if self.word(at) != "(":
            return Decorator(name, start, ()), at
        end = self.end(at)
        return Decorator(name, start, tuple(parts(tuple(self.tokens[at + 1 : end])))), end + 1

    def _body(self, at: int) -> int:
        """Return the number of the bracket that opens the body of a class or a function, behind types in angles."""
        depth = 0
        while at < len(self.tokens) and (depth > 0 or self.word(at) != "{"):
            depth += (self.word(at) == "<") - (self.word(at) == ">")
            at = self.end(at) + 1 if at in self.ends else at + 1
        return at

    def _bases(self, at: int, body: int) -> tuple[str, ...]:
        """Return the names behind `extends`, without those of the types in angle brackets."""
        found, depth, is_behind = list[str](), 0, False
        while at < min(body, len(self.tokens)):
            word = self.word(at)
            depth += (word == "<") - (word == ">")
            if word == "implements" and not depth:
                break
            is_name = self.tokens[at].kind is Kind.NAME and word not in _NO_NAMES
            if is_behind and not depth and is_name and self.word(at + 1) != ".":
                found.append(word)
            is_behind = is_behind or (word == "extends" and not depth)
            at = self.end(at) + 1 if word in {"{", "["} and at in self.ends else at + 1
        return tuple(found)

    def _properties(self, body: int) -> Iterator[Property]:
        at, end = body + 1, self.end(body)
        decorators, comment = list[Decorator](), ""
        while at < end:
            if self.word(at) == "@":
                comment = comment or self.tokens[at].comment
                made, at = self._decorator(at)
                decorators.append(made)
                continue
            name, token = at, self.tokens[at]
            if token.kind is Kind.NAME and token.text in _MODIFIERS and self.word(at + 1) not in _BEHIND_NAMES:
                at += 1
                continue
            at = name + 2 if self.word(name + 1) in {"?", "!"} else name + 1
            type_: Value = ()
            if self.word(at) == ":":
                behind = self._behind_value(at + 1, end)
                type_ = tuple(self.tokens[at + 1 : behind])
                at = behind
            at = self._behind_member(at, end)
            if decorators and token.kind in {Kind.NAME, Kind.STRING} and self.word(name + 1) != "(":
                said = " ".join(filter(None, (comment or token.comment, self.tokens[at - 1].behind)))
                yield Property(token.text, type_, token.start, said, tuple(decorators))
            decorators, comment = [], ""

    def _behind_value(self, at: int, end: int) -> int:
        """Return the number of the token behind a type, which may end with its line."""
        first = at
        while at < end and self.word(at) not in {";", "=", "@"}:
            if at > first and self.tokens[at].is_first and not self._goes_on(at):
                break
            at = self.end(at) + 1 if at in self.ends else at + 1
        return min(at, end)

    def _behind_member(self, at: int, end: int) -> int:
        """Return where the next member of a class begins."""
        while at < end and self.word(at) not in {";", "@"}:
            is_body = self.word(at) == "{"
            at = self.end(at) + 1 if at in self.ends else at + 1
            if is_body or (at < end and self.tokens[at].is_first and not self._goes_on(at)):
                return at
        return at + 1 if self.word(at) == ";" else at

    def _goes_on(self, at: int) -> bool:
        """Tell whether a token goes on with what stands on the line before."""
        return self.word(at) in _JOINTS or self.word(at - 1) in _JOINTS


def parts(tokens: Value) -> Iterator[Value]:
    """Yield what stands between the commas that lie in no brackets."""
    depth, start = 0, 0
    for at, token in enumerate(tokens):
        if token.kind is not Kind.SIGN:
            continue
        depth += (token.text in "([{") - (token.text in ")]}")
        if not depth and token.text == ",":
            yield tokens[start:at]
            start = at + 1
    if start < len(tokens):
        yield tokens[start:]


def literal(value: Value) -> str | None:
    """Return what a value is, where it is written as a text; `None` for any other."""
    return value[0].text if len(value) == 1 and value[0].kind is Kind.STRING else None


# Private functions


def _imported(tokens: Sequence[Token], origin: str) -> Iterator[Import]:
    for at, token in enumerate(tokens):
        if token.kind is Kind.NAME and token.text not in {"type", "as"}:
            is_renamed = at > 1 and tokens[at - 1].text == "as"
            yield Import(token.text, tokens[at - 2].text if is_renamed else token.text, origin)


def _entries(value: Value) -> Iterator[tuple[str, Value]]:
    for part in parts(value[1:-1]):
        if len(part) > 2 and part[1].text == ":":
            yield part[0].text, part[2:]
        elif part and part[0].text == "...":
            yield "...", part[1:]


# Private tables

_NO_NAMES = frozenset({"as", "const", "typeof", "new"})
_SPACES = frozenset({"namespace", "module"})
_BEFORE = frozenset({"export", "default", "abstract", "declare"})
_MODIFIERS = frozenset(
    {"public", "private", "protected", "readonly", "static", "declare", "override", "async", "abstract", "get", "set"}
)
_BEHIND_NAMES = frozenset({":", "?", "!", "=", ";", "("})
_JOINTS = frozenset({"|", "&", ",", "=>", ".", "<", ">", "?", ":", "="})
