import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.schema import schema_text
from pdmap.app.subject import people, subject
from pdmap.documents.document import Cell, Document, State
from pdmap.documents.languages import LANGUAGES
from pdmap.writers import markdown

AS_OF = dt.date(2026, 11, 23)
ROOT = Path(__file__).parents[3]
HOSTILE = json.loads((ROOT / "tests" / "writers" / "hostile.json").read_text("utf-8"))
REFUSED = {"turned around", "control", "noncharacter", "carriage return"}
"""Texts with characters that no manifest may have, or that YAML reads as something else."""

Tell = Callable[..., Document]

KEEPING = """
organization: {name: Keeper AB, country: SE, regimes: [eu-gdpr]}
systems:
  books:
    name: Books
    subjects: [customer]
    backup: {retention: P30D, erasure: the list of erasures is run again}
    deletion: {method: manual, description: on Fridays}
    rights: {lookup: none, access: {unknown: nobody asked}, erase: ask the bookkeeper}
    fields:
      - {type: address.billing, source: data_subject, retention: [{period: P7Y, law: Act, from: the end of the year}]}
      - {type: email.address, source: the credit agency}
activities:
  sales:
    name: Sales
    role: controller
    purposes: [{text: Sell, basis: contract}]
    automated_decisions: none
    subjects: [customer]
    data: [email.address]
    systems: [books]
    recipients: [{category: debt collectors}, tax]
parties: {tax: {name: Tax agency, role: authority, country: SE}}
"""


@pytest.fixture
def tell() -> Tell:
    """Return what people of a group are answered, in an example, a test inventory or a manifest."""

    def told(inventory: str, name: str = "customer", language: str = "en") -> Document:
        return subject(load_texts(texts_of(inventory)), name, Edition(as_of=AS_OF, language=language))

    return told


def texts_of(inventory: str) -> dict[str, bytes]:
    if "\n" in inventory:
        return {"inventory.yaml": inventory.encode()}
    folder = ROOT / "inventories" / inventory
    if folder.is_dir():
        return {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}
    path = ROOT / "tests" / "documents" / "inventory" / f"{inventory}.yaml"
    return {path.name: path.read_bytes()}


def cells(document: Document, key: str) -> list[dict[str, Cell]]:
    """Return the cells of a table by column, row by row."""
    (found,) = (each for each in document.tables if each.key == key)
    return [{column.key: cell for column, cell in zip(found.columns, row.cells, strict=True)} for row in found.rows]


def texts(document: Document, key: str) -> list[dict[str, list[str]]]:
    return [{name: [line.text for line in cell.lines] for name, cell in row.items()} for row in cells(document, key)]


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("cloudkarafka", "customer"),
        ("cloudkarafka", "end-user-of-customer"),
        ("chain", "customer"),
        ("diamond", "customer"),
        ("circle", "customer"),
    ],
)
def test_an_answer_reads_as_it_did(
    tell: Tell, golden: Callable[[str, str | bytes], None], name: str, group: str
) -> None:
    golden(f"{name}-{group}.md", markdown.write(tell(name, group)))


def test_the_horizon_tells_the_day_and_the_way_that_decides_it(tell: Tell) -> None:
    (told,) = texts(tell("chain"), "horizon")
    assert told == {
        "asked": ["2026-11-23"],
        "gone": ["2027-01-28, at the latest"],
        "decided": [
            "Shop: erased on the day of the request",
            "First keeps what it receives: 10 days",
            "Second keeps what it receives: 20 days",
            "Third keeps what it receives: 1 month",
            "Fourth keeps what it receives: 5 days",
        ],
    }


def test_an_unknown_clock_is_an_open_point_with_its_key(tell: Tell) -> None:
    document = tell("cloudkarafka")
    (told,) = cells(document, "horizon")
    assert told["gone"].lines[0].state is State.UNKNOWN
    assert "decided" not in told
    assert "systems/console/backup" in [row["key"][0] for row in texts(document, "open_points")]


def test_where_nothing_is_held_there_is_nothing_to_erase(tell: Tell) -> None:
    manifest = "systems: {box: {fields: none}}\nactivities: {sales: {role: controller, subjects: [customer]}}\n"
    (told,) = texts(tell(manifest), "horizon")
    assert told["gone"] == ["Nothing that is recorded holds data of these people."]


LATER = "at least, counted as if this were on the day of the request: the end of the year"


