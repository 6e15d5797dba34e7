"""The register of the APD/GBA, Belgium's authority: the minimum of Article 30, and much beside it."""

from __future__ import annotations

from pdmap.documents.document import Document
from pdmap.documents.form_columns import common_fact, elements_of
from pdmap.documents.kind import Context
from pdmap.documents.record_template import RecordTemplate
from pdmap.documents.subprocessors import subprocessors_section
from pdmap.documents.template import Template, filled
from pdmap.documents.templates import apd_columns as columns
from pdmap.documents.text import Text


def controller(context: Context) -> Document:
    """Return the register of a controller."""
    words, language = context.words, context.words.language
    form = Template(
        kind="controller_record",
        name="apd",
        title=_TITLE.within(language),
        law=words.law_controller_record,
        form=_FORM.within(language),
        organization=_IDENTIFICATION.within(language),
        facts=columns.identification(context, "controller", "30(1)(a)"),
        elements=elements_of(words, columns.CONTROLLER),
        common=common_fact(words, "30(1)(g)"),
        overview=("owner", "purposes", "subjects"),
    )
    return filled(context, form, (each for each in context.inventory.activities.values() if each.is_controller))


def processor(context: Context) -> Document:
    """Return the register of a processor, for which the authority has no form."""
    words, language = context.words, context.words.language
    activities = tuple(each for each in context.inventory.activities.values() if not each.is_controller)
    form = Template(
        kind="processor_record",
        name="apd",
        title=_PROCESSOR_TITLE.within(language),
        law=words.law_processor_record,
        form=_FORM.within(language),
        organization=_PROCESSOR_IDENTIFICATION.within(language),
        facts=columns.identification(context, "processor", "30(2)(a)"),
        elements=elements_of(words, columns.PROCESSOR),
        common=common_fact(words, "30(2)(d)"),
        overview=("controllers", "categories_of_processing"),
        note=words.no_form_for_processors,
    )
    return filled(context, form, activities, subprocessors_section(context, activities))


# Private tables

_FORM = Text(en="register of the APD/GBA", fr="modèle de registre de l’APD", nl="model van register van de GBA")
_TITLE = Text(
    en="Register of processing activities",
    fr="Registre des activités de traitement",
    nl="Register van de verwerkingsactiviteiten",
)
_PROCESSOR_TITLE = Text(
    en="Register of the categories of processing activities as processor",
    fr="Registre des catégories d’activités de traitement du sous-traitant",
    nl="Register van de categorieën van verwerkingsactiviteiten van de verwerker",
)
_IDENTIFICATION = Text(
    en="Identification of the controller",
    fr="Identification du responsable du traitement",
    nl="Identificatie van de verwerkingsverantwoordelijke",
)
_PROCESSOR_IDENTIFICATION = Text(
    en="Identification of the processor", fr="Identification du sous-traitant", nl="Identificatie van de verwerker"
)

TEMPLATE = RecordTemplate(
    description="the register of the APD/GBA (Belgium)",
    languages=("en", "fr", "nl"),
    controller=controller,
    processor=processor,
)
