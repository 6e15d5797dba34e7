"""What carries a transfer: countries with their mechanisms, assessments, copies of safeguards, and options."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.declared_transfers import DeclaredTransfer
from pdmap.documents.elements.destinations import destination_of, destinations
from pdmap.documents.elements.hurdles import condition_lines
from pdmap.documents.elements.safeguards import safeguards
from pdmap.documents.elements.steps import step_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, assumed, assumption, details, empty, mentioned, place, unknown_text
from pdmap.documents.names import country_names, place_name
from pdmap.documents.words import Words
from pdmap.findings import Location
from pdmap.model import Activity, System
from pdmap.questions.grounds import Ground
from pdmap.questions.transferring import PathKind, Sense, Step, TransferPath
from pdmap.questions.transferring.open_points import is_decision_unclaimed
from pdmap.questions.transfers import Leg, Presence

_ASSESSMENT = "/assessment"
"""The key of a transfer that has a column of its own."""


def countries(context: Context, path: TransferPath) -> Cell:
    """Return each country of a way, in which senses the data are there, what carries them, and how to get a copy."""
    told = (
        line
        for step in told_steps(path)
        for line in (*_step(context, path, step), *_decision(context, step), *_lacking_copy(context, step))
    )
    return Cell(tuple(line for line in told if not line.address.endswith(_ASSESSMENT)))


def told_steps(path: TransferPath) -> Iterator[Step]:
    """Yield the countries of a way; a parent is not told again where its company is established beside it."""
    established = {
        (leg.holder, leg.where)
        for step in path.steps
        if step.sense is Sense.TRANSFER
        for leg in step.legs
        if leg.presence is Presence.ESTABLISHMENT
    }
    for step in path.steps:
        is_parent = step.sense is Sense.REACH and step.presences == (Presence.PARENT,)
        if not (is_parent and all((leg.holder, leg.where) in established for leg in step.legs)):
            yield step


def options(context: Context, path: TransferPath) -> Cell:
    """Return the places that somebody chooses among, each with what carries the data there."""
    words = context.words
    if not path.options:
        where = (_place(path),)
        return Cell((Line(words.none, State.NONE, where, path.item.address, is_derived=True),))
    system = path.options[0].item
    choosers = dict.fromkeys(leg.chosen_by for leg in path.options if leg.chosen_by)
    head = [
        Line(
            words.chooser.format(chooser=words.label(chooser)),
            sources=(place(system, "location"),),
            address=address(system, "location"),
            assumption=assumption(system, "location") if isinstance(system, System) else "",
            is_derived=True,
        )
        for chooser in choosers
    ]
    return Cell((*head, *(_below(leg_line(context, leg)) for leg in path.options)))


def leg_line(context: Context, leg: Leg) -> Line:
    """Return a place in one line: its country, and whether something carries the data there."""
    words = context.words
    text, state = ground_text(words, leg.ground)
    if leg.judgment.unknown and leg.ground is Ground.UNKNOWN:
        text = unknown_text(words, leg.judgment.unknown)
    told = words.in_country.format(country=place_name(context, leg.place), text=text)
    return Line(told, state, (mentioned(leg.place),), leg.item.address, is_derived=True)


def ground_text(words: Words, ground: Ground) -> tuple[str, State]:
    """Return what a step relies on in a few words, or which emptiness there is in its place."""
    if ground is Ground.INSIDE:
        return words.inside_territory, State.RECORDED
    known = words.grounds_of_transfer.get(ground.value)
    state = State.UNKNOWN if ground is Ground.UNKNOWN else State.NOT_RECORDED
    return (known, State.RECORDED) if known else (words.states[state], state)


def step_country(context: Context, step: Step) -> str:
    """Return the country of a step, or the words that name none."""
    return context.words.label(step.country.name) if step.country else country_names(context, step.place)


# Private functions


def _step(context: Context, path: TransferPath, step: Step) -> Iterator[Line]:
    words, legs = context.words, step.legs
    if path.kind is PathKind.DECLARED and isinstance(path.item, Activity):
        yield from _declared(context, path.item, step)
        return
    if step.sense is Sense.OWN:
        text = words.in_country.format(country=step_country(context, step), text=words.senses_of_step[step.sense])
        yield Line(text, State.NONE, (mentioned(step.place),), path.item.address, is_derived=True)
        return
    form = words.country_of_party_alone if legs[0].link or path.kind is PathKind.NAMED else words.country_of_system
    fallback = path.importers[0] if path.importers else path.item
    yield from _merged(_addressed(path, line) for line in step_lines(context, legs, fallback, form))


def _decision(context: Context, step: Step) -> tuple[Line, ...]:
    """Return the decision that would carry the data if the importer met its condition (Article 45(3))."""
    if step.adequacy is None or not is_decision_unclaimed(step):
        return ()
    there = (each for leg in step.legs for each in destination_of(context, leg))
    lines = (line for each in there for line in condition_lines(context, step.adequacy, each))
    return tuple(details(dict.fromkeys(lines), is_derived=True))


def _lacking_copy(context: Context, step: Step) -> tuple[Line, ...]:
    """Return that nobody says how people get a copy of the safeguards that carry the data (Article 13(1)(f))."""
    is_asked = step.ground is Ground.SAFEGUARD and step.sense is Sense.TRANSFER
    if not is_asked or any(transfer.copy for transfer in step.transfers):
        return ()
    words = context.words
    return details(empty(words, step.transfers[0], "copy", None), words.copy_of_safeguards, is_derived=True)


def _addressed(path: TransferPath, line: Line) -> Line:
    """Return a line with the key that answers it, where nobody is named who could sign anything: an activity's."""
    if path.importers or line.address != address(path.item, "transfers"):
        return line
    where = address(path.activities[0], "transfers") if path.activities else address(path.item, "hosted_by")
    return replace(line, address=where)


def _merged(lines: Iterator[Line]) -> Iterator[Line]:
    """Yield lines of which those that say the same, as of a system and its backup, are one with the places of both."""
    merged: dict[tuple[str, State, int], Line] = {}
    for line in lines:
        known = merged.setdefault((line.text, line.state, line.level), line)
        sources = tuple(dict.fromkeys((*known.sources, *line.sources)))
        merged[line.text, line.state, line.level] = replace(known, sources=sources)
    yield from merged.values()


def _declared(context: Context, activity: Activity, step: Step) -> Iterator[Line]:
    """Yield a country that an activity alone declares, with what the transfer says."""
    for transfer in step.transfers:
        source, text = mentioned(step.place), step_country(context, step)
        line = Line(text, sources=(source,), address=transfer.address)
        yield from assumed((line,), assumption(activity, "transfers"))
        importer = transfer.importer.id if transfer.importer else None
        yield from safeguards(context, transfer, destinations(context, activity, DeclaredTransfer(transfer, importer)))


def _place(path: TransferPath) -> Location:
    return mentioned(path.steps[0].place)


def _below(line: Line) -> Line:
    return replace(line, level=1)
