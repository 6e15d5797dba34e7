"""Classes of TypeScript with their decorators and those of their properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from pdmap.frozen import dataclass
from pdmap.scan.brackets import parts
from pdmap.scan.typescript.script import Script
from pdmap.scan.typescript.tokens import Kind
from pdmap.scan.typescript.values import Value, literal, options


@dataclass(frozen=True, slots=True)
class Decorator:
    """A decorator, such as `@Column({nullable: true})`."""

    name: str
    start: int
    arguments: tuple[Value, ...]

    @property
    def options(self) -> Mapping[str, Value]:
        """Return the keys of the object among its arguments, with their values."""
        return next((found for argument in self.arguments if (found := options(argument))), {})


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a class that has decorators."""

    name: str
    """Empty where it is made when the file is run, as in `[KEY]: string`."""
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
    at, before = first, _Before()
    end = len(script.tokens) if end is None else end
    while at < end:
        word = script.word(at)
        if word == "@":
            at = before.take(script, at)
        elif word == "class" and at + 1 < len(script.tokens):
            body = script.body(at)
            yield Class(
                name=script.word(at + 1),
                path=script.path,
                start=script.tokens[at].start,
                comment=before.comment or script.tokens[at].comment,
                bases=_bases(script, at, body),
                decorators=tuple(before.decorators),
                properties=tuple(_properties(script, body)),
            )
            at, before = script.end(body) + 1, _Before()
        elif word in _BEFORE:
            before.comment = before.comment or script.tokens[at].comment
            at += 1
        else:
            before = _Before()
            at = script.end(at) + 1 if at in script.ends and script.word(at - 2) not in _SPACES else at + 1


# Private classes and functions


@dataclass(slots=True)
class _Before:
    """What stands before a class or a property."""

    decorators: list[Decorator] = field(default_factory=list)
    comment: str = ""
    """What is said above all of it."""

    def take(self, script: Script, at: int) -> int:
        """Take up the decorator that begins with a token, and return the number of the token behind it."""
        self.comment = self.comment or script.tokens[at].comment
        start, name = script.tokens[at].start, script.word(at + 1)
        at += 2
        while script.word(at) == ".":
            name, at = script.word(at + 1), at + 2
        is_called = script.word(at) == "("
        inside = script.tokens[at + 1 : script.end(at)] if is_called else []
        self.decorators.append(Decorator(name, start, tuple(parts(inside, Kind.SIGN))))
        return script.end(at) + 1 if is_called else at


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
    before, is_accessor = _Before(), False
    while at < end:
        if script.word(at) == "@":
            at = before.take(script, at)
            continue
        if _is_modifier(script, at):
            is_accessor = script.word(at) in {"get", "set"}
            at += 1
            continue
        token, name = script.tokens[at], _property_name(script, at)
        at = script.end(at) + 1 if at in script.ends else at + 1
        is_method = script.word(at) in {"(", "<"} and not is_accessor
        at += script.word(at) in {"?", "!"}
        type_: Value = ()
        if script.word(at) == ":":
            behind = script.behind_value(at + 1, end)
            type_ = tuple(script.tokens[at + 1 : behind])
            at = behind
        at = script.behind_member(at, end)
        if before.decorators and not is_method:
            said = " ".join(filter(None, (before.comment or token.comment, script.tokens[at - 1].behind)))
            yield Property(name, type_, token.start, said, tuple(before.decorators))
        before, is_accessor = _Before(), False


def _is_modifier(script: Script, at: int) -> bool:
    """Tell whether a token is a word before a name, such as `readonly` or the sign of what is private."""
    if script.word(at) == "#":
        return True
    is_word = script.tokens[at].kind is Kind.NAME and script.word(at) in _MODIFIERS
    return is_word and script.word(at + 1) not in _BEHIND_NAMES


def _property_name(script: Script, at: int) -> str:
    """Return the name that begins with a token; empty where it is made when the file is run."""
    if script.word(at) == "[":
        return literal(tuple(script.tokens[at + 1 : script.end(at)])) or ""
    return script.tokens[at].text if script.tokens[at].kind in {Kind.NAME, Kind.STRING} else ""


# Private tables

_NO_NAMES = frozenset({"as", "const", "typeof", "new"})
_SPACES = frozenset({"namespace", "module"})
_BEFORE = frozenset({"export", "default", "abstract", "declare"})
_MODIFIERS = frozenset(
    {"public", "private", "protected", "readonly", "static", "declare", "override", "async", "abstract", "get", "set"}
)
_BEHIND_NAMES = frozenset({":", "?", "!", "=", ";", "("})
