"""What each purpose rests on, one question at a time, as authorities' tables ask (Articles 6, 7 and 9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.assessments import assessment_text
from pdmap.documents.elements.purposes import LEGITIMATE_INTERESTS, condition_name, named_bases, numbered
from pdmap.documents.elements.sensitive_data import revealing_data
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, details, empty, fact, mentioned, place, prefixed
from pdmap.documents.names import is_special
from pdmap.model import Activity, Assessment, Consent, Purpose, ids, listed
from pdmap.reference import Special


def bases(context: Context, activity: Activity) -> Cell:
    """Return the lawful basis of each purpose, with the statute that it rests on."""
    lines = [line for number, purpose in numbered(activity) for line in _basis(context, number, purpose)]
    return Cell(answered(context.words, activity, "purposes", activity.purposes, lines))


def conditions(context: Context, activity: Activity) -> Cell:
    """Return the condition of Article 9(2) of each purpose that names one; silence counts where data ask for one."""
    words = context.words
    lines = tuple(
        line for number, purpose in numbered(activity) for line in _conditions(context, activity, number, purpose)
    )
    if lines:
        return Cell(lines, is_expected=True)
    if is_special(context, activity, Special.ARTICLE_9):
        return Cell(empty(words, activity, "purposes", None), is_expected=True)
    silence = () if listed(activity.data) else empty(words, activity, "data", activity.data)
    none_special = (_inapplicable(activity, "data", words.no_special_data), *revealing_data(context, activity))
    return Cell(silence or none_special)


def legitimate_interests(context: Context, activity: Activity) -> Cell:
    """Return the interest that each purpose pursues which rests on Article 6(1)(f)."""
    lines = [
        line for number, purpose in _of_interest(activity) for line in prefixed(number, _interest(context, purpose))
    ]
    return _where_it_applies(context, activity, lines, context.words.no_legitimate_interests)


def balancing_tests(context: Context, activity: Activity) -> Cell:
    """Return where the balancing test is kept of each purpose that rests on Article 6(1)(f)."""
    lines = [
        line
        for number, purpose in _of_interest(activity)
        for line in prefixed(number, _balancing_test(context, purpose))
    ]
    return _where_it_applies(context, activity, lines, context.words.no_legitimate_interests)


def consent_records(context: Context, activity: Activity) -> Cell:
    """Return where the proof of consent is kept of each purpose that rests on it (Article 7(1))."""
    lines = [
        line
        for number, purpose in numbered(activity)
        if "consent" in ids(purpose.basis) or "explicit_consent" in ids(purpose.condition)
        for line in prefixed(number, _consent_record(context, purpose))
    ]
    return _where_it_applies(context, activity, lines, context.words.no_consent)


# Private functions


def _basis(context: Context, number: str, purpose: Purpose) -> Iterator[Line]:
    words = context.words
    yield from named_bases(context, number, purpose)
    if purpose.law:
        yield from details([fact(purpose, "law", words.law.format(law=purpose.law))])


def _conditions(context: Context, activity: Activity, number: str, purpose: Purpose) -> Iterator[Line]:
    for used in purpose.condition:
        text, target = f"{number}{condition_name(context, used)}", address(purpose, "condition")
        yield Line(text, sources=(mentioned(used),), address=target)
    if not purpose.condition and is_special(context, activity, Special.ARTICLE_9):
        yield from prefixed(number, empty(context.words, purpose, "condition", None))


def _of_interest(activity: Activity) -> Iterator[tuple[str, Purpose]]:
    for number, purpose in numbered(activity):
        if LEGITIMATE_INTERESTS in ids(purpose.basis) or purpose.interest:
            yield number, purpose


def _interest(context: Context, purpose: Purpose) -> tuple[Line, ...]:
    if purpose.interest:
        return (fact(purpose, "interest", purpose.interest),)
    return empty(context.words, purpose, "interest", None)


def _balancing_test(context: Context, purpose: Purpose) -> tuple[Line, ...]:
    if isinstance(purpose.assessment, Assessment):
        return (fact(purpose, "assessment", assessment_text(context.words, purpose.assessment)),)
    return empty(context.words, purpose, "assessment", purpose.assessment)


def _consent_record(context: Context, purpose: Purpose) -> tuple[Line, ...]:
    answer = purpose.consent
    if not isinstance(answer, Consent):
        return empty(context.words, purpose, "consent", answer)
    if answer.record:
        return (fact(answer, "record", answer.record),)
    return empty(context.words, answer, "record", None)


def _where_it_applies(context: Context, activity: Activity, lines: Iterable[Line], inapplicable: str) -> Cell:
    """Return an optional element: expected of purposes with a certain basis, and of no others.

    Where bases are missing, the column that asks for these has the open point.
    """
    told = tuple(lines)
    if told:
        return Cell(told, is_expected=True)
    words, recorded = context.words, listed(activity.purposes)
    silence = () if recorded else empty(words, activity, "purposes", activity.purposes)
    for purpose in recorded:
        silence = (*silence, *empty(words, purpose, "basis", purpose.basis))
    return Cell(silence or (_inapplicable(activity, "purposes", inapplicable),))


def _inapplicable(activity: Activity, key: str, text: str) -> Line:
    return Line(text, State.NONE, (place(activity, key),), address(activity, key), is_derived=True)
