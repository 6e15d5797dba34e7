"""Who is responsible: the organization, its representative and its officer (Article 30(1)(a), 30(2)(a))."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.assessments import assessment_text
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, assumed, assumption, details, empty, fact, place
from pdmap.documents.names import country_name
from pdmap.documents.words import Words
from pdmap.model import (
    Answer,
    Assessment,
    Contact,
    CoreActivities,
    DataProtectionOfficer,
    Item,
    Organization,
    Representative,
)
from pdmap.questions.establishments import is_established_inside
from pdmap.reference.regimes import Regime

_ASKING = frozenset({Regime.EU_GDPR, Regime.UK_GDPR})
"""Laws that ask those outside their territory for a representative, and nobody inside."""


def identity(context: Context) -> Cell:
    """Return the names, the number and the country of the organization."""
    return _cell(context, "name", _identity_lines)


def contact(context: Context) -> Cell:
    """Return how to reach the organization."""
    return _cell(context, "contact", _contact_lines)


def representative(context: Context) -> Cell:
    """Return the representative in the Union (Article 27)."""
    inapplicable = no_representative(context)
    return Cell(inapplicable) if inapplicable else _cell(context, "representative", _representative_lines)


def no_representative(context: Context) -> tuple[Line, ...]:
    """Return that nobody is to be named who represents an organization inside the territory (Articles 3, 27).

    No line where its manifest answers the question, or where one of its laws reaches it from outside.
    """
    inventory, organization = context.inventory, context.inventory.organization
    if organization is None or organization.representative is not None or organization.representative_exemption:
        return ()
    regimes = organization.regimes or (Regime.EU_GDPR,)
    if not _ASKING.issuperset(regimes):
        return ()
    if not all(is_established_inside(inventory, organization, regime) for regime in regimes):
        return ()
    key = "country" if organization.country else "establishments"
    where = (place(organization, key),), address(organization, key)
    return (Line(context.words.established_inside, State.NONE, *where, is_derived=True),)


def officer(context: Context) -> Cell:
    """Return the data protection officer, with the reasoning on Article 37."""
    return _cell(context, "dpo", _officer_lines)


def officer_contact(context: Context) -> Cell:
    """Return the data protection officer with contact details, without the reasoning on Article 37."""
    return _cell(context, "dpo", _officer_contact_lines)


def authority(context: Context) -> Cell:
    """Return the lead supervisory authority."""
    return _cell(context, "supervisory_authority", _authority_lines)


def size(context: Context) -> Cell:
    """Return how many people work there, and whether it is a public authority (Article 30(5), 37(1)(a))."""
    return _cell(context, "employees", _size_lines)


def contact_lines(words: Words, holder: Item, answer: Answer[Contact], key: str = "contact") -> tuple[Line, ...]:
    """Return each way to reach somebody, or why there is none."""
    if not isinstance(answer, Contact):
        return empty(words, holder, key, answer)
    if answer.text:
        return (fact(holder, key, answer.text),)
    person = {"name": answer.name, "position": answer.position}
    ways = {"address": answer.address_lines, "email": answer.email, "phone": answer.phone, "url": answer.url}
    lines = tuple(fact(answer, way, text) for way, text in (person | ways).items() if text)
    return lines or empty(words, holder, key, None)


# Private functions


def _cell(context: Context, key: str, lines: Callable[[Context, Organization], Iterable[Line]]) -> Cell:
    organization = context.inventory.organization
    if organization is None:
        return Cell((Line(context.words.not_recorded, State.NOT_RECORDED, address=f"organization/{key}"),))
    return Cell(tuple(lines(context, organization)) or empty(context.words, organization, key, None))


def _fact(organization: Organization, key: str, text: str) -> tuple[Line, ...]:
    return assumed([fact(organization, key, text)], assumption(organization, key))


def _identity_lines(context: Context, organization: Organization) -> Iterator[Line]:
    words = context.words
    if organization.name:
        yield from _fact(organization, "name", organization.name)
    else:
        yield from empty(words, organization, "name", None)
    if organization.trading_names:
        names = ", ".join(organization.trading_names)
        yield from _fact(organization, "trading_names", words.trading_names.format(names=names))
    if organization.registration:
        yield from _fact(organization, "registration", words.registration.format(number=organization.registration))
    if organization.country:
        country = words.established_in.format(country=country_name(context, organization.country))
        yield from _fact(organization, "country", country)
    yield from further_lines(context, organization, "organization", "establishments", "offers_to")


def _contact_lines(context: Context, organization: Organization) -> tuple[Line, ...]:
    lines = contact_lines(context.words, organization, organization.contact)
    return assumed(lines, assumption(organization, "contact"))


def _representative_lines(context: Context, organization: Organization) -> tuple[Line, ...]:
    words, answer = context.words, organization.representative
    lines: tuple[Line, ...] = empty(words, organization, "representative", answer)
    if isinstance(answer, Representative):
        lines = (*_named(words, answer, answer.name), *details(_representative_details(context, answer)))
    exemption = details(further_lines(context, organization, "organization", "representative_exemption"))
    return (*assumed(lines, assumption(organization, "representative")), *exemption)


def _representative_details(context: Context, representative: Representative) -> Iterator[Line]:
    words = context.words
    if representative.country:
        country = country_name(context, representative.country)
        yield fact(representative, "country", words.established_in.format(country=country))
    yield from details(contact_lines(words, representative, representative.contact), words.contact)


def _officer_lines(context: Context, organization: Organization) -> tuple[Line, ...]:
    words, answer = context.words, organization.dpo
    lines: tuple[Line, ...] = empty(words, organization, "dpo", answer)
    if isinstance(answer, DataProtectionOfficer):
        contact = details(contact_lines(words, answer, answer.contact), words.contact)
        positions = details(further_lines(context, answer, "dpo", "employed", "positions"))
        lines = (*_named(words, answer, answer.name), *contact, *details(_designation(words, answer)), *positions)
    return (*assumed(lines, assumption(organization, "dpo")), *details(_reasoning(context, organization)))


def _officer_contact_lines(context: Context, organization: Organization) -> tuple[Line, ...]:
    words, answer = context.words, organization.dpo
    if not isinstance(answer, DataProtectionOfficer):
        return assumed(empty(words, organization, "dpo", answer), assumption(organization, "dpo"))
    contact = details(contact_lines(words, answer, answer.contact), words.contact)
    return assumed((*_named(words, answer, answer.name), *contact), assumption(organization, "dpo"))


def _reasoning(context: Context, organization: Organization) -> Iterator[Line]:
    """Yield what the decision to designate an officer, or not, rests on (Article 37(1))."""
    words, assessment, core = context.words, organization.dpo_assessment, organization.core_activities
    if isinstance(assessment, Assessment):
        text = words.officer_assessment.format(text=assessment_text(words, assessment))
        yield from _fact(organization, "dpo_assessment", text)
    elif assessment is not None:
        yield from details(empty(words, organization, "dpo_assessment", assessment), words.officer_assessment)
    if isinstance(core, CoreActivities):
        lines = further_lines(context, core, "core_activities", "monitoring", "special_data", "reason")
        yield from assumed(lines, assumption(organization, "core_activities"))
    elif core is not None:
        yield from details(empty(words, organization, "core_activities", core), words.core_activities)


def _named(words: Words, item: Item, name: str | None) -> tuple[Line, ...]:
    return (fact(item, "name", name),) if name else empty(words, item, "name", None)


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


def _authority_lines(context: Context, organization: Organization) -> tuple[Line, ...]:
    answer = organization.supervisory_authority
    if isinstance(answer, str):
        return _fact(organization, "supervisory_authority", answer)
    return empty(context.words, organization, "supervisory_authority", answer)


def _size_lines(context: Context, organization: Organization) -> Iterator[Line]:
    words = context.words
    if organization.employees is not None:
        yield from _fact(organization, "employees", words.employees.format(count=organization.employees))
    if organization.public_authority is not None:
        sort = words.public_authority if organization.public_authority else words.no_public_authority
        yield from _fact(organization, "public_authority", sort)
