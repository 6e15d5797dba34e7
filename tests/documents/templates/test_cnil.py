from collections.abc import Callable

import pytest

from pdmap.documents.document import Document
from pdmap.documents.elements.cnil_data import BOXES, DataBox, box_of
from pdmap.reference import built_in

Columns = Callable[..., dict[str, str]]
Fill = Callable[..., Document]
Told = Callable[..., list[str]]

SHEET = {
    "created": "Date de création de la fiche",
    "updated": "Date de dernière mise à jour de la fiche",
    "joint_controllers": "Nom du responsable conjoint du traitement",
    "software": "Nom du logiciel ou de l’application, si pertinent",
    "purposes": "Objectifs poursuivis",
    "subjects": "Catégories de personnes concernées",
    "data_identity": "État-civil, identité, données d’identification, images",
    "data_personal_life": "Vie personnelle",
    "data_professional_life": "Vie professionnelle",
    "data_economic": "Informations d’ordre économique et financier",
    "data_connection": "Données de connexion",
    "data_location": "Données de localisation",
    "data_internet": "Internet (cookies, traceurs, données de navigation, mesures d’audience)",
    "data_other": "Autres catégories de données",
    "sensitive_data": "Des données sensibles sont-elles traitées\u00a0? Si oui, lesquelles\u00a0?",
    "retention": "Durées de conservation des catégories de données",
    "internal_recipients": "Destinataires internes",
    "external_recipients": "Organismes externes",
    "processors": "Sous-traitants",
    "is_transferred": "Des données personnelles sont-elles transmises hors de l’Union européenne\u00a0?",
    "countries": "Si oui, vers quels pays\u00a0?",
    "transfers": "Organismes destinataires et garanties",
    "security_access_control": "Contrôle d’accès des utilisateurs",
    "security_traceability": "Mesures de traçabilité",
    "security_software_protection": "Mesures de protection des logiciels",
    "security_backup": "Sauvegarde des données",
    "security_encryption": "Chiffrement des données",
    "security_control_of_processors": "Contrôle des sous-traitants",
    "security_other_measures": "Autres mesures",
}
"""What a sheet of the CNIL asks, in French."""
CLIENT = {
    "created": "Date de création de la fiche",
    "updated": "Date de dernière mise à jour de la fiche",
    "controllers": "Nom et coordonnées du client, de son représentant et de son délégué à la protection des données",
    "categories_of_processing": "Catégories de traitements effectués pour le compte du client",
    "processors": "Sous-traitants ultérieurs",
    "is_transferred": "Des données personnelles sont-elles transmises hors de l’Union européenne\u00a0?",
    "countries": "Si oui, vers quels pays\u00a0?",
    "transfers": "Organismes destinataires et garanties",
    "security_access_control": "Contrôle d’accès des utilisateurs",
    "security_traceability": "Mesures de traçabilité",
    "security_software_protection": "Mesures de protection des logiciels",
    "security_backup": "Sauvegarde des données",
    "security_encryption": "Chiffrement des données",
    "security_control_of_processors": "Contrôle des sous-traitants",
    "security_other_measures": "Autres mesures",
}
"""What its register for processors asks, in French."""
BOX_OF_DATA = {
    "name.full": "data_identity",
    "national_id": "data_identity",
    "marital_status": "data_personal_life",
    "cv": "data_professional_life",
    "invoice": "data_economic",
    "ip_address": "data_connection",
    "location": "data_location",
    "cookie_id": "data_internet",
    "health": "data_other",
    "badge": "data_professional_life",
    "rumor": "data_other",
}
"""A kind of data of each box; the last two are the inventory's own."""
OWN_TYPES = "data_types: {badge: {name: Badge, is: professional}, rumor: {name: Rumor}}\n"
MEASURES = """
organization: {measures: [doors]}
measures:
  doors: {name: Doors, asserts: access-control}
  journal: {name: Journal, asserts: access-logs}
  updates: {name: Updates, asserts: software-protection}
  copies: {name: Copies, asserts: [backup, encryption-at-rest]}
  encryption-of-mail: {name: Encryption of mail}
parties: {host: {name: Host, role: processor, dpa: {status: signed}}}
systems:
  shop:
    name: Shop
    access: [clerk]
    encryption: {in_transit: true}
    backup: {description: every night}
    measures: [copies]
activities:
  a: {role: controller, systems: [shop], measures: [journal, updates, encryption-of-mail], recipients: [host]}
"""


