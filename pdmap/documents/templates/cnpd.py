"""The example of the CNPD, Luxembourg's authority: seven columns."""

from __future__ import annotations

from pdmap.documents.document import Document
from pdmap.documents.elements.all_joint_controllers import all_joint_controllers
from pdmap.documents.elements.controllers import categories_of_processing, controllers
from pdmap.documents.elements.measures import measures
from pdmap.documents.elements.people_and_data import data, subjects
from pdmap.documents.elements.purposes import purposes
from pdmap.documents.elements.recipients import recipients
from pdmap.documents.elements.retention import retention
from pdmap.documents.elements.transfers import transfers
from pdmap.documents.form_columns import FormColumn, common_fact, elements_of, fact_of
from pdmap.documents.kind import Context
from pdmap.documents.record_template import RecordTemplate
from pdmap.documents.register import Fact
from pdmap.documents.shared_parts import organization_facts
from pdmap.documents.subprocessors import subprocessors_section
from pdmap.documents.template import Template, filled
from pdmap.documents.text import Text
from pdmap.documents.words import Words


def controller(context: Context) -> Document:
    """Return the register of a controller; joint controllers, which the columns leave out, stand at the top."""
    words, language = context.words, context.words.language
    form = Template(
        kind="controller_record",
        name="cnpd",
        title=_TITLE.within(language),
        law=words.law_controller_record,
        form=_FORM.within(language),
        organization=_CONTROLLER.within(language),
        facts=(*organization_facts(words, "controller", "30(1)(a)"), _joint_controllers(words)),
        elements=elements_of(words, _COLUMNS),
        common=common_fact(words, "30(1)(g)"),
        overview=("purposes", "subjects"),
    )
    return filled(context, form, (each for each in context.inventory.activities.values() if each.is_controller))


def processor(context: Context) -> Document:
    """Return the register of a processor, for which the CNPD has no example."""
    words, language = context.words, context.words.language
    activities = tuple(each for each in context.inventory.activities.values() if not each.is_controller)
    form = Template(
        kind="processor_record",
        name="cnpd",
        title=_PROCESSOR_TITLE.within(language),
        law=words.law_processor_record,
        form=_FORM.within(language),
        organization=_PROCESSOR.within(language),
        facts=organization_facts(words, "processor", "30(2)(a)"),
        elements=elements_of(words, _PROCESSOR_COLUMNS),
        common=common_fact(words, "30(2)(d)"),
        overview=("controllers", "categories_of_processing"),
        note=words.no_form_for_processors,
    )
    return filled(context, form, activities, subprocessors_section(context, activities))


# Private functions


def _joint_controllers(words: Words) -> Fact:
    title = Text(en="Joint controllers", fr="Responsables conjoints du traitement", de="Gemeinsam Verantwortliche")
    return fact_of(words, "joint_controllers", title, all_joint_controllers, "30(1)(a)")


# Private tables

_FORM = Text(en="example of the CNPD", fr="exemple de registre de la CNPD", de="Beispiel der CNPD")

_TITLE = Text(
    en="Record of processing activities",
    fr="Registre des activités de traitement",
    de="Verzeichnis von Verarbeitungstätigkeiten",
)
_PROCESSOR_TITLE = Text(
    en="Record of categories of processing activities carried out as processor",
    fr="Registre des catégories d’activités de traitement effectuées en tant que sous-traitant",
    de="Verzeichnis der Kategorien von Tätigkeiten als Auftragsverarbeiter",
)
_CONTROLLER = Text(en="Controller", fr="Responsable du traitement", de="Verantwortlicher")
_PROCESSOR = Text(en="Processor", fr="Sous-traitant", de="Auftragsverarbeiter")
_TRANSFERS = Text(
    en="Transfers to third countries", fr="Transferts vers pays tiers", de="Übermittlungen in Drittländer"
)
_MEASURES = Text(
    en="Organizational and technical measures",
    fr="Mesures organisationnelles et techniques",
    de="Organisatorische und technische Maßnahmen",
)
_COLUMNS: tuple[FormColumn, ...] = (
    FormColumn("purposes", Text(en="Purpose", fr="Finalité", de="Zweck"), purposes, "30(1)(b)"),
    FormColumn(
        "subjects",
        Text(
            en="Categories of data subjects",
            fr="Catégories de personnes concernées",
            de="Kategorien betroffener Personen",
        ),
        subjects,
        "30(1)(c)",
    ),
    FormColumn(
        "data",
        Text(en="Categories of data", fr="Catégories de données", de="Kategorien personenbezogener Daten"),
        data,
        "30(1)(c)",
    ),
    FormColumn(
        "recipients",
        Text(en="Categories of recipients", fr="Catégories de destinataires", de="Kategorien von Empfängern"),
        recipients,
        "30(1)(d)",
    ),
    FormColumn("transfers", _TRANSFERS, transfers, "30(1)(e)"),
    FormColumn(
        "retention",
        Text(en="Time limits for erasure", fr="Délais d’effacement", de="Löschfristen"),
        retention,
        "30(1)(f)",
    ),
    FormColumn("measures", _MEASURES, measures, "30(1)(g)", is_security=True),
)
_PROCESSOR_COLUMNS: tuple[FormColumn, ...] = (
    FormColumn(
        "controllers",
        Text(en="Controllers", fr="Responsables du traitement", de="Verantwortliche"),
        controllers,
        "30(2)(a)",
    ),
    FormColumn(
        "categories_of_processing",
        Text(en="Categories of processing", fr="Catégories de traitements", de="Kategorien von Verarbeitungen"),
        categories_of_processing,
        "30(2)(b)",
    ),
    FormColumn("transfers", _TRANSFERS, transfers, "30(2)(c)"),
    FormColumn("measures", _MEASURES, measures, "30(2)(d)", is_security=True),
)

TEMPLATE = RecordTemplate(
    description="the example of the CNPD (Luxembourg), with its seven columns",
    languages=("en", "fr", "de"),
    controller=controller,
    processor=processor,
)
