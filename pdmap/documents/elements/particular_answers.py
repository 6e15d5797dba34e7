"""Answers about an activity one at a time, as forms with a column for each ask: dates, operations, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.days import begun_text, review_text
from pdmap.documents.document import Cell, Line
from pdmap.documents.elements.systems import systems_of
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import answered, assumed, assumption, details, empty, fact, secured
from pdmap.model import Activity, Contact, ImpactAssessment, listed


def created(context: Context, activity: Activity) -> Cell:
    """Return when the activity began."""
    return _day(context, activity, "created")


def entry_created(context: Context, activity: Activity) -> Cell:
    """Return that nobody recorded when the entry was made, which is another day than when the activity began."""
    began = [fact(activity, "created", begun_text(context, activity.created))] if activity.created else []
    return Cell((*empty(context.words, activity, "", None), *details(began)))


def ended(context: Context, activity: Activity) -> Cell:
    """Return when the activity ended, or will end."""
    return _day(context, activity, "ended")


def going_on(context: Context, activity: Activity) -> Cell:
    """Return whether the activity is going on, without its dates."""
    lines = [fact(activity, "status", context.words.statuses[activity.status])] if activity.status else []
    return Cell(answered(context.words, activity, "status", None, lines))


def replaced(context: Context, activity: Activity) -> Cell:
    """Return what the activity took the place of."""
    lines = [fact(activity, "replaces", activity.replaces)] if activity.replaces else []
    return Cell(answered(context.words, activity, "replaces", None, lines))


def types_of_processing(context: Context, activity: Activity) -> Cell:
    """Return what is done with the data (Article 4(2))."""
    key, words = "types_of_processing", context.words
    lines = [fact(activity, key, words.term(each)) for each in listed(activity.types_of_processing)]
    return Cell(answered(words, activity, key, activity.types_of_processing, lines))


def contact_person(context: Context, activity: Activity) -> Cell:
    """Return whom to ask about the activity; the owner, where nobody else is named."""
    answer = activity.contact
    is_nobody = answer is None or (isinstance(answer, Contact) and not (answer.text or answer.name or answer.position))
    if is_nobody and isinstance(activity.owner, str):
        return Cell(
            answered(context.words, activity, "owner", activity.owner, [fact(activity, "owner", activity.owner)])
        )
    return _contact(context, activity, "text", "name", "position", "address", "url")


def phone(context: Context, activity: Activity) -> Cell:
    """Return the telephone number of whom to ask."""
    return _contact(context, activity, "phone")


def email(context: Context, activity: Activity) -> Cell:
    """Return the e-mail address of whom to ask."""
    return _contact(context, activity, "email")


def risk(context: Context, activity: Activity) -> Cell:
    """Return the risk that is left after all measures, and the risks of systems that somebody accepts."""
    lines: list[Line] = []
    if isinstance(activity.dpia, ImpactAssessment):
        lines += further_lines(context, activity.dpia, "impact_assessment", "residual_risk", "criteria")
    for system in systems_of(context, activity):
        if system.risk_acceptance:
            keys = ("reason", "owner", "expires")
            accepted = further_lines(context, system.risk_acceptance, "risk_acceptance", *keys)
            text = context.words.risk_accepted.format(system=system.title, text="{text}")
            lines += secured(
                replace(line, text=text.replace("{text}", line.text), is_derived=True) for line in accepted
            )
    return Cell(answered(context.words, activity, "dpia", None, lines))


def remarks(context: Context, activity: Activity) -> Cell:
    """Return what else is recorded: the last review, how far the activity goes, and what was assumed."""
    keys = ("occasional", "large_scale", "public_monitoring", "official_authority")
    lines = [*_review(context, activity), *further_lines(context, activity, "activity", *keys)]
    for key, reason in activity.assumptions.items():
        lines.append(fact(activity, key, context.words.assumed_answer.format(key=key, reason=reason)))
    return Cell(tuple(lines) or empty(context.words, activity, "", None))


# Private functions


def _day(context: Context, activity: Activity, key: str) -> Cell:
    day = getattr(activity, key)
    lines = [fact(activity, key, str(day))] if day else []
    return Cell(answered(context.words, activity, key, None, lines))


def _contact(context: Context, activity: Activity, *ways: str) -> Cell:
    """Return some of the ways to reach whom to ask, or the first of them as missing."""
    words, answer = context.words, activity.contact
    if not isinstance(answer, Contact):
        return Cell(answered(words, activity, "contact", answer, ()))
    told = {
        "text": answer.text,
        "name": answer.name,
        "position": answer.position,
        "address": answer.address_lines,
        "phone": answer.phone,
        "email": answer.email,
        "url": answer.url,
    }
    found = [fact(answer, "" if way == "text" else way, told[way] or "") for way in ways if told[way]]
    missing = "name" if "text" in ways else ways[0]
    return Cell(assumed(found or empty(words, answer, missing, None), assumption(activity, "contact")))


def _review(context: Context, activity: Activity) -> Iterator[Line]:
    if activity.last_review:
        yield fact(activity, "last_review", review_text(context, activity.last_review))
