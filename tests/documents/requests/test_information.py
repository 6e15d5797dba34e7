"""What people who ask are told of each activity: worked out by hand from what the manifests below say."""

import datetime as dt
from collections.abc import Callable

import pytest

from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.subject import subject
from pdmap.documents.document import Document
from pdmap.documents.languages import LANGUAGES
from pdmap.writers import markdown

Ask = Callable[..., Document]

SHOP = """
organization: {name: Shop AB, country: SE, contact: privacy@shop.example, supervisory_authority: IMY, REGIMES}
parties:
  bank: {name: Bank, role: controller, country: DE}
  tracker: {name: Tracker Inc., role: processor, country: US}
  client: {name: Client AG, role: controller, country: CH}
systems:
  shop: {name: Shop, subjects: [customer], fields: [email.address, health], location: SE}
activities:
  sale:
    name: Sale
    role: controller
    purposes: [{text: Sell, basis: contract}, {text: Keep the books, basis: legal_obligation, law: Book Act}]
    subjects: [customer]
    data: [email.address]
    systems: [shop]
    recipients: [tracker, {category: journalists}]
    transfers: [{country: US, importer: tracker, mechanisms: [scc]}]
    retention: [{period: P7Y, from: the sale, law: Book Act}, {period: P1Y, ground: legal-claims}]
    collection: [indirect]
    source: a list of addresses
    automated_decisions: {solely_automated: true, significant_effect: true, ground: law, logic: a score}
  care: {name: Care, role: joint-controller, joint_controllers: [bank], subjects: [customer], data: [health],
    purposes: [{text: Treat, basis: legitimate_interests, condition: explicit_consent}], automated_decisions: none}
  plan: {name: Plan, role: controller, status: planned, purposes: [{text: Later, basis: consent}],
    subjects: [customer]}
  gone: {name: Gone, role: controller, status: ended, ended: 2020-01-01, subjects: [customer]}
  hosting: {name: Hosting, role: processor, on_behalf_of: [client], subjects: [customer], data: [email.address]}
"""


@pytest.fixture
def ask() -> Ask:
    """Return what customers of a shop are answered that is under some laws."""

    def asked(*regimes: str, language: str = "en", manifest: str = SHOP) -> Document:
        text = manifest.replace("REGIMES", f"regimes: [{', '.join(regimes or ('eu-gdpr',))}]")
        loaded = load_texts({"shop.yaml": text.encode()})
        return subject(loaded, "customer", Edition(as_of=dt.date(2026, 11, 23), language=language))

    return asked


def told(document: Document, key: str) -> list[dict[str, list[str]]]:
    """Return the texts of a table by column, row by row, the title of a row among them."""
    (table,) = (table for table in document.tables if table.key == key)
    return [
        {"": [row.title]}
        | {
            column.key: [line.text for line in cell.lines]
            for column, cell in zip(table.columns, row.cells, strict=True)
        }
        for row in table.rows
    ]


def sale(document: Document) -> dict[str, list[str]]:
    (row,) = (row for row in told(document, "activities") if row[""] == ["Sale"])
    return row


def laws(document: Document, key: str) -> dict[str, str]:
    (table,) = (table for table in document.tables if table.key == key)
    return {column.key: column.reference for column in table.columns}


def test_every_element_of_article_15_is_answered(ask: Ask) -> None:
    row, document = sale(ask()), ask()
    assert laws(document, "activities") == {
        "purposes": "Art. 15(1)(a) GDPR",
        "data": "Art. 15(1)(b) GDPR",
        "recipients": "Art. 15(1)(c) GDPR",
        "transfers": "Art. 15(2) GDPR",
        "retention": "Art. 15(1)(d) GDPR",
        "rights": "Art. 15(1)(e) GDPR",
        "source": "Art. 15(1)(g) GDPR",
        "decisions": "Art. 15(1)(h) GDPR",
    }
    assert row["purposes"] == [
        *("(1) Sell", "Contract, Art. 6(1)(b) GDPR"),
        *("(2) Keep the books", "Legal obligation, Art. 6(1)(c) GDPR", "law: Book Act"),
    ]
    assert row["data"] == ["Email address (email.address)"]
    assert row["recipients"] == ["Tracker Inc., processor, United States", "journalists"]
    assert row["transfers"][0] == "United States, to Tracker Inc."
    assert row["retention"][0] == "all categories of data: 7 years from the sale; law: Book Act"
    assert row["source"] == ["a list of addresses"]
    assert "logic involved: a score" in row["decisions"]
    assert "consequences for the person: not recorded" in row["decisions"]
    (controller,) = told(document, "controller")
    assert controller["complaint"] == ["IMY"]
    assert controller["contact"] == ["privacy@shop.example"]
    assert laws(document, "controller")["complaint"] == "Art. 15(1)(f) GDPR"


