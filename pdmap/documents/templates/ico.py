"""The documentation templates of the Information Commissioner's Office of the United Kingdom."""

from __future__ import annotations

from pdmap.documents.document import Column, Document
from pdmap.documents.elements import contacts
from pdmap.documents.elements.measures import common_measures
from pdmap.documents.form_columns import elements_of
from pdmap.documents.kind import Context
from pdmap.documents.record_template import RecordTemplate
from pdmap.documents.register import Fact
from pdmap.documents.template import Template, filled
from pdmap.documents.templates.ico_columns import (
    ACCESS,
    BREACHES,
    CONSENT,
    IMPACT_ASSESSMENT,
    PRIVACY_NOTICE,
    PROCESSING,
    RECORD,
    SCHEDULE_1,
)
from pdmap.documents.words import Words

_GROUPS = {
    "Record of processing activities": RECORD,
    "Privacy notices": PRIVACY_NOTICE,
    "Consent": CONSENT,
    "Access requests": ACCESS,
    "Data protection impact assessments": IMPACT_ASSESSMENT,
    "Personal data breaches": BREACHES,
    "Special category and criminal offence data": SCHEDULE_1,
}


def controller(context: Context) -> Document:
    """Return the template for controllers, filled in."""
    words = context.words
    template = Template(
        kind="controller_record",
        name="ico",
        title=words.controller_record,
        law=words.law_controller_record,
        form="ICO documentation template for controllers",
        organization=words.controller,
        facts=_header(words, "Controller", "30(1)(a)"),
        elements=tuple(each for group, columns in _GROUPS.items() for each in elements_of(words, columns, group)),
        common=_common(words, "30(1)(g)"),
        overview=("function", "purposes", "subjects"),
    )
    return filled(context, template, (each for each in context.inventory.activities.values() if each.is_controller))


def processor(context: Context) -> Document:
    """Return the template for processors, filled in."""
    words = context.words
    template = Template(
        kind="processor_record",
        name="ico",
        title=words.processor_record,
        law=words.law_processor_record,
        form="ICO documentation template for processors",
        organization=words.processor,
        facts=_header(words, "Processor", "30(2)(a)"),
        elements=elements_of(words, PROCESSING),
        common=_common(words, "30(2)(d)"),
        overview=("controllers", "categories_of_processing"),
    )
    return filled(context, template, (each for each in context.inventory.activities.values() if not each.is_controller))


TEMPLATE = RecordTemplate(
    description="documentation templates of the ICO, the authority of the United Kingdom",
    languages=("en",),
    controller=controller,
    processor=processor,
)


# Private functions


def _header(words: Words, organization: str, article: str) -> tuple[Fact, ...]:
    """Return the block above the table: three names, each with an address, an email address and a telephone number."""
    bearers = {
        contacts.ORGANIZATION: organization,
        contacts.OFFICER: "Data Protection Officer",
        contacts.REPRESENTATIVE: "Representative",
    }
    reference = words.cite(article)
    return tuple(
        Fact(Column(f"{bearer}_{key}", f"{title}: {asked}", reference, is_expected=True), build)
        for bearer, title in bearers.items()
        for key, asked, build in (
            ("name", "Name", contacts.name_of(bearer)),
            ("address", "Address", contacts.way_to(bearer, "address")),
            ("email", "Email", contacts.way_to(bearer, "email")),
            ("phone", "Telephone", contacts.way_to(bearer, "phone")),
        )
    )


def _common(words: Words, article: str) -> Fact:
    reference = words.cite(article)
    return Fact(Column("common_measures", words.common_measures, reference, is_security=True), common_measures)
