from collections.abc import Callable

import pytest

from pdmap.documents.document import Document

Columns = Callable[..., dict[str, str]]
Fill = Callable[..., Document]
Told = Callable[..., list[str]]

FRENCH = {
    "function": "Processus métier",
    "owner": "Responsable du processus",
    "number": "Numéro du traitement",
    "description": "Description fonctionnelle",
    "purposes": "Finalité du traitement",
    "lawful_basis": "Base juridique",
    "types_of_processing": "Type de traitement",
    "joint_controllers": "Responsables conjoints du traitement",
    "data": "Catégorie fonctionnelle de données",
    "data_by_law": "Catégorie de données au sens du RGPD",
    "source": "Source des données",
    "retention": "Délai de conservation",
    "subjects": "Catégories de personnes concernées",
    "vulnerable_subjects": "Personnes concernées vulnérables",
    "recipients": "Catégories de destinataires",
    "processors": "Sous-traitants",
    "contracts": "Référence du contrat",
    "countries": "Pays tiers ou organisation internationale",
    "grounds_of_transfers": "Nature du transfert",
    "transfers": "Garanties appropriées",
    "technology": "Technologie utilisée",
    "measures": "Mesures de sécurité techniques et organisationnelles",
    "status": "Statut",
    "created": "Date de début",
    "ended": "Date de fin",
    "replaces": "Traitement remplacé",
    "impact_assessment": "Analyse d’impact relative à la protection des données (AIPD)",
    "risk": "Risque",
    "remarks": "Remarques",
}
DUTCH = {
    "function": "Bedrijfsproces",
    "owner": "Proceseigenaar",
    "number": "Nummer van de verwerking",
    "description": "Functionele omschrijving",
    "purposes": "Verwerkingsdoeleinde",
    "lawful_basis": "Rechtsgrond",
    "types_of_processing": "Type verwerking",
    "joint_controllers": "Gezamenlijke verwerkingsverantwoordelijken",
    "data": "Functionele gegevenscategorie",
    "data_by_law": "Gegevenscategorie AVG",
    "source": "Bron van de gegevens",
    "retention": "Bewaartermijn",
    "subjects": "Categorieën van betrokkenen",
    "vulnerable_subjects": "Kwetsbare betrokkenen",
    "recipients": "Categorieën van ontvangers",
    "processors": "Verwerkers",
    "contracts": "Verwijzing naar de overeenkomst",
    "countries": "Derde land of internationale organisatie",
    "grounds_of_transfers": "Aard van de doorgifte",
    "transfers": "Passende waarborgen",
    "technology": "Gebruikte technologie",
    "measures": "Technische en organisatorische beveiligingsmaatregelen",
    "status": "Status",
    "created": "Begindatum",
    "ended": "Einddatum",
    "replaces": "Vervangen verwerking",
    "impact_assessment": "Gegevensbeschermingseffectbeoordeling (GEB)",
    "risk": "Risico",
    "remarks": "Opmerkingen",
}
EXPECTED = {
    *("purposes", "joint_controllers", "data", "retention", "subjects", "recipients", "countries", "transfers"),
    "measures",
}
"""What the authority prints in red: the minimum of Article 30."""


def test_the_register_asks_in_the_words_of_the_authority(columns: Columns) -> None:
    assert list(columns("apd", "controller", "fr").items()) == list(FRENCH.items())
    assert list(columns("apd", "controller", "nl").items()) == list(DUTCH.items())


def test_only_the_minimum_of_article_30_is_expected(fill: Fill, practice: str) -> None:
    (table,) = (table for table in fill("apd", "controller", practice).tables if table.key == "register")
    assert {column.key for column in table.columns if column.is_expected} == EXPECTED


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("register", ["controller", "processor"])
def test_a_record_looks_as_it_did(register: str, language: str, look: Callable[..., None]) -> None:
    look("apd", register, language)


@pytest.mark.parametrize(
    ("column", "lines"),
    [
        ("types_of_processing", ["collection", "storage", "erasure"]),
        ("status", ["live"]),
        ("created", ["2020-01-01"]),
        ("ended", ["2030-12-31"]),
        ("replaces", ["the paper file of customers"]),
        ("vulnerable_subjects", ["Child (in need of special protection)"]),
        (
            "risk",
            [
                "risk after all measures: low",
                "Ledger: accepted risk: one room only",
                "Ledger: accepted by: director",
                "Ledger: accepted until: 2027-01-01",
            ],
        ),
        ("remarks", ["reviewed 2026-01-01"]),
        ("registration", ["0123.456.789"]),
        ("officer_on_staff", ["yes"]),
        ("grounds_of_transfers", ["United States: derogation for specific situations (Article 49)"]),
        (
            "processors",
            ["Hoster SPRL, processor, Belgium", "Sender Inc., processor, United States: Mail"],
        ),
    ],
)
def test_each_thing_is_answered_in_its_own_column(column: str, lines: list[str], told: Told, practice: str) -> None:
    assert told("apd", column, practice) == lines


@pytest.mark.parametrize(
    ("transfer", "lines"),
    [
        ("{country: CH, mechanisms: [adequacy]}", ["Switzerland: adequacy decision (Article 45)"]),
        ("{country: IN, mechanisms: [scc]}", ["India: appropriate safeguards (Article 46)"]),
        (
            "{country: IN, mechanisms: [privacy-shield]}",
            ["[not_recorded] India: declared: Privacy Shield, Art. 45(3) GDPR; in force until 2020-07-16"],
        ),
        (
            "{country: IN, mechanisms: [explicit_consent]}",
            ["[not_recorded] India: not a known mechanism: explicit_consent"],
        ),
        ("{country: BR, mechanisms: [adequacy]}", ["Brazil: adequacy decision (Article 45)"]),
        (
            "{country: IN, mechanisms: [adequacy]}",
            [
                (
                    "[not_recorded] India: declared: Adequacy decision, Art. 45(3) GDPR; "
                    "no decision known for India on 2026-11-23 (GDPR)"
                )
            ],
        ),
        ("{country: IN, mechanisms: {unknown: why}}", ["[unknown] India: unknown: why"]),
        ("{country: IN}", ["[not_recorded] India: not recorded"]),
        ("{country: worldwide}", ["[not_recorded] worldwide (names no country): not recorded"]),
        ("{country: FR}", ["[none] none recorded"]),
    ],
)
def test_the_nature_of_a_transfer_is_what_carries_it(transfer: str, lines: list[str], told: Told) -> None:
    manifest = f"activities: {{a: {{role: controller, transfers: [{transfer}]}}}}"
    assert told("apd", "grounds_of_transfers", manifest) == lines


def test_data_are_told_by_what_they_are_in_law(told: Told) -> None:
    manifest = "activities: {a: {role: controller, data: [name.full, phone, health, criminal_record, national_id]}}"
    assert told("apd", "data_by_law", manifest) == [
        "ordinary personal data: Full name (name.full), Telephone number (phone)",
        "special category (Article 9): Health data (health)",
        "criminal convictions and offenses (Article 10): Criminal convictions / offences (criminal_record)",
        "national identification number (Article 87): National identification / social security number (national_id)",
    ]


def test_remarks_tell_what_was_assumed(told: Told) -> None:
    manifest = "activities: {a: {role: controller, subjects: [customer], assumptions: {subjects: a guess}}}"
    assert told("apd", "remarks", manifest) == ["subjects is assumed: a guess"]
    assert told("apd", "remarks", "activities: {a: {role: controller}}") == ["[not_recorded] not recorded"]
