"""Attributes of PHP such as `#[Column(length: 180)]`, and the annotations in comments that they have replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.scan.brackets import parts
from pdmap.scan.php.calls import Script, Value, literal
from pdmap.scan.php.tokens import Kind


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute, or an annotation that says the same."""

    name: str
    """Without its namespace."""
    start: int
    arguments: tuple[Value, ...]
    """Those without names."""
    options: Mapping[str, Value]

    def value(self, name: str, number: int | None = None) -> Value:
        """Return an argument by its name, or by its number where it may have none; nothing where it is not given."""
        is_given = number is not None and number < len(self.arguments)
        return self.options.get(name, self.arguments[number or 0] if is_given else ())

    def text(self, name: str, number: int | None = None) -> str | None:
        """Return an argument that is a text; `None` for any other."""
        return literal(self.value(name, number))

    def word(self, name: str) -> str:
        """Return an argument that is a single word or number, in small letters; empty for any other."""
        value = self.value(name)
        return value[0].text.lower() if len(value) == 1 else ""

    def names(self) -> tuple[str, ...]:
        """Return every `name` within it, those of attributes that it holds included."""
        every = [token for value in (*self.arguments, *self.options.values()) for token in value]
        within = zip(every, every[1:], every[2:], strict=False)
        inner = (
            last.text
            for first, sign, last in within
            if first.text == "name" and sign.text in _NAMING and last.kind is Kind.STRING
        )
        own = self.text("name")
        return (*((own,) if own else ()), *inner)


def attributes(script: Script, at: int) -> Iterator[Attribute]:
    """Yield the attributes of the group that begins with a token, such as `#[Id, Column]`."""
    for part in parts(script.tokens[at + 2 : script.end(at + 1)], Kind.SIGN):
        if part and part[0].kind is Kind.NAME:
            yield _attribute(part, 0)


def annotated(text: str, start: int, end: int) -> Iterator[Attribute]:
    """Yield the annotations of the last comment between two places of a file."""
    opening = text.rfind("/**", start, end)
    if opening < 0:
        return
    comment = text[opening:end].replace("'", " ")  # what stands in prose opens no text
    comment = _QUOTED.sub(lambda found: found.group().replace("\\", "/"), comment)  # nothing is escaped in them
    comment = _EDGE.sub(lambda found: " " * len(found.group()), comment)
    script = Script(comment)
    at = 0
    while at < len(script.tokens):
        token = script.tokens[at]
        at += 1
        is_begun = token.kind is Kind.SIGN and token.text == "@"
        if is_begun and at < len(script.tokens) and script.tokens[at].kind is Kind.NAME:
            behind = script.end(at + 1) + 1 if script.sign(at + 1) == "(" else at + 1
            yield _attribute(tuple(script.tokens[at:behind]), opening)
            at = behind


# Private functions


def _attribute(tokens: Value, offset: int) -> Attribute:
    arguments: list[Value] = []
    options: dict[str, Value] = {}
    for part in parts(tokens[2:-1], Kind.SIGN):
        if len(part) > 2 and part[0].kind is Kind.NAME and part[1].text in _NAMING:
            options[part[0].text] = part[2:]
        else:
            arguments.append(part)
    return Attribute(tokens[0].text, tokens[0].start + offset, tuple(arguments), options)


# Private tables

_NAMING = frozenset({":", "="})
_QUOTED = re.compile(r'"[^"]*+"')
_EDGE = re.compile(r"^[ \t]*/?\*+/?|\*+/", re.MULTILINE)
"""What a comment is drawn with."""
