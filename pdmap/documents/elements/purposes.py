"""What data are processed for, and on which legal ground (Article 30(1)(b), 6, 7, 9, 10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.assessments import assessment_text
from pdmap.documents.elements.fields import undeclared_fields
from pdmap.documents.elements.further_grounds import further_grounds
from pdmap.documents.elements.people_and_data import data_text
from pdmap.documents.elements.systems import systems_of
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.laws import cited
from pdmap.documents.lines import address, answered, details, empty, fact, mentioned, place, prefixed
from pdmap.documents.names import data_type_name, is_special, special_mark
from pdmap.documents.words import Words
from pdmap.model import Activity, Assessment, Consent, Mention, Purpose, ids, listed
from pdmap.reference import Special

LEGITIMATE_INTERESTS = "legitimate_interests"
"""The lawful basis of Article 6(1)(f)."""


def purposes(context: Context, activity: Activity) -> Cell:
    """Return the purposes, numbered where there are several."""
    lines = [_purpose(context.words, number, purpose) for number, purpose in numbered(activity)]
    return Cell(answered(context.words, activity, "purposes", activity.purposes, lines))


def lawful_basis(context: Context, activity: Activity) -> Cell:
    """Return the lawful basis of each purpose, with the legitimate interest or the consent that it rests on."""
    lines = [line for number, purpose in numbered(activity) for line in _basis_lines(context, number, purpose)]
    told = answered(context.words, activity, "purposes", activity.purposes, lines)
    # Each of these is about the activity, not about the basis of a purpose, which the overview shows.
    label = context.words.for_all_purposes if len(listed(activity.purposes)) > 1 else "{text}"
    return Cell((*told, *details(further_grounds(context, activity), label)))


def special_categories(context: Context, activity: Activity) -> Cell:
    """Return the data under Articles 9, 10 and 87, and the conditions that the purposes name for them."""
    words = context.words
    if not isinstance(activity.data, tuple) or not activity.data:
        return Cell(empty(words, activity, "data", activity.data))
    authority = further_lines(context, activity, "activity", "official_authority")
    lines = [*_special_data(context, activity), *_conditions(context, activity), *authority]
    if not lines:
        source = (place(activity, "data"),)
        lines = [Line(words.no_special_data, State.NONE, source, address(activity, "data"), is_derived=True)]
    elif not listed(activity.purposes) and _needs_condition(context, activity):
        silence = empty(words, activity, "purposes", None)
        lines += details(silence, words.condition)
    return Cell((*lines, *_held_undeclared(context, activity)))


def numbered(activity: Activity) -> Iterator[tuple[str, Purpose]]:
    """Yield the purposes, each with the number that ties the cells of a row together."""
    recorded = listed(activity.purposes)
    for number, purpose in enumerate(recorded, start=1):
        yield f"({number}) " if len(recorded) > 1 else "", purpose


def named_bases(context: Context, number: str, purpose: Purpose) -> Iterator[Line]:
    """Yield the lawful bases of a purpose by name after its number, or the line that says what is missing."""
    yield from prefixed(number, basis_lines(context, purpose))


def basis_lines(context: Context, purpose: Purpose) -> Iterator[Line]:
    """Yield each lawful basis of a purpose with its article, or why there is none."""
    yield from empty(context.words, purpose, "basis", purpose.basis)
    for basis in listed(purpose.basis):
        known = context.inventory.reference.lawful_bases.get(basis.id)
        name = cited(context.words, known.label, known.article) if known else basis.id
        yield Line(name, sources=(mentioned(basis),), address=address(purpose, "basis"))


def condition_lines(context: Context, purpose: Purpose) -> Iterator[Line]:
    """Yield each condition that a purpose names for special categories of data."""
    for condition in purpose.condition:
        text = context.words.condition.format(text=condition_name(context, condition))
        yield Line(text, sources=(mentioned(condition),), address=address(purpose, "condition"))


def condition_name(context: Context, condition: Mention) -> str:
    """Return a condition for special categories with its article, such as `Explicit consent, Art. 9(2)(a) GDPR`."""
    known = context.inventory.reference.conditions.get(condition.id)
    return cited(context.words, known.label, known.article) if known else condition.id


# Private functions


def _purpose(words: Words, number: str, purpose: Purpose) -> Line:
    text = purpose.text
    if purpose.kind:
        text = words.with_kind.format(text=text, kind=words.term(purpose.kind))
    return fact(purpose, "text", number + text)


def _basis_lines(context: Context, number: str, purpose: Purpose) -> Iterator[Line]:
    yield from named_bases(context, number, purpose)
    yield from details(_grounds(context, purpose))


def _grounds(context: Context, purpose: Purpose) -> Iterator[Line]:
    words = context.words
    yield from further_lines(context, purpose, "purpose", "basis_note", "schedule_1", "public_task", "secrecy")
    if purpose.law:
        yield fact(purpose, "law", words.law.format(law=purpose.law))
    if LEGITIMATE_INTERESTS in ids(purpose.basis) or purpose.interest:
        yield from _interest(words, purpose)
    if isinstance(purpose.consent, Consent):
        yield from _consent(context, purpose.consent)
    elif purpose.consent is not None:
        yield from details(empty(words, purpose, "consent", purpose.consent), words.consent)


def _interest(words: Words, purpose: Purpose) -> Iterator[Line]:
    if purpose.interest:
        yield fact(purpose, "interest", words.interest.format(text=purpose.interest))
    else:
        yield from details(empty(words, purpose, "interest", None), words.interest)
    if isinstance(purpose.assessment, Assessment):
        yield fact(purpose, "assessment", words.balancing_test.format(text=assessment_text(words, purpose.assessment)))
    else:
        yield from details(empty(words, purpose, "assessment", purpose.assessment), words.balancing_test)


def _consent(context: Context, consent: Consent) -> Iterator[Line]:
    words = context.words
    if consent.record:
        yield fact(consent, "record", words.consent_record.format(text=consent.record))
    if consent.withdrawal:
        yield fact(consent, "withdrawal", words.consent_withdrawal.format(text=consent.withdrawal))
    if consent.explicit is not None:
        yield fact(consent, "explicit", words.consent_explicit if consent.explicit else words.consent_implicit)
    yield from further_lines(context, consent, "consent", "given_by", "withdrawn_by", "freely_given")


def _special_data(context: Context, activity: Activity) -> Iterator[Line]:
    for used in listed(activity.data):
        mark = special_mark(context, used.id)
        if mark:
            text = context.words.special_data.format(data=data_type_name(context, used.id), mark=mark)
            yield Line(text, sources=(mentioned(used),), address=address(activity, "data"))


def _held_undeclared(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield the special data in systems of the activity that it does not declare."""
    for system in systems_of(context, activity):
        for field in undeclared_fields(context, activity, system):
            if special_mark(context, field.type.id):
                text = context.words.held_undeclared.format(data=data_text(context, field.type.id), system=system.title)
                yield Line(text, sources=(place(field),), address=field.address, is_derived=True)


def _needs_condition(context: Context, activity: Activity) -> bool:
    return is_special(context, activity, Special.ARTICLE_9)


def _conditions(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield the conditions of each purpose; each needs one of its own where data of Article 9 are processed."""
    for number, purpose in numbered(activity):
        lines = tuple(condition_lines(context, purpose))
        if not lines and _needs_condition(context, activity):
            label = context.words.condition
            silence = empty(context.words, purpose, "condition", None)
            lines = tuple(replace(line, text=label.format(text=line.text)) for line in silence)
        yield from prefixed(number, lines)
