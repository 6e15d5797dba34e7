import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.app.schema import schema_text
from pdmap.documents.document import Document, Paragraph, State
from pdmap.documents.languages import LANGUAGES
from pdmap.documents.words import ENGLISH
from pdmap.writers import markdown

Tell = Callable[..., Document]
HOSTILE = json.loads((Path(__file__).parents[2] / "writers" / "hostile.json").read_text("utf-8"))
REFUSED = {"turned around", "control", "noncharacter", "carriage return"}
"""Texts with characters that no manifest may have, or that YAML reads as something else."""
AWARE = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))

SWISS = """
organization: {name: Chalet AG, country: CH, regimes: [ch-fadp]}
systems: {shop: {location: CH, subjects: [customer], fields: [email.address]}}
"""
SERVANT = """
organization: {name: Host AB, country: SE, regimes: [eu-gdpr]}
parties: {client: {name: Client, role: controller, contact: {email: privacy@client.example}}}
systems: {box: {location: SE, subjects: [customer], fields: [email.address]}}
activities:
  host: {name: Hosting, role: processor, systems: [box], on_behalf_of: [client], categories_of_processing: [hosting]}
"""


def table(document: Document, key: str) -> list[list[list[str]]]:
    """Return the texts of a table, by row and cell."""
    (found,) = (each for each in document.tables if each.key == key)
    return [[[line.text for line in cell.lines] for cell in row.cells] for row in found.rows]


def tasks(document: Document) -> list[str]:
    return [row[0][0] for row in table(document, "first")]


@pytest.mark.parametrize(("name", "places"), [("cloudkarafka", ("console", "brokers")), ("chain", ("shop",))])
def test_a_breach_reads_as_it_did(
    tell: Tell, golden: Callable[[str, str | bytes], None], name: str, places: tuple[str, ...]
) -> None:
    golden(f"{name}-breach.md", markdown.write(tell(name, *places, aware_at=AWARE)))


def test_the_first_step_locks_what_the_credentials_open(tell: Tell) -> None:
    document = tell("chain", "shop")
    assert tasks(document)[0] == "Revoke or change the credentials that were there, and look at what else they may open"
    assert table(document, "first")[0][2] == [
        "Shop: Password (password)",
        "Portal: Password (password) is there as well",
    ]


def test_what_is_still_to_be_told_is_not_called_answered(tell: Tell) -> None:
    assert Paragraph(ENGLISH.incident_still_open) in tell("chain", "shop").blocks
    assert Paragraph(ENGLISH.no_open_points) not in tell("chain", "shop").blocks
    assert Paragraph(ENGLISH.incident_still_open) not in tell(SWISS, "shop").blocks


def test_the_72_hours_end_three_days_after_the_organization_became_aware(tell: Tell) -> None:
    document = tell("circle", "store", aware_at=AWARE)
    assert table(document, "first")[0][1][0] == "2026-11-25 09:30+01:00: the 72 hours end"
    assert table(document, "summary")[0][0] == ["2026-11-22 09:30+01:00"]


def test_without_a_moment_the_law_says_by_when(tell: Tell) -> None:
    assert "72 hours" in table(tell("circle", "store"), "first")[0][1][0]


def test_whoever_the_data_went_to_is_warned_nearest_first(tell: Tell) -> None:
    document = tell("chain", "shop")
    assert [text for text in table(document, "first")[-2][2] if ":" not in text] == [
        "First",
        "Second",
        "Third",
        "Fourth",
    ]
    assert table(document, "reached")[-1][4] == ["Shop → First → Second → Third → Fourth"]


def test_both_ways_of_a_diamond_are_told(tell: Tell) -> None:
    ways = {row[0][0]: row[4] for row in table(tell("diamond", "store"), "reached")}
    assert ways == {
        "Left": ["Store → Left"],
        "Right": ["Store → Right"],
        "Meeting": ["Store → Left → Meeting"],
    }


