"""On what ground data go to each third country (Articles 45, 46 and 49), in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.declared_transfers import DeclaredTransfer, declared_transfers
from pdmap.documents.elements.destinations import destination_of, destinations
from pdmap.documents.elements.mechanisms import mechanism_lines
from pdmap.documents.elements.reliance import reliance_without_mechanism
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, mentioned, place, unknown_text
from pdmap.documents.names import country_names
from pdmap.documents.words import Words
from pdmap.model import Activity, listed
from pdmap.questions.grounds import Ground, Judgment
from pdmap.questions.hurdles import CARRYING, Destination, judged
from pdmap.questions.transfers import Presence


def grounds_of_transfers(context: Context, activity: Activity) -> Cell:
    """Return for each third country whether a decision, safeguards or a derogation carry the data there."""
    words, answer = context.words, activity.transfers
    declared = [line for item in declared_transfers(context, activity) for line in _declared(context, activity, item)]
    told = _merged((*declared, *_reached(context, activity)))
    if not listed(answer):
        own = answered(words, activity, "transfers", answer, ())
        return Cell((*own, *told))
    source, where = (place(activity, "transfers"),), address(activity, "transfers")
    nothing = Line(words.no_third_country, State.NONE, source, where, is_derived=True)
    return Cell(told or (nothing,))


# Private functions


def _declared(context: Context, activity: Activity, item: DeclaredTransfer) -> Iterator[Line]:
    transfer = item.transfer
    source = place(transfer, "mechanisms") if transfer.has("mechanisms") else place(transfer, "country")
    there = destinations(context, activity, item)
    for where in transfer.countries:
        name = country_names(context, where)
        found = [each for each in there if each.place is where]
        for each in found:
            judgment = judged(context.inventory, each, context.as_of)
            yield from _lines(context, name, judgment, (each,), Line("", sources=(source,), address=transfer.address))
        if not found:
            silence = Line("", sources=(source,), address=transfer.address)
            yield from _lines(context, name, Judgment(Ground.UNNAMED), (), silence)


def _reached(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield the grounds of the steps that no declared transfer is for."""
    known = {id(item.transfer) for item in declared_transfers(context, activity)}
    for leg in context.index.legs.get(activity.id, ()):
        is_declared = any(id(transfer) in known for transfer in leg.judgment.transfers)
        if leg.presence is not Presence.PARENT and not is_declared:
            name = country_names(context, leg.place)
            main = Line("", sources=(mentioned(leg.place),), address=leg.item.address, is_derived=True)
            yield from _lines(context, name, leg.judgment, destination_of(context, leg), main)


def _merged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines of which those that say the same are one, with the places of all."""
    merged: dict[tuple[str, bool], Line] = {}
    for line in lines:
        known = merged.get((line.text, line.is_derived), line)
        sources = tuple(dict.fromkeys((*known.sources, *line.sources)))
        merged[line.text, line.is_derived] = replace(known, sources=sources)
    return tuple(merged.values())


def _lines(
    context: Context, name: str, judgment: Judgment, destinations: tuple[Destination, ...], main: Line
) -> Iterator[Line]:
    """Yield the ground of a step with the country's name, or each thing that is in the way of one."""
    if judgment.ground is Ground.INSIDE:
        return
    open_lines = () if judgment.ground in CARRYING else _open(context, judgment, destinations)
    for line in open_lines or (_ground(context.words, judgment, main),):
        told = context.words.labeled.format(label=name, text=line.text)
        yield replace(line, text=told, is_derived=main.is_derived)


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
