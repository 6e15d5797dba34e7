"""What the register of the APD/GBA asks, in its order.

What the authority prints in red is the minimum of Article 30 and expected; the rest is not.
"""

from __future__ import annotations

from pdmap.documents.elements import administration, evidence, organization, organization_parts, particular_answers
from pdmap.documents.elements.controllers import categories_of_processing, contracts, controllers
from pdmap.documents.elements.joint_controllers import joint_controllers
from pdmap.documents.elements.measures import measures
from pdmap.documents.elements.people_and_data import data, subjects
from pdmap.documents.elements.purposes import lawful_basis, purposes
from pdmap.documents.elements.recipients import recipients
from pdmap.documents.elements.recipients_by_kind import processors
from pdmap.documents.elements.retention import retention
from pdmap.documents.elements.sensitive_data import data_by_law, vulnerable_subjects
from pdmap.documents.elements.systems import systems
from pdmap.documents.elements.transfer_grounds import grounds_of_transfers
from pdmap.documents.elements.transfers import countries, transfers
from pdmap.documents.form_columns import Build, FormColumn, fact_of
from pdmap.documents.kind import Context
from pdmap.documents.register import Fact
from pdmap.documents.text import Text


def identification(context: Context, key: str, article: str) -> tuple[Fact, ...]:
    """Return what the first sheet asks.

    Args:
        context: What the register may look at; a number is one of Belgium's register only for who is there.
        key: What the organization is in the register, for machines.
        article: The provision that asks for it.
    """
    words, own = context.words, context.inventory.organization
    number = _ENTERPRISE_NUMBER if own and own.country == "BE" else _REGISTRATION_NUMBER
    contact = Text(en="Contact details", fr="Coordonnées", nl="Contactgegevens")
    representative = Text(en="Representative", fr="Représentant", nl="Vertegenwoordiger")
    officer = Text(
        en="Data protection officer",
        fr="Délégué à la protection des données",
        nl="Functionaris voor gegevensbescherming",
    )
    on_staff = Text(
        en="Is the data protection officer a member of staff?",
        fr="Le délégué est-il membre du personnel\u00a0?",
        nl="Is de functionaris personeelslid?",
    )
    return (
        fact_of(words, key, Text(en="Name", fr="Nom", nl="Naam"), organization_parts.identity_without_number, article),
        fact_of(words, "registration", number, organization_parts.registration, is_expected=False),
        fact_of(words, "contact", contact, organization.contact, article),
        fact_of(words, "representative", representative, organization.representative, article),
        fact_of(words, "officer", officer, organization.officer, article),
        fact_of(words, "officer_on_staff", on_staff, organization_parts.officer_on_staff, "37(6)", is_expected=False),
    )


# Private functions


def _optional(key: str, title: Text, build: Build, group: Text, article: str = "") -> FormColumn:
    return FormColumn(key, title, build, article, group, is_optional=True)


def _process() -> tuple[FormColumn, ...]:
    group = Text(en="Process", fr="Processus", nl="Proces")
    process = Text(en="Business process", fr="Processus métier", nl="Bedrijfsproces")
    owner = Text(en="Process owner", fr="Responsable du processus", nl="Proceseigenaar")
    return (
        _optional("function", process, administration.function, group),
        _optional("owner", owner, administration.owner, group),
    )


def _processing() -> tuple[FormColumn, ...]:
    number = Text(en="Processing number", fr="Numéro du traitement", nl="Nummer van de verwerking")
    description = Text(en="Functional description", fr="Description fonctionnelle", nl="Functionele omschrijving")
    return (
        _optional("number", number, administration.identifier, _PROCESSING),
        _optional("description", description, administration.description, _PROCESSING),
    )


