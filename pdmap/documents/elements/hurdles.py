"""What is in the way of a mechanism, said in a few words, with the key that would answer it."""

from __future__ import annotations

from pdmap.documents.document import Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, place, unknown_text
from pdmap.documents.words import Words
from pdmap.findings import Location
from pdmap.model import Certification, Nothing, Unknown
from pdmap.questions.grounds import regime_of
from pdmap.questions.hurdles import Destination, Hurdle, Reason, unmet
from pdmap.reference import Adequacy
from pdmap.reference.regimes import Regime


def condition_lines(context: Context, decision: Adequacy, destination: Destination) -> tuple[Line, ...]:
    """Return for each recipient that a decision is not known to cover what is recorded of it."""
    found = unmet(context.inventory, decision, destination)
    return tuple(
        Line(hurdle_text(context, hurdle), hurdle_state(hurdle), *target(hurdle, destination), is_derived=True)
        for hurdle in found
    )


def hurdle_text(context: Context, hurdle: Hurdle) -> str:
    """Return what is in the way; empty where the paperwork of the mechanism tells it."""
    words, day = context.words, hurdle.day
    match hurdle.reason:
        case Reason.UNKNOWN_WORD | Reason.EXPIRED | Reason.SIGNED_LATER:
            return ""
        case Reason.NOT_YET:
            return words.instrument_later.format(day=day)
        case Reason.ENDED:
            return words.ended.format(day=day)
        case Reason.OTHER_LAW:
            return words.instrument_of_other_law.format(law=_law(context))
        case Reason.NO_DECISION:
            return _no_decision(context, hurdle)
        case Reason.UNMET | Reason.NO_RECIPIENT:
            instrument = words.instrument(hurdle.decision.instrument) if hurdle.decision else ""
            return words.condition_open.format(instrument=instrument, text=_answer(words, hurdle))


def hurdle_state(hurdle: Hurdle) -> State:
    """Return whether somebody is finding out about a hurdle, or nobody recorded anything."""
    return State.UNKNOWN if isinstance(_recorded(hurdle), Unknown) else State.NOT_RECORDED


def target(hurdle: Hurdle, destination: Destination) -> tuple[tuple[Location, ...], str]:
    """Return where what is in the way of a step stands, and the key that would answer it."""
    if hurdle.party:
        key = _key(hurdle)
        return (place(hurdle.party, key),), address(hurdle.party, key)
    (item, *_) = destination.cover.transfers
    return (place(item, "importer"),), address(item, "importer")


# Private functions


def _key(hurdle: Hurdle) -> str:
    is_framework = hurdle.decision is not None and hurdle.decision.requires == "dpf"
    return "dpf" if is_framework else "adequacy_condition"


def _recorded(hurdle: Hurdle) -> object:
    return getattr(hurdle.party, _key(hurdle)) if hurdle.party else None


def _answer(words: Words, hurdle: Hurdle) -> str:
    if hurdle.party is None:
        country = hurdle.country.name if hurdle.country else ""
        return words.nobody_certified.format(country=words.label(country))
    form = words.certification_of if _key(hurdle) == "dpf" else words.condition_of
    return form.format(party=hurdle.party.title, text=_recorded_text(words, hurdle))


def _recorded_text(words: Words, hurdle: Hurdle) -> str:
    match _recorded(hurdle):
        case Certification() as certification:
            return _certification(words, certification)
        case Unknown() as answer:
            return unknown_text(words, answer)
        case Nothing():
            return words.none
        case _:
            return words.not_recorded


def _certification(words: Words, certification: Certification) -> str:
    status = words.term(certification.status) if certification.status else words.not_recorded
    kinds = {*certification.scope} or ({""} if certification.status == "active" else set())
    scope = [words.certified_for[kind] for kind in kinds if len(kinds) == 1]
    return ", ".join([status, *scope])


def _no_decision(context: Context, hurdle: Hurdle) -> str:
    words, country = context.words, hurdle.country.name if hurdle.country else ""
    label = words.label(country)
    ended = hurdle.decision
    if ended:
        return words.decision_ended.format(
            country=label, instrument=words.instrument(ended.instrument), day=ended.valid_until
        )
    return words.no_decision.format(country=label, day=hurdle.day, law=_law(context))


def _law(context: Context) -> str:
    words = context.words
    names = {Regime.UK_GDPR: words.regulation_uk, Regime.CH_FADP: words.regulation_ch}
    return names.get(Regime(regime_of(context.inventory)), words.regulation)
