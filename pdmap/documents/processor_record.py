"""The record of categories of processing activities of a processor (Article 30(2)).

Purposes, data subjects, data and retention are the controllers' matter and have no place in it.
"""

from __future__ import annotations

from pdmap.documents.document import Column, Document
from pdmap.documents.elements.controllers import categories_of_processing, contracts, controllers
from pdmap.documents.elements.flows import flows_without_data
from pdmap.documents.elements.measures import common_measures, measures
from pdmap.documents.elements.transfers import transfers
from pdmap.documents.kind import Context, DocumentKind
from pdmap.documents.register import Element, Fact
from pdmap.documents.shared_parts import administration_elements, organization_facts
from pdmap.documents.subprocessors import subprocessors_section
from pdmap.documents.template import Template, filled
from pdmap.documents.words import Words


def build(context: Context) -> Document:
    """Return the record of the activities that are carried out on behalf of others."""
    activities = tuple(activity for activity in context.inventory.activities.values() if not activity.is_controller)
    return filled(context, _template(context.words), activities, subprocessors_section(context, activities))


# Private functions


def _template(words: Words) -> Template:
    return Template(
        kind="processor_record",
        title=words.processor_record,
        law=words.law_processor_record,
        organization=words.processor,
        facts=organization_facts(words, "processor", "30(2)(a)"),
        elements=(*_required(words), *_further(words)),
        common=_common(words),
        overview=("controllers", "categories_of_processing"),
    )


def _common(words: Words) -> Fact:
    reference = words.cite("30(2)(d)")
    return Fact(Column("common_measures", words.common_measures, reference, is_security=True), common_measures)


def _required(words: Words) -> tuple[Element, ...]:
    def column(key: str, title: str, letter: str, *, is_security: bool = False) -> Column:
        reference = words.cite(f"30(2)({letter})")
        return Column(key, title, reference, words.law_processor_record, is_expected=True, is_security=is_security)

    return (
        Element(column("controllers", words.controllers, "a"), controllers),
        Element(column("categories_of_processing", words.categories_of_processing, "b"), categories_of_processing),
        Element(column("transfers", words.transfers, "c"), transfers),
        Element(column("measures", words.measures, "d", is_security=True), measures),
    )


def _further(words: Words) -> tuple[Element, ...]:
    def column(key: str, title: str, articles: str = "") -> Column:
        reference = words.cite(articles) if articles else ""
        return Column(key, title, reference, words.further)

    return (
        *administration_elements(words),
        Element(column("flows", words.flows), flows_without_data),
        Element(column("contracts", words.controller_contracts, "28(2), (3)"), contracts),
    )


DOCUMENT = DocumentKind("Record of processing on behalf of controllers, Article 30(2) GDPR", build)
