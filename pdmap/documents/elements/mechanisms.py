"""Mechanisms for transfers with their paperwork, and what they do not carry on the day (Articles 45, 46, 49)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pdmap.documents.document import Line, State
from pdmap.documents.elements.hurdles import hurdle_state, hurdle_text, target
from pdmap.documents.kind import Context
from pdmap.documents.laws import cited
from pdmap.documents.lines import address, mentioned
from pdmap.findings import Location
from pdmap.model import MechanismUse
from pdmap.questions.hurdles import (
    CARRYING,
    Destination,
    Hurdle,
    Reason,
    decision_of,
    hurdle_of_itself,
    hurdles_on_the_way,
    judged,
)
from pdmap.reference import Mechanism, MechanismKind


def mechanism_lines(
    context: Context, uses: Sequence[MechanismUse], destinations: Sequence[Destination]
) -> Iterator[Line]:
    """Yield each mechanism with its article and paperwork, and what it does not carry on the day.

    A mechanism that carries nothing leaves a question open, unless another that is written carries the data.

    Args:
        context: What the document may look at.
        uses: The mechanisms that are written down.
        destinations: The countries that they are for, with who receives the data there; may be none.
    """
    for use in uses:
        hurdle = hurdle_of_itself(context.inventory, use, context.as_of)
        is_carried = bool(destinations) and all(_is_carried(context, each) for each in destinations)
        if hurdle is None or (hurdle.reason is Reason.OTHER_LAW and (is_carried or not destinations)):
            yield from dict.fromkeys(_by_destination(context, use, destinations))
        else:
            is_open = not is_carried or hurdle.reason is Reason.UNKNOWN_WORD or are_blocked(context, uses)
            yield _blocked(context, use, hurdle, State.NOT_RECORDED if is_open else State.RECORDED)


def are_blocked(context: Context, uses: Sequence[MechanismUse]) -> bool:
    """Return whether none of the mechanisms can carry anything on the day, wherever data go."""
    return all(hurdle_of_itself(context.inventory, use, context.as_of) for use in uses)


# Private functions


def _by_destination(context: Context, use: MechanismUse, destinations: Sequence[Destination]) -> Iterator[Line]:
    """Yield what a mechanism carries, with the decisions that it means, and then where it carries nothing."""
    inventory = context.inventory
    hurdles = [(each, tuple(hurdles_on_the_way(inventory, use, each, context.as_of))) for each in destinations]
    free = [each for each, found in hurdles if not found]
    if free or not destinations:
        parts = (*_parts(context, use), *_instruments(context, use, free))
        text = context.words.mechanism.format(text=context.words.separator.join(dict.fromkeys(parts)))
        yield Line(text, sources=(mentioned(use.mechanism),), address=address(use, ""))
    for each, found in hurdles:
        for hurdle in found:
            state = State.RECORDED if _is_carried(context, each) else hurdle_state(hurdle)
            yield _blocked(context, use, hurdle, state, each)


def _blocked(
    context: Context, use: MechanismUse, hurdle: Hurdle, state: State, destination: Destination | None = None
) -> Line:
    """Return that a mechanism is declared, and what is in its way, with the key that would answer it."""
    words, where = context.words, address(use, "")
    sources: tuple[Location, ...] = (mentioned(use.mechanism),)
    if destination and hurdle.reason in {Reason.UNMET, Reason.NO_RECIPIENT}:
        further, where = target(hurdle, destination)
        sources = tuple(dict.fromkeys((*sources, *further)))
    said = hurdle_text(context, hurdle)
    text = words.separator.join((*_parts(context, use), *([said] if said else [])))
    form = "{text}" if hurdle.reason is Reason.UNKNOWN_WORD else words.declared
    return Line(form.format(text=text), state, sources, where)


def _is_carried(context: Context, destination: Destination) -> bool:
    return judged(context.inventory, destination, context.as_of).ground in CARRYING


def _instruments(context: Context, use: MechanismUse, destinations: Sequence[Destination]) -> Iterator[str]:
    """Yield the adequacy decisions that a mechanism means."""
    known = _known(context, use)
    if known is None or known.kind is not MechanismKind.ADEQUACY:
        return
    for each in destinations:
        decision = decision_of(context.inventory, known, each, context.as_of)
        if decision:
            yield context.words.instrument(decision.instrument)


def _parts(context: Context, use: MechanismUse) -> Iterator[str]:
    yield _mechanism_name(context, use)
    yield from _paperwork(context, use)


def _mechanism_name(context: Context, use: MechanismUse) -> str:
    known = _known(context, use)
    if known is None:
        return context.words.no_mechanism.format(word=use.mechanism.id)
    return cited(context.words, known.label, known.article)


def _known(context: Context, use: MechanismUse) -> Mechanism | None:
    return context.inventory.reference.mechanisms.get(use.mechanism.id)


def _paperwork(context: Context, use: MechanismUse) -> Iterator[str]:
    words = context.words
    if use.modules:
        yield words.modules.format(modules=", ".join(map(str, use.modules)))
    if use.signed:
        yield (words.signed if use.signed <= context.as_of else words.signed_later).format(day=use.signed)
    if use.expires:
        yield (words.expires if use.expires >= context.as_of else words.expired).format(day=use.expires)
    if use.annexes:
        yield words.annexes.format(annexes=", ".join(use.annexes))
    if use.safeguards:
        yield words.safeguards.format(text=use.safeguards)
    if use.authority_informed:
        yield words.authority_informed.format(day=use.authority_informed)
    if use.subjects_informed:
        yield words.subjects_informed.format(text=use.subjects_informed)
    yield from (text for text in (use.ref, use.description) if text)
