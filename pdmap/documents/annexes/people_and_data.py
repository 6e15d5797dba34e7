"""Whose data an importer gets, which, and how sensitive ones are safeguarded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, empty, fact, mentioned, place
from pdmap.documents.names import special_mark, subject_name
from pdmap.findings import Location
from pdmap.graph import ElementKind
from pdmap.model import Encryption, Flow, Mention, Options, Protection, System, listed
from pdmap.questions.exports import Export
from pdmap.reference import Special

_SENSITIVE = frozenset({Special.ARTICLE_9, Special.ARTICLE_10, Special.CONTEXT})
"""What the clauses call sensitive data, and what may reveal them."""


def subjects(context: Context, export: Export) -> Cell:
    """Return whose data are transferred."""
    flow = _flow(export)
    written = (*listed(flow.subjects), flow.source) if flow else ()
    if export.declared_by:
        written = listed(export.declared_by.subjects)
    lines = [_line(export, written, name, subject_name(context, name)) for name in sorted(export.subjects)]
    return Cell(tuple(lines) or _silence(context, export, "subjects"))


def data(context: Context, export: Export) -> Cell:
    """Return which data are transferred."""
    written = _written_data(export)
    lines = [_line(export, written, name, data_name(context, name)) for name in sorted(export.data)]
    return Cell(tuple(lines) or _silence(context, export, "data"))


def sensitive(context: Context, export: Export) -> Cell:
    """Return the sensitive data among them, with the restrictions and safeguards that are recorded."""
    words, reference = context.words, context.inventory.reference
    known = {name: reference.data_types.get(name) for name in sorted(export.data)}
    found = [name for name, data_type in known.items() if data_type and data_type.special in _SENSITIVE]
    if not export.data:
        return Cell(_silence(context, export, "data"))
    if not found:
        where = _places(export, _written_data(export), min(export.data))
        return Cell((Line(words.no_sensitive_data, State.NONE, where, export.item.address, is_derived=True),))
    lines = [_line(export, _written_data(export), name, data_name(context, name)) for name in found]
    return Cell((*lines, *_safeguards(context, export, found)))


def data_name(context: Context, identifier: str) -> str:
    """Return the label of a data type, as a contract says it, with a mark where it is special in law."""
    words, known = context.words, context.inventory.reference.data_types.get(identifier)
    label = words.label(known.label) if known else identifier
    mark = special_mark(context, identifier)
    return words.special_data.format(data=label, mark=mark) if mark else label


# Private functions


def _flow(export: Export) -> Flow | None:
    return export.link.flow if export.link else None


def _written_data(export: Export) -> tuple[Mention, ...]:
    flow = _flow(export)
    if flow:
        return (*listed(flow.data), *(made for transform in flow.transforms for made in transform.into))
    if export.declared_by:
        return listed(export.declared_by.data)
    return tuple(field.type for field in listed(export.system.fields)) if export.system else ()


def _line(export: Export, written: Iterable[Mention], name: str, text: str) -> Line:
    """Return what a transfer carries; derived where it is not written for the transfer itself."""
    told = tuple(written)
    item = export.item
    is_own = _flow(export) is not None and any(mention.id == name for mention in told)
    return Line(text, sources=_places(export, told, name), address=item.address, is_derived=not is_own)


def _places(export: Export, written: Iterable[Mention], name: str) -> tuple[Location, ...]:
    found = tuple(mentioned(mention) for mention in written if mention.id == name)
    return found or (place(export.item),)


def _silence(context: Context, export: Export, key: str) -> tuple[Line, ...]:
    """Return that a transfer does not tell whose data it carries, or which."""
    words, flow = context.words, _flow(export)
    if flow:
        answer = flow.data if key == "data" else flow.subjects
        return empty(words, flow, key, answer) or empty(words, flow, key, None)
    if export.declared_by:
        return empty(words, export.declared_by, key, getattr(export.declared_by, key))
    if export.system:
        return empty(words, export.system, "subjects" if key == "subjects" else "fields", None)
    (line,) = empty(words, export.importer, "", None)
    return (Line(line.text, line.state, line.sources, f"flows/*/{key}"),)


def _safeguards(context: Context, export: Export, found: list[str]) -> Iterator[Line]:
    """Yield how the sensitive data are kept at the source, and on their way."""
    words = context.words
    told = [*_stored(context, export, found), *_on_the_way(context, export)]
    if not told:
        (told_nothing,) = empty(words, export.importer, "measures", None)
        told = [told_nothing]
    for line in told:
        text = words.sensitive_safeguard.format(text=line.text)
        yield replace(line, text=text, level=1, is_security=True)


def _stored(context: Context, export: Export, found: list[str]) -> Iterator[Line]:
    words = context.words
    for system in _systems(context, export):
        kept = (field for field in listed(system.fields) if field.type.id in found)
        for field in kept:
            if isinstance(field.protection, Protection) and field.protection is not Protection.CLEAR:
                protection = words.term(field.protection, "protection")
                text = words.stored_in.format(protection=protection, system=system.title)
                yield Line(text, sources=(mentioned(field.type),), address=field.address, is_derived=True)
        if isinstance(system.encryption, Encryption) and _is_on(system.encryption.at_rest):
            yield fact(system.encryption, "at_rest", words.encrypted_at_rest.format(system=system.title))
        if listed(system.access):
            text = words.readable_by.format(system=system.title, text=", ".join(listed(system.access)))
            yield fact(system, "access", text)


def _is_on(answer: object) -> bool:
    return isinstance(answer, Options) and set(answer.values) == {True}


def _systems(context: Context, export: Export) -> Iterator[System]:
    """Yield the system that the importer hosts, or that the data come from."""
    if export.system:
        yield export.system
    elif export.link and export.link.source.kind is ElementKind.SYSTEM:
        yield context.inventory.systems[export.link.source.id]


def _on_the_way(context: Context, export: Export) -> Iterator[Line]:
    words, flow = context.words, _flow(export)
    if flow is None:
        return
    if isinstance(flow.transport, str) and flow.transport != "none":
        yield fact(flow, "transport", words.transport.format(text=words.term(flow.transport, "transport")))
    for transform in flow.transforms:
        if transform.method:
            method = words.term(transform.method)
            yield Line(method, sources=(place(transform),), address=address(transform, "method"))