def test_a_day_that_counts_from_an_event_is_no_latest_day_wherever_it_stands(tell: Tell) -> None:
    document = tell(KEEPING)
    (kept,) = texts(document, "kept")
    assert kept == {
        "place": ["Books"],
        "data": ["Billing address (address.billing)"],
        "clock": ["7 years from the end of the year; law: Act"],
        "gone": [f"2033-11-23 {LATER}"],
    }
    (horizon,) = texts(document, "horizon")
    assert horizon["gone"] == [f"2033-12-23 {LATER}"]
    plan = {row["step"][0]: row["gone"] for row in texts(document, "plan")}
    assert plan["1. Erase in Books"] == [
        f"Billing address (address.billing): 2033-11-23 {LATER}",
        "Email address (email.address): 2026-11-23, at the latest",
    ]
    assert plan["3. Let the backups of Books run out"][0].endswith(LATER)


def test_what_a_law_keeps_is_restricted_in_stores_and_at_processors(tell: Tell) -> None:
    manifest = """
systems:
  shop:
    subjects: [customer]
    backup: none
    fields: [phone, {type: invoice, retention: {period: P1Y, law: Act}}]
parties:
  books: {role: processor, retention: P10D}
  calls: {role: processor, retention: P10D}
flows:
  one: {from: shop, to: books, data: [invoice]}
  two: {from: shop, to: calls, data: [phone]}
"""
    document = tell(manifest)
    assert [row["step"] for row in texts(document, "plan")] == [
        [
            "1. Erase in shop",
            "restricted instead, as long as they have to be kept (Articles 17(3) and 18): Invoice (invoice)",
        ],
        ["2. Instruct books to restrict, and not to erase yet"],
        ["2. Instruct calls to erase"],
    ]
    duties = {row["recipient"][0]: row["duty"][0] for row in texts(document, "told")}
    assert duties["books"].startswith("instruct to restrict")
    assert duties["calls"].startswith("instruct to erase")
    (kept,) = texts(document, "kept")
    assert (kept["place"], kept["gone"]) == (["shop", "books"], ["2027-11-23, at the latest"])


def test_a_clock_that_may_be_of_a_law_is_told_as_unknown(tell: Tell) -> None:
    manifest = """
systems:
  box:
    subjects: [customer]
    backup: none
    fields: [{type: phone, retention: {period: P1Y, law: {unknown: who knows}}}]
"""
    document = tell(manifest)
    (horizon,) = cells(document, "horizon")
    assert horizon["gone"].lines[0].state is State.UNKNOWN
    assert texts(document, "plan")[0]["gone"] == ["box may have to keep: 1 year; law: unknown: who knows"]


def test_a_large_circle_is_counted(tell: Tell) -> None:
    systems = "\n".join(f"  s{number:02}: {{subjects: [customer], fields: [phone]}}" for number in range(13))
    flows = "\n".join(f"  f{one}: {{from: s{one:02}, to: s{(one + 1) % 13:02}, data: [phone]}}" for one in range(13))
    first, second = texts(tell(f"systems:\n{systems}\nflows:\n{flows}\n"), "plan")[0]["step"]
    assert first == "1. Erase in s00"
    assert second.endswith("s09, s10; others of this step: 2")


def test_recipients_by_category_are_among_those_to_notify(tell: Tell) -> None:
    rows = {row["recipient"][0]: row for row in texts(tell(KEEPING), "told")}
    assert rows["debt collectors"]["duty"][0].startswith("notify, unless")
    assert rows["debt collectors"]["data"] == ["Email address (email.address)"]


def test_groups_that_nobody_processes_for_are_told_like_any_other_recipient(tell: Tell) -> None:
    manifest = """
organization: {name: Clinic, country: SE}
parties:
  insurers: {name: Insurers, role: controller, group: true}
  practices: {name: Practices, role: controller, group: true}
systems: {files: {name: Files, subjects: [customer], fields: [phone]}}
activities: {booking: {role: processor, on_behalf_of: [practices], systems: [files]}}
flows:
  claims: {from: files, to: insurers, data: [phone]}
  results: {from: files, to: practices, data: [phone]}
"""
    assert [row["recipient"] for row in texts(tell(manifest), "told")] == [["Insurers"]]


def test_what_is_not_known_of_a_recipient_is_told_once(tell: Tell) -> None:
    manifest = """
organization: {name: Shop, country: SE}
parties:
  office: {name: Office, role: controller, country: SE}
  tax: {name: Tax agency, role: authority, country: SE}
systems: {files: {name: Files, subjects: [customer], fields: [phone]}}
flows:
  pay: {from: files, to: office, data: [phone]}
  report: {from: office, to: tax, data: [phone], subjects: [customer]}
"""
    (horizon,) = texts(tell(manifest), "horizon")
    assert sorted(horizon["others"]) == [
        "Office keeps what it receives: not recorded",
        "Tax agency keeps what it receives: not recorded",
    ]


