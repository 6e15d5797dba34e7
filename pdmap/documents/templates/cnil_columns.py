"""What the forms of the CNIL ask, in their order."""

from __future__ import annotations

from pdmap.documents.elements import organization, particular_answers
from pdmap.documents.elements.cnil_data import DataBox, data_in
from pdmap.documents.elements.cnil_security import SecurityBox, security_in
from pdmap.documents.elements.controllers import categories_of_processing, controllers
from pdmap.documents.elements.joint_controllers import joint_controllers
from pdmap.documents.elements.people_and_data import subjects
from pdmap.documents.elements.purposes import purposes
from pdmap.documents.elements.recipients_by_kind import external_recipients, internal_recipients, processors
from pdmap.documents.elements.retention import retention
from pdmap.documents.elements.sensitive_data import sensitive_data
from pdmap.documents.elements.systems import system_names
from pdmap.documents.elements.transfer_answers import is_transferred
from pdmap.documents.elements.transfers import countries, transfers
from pdmap.documents.elements.whole_forms import last_update
from pdmap.documents.form_columns import FormColumn, fact_of
from pdmap.documents.register import Fact
from pdmap.documents.text import Text
from pdmap.documents.words import Words


def organization_facts(words: Words, key: str, article: str) -> tuple[Fact, ...]:
    """Return what the first page asks.

    Args:
        words: The document's words.
        key: What the organization is in the register, for machines.
        article: The provision that asks for it.
    """
    name = Text(en="Name of the organization", fr="Nom de l’organisme")
    contact = Text(en="Contact details of the organization", fr="Coordonnées du responsable de l’organisme")
    bearer = "sous-traitant" if key == "processor" else "responsable"
    representative = Text(
        en="Representative, if the organization is outside the EU",
        fr=f"Représentant, si le {bearer} est situé en dehors de l’UE",
    )
    officer = Text(
        en="Name and contact details of the data protection officer",
        fr="Nom et coordonnées du délégué à la protection des données",
    )
    return (
        fact_of(words, key, name, organization.identity, article),
        fact_of(words, "contact", contact, organization.contact, article),
        fact_of(words, "representative", representative, organization.representative, article),
        fact_of(words, "officer", officer, organization.officer, article),
    )


# Private functions


def _dates() -> tuple[FormColumn, ...]:
    created = Text(en="Date of creation of the sheet", fr="Date de création de la fiche")
    updated = Text(en="Date of the last update of the sheet", fr="Date de dernière mise à jour de la fiche")
    return (
        FormColumn("created", created, particular_answers.entry_created, group=_SHEET, is_optional=True),
        FormColumn("updated", updated, last_update, group=_SHEET),
    )


def _sheet() -> tuple[FormColumn, ...]:
    joint = Text(en="Name of the joint controller", fr="Nom du responsable conjoint du traitement")
    software = Text(
        en="Name of the software or application, if relevant", fr="Nom du logiciel ou de l’application, si pertinent"
    )
    return (
        *_dates(),
        FormColumn("joint_controllers", joint, joint_controllers, "30(1)(a)", _SHEET),
        FormColumn("software", software, system_names, group=_SHEET, is_optional=True),
    )


def _people() -> tuple[FormColumn, ...]:
    group = Text(en="Objectives and data subjects", fr="Objectifs et personnes concernées")
    objectives = Text(en="Objectives pursued", fr="Objectifs poursuivis")
    people = Text(en="Categories of data subjects", fr="Catégories de personnes concernées")
    return (
        FormColumn("purposes", objectives, purposes, "30(1)(b)", group),
        FormColumn("subjects", people, subjects, "30(1)(c)", group),
    )


def _data() -> tuple[FormColumn, ...]:
    group = Text(en="Categories of data collected", fr="Catégories de données collectées")
    sensitive = Text(
        en="Are sensitive data processed? If so, which?",
        fr="Des données sensibles sont-elles traitées\u00a0? Si oui, lesquelles\u00a0?",
    )
    periods = Text(
        en="Retention periods of the categories of data", fr="Durées de conservation des catégories de données"
    )
    return (
        *(
            FormColumn(f"data_{box}", title, data_in(box), "30(1)(c)", group, is_part=True)
            for box, title in _DATA_BOXES.items()
        ),
        FormColumn("sensitive_data", sensitive, sensitive_data, "9, 10, 87", group, is_part=True),
        FormColumn("retention", periods, retention, "30(1)(f)", group),
    )


