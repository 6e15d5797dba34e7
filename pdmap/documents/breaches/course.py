"""What happened in a breach, and whom it was told to (Articles 33 and 34)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pdmap.documents.breaches.case import Case, concerned
from pdmap.documents.breaches.days import contradictions, time_taken
from pdmap.documents.document import Cell, Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, assumed, assumption, details, empty, fact, place
from pdmap.model import Breach, Nothing
from pdmap.questions.breaches import is_within_limit


def facts(context: Context, case: Case) -> Cell:
    """Return what happened, with what else is written of the breach."""
    breach, told = case.breach, _text(context, case.breach, "facts")
    described = [fact(breach, "description", breach.description)] if breach.description else []
    return Cell((*told.lines, *details(assumed(described, assumption(breach, "description")))))


def effects(context: Context, case: Case) -> Cell:
    """Return what it led to, or may lead to."""
    return _text(context, case.breach, "effects")


def remedial_action(context: Context, case: Case) -> Cell:
    """Return what was done about it."""
    return _text(context, case.breach, "remedial_action")


def answerable(context: Context, case: Case) -> Cell:
    """Return whether the organization answers for it, or those for whom it processes, where activities tell."""
    words, breach = context.words, case.breach
    key = "activities" if breach.activities or not breach.systems else "systems"
    where, target = (place(breach, key),), address(breach, key)
    if case.is_own and not any(activity.is_controller for activity in concerned(context, case)):
        return Cell((Line(words.breach_answerable_open, State.NOT_RECORDED, where, target),))
    text = words.breach_as_controller if case.is_own else words.breach_as_processor
    return Cell((Line(words.follows.format(text=text), sources=where, address=target, is_derived=True),))


def occurred(context: Context, case: Case) -> Cell:
    """Return when it happened."""
    return _dated(context, case.breach, "occurred")


def detected(context: Context, case: Case) -> Cell:
    """Return who or what noticed it."""
    return _text(context, case.breach, "detected_by")


def aware(context: Context, case: Case) -> Cell:
    """Return when the organization became aware."""
    return _dated(context, case.breach, "aware")


def closed(context: Context, case: Case) -> Cell:
    """Return when its handling was over."""
    return _dated(context, case.breach, "closed")


def risk(context: Context, case: Case) -> Cell:
    """Return how risky it is to the people concerned."""
    breach = case.breach
    lines = [fact(breach, "risk", context.words.breach_risks[breach.risk])] if breach.risk else []
    return Cell(answered(context.words, breach, "risk", breach.risk, lines))


def notified(context: Context, case: Case) -> Cell:
    """Return when the authority was told, how long after, and why late or not (Article 33(1))."""
    breach, words = case.breach, context.words
    lines = _day(context, breach, "notified")
    if breach.notified is None and not case.is_own:
        lines = (_asked_of_others(context, case, words.breach_controllers_notify),)
    elif breach.notified is None and breach.risk == "none":
        lines = (_not_asked(context, breach, words.breach_no_notification),)
    if breach.authority_reference:
        text = words.breach_authority_reference.format(text=breach.authority_reference)
        lines = (*lines, *details([fact(breach, "authority_reference", text)]))
    reasons = _reasons(context, breach) if _is_asked_of_notification(breach) else ()
    course = (*time_taken(context, breach), *reasons) if case.is_own else ()
    return Cell((*lines, *contradictions(context, breach, "notified"), *course))


def communicated(context: Context, case: Case) -> Cell:
    """Return when the people were told, or why not (Article 34(1), (3))."""
    breach, words = case.breach, context.words
    if breach.communicated is None and breach.communication_exemption is None:
        if not case.is_own:
            return Cell((_asked_of_others(context, case, words.breach_controllers_communicate),))
        if breach.risk in {"none", "risk"}:
            return Cell((_not_asked(context, breach, words.breach_no_communication),))
    ground = breach.communication_exemption
    lines = [fact(breach, "communication_exemption", words.breach_exemptions[ground])] if ground else []
    if breach.communicated is None and lines:
        return Cell(tuple(lines))
    told = (*_day(context, breach, "communicated"), *contradictions(context, breach, "communicated"))
    reasons = _given_reasons(context, breach) if isinstance(breach.communicated, Nothing) else ()
    return Cell((*told, *details(lines), *(_ground(context, case) if not lines else ()), *reasons))


def processors(context: Context, case: Case) -> Cell:
    """Return when a processor told the organization, and when it told its controllers (Article 33(2))."""
    breach, words = case.breach, context.words
    lines: list[Line] = []
    if breach.processor_told:
        lines.append(fact(breach, "processor_told", words.breach_processor_told.format(text=breach.processor_told)))
    if breach.controllers_told is not None or not case.is_own:
        told = details(_day(context, breach, "controllers_told"), words.breach_controllers_told)
        lines += [_raised(line) for line in told]
    answer = tuple(lines) or empty(words, breach, "processor_told", None)
    return Cell(answer, is_expected=not case.is_own)


# Private functions


def _text(context: Context, breach: Breach, key: str) -> Cell:
    value: object = getattr(breach, key)
    lines = [fact(breach, key, str(value))] if value else []
    return Cell(answered(context.words, breach, key, value, lines))


def _dated(context: Context, breach: Breach, key: str) -> Cell:
    cell = _text(context, breach, key)
    return Cell((*cell.lines, *contradictions(context, breach, key)))


def _day(context: Context, breach: Breach, key: str) -> tuple[Line, ...]:
    value: object = getattr(breach, key)
    lines = [fact(breach, key, value.isoformat())] if isinstance(value, dt.date) else []
    return answered(context.words, breach, key, value, lines)


def _not_asked(context: Context, breach: Breach, form: str) -> Line:
    """Return that the law asks for nothing at the recorded risk, where nothing is recorded."""
    text = form.format(risk=context.words.breach_risks[breach.risk or ""])
    text = context.words.follows.format(text=text)
    return Line(text, sources=(place(breach, "risk"),), address=address(breach, "risk"), is_derived=True)


def _asked_of_others(context: Context, case: Case, text: str) -> Line:
    """Return that the law asks something of the controllers for whom the organization processes."""
    breach = case.breach
    key = "activities" if breach.activities else "systems"
    text = context.words.follows.format(text=text)
    return Line(text, sources=(place(breach, key),), address=address(breach, key), is_derived=True)


def _ground(context: Context, case: Case) -> tuple[Line, ...]:
    """Return a place for the ground on which nobody was told, where it is asked for at a high risk (Article 34(3))."""
    breach = case.breach
    if not (case.is_own and breach.risk == "high" and isinstance(breach.communicated, Nothing)):
        return ()
    return details(empty(context.words, breach, "communication_exemption", None), context.words.breach_ground)


def _is_asked_of_notification(breach: Breach) -> bool:
    """Return whether reasons are those for telling the authority late or not at all, as far as days can tell.

    The reasons of a breach of which the authority was told in time are those for telling the people nothing.
    """
    if not isinstance(breach.communicated, Nothing) or breach.aware is None:
        return True
    return not isinstance(breach.notified, dt.date) or is_within_limit(breach.aware, breach.notified) is not True


def _given_reasons(context: Context, breach: Breach) -> tuple[Line, ...]:
    """Return the reasons for telling late or nobody that are recorded."""
    if not breach.reasons:
        return ()
    lines = [fact(breach, "reasons", context.words.breach_reasons.format(text=breach.reasons))]
    return details(assumed(lines, assumption(breach, "reasons")))


def _reasons(context: Context, breach: Breach) -> tuple[Line, ...]:
    """Return the reasons for telling late or nobody; a place for them where some are asked for and none are given."""
    words = context.words
    if breach.reasons:
        return _given_reasons(context, breach)
    notified = breach.notified if isinstance(breach.notified, dt.date) else None
    is_late = notified and breach.aware and is_within_limit(breach.aware, notified) is False
    is_untold = isinstance(breach.notified, Nothing) and breach.risk != "none"
    if is_late or is_untold:
        return details(empty(words, breach, "reasons", None), words.breach_reasons)
    return ()


def _raised(line: Line) -> Line:
    return replace(line, level=0)
