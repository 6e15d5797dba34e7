"""What a notice tells of the controller, and where it is."""

from __future__ import annotations

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements import organization as record
from pdmap.documents.elements.organization import contact_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, assumed, assumption, details, empty, fact, place
from pdmap.documents.names import country_name
from pdmap.model import Activity, DataProtectionOfficer, Notice
from pdmap.questions.grounds import regime_of


def representative(context: Context) -> Cell:
    """Return the representative; none is needed where the organization is established in the law's territory."""
    organization, words = context.inventory.organization, context.words
    if organization is None or organization.representative is not None or not organization.country:
        return record.representative(context)
    if not context.inventory.reference.is_inside(organization.country, regime_of(context.inventory)):
        return record.representative(context)
    established = words.established_in.format(country=country_name(context, organization.country))
    text = words.not_applicable.format(reason=established)
    where, key = (place(organization, "country"),), address(organization, "country")
    return Cell((Line(text, State.NONE, where, key, is_derived=True),))


def officer(context: Context) -> Cell:
    """Return how to reach the data protection officer (Article 13(1)(b), 14(1)(b))."""
    organization = context.inventory.organization
    answer = organization.dpo if organization else None
    if organization is None or not isinstance(answer, DataProtectionOfficer):
        return record.officer(context)
    words = context.words
    contact = contact_lines(words, answer, answer.contact)
    named = (fact(answer, "name", answer.name),) if answer.name else ()
    lines = (*named, *details(contact, words.contact)) if named else contact
    return Cell(assumed(lines, assumption(organization, "dpo")))


def place_of_notice(context: Context, activity: Activity) -> Cell:
    """Return where the notice is."""
    words, answer = context.words, activity.notice
    if not isinstance(answer, Notice):
        return Cell(answered(words, activity, "notice", answer, ()))
    lines = (fact(answer, "ref", answer.ref),) if answer.ref else empty(words, answer, "ref", None)
    return Cell(assumed(lines, assumption(activity, "notice")))


def exemption(context: Context, activity: Activity) -> Cell:
    """Return the exemption that spares people the information (Article 13(4), 14(5))."""
    words, answer = context.words, activity.notice
    if isinstance(answer, Notice) and answer.exemption:
        return Cell(assumed([fact(answer, "exemption", answer.exemption)], assumption(activity, "notice")))
    return Cell(empty(words, answer if isinstance(answer, Notice) else activity, "", None))
