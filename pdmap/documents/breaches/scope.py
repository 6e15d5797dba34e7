"""What a breach affected: as declared, and as it follows from the systems that it names (Article 33(3)(a))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pdmap.documents.breaches.case import Case
from pdmap.documents.document import Cell, Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, assumed, assumption, details, empty, fact, mentioned, place
from pdmap.documents.names import choice_text, data_type_name, place_name, special_mark, subject_name, system_name
from pdmap.documents.parties import party_text
from pdmap.findings import Location
from pdmap.graph import ElementKind
from pdmap.model import Activity, Item, Mention, Options, System, listed, options
from pdmap.questions.exposure import Holding


def kind(context: Context, case: Case) -> Cell:
    """Return what was breached, and where that came from."""
    breach, words = case.breach, context.words
    types = ", ".join(words.breach_types[each] for each in breach.types)
    lines = [fact(breach, "type", types)] if types else []
    if isinstance(breach.cause, str):
        cause = [fact(breach, "cause", words.breach_cause.format(text=words.breach_causes[breach.cause]))]
        lines += details(assumed(cause, assumption(breach, "cause")))
    else:
        lines += details(empty(words, breach, "cause", breach.cause), words.breach_cause)
    told = lines if types else [*empty(words, breach, "type", None), *lines]
    return Cell(tuple(told))


def activities(context: Context, case: Case) -> Cell:
    """Return the activities that are named, and others that the named systems serve."""
    breach, inventory = case.breach, context.inventory
    named = _mentions(case, "activities", breach.activities, inventory.activities)
    known = {used.id for used in breach.activities}
    further = (
        _derived(context, activity, "", activity.title)
        for activity in case.duties.activities
        if activity.id not in known
    )
    return _joined(context, case, "activities", named, further)


def systems(context: Context, case: Case) -> Cell:
    """Return the systems that are named."""
    named = _mentions(case, "systems", case.breach.systems, context.inventory.systems)
    return _joined(context, case, "systems", named, ())


def parties(context: Context, case: Case) -> Cell:
    """Return the parties that are named, the hosts of the named systems, and who gets data from these."""
    breach, inventory = case.breach, context.inventory
    named = []
    for used in breach.parties:
        party = inventory.parties.get(used.id)
        text = party_text(context, party) if party else used.id
        named.append(Line(text, sources=(mentioned(used), *_head(party)), address=address(breach, "parties")))
    known = {used.id for used in breach.parties}
    return _joined(context, case, "parties", named, _further_parties(context, case, known))


def data(context: Context, case: Case) -> Cell:
    """Return the data that are named, and what else the named systems hold."""
    breach, reference = case.breach, context.inventory.reference
    named = [_named(used, case, "data", _data_text(context, used.id)) for used in breach.data]
    known = frozenset(used.id for used in breach.data)
    further = (
        _held(context, holding, _data_text(context, holding.data_type), _field_places(context, holding))
        for holding in _holdings(case)
        if not reference.covers(known, holding.data_type)
    )
    return _joined(context, case, "data", named, further)


def subjects(context: Context, case: Case) -> Cell:
    """Return the people who are named, and whose data else the named systems hold."""
    breach = case.breach
    named = [_named(used, case, "subjects", subject_name(context, used.id)) for used in breach.subjects]
    known = {used.id for used in breach.subjects}
    return _joined(context, case, "subjects", named, dict.fromkeys(_further_people(context, case, known)))


def counts(context: Context, case: Case) -> Cell:
    """Return how many people and records are concerned, approximately."""
    words = context.words
    labels = {"subjects_count": words.breach_subjects_count, "records_count": words.breach_records_count}
    told = (details(_count(context, case, key), label) for key, label in labels.items())
    return Cell(tuple(replace(line, level=0) for lines in told for line in lines))


def countries(context: Context, case: Case) -> Cell:
    """Return where the named systems are."""
    lines = [line for system in case.systems for line in _location(context, system)]
    return _joined(context, case, "systems", lines, ()) if lines else Cell((_no_system(context, case),))


# Private functions


def _count(context: Context, case: Case, key: str) -> tuple[Line, ...]:
    value: object = getattr(case.breach, key)
    lines = [fact(case.breach, key, str(value))] if isinstance(value, int) else []
    return answered(context.words, case.breach, key, value, lines)


def _joined(context: Context, case: Case, key: str, named: Iterable[Line], further: Iterable[Line]) -> Cell:
    return Cell((*answered(context.words, case.breach, key, None, named), *further))


def _mentions(
    case: Case, key: str, used: Iterable[Mention], known: Mapping[str, Activity] | Mapping[str, System]
) -> list[Line]:
    lines = []
    for mention in used:
        item = known.get(mention.id)
        title = item.title if item else mention.id
        lines.append(Line(title, sources=(mentioned(mention), *_head(item)), address=address(case.breach, key)))
    return lines


def _head(item: Item | None) -> tuple[Location, ...]:
    return (place(item),) if item else ()


def _named(used: Mention, case: Case, key: str, text: str) -> Line:
    return Line(text, sources=(mentioned(used),), address=address(case.breach, key))


def _derived(context: Context, item: Item, key: str, text: str, *sources: Location) -> Line:
    text = context.words.follows.format(text=text)
    return Line(text, sources=sources or (place(item, key),), address=address(item, key), is_derived=True)


def _data_text(context: Context, identifier: str) -> str:
    name, mark = data_type_name(context, identifier), special_mark(context, identifier)
    return context.words.special_data.format(data=name, mark=mark) if mark else name


def _holdings(case: Case) -> Iterator[Holding]:
    return (each for each in case.exposure.holdings if each.element in case.exposure.compromised)


def _held(context: Context, holding: Holding, text: str, sources: tuple[Location, ...]) -> Line:
    system = context.inventory.systems[holding.element.id]
    told = context.words.breach_held_in.format(text=text, system=system.title)
    return _derived(context, system, "fields", told, *sources)


def _field_places(context: Context, holding: Holding) -> tuple[Location, ...]:
    """Return the fields of a kind of data; the system where the data only pass."""
    system = context.inventory.systems[holding.element.id]
    fields = (field for field in listed(system.fields) if field.type.id == holding.data_type)
    return tuple(mentioned(field.type) for field in fields) or (place(system),)


def _further_people(context: Context, case: Case, known: set[str]) -> Iterator[Line]:
    for holding in _holdings(case):
        for subject in holding.subjects:
            if subject not in known:
                system = context.inventory.systems[holding.element.id]
                yield _held(context, holding, subject_name(context, subject), (place(system),))


def _further_parties(context: Context, case: Case, known: set[str]) -> Iterator[Line]:
    words, inventory = context.words, context.inventory
    hosts: set[str] = set()
    for system in case.systems:
        for used in options(system.hosted_by):
            party = inventory.parties.get(used.id)
            hosts.add(used.id)
            if party and used.id not in known:
                text = words.breach_hosts.format(party=party_text(context, party), system=system.title)
                yield _derived(context, system, "hosted_by", text, mentioned(used), place(party))
    for element in case.duties.recipients:
        if element.kind is ElementKind.PARTY and element.id not in known | hosts:
            party = inventory.parties[element.id]
            yield _derived(context, party, "", words.breach_recipient.format(party=party_text(context, party)))


def _location(context: Context, system: System) -> Iterator[Line]:
    words, answer = context.words, system.location
    if isinstance(answer, Options) and answer.values:
        names = (place_name(context, option) for option in answer.values)
        text = words.labeled.format(label=system.title, text=choice_text(context, names, answer.chosen_by))
        yield from assumed([_derived(context, system, "location", text)], assumption(system, "location"))
        return
    for line in empty(words, system, "location", answer):
        text = words.follows.format(text=words.labeled.format(label=system_name(context, system.id), text=line.text))
        yield Line(text, line.state, line.sources, line.address, is_derived=True)


def _no_system(context: Context, case: Case) -> Line:
    where = (place(case.breach, "systems"),)
    return Line(
        context.words.breach_no_system, State.NOT_RECORDED, where, address(case.breach, "systems"), is_derived=True
    )
