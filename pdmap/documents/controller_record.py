"""The record of processing activities of a controller (Article 30(1))."""

from __future__ import annotations

from pdmap.documents.document import Column, Document
from pdmap.documents.elements import administration, evidence, people, people_and_data, purposes
from pdmap.documents.elements.fields import fields
from pdmap.documents.elements.flows import flows
from pdmap.documents.elements.joint_controllers import joint_controllers
from pdmap.documents.elements.measures import common_measures, measures
from pdmap.documents.elements.recipients import recipients
from pdmap.documents.elements.retention import retention
from pdmap.documents.elements.transfers import transfers
from pdmap.documents.kind import Context, DocumentKind
from pdmap.documents.register import Element, Fact
from pdmap.documents.shared_parts import administration_elements, organization_facts
from pdmap.documents.template import Template, filled
from pdmap.documents.words import Words


def build(context: Context) -> Document:
    """Return the record of the activities in which the organization is a controller, alone or jointly."""
    activities = (activity for activity in context.inventory.activities.values() if activity.is_controller)
    return filled(context, _template(context.words), activities)


# Private functions


def _template(words: Words) -> Template:
    return Template(
        kind="controller_record",
        title=words.controller_record,
        law=words.law_controller_record,
        organization=words.controller,
        facts=organization_facts(words, "controller", "30(1)(a)"),
        elements=(*_required(words), *_grounds(words), *_further(words)),
        common=_common(words),
        overview=("owner", "lawful_basis", "subjects"),
    )


def _common(words: Words) -> Fact:
    reference = words.cite("30(1)(g)")
    return Fact(Column("common_measures", words.common_measures, reference, is_security=True), common_measures)


def _required(words: Words) -> tuple[Element, ...]:
    def column(key: str, title: str, letter: str, *, is_security: bool = False) -> Column:
        reference = words.cite(f"30(1)({letter})")
        return Column(key, title, reference, words.law_controller_record, is_expected=True, is_security=is_security)

    return (
        Element(column("joint_controllers", words.joint_controllers, "a"), joint_controllers),
        Element(column("purposes", words.purposes, "b"), purposes.purposes),
        Element(column("subjects", words.subjects, "c"), people_and_data.subjects),
        Element(column("data", words.data, "c"), people_and_data.data),
        Element(column("recipients", words.recipients, "d"), recipients),
        Element(column("transfers", words.transfers, "e"), transfers),
        Element(column("retention", words.retention, "f"), retention),
        Element(column("measures", words.measures, "g", is_security=True), measures),
    )


def _grounds(words: Words) -> tuple[Element, ...]:
    def column(key: str, title: str, articles: str) -> Column:
        return Column(key, title, words.cite(articles), words.grounds, is_expected=True)

    return (
        Element(column("lawful_basis", words.lawful_basis, "6(1)"), purposes.lawful_basis),
        Element(column("special_categories", words.special_categories, "9, 10"), purposes.special_categories),
    )


def _further(words: Words) -> tuple[Element, ...]:
    def column(key: str, title: str, articles: str = "") -> Column:
        reference = words.cite(articles) if articles else ""
        return Column(key, title, reference, words.further)

    return (
        *administration_elements(words),
        Element(column("fields", words.fields), fields),
        Element(column("flows", words.flows), flows),
        Element(column("residency", words.residency), administration.residency),
        Element(column("source", words.source_of_data, "14(2)(f)"), administration.source),
        Element(column("contracts", words.contracts, "28(3)"), evidence.contracts),
        Element(column("notice", words.notice, "13, 14"), evidence.notice),
        Element(column("rights", words.rights_of_people, "15-22"), people.rights),
        Element(column("automated_decisions", words.automated_decisions, "22"), people.automated_decisions),
        Element(column("impact_assessment", words.impact_assessment, "35"), evidence.impact_assessment),
    )


DOCUMENT = DocumentKind("Record of processing activities as controller, Article 30(1) GDPR", build)