def _purpose() -> tuple[FormColumn, ...]:
    purpose = Text(en="Purpose of the processing", fr="Finalité du traitement", nl="Verwerkingsdoeleinde")
    basis = Text(en="Legal basis", fr="Base juridique", nl="Rechtsgrond")
    kind = Text(en="Type of processing", fr="Type de traitement", nl="Type verwerking")
    joint = Text(
        en="Joint controllers",
        fr="Responsables conjoints du traitement",
        nl="Gezamenlijke verwerkingsverantwoordelijken",
    )
    return (
        FormColumn("purposes", purpose, purposes, "30(1)(b)", _PROCESSING),
        _optional("lawful_basis", basis, lawful_basis, _PROCESSING, "6(1)"),
        _optional("types_of_processing", kind, particular_answers.types_of_processing, _PROCESSING, "4(2)"),
        FormColumn("joint_controllers", joint, joint_controllers, "30(1)(a)", _PROCESSING),
    )


def _data() -> tuple[FormColumn, ...]:
    group = Text(en="Data", fr="Données", nl="Gegevens")
    functional = Text(
        en="Functional category of data", fr="Catégorie fonctionnelle de données", nl="Functionele gegevenscategorie"
    )
    by_law = Text(
        en="Category of data under the GDPR", fr="Catégorie de données au sens du RGPD", nl="Gegevenscategorie AVG"
    )
    source = Text(en="Source of the data", fr="Source des données", nl="Bron van de gegevens")
    period = Text(en="Retention period", fr="Délai de conservation", nl="Bewaartermijn")
    return (
        FormColumn("data", functional, data, "30(1)(c)", group),
        _optional("data_by_law", by_law, data_by_law, group, "9, 10, 87"),
        _optional("source", source, administration.source, group, "14(2)(f)"),
        FormColumn("retention", period, retention, "30(1)(f)", group),
    )


def _people() -> tuple[FormColumn, ...]:
    group = Text(en="Data subjects", fr="Personnes concernées", nl="Betrokkenen")
    categories = Text(
        en="Categories of data subjects", fr="Catégories de personnes concernées", nl="Categorieën van betrokkenen"
    )
    vulnerable = Text(en="Vulnerable data subjects", fr="Personnes concernées vulnérables", nl="Kwetsbare betrokkenen")
    return (
        FormColumn("subjects", categories, subjects, "30(1)(c)", group),
        _optional("vulnerable_subjects", vulnerable, vulnerable_subjects, group),
    )


def _recipients() -> tuple[FormColumn, ...]:
    categories = Text(en="Categories of recipients", fr="Catégories de destinataires", nl="Categorieën van ontvangers")
    return (
        FormColumn("recipients", categories, recipients, "30(1)(d)", _RECIPIENTS),
        _optional("processors", Text(en="Processors", fr="Sous-traitants", nl="Verwerkers"), processors, _RECIPIENTS),
        _optional("contracts", _CONTRACT, evidence.contracts, _RECIPIENTS, "28(3)"),
    )


def _transfers(article: str) -> tuple[FormColumn, ...]:
    group = Text(
        en="Transfers to third countries or international organizations",
        fr="Transferts vers des pays tiers ou des organisations internationales",
        nl="Doorgiften aan derde landen of internationale organisaties",
    )
    where = Text(
        en="Third country or international organization",
        fr="Pays tiers ou organisation internationale",
        nl="Derde land of internationale organisatie",
    )
    nature = Text(en="Nature of the transfer", fr="Nature du transfert", nl="Aard van de doorgifte")
    safeguards = Text(en="Appropriate safeguards", fr="Garanties appropriées", nl="Passende waarborgen")
    return (
        FormColumn("countries", where, countries, article, group, is_part=True),
        _optional("grounds_of_transfers", nature, grounds_of_transfers, group, "44-49"),
        FormColumn("transfers", safeguards, transfers, article, group, is_part=True),
    )


