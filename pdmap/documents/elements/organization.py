"""Who is responsible: the organization, its representative and its officer (Article 30(1)(a), 30(2)(a))."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import assumed, assumption, details, empty, fact
from pdmap.documents.names import country_name
from pdmap.documents.words import Words
from pdmap.model import Answer, Contact, DataProtectionOfficer, Item, Nothing, Organization, Representative, Unknown


def identity(context: Context) -> Cell:
    """Return the names, the number and the country of the organization."""
    return _cell(context, "name", _identity_lines)


def contact(context: Context) -> Cell:
    """Return how to reach the organization."""
    return _cell(context, "contact", lambda words_of, item: contact_lines(words_of.words, item, item.contact))


def representative(context: Context) -> Cell:
    """Return the representative in the Union (Article 27)."""
    return _cell(context, "representative", _representative_lines)


def officer(context: Context) -> Cell:
    """Return the data protection officer, with the reasoning on Article 37."""
    return _cell(context, "dpo", _officer_lines)


def authority(context: Context) -> Cell:
    """Return the lead supervisory authority."""
    return _cell(context, "supervisory_authority", _authority_lines)


def size(context: Context) -> Cell:
    """Return how many people work there, and whether it is a public authority (Article 30(5), 37(1)(a))."""
    return _cell(context, "employees", _size_lines)


def contact_lines(words: Words, holder: Item, answer: Answer[Contact]) -> tuple[Line, ...]:
    """Return each way to reach somebody, or why there is none."""
    if not isinstance(answer, Contact):
        return empty(words, holder, "contact", answer)
    if answer.text:
        return (fact(holder, "contact", answer.text),)
    ways = {"address": answer.address_lines, "email": answer.email, "phone": answer.phone, "url": answer.url}
    lines = tuple(fact(answer, key, text) for key, text in ways.items() if text)
    return lines or empty(words, holder, "contact", None)


# Private functions


def _cell(context: Context, key: str, lines: Callable[[Context, Organization], tuple[Line, ...]]) -> Cell:
    organization = context.inventory.organization
    if organization is None:
        missing = Line(context.words.not_recorded, State.NOT_RECORDED, address=f"organization/{key}")
        return Cell((missing,))
    return Cell(assumed(lines(context, organization), assumption(organization, key)))


def _identity_lines(context: Context, organization: Organization) -> tuple[Line, ...]:
    words = context.words
    name = organization.name
    lines = [fact(organization, "name", name)] if name else [*empty(words, organization, "name", None)]
    if organization.trading_names:
        names = ", ".join(organization.trading_names)
        lines.append(fact(organization, "trading_names", words.trading_names.format(names=names)))
    if organization.registration:
        number = words.registration.format(number=organization.registration)
        lines.append(fact(organization, "registration", number))
    if organization.country:
        country = words.established_in.format(country=country_name(context, organization.country))
        lines += assumed([fact(organization, "country", country)], assumption(organization, "country"))
    return tuple(lines)


def _representative_lines(context: Context, organization: Organization) -> tuple[Line, ...]:
    answer = organization.representative
    if not isinstance(answer, Representative):
        return empty(context.words, organization, "representative", answer)
    lines = [fact(answer, "name", answer.name)] if answer.name else [*empty(context.words, answer, "name", None)]
    if answer.country:
        country = context.words.established_in.format(country=country_name(context, answer.country))
        lines += details([fact(answer, "country", country)])
    return (*lines, *_contact_details(context.words, answer, answer.contact))


def _officer_lines(context: Context, organization: Organization) -> tuple[Line, ...]:
    words, answer = context.words, organization.dpo
    if not isinstance(answer, DataProtectionOfficer):
        return empty(words, organization, "dpo", answer)
    lines = [fact(answer, "name", answer.name)] if answer.name else [*empty(words, answer, "name", None)]
    return (*lines, *_contact_details(words, answer, answer.contact), *details(_designation(words, answer)))


def _designation(words: Words, officer: DataProtectionOfficer) -> Iterator[Line]:
    if officer.voluntary is not None:
        duty = words.officer_voluntary if officer.voluntary else words.officer_required
        yield fact(officer, "voluntary", duty)
    if officer.reason:
        yield fact(officer, "reason", words.officer_reason.format(reason=officer.reason))
    if officer.published:
        yield fact(officer, "published", words.officer_published.format(place=officer.published))
    if officer.notified:
        yield fact(officer, "notified", words.officer_notified.format(day=officer.notified))


def _contact_details(words: Words, holder: Item, answer: Answer[Contact]) -> tuple[Line, ...]:
    return details(contact_lines(words, holder, answer), words.contact)


def _authority_lines(context: Context, organization: Organization) -> tuple[Line, ...]:
    answer = organization.supervisory_authority
    if answer is None or isinstance(answer, Nothing | Unknown):
        return empty(context.words, organization, "supervisory_authority", answer)
    return (fact(organization, "supervisory_authority", answer),)


def _size_lines(context: Context, organization: Organization) -> tuple[Line, ...]:
    words = context.words
    count, is_public = organization.employees, organization.public_authority
    lines = [] if count is None else [fact(organization, "employees", words.employees.format(count=count))]
    if is_public is not None:
        sort = words.public_authority if is_public else words.no_public_authority
        lines.append(fact(organization, "public_authority", sort))
    return tuple(lines) or empty(words, organization, "employees", None)
