"""Classes and traits of PHP with the attributes of their properties, also of those that a constructor takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from itertools import islice, pairwise

from pdmap.frozen import dataclass
from pdmap.scan.php.attributes import Attribute, annotated, attributes
from pdmap.scan.php.calls import Script, Value
from pdmap.scan.php.tokens import Kind, Token


@dataclass(frozen=True, slots=True)
class Property:
    """A property."""

    name: str
    type: Value
    start: int
    above: int
    """Where its attributes begin, above which a comment may stand."""
    attributes: tuple[Attribute, ...]


@dataclass(frozen=True, slots=True)
class Class:
    """A class or a trait."""

    name: str
    path: str
    start: int
    above: int
    """Where its attributes begin, above which a comment may stand."""
    parent: str
    """The class that it extends; empty where it extends none."""
    traits: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    properties: tuple[Property, ...]


def classes(script: Script, text: str, path: str) -> Iterator[Class]:
    """Yield the classes and traits of a file."""
    at, head = 0, _Head()
    while at < len(script.tokens):
        word = script.sign(at)
        if word == "#" and script.sign(at + 1) == "[":
            at = head.take(script, at)
        elif word in _MODIFIERS:
            head.begin(at)
            at += 1
        elif word in {"class", "trait"} and script.sign(at - 1) not in {"::", "->", "new"} and script.sign(at + 1):
            head.begin(at)
            body = _next(script, at, len(script.tokens), "{")
            yield _class(script, text, path, at, body, head)
            at, head = script.end(body) + 1, _Head()
        else:
            at, head = at + 1, _Head()


# Private classes and functions


@dataclass(slots=True)
class _Head:
    """What stands before the name of a class or a property."""

    first: int | None = None
    """The number of its first token."""
    attributes: list[Attribute] = field(default_factory=list)
    type: list[Token] = field(default_factory=list)
    has_modifier: bool = False

    def begin(self, at: int) -> None:
        """Note that a token belongs to it."""
        self.first = at if self.first is None else self.first

    def take(self, script: Script, at: int) -> int:
        """Take up a group of attributes, and return the number of the token behind it."""
        self.begin(at)
        self.attributes += attributes(script, at)
        return script.end(at + 1) + 1

    def add(self, token: Token, at: int) -> None:
        """Take up a modifier, or a part of a type."""
        self.begin(at)
        if token.text.lower() in _MODIFIERS:
            self.has_modifier = True
        else:
            self.type.append(token)

    def every(self, script: Script, text: str) -> tuple[Attribute, ...]:
        """Return the attributes, and the annotations in the comment above."""
        first = self.first or 0
        before = script.tokens[first - 1].start if first else 0
        return (*annotated(text, before, script.tokens[first].start), *self.attributes)


def _class(script: Script, text: str, path: str, at: int, body: int, head: _Head) -> Class:
    words = [script.tokens[each] for each in range(at + 1, min(body, len(script.tokens)))]
    extended = [one.text for before, one in pairwise(words) if before.text.lower() == "extends"]
    members = _Members(script, text)
    properties = tuple(members.along(body))
    return Class(
        name=script.tokens[at + 1].text,
        path=path,
        start=script.tokens[at].start,
        above=script.tokens[head.first or 0].start,
        parent=extended[0] if extended else "",
        traits=tuple(members.traits),
        attributes=head.every(script, text),
        properties=properties,
    )


class _Members:
    """Goes along the members of a class."""

    def __init__(self, script: Script, text: str) -> None:
        self.script = script
        self.text = text
        self.traits: list[str] = []

    def along(self, body: int) -> Iterator[Property]:
        """Yield the properties of a class with a body, and note the traits that it uses."""
        script, at, head = self.script, body + 1, _Head()
        end = script.end(body)
        while at < end:
            word, token = script.sign(at), script.tokens[at]
            if word == "#" and script.sign(at + 1) == "[":
                at = head.take(script, at)
            elif token.kind is Kind.VARIABLE:
                yield self._property(at, head)
                at, head = self._behind(at, end), _Head()
            elif word == "function":
                opening = _next(script, at, end, "(")
                if script.sign(at + 1) == "__construct":
                    yield from self._promoted(opening)
                at, head = self._behind(script.end(opening) + 1, end), _Head()
            elif word in {"use", "const", "case"}:
                self.traits += self._used(at, end) if word == "use" else ()
                at, head = self._behind(at, end), _Head()
            else:
                head.add(token, at)
                at += 1

    # Private methods

    def _behind(self, at: int, end: int) -> int:
        """Return the number of the token behind a member, which ends with a semicolon or a block."""
        while at < end and self.script.sign(at) not in {";", "{"}:
            at = self.script.ends.get(at, at) + 1
        return min(end, self.script.ends.get(at, at) + 1)

    def _used(self, at: int, end: int) -> Iterator[str]:
        """Yield the traits of a statement that uses some, which may go on with names of their methods."""
        for token in islice(self.script.tokens, at + 1, end):
            if token.kind is Kind.NAME:
                yield token.text
            elif token.text != ",":
                return

    def _property(self, at: int, head: _Head) -> Property:
        head.begin(at)
        above = self.script.tokens[head.first or 0].start
        token = self.script.tokens[at]
        return Property(token.text[1:], tuple(head.type), token.start, above, head.every(self.script, self.text))

    def _promoted(self, opening: int) -> Iterator[Property]:
        """Yield the parameters of a constructor that are properties as well."""
        script, at, head = self.script, opening + 1, _Head()
        end = script.end(opening)
        while at < end:
            if script.sign(at) == "#" and script.sign(at + 1) == "[":
                at = head.take(script, at)
                continue
            if script.tokens[at].kind is Kind.VARIABLE and head.has_modifier:
                yield self._property(at, head)
            if script.sign(at) == ",":
                head = _Head()
            else:
                head.add(script.tokens[at], at)
            at = script.ends.get(at, at) + 1


def _next(script: Script, at: int, end: int, sign: str) -> int:
    """Return the number of the next token that is a sign; the end where there is none."""
    return next((each for each in range(at, end) if script.sign(each) == sign), end)


# Private tables

_MODIFIERS = frozenset({"final", "abstract", "readonly", "public", "protected", "private", "static", "var"})
