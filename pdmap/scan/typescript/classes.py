"""Classes of TypeScript with their decorators and those of their properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    base: str
    """The name of the class that it inherits from; empty where it inherits from none."""
    decorators: tuple[Decorator, ...]
    properties: tuple[Property, ...]


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

    def imports(self) -> Iterator[tuple[str, str]]:
        """Yield the names that the file imports, with where each comes from."""
        at = 0
        while at < len(self.tokens):
            if self.word(at) == "import" and self.word(at + 1) == "{":
                end = self.end(at + 1)
                if self.word(end + 1) == "from" and end + 2 < len(self.tokens):
                    names = [token.text for token in self.tokens[at + 2 : end] if token.kind is Kind.NAME]
                    yield from ((name, self.tokens[end + 2].text) for name in names)
                at = end
            at += 1

    def classes(self) -> Iterator[Class]:
        """Yield the classes of the file that stand in nothing else."""
        at, decorators, comment = 0, list[Decorator](), ""
        while at < len(self.tokens):
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
                    base=self._base(at, body),
                    decorators=tuple(decorators),
                    properties=tuple(self._properties(body)),
                )
                at, decorators, comment = self.end(body) + 1, [], ""
                continue
            if self.word(at) not in _BEFORE:
                decorators, comment = [], ""
                at = self.end(at) if at in self.ends else at
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
        """Return the number of the bracket that opens the body of a class."""
        while at < len(self.tokens) and self.word(at) != "{":
            at = self.end(at) + 1 if at in self.ends else at + 1
        return at

    def _base(self, at: int, body: int) -> str:
        words = [self.word(each) for each in range(at, body)]
        return words[words.index("extends") + 1] if "extends" in words[:-1] else ""

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


def _entries(value: Value) -> Iterator[tuple[str, Value]]:
    for part in parts(value[1:-1]):
        if len(part) > 2 and part[1].text == ":":
            yield part[0].text, part[2:]
        elif part and part[0].text == "...":
            yield "...", part[1:]


# Private tables

_BEFORE = frozenset({"export", "default", "abstract", "declare"})
_MODIFIERS = frozenset(
    {"public", "private", "protected", "readonly", "static", "declare", "override", "async", "abstract", "get", "set"}
)
_BEHIND_NAMES = frozenset({":", "?", "!", "=", ";", "("})
_JOINTS = frozenset({"|", "&", ",", "=>", ".", "<", ">", "?", ":", "="})