def test_the_sheet_asks_in_the_words_of_the_cnil(columns: Columns) -> None:
    assert list(columns("cnil", "controller", "fr").items()) == list(SHEET.items())
    assert list(columns("cnil", "processor", "fr").items()) == list(CLIENT.items())
    assert list(columns("cnil", "controller")) == list(SHEET)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("register", ["controller", "processor"])
def test_a_record_looks_as_it_did(register: str, language: str, look: Callable[..., None]) -> None:
    look("cnil", register, language)


def test_every_built_in_kind_of_data_has_a_box() -> None:
    reference = built_in()
    groups = {each.group for each in reference.data_types.values()}
    assert groups == set(BOXES)
    assert {box_of(reference, key) for key in reference.data_types} == set(DataBox)


@pytest.mark.parametrize(("data", "column"), BOX_OF_DATA.items())
def test_a_kind_of_data_is_in_its_box_alone(data: str, column: str, told: Told) -> None:
    manifest = f"{OWN_TYPES}activities: {{a: {{role: controller, data: [{data}]}}}}"
    boxes = {key: told("cnil", key, manifest) for key in SHEET if key.startswith("data_")}
    filled = [key for key, lines in boxes.items() if f"({data})" in lines[0]]
    assert filled == [column]
    assert {tuple(lines) for key, lines in boxes.items() if key != column} == {
        ("[none] none among the recorded categories of data",)
    }


@pytest.mark.parametrize(
    ("retention", "lines"),
    [
        ("none", ["Invoice (invoice)"]),
        ("P7Y", ["Invoice (invoice)", "  kept: 7 years"]),
        (
            "[{data: [financial], period: P7Y, from: payment}, {period: P1Y}]",
            ["Invoice (invoice)", "  kept: 7 years from payment"],
        ),
        ("[{data: [health], period: P7Y}, {period: P1Y}]", ["Invoice (invoice)", "  kept: 1 year"]),
        ("[{data: [health], period: P7Y}]", ["Invoice (invoice)"]),
    ],
)
def test_a_kind_of_data_has_its_period_beside_it(retention: str, lines: list[str], told: Told) -> None:
    manifest = f"activities: {{a: {{role: controller, data: [invoice], retention: {retention}}}}}"
    assert told("cnil", "data_economic", manifest) == lines


def test_the_period_of_a_system_stands_with_the_data_that_it_holds(told: Told) -> None:
    manifest = """
systems: {ledger: {name: Ledger, fields: [{type: invoice, retention: P10Y}, {type: email.address, retention: P2Y}]}}
activities: {a: {role: controller, data: [invoice, card], systems: [ledger]}}
"""
    assert told("cnil", "data_economic", manifest) == [
        "Invoice (invoice)",
        "  kept in Ledger: 10 years",
        "Payment card (card)",
    ]


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        ("[name.full]", ["[none] none among the recorded categories of data"]),
        (
            "[photo]",
            [
                "[none] none among the recorded categories of data",
                "  Photograph / profile picture (photo), may reveal special categories",
            ],
        ),
        (
            "[health, criminal_record, national_id]",
            [
                "yes",
                "  Health data (health), special category (Article 9)",
                "  Criminal convictions / offences (criminal_record), criminal convictions and offenses (Article 10)",
                (
                    "  National identification / social security number (national_id), "
                    "national identification number (Article 87)"
                ),
            ],
        ),
        ("none", ["[none] none"]),
        ("{unknown: not asked}", ["[unknown] unknown: not asked"]),
    ],
)
def test_sensitive_data_are_named(data: str, lines: list[str], told: Told) -> None:
    assert told("cnil", "sensitive_data", f"activities: {{a: {{role: controller, data: {data}}}}}") == lines


