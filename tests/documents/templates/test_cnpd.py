from collections.abc import Callable

import pytest

from pdmap.documents.document import Document

Columns = Callable[..., dict[str, str]]
Fill = Callable[..., Document]
Told = Callable[..., list[str]]

FRENCH = {
    "purposes": "Finalité",
    "subjects": "Catégories de personnes concernées",
    "data": "Catégories de données",
    "recipients": "Catégories de destinataires",
    "transfers": "Transferts vers pays tiers",
    "retention": "Délais d’effacement",
    "measures": "Mesures organisationnelles et techniques",
}
GERMAN = {
    "purposes": "Zweck",
    "subjects": "Kategorien betroffener Personen",
    "data": "Kategorien personenbezogener Daten",
    "recipients": "Kategorien von Empfängern",
    "transfers": "Übermittlungen in Drittländer",
    "retention": "Löschfristen",
    "measures": "Organisatorische und technische Maßnahmen",
}
PROCESSING = ["controllers", "categories_of_processing", "transfers", "measures"]


def test_the_example_has_seven_columns(columns: Columns) -> None:
    assert list(columns("cnpd", "controller", "fr").items()) == list(FRENCH.items())
    assert list(columns("cnpd", "controller", "de").items()) == list(GERMAN.items())
    assert len(columns("cnpd", "controller")) == 7
    assert list(columns("cnpd", "processor")) == PROCESSING


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("register", ["controller", "processor"])
def test_a_record_looks_as_it_did(register: str, language: str, look: Callable[..., None]) -> None:
    look("cnpd", register, language)


@pytest.mark.parametrize(
    ("joint", "lines"),
    [
        ("a: {role: controller}", ["[none] none"]),
        ("a: {role: joint-controller, joint_controllers: none}", ["[none] none"]),
        ("a: {role: joint-controller}", ["[not_recorded] a: not recorded"]),
        (
            "a: {name: Fair, role: joint-controller, joint_controllers: [{party: sister}]}, b: {role: controller}",
            ["Sister, France", "  for: Fair", "  [not_recorded] contact: not recorded"],
        ),
    ],
)
def test_joint_controllers_stand_at_the_top_because_no_column_asks_for_them(
    joint: str, lines: list[str], told: Told
) -> None:
    manifest = f"parties: {{sister: {{name: Sister, country: FR}}}}\nactivities: {{{joint}}}"
    assert told("cnpd", "joint_controllers", manifest) == lines


def test_the_register_of_a_processor_says_that_the_cnpd_has_no_form_for_it(fill: Fill, practice: str) -> None:
    def paragraphs(register: str) -> list[str]:
        return [getattr(block, "text", "") for block in fill("cnpd", register, practice).blocks]

    sentence = "publishes no form for processors"
    assert any(sentence in text for text in paragraphs("processor"))
    assert not any(sentence in text for text in paragraphs("controller"))
