"""What Schedule 1 to the Data Protection Act 2018 asks for where special and criminal data are processed.

Its paragraph 41 adds to the record which condition is relied on, how the processing satisfies Article 6,
and whether data are kept and erased by the policy document, or why not.
"""

from __future__ import annotations

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.lawful_bases import bases
from pdmap.documents.elements.purposes import numbered
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, assumed, assumption, empty, fact, place, prefixed
from pdmap.documents.names import is_special
from pdmap.documents.words import Words
from pdmap.model import Activity, Purpose, RetentionPolicy, listed
from pdmap.questions.grounds import regime_of
from pdmap.reference import Special
from pdmap.reference.regimes import Regime


def schedule_1_condition(context: Context, activity: Activity) -> Cell:
    """Return the condition of Schedule 1 of each purpose."""
    inapplicable = _inapplicable(context, activity)
    lines = [
        line
        for number, purpose in numbered(activity)
        if purpose.schedule_1 is not None or (not inapplicable and _is_asked(context, activity, purpose))
        for line in prefixed(number, _condition(context.words, purpose))
    ]
    return Cell(tuple(lines) or inapplicable or empty(context.words, activity, "purposes", activity.purposes))


def bases_under_schedule_1(context: Context, activity: Activity) -> Cell:
    """Return the lawful bases, where Schedule 1 asks for them once more."""
    return Cell(_inapplicable(context, activity) or bases(context, activity).lines)


def policy_document(context: Context, activity: Activity) -> Cell:
    """Return where the document on retention and erasure is kept."""
    answer = activity.retention_policy
    if not isinstance(answer, RetentionPolicy):
        return _policy_silence(context, activity)
    kept = (fact(answer, "ref", answer.ref),) if answer.ref else empty(context.words, answer, "ref", None)
    return Cell(assumed(kept, assumption(activity, "retention_policy")), is_expected=True)


def policy_followed(context: Context, activity: Activity) -> Cell:
    """Return whether data are kept and erased by the document."""
    words, answer = context.words, activity.retention_policy
    if not isinstance(answer, RetentionPolicy):
        return _policy_silence(context, activity)
    if answer.followed is None:
        return Cell(_inapplicable(context, activity) or empty(words, answer, "followed", None))
    told = fact(answer, "followed", words.yes if answer.followed else words.no)
    return Cell(assumed([told], assumption(activity, "retention_policy")))


def policy_reasons(context: Context, activity: Activity) -> Cell:
    """Return why data are not kept and erased by the document, which is asked only where they are not."""
    words, answer = context.words, activity.retention_policy
    if not isinstance(answer, RetentionPolicy):
        return _policy_silence(context, activity)
    if answer.reason:
        return Cell(assumed([fact(answer, "reason", answer.reason)], assumption(activity, "retention_policy")))
    if answer.followed:
        sources = (place(answer, "followed"),)
        return Cell((Line(words.policy_followed, State.NONE, sources, address(answer, "followed"), is_derived=True),))
    is_asked = answer.followed is False
    silence = empty(words, answer, "reason" if is_asked else "followed", None)
    return Cell(_inapplicable(context, activity) or silence, is_expected=is_asked)


# Private functions


def _policy_silence(context: Context, activity: Activity) -> Cell:
    """Return what an activity says that has no document, or says nothing of one."""
    answer = activity.retention_policy
    silence = empty(context.words, activity, "retention_policy", answer)
    return Cell(silence if answer is not None else _inapplicable(context, activity) or silence)


def _inapplicable(context: Context, activity: Activity) -> tuple[Line, ...]:
    """Return why Schedule 1 asks nothing of an activity; no line where it does, or where its data are not told."""
    words = context.words
    if regime_of(context.inventory) != Regime.UK_GDPR:
        return (_line(activity, "data", words.no_schedule_1),)
    if not listed(activity.data) or is_special(context, activity, Special.ARTICLE_10):
        return ()
    if is_special(context, activity, Special.ARTICLE_9):
        recorded = listed(activity.purposes)
        asks = not recorded or any(_is_asked(context, activity, purpose) for purpose in recorded)
        return () if asks else (_line(activity, "purposes", words.no_condition_of_schedule_1),)
    return (_line(activity, "data", words.no_data_of_schedule_1),)


def _condition(words: Words, purpose: Purpose) -> tuple[Line, ...]:
    if isinstance(purpose.schedule_1, str):
        return (fact(purpose, "schedule_1", purpose.schedule_1),)
    return empty(words, purpose, "schedule_1", purpose.schedule_1)


def _is_asked(context: Context, activity: Activity, purpose: Purpose) -> bool:
    """Return whether a purpose needs a condition of Schedule 1, or may need one (section 10 of the Act).

    Criminal data do, and the conditions of Article 9(2) that rest on law: (b), (g), (h), (i) and (j). A purpose
    that names none may turn out to rest on one of these.
    """
    known = context.inventory.reference.conditions
    resting_on_law = any(used.id not in known or known[used.id].law for used in purpose.condition)
    return resting_on_law or not purpose.condition or is_special(context, activity, Special.ARTICLE_10)


def _line(activity: Activity, key: str, text: str) -> Line:
    return Line(text, State.NONE, (place(activity, key),), address(activity, key), is_derived=True)
