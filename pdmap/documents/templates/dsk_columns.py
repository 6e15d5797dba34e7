"""What the forms of the DSK ask, in their order."""

from __future__ import annotations

from dataclasses import replace

from pdmap.documents.document import Cell, State
from pdmap.documents.elements import administration, organization, particular_answers, transfers
from pdmap.documents.elements.all_joint_controllers import all_joint_controllers
from pdmap.documents.elements.controllers import categories_of_processing, controllers
from pdmap.documents.elements.exceptional_transfers import exceptional_safeguards
from pdmap.documents.elements.measures import measures
from pdmap.documents.elements.people_and_data import data, subjects
from pdmap.documents.elements.purposes import purposes, special_categories
from pdmap.documents.elements.recipients_abroad import names_of_recipients_abroad, recipients_abroad
from pdmap.documents.elements.recipients_by_kind import internal_recipients, recipients_outside
from pdmap.documents.elements.retention import retention
from pdmap.documents.elements.systems import system_names
from pdmap.documents.elements.whole_forms import last_update
from pdmap.documents.form_columns import FormColumn, fact_of
from pdmap.documents.kind import Context
from pdmap.documents.register import Fact
from pdmap.documents.text import Text
from pdmap.documents.words import Words
from pdmap.model import Activity

NO_TRANSFER = Text(
    en="There is no transfer of data, and none is planned",
    de="Datenübermittlung findet nicht statt und ist auch nicht geplant",
)
"""The form's sentence for `transfers: none`."""


def controller_front_page(words: Words) -> tuple[Fact, ...]:
    """Return the front page of a controller; its authority is asked for beyond Article 30."""
    joint = Text(en="Joint controllers", de="Angaben zu gemeinsam Verantwortlichen")
    name = Text(en="Controller", de="Angaben zum Verantwortlichen")
    further = fact_of(words, "joint_controllers", joint, all_joint_controllers, "30(1)(a)")
    return _front_page(words, "controller", name, "30(1)(a)", further)


def processor_front_page(words: Words) -> tuple[Fact, ...]:
    """Return the front page of a processor."""
    return _front_page(words, "processor", Text(en="Processor", de="Angaben zum Auftragsverarbeiter"), "30(2)(a)")


# Private functions


def _transfers(context: Context, activity: Activity) -> Cell:
    """Return the transfers, with the form's own sentence where the author wrote that there are none.

    The sentence says more than `none` does, and is not put into the mouth of an author whom the flows contradict.
    """
    sentence, cell = NO_TRANSFER.within(context.words.language), transfers.transfers(context, activity)
    if transfers.is_refuted(context, activity):
        return cell
    return Cell(
        tuple(
            replace(line, text=sentence) if line.state is State.NONE and line.level == 0 else line
            for line in cell.lines
        )
    )


def _front_page(words: Words, key: str, name: Text, article: str, *further: Fact) -> tuple[Fact, ...]:
    representative = Text(en="Representative", de="Angaben zum Vertreter")
    officer = Text(en="Data protection officer", de="Angaben zur Person des Datenschutzbeauftragten")
    authority = Text(en="Supervisory authority", de="Zuständige Aufsichtsbehörde")
    return (
        fact_of(words, key, name, organization.identity, article),
        fact_of(words, "contact", Text(en="Contact details", de="Kontaktdaten"), organization.contact, article),
        *further,
        fact_of(words, "representative", representative, organization.representative, article),
        fact_of(words, "officer", officer, organization.officer, article),
        fact_of(words, "authority", authority, organization.authority, is_expected=False),
    )


def _administration() -> tuple[FormColumn, ...]:
    responsible = Text(
        en="Department in charge and contact person", de="Verantwortliche Fachabteilung und Ansprechpartner"
    )
    department = Text(en="Department in charge", de="Verantwortliche Fachabteilung")
    number = Text(en="Number (identifier)", de="Lfd. Nr. (Kennung)")
    begun = Text(en="Date of introduction", de="Datum der Einführung")
    changed = Text(en="Date of the last change", de="Datum der letzten Änderung")
    contact = Text(en="Contact person", de="Ansprechpartner")
    phone = Text(en="Telephone", de="Telefon")
    email = Text(en="E-mail address", de="E-Mail-Adresse")
    return (
        FormColumn("number", number, administration.identifier, group=_ACTIVITY),
        FormColumn("created", begun, particular_answers.created, group=_ACTIVITY),
        FormColumn("updated", changed, last_update, group=_ACTIVITY),
        FormColumn("department", department, administration.function, group=responsible),
        FormColumn("contact_person", contact, particular_answers.contact_person, group=responsible, is_part=True),
        FormColumn("phone", phone, particular_answers.phone, group=responsible, is_part=True),
        FormColumn("email", email, particular_answers.email, group=responsible, is_part=True),
    )


