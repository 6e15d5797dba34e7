"""Where the data in a system come from (Article 15(1)(g)): as fields say, else as the flows that bring them tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from pdmap.documents.document import Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import place
from pdmap.documents.names import data_type_name, element_name
from pdmap.documents.requests.case import Request
from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, Link
from pdmap.model import Field
from pdmap.questions.erasure import Store, is_meant

_DATA_SUBJECT = "data_subject"


def source_lines(context: Context, request: Request, store: Store) -> Iterator[Line]:
    """Yield each source with the data that come from there, and of which data none is recorded."""
    words, found = context.words, _origins(context, request, store)
    for (text, is_derived), origin in found.items():
        state = State.RECORDED if text else State.NOT_RECORDED
        told = text or words.not_recorded
        if len(found) > 1:
            names = ", ".join(dict.fromkeys(data_type_name(context, each.type.id) for each in origin.fields))
            told = words.source_of_type.format(data=names, source=told)
        where = f"{origin.fields[0].address}/source"
        yield Line(told, state, tuple(dict.fromkeys(origin.places)), where, is_derived=is_derived)


# Private functions


@dataclass(slots=True)
class _Origin:
    """Where data come from."""

    fields: list[Field] = field(default_factory=list)
    places: list[Location] = field(default_factory=list)


def _origins(context: Context, request: Request, store: Store) -> dict[tuple[str, bool], _Origin]:
    """Return the origins by their text, which is empty where none is recorded, and whether flows alone tell them."""
    arriving = request.arriving.get(Element(ElementKind.SYSTEM, store.system.id), ())
    found: dict[tuple[str, bool], _Origin] = {}

    def add(text: str, each: Field, where: Location, *, is_derived: bool) -> None:
        origin = found.setdefault((text, is_derived), _Origin())
        origin.fields.append(each)
        origin.places.append(where)

    for each in store.fields:
        bringing = [link for link in arriving if not each.source and _brings(context, link, each)]
        for link in bringing:
            add(_sender(context, request, link), each, place(link.item), is_derived=True)
        if not bringing:
            said = context.words.data_subject if each.source == _DATA_SUBJECT else each.source
            add(said or "", each, place(each, "source"), is_derived=False)
    return found


def _brings(context: Context, link: Link, each: Field) -> bool:
    reference = context.inventory.reference
    return any(reference.overlap(each.type.id, data_type) for data_type in link.arriving)


def _sender(context: Context, request: Request, link: Link) -> str:
    """Return who hands the data over, in the words of a field's own source where the people do it themselves."""
    sender = link.source
    if sender.kind is ElementKind.SUBJECT and is_meant(context.inventory, request.plan.subject, (sender.id,)):
        return context.words.data_subject
    return context.words.request_from.format(sender=element_name(context, sender))
