"""On what ground data go to each third country (Articles 45, 46 and 49), in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.declared_transfers import DeclaredTransfer, declared_transfers
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, mentioned, place, unknown_text
from pdmap.documents.names import country_names
from pdmap.documents.words import Words
from pdmap.findings import Location
from pdmap.model import Activity, ids, listed
from pdmap.questions.grounds import Cover, Ground, Judgment, countries_of, judge
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
    inventory, transfer = context.inventory, item.transfer
    importer = inventory.parties.get(item.importer or "")
    cover = Cover((importer,) if importer else (), (transfer,), frozenset(ids(activity.subjects)))
    source = place(transfer, "mechanisms") if transfer.has("mechanisms") else place(transfer, "country")
    for where in transfer.countries:
        name, found = country_names(context, where), countries_of(inventory, where)
        judged = [judge(inventory, country, cover, context.as_of) for country in found] or [Judgment(Ground.UNNAMED)]
        for judgment in judged:
            yield from _line(context.words, name, judgment, (source,), transfer.address)


def _reached(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield the grounds of the steps that no declared transfer is for."""
    known = {id(item.transfer) for item in declared_transfers(context, activity)}
    for leg in context.index.legs.get(activity.id, ()):
        is_declared = any(id(transfer) in known for transfer in leg.judgment.transfers)
        if leg.presence is not Presence.PARENT and not is_declared:
            name = country_names(context, leg.place)
            yield from _line(
                context.words, name, leg.judgment, (mentioned(leg.place),), leg.item.address, is_derived=True
            )


def _merged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines of which those that say the same are one, with the places of all."""
    merged: dict[tuple[str, bool], Line] = {}
    for line in lines:
        known = merged.get((line.text, line.is_derived), line)
        sources = tuple(dict.fromkeys((*known.sources, *line.sources)))
        merged[line.text, line.is_derived] = replace(known, sources=sources)
    return tuple(merged.values())


def _line(
    words: Words,
    name: str,
    judgment: Judgment,
    sources: tuple[Location, ...],
    where: str,
    *,
    is_derived: bool = False,
) -> Iterator[Line]:
    text, state = _ground(words, judgment)
    if judgment.ground is not Ground.INSIDE:
        told = words.labeled.format(label=name, text=text)
        yield Line(told, state, sources, where, is_derived=is_derived)


def _ground(words: Words, judgment: Judgment) -> tuple[str, State]:
    match judgment.ground:
        case Ground.ADEQUACY | Ground.SAFEGUARD | Ground.DEROGATION:
            return words.grounds_of_transfer[judgment.ground.value], State.RECORDED
        case Ground.UNKNOWN if judgment.unknown:
            return unknown_text(words, judgment.unknown), State.UNKNOWN
        case Ground.CONDITION if judgment.adequacy:
            return words.condition_open.format(
                instrument=words.instrument(judgment.adequacy.instrument)
            ), State.NOT_RECORDED
        case Ground.NONE if judgment.mechanisms:
            return words.grounds_of_transfer["lapsed"], State.RECORDED
        case _:
            return words.not_recorded, State.NOT_RECORDED
