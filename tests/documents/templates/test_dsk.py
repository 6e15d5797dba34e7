from collections.abc import Callable

import pytest

from pdmap.documents.document import Document

Columns = Callable[..., dict[str, str]]
Fill = Callable[..., Document]
Told = Callable[..., list[str]]

SHEET = {
    "number": "Lfd. Nr. (Kennung)",
    "created": "Datum der Einführung",
    "updated": "Datum der letzten Änderung",
    "department": "Verantwortliche Fachabteilung",
    "contact_person": "Ansprechpartner",
    "phone": "Telefon",
    "email": "E-Mail-Adresse",
    "purposes": "Zwecke der Verarbeitung",
    "procedure": "Name des eingesetzten Verfahrens (optional)",
    "subjects": "Beschreibung der Kategorien betroffener Personen",
    "data": "Beschreibung der Kategorien von personenbezogenen Daten",
    "special_categories": "Besondere Kategorien personenbezogener Daten",
    "internal_recipients": "Intern (Zugriffsberechtigte)",
    "external_recipients": "Extern",
    "recipients_abroad": "Drittland oder internationale Organisation (Kategorie)",
    "transfers": "Datenübermittlung",
    "names_of_recipients": "Nennung der konkreten Datenempfänger",
    "compelling_interests": "Dokumentation geeigneter Garantien bei Übermittlungen nach Art. 49 Abs. 1 Unterabs. 2",
    "retention": "Vorgesehene Fristen für die Löschung der verschiedenen Datenkategorien",
    "measures": "Technische und organisatorische Maßnahmen (TOM) gemäß Art. 32 Abs. 1",
}
COMMISSION = {
    "number": "Lfd. Nr. (Kennung)",
    "created": "Datum der Einführung",
    "updated": "Datum der letzten Änderung",
    "department": "Verantwortliche Fachabteilung",
    "contact_person": "Ansprechpartner",
    "phone": "Telefon",
    "email": "E-Mail-Adresse",
    "controllers": "Auftraggeber",
    "categories_of_processing": (
        "Kategorien von Verarbeitungen, die im Auftrag des Verantwortlichen durchgeführt werden"
    ),
    "transfers": "Datenübermittlung",
    "names_of_recipients": "Nennung der konkreten Datenempfänger",
    "compelling_interests": "Dokumentation geeigneter Garantien bei Übermittlungen nach Art. 49 Abs. 1 Unterabs. 2",
    "measures": "Technische und organisatorische Maßnahmen (TOM) gemäß Art. 32 Abs. 1",
}
PARTIES = """
parties:
  mailer: {name: Mailer Inc., role: processor, country: US}
  bank: {name: Bank, role: recipient, country: DE}
"""


def test_the_sheet_asks_in_the_words_of_the_dsk(columns: Columns) -> None:
    assert list(columns("dsk", "controller", "de").items()) == list(SHEET.items())
    assert list(columns("dsk", "processor", "de").items()) == list(COMMISSION.items())


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("register", ["controller", "processor"])
def test_a_record_looks_as_it_did(register: str, language: str, look: Callable[..., None]) -> None:
    look("dsk", register, language)


def test_the_front_page_asks_for_everybody_who_is_responsible(fill: Fill) -> None:
    (page,) = (table for table in fill("dsk", "controller", "{}", "de").tables if table.key == "organization")
    assert page.caption == "Vorblatt"
    keys = ["controller", "contact", "joint_controllers", "representative", "officer", "authority"]
    assert [column.key for column in page.columns] == keys


def test_the_form_s_own_sentence_says_that_nothing_is_transferred(told: Told) -> None:
    manifest = "activities: {a: {role: controller, transfers: none}}"
    sentence = "[none] Datenübermittlung findet nicht statt und ist auch nicht geplant"
    assert told("dsk", "transfers", manifest, language="de") == [sentence]
    assert told("dsk", "transfers", manifest) == ["[none] There is no transfer of data, and none is planned"]


