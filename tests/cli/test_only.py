"""`pdmap validate --only` and `pdmap records --only`."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema
import pytest

from pdmap.app.record import templates
from pdmap.documents.languages import LANGUAGES

Run = Callable[..., CompletedProcess[str]]
ROOT = Path(__file__).parents[2]
FLAWED = str(ROOT / "inventories" / "webshop-flawed")
FINDINGS = json.loads((ROOT / "schemas" / "findings.schema.json").read_bytes())
RECORD = json.loads((ROOT / "schemas" / "record.schema.json").read_bytes())
MANIFEST = """\
organization: {name: Exempel AB, country: SE}
parties: {bank: {role: recipient, country: DE}, mailer: {role: processor, country: DE}}
systems:
  till: {location: SE, subjects: [customer], fields: [card.pan]}
  letters: {location: SE, subjects: [customer], fields: [email.address]}
activities:
  sell: {name: Sälj, role: controller, systems: [till], recipients: [bank]}
  write: {role: controller, systems: [letters]}
  host: {role: processor}
flows: {pay: {from: till, to: bank, data: [card.pan], activity: sell}}
"""


@pytest.fixture(autouse=True)
def inventory(folder: Path) -> Path:
    path = folder / "shop" / "a.yaml"
    path.parent.mkdir()
    path.write_text(MANIFEST, "utf-8")
    return path


def found(run: Run, *arguments: str) -> dict[str, list[dict[str, str]]]:
    content = json.loads(run("validate", FLAWED, "--as-of", "2026-11-23", "-f", "json", *arguments).stdout)
    jsonschema.validate(content, FINDINGS)
    return {"findings": content["findings"], "adjustments": content["adjustments"]}


def test_findings_are_those_of_the_whole_run_on_what_is_selected(pdmap: Run) -> None:
    whole = found(pdmap)["findings"]
    part = found(pdmap, "--only", "party:inkwell")
    addresses = {each["address"].split("/")[0] + "/" + each["address"].split("/")[1] for each in part["findings"]}
    assert addresses == {"flows/print-labels", "activities/catalog", "parties/inkwell"} & addresses
    assert part["findings"] == [each for each in whole if each["address"].startswith(tuple(addresses))]
    assert 0 < len(part["findings"]) < len(whole)
    (adjustment,) = [each for each in part["adjustments"] if each["name"] == "only"]
    left_out = len(whole) - len(part["findings"])
    assert adjustment["value"] == f"party:inkwell; {left_out} findings on other parts not shown"


def test_every_finding_on_an_object_is_found_by_all_selected_together(pdmap: Run) -> None:
    whole = found(pdmap)["findings"]
    everything = found(pdmap, "--only", "*")["findings"]
    assert everything == [each for each in whole if each["address"].split("/")[0] not in {"organization", "breaches"}]


def test_what_is_left_out_and_what_is_kept_are_together_all_findings(pdmap: Run) -> None:
    whole = found(pdmap)["findings"]
    part, rest = (found(pdmap, option, "party:inkwell")["findings"] for option in ("--only", "--exclude"))
    assert part
    assert [each for each in whole if each not in part] == rest
    assert {each["address"].split("/")[0] for each in rest} >= {"organization"}


def test_something_is_left_out_of_what_is_selected(pdmap: Run) -> None:
    every, one = (found(pdmap, "--only", selector)["findings"] for selector in ("kind:party", "party:inkwell"))
    part = found(pdmap, "--only", "kind:party", "--exclude", "party:inkwell")
    assert part["findings"] == [each for each in every if each not in one]
    assert 0 < len(part["findings"]) < len(every)
    (adjustment,) = [each for each in part["adjustments"] if each["name"] == "only"]
    assert adjustment["value"].startswith("kind:party, without party:inkwell; ")


def test_a_record_without_an_activity_says_so(pdmap: Run) -> None:
    text = pdmap("records", "shop", "--exclude", "activity:write", "--role", "controller").stdout
    assert "shows 2 of the 3 processing activities" in text
    assert "the selector *, without activity:write selects" in text.replace("\\*", "*")
    assert "Sälj" in text


@pytest.mark.parametrize("command", ["validate", "records"])
def test_who_leaves_everything_out_is_told(command: str, pdmap: Run) -> None:
    ended = pdmap(command, "shop", "--exclude", "*")
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
    assert "--exclude `*`: nothing is left of" in ended.stderr


def test_the_summary_says_what_is_shown_and_the_exit_code_follows_it(pdmap: Run) -> None:
    part = pdmap("validate", "shop", "--only", "system:till", "-f", "concise").stdout
    assert "`only` is system:till; " in part
    assert "letters" not in part.partition("`only`")[0]
    assert "`only`" not in pdmap("validate", "shop", "-f", "concise").stdout
    assert pdmap("validate", FLAWED, "--only", "party:inkwell", "-f", "concise").returncode == 1
    assert pdmap("validate", FLAWED, "--only", "kind:subject", "-f", "concise").returncode == 0
    assert pdmap("validate", FLAWED, "-f", "concise").returncode == 1


@pytest.mark.parametrize("command", ["validate", "records"])
@pytest.mark.parametrize(
    ("selector", "told"),
    [
        ("tlil", "--only `tlil`: column 1: nothing is called tlil; did you mean till?"),
        (
            "role:controller",
            "nothing is selected: the inventory has nothing of role:controller",
        ),
        ("\x1b[31mtill", "nothing is called"),
    ],
)
def test_who_selects_nothing_is_told_and_passes_no_gate(command: str, selector: str, told: str, pdmap: Run) -> None:
    ended = pdmap(command, "shop", "--only", selector)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
    assert told in ended.stderr
    assert "\x1b" not in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["validate", "shop", "--fix"], "--only shows a part"),
        (["validate", "shop", "--diff"], "--only shows a part"),
        (["records", "shop", "--check"], "--only writes a part of the record; --check"),
        (["records", "shop", "--bundle", "b.zip"], "--only writes a part of the record; --bundle"),
    ],
)
@pytest.mark.parametrize("option", ["--only", "--exclude"])
def test_what_is_for_the_whole_takes_no_part(
    arguments: list[str], told: str, option: str, pdmap: Run, folder: Path
) -> None:
    ended = pdmap(*arguments, option, "till")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert told.replace("--only", option) in ended.stderr
    assert not (folder / "b.zip").exists()


def test_a_record_of_a_part_says_of_what_it_is_one(pdmap: Run) -> None:
    whole = json.loads(pdmap("records", "shop", "--role", "controller", "-f", "json").stdout)
    part = json.loads(pdmap("records", "shop", "--only", "bank", "-f", "json").stdout)
    jsonschema.validate(part, RECORD)
    assert (whole["metadata"]["selection"], part["metadata"]["selection"]) == ("", "bank")
    text = pdmap("records", "shop", "--only", "bank").stdout
    assert "**A part only**: This document shows 1 of the 3 processing activities of the inventory" in text
    assert "those that the selector bank selects, and those that use what it selects. The others are left out." in text
    assert "Sälj" in text
    assert "write" not in text
    assert "A part only" not in pdmap("records", "shop", "--role", "controller").stdout


def test_several_selectors_are_together_one(pdmap: Run) -> None:
    text = pdmap("records", "shop", "--only", "bank", "--only", "letters", "--role", "controller").stdout
    assert "shows 2 of the 3 processing activities" in text
    assert "the selector bank letters selects" in text


def test_the_register_that_is_written_is_that_of_what_is_selected(pdmap: Run, folder: Path) -> None:
    assert pdmap("records", "shop", "--only", "activity:host", "-o", "r.md").returncode == 0
    assert [path.name for path in folder.glob("r*.md")] == ["r-processor.md"]


def test_who_selects_no_activity_is_told(pdmap: Run) -> None:
    ended = pdmap("records", "shop", "--only", "mailer")
    assert ended.stderr == "pdmap: --only `mailer`: no activity is selected, nor uses what is selected\n"
    assert ended.returncode == 2


@pytest.mark.parametrize("template", sorted(templates()))
def test_every_template_says_that_it_is_a_part(template: str, pdmap: Run) -> None:
    cloud = str(ROOT / "inventories" / "cloudkarafka")
    for role, selector in (("controller", "party:paypal"), ("processor", "activity:broker-hosting")):
        ended = pdmap("records", cloud, "--template", template, "--role", role, "--only", selector)
        assert ended.returncode == 0, ended.stderr
        assert "A part only" in ended.stdout


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_says_that_it_is_a_part(language: str, pdmap: Run) -> None:
    ended = pdmap("records", "shop", "--only", "bank", "--lang", language, "-f", "json")
    about = next(block for block in json.loads(ended.stdout)["blocks"] if block.get("key") == "about")
    texts = [
        line["text"]
        for row in about["rows"]
        for cell in row["cells"].values()
        for line in cell["lines"]
        if "bank" in line["text"]
    ]
    assert len(texts) == 1
    assert "1" in texts[0]
    assert "3" in texts[0]
