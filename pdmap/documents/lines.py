"""Lines and cells from what an author wrote, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.words import Words
from pdmap.findings import Location
from pdmap.model import Item, Mention, Nothing, Object, Options, Organization, Place, Unknown
from pdmap.source import MappingNode, ScalarNode


def place(item: Item, key: str = "") -> Location:
    """Return where a key is written, or where the item begins if it is not; the label is what stands there."""
    written = item.node.key_node(key) if isinstance(item.node, MappingNode) else None
    if written:
        return written.location(key)
    return item.head.location(_label(item))


def mentioned(mention: Mention | Place) -> Location:
    """Return where an id, a country or a region is used."""
    return mention.node.location(mention.id if isinstance(mention, Mention) else mention.name)


def fact(item: Item, key: str, text: str) -> Line:
    """Return what a key of an item says."""
    return Line(text, sources=(place(item, key),), address=address(item, key))


def mention(used: Mention, item: Item, key: str, text: str) -> Line:
    """Return what an id in a list of an item stands for."""
    return Line(text, sources=(mentioned(used),), address=address(item, key))


def empty(words: Words, item: Item, key: str, answer: object) -> tuple[Line, ...]:
    """Return the line of an answer that is `none`, unknown or missing; no line where there is a real answer."""
    match answer:
        case Nothing():
            text, state = words.none, State.NONE
        case Unknown():
            text, state = unknown_text(words, answer), State.UNKNOWN
        case None | () | Options(values=()):
            text, state = words.not_recorded, State.NOT_RECORDED
        case _:
            return ()
    return (Line(text, state, (place(item, key),), address(item, key)),)


def answered(
    words: Words, item: Object | Organization, key: str, answer: object, lines: Iterable[Line]
) -> tuple[Line, ...]:
    """Return the lines of an answer, marked where it was assumed, or the line that says what it lacks.

    Args:
        words: The document's words.
        item: The object that answers.
        key: The key of the answer.
        answer: As the model has it.
        lines: What it says; none where it says nothing, though it was written.
    """
    told = tuple(lines) or empty(words, item, key, answer) or empty(words, item, key, None)
    return assumed(told, assumption(item, key))


def beside(words: Words, declared: Iterable[Line], derived: Iterable[Line]) -> tuple[Line, ...]:
    """Return declared lines, then those that follow from other parts, which a declared `none` stands against."""
    told = tuple(derived)
    return (*(doubted(words, declared) if told else declared), *told)


def doubted(words: Words, declared: Iterable[Line]) -> Iterator[Line]:
    """Yield declared lines, a `none` as no more than declared: which is right is a question of its own."""
    for line in declared:
        if line.state is State.NONE and line.level == 0:
            yield replace(line, text=words.only_declared.format(text=line.text))
            yield Line(words.contradicted, State.NOT_RECORDED, line.sources, line.address, level=1)
        else:
            yield line


def unknown_text(words: Words, answer: Unknown) -> str:
    """Return why something is not known, who finds out and by when."""
    follow_up = [words.unknown_owner.format(owner=answer.owner)] if answer.owner else []
    follow_up += [words.unknown_due.format(due=answer.due)] if answer.due else []
    return words.separator.join([words.unknown.format(reason=answer.reason), *follow_up])


def assumption(item: Object | Organization, *keys: str) -> str:
    """Return why the author assumed the values of these keys; empty where they are known."""
    reasons = {key: item.assumptions[key] for key in keys if key in item.assumptions}
    if len(reasons) > 1:
        return "; ".join(f"{key}: {reason}" for key, reason in reasons.items())
    return "".join(reasons.values())


def assumed(lines: Iterable[Line], reason: str) -> tuple[Line, ...]:
    """Return declared lines marked as assumed, where there is a reason.

    An answer that names something of which parts were assumed is marked for both; what is told of that is not.
    """
    if not reason:
        return tuple(lines)
    return tuple(
        line if line.is_derived or line.is_open else replace(line, assumption=_reasons(line, reason)) for line in lines
    )


def prefixed(prefix: str, lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines with something before their text, such as the number of a purpose."""
    return tuple(replace(line, text=f"{prefix}{line.text}") for line in lines)


def labeled(words: Words, label: str, lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines with the name of what they are about before their text."""
    return tuple(replace(line, text=words.labeled.format(label=label, text=line.text)) for line in lines)


def details(lines: Iterable[Line], label: str = "{text}", *, is_derived: bool = False) -> tuple[Line, ...]:
    """Return lines as details of the line above, with the words around their text."""
    return tuple(
        replace(line, text=label.format(text=line.text), level=1, is_derived=line.is_derived or is_derived)
        for line in lines
    )


def secured(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines marked as telling how data are secured, so that documents for the public leave them out."""
    return tuple(replace(line, is_security=True) for line in lines)


def cell(*lines: Line) -> Cell:
    """Return a cell of these lines."""
    return Cell(lines)


def address(item: Item, key: str) -> str:
    """Return the logical address of a key."""
    return f"{item.address}/{key}" if key else item.address


# Private functions


def _reasons(line: Line, reason: str) -> str:
    """Return why a line was assumed, with one more reason."""
    is_told = line.assumption and (line.level > 0 or reason in line.assumption)
    return line.assumption if is_told else "; ".join(filter(None, (line.assumption, reason)))


def _label(item: Item) -> str:
    if isinstance(item, Object):
        return item.id
    if isinstance(item.head, ScalarNode):
        return item.head.text.split("\n", 1)[0]
    return next(iter(item.head.entries), "") if isinstance(item.head, MappingNode) else ""