def test_the_sentence_is_not_for_silence(told: Told) -> None:
    assert told("dsk", "transfers", "activities: {a: {role: controller}}") == ["[not_recorded] not recorded"]


@pytest.mark.parametrize(
    ("contact", "person", "phone", "email"),
    [
        ("", "[not_recorded] not recorded", "[not_recorded] not recorded", "[not_recorded] not recorded"),
        (", owner: sales", "sales", "[not_recorded] not recorded", "[not_recorded] not recorded"),
        (", contact: {name: Ada, phone: '1', email: a@b.example}", "Ada", "1", "a@b.example"),
        (", contact: {phone: '1'}", "[not_recorded] not recorded", "1", "[not_recorded] not recorded"),
        (", owner: sales, contact: {phone: '1'}", "sales", "1", "[not_recorded] not recorded"),
        (", contact: none", "[none] none", "[none] none", "[none] none"),
    ],
)
def test_the_contact_person_is_told_with_telephone_and_address(
    contact: str, person: str, phone: str, email: str, told: Told
) -> None:
    manifest = f"activities: {{a: {{role: controller{contact}}}}}"
    answers = {key: told("dsk", key, manifest) for key in ("contact_person", "phone", "email")}
    assert answers == {"contact_person": [person], "phone": [phone], "email": [email]}


@pytest.mark.parametrize(
    ("recipients", "internal", "external"),
    [
        ("none", ["[none] none"], ["[none] none"]),
        ("[bank]", ["[none] none among the recorded recipients"], ["Bank, recipient, Germany"]),
        (
            "[{category: sales, kind: internal}]",
            ["sales (internal)"],
            ["[none] none among the recorded recipients"],
        ),
        (
            "[{category: someone}]",
            ["[none] none among the recorded recipients"],
            ["someone", "  [not_recorded] internal, external or processor: not recorded"],
        ),
        ("{unknown: why}", ["[unknown] unknown: why"], ["[unknown] unknown: why"]),
    ],
)
def test_recipients_are_told_apart(recipients: str, internal: list[str], external: list[str], told: Told) -> None:
    manifest = f"{PARTIES}activities: {{a: {{role: controller, recipients: {recipients}}}}}"
    assert told("dsk", "internal_recipients", manifest) == internal
    assert told("dsk", "external_recipients", manifest) == external


def test_who_can_read_the_data_is_an_internal_recipient(told: Told) -> None:
    manifest = """
systems: {shop: {name: Shop, access: [clerk, boss]}}
activities: {a: {role: controller, systems: [shop], recipients: [{category: auditors, kind: external}]}}
"""
    assert told("dsk", "internal_recipients", manifest) == ["Shop: can be read by: clerk, boss"]


@pytest.mark.parametrize(
    ("transfers", "lines"),
    [
        ("none", ["[none] none"]),
        ("[{country: US, importer: mailer, mechanisms: [scc]}]", ["Mailer Inc."]),
        ("[{country: US, mechanisms: [scc]}]", ["[not_recorded] United States: not recorded"]),
        ("{unknown: why}", ["[unknown] unknown: why"]),
    ],
)
def test_recipients_in_third_countries_are_named(transfers: str, lines: list[str], told: Told) -> None:
    manifest = f"{PARTIES}activities: {{a: {{role: controller, transfers: {transfers}}}}}"
    assert told("dsk", "names_of_recipients", manifest) == lines


def test_a_recipient_that_only_the_flows_tell_of_is_named_too(told: Told) -> None:
    manifest = f"""{PARTIES}
systems: {{shop: {{fields: [email.address]}}}}
activities: {{a: {{role: controller, systems: [shop], transfers: none}}}}
flows: {{mail: {{from: shop, to: mailer, data: [email.address], activity: a}}}}
"""
    doubted = [
        "[none] declared: none",
        "  [not_recorded] the data flows tell otherwise; which is right is not recorded",
    ]
    assert told("dsk", "names_of_recipients", manifest) == [*doubted, "Mailer Inc."]
    assert told("dsk", "recipients_abroad", manifest) == [*doubted, "Mailer Inc., processor, United States"]
