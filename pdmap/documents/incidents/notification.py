"""The notification of Article 33(3), as far as the inventory knows it, and what is still to be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.elements import organization
from pdmap.documents.incidents.case import Incident
from pdmap.documents.incidents.counts import count_lines
from pdmap.documents.incidents.lines import data_lines, element_line, holder_of, people_lines
from pdmap.documents.incidents.silence import silence_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import details, empty, labeled, mentioned, place
from pdmap.graph import ElementKind
from pdmap.model import Activity, Object, System
from pdmap.questions.exposure import Gravity, measures_in_place


def notification_table(context: Context, incident: Incident) -> Table:
    """Return a row for each element that a notification has."""
    words = context.words
    columns = (
        Column("element", words.incident_element),
        Column("known", words.incident_known, words.cite("33(3)"), is_expected=True),
        Column("to_tell", words.incident_to_tell),
    )
    rows = tuple(_row(context, incident, key) for key in _KNOWN)
    return Table("notification", words.incident_notification, columns, rows)


def hints_of(gravity: Gravity) -> tuple[str, ...]:
    """Return the kinds of data from which consequences follow that people know from elsewhere."""
    kinds: Mapping[str, tuple[str, ...]] = {
        "special": gravity.special,
        "criminal": gravity.criminal,
        "credentials": gravity.credentials,
        "financial": gravity.financial,
        "identifiers": gravity.identifiers,
        "revealing": gravity.revealing,
    }
    return tuple(key for key, types in kinds.items() if types)


# Private functions


def _row(context: Context, incident: Incident, key: str) -> Row:
    words, known = context.words, tuple(_KNOWN[key](context, incident))
    told = known or (Line(words.not_recorded, State.NOT_RECORDED),)
    addresses = (line.address for line in told if line.is_open and line.address)
    open_keys = dict.fromkeys((*_KEYS.get(key, ()), *addresses))
    keys = tuple(Line(words.incident_key.format(key=address), level=1, is_security=True) for address in open_keys)
    asked = tuple(_people_to_ask(context, incident)) if key in _ASKED else ()
    to_tell = (Line(words.incident_questions[key]), *keys, *asked)
    return Row((Cell((Line(words.incident_elements[key]),)), Cell(told), Cell(to_tell)), words.incident_elements[key])


def _nature(context: Context, incident: Incident) -> Iterator[Line]:
    words = context.words
    places = (element_line(context, element) for element in incident.exposure.compromised)
    yield from labeled(words, words.incident_places, places)
    activities = (
        Line(activity.title, sources=(place(activity),), address=activity.address, is_derived=True)
        for activity in incident.duties.activities
    )
    yield from labeled(words, words.activity, activities)
    for activity in incident.duties.aside:
        status = "planned" if activity.status == "planned" else "ended"
        text = words.with_kind.format(text=activity.title, kind=words.statuses[status])
        line = Line(text, sources=(place(activity),), address=activity.address, is_derived=True)
        yield from labeled(words, words.activity, (line,))


def _subjects(context: Context, incident: Incident) -> tuple[Line, ...]:
    people, silence = people_lines(context, incident), silence_lines(context, incident)
    return (*people, *silence, *count_lines(context, incident, "subjects_count"))


def _records(context: Context, incident: Incident) -> tuple[Line, ...]:
    data = (*data_lines(context, incident, incident.exposure.data), *silence_lines(context, incident))
    return (*data, *count_lines(context, incident, "records_count"))


def _contact(context: Context, _: Incident) -> tuple[Line, ...]:
    officer = organization.officer_contact(context).lines
    is_there = any(line.state is State.RECORDED for line in officer)
    if is_there:
        return officer
    contact = details(organization.contact(context).lines, context.words.contact)
    return (*officer, *(replace(line, level=0) for line in contact))


def _consequences(context: Context, incident: Incident) -> tuple[Line, ...]:
    words, gravity = context.words, incident.gravity
    found = tuple(Line(words.incident_hints[key], is_derived=True) for key in hints_of(gravity))
    nothing = (*silence_lines(context, incident), Line(words.incident_no_hint, is_derived=True))
    return found or nothing[:1]


def _measures(context: Context, incident: Incident) -> Iterator[Line]:
    used_there = measures_in_place(context.inventory, incident.exposure)
    if not used_there:
        holders = (holder_of(context, element) for element in incident.exposure.compromised)
        yield from (line for holder in holders for line in empty(context.words, holder, "measures", None))
    for used in used_there:
        measure = context.inventory.measures.get(used.id)
        sources = (mentioned(used), *((place(measure),) if measure else ()))
        yield Line(measure.title if measure else used.id, sources=sources, is_security=True)


def _people_to_ask(context: Context, incident: Incident) -> Iterator[Line]:
    """Yield the owners of compromised systems and of the activities concerned; silence names the key to add."""
    holders: tuple[System | Activity, ...] = (
        *(context.inventory.systems[each.id] for each in incident.exposure.starts if each.kind is ElementKind.SYSTEM),
        *incident.duties.activities,
    )
    owners: dict[str, list[Object]] = {}
    for holder in holders:
        if isinstance(holder.owner, str):
            owners.setdefault(holder.owner, []).append(holder)
    for owner, owned in owners.items():
        text = context.words.incident_ask.format(person=owner, place=", ".join(each.title for each in owned))
        yield from details([Line(text, sources=tuple(place(each, "owner") for each in owned))])
    if not owners:
        for holder in holders:
            key = context.words.incident_key.format(key=f"{holder.address}/owner")
            yield Line(key, sources=(place(holder, "owner"),), level=1, is_security=True)


# Private tables

_KNOWN: Mapping[str, Callable[[Context, Incident], tuple[Line, ...] | Iterator[Line]]] = {
    "nature": _nature,
    "subjects": _subjects,
    "records": _records,
    "contact": _contact,
    "consequences": _consequences,
    "measures": _measures,
}
# Keys name places in the inventory, which a document for the public leaves out, as in its open points.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "nature": ("breaches/*/facts",),
    "subjects": ("breaches/*/subjects_count",),
    "records": ("breaches/*/records_count",),
    "consequences": ("breaches/*/effects",),
    "measures": ("breaches/*/remedial_action",),
}
"""Where the register of breaches keeps the answer."""
_ASKED = frozenset({"nature"})
"""Elements that only those know who run the place; they know the others as well, and are named once."""