def _security(article: str) -> tuple[FormColumn, ...]:
    group = Text(en="Technology and security", fr="Technologie et sécurité", nl="Technologie en beveiliging")
    technology = Text(en="Technology used", fr="Technologie utilisée", nl="Gebruikte technologie")
    secured = Text(
        en="Technical and organizational security measures",
        fr="Mesures de sécurité techniques et organisationnelles",
        nl="Technische en organisatorische beveiligingsmaatregelen",
    )
    return (
        _optional("technology", technology, systems, group),
        FormColumn("measures", secured, measures, article, group, is_security=True),
    )


def _history() -> tuple[FormColumn, ...]:
    group = Text(en="Status and history", fr="Statut et historique", nl="Status en historiek")
    start = Text(en="Start date", fr="Date de début", nl="Begindatum")
    end = Text(en="End date", fr="Date de fin", nl="Einddatum")
    replaced = Text(en="Processing replaced", fr="Traitement remplacé", nl="Vervangen verwerking")
    return (
        _optional("status", Text(en="Status", fr="Statut", nl="Status"), particular_answers.going_on, group),
        _optional("created", start, particular_answers.created, group),
        _optional("ended", end, particular_answers.ended, group),
        _optional("replaces", replaced, particular_answers.replaced, group),
    )


def _risk() -> tuple[FormColumn, ...]:
    group = Text(en="Risk", fr="Risque", nl="Risico")
    assessment = Text(
        en="Data protection impact assessment (DPIA)",
        fr="Analyse d’impact relative à la protection des données (AIPD)",
        nl="Gegevensbeschermingseffectbeoordeling (GEB)",
    )
    left = Text(en="Risk", fr="Risque", nl="Risico")
    remarks = Text(en="Remarks", fr="Remarques", nl="Opmerkingen")
    return (
        _optional("impact_assessment", assessment, evidence.impact_assessment, group, "35"),
        _optional("risk", left, particular_answers.risk, group),
        _optional("remarks", remarks, particular_answers.remarks, group),
    )


def _commission() -> tuple[FormColumn, ...]:
    who = Text(
        en="Controllers on whose behalf the processing is carried out",
        fr="Responsables du traitement pour le compte desquels le traitement est effectué",
        nl="Verwerkingsverantwoordelijken voor wie de verwerking wordt uitgevoerd",
    )
    what = Text(en="Categories of processing", fr="Catégories de traitements", nl="Categorieën van verwerkingen")
    return (
        FormColumn("controllers", who, controllers, "30(2)(a)", _PROCESSING),
        FormColumn("categories_of_processing", what, categories_of_processing, "30(2)(b)", _PROCESSING),
        _optional("contracts", _CONTRACT, contracts, _PROCESSING, "28(3)"),
    )


# Private tables

_PROCESSING = Text(en="Processing", fr="Traitement", nl="Verwerking")
_RECIPIENTS = Text(en="Recipients", fr="Destinataires", nl="Ontvangers")
_ENTERPRISE_NUMBER = Text(en="Enterprise number (CBE)", fr="Numéro d’entreprise (BCE)", nl="Ondernemingsnummer (KBO)")
_REGISTRATION_NUMBER = Text(en="Registration number", fr="Numéro d’enregistrement", nl="Registratienummer")
_CONTRACT = Text(en="Reference of the contract", fr="Référence du contrat", nl="Verwijzing naar de overeenkomst")

CONTROLLER: tuple[FormColumn, ...] = (
    *_process(),
    *_processing(),
    *_purpose(),
    *_data(),
    *_people(),
    *_recipients(),
    *_transfers("30(1)(e)"),
    *_security("30(1)(g)"),
    *_history(),
    *_risk(),
)
"""A line of the register."""

PROCESSOR: tuple[FormColumn, ...] = (
    *_process(),
    *_processing(),
    *_commission(),
    *_transfers("30(2)(c)"),
    *_security("30(2)(d)"),
    *_history(),
)
"""A line of the register of a processor: Article 30(2) in the same layout, without what is the controllers' matter."""