def test_what_is_not_recorded_of_the_processing_is_an_open_point(ask: Ask) -> None:
    manifest = "systems: {box: {subjects: [customer], fields: [phone]}}\nactivities:\n  a: {role: controller, REST}\n"
    document = ask(manifest=manifest.replace("REST", "subjects: [customer]"))
    keys = {row["key"][0] for row in told(document, "open_points")}
    assert keys >= {
        *("organization/name", "organization/contact", "organization/supervisory_authority"),
        *("activities/a/purposes", "activities/a/data", "activities/a/recipients", "activities/a/transfers"),
        *("activities/a/retention", "activities/a/collection", "activities/a/automated_decisions"),
    }


def test_erasure_names_what_stands_against_it(ask: Ask) -> None:
    assert sale(ask())["rights"] == [
        (
            "yes: access (Art. 15(1) GDPR), rectification (Art. 16 GDPR), restriction of processing (Art. 18(1) GDPR), "
            "data portability (Art. 20(1) GDPR)"
        ),
        "yes, except as far as this keeps data: erasure (Art. 17(1) GDPR)",
        "(2) Keep the books (Art. 17(3)(b) GDPR)",
        "Sale: 7 years from the sale; law: Book Act (Art. 17(3)(b) GDPR)",
        "Sale: 1 year; ground: legal claims (Art. 17(3)(e) GDPR)",
        "does not follow: objection (Art. 21(1) GDPR), withdrawal of consent (Art. 7(3) GDPR)",
        "depends on an answer that is not recorded: human intervention in automated decisions (Art. 22(3) GDPR)",
    ]


def test_where_erasure_does_not_follow_the_reason_is_named(ask: Ask) -> None:
    manifest = """
activities:
  archive: {role: controller, subjects: [customer], automated_decisions: none, purposes: [
    {text: Keep for ever, kind: archiving, basis: public_task, condition: archiving_research}]}
"""
    (row,) = told(ask(manifest=manifest), "activities")
    assert row["rights"] == [
        (
            "yes: access (Art. 15(1) GDPR), rectification (Art. 16 GDPR), restriction of processing (Art. 18(1) GDPR), "
            "objection (Art. 21(1) GDPR)"
        ),
        (
            "does not follow: erasure (Art. 17(1) GDPR), data portability (Art. 20(1) GDPR), withdrawal of consent "
            "(Art. 7(3) GDPR), human intervention in automated decisions (Art. 22(3) GDPR)"
        ),
        "Keep for ever (Art. 17(3)(b) GDPR)",
        "Keep for ever (Art. 17(3)(d) GDPR)",
    ]


def test_a_condition_stands_beside_the_right_that_it_gives(ask: Ask) -> None:
    (care,) = (row for row in told(ask(), "activities") if row[""] == ["Care"])
    assert care["purposes"] == [
        *("Treat", "Legitimate interests, Art. 6(1)(f) GDPR", "condition: Explicit consent, Art. 9(2)(a) GDPR")
    ]
    assert "withdrawal of consent (Art. 7(3) GDPR)" in care["rights"][0]


def test_rights_hold_against_each_joint_controller(ask: Ask) -> None:
    (care,) = (row for row in told(ask(), "activities") if row[""] == ["Care"])
    assert care["rights"][-1] == "also against each of the joint controllers (Article 26(3)): Bank"
    assert not any("joint" in line for line in sale(ask())["rights"])


@pytest.mark.parametrize(
    ("answer", "who"), [("", "not recorded"), ("joint_controllers: {unknown: being asked}, ", "unknown: being asked")]
)
def test_it_is_told_that_nobody_knows_who_the_joint_controllers_are(answer: str, who: str, ask: Ask) -> None:
    document = ask(manifest=SHOP.replace("joint_controllers: [bank], ", answer))
    (care,) = (row for row in told(document, "activities") if row[""] == ["Care"])
    assert care["rights"][-1] == f"also against each of the joint controllers (Article 26(3)): {who}"


def test_what_is_planned_or_has_ended_is_not_told_as_going_on(ask: Ask) -> None:
    document = ask()
    assert [row[""][0] for row in told(document, "activities")] == ["Care", "Sale"]
    assert [(row["activity"], row["status"]) for row in told(document, "resting")] == [
        (["Gone"], ["ended", "ended 2020-01-01"]),
        (["Plan"], ["planned"]),
    ]


