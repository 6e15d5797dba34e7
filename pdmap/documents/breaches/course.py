"""What happened in a breach, and whom it was told to (Articles 33 and 34)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.breaches.case import Case, concerned
from pdmap.documents.document import Cell, Line
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, assumed, assumption, details, empty, fact, place
from pdmap.findings import Location
from pdmap.model import Breach, Nothing
from pdmap.questions.breaches import is_within_limit


def facts(context: Context, case: Case) -> Cell:
    """Return what happened."""
    return _text(context, case.breach, "facts")


def effects(context: Context, case: Case) -> Cell:
    """Return what it led to, or may lead to."""
    return _text(context, case.breach, "effects")


def remedial_action(context: Context, case: Case) -> Cell:
    """Return what was done about it."""
    return _text(context, case.breach, "remedial_action")


def answerable(context: Context, case: Case) -> Cell:
    """Return whether the organization answers for it, or those for whom it processes."""
    words = context.words
    if not case.is_own:
        text = words.breach_as_processor
    elif any(activity.is_controller for activity in concerned(context, case)):
        text = words.breach_as_controller
    else:
        text = words.breach_as_controller_perhaps
    key = "activities" if case.breach.activities else "systems"
    where = (place(case.breach, key),)
    line = Line(words.follows.format(text=text), sources=where, address=address(case.breach, key), is_derived=True)
    return Cell((line,))


def occurred(context: Context, case: Case) -> Cell:
    """Return when it happened."""
    return _text(context, case.breach, "occurred")


def detected(context: Context, case: Case) -> Cell:
    """Return who or what noticed it."""
    return _text(context, case.breach, "detected_by")


def aware(context: Context, case: Case) -> Cell:
    """Return when the organization became aware."""
    return _text(context, case.breach, "aware")


def closed(context: Context, case: Case) -> Cell:
    """Return when its handling was over."""
    return _text(context, case.breach, "closed")


def risk(context: Context, case: Case) -> Cell:
    """Return how risky it is to the people concerned."""
    breach = case.breach
    lines = [fact(breach, "risk", context.words.breach_risks[breach.risk])] if breach.risk else []
    return Cell(answered(context.words, breach, "risk", breach.risk, lines))


def notified(context: Context, case: Case) -> Cell:
    """Return when the authority was told, how long after, and why late or not (Article 33(1))."""
    breach, words = case.breach, context.words
    if breach.notified is None and breach.risk == "none":
        lines: tuple[Line, ...] = (_not_asked(context, breach, words.breach_no_notification),)
    else:
        lines = _day(context, breach, "notified")
    if breach.authority_reference:
        text = words.breach_authority_reference.format(text=breach.authority_reference)
        lines = (*lines, *details([fact(breach, "authority_reference", text)]))
    return Cell((*lines, *_time(context, breach), *_reasons(context, breach)))


def communicated(context: Context, case: Case) -> Cell:
    """Return when the people were told, or why not (Article 34(1), (3))."""
    breach, words = case.breach, context.words
    if breach.communicated is None and breach.communication_exemption is None and breach.risk in {"none", "risk"}:
        return Cell((_not_asked(context, breach, words.breach_no_communication),))
    ground = breach.communication_exemption
    lines = [fact(breach, "communication_exemption", words.breach_exemptions[ground])] if ground else []
    if breach.communicated is not None or not lines:
        return Cell((*_day(context, breach, "communicated"), *details(lines)))
    return Cell(tuple(lines))


def processors(context: Context, case: Case) -> Cell:
    """Return when a processor told the organization, and when it told its controllers (Article 33(2))."""
    breach, words = case.breach, context.words
    lines: list[Line] = []
    if breach.processor_told:
        lines.append(fact(breach, "processor_told", words.breach_processor_told.format(text=breach.processor_told)))
    if breach.controllers_told is not None or not case.is_own:
        told = details(_day(context, breach, "controllers_told"), words.breach_controllers_told)
        lines += [_raised(line) for line in told]
    return Cell(tuple(lines) or empty(words, breach, "processor_told", None))


# Private functions


def _text(context: Context, breach: Breach, key: str) -> Cell:
    value: object = getattr(breach, key)
    lines = [fact(breach, key, str(value))] if value else []
    return Cell(answered(context.words, breach, key, value, lines))


def _day(context: Context, breach: Breach, key: str) -> tuple[Line, ...]:
    value: object = getattr(breach, key)
    lines = [fact(breach, key, value.isoformat())] if isinstance(value, dt.date) else []
    return answered(context.words, breach, key, value, lines)


def _not_asked(context: Context, breach: Breach, form: str) -> Line:
    """Return that the law asks for nothing at the recorded risk, where nothing is recorded."""
    text = form.format(risk=context.words.breach_risks[breach.risk or ""])
    text = context.words.follows.format(text=text)
    return Line(text, sources=(place(breach, "risk"),), address=address(breach, "risk"), is_derived=True)


def _time(context: Context, breach: Breach) -> Iterator[Line]:
    """Yield how long after the organization was aware the authority was told, as far as days can tell."""
    words = context.words
    if breach.aware is None:
        return
    if isinstance(breach.notified, dt.date):
        forms = {True: words.breach_within, None: words.breach_about, False: words.breach_beyond}
        text = forms[is_within_limit(breach.aware, breach.notified)]
        days = (breach.notified - breach.aware).days
    elif breach.risk != "none" and context.as_of >= breach.aware:
        text, days = words.breach_running, (context.as_of - breach.aware).days
    else:
        return
    text = words.follows.format(text=text.format(days=days, day=context.as_of))
    yield Line(text, sources=_days_written(breach), address=address(breach, "aware"), is_derived=True, level=1)


def _days_written(breach: Breach) -> tuple[Location, ...]:
    return tuple(place(breach, key) for key in ("aware", "notified") if breach.has(key))


def _reasons(context: Context, breach: Breach) -> tuple[Line, ...]:
    """Return the reasons for telling late or nobody; a place for them where some are asked for and none are given."""
    words = context.words
    if breach.reasons:
        lines = [fact(breach, "reasons", words.breach_reasons.format(text=breach.reasons))]
        return details(assumed(lines, assumption(breach, "reasons")))
    notified = breach.notified if isinstance(breach.notified, dt.date) else None
    is_late = notified and breach.aware and is_within_limit(breach.aware, notified) is False
    is_untold = isinstance(breach.notified, Nothing) and breach.risk != "none"
    if is_late or is_untold:
        return details(empty(words, breach, "reasons", None), words.breach_reasons)
    return ()


def _raised(line: Line) -> Line:
    return replace(line, level=0)
