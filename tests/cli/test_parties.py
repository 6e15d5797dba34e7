"""`pdmap parties`: the table in three formats, and the page for the public."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import jsonschema
import pytest
from rich.cells import cell_len

Run = Callable[..., CompletedProcess[str]]
Golden = Callable[[str, str], None]
ROOT = Path(__file__).parents[2]
CLOUD, FLAWED = (str(ROOT / "inventories" / name) for name in ("cloudkarafka", "webshop-flawed"))
SCHEMA = json.loads((ROOT / "schemas" / "parties.schema.json").read_bytes())
HOSTILE = json.loads((ROOT / "tests" / "writers" / "hostile.json").read_text("utf-8"))
DAY = ("--as-of", "2026-11-23")


@pytest.fixture(autouse=True)
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def rows(run: Run, *arguments: str, path: str = CLOUD) -> dict[str, dict[str, Any]]:
    ended = run("parties", *arguments, "-i", path, "-f", "json", *DAY)
    assert ended.returncode == 0, ended.stderr
    content = json.loads(ended.stdout)
    jsonschema.validate(content, SCHEMA)
    return {each["id"]: each for each in content["parties"]}


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("cloud", ["-i", CLOUD, "--role", "sub-processor"]), ("flawed", ["-i", FLAWED, "--role", "processor"])],
)
def test_screens_of_the_examples_are_as_they_were_read_by_eye(
    name: str, arguments: list[str], pdmap: Run, golden: Golden
) -> None:
    ended = pdmap("parties", *arguments, *DAY)
    assert ended.returncode == 0
    assert max(map(cell_len, ended.stdout.splitlines())) <= 80
    golden(f"parties-{name}.txt", ended.stdout)


def test_a_party_is_told_as_worked_out_by_hand(pdmap: Run) -> None:
    pigeon = rows(pdmap, "mailpigeon", path=FLAWED)["mailpigeon"]
    assert pigeon["roles"] == ["processor"]
    assert pigeon["country"]["values"] == ["United States"]
    assert (pigeon["contract"]["values"], pigeon["engages"]["values"]) == (["signed"], ["sendwell"])
    assert rows(pdmap, "sendwell", path=FLAWED)["sendwell"]["engaged_by"] == ["mailpigeon"]
    cartwheel = rows(pdmap, "cartwheel", path=FLAWED)["cartwheel"]
    assert cartwheel["mechanisms"] == [{"country": "US", "ground": "none", "mechanisms": ["privacy-shield"]}]
    assert cartwheel["places"]["values"] == ["Ireland"]
    assert rows(pdmap, "inkwell", path=FLAWED)["inkwell"]["notice"]["values"] == ["30 days"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ([], "aws azure gcp hosting-customers other-provider-customers paypal"),
        (["--role", "recipient"], "paypal"),
        (["--role", "recipient", "--role", "controller"], "hosting-customers other-provider-customers paypal"),
        (["country:US"], "aws azure gcp"),
        (["country:US", "--exclude", "aws"], "azure gcp"),
        (["data:financial"], "paypal"),
    ],
)
def test_parties_are_narrowed_by_roles_and_selectors(arguments: list[str], found: str, pdmap: Run) -> None:
    assert " ".join(rows(pdmap, *arguments)) == found


def test_nothing_found_is_told_and_is_no_error(pdmap: Run) -> None:
    ended = pdmap("parties", "console", "-i", CLOUD)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "pdmap: no party is selected\n")
    ended = pdmap("parties", "aws", "--role", "recipient", "-i", CLOUD)
    assert (ended.returncode, ended.stderr) == (0, "pdmap: no party of this role is selected\n")


def test_a_sheet_has_a_row_for_each_party(pdmap: Run) -> None:
    ended = pdmap("parties", "-i", CLOUD, "-f", "csv", *DAY)
    found = list(csv.DictReader(io.StringIO(ended.stdout.removeprefix("\ufeff"))))
    assert [row["id"] for row in found] == list(rows(pdmap))
    assert found[0]["contract"] == "signed"
    assert found[0]["mechanisms"] == "SG: unknown; US: unknown"


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_the_page_is_the_document_for_the_public(form: str, pdmap: Run) -> None:
    page = pdmap("parties", "-i", CLOUD, "-f", form, "--lang", "fr", *DAY)
    document = pdmap("document", "subprocessors", CLOUD, "-f", form, "--lang", "fr", "--public", *DAY)
    assert (page.returncode, page.stdout) == (document.returncode, document.stdout)
    assert "Sous-traitants ultérieurs" in page.stdout
    assert "parties.yaml" not in page.stdout


def test_the_name_of_a_file_asks_for_a_format(pdmap: Run, folder: Path) -> None:
    starts = {"a.pdf": b"%PDF", "a.html": b"<!", "a.json": b"{", "a.csv": b"\xef\xbb\xbfid,", "a.txt": b"6 p"}
    for name, start in starts.items():
        assert pdmap("parties", "-i", CLOUD, "-o", name, *DAY).returncode == 0
        assert (folder / name).read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-f", "htm"], "--format is `htm`; did you mean `html`?"),
        (["--role", "procesor"], "--role is `procesor`; did you mean `processor`?"),
        (["-f", "html", "aws"], "the page names all sub-processors: leave selectors, --exclude and --role out"),
        (["nobody"], "SELECTOR `nobody`: "),
        (["--lang", "tlh", "-f", "html"], "--lang is `tlh`; "),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(arguments: list[str], message: str, pdmap: Run) -> None:
    ended = pdmap("parties", "-i", CLOUD, *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"pdmap: {message}")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_of_an_author_harms_a_screen_a_sheet_or_json(name: str, pdmap: Run, folder: Path) -> None:
    party = {"name": HOSTILE[name], "service": HOSTILE[name], "role": "processor", "replaces": HOSTILE[name]}
    (folder / "hostile").mkdir()
    (folder / "hostile/a.yaml").write_text(json.dumps({"parties": {"p": party}}, ensure_ascii=False), "utf-8")
    screen = pdmap("parties", "-i", "hostile")
    assert screen.returncode == 0
    assert not {"\x1b", "\u202e", "\r"} & set(screen.stdout)
    assert max(map(cell_len, screen.stdout.splitlines())) <= 80
    sheet = pdmap("parties", "-i", "hostile", "-f", "csv").stdout.removeprefix("\ufeff")
    (row,) = csv.DictReader(io.StringIO(sheet, newline=""))
    assert not row["name"].lstrip().startswith(("=", "+", "-", "@", "\uff1d"))
    assert rows(pdmap, path="hostile")["p"]["replaces"]
