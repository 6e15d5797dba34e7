"""`pdmap transfers`."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from rich.cells import cell_len

from pdmap.app.record import writers

Run = Callable[..., CompletedProcess[str]]
Golden = Callable[[str, str | bytes], None]
ROOT = Path(__file__).parents[2]
CLOUD = str(ROOT / "inventories" / "cloudkarafka")
FLAWED = "shop"
"""The folder of a small shop, `SHOP`: four transfers, one of which has nothing open."""
SHOP = """\
organization: {name: Brambleway Boots B.V., country: NL}
parties:
  cartwheel:
    {name: Cartwheel Cloud Inc., role: processor, country: US, transfers: [{country: US, mechanisms: [privacy-shield]}]}
  mailpigeon:
    name: Mailpigeon Inc.
    role: processor
    country: US
    dpf: {status: active, scope: [non-hr], checked: 2026-06-01}
    subprocessors: [sendwell]
  sendwell: {role: sub-processor, country: FI}
  statkite: {name: Statkite, role: processor, country: worldwide}
  inkwell: {name: Inkwell Drukkers B.V., role: processor, country: NL, subprocessors: [tidypost]}
  tidypost: {name: Tidypost Pvt. Ltd., role: sub-processor, country: IN}
systems:
  webshop: {location: NL, subjects: [customer], fields: [email.address, ip_address]}
  order-archive: {location: NL, hosted_by: cartwheel, subjects: [customer], fields: [address.shipping]}
activities:
  newsletter: {role: controller, systems: [webshop]}
  statistics: {role: controller, systems: [webshop]}
flows:
  send-offers: {from: webshop, to: mailpigeon, data: [email.address], activity: newsletter}
  count-visits: {from: webshop, to: statkite, data: [ip_address], activity: statistics}
  print-labels: {from: order-archive, to: inkwell, data: [address.shipping]}
