"""How long data are kept, clock by clock (Article 30(1)(f))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdmap.documents.clocks import clock_places, clock_text, period_text
from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.missing_clocks import data_without_clock
from pdmap.documents.elements.recipients import declared_parties
from pdmap.documents.elements.systems import systems_of
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import assumed, assumption, details, empty, fact, secured
from pdmap.documents.names import data_type_name
from pdmap.documents.origins import links_to_parties
from pdmap.documents.words import Words
from pdmap.model import (
    Activity,
    Answer,
    Backup,
    Deletion,
    Field,
    Period,
    Retention,
    RetentionPolicy,
    System,
    ids,
    listed,
)
from pdmap.questions.usage import may_use


def retention(context: Context, activity: Activity) -> Cell:
    """Return the time limits, and the document that they follow."""
    return Cell((*time_limits(context, activity).lines, *retention_policy(context, activity)))


def time_limits(context: Context, activity: Activity) -> Cell:
    """Return the activity's clocks, then those of its systems and recipients, then the data without any."""
    clocks = listed(activity.retention)
    rest = context.words.other_data if any(clock.data for clock in clocks) else context.words.all_data
    own = [_clock(context, clock, ids(clock.data), rest) for clock in clocks]
    systems = [line for system in systems_of(context, activity) for line in _system(context, activity, system)]
    if not own and (activity.retention is not None or not _has_clocks(context, activity)):
        own = [*_without_limit(context.words, empty(context.words, activity, "retention", activity.retention))]
    lines = (*assumed(own, assumption(activity, "retention")), *systems, *_recipients(context, activity))
    return Cell((*lines, *data_without_clock(context, activity)))


def retention_policy(context: Context, activity: Activity) -> tuple[Line, ...]:
    """Return where the document on retention is kept and whether it is followed; nothing where none is written."""
    words, answer = context.words, activity.retention_policy
    if answer is None:
        return ()
    if not isinstance(answer, RetentionPolicy):
        return details(empty(words, activity, "retention_policy", answer), words.retention_policy)
    place_kept = [fact(answer, "ref", words.retention_policy.format(text=answer.ref))] if answer.ref else []
    followed = further_lines(context, answer, "retention_policy", "followed", "reason")
    lines = (*place_kept, *(replace(line, level=1) for line in followed))
    return assumed(lines, assumption(activity, "retention_policy"))


# Private functions


def _clock(context: Context, clock: Retention, data: tuple[str, ...], rest: str) -> Line:
    """Return a clock in words; one that names no data is for the rest of them."""
    names = ", ".join(data_type_name(context, identifier) for identifier in data) or rest
    text = context.words.labeled.format(label=names, text=clock_text(context.words, clock))
    return Line(text, sources=clock_places(clock), address=clock.address)


def _system(context: Context, activity: Activity, system: System) -> Iterator[Line]:
    """Yield the clocks of the fields that the activity uses, and of the copies."""
    for fields in _by_answer(context, activity, system).values():
        names = ", ".join(data_type_name(context, field.type.id) for field in fields)
        label = context.words.held_in.format(data=names, system=system.title)
        holder = fields[0] if fields[0].has("retention") else system
        for line in _answer_lines(context, holder, fields[0].retention):
            text = context.words.labeled.format(label=label, text=line.text)
            yield replace(line, text=text, is_derived=True, assumption=assumption(system, "retention"))
    if isinstance(system.backup, Backup):
        yield from secured(_copies(context, system, system.backup))
    yield from _deletion(context, system)


def _has_clocks(context: Context, activity: Activity) -> bool:
    """Return whether a system answers for data of the activity: copies and ways to erase are no time limits."""
    return any(_by_answer(context, activity, system) for system in systems_of(context, activity))


def _by_answer(
    context: Context, activity: Activity, system: System
) -> dict[Answer[tuple[Retention, ...]], tuple[Field, ...]]:
    """Return the fields that an activity uses by what is said of their retention; silence is left out."""
    groups: dict[Answer[tuple[Retention, ...]], tuple[Field, ...]] = {}
    for field in listed(system.fields):
        if field.retention is not None and may_use(context.inventory, activity, field):
            groups[field.retention] = (*groups.get(field.retention, ()), field)
    return groups


def _answer_lines(context: Context, holder: Field | System, answer: Answer[tuple[Retention, ...]]) -> tuple[Line, ...]:
    if isinstance(answer, tuple):
        words = context.words
        return tuple(
            Line(clock_text(words, clock), sources=clock_places(clock), address=clock.address) for clock in answer
        )
    return _without_limit(context.words, empty(context.words, holder, "retention", answer))


def _without_limit(words: Words, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return lines of which a `none` says what there is not: a time limit, and not the data."""
    return tuple(replace(line, text=words.no_time_limit) if line.state is State.NONE else line for line in lines)


def _copies(context: Context, system: System, backup: Backup) -> Iterator[Line]:
    label, answer = context.words.copies_of.format(system=system.title), backup.retention
    if isinstance(answer, Period):
        line = fact(backup, "retention", period_text(context.words, answer))
    elif answer is not None:
        (line,) = empty(context.words, backup, "retention", answer)
    else:
        return
    line = replace(line, text=context.words.labeled.format(label=label, text=line.text))
    yield from _derived([line], assumption(system, "backup"))


def _deletion(context: Context, system: System) -> Iterator[Line]:
    words, answer = context.words, system.deletion
    label = words.erasure_in.format(system=system.title, text="{text}")
    if isinstance(answer, Deletion):
        method = words.term(answer.method) if answer.method else ""
        parts = (part for part in (method, answer.description) if part)
        text = words.separator.join(parts) or words.not_recorded
        line = fact(system, "deletion", label.replace("{text}", text))
        yield from _derived([line], assumption(system, "deletion"))
    elif answer is not None:
        silence = (
            replace(line, text=label.replace("{text}", line.text)) for line in empty(words, system, "deletion", answer)
        )
        yield from _derived(silence, assumption(system, "deletion"))


def _derived(lines: Iterable[Line], reason: str) -> Iterator[Line]:
    """Yield lines of a system or a party in the answer of an activity, marked where they were assumed there."""
    return (replace(line, is_derived=True) for line in assumed(lines, reason))


def _recipients(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield how long recipients keep what they receive: those that are declared, and those that data reach."""
    for identifier in sorted(declared_parties(activity) | links_to_parties(context, activity).keys()):
        party = context.inventory.parties.get(identifier)
        if party and party.retention:
            text = context.words.kept_by.format(party=party.title, period=period_text(context.words, party.retention))
            yield from _derived([fact(party, "retention", text)], assumption(party, "retention"))