def test_hosts_are_among_the_places(tell: Tell) -> None:
    manifest = """
systems: {box: {hosted_by: cloud, subjects: [customer], backup: none, fields: [phone]}}
parties: {cloud: {role: processor, subprocessors: [helper]}, helper: {role: sub-processor, retention: P5D}}
"""
    document = tell(manifest)
    (where,) = (table for table in document.tables if table.key == "where")
    assert [row.title for row in where.rows] == ["box", "cloud", "helper"]
    assert texts(document, "where")[1]["retention"] == ["as in the systems that it runs"]
    assert [row["step"] for row in texts(document, "plan")] == [
        ["1. Erase in box"],
        ["2. Have cloud see to it that helper erases"],
    ]


def test_a_store_that_an_activity_keeps_is_gone_when_that_is_over(tell: Tell) -> None:
    manifest = """
systems: {box: {subjects: [customer], fields: [phone, {type: phone, name: second}], backup: none}}
activities:
  books: {role: controller, subjects: [customer], data: [phone], systems: [box], retention: {period: P1Y, law: Act}}
"""
    document = tell(manifest)
    assert texts(document, "plan")[0]["gone"] == ["2027-11-23, at the latest"]
    assert texts(document, "kept")[0]["gone"] == ["2027-11-23, at the latest"]
    assert texts(document, "where")[0]["data"] == ["Telephone number (phone)"]


def test_each_place_tells_how_a_person_is_found_and_answered(tell: Tell) -> None:
    books = texts(tell(KEEPING), "where")[0]
    assert books["lookup"] == ["none"]
    assert books["access"] == ["unknown: nobody asked"]
    assert books["rectify"] == ["not recorded"]
    assert books["erase"] == ["ask the bookkeeper"]
    assert books["source"] == [
        "Billing address (address.billing): the data subject",
        "Email address (email.address): the credit agency",
    ]


def test_the_plan_ends_with_those_who_decide_themselves_and_the_backups(tell: Tell) -> None:
    plan = texts(tell(KEEPING), "plan")
    assert [row["step"][0] for row in plan] == [
        "1. Erase in Books",
        "2. Tell Tax agency of the erasure, unless it has the data for a particular inquiry only",
        "2. Tell debt collectors of the erasure",
        "3. Let the backups of Books run out",
    ]
    assert plan[0]["how"] == ["ask the bookkeeper", "manual; on Fridays"]
    assert plan[-1]["how"] == ["after a restore: the list of erasures is run again"]


def test_a_system_that_may_hold_more_is_told(tell: Tell) -> None:
    document = tell("systems: {box: {subjects: [customer], fields: [phone], backup: none}, attic: {name: Attic}}\n")
    assert texts(document, "perhaps") == [
        {"place": ["Attic"], "answer": ["what Attic holds, and of whom: not recorded"]}
    ]


def test_only_keys_that_the_language_has_are_named(tell: Tell) -> None:
    known = set(schema_text().replace('"', " ").replace(":", " ").split())
    for name in ("cloudkarafka", "chain", "circle"):
        keys = [row["key"][0] for row in texts(tell(name), "open_points")]
        assert keys
        assert {key.rsplit("/", 1)[1] for key in keys} <= known


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_it_is_told_in_every_language(tell: Tell, language: str) -> None:
    document = tell("circle", language=language)
    assert document.language == language
    assert document.title.startswith("Data of a person") is (language == "en")
    assert "2026-12-23" in texts(document, "horizon")[0]["gone"][0]


@pytest.mark.parametrize("name", ["webshop-flawed", "clinic", "everything", "tutoring", "minimal"])
def test_everybody_of_every_inventory_is_answered(tell: Tell, name: str) -> None:
    groups = people(load_texts(texts_of(name)))
    assert groups
    for group in groups:
        (horizon,) = texts(tell(name, group), "horizon")
        assert horizon["asked"] == ["2026-11-23"]
        assert horizon["gone"]


@pytest.mark.parametrize("name", sorted(set(HOSTILE) - REFUSED))
def test_hostile_names_stay_text(tell: Tell, name: str) -> None:
    written = json.dumps(HOSTILE[name], ensure_ascii=False)
    document = tell(f"systems:\n  box: {{name: {written}, subjects: [customer], fields: [phone]}}\n")
    (where,) = (table for table in document.tables if table.key == "where")
    assert where.rows[0].title.split() == HOSTILE[name].split()