"""
EXPORTER = str(ROOT / "tests" / "documents" / "inventory" / "exporter.yaml")
TRACED = ROOT / "tests" / "questions" / "tracing" / "inventories"
SCHEMA = json.loads((ROOT / "schemas" / "transfers.schema.json").read_bytes())
HOSTILE = json.loads((ROOT / "tests" / "writers" / "hostile.json").read_text("utf-8"))
PLAIN = ("--as-of=2026-11-23", "--revision=none")


@pytest.fixture(autouse=True)
def shop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    (folder / FLAWED).mkdir()
    (folder / FLAWED / "a.yaml").write_text(SHOP, "utf-8")


def asked(run: Run, inventory: str, *arguments: str) -> dict[str, Any]:
    """Return what the command says to programs; two validators hold it to the schema."""
    ended = run("transfers", *arguments, "-i", inventory, "--as-of=2026-11-23", "-f", "json")
    assert ended.returncode == 0, ended.stderr
    content: dict[str, Any] = json.loads(ended.stdout)
    jsonschema.validate(content, SCHEMA)
    jsonschema_rs.validator_for(SCHEMA).validate(content)
    return content


def ids(content: dict[str, Any], law: str = "eu-gdpr") -> list[str]:
    return [each["id"] for found in content["registers"] if found["law"] == law for each in found["transfers"]]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("name", "inventory", "arguments"),
    [
        ("cloudkarafka", CLOUD, ()),
        ("open", FLAWED, ("--open",)),
        ("exporter", EXPORTER, ("party:cloudco",)),
        ("chain", str(TRACED / "chain.yaml"), ()),
        ("cycle", str(TRACED / "cycle.yaml"), ()),
    ],
)
def test_screens_are_as_they_were_read_by_eye(
    name: str, inventory: str, arguments: tuple[str, ...], pdmap: Run, golden: Golden
) -> None:
    ended = pdmap("transfers", *arguments, "-i", inventory, *PLAIN)
    assert ended.returncode == 0
    assert max(map(cell_len, ended.stdout.splitlines())) <= 80
    golden(f"transfers-{name}.txt", ended.stdout)


def test_answers_on_the_example_are_those_worked_out_by_hand(pdmap: Run) -> None:
    content = asked(pdmap, CLOUD)
    told = {
        each["id"]: (
            [
                f"{step['country']['code']} {step['sense']} {step['ground']} {step['chosen_by']}"
                for step in each["steps"]
            ],
            [f"{option['country']['code']} {option['ground']}" for option in each["options"]],
            each["open"],
        )
        for each in content["registers"][0]["transfers"]
    }
    assert told == {
        "hosting:brokers:aws": (
            ["SG transfer unknown customer", "US transfer unknown customer", "US reach unknown customer"],
            ["SG unknown", "SE inside", "US unknown"],
            ["mechanism_unknown", "access", "country"],
        ),
        "hosting:brokers:gcp": (
            ["US transfer unknown customer", "US reach unknown customer"],
            ["BE inside", "US unknown"],
            ["mechanism_unknown", "access", "country"],
        ),
        "hosting:brokers:azure": (
            ["GB transfer adequacy customer", "US reach unknown customer"],
            ["GB adequacy", "NL inside"],
            ["access", "country"],
        ),
    }
    unplaced = [each["id"] for each in content["unplaced"]]
    assert unplaced == ["console", "billing-records", "support-desk", "aws", "azure", "gcp", "paypal"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), "send-offers count-visits hosting:order-archive:cartwheel subprocessing:inkwell:tidypost"),
        (("country:US",), "hosting:order-archive:cartwheel send-offers"),
        (("party:inkwell",), "subprocessing:inkwell:tidypost"),
        (("activity:newsletter",), "send-offers"),
        (("data:ip_address",), "count-visits"),
        (("country:third,data:email",), "send-offers"),
        (("--open",), "hosting:order-archive:cartwheel count-visits subprocessing:inkwell:tidypost"),
        (("country:US", "--open"), "hosting:order-archive:cartwheel"),
        (("--exclude", "country:US"), "count-visits subprocessing:inkwell:tidypost"),
    ],
)
def test_selectors_find_the_transfers_that_a_reader_would_pick(
    pdmap: Run, arguments: tuple[str, ...], found: str
) -> None:
    assert sorted(ids(asked(pdmap, FLAWED, *arguments))) == sorted(found.split())


def test_a_certification_is_told_with_the_day_that_it_was_looked_up(pdmap: Run) -> None:
    (found,) = asked(pdmap, FLAWED, "party:mailpigeon")["registers"][0]["transfers"]
    told = {"state": "recorded", "status": "active", "scope": ["non-hr"], "checked": "2026-06-01", "note": ""}
    assert found["importers"][0]["certification"] == told
    assert found["steps"][0]["adequacy"]["applies"] is True
    shown = pdmap("transfers", "party:mailpigeon", "-i", FLAWED, *PLAIN).stdout
    assert "Data Privacy Framework: active" in shown
    assert "2026-06-01" in shown
    published = pdmap("transfers", "-i", FLAWED, *PLAIN, "--public", "-f", "markdown").stdout
    assert "Mailpigeon" in published
    assert "a.yaml:" not in published


def test_each_law_has_its_register(pdmap: Run) -> None:
    content = asked(pdmap, EXPORTER)
    assert [each["law"] for each in content["registers"]] == ["eu-gdpr", "uk-gdpr", "ch-fadp"]
    grounds = {
        each["law"]: {way["id"]: way["steps"][0]["ground"] for way in each["transfers"]}
        for each in content["registers"]
    }
    # Brazil has a decision of the Union alone; Finland is abroad for the United Kingdom and Switzerland.
    assert [grounds[law]["sick-notes"] for law in grounds] == ["adequacy", "none", "none"]
    assert ["subprocessing:cloudco:coolers" in grounds[law] for law in grounds] == [False, True, True]
    assert ["ads" in grounds[law] for law in grounds] == [True, False, True]


def test_a_sheet_has_a_row_for_each_country_and_no_formula(pdmap: Run, folder: Path) -> None:
    ended = pdmap("transfers", "-i", CLOUD, *PLAIN, "-o", "t.csv")
    assert (ended.returncode, ended.stdout) == (0, "")
    rows = list(csv.DictReader(io.StringIO((folder / "t.csv").read_text("utf-8-sig"))))
    assert [(row["transfer"], row["country"], row["sense"]) for row in rows][:3] == [
        ("hosting:brokers:aws", "SG", "transfer"),
        ("hosting:brokers:aws", "US", "transfer"),
        ("hosting:brokers:aws", "US", "reach"),
    ]
    assert len(rows) == 7
    (folder / "own").mkdir()
    (folder / "own" / "a.yaml").write_text(
        "systems: {s: {location: SE, fields: [email.address]}}\n"
        "parties: {p: {country: US, transfers: [{country: US, mechanisms: [scc], copy: '=HYPERLINK(1)'}]}}\n"
        "flows: {f: {from: s, to: p, data: [email.address]}}\n",
        "utf-8",
    )
    ended = pdmap("transfers", "-i", "own", *PLAIN, "-f", "csv")
    (row,) = csv.DictReader(io.StringIO(ended.stdout.removeprefix("\ufeff")))
    assert (row["copy"], row["mechanisms"], row["assessment"], row["open"]) == (
        "'=HYPERLINK(1)",
        "scc",
        "not_recorded",
        "assessment",
    )


@pytest.mark.parametrize("name", sorted({*writers()} - {"json", "csv"}))
def test_the_register_is_a_document_in_every_format(pdmap: Run, folder: Path, name: str) -> None:
    suffix = writers()[name].suffix
    ended = pdmap("transfers", "country:US", "-i", FLAWED, *PLAIN, "-o", f"t{suffix}")
    assert (ended.returncode, ended.stderr) == (0, f"pdmap: wrote t{suffix}\n")
    assert (folder / f"t{suffix}").stat().st_size > 500


def test_a_narrowed_document_says_so(pdmap: Run) -> None:
    told = pdmap("transfers", "country:US", "--open", "-i", FLAWED, *PLAIN, "-f", "markdown").stdout
    assert "Shown: 1 of 4, selected by: country:US; what has something open" in told


def test_the_text_speaks_the_language_that_was_asked_for(pdmap: Run) -> None:
    ended = pdmap("transfers", "-i", FLAWED, *PLAIN, "--lang", "de")
    assert ended.stdout.startswith("Verzeichnis der Übermittlungen in Drittländer: Brambleway Boots B.V.\n")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--fail-on=any",), 1),
        (("--fail-on=mechanism",), 1),
        (("--fail-on=assessment",), 0),
        (("--fail-on=assessment,mechanism",), 1),
        (("send-offers", "--fail-on=any"), 2),
        (("party:mailpigeon", "--fail-on=any"), 0),
        ((), 0),
    ],
)
def test_only_a_gate_that_is_asked_for_ends_with_one(pdmap: Run, arguments: tuple[str, ...], code: int) -> None:
    ended = pdmap("transfers", *arguments, "-i", FLAWED, *PLAIN)
    assert ended.returncode == code
    assert ("stopped by --fail-on: " in ended.stderr) == (code == 1)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("mailpidgeon",), "SELECTOR `mailpidgeon`: column 1: nothing is called mailpidgeon; did you mean mailpigeon?"),
        (("contry:US",), "no method is called contry; did you mean country:US?"),
        (("*", "--exclude", "webshp"), "--exclude `webshp`: column 1: nothing is called webshp; did you mean webshop?"),
        (("--fail-on=mechanisms",), "--fail-on is `mechanisms`; did you mean `mechanism`?"),
        (("--format=word",), "--format is `word`; "),
        (("--lang=xx",), "--lang is `xx`; "),
        (("--public", "--format=csv"), "--public is for documents: csv names the places in the manifests"),
        (("--as-of=soon",), "soon"),
    ],
)
def test_a_mistake_is_one_line(pdmap: Run, arguments: tuple[str, ...], told: str) -> None:
    ended = pdmap("transfers", *arguments, "-i", FLAWED)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
    assert told in ended.stderr


def test_nothing_found_is_an_answer_with_a_reason(pdmap: Run) -> None:
    for arguments, reason in (
        (("sendwell",), "SELECTOR `sendwell`: no transfer is meant"),
        (("party:mailpigeon", "--open"), "no transfer that is meant has something open"),
    ):
        ended = pdmap("transfers", *arguments, "-i", FLAWED, *PLAIN)
        assert ended.returncode == 0
        assert ended.stderr == f"pdmap: {reason}\n"
    ended = pdmap("transfers", "-i", str(TRACED / "cycle.yaml"), *PLAIN)
    assert (ended.returncode, ended.stderr) == (0, "pdmap: no transfer to a third country is known\n")


@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown"])
def test_what_does_not_fit_the_language_is_told_in_every_format(pdmap: Run, folder: Path, form: str) -> None:
    manifest = folder / FLAWED / "a.yaml"
    manifest.write_text(SHOP.replace("country: FI}", "country: FI, contry: SE}"), "utf-8")
    ended = pdmap("transfers", "-i", FLAWED, *PLAIN, "-f", form)
    assert ended.returncode == 1
    assert "left out" in ended.stderr
    assert "mailpigeon" in ended.stdout.casefold()


def test_a_manifest_is_never_written_over(pdmap: Run, folder: Path) -> None:
    (folder / "own").mkdir()
    manifest = folder / "own" / "a.yaml"
    manifest.write_bytes((TRACED / "chain.yaml").read_bytes())
    ended = pdmap("transfers", "-i", "own", "-f", "json", "-o", "own/a.yaml")
    assert (ended.returncode, manifest.read_bytes()) == (2, (TRACED / "chain.yaml").read_bytes())
    assert "is a manifest of the inventory" in ended.stderr


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_names_harm_no_terminal_and_fit_the_schema(text: str, pdmap: Run, folder: Path) -> None:
    quoted = json.dumps(text, ensure_ascii=False)
    (folder / "own").mkdir()
    (folder / "own" / "a.yaml").write_text(
        f"systems: {{s: {{name: {quoted}, location: SE, fields: [email.address]}}}}\n"
        f"parties: {{p: {{name: {quoted}, country: US, access_from: {{unknown: {quoted}}}}}}}\n"
        "flows: {f: {from: s, to: p, data: [email.address]}}\n",
        "utf-8",
    )
    ended = pdmap("transfers", "-i", "own")
    assert ended.returncode == 0
    assert max(map(cell_len, ended.stdout.splitlines())) <= 80
    assert not set(ended.stdout) & set("\x1b\x07\r\u202e\u200b")
    assert ids(asked(pdmap, "own")) == ["f"]


def test_an_empty_selection_is_not_told_as_no_transfer(pdmap: Run) -> None:
    shown = pdmap("transfers", "country:NL", "-i", FLAWED, *PLAIN).stdout
    assert "Shown: 0 of 4, selected by: country:NL" in shown
    assert "No transfer to a third country matches the selection." in shown
    assert "No way of the data" not in shown


def test_what_begins_later_stands_apart_and_stops_no_gate(pdmap: Run, folder: Path) -> None:
    (folder / "later.yaml").write_text("""\
parties: {us: {name: UsCo, role: processor, country: US, active_from: 2028-01-01}}
systems: {s: {name: S, hosted_by: none, location: DE, subjects: [customer], fields: [phone]}}
flows: {f: {from: s, to: us, data: [phone]}}
""")
    shown = pdmap("transfers", "-i", "later.yaml", *PLAIN, "--fail-on=mechanism")
    assert shown.returncode == 0
    assert "Ways: 0;" in shown.stdout
    assert "Begins later: 1" in shown.stdout
    assert "begins 2028-01-01" in shown.stdout
    found = json.loads(pdmap("transfers", "-i", "later.yaml", *PLAIN, "--format=json").stdout)
    jsonschema.validate(found, SCHEMA)
    (way,) = found["registers"][0]["transfers"]
    assert (way["is_planned"], way["begins"]) == (True, "2028-01-01")
    sheet = pdmap("transfers", "-i", "later.yaml", *PLAIN, "--format=csv").stdout.lstrip("\ufeff")
    assert [row["begins"] for row in csv.DictReader(io.StringIO(sheet))] == ["2028-01-01"]
    assert pdmap("transfers", "-i", "later.yaml", "--as-of=2028-01-01", "--fail-on=mechanism").returncode == 1
