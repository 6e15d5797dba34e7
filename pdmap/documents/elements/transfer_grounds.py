"""On what ground data go to each third country (Articles 45, 46 and 49), in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.declared_transfers import DeclaredTransfer, declared_transfers
from pdmap.documents.elements.destinations import destination_of, destinations
from pdmap.documents.elements.mechanisms import mechanism_lines
from pdmap.documents.elements.reliance import reliance_without_mechanism
from pdmap.documents.elements.steps import paperwork
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, beside, mentioned, place, unknown_text
from pdmap.documents.names import country_names
from pdmap.documents.words import Words
from pdmap.frozen import dataclass
from pdmap.model import Activity, listed
from pdmap.questions.grounds import Ground, Judgment
from pdmap.questions.hurdles import CARRYING, Destination, judged
from pdmap.questions.transfers import Presence


def grounds_of_transfers(context: Context, activity: Activity) -> Cell:
    """Return for each third country whether a decision, safeguards or a derogation carry the data there."""
    words, answer = context.words, activity.transfers
    told = told_grounds(context, activity)
    if not listed(answer):
        return Cell(beside(words, answered(words, activity, "transfers", answer, ()), told))
    source, where = (place(activity, "transfers"),), address(activity, "transfers")
    nothing = Line(words.no_third_country, State.NONE, source, where, is_derived=True)
    return Cell(told or (nothing,))


def told_grounds(context: Context, activity: Activity) -> tuple[Line, ...]:
    """Return what carries each declared transfer, and each step that none is declared for, country by country."""
    return _merged(line for step in _steps(context, activity) for line in _lines(context, step))


def undecided_grounds(context: Context, activity: Activity) -> tuple[Line, ...]:
    """Return the countries that data go to without a recorded mechanism, and without a decision that carries them."""
    words = context.words
    return _merged(
        replace(line, text=words.labeled.format(label=step.country, text=line.text))
        for step in _steps(context, activity)
        if step.judgment.ground not in CARRYING and not step.judgment.mechanisms
        for line in (_ground(words, step.judgment, step.main),)
    )


# Private functions


@dataclass(frozen=True, slots=True)
class _Step:
    """A transfer to a country, declared or following."""

    country: str
    judgment: Judgment
    destinations: tuple[Destination, ...]
    main: Line
    """The line that tells of it, without its text."""


def _steps(context: Context, activity: Activity) -> Iterator[_Step]:
    for item in declared_transfers(context, activity):
        yield from _declared(context, activity, item)
    yield from _reached(context, activity)


def _declared(context: Context, activity: Activity, item: DeclaredTransfer) -> Iterator[_Step]:
    transfer = item.transfer
    source = place(transfer, "mechanisms") if transfer.has("mechanisms") else place(transfer, "country")
    main = Line("", sources=(source,), address=address(transfer, "mechanisms"))
    there = destinations(context, activity, item)
    for where in transfer.countries:
        name = country_names(context, where)
        found = [each for each in there if each.place is where]
        for each in found:
            yield _Step(name, judged(context.inventory, each, context.as_of), (each,), main)
        if not found:
            yield _Step(name, Judgment(Ground.UNNAMED), (), main)


def _reached(context: Context, activity: Activity) -> Iterator[_Step]:
    """Yield the steps that no declared transfer is for."""
    known = {id(item.transfer) for item in declared_transfers(context, activity)}
    for leg in context.index.legs.get(activity.id, ()):
        is_declared = any(id(transfer) in known for transfer in leg.judgment.transfers)
        if leg.presence is not Presence.PARENT and not is_declared:
            where = address(*paperwork(context, activity, leg))
            main = Line("", sources=(mentioned(leg.place),), address=where, is_derived=True)
            yield _Step(country_names(context, leg.place), leg.judgment, destination_of(context, leg), main)


def _merged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines of which those that say the same are one, with the places of all."""
    merged: dict[tuple[str, bool], Line] = {}
    for line in lines:
        known = merged.get((line.text, line.is_derived), line)
        sources = tuple(dict.fromkeys((*known.sources, *line.sources)))
        merged[line.text, line.is_derived] = replace(known, sources=sources)
    return tuple(merged.values())


def _lines(context: Context, step: _Step) -> Iterator[Line]:
    """Yield the ground of a step with the country's name, or each thing that is in the way of one."""
    judgment = step.judgment
    if judgment.ground is Ground.INSIDE:
        return
    open_lines = () if judgment.ground in CARRYING else _open(context, judgment, step.destinations)
    for line in open_lines or (_ground(context.words, judgment, step.main),):
        told = context.words.labeled.format(label=step.country, text=line.text)
        yield replace(line, text=told, is_derived=step.main.is_derived)


def _open(context: Context, judgment: Judgment, destinations: tuple[Destination, ...]) -> tuple[Line, ...]:
    """Return what is in the way of the mechanisms, or of the decision where none is written."""
    told = [line for line in mechanism_lines(context, judgment.mechanisms, destinations) if line.is_open]
    known = {line.address for line in told}
    conditions = (line for each in destinations for line in reliance_without_mechanism(context, each))
    return tuple(dict.fromkeys([*told, *(line for line in conditions if line.address not in known)]))


def _ground(words: Words, judgment: Judgment, main: Line) -> Line:
    match judgment.ground:
        case Ground.ADEQUACY | Ground.SAFEGUARD | Ground.DEROGATION:
            return replace(main, text=words.grounds_of_transfer[judgment.ground.value])
        case Ground.UNKNOWN if judgment.unknown:
            return replace(main, text=unknown_text(words, judgment.unknown), state=State.UNKNOWN)
        case _:
            return replace(main, text=words.not_recorded, state=State.NOT_RECORDED)