@pytest.mark.parametrize(
    ("box", "lines"),
    [
        (
            "access_control",
            [
                "Doors (all activities; stands for: access control)",
                "Shop: can be read by: clerk",
            ],
        ),
        ("traceability", ["Journal (this activity; stands for: access logs)"]),
        (
            "software_protection",
            ["Updates (this activity; stands for: software protection)"],
        ),
        (
            "backup",
            [
                "Copies (Shop; stands for: backup, encryption at rest)",
                "copies for recovery of Shop: every night",
            ],
        ),
        (
            "encryption",
            [
                "Copies (Shop; stands for: backup, encryption at rest)",
                "encryption in transit: Shop",
            ],
        ),
        ("control_of_processors", ["Host: signed"]),
        ("other_measures", ["Encryption of mail (this activity)"]),
    ],
)
def test_a_measure_is_in_the_box_that_it_names_and_nothing_is_guessed_from_words(
    box: str, lines: list[str], told: Told
) -> None:
    told_there = told("cnil", f"security_{box}", MEASURES)
    assert [line for line in told_there if not line.startswith("  ")] == lines


@pytest.mark.parametrize(
    ("system", "box", "lines"),
    [
        ("backup: {unknown: w}", "backup", ["[unknown] copies for recovery of DB: unknown: w"]),
        ("backup: none", "backup", ["[none] no copies for recovery: DB"]),
        ("encryption: {at_rest: false}", "encryption", ["[none] no encryption at rest: DB"]),
    ],
)
def test_a_box_tells_what_a_system_lacks_or_does_not_know(system: str, box: str, lines: list[str], told: Told) -> None:
    manifest = f"systems: {{db: {{name: DB, {system}}}}}\nactivities: {{a: {{role: controller, systems: [db]}}}}"
    assert told("cnil", f"security_{box}", manifest) == lines


@pytest.mark.parametrize(
    ("regime", "answer"),
    [
        ("eu-gdpr", "[none] no; countries of the European Economic Area are no third countries"),
        ("uk-gdpr", "[none] no"),
    ],
)
def test_outside_the_union_is_not_outside_the_economic_area(regime: str, answer: str, told: Told) -> None:
    manifest = f"organization: {{regimes: [{regime}]}}\nactivities: {{a: {{role: controller, transfers: none}}}}"
    assert told("cnil", "is_transferred", manifest) == [answer]


def test_a_box_without_a_measure_says_so_where_others_have_some(told: Told) -> None:
    manifest = (
        "measures: {doors: {name: Doors}}\nactivities: {a: {role: controller, measures: [doors], recipients: none}}"
    )
    assert told("cnil", "security_traceability", manifest) == ["[none] none among the recorded measures"]
    assert told("cnil", "security_control_of_processors", manifest) == ["[none] none"]
    silent = "activities: {a: {role: controller}}"
    assert told("cnil", "security_traceability", silent) == ["[not_recorded] not recorded"]
    assert told("cnil", "security_control_of_processors", silent) == ["[not_recorded] not recorded"]


@pytest.mark.parametrize(("register", "bearer"), [("controller", "responsable"), ("processor", "sous-traitant")])
def test_the_representative_is_that_of_who_keeps_the_register(register: str, bearer: str, fill: Fill) -> None:
    document = fill("cnil", register, "organization: {}\nactivities: {}", "fr")
    titles = [column.title for table in document.tables for column in table.columns]
    assert f"Représentant, si le {bearer} est situé en dehors de l’UE" in titles


def test_data_without_an_end_are_said_to_be_kept_once(fill: Fill) -> None:
    manifest = "activities: {a: {role: controller, data: [phone], retention: indefinite}}"
    document = fill("cnil", "controller", manifest)
    lines = [line.text for table in document.tables for row in table.rows for cell in row.cells for line in cell.lines]
    assert "kept: unlimited time" in lines
