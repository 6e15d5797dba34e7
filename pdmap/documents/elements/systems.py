"""Where data are kept: the systems of an activity, beyond what Article 30 asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import (
    address,
    answered,
    assumed,
    assumption,
    details,
    empty,
    fact,
    mentioned,
    place,
    secured,
)
from pdmap.documents.names import choice_text, party_name, place_name
from pdmap.model import Activity, Encryption, Nothing, Options, System, Unknown, ids, listed


def systems(context: Context, activity: Activity) -> Cell:
    """Return the systems that an activity uses, with place, host and encryption."""
    lines: list[Line] = []
    for used in listed(activity.systems):
        system = context.inventory.systems.get(used.id)
        if system is None:
            lines.append(Line(used.id, sources=(mentioned(used),), address=f"systems/{used.id}"))
        else:
            sources, reason = (mentioned(used), place(system)), assumption(system, "name", "kind", "description")
            title = Line(_title(context, system), sources=sources, address=system.address, assumption=reason)
            lines.append(title)
            lines += details(_details(context, system))
    return Cell(answered(context.words, activity, "systems", activity.systems, lines))


def system_names(context: Context, activity: Activity) -> Cell:
    """Return what the systems that an activity uses are called, and what they are."""
    lines = [line for line in systems(context, activity).lines if line.level == 0]
    return Cell(tuple(lines))


def systems_of(context: Context, activity: Activity) -> tuple[System, ...]:
    """Return the systems that an activity uses, as far as they are defined."""
    known = (context.inventory.systems.get(identifier) for identifier in ids(activity.systems))
    return tuple(system for system in known if system)


def without_systems(context: Context, activity: Activity) -> tuple[Line, ...]:
    """Return why nothing is told of the systems of an activity: it uses none, or nothing is recorded of them."""
    words, answer = context.words, activity.systems
    if isinstance(answer, Nothing):
        where = (place(activity, "systems"),), address(activity, "systems")
        return (Line(words.no_system_used, State.NONE, *where, is_derived=True),)
    return empty(words, activity, "systems", answer if isinstance(answer, Unknown) else None)


def access_lines(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield which roles can read the data of an activity, system by system."""
    for system in systems_of(context, activity):
        if listed(system.access):
            roles = context.words.access.format(text=", ".join(listed(system.access)))
            told = fact(system, "access", context.words.labeled.format(label=system.title, text=roles))
            lines = assumed([told], assumption(system, "access"))
            yield from secured(replace(line, is_derived=True) for line in lines)


# Private functions


def _title(context: Context, system: System) -> str:
    kind = context.words.system_kinds.get(system.kind or "")
    title = context.words.with_kind.format(text=system.title, kind=kind) if kind else system.title
    return context.words.service.format(party=title, service=system.description) if system.description else title


def _details(context: Context, system: System) -> Iterator[Line]:
    words = context.words
    yield from _location(context, system)
    yield from _host(context, system)
    yield from secured(assumed(_encryption(context, system), assumption(system, "encryption")))
    if isinstance(system.owner, str):
        owner = fact(system, "owner", words.owned_by.format(text=system.owner))
        yield from assumed([owner], assumption(system, "owner"))
    elif system.owner is not None:
        yield from details(empty(words, system, "owner", system.owner), words.owned_by)
    yield from _access(context, system)
    if system.environment:
        environment = fact(system, "environment", words.environment.format(text=words.term(system.environment)))
        yield from assumed([environment], assumption(system, "environment"))
    yield from secured(further_lines(context, system, "system", "classification", "max_sensitivity", "critical"))
    yield from further_lines(context, system, "system", "synthetic")
    yield from secured(further_lines(context, system, "system", "pci_scope"))
    yield from further_lines(context, system, "system", "incidental_data", "updated")
    if system.risk_acceptance:
        accepted = further_lines(context, system.risk_acceptance, "risk_acceptance", "reason", "owner", "expires")
        yield from secured(assumed(accepted, assumption(system, "risk_acceptance")))


def _location(context: Context, system: System) -> Iterator[Line]:
    words, answer = context.words, system.location
    if isinstance(answer, Options) and answer.values:
        names = (place_name(context, option) for option in answer.values)
        text = words.location.format(text=choice_text(context, names, answer.chosen_by))
        yield from assumed([fact(system, "location", text)], assumption(system, "location"))
    else:
        yield from details(empty(words, system, "location", answer), words.location)


def _host(context: Context, system: System) -> Iterator[Line]:
    words, answer = context.words, system.hosted_by
    if isinstance(answer, Options) and answer.values:
        names = (party_name(context, option.id) for option in answer.values)
        text = words.host.format(text=choice_text(context, names, answer.chosen_by))
        yield from assumed([fact(system, "hosted_by", text)], assumption(system, "hosted_by"))
    elif answer is not None:
        yield from details(empty(words, system, "hosted_by", answer), words.host)


def _access(context: Context, system: System) -> Iterator[Line]:
    """Yield who reads the data, and from which countries."""
    words = context.words
    roles = ", ".join(listed(system.access))
    yield from secured(_answer(context, system, "access", words.access, system.access, roles))
    places = ", ".join(place_name(context, where) for where in listed(system.access_from))
    yield from secured(_answer(context, system, "access_from", words.access_from, system.access_from, places))


def _answer(context: Context, system: System, key: str, label: str, answer: object, text: str) -> tuple[Line, ...]:
    if answer is None:
        return ()
    lines = (fact(system, key, text),) if text else empty(context.words, system, key, answer)
    return assumed(details(lines, label), assumption(system, key))


def _encryption(context: Context, system: System) -> Iterator[Line]:
    words, answer = context.words, system.encryption
    if isinstance(answer, Encryption):
        yield from _encrypted(context, answer, "in_transit", words.encryption_in_transit)
        yield from _encrypted(context, answer, "at_rest", words.encryption_at_rest)
    elif answer is not None:
        yield from details(empty(words, system, "encryption", answer), words.encryption)


def _encrypted(context: Context, encryption: Encryption, key: str, label: str) -> Iterator[Line]:
    words = context.words
    answer = encryption.in_transit if key == "in_transit" else encryption.at_rest
    if isinstance(answer, Options) and answer.values:
        names = words.either.join(words.yes if option else words.no for option in answer.values)
        yield fact(encryption, key, label.format(text=choice_text(context, [names], answer.chosen_by)))
    elif answer is not None:
        yield from details(empty(words, encryption, key, answer), label)
