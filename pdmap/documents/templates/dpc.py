"""The two spreadsheets of the Irish Data Protection Commission's guidance on Article 30 (April 2023).

The guidance asks for a record that can be read on its own, function by function, with what the Commission
wants to see beside Article 30: lawful bases, processors with their contracts, reasons for time limits.
"""

from __future__ import annotations

from pdmap.documents.document import Column, Document
from pdmap.documents.elements import (
    administration,
    contacts,
    controllers,
    evidence,
    lawful_bases,
    organization,
    people_and_data,
    purposes,
)
from pdmap.documents.elements.joint_controllers import joint_controllers
from pdmap.documents.elements.measures import common_measures, measures
from pdmap.documents.elements.recipients import recipients
from pdmap.documents.elements.retention import time_limits
from pdmap.documents.elements.transfers import transfers
from pdmap.documents.elements.where_asked import where_asked
from pdmap.documents.form_columns import FormColumn, elements_of
from pdmap.documents.kind import Context
from pdmap.documents.record_template import RecordTemplate
from pdmap.documents.register import Fact
from pdmap.documents.template import Template, filled
from pdmap.documents.words import Words

_TRANSFERS = "Transfers to third countries or international organisations, and safeguards"
_MEASURES = "Technical and organisational security measures"
_RECORD = (
    FormColumn(key="function", title="Business function", is_optional=True, build=where_asked(administration.function)),
    FormColumn(key="purposes", title="Purpose of processing", article="30(1)(b)", build=purposes.purposes),
    FormColumn(
        key="joint_controllers",
        title="Joint controller (where applicable)",
        article="30(1)(a)",
        build=joint_controllers,
    ),
    FormColumn(key="subjects", title="Categories of data subjects", article="30(1)(c)", build=people_and_data.subjects),
    FormColumn(key="data", title="Categories of personal data", article="30(1)(c)", build=people_and_data.data),
    FormColumn(
        key="special_data",
        title="Special categories of personal data",
        article="9(1), 10",
        is_optional=True,
        build=people_and_data.special_data,
    ),
    FormColumn(
        key="lawful_basis",
        title="Lawful basis",
        article="6(1)",
        is_optional=True,
        build=where_asked(lawful_bases.bases),
    ),
    FormColumn(
        key="special_categories",
        title="Condition for special categories",
        article="9(2)",
        is_optional=True,
        build=lawful_bases.conditions,
    ),
    FormColumn(key="recipients", title="Categories of recipients", article="30(1)(d)", build=recipients),
    FormColumn(
        key="contracts",
        title="Processors and contracts",
        article="28(3)",
        is_optional=True,
        build=where_asked(evidence.contracts),
    ),
    FormColumn(key="transfers", title=_TRANSFERS, article="30(1)(e)", build=transfers),
    FormColumn(key="retention", title="Retention period and reason for it", article="30(1)(f)", build=time_limits),
    FormColumn(key="measures", title=_MEASURES, article="30(1)(g)", is_security=True, build=measures),
    FormColumn(
        key="impact_assessment",
        title="Data protection impact assessment",
        article="35",
        is_optional=True,
        build=where_asked(evidence.impact_assessment),
    ),
    FormColumn(
        key="source",
        title="Source of the personal data",
        article="14(2)(f)",
        is_optional=True,
        build=where_asked(administration.source_from_others),
    ),
)
_PROCESSING = (
    FormColumn(
        key="controllers",
        title="Controllers on whose behalf the processing is carried out",
        article="30(2)(a)",
        build=controllers.controllers,
    ),
    FormColumn(
        key="categories_of_processing",
        title="Categories of processing",
        article="30(2)(b)",
        build=controllers.categories_of_processing,
    ),
    FormColumn(
        key="contracts",
        title="Contracts with the controllers",
        article="28(3)",
        is_optional=True,
        build=where_asked(controllers.contracts),
    ),
    FormColumn(key="transfers", title=_TRANSFERS, article="30(2)(c)", build=transfers),
    FormColumn(key="measures", title=_MEASURES, article="30(2)(d)", is_security=True, build=measures),
)


def controller(context: Context) -> Document:
    """Return the spreadsheet for controllers, filled in."""
    words = context.words
    template = Template(
        kind="controller_record",
        name="dpc",
        title=words.controller_record,
        law=words.law_controller_record,
        form="DPC guidance on records of processing activities, controllers",
        organization=words.controller,
        facts=_header(words, "Controller", "30(1)(a)"),
        elements=elements_of(words, _RECORD),
        common=_common(words, "30(1)(g)"),
        overview=("function", "lawful_basis", "subjects"),
    )
    return filled(context, template, (each for each in context.inventory.activities.values() if each.is_controller))


def processor(context: Context) -> Document:
    """Return the spreadsheet for processors, filled in."""
    words = context.words
    template = Template(
        kind="processor_record",
        name="dpc",
        title=words.processor_record,
        law=words.law_processor_record,
        form="DPC guidance on records of processing activities, processors",
        organization=words.processor,
        facts=_header(words, "Processor", "30(2)(a)"),
        elements=elements_of(words, _PROCESSING),
        common=_common(words, "30(2)(d)"),
        overview=("controllers", "categories_of_processing"),
    )
    return filled(context, template, (each for each in context.inventory.activities.values() if not each.is_controller))


TEMPLATE = RecordTemplate(
    description="spreadsheets of the Irish Data Protection Commission's guidance",
    languages=("en",),
    controller=controller,
    processor=processor,
)


# Private functions


def _header(words: Words, role: str, article: str) -> tuple[Fact, ...]:
    reference = words.cite(article)

    def column(key: str, title: str) -> Column:
        return Column(key, title, reference, is_expected=True)

    return (
        Fact(column("name", f"{role}: name"), organization.identity),
        Fact(column("contact", f"{role}: contact details"), organization.contact),
        Fact(column("officer", "Data protection officer"), contacts.named_contact(contacts.OFFICER)),
        Fact(column("representative", "Representative"), contacts.named_contact(contacts.REPRESENTATIVE)),
    )


def _common(words: Words, article: str) -> Fact:
    reference = words.cite(article)
    return Fact(Column("common_measures", words.common_measures, reference, is_security=True), common_measures)