def _recipients() -> tuple[FormColumn, ...]:
    group = Text(en="Categories of recipients of the data", fr="Catégories de destinataires des données")
    internal = Text(en="Internal recipients", fr="Destinataires internes")
    external = Text(en="External bodies", fr="Organismes externes")
    engaged = Text(en="Processors", fr="Sous-traitants")
    return (
        FormColumn("internal_recipients", internal, internal_recipients, "30(1)(d)", group, is_part=True),
        FormColumn("external_recipients", external, external_recipients, "30(1)(d)", group, is_part=True),
        FormColumn("processors", engaged, processors, "30(1)(d)", group, is_part=True),
    )


def _transfers(article: str) -> tuple[FormColumn, ...]:
    group = Text(en="Transfers of data outside the EU", fr="Transferts des données hors UE")
    whether = Text(
        en="Are personal data transferred outside the European Union?",
        fr="Des données personnelles sont-elles transmises hors de l’Union européenne\u00a0?",
    )
    where = Text(en="If so, to which countries?", fr="Si oui, vers quels pays\u00a0?")
    how = Text(en="Recipients there, and safeguards", fr="Organismes destinataires et garanties")
    return (
        FormColumn("is_transferred", whether, is_transferred, article, group, is_part=True),
        FormColumn("countries", where, countries, article, group, is_part=True),
        FormColumn("transfers", how, transfers, article, group, is_part=True),
    )


def _security(article: str) -> tuple[FormColumn, ...]:
    group = Text(en="Security measures", fr="Mesures de sécurité")
    return tuple(
        FormColumn(f"security_{box}", title, security_in(box), article, group, is_part=True, is_security=True)
        for box, title in _SECURITY_BOXES.items()
    )


def _client() -> tuple[FormColumn, ...]:
    group = Text(en="Client and processing", fr="Client et traitements effectués pour son compte")
    client = Text(
        en="Name and contact details of the client, its representative and its data protection officer",
        fr="Nom et coordonnées du client, de son représentant et de son délégué à la protection des données",
    )
    categories = Text(
        en="Categories of processing carried out on behalf of the client",
        fr="Catégories de traitements effectués pour le compte du client",
    )
    further = Text(en="Further processors", fr="Sous-traitants ultérieurs")
    return (
        FormColumn("controllers", client, controllers, "30(2)(a)", group),
        FormColumn("categories_of_processing", categories, categories_of_processing, "30(2)(b)", group),
        FormColumn("processors", further, processors, "28(2), (4)", group),
    )


# Private tables

_SHEET = Text(en="Sheet of the activity", fr="Fiche de registre de l’activité")
_DATA_BOXES = {
    DataBox.IDENTITY: Text(
        en="Civil status, identity, identification data, images",
        fr="État-civil, identité, données d’identification, images",
    ),
    DataBox.PERSONAL_LIFE: Text(en="Personal life", fr="Vie personnelle"),
    DataBox.PROFESSIONAL_LIFE: Text(en="Professional life", fr="Vie professionnelle"),
    DataBox.ECONOMIC: Text(en="Economic and financial information", fr="Informations d’ordre économique et financier"),
    DataBox.CONNECTION: Text(en="Connection data", fr="Données de connexion"),
    DataBox.LOCATION: Text(en="Location data", fr="Données de localisation"),
    DataBox.INTERNET: Text(
        en="Internet (cookies, trackers, browsing data, audience measurement)",
        fr="Internet (cookies, traceurs, données de navigation, mesures d’audience)",
    ),
    DataBox.OTHER: Text(en="Other categories of data", fr="Autres catégories de données"),
}
_SECURITY_BOXES = {
    SecurityBox.ACCESS: Text(en="Access control of users", fr="Contrôle d’accès des utilisateurs"),
    SecurityBox.TRACES: Text(en="Traceability", fr="Mesures de traçabilité"),
    SecurityBox.SOFTWARE: Text(en="Protection of software", fr="Mesures de protection des logiciels"),
    SecurityBox.BACKUP: Text(en="Backup of data", fr="Sauvegarde des données"),
    SecurityBox.ENCRYPTION: Text(en="Encryption of data", fr="Chiffrement des données"),
    SecurityBox.PROCESSORS: Text(en="Control of processors", fr="Contrôle des sous-traitants"),
    SecurityBox.OTHER: Text(en="Other measures", fr="Autres mesures"),
}

CONTROLLER: tuple[FormColumn, ...] = (
    *_sheet(),
    *_people(),
    *_data(),
    *_recipients(),
    *_transfers("30(1)(e)"),
    *_security("30(1)(g)"),
)
"""The sheet of an activity; the software is asked for where it is relevant."""

PROCESSOR: tuple[FormColumn, ...] = (*_dates(), *_client(), *_transfers("30(2)(c)"), *_security("30(2)(d)"))
"""The sheet of a client."""
