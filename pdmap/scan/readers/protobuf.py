"""Protocol Buffers: each message is a table, called with its package and the messages around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.scan.annotations import declared, evidence_in
from pdmap.scan.protobuf.parser import Parser
from pdmap.scan.protobuf.parts import Field, Message
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Column, Evidence, Reference, Schema, Table, Trouble
from pdmap.scan.texts import text_of

_MOST_VALUES = 100


def recognizes(document: Document) -> bool:
    """Tell by the suffix, and by a word that every such file has."""
    return bool(_WORDS.search(document.data)) or b"\0" in document.data


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files of one source, whose messages refer to one another."""
    messages: list[Message] = []
    troubles: list[Trouble] = []
    for document in documents:
        text = text_of(document)
        if isinstance(text, Trouble):
            troubles.append(text)
            continue
        parser = Parser(text)
        parser.parse()
        messages += parser.messages
        troubles += parser.troubles
    known = {message.name: message for message in messages if message.extends_from is None}
    messages = [message for message in messages if not _is_joined(message, known)]
    tables = [_table(message, known) for message in messages if not message.is_enumeration and message.fields]
    return Schema(tuple(tables), tuple(troubles))


# Private functions


def _is_joined(message: Message, known: dict[str, Message]) -> bool:
    """Add the fields of an extension to the message that it extends, where that is in this source."""
    scope = message.extends_from
    names = _scopes(message.name, scope) if scope is not None else ()
    target = next((known[name] for name in names if name in known), None)
    if target:
        target.fields += message.fields
    return target is not None


def _table(message: Message, known: dict[str, Message]) -> Table:
    return Table(
        name=message.name,
        columns=tuple(_column(field, message, known) for field in message.fields),
        place=message.place,
        comment=message.comment,
        evidence=(*evidence_in(message.comment, "comment"), *_declared(message.options)),
    )


def _column(field: Field, owner: Message, known: dict[str, Message]) -> Column:
    target = next((known[name] for name in _scopes(field.target, owner.name) if name in known), None)
    is_message = target is not None and not target.is_enumeration
    return Column(
        name=field.name,
        type=f"repeated {field.type}" if field.label == "repeated" else field.type,
        place=field.place,
        is_nullable={"optional": True, "required": False}.get(field.label),
        comment=field.comment,
        references=Reference(target.name) if target and is_message else None,
        values=tuple(target.values[:_MOST_VALUES]) if target and not is_message else (),
        evidence=(*evidence_in(field.comment, "comment"), *_declared(field.options)),
    )


def _scopes(name: str, owner: str) -> Iterator[str]:
    """Yield the full names that a name may mean, the innermost first."""
    if name.startswith("."):
        yield name[1:]
        return
    while owner:
        yield f"{owner}.{name}"
        owner = owner.rpartition(".")[0]
    yield name


def _declared(options: tuple[tuple[str, str], ...] | list[tuple[str, str]]) -> Iterator[Evidence]:
    for name, value in options:
        if found := declared(name.replace(".", " "), (value,), "Protocol Buffers option"):
            yield Evidence(found.origin, f"{name} = {value}", found.is_personal, found.kinds)


# Private tables

_WORDS = re.compile(rb"\b(?:message|syntax|edition|enum|service|package|extend|import)\b")

READER = Reader(
    description="Protocol Buffers: messages, also nested ones, of proto2, proto3 and editions; options and comments",
    suffixes=(".proto",),
    recognizes=recognizes,
    read=read,
)
