"""What both records ask alike: of the organization, and of an activity beyond Article 30."""

from __future__ import annotations

from pdmap.documents.document import Column
from pdmap.documents.elements import administration, organization
from pdmap.documents.elements.particulars import particulars
from pdmap.documents.elements.requests import requests
from pdmap.documents.elements.systems import systems
from pdmap.documents.register import Element, Fact
from pdmap.documents.words import Words


def organization_facts(words: Words, key: str, article: str) -> tuple[Fact, ...]:
    """Return what a record asks of the organization.

    Args:
        words: The document's words.
        key: What the organization is in the record, for machines.
        article: The provision that asks for it, such as `30(1)(a)`.
    """
    reference = words.cite(article)

    def required(name: str, title: str) -> Column:
        return Column(name, title, reference, is_expected=True)

    return (
        Fact(required(key, words.name), organization.identity),
        Fact(required("contact", words.contact_details), organization.contact),
        Fact(required("representative", words.representative), organization.representative),
        Fact(required("officer", words.officer), organization.officer),
        Fact(Column("authority", words.authority), organization.authority),
        Fact(Column("size", words.size), organization.size),
    )


def administration_elements(words: Words) -> tuple[Element, ...]:
    """Return what a record tells of an activity beyond Article 30, whatever the role."""

    def further(key: str, title: str) -> Column:
        return Column(key, title, group=words.further)

    return (
        Element(further("id", words.identifier), administration.identifier),
        Element(further("description", words.description), administration.description_and_types),
        Element(further("function", words.function), administration.function),
        Element(further("owner", words.owner), administration.owner),
        Element(further("status", words.status), administration.status),
        Element(further("systems", words.systems), systems),
        Element(further("parties", words.particulars), particulars),
        Element(Column("requests", words.requests, words.cite("15-20"), group=words.further), requests),
    )