def test_a_circle_is_followed_once(tell: Tell) -> None:
    ways = {row[0][0]: row[4] for row in table(tell("circle", "ping"), "reached")}
    assert ways == {"Pong": ["Ping → Pong"]}


def test_what_is_still_to_be_told_names_a_key_or_a_person(tell: Tell) -> None:
    rows = {row[0][0]: row[2] for row in table(tell("chain", "shop"), "notification")}
    assert rows["(a) Nature of the breach"][1:] == ["key: breaches/*/facts", "ask: Head of sales (Shop, Sales)"]
    assert rows["(b) Data protection officer or other contact point"] == ["who answers questions about this breach"]


def test_every_key_that_is_named_is_one_of_the_language(tell: Tell) -> None:
    properties = set(json.dumps(json.loads(schema_text())).replace('"', " ").replace(":", " ").split())
    texts = [text for row in table(tell("cloudkarafka", "console"), "notification") for text in row[2]]
    keys = [text.removeprefix("key: ") for text in texts if text.startswith("key: ")]
    assert "organization/dpo/contact" in keys
    assert {key.rsplit("/", 1)[1] for key in keys} <= properties


def test_silence_is_not_nothing(tell: Tell) -> None:
    manifest = "systems:\n  box: {name: Box, fields: {unknown: nobody looked}}\n"
    document = tell(manifest, "box")
    assert table(document, "exposed") == [
        [["Box"], ["what Box holds: unknown: nobody looked"], ["not recorded"], ["not recorded"]]
    ]
    signs = next(each for each in document.tables if each.key == "signs")
    assert {line.state for row in signs.rows[:8] for line in row.cells[1].lines} == {State.UNKNOWN}


def test_swiss_law_asks_for_no_72_hours_and_no_elements_of_the_gdpr(tell: Tell) -> None:
    document = tell(SWISS, "shop", aware_at=AWARE)
    assert tasks(document)[:2] == [
        "Report to the Swiss commissioner, where a high risk is likely (Art. 24(1) FADP)",
        "Tell the people concerned, where they need it for protection or the commissioner asks it (Art. 24(4) FADP)",
    ]
    assert "notification" not in {each.key for each in document.tables}


def test_a_processor_tells_its_controllers_and_no_authority(tell: Tell) -> None:
    document = tell(SERVANT, "box")
    assert tasks(document) == ["Tell the controllers on whose behalf the data are processed (Art. 33(2) GDPR)"]
    assert table(document, "first")[0][2] == ["Client", "by: Hosting", "contact: privacy@client.example"]


def test_numbers_are_known_where_the_register_counted_them(tell: Tell) -> None:
    manifest = """
systems: {box: {subjects: [customer], fields: [phone]}, other: {subjects: [customer], fields: [phone]}}
breaches:
  spring: {name: The break-in, aware: 2026-04-01, systems: [box], subjects_count: 1200}
"""
    counted = "1200, as counted for the breach The break-in"
    assert counted in table(tell(manifest, "box"), "notification")[1][1]
    assert counted not in table(tell(manifest, "other"), "notification")[1][1]


def test_several_places_are_told_together_and_once(tell: Tell) -> None:
    assert tell("chain", "shop", "portal", "shop").title == "Personal data breach at Portal, Shop: Chain AB"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_it_is_told_in_every_language(tell: Tell, language: str) -> None:
    document = tell("chain", "shop", language=language)
    assert document.language == language
    assert document.title.endswith("Chain AB")
    assert ("Personal data breach" in document.title) is (language == "en")


@pytest.mark.parametrize("name", sorted(set(HOSTILE) - REFUSED))
def test_hostile_names_stay_text(tell: Tell, name: str) -> None:
    written = json.dumps(HOSTILE[name], ensure_ascii=False)
    (told,) = table(tell(f"systems:\n  box: {{name: {written}, fields: [password]}}\n", "box"), "exposed")[0][0]
    assert told.split() == HOSTILE[name].split()