def _purposes() -> tuple[FormColumn, ...]:
    group = Text(en="Purposes", de="Zwecke")
    title = Text(en="Purposes of the processing", de="Zwecke der Verarbeitung")
    procedure = Text(en="Name of the procedure used (optional)", de="Name des eingesetzten Verfahrens (optional)")
    return (
        FormColumn("purposes", title, purposes, "30(1)(b)", group),
        FormColumn("procedure", procedure, system_names, group=group, is_optional=True),
    )


def _data() -> tuple[FormColumn, ...]:
    subjects_group = Text(en="Data subjects", de="Betroffene Personen")
    group = Text(en="Personal data", de="Personenbezogene Daten")
    people = Text(
        en="Description of the categories of data subjects", de="Beschreibung der Kategorien betroffener Personen"
    )
    categories = Text(
        en="Description of the categories of personal data",
        de="Beschreibung der Kategorien von personenbezogenen Daten",
    )
    special = Text(en="Special categories of personal data", de="Besondere Kategorien personenbezogener Daten")
    return (
        FormColumn("subjects", people, subjects, "30(1)(c)", subjects_group),
        FormColumn("data", categories, data, "30(1)(c)", group, is_part=True),
        FormColumn("special_categories", special, special_categories, "9, 10", group, is_part=True),
    )


def _recipients() -> tuple[FormColumn, ...]:
    group = Text(
        en="Categories of recipients to whom the data have been or will be disclosed",
        de="Kategorien von Empfängern, gegenüber denen die Daten offengelegt worden sind oder noch werden",
    )
    internal = Text(en="Internal (who has access)", de="Intern (Zugriffsberechtigte)")
    external = Text(en="External", de="Extern")
    abroad = Text(
        en="Third country or international organization", de="Drittland oder internationale Organisation (Kategorie)"
    )
    return (
        FormColumn("internal_recipients", internal, internal_recipients, "30(1)(d)", group, is_part=True),
        FormColumn("external_recipients", external, recipients_outside, "30(1)(d)", group, is_part=True),
        FormColumn("recipients_abroad", abroad, recipients_abroad, "30(1)(d)", group, is_part=True),
    )


def _transfer_columns(article: str) -> tuple[FormColumn, ...]:
    group = Text(
        en="Transfers of personal data to a third country or an international organization",
        de="Übermittlungen von personenbezogenen Daten an ein Drittland oder an eine internationale Organisation",
    )
    transfer = Text(en="Transfer of data", de="Datenübermittlung")
    names = Text(en="Names of the recipients", de="Nennung der konkreten Datenempfänger")
    documentation = Text(
        en="Documentation of suitable safeguards, for transfers under Article 49(1), second subparagraph",
        de="Dokumentation geeigneter Garantien bei Übermittlungen nach Art. 49 Abs. 1 Unterabs. 2",
    )
    return (
        FormColumn("transfers", transfer, _transfers, article, group, is_part=True),
        FormColumn("names_of_recipients", names, names_of_recipients_abroad, article, group, is_part=True),
        FormColumn("compelling_interests", documentation, exceptional_safeguards, article, group, is_part=True),
    )


def _measures(article: str) -> FormColumn:
    title = Text(
        en="Technical and organizational measures (TOM) under Article 32(1)",
        de="Technische und organisatorische Maßnahmen (TOM) gemäß Art. 32 Abs. 1",
    )
    return FormColumn("measures", title, measures, article, _LAST, is_security=True)


# Private tables

_ACTIVITY = Text(en="Processing activity", de="Verarbeitungstätigkeit")
_LAST = Text(en="Erasure and security", de="Löschung und Sicherheit")
_COMMISSION = Text(en="Commission", de="Auftrag")

CONTROLLER: tuple[FormColumn, ...] = (
    *_administration(),
    *_purposes(),
    *_data(),
    *_recipients(),
    *_transfer_columns("30(1)(e)"),
    FormColumn(
        "retention",
        Text(
            en="Time limits for the erasure of the different categories of data",
            de="Vorgesehene Fristen für die Löschung der verschiedenen Datenkategorien",
        ),
        retention,
        "30(1)(f)",
        _LAST,
    ),
    _measures("30(1)(g)"),
)
"""The sheet of an activity."""

PROCESSOR: tuple[FormColumn, ...] = (
    *_administration(),
    FormColumn(
        "controllers", Text(en="Controller that commissions", de="Auftraggeber"), controllers, "30(2)(a)", _COMMISSION
    ),
    FormColumn(
        "categories_of_processing",
        Text(
            en="Categories of processing carried out on behalf of the controller",
            de="Kategorien von Verarbeitungen, die im Auftrag des Verantwortlichen durchgeführt werden",
        ),
        categories_of_processing,
        "30(2)(b)",
        _COMMISSION,
    ),
    *_transfer_columns("30(2)(c)"),
    replace(_measures("30(2)(d)"), group=Text(en="Security", de="Sicherheit")),
)
"""The sheet of a commission."""
