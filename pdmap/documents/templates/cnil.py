"""The basic model of the CNIL, France's authority: a sheet for each activity, and its register for processors."""

from __future__ import annotations

from pdmap.documents.document import Document
from pdmap.documents.form_columns import common_fact, elements_of
from pdmap.documents.kind import Context
from pdmap.documents.record_template import RecordTemplate
from pdmap.documents.subprocessors import subprocessors_section
from pdmap.documents.template import Template, filled
from pdmap.documents.templates import cnil_columns as columns
from pdmap.documents.text import Text


def controller(context: Context) -> Document:
    """Return the register of a controller, a sheet for each activity."""
    words, language = context.words, context.words.language
    form = Template(
        kind="controller_record",
        name="cnil",
        title=Text(en="Record of processing activities", fr="Registre des activités de traitement").within(language),
        law=words.law_controller_record,
        form=_FORM.within(language),
        note=words.measures_by_box,
        organization=Text(en="Organization", fr="Organisme").within(language),
        facts=columns.organization_facts(words, "controller", "30(1)(a)"),
        elements=elements_of(words, columns.CONTROLLER),
        common=common_fact(words, "30(1)(g)"),
        overview=("purposes", "subjects"),
    )
    return filled(context, form, (each for each in context.inventory.activities.values() if each.is_controller))


def processor(context: Context) -> Document:
    """Return the register of a processor."""
    words, language = context.words, context.words.language
    activities = tuple(each for each in context.inventory.activities.values() if not each.is_controller)
    title = Text(
        en="Record of processing activities as processor", fr="Registre des activités de traitement du sous-traitant"
    )
    form = Template(
        kind="processor_record",
        name="cnil",
        title=title.within(language),
        law=words.law_processor_record,
        form=_FORM.within(language),
        note=words.measures_by_box,
        organization=Text(en="Processor", fr="Sous-traitant").within(language),
        facts=columns.organization_facts(words, "processor", "30(2)(a)"),
        elements=elements_of(words, columns.PROCESSOR),
        common=common_fact(words, "30(2)(d)"),
        overview=("controllers", "categories_of_processing"),
    )
    return filled(context, form, activities, subprocessors_section(context, activities))


# Private tables

_FORM = Text(en="basic model of the CNIL", fr="modèle de registre de base de la CNIL")

TEMPLATE = RecordTemplate(
    description="the basic model of the CNIL (France)",
    languages=("en", "fr"),
    controller=controller,
    processor=processor,
)
