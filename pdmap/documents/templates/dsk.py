"""The Muster of the DSK, the conference of Germany's authorities, as the BayLDA publishes it too."""

from __future__ import annotations

from pdmap.documents.document import Document
from pdmap.documents.form_columns import common_fact, elements_of
from pdmap.documents.kind import Context
from pdmap.documents.record_template import RecordTemplate
from pdmap.documents.subprocessors import subprocessors_section
from pdmap.documents.template import Template, filled
from pdmap.documents.templates import dsk_columns as columns
from pdmap.documents.text import Text


def controller(context: Context) -> Document:
    """Return the register of a controller: a front page, then a sheet for each activity."""
    words, language = context.words, context.words.language
    title = Text(
        en="Record of processing activities of a controller",
        de="Verzeichnis von Verarbeitungstätigkeiten des Verantwortlichen",
    )
    form = Template(
        kind="controller_record",
        name="dsk",
        title=title.within(language),
        law=words.law_controller_record,
        form=_FORM.within(language),
        organization=_FRONT_PAGE.within(language),
        facts=columns.controller_front_page(words),
        elements=elements_of(words, columns.CONTROLLER),
        common=common_fact(words, "30(1)(g)"),
        overview=("department", "purposes", "subjects"),
    )
    return filled(context, form, (each for each in context.inventory.activities.values() if each.is_controller))


def processor(context: Context) -> Document:
    """Return the register of a processor: a front page, then a sheet for each commission."""
    words, language = context.words, context.words.language
    activities = tuple(each for each in context.inventory.activities.values() if not each.is_controller)
    title = Text(
        en="Record of processing activities of a processor",
        de="Verzeichnis von Verarbeitungstätigkeiten des Auftragsverarbeiters",
    )
    form = Template(
        kind="processor_record",
        name="dsk",
        title=title.within(language),
        law=words.law_processor_record,
        form=_FORM.within(language),
        organization=_FRONT_PAGE.within(language),
        facts=columns.processor_front_page(words),
        elements=elements_of(words, columns.PROCESSOR),
        common=common_fact(words, "30(2)(d)"),
        overview=("controllers", "categories_of_processing"),
    )
    return filled(context, form, activities, subprocessors_section(context, activities))


# Private tables

_FORM = Text(en="Muster of the DSK", de="Muster der Datenschutzkonferenz (DSK)")
_FRONT_PAGE = Text(en="Front page", de="Vorblatt")

TEMPLATE = RecordTemplate(
    description="the Muster of the DSK and the BayLDA (Germany)",
    languages=("en", "de"),
    controller=controller,
    processor=processor,
)
