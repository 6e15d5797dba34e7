"""What people are told that depends on the legal bases: purposes, interests, withdrawal, further purposes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.assessments import assessment_text
from pdmap.documents.elements.purposes import basis_lines, condition_lines, numbered
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, assumed, assumption, details, empty, fact, place
from pdmap.model import Activity, Assessment, Consent, Purpose, ids, listed

_CONSENT = "consent"
_EXPLICIT_CONSENT = "explicit_consent"
_LEGITIMATE_INTERESTS = "legitimate_interests"


def purposes(context: Context, activity: Activity) -> Cell:
    """Return each purpose with its legal basis, and the law or the condition that it rests on."""
    lines = [line for number, purpose in numbered(activity) for line in _purpose(context, number, purpose)]
    return Cell(answered(context.words, activity, "purposes", activity.purposes, lines))


def interests(context: Context, activity: Activity) -> Cell:
    """Return the legitimate interests that purposes rest on (Article 13(1)(d), 14(2)(b))."""
    lines = [
        replace(line, text=f"{number}{line.text}")
        for number, purpose in numbered(activity)
        if _LEGITIMATE_INTERESTS in ids(purpose.basis)
        for line in _interest(context, purpose)
    ]
    return _depending(context, activity, lines, context.words.no_purpose_on_interests)


def withdrawal(context: Context, activity: Activity) -> Cell:
    """Return how people withdraw the consent that purposes rest on (Article 13(2)(c), 14(2)(d))."""
    lines = [
        replace(line, text=f"{number}{line.text}")
        for number, purpose in numbered(activity)
        if _CONSENT in ids(purpose.basis) or _EXPLICIT_CONSENT in ids(purpose.condition)
        for line in _withdrawal(context, purpose)
    ]
    return _depending(context, activity, lines, context.words.no_purpose_on_consent)


def further_purpose(context: Context, activity: Activity) -> Cell:
    """Return the test of a use for another purpose than the data were collected for (Article 13(3), 14(4))."""
    words, answer = context.words, activity.compatibility
    text = words.compatibility.format(text=assessment_text(words, answer)) if isinstance(answer, Assessment) else ""
    lines = [fact(activity, "compatibility", text)] if text else []
    return Cell(answered(words, activity, "compatibility", answer, lines))


def open_bases(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield what keeps the legal bases of an activity from being known."""
    if not listed(activity.purposes):
        yield from empty(context.words, activity, "purposes", activity.purposes)
    for purpose in listed(activity.purposes):
        yield from empty(context.words, purpose, "basis", purpose.basis)


# Private functions


def _purpose(context: Context, number: str, purpose: Purpose) -> Iterator[Line]:
    yield fact(purpose, "text", f"{number}{purpose.text}")
    yield from details(basis_lines(context, purpose))
    yield from details(condition_lines(context, purpose))
    if purpose.law:
        yield from details([fact(purpose, "law", context.words.law.format(law=purpose.law))])


def _interest(context: Context, purpose: Purpose) -> tuple[Line, ...]:
    if purpose.interest:
        return (fact(purpose, "interest", purpose.interest),)
    return empty(context.words, purpose, "interest", None)


def _withdrawal(context: Context, purpose: Purpose) -> tuple[Line, ...]:
    words, consent = context.words, purpose.consent
    if not isinstance(consent, Consent):
        return empty(words, purpose, "consent", consent)
    if consent.withdrawal:
        return (fact(consent, "withdrawal", consent.withdrawal),)
    if consent.withdrawn_by:
        way = words.term(consent.withdrawn_by)
        return (fact(consent, "withdrawn_by", words.withdrawn_by.format(text=way)),)
    return empty(words, consent, "withdrawal", None)


def _depending(context: Context, activity: Activity, lines: Iterable[Line], nothing: str) -> Cell:
    """Return what the known bases ask for, and what keeps others from being known."""
    told = (*assumed(lines, assumption(activity, "purposes")), *open_bases(context, activity))
    if told:
        return Cell(told)
    text = context.words.not_applicable.format(reason=nothing)
    source = (place(activity, "purposes"),)
    return Cell((Line(text, State.NONE, source, address(activity, "purposes"), is_derived=True),))
