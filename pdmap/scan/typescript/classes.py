"""Classes of TypeScript with their decorators and those of their properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.scan.typescript.script import Script
from pdmap.scan.typescript.tokens import Kind
from pdmap.scan.typescript.values import Value, entries, parts


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
                return dict(entries(argument))
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


def classes(script: Script, first: int = 0, end: int | None = None) -> Iterator[Class]:
    """Yield the classes between two tokens that stand in nothing else but namespaces; by default of the file."""
    at, decorators, comment = first, list[Decorator](), ""
    end = len(script.tokens) if end is None else end
    while at < end:
        if script.word(at) == "@":
            comment = comment or script.tokens[at].comment
            made, at = _decorator(script, at)
            decorators.append(made)
            continue
        if script.word(at) == "class" and at + 1 < len(script.tokens):
            body = script.body(at)
            said = comment or script.tokens[at].comment
            yield Class(
                name=script.word(at + 1),
                path=script.path,
                start=script.tokens[at].start,
                comment=said,
                bases=_bases(script, at, body),
                decorators=tuple(decorators),
                properties=tuple(_properties(script, body)),
            )
            at, decorators, comment = script.end(body) + 1, [], ""
            continue
        if script.word(at) not in _BEFORE:
            decorators, comment = [], ""
            at = script.end(at) if at in script.ends and script.word(at - 2) not in _SPACES else at
        else:
            comment = comment or script.tokens[at].comment
        at += 1


# Private functions


def _decorator(script: Script, at: int) -> tuple[Decorator, int]:
    start, name = script.tokens[at].start, script.word(at + 1)
    at += 2
    while script.word(at) == ".":
        name, at = script.word(at + 1), at + 2
    if script.word(at) != "(":
        return Decorator(name, start, ()), at
    end = script.end(at)
    return Decorator(name, start, tuple(parts(tuple(script.tokens[at + 1 : end])))), end + 1


def _bases(script: Script, at: int, body: int) -> tuple[str, ...]:
    """Return the names behind `extends`, without those of the types in angle brackets."""
    found, depth, is_behind = list[str](), 0, False
    while at < min(body, len(script.tokens)):
        word = script.word(at)
        depth += (word == "<") - (word == ">")
        if word == "implements" and not depth:
            break
        is_name = script.tokens[at].kind is Kind.NAME and word not in _NO_NAMES
        if is_behind and not depth and is_name and script.word(at + 1) != ".":
            found.append(word)
        is_behind = is_behind or (word == "extends" and not depth)
        at = script.end(at) + 1 if word in {"{", "["} and at in script.ends else at + 1
    return tuple(found)


def _properties(script: Script, body: int) -> Iterator[Property]:
    at, end = body + 1, script.end(body)
    decorators, comment, is_accessor = list[Decorator](), "", False
    while at < end:
        if script.word(at) == "@":
            comment = comment or script.tokens[at].comment
            made, at = _decorator(script, at)
            decorators.append(made)
            continue
        name, token = at, script.tokens[at]
        if token.kind is Kind.NAME and token.text in _MODIFIERS and script.word(at + 1) not in _BEHIND_NAMES:
            at += 1
            is_accessor = token.text in {"get", "set"}
            continue
        at = name + 2 if script.word(name + 1) in {"?", "!"} else name + 1
        type_: Value = ()
        if script.word(at) == ":":
            behind = script.behind_value(at + 1, end)
            type_ = tuple(script.tokens[at + 1 : behind])
            at = behind
        at = script.behind_member(at, end)
        is_method = script.word(name + 1) == "(" and not is_accessor
        if decorators and token.kind in {Kind.NAME, Kind.STRING} and not is_method:
            said = " ".join(filter(None, (comment or token.comment, script.tokens[at - 1].behind)))
            yield Property(token.text, type_, token.start, said, tuple(decorators))
        decorators, comment, is_accessor = [], "", False


# Private tables

_NO_NAMES = frozenset({"as", "const", "typeof", "new"})
_SPACES = frozenset({"namespace", "module"})
_BEFORE = frozenset({"export", "default", "abstract", "declare"})
_MODIFIERS = frozenset(
    {"public", "private", "protected", "readonly", "static", "declare", "override", "async", "abstract", "get", "set"}
)
_BEHIND_NAMES = frozenset({":", "?", "!", "=", ";", "("})