def test_a_processor_leaves_the_answer_to_its_controllers(ask: Ask) -> None:
    (row,) = told(ask(), "serving")
    assert row["activity"] == ["Hosting"]
    assert row["controllers"] == ["Client AG"]
    assert row["duty"] == ["for the controllers to answer; they are helped"]
    assert laws(ask(), "serving")["duty"] == "Art. 28(3)(e) GDPR"


def test_under_the_swiss_law_alone_its_own_provisions_are_cited(ask: Ask) -> None:
    document = ask("ch-fadp")
    assert set(laws(document, "activities").values()) == {
        *("Art. 25(2)(c) FADP", "Art. 25(2)(b) FADP", "Art. 25(2)(g) FADP", "Art. 19(4) FADP"),
        *("Art. 25(2)(d) FADP", "Art. 25(2) FADP", "Art. 25(2)(e) FADP", "Art. 25(2)(f) FADP"),
    }
    assert sale(document)["rights"] == [
        (
            "yes: access (Art. 25(1) FADP), rectification (Art. 32(1) FADP), restriction of processing (Art. 32(2)(a) "
            "FADP), data portability (Art. 28(1) FADP), objection (Art. 30(2)(b) FADP), human intervention in "
            "automated decisions (Art. 21(2) FADP)"
        ),
        "yes, except as far as this keeps data: erasure (Art. 32(2)(c) FADP)",
        "(2) Keep the books (Art. 31(1) FADP)",
        "Sale: 7 years from the sale; law: Book Act (Art. 31(1) FADP)",
        "Sale: 1 year; ground: legal claims (Art. 31(1) FADP)",
        "does not follow: withdrawal of consent (Art. 30(2)(b) FADP)",
    ]
    (controller,) = told(document, "controller")
    assert controller["time"] == ["in general within 30 days (Art. 25(7) FADP)"]
    assert controller["complaint"] == ["Federal Data Protection and Information Commissioner (FDPIC)"]
    (about,) = told(document, "about")
    assert about["law"] == ["Articles 25 to 29 and 32 FADP"]
    references = [column.reference for table in document.tables for column in table.columns]
    assert not [reference for reference in references if "GDPR" in reference]
    assert "Article 12(3)" not in markdown.write(document).decode()


def test_under_the_british_law_its_own_provisions_are_cited(ask: Ask) -> None:
    document = ask("uk-gdpr")
    assert "human intervention in automated decisions (Art. 22C UK GDPR)" in sale(document)["rights"][0]
    (controller,) = told(document, "controller")
    assert controller["time"][0].endswith("(Art. 12(3), 12A UK GDPR)")
    assert controller["complaint"][-1] == "IMY"
    assert controller["complaint"][0].startswith("first the organization itself")
    silent = ask("uk-gdpr", manifest=SHOP.replace("supervisory_authority: IMY, ", ""))
    (controller,) = told(silent, "controller")
    assert controller["complaint"][-1] == "Information Commissioner (section 165 of the Data Protection Act 2018)"


def test_each_of_several_laws_is_asked(ask: Ask) -> None:
    document = ask("uk-gdpr", "eu-gdpr", "ch-fadp")
    assert laws(document, "activities")["purposes"] == ("Art. 15(1)(a) UK GDPR; Art. 15(1)(a) GDPR; Art. 25(2)(c) FADP")
    rights = "\n".join(sale(document)["rights"])
    assert all(law in rights for law in ("Art. 17(1) UK GDPR", "Art. 17(1) GDPR", "Art. 32(2)(c) FADP"))
    (controller,) = told(document, "controller")
    assert controller["complaint"] == [
        "first the organization itself, which confirms within 30 days (section 164A of the Data Protection Act 2018)",
        "Information Commissioner (section 165 of the Data Protection Act 2018)",
        "IMY (Art. 15(1)(f) GDPR)",
        "Federal Data Protection and Information Commissioner (FDPIC) (Art. 49(1) FADP)",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("regime", ["eu-gdpr", "uk-gdpr", "ch-fadp"])
def test_it_is_told_in_every_language_under_every_law(ask: Ask, language: str, regime: str) -> None:
    document = ask(regime, language=language)
    assert len(told(document, "activities")) == 2
    assert told(document, "controller")[0]["time"]
    assert all(sale(document)["rights"])
