"""`pdmap query`."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema
import pytest
from rich.cells import cell_len

Run = Callable[..., CompletedProcess[str]]
Golden = Callable[[str, str], None]
ROOT = Path(__file__).parents[2]
CLOUD = str(ROOT / "inventories" / "cloudkarafka")
SCHEMA = json.loads((ROOT / "schemas" / "query.schema.json").read_bytes())
HOSTILE = json.loads((ROOT / "tests" / "writers" / "hostile.json").read_text("utf-8"))
MANIFEST = """\
organization: {name: A, country: DE}
parties: {bureau: {role: processor, country: {unknown: asked, owner: legal}}, quiet: {}}
systems:
  shop: {kind: application, owner: none, location: DE, subjects: [customer], fields: [name.full]}
  ward: {kind: datastore, fields: none}
activities: {sell: {role: controller, owner: sales, systems: [shop], data: [name.full]}}
flows: {score: {from: shop, to: bureau, data: [name.full], activity: sell}}
"""


@pytest.fixture(autouse=True)
def inventory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COLUMNS", "80")
    path = folder / "shop" / "a.yaml"
    path.parent.mkdir()
    path.write_text(MANIFEST, "utf-8")
    return path


def objects(run: Run, *arguments: str, path: str = "shop") -> list[tuple[str, str]]:
    ended = run("query", *arguments, "-i", path, "-f", "json")
    assert ended.returncode == 0, ended.stderr
    content = json.loads(ended.stdout)
    jsonschema.validate(content, SCHEMA)
    return [(each["kind"], each["id"]) for each in content["objects"]]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("billing", ["activity:billing"]),
        ("financial", ["data:financial", "--exclude", "kind:subject"]),
        ("abroad", ["country:third", "--kind", "party", "--kind", "system"]),
    ],
)
def test_screens_of_the_example_are_as_they_were_read_by_eye(
    name: str, arguments: list[str], pdmap: Run, golden: Golden
) -> None:
    ended = pdmap("query", *arguments, "-i", CLOUD, "--as-of", "2026-11-23")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert max(map(len, ended.stdout.splitlines())) <= 80
    golden(f"query-{name}.txt", ended.stdout)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        # Worked out by hand from the manifests.
        (["data:financial", "-k", "party"], "party:paypal"),
        (["data:financial", "-k", "flow"], "flow:billing-details flow:payments"),
        (["console+1", "-k", "party", "-k", "system"], "system:console"),
        (
            ["+paypal", "--exclude", "kind:subject"],
            "system:billing-records party:paypal activity:billing flow:payments",
        ),
        (["role:sub-processor,country:US", "-k", "party"], "party:aws party:azure party:gcp"),
    ],
)
def test_answers_on_the_example_are_those_worked_out_by_hand(arguments: list[str], found: str, pdmap: Run) -> None:
    assert [f"{kind}:{id_}" for kind, id_ in objects(pdmap, *arguments, path=CLOUD)] == found.split()


def test_everything_is_found_without_a_selector_and_parts_are_left_out(pdmap: Run) -> None:
    assert objects(pdmap) == objects(pdmap, "*")
    assert len(objects(pdmap)) == 6
    assert objects(pdmap, "*", "--exclude", "shop") == [
        ("system", "ward"),
        ("party", "bureau"),
        ("party", "quiet"),
    ]
    assert objects(pdmap, "bureau", "ward", "-k", "system", "-k", "party") == [("system", "ward"), ("party", "bureau")]


def test_three_kinds_of_emptiness_are_told_apart(pdmap: Run) -> None:
    found = {each["id"]: each for each in json.loads(pdmap("query", "-i", "shop", "-f", "json").stdout)["objects"]}
    states = {name: {key: found[name][key]["state"] for key in ("countries", "data", "owner")} for name in found}
    assert states["bureau"] == {"countries": "unknown", "data": "recorded", "owner": "not_asked"}
    assert states["shop"] == {"countries": "recorded", "data": "recorded", "owner": "none"}
    assert states["ward"] == {"countries": "not_recorded", "data": "none", "owner": "not_recorded"}
    assert found["bureau"]["countries"]["note"] == "unknown: asked; to be found out by legal"
    text = pdmap("query", "-i", "shop").stdout
    for told in ("place unknown", "place not", "owner none", "owner not"):
        assert told in text


def test_a_sheet_has_all_columns_and_no_formula(pdmap: Run, inventory: Path) -> None:
    inventory.write_text(MANIFEST.replace("owner: sales", "owner: '=HYPERLINK(1)'"), "utf-8")
    ended = pdmap("query", "-i", "shop", "-o", "q.csv")
    assert (ended.returncode, ended.stdout) == (0, "")
    text = (Path.cwd() / "q.csv").read_text("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert rows["sell"] == {
        "kind": "activity",
        "id": "sell",
        "name": "",
        "what": "controller",
        "countries": "Germany",
        "data": "name.full",
        "activities": "",
        "owner": "'=HYPERLINK(1)",
        "source": "a.yaml:6",
        "elsewhere": "",
    }


def test_an_empty_answer_says_why_and_is_no_failure(pdmap: Run) -> None:
    ended = pdmap("query", "role:processor,country:US", "-i", "shop")
    assert (ended.returncode, ended.stdout) == (0, "")
    assert ended.stderr.startswith("pdmap: SELECTOR `role:processor,country:US`: nothing is selected: ")
    assert json.loads(pdmap("query", "country:US", "-i", "shop", "-f", "json").stdout)["objects"] == []
    ended = pdmap("query", "quiet", "-k", "flow", "-i", "shop")
    assert ended.stderr == "pdmap: what is selected holds no flow\n"
    ended = pdmap("query", "shop", "--exclude", "*", "-i", "shop")
    assert ended.stderr == "pdmap: --exclude `*`: nothing is left of 3 objects\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["wrad"], "SELECTOR `wrad`: column 1: nothing is called wrad; did you mean ward?"),
        (["shop vendor:x"], "column 6: no method is called vendor"),
        (["shop", "--exclude", "bureu"], "--exclude `bureu`: column 1: nothing is called bureu; did you mean bureau?"),
        (["-k", "sytem"], "--kind is `sytem`; did you mean `system`?"),
        (["-f", "xlsx"], "--format is `xlsx`"),
        (["-o", "shop/a.yaml"], "is a manifest of the inventory"),
    ],
)
def test_a_mistake_is_one_line(arguments: list[str], told: str, pdmap: Run) -> None:
    ended = pdmap("query", *arguments, "-i", "shop", *(["-f", "text"] if "-o" in arguments else []))
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
    assert told in ended.stderr


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_names_harm_no_terminal_and_fit_the_schema(text: str, pdmap: Run, inventory: Path) -> None:
    quoted = json.dumps(text, ensure_ascii=False)
    said = f"name: {quoted}, owner: {quoted}, location: {{unknown: {quoted}}}, fields: [name.full]"
    inventory.write_text(f"systems: {{shop: {{{said}}}}}\n", "utf-8")
    ended = pdmap("query", "-i", "shop")
    assert ended.returncode == 0
    assert max(map(cell_len, ended.stdout.splitlines())) <= 80
    assert not set(ended.stdout) & set("\x1b\x07\r\u202e\u200b")
    assert ("system", "shop") in objects(pdmap)


def test_a_screen_without_unicode_is_plain(shell: Run) -> None:
    ended = shell("pdmap query -i shop", COLUMNS="40", PYTHONIOENCODING="ascii", NO_COLOR="1")
    assert ended.returncode == 0
    assert ended.stdout.isascii()
    assert max(map(len, ended.stdout.splitlines())) <= 40


def test_a_flow_that_leads_nowhere_or_to_people_is_found_with_all_others(pdmap: Run, inventory: Path) -> None:
    lost = (
        "  lost: {from: shop, to: nobody, data: [name.full]}\n  back: {from: shop, to: customer, data: [name.full]}\n"
    )
    one = "flows: {score: {from: shop, to: bureau, data: [name.full], activity: sell}}\n"
    inventory.write_text(MANIFEST.replace(one, f"flows:\n{lost}"), "utf-8")
    assert objects(pdmap, "-k", "flow") == [("flow", "back"), ("flow", "lost")]
    content = json.loads(pdmap("query", "-k", "flow", "-i", "shop", "-f", "json").stdout)
    assert [each["countries"]["state"] for each in content["objects"]] == ["not_recorded", "not_recorded"]
    assert [each["what"] for each in content["objects"]] == [["shop -> customer"], ["shop -> nobody"]]


TOLD = """\
organization: {name: A, country: DE}
parties:
  adnet: {role: controller, country: US}
  empty: {role: processor, country: DE}
  mute: {role: processor, country: DE}
  asked: {role: processor, country: DE, parent_country: US}
  paper: {role: recipient, country: DE}
systems:
  shop: {location: DE, backup: {location: US}, access_from: [IN, DE], subjects: [customer], fields: [email.address]}
activities:
  ads:
    {role: controller, subjects: [customer], data: [email.address], systems: [shop], recipients: [adnet, empty, mute]}
  old: {role: controller, status: ended, data: [email.address], systems: [shop], recipients: [paper]}
flows:
  none: {from: shop, to: empty, data: none, activity: ads}
  hush: {from: shop, to: mute}
  open: {from: shop, to: asked, data: {unknown: asked}}
"""


def test_a_recipient_without_a_flow_has_the_activities_that_name_it_and_their_data(pdmap: Run, inventory: Path) -> None:
    inventory.write_text(TOLD, "utf-8")
    content = json.loads(pdmap("query", "-k", "party", "-i", "shop", "-f", "json").stdout)
    jsonschema.validate(content, SCHEMA)
    found = {each["id"]: (each["data"], each["activities"]["values"]) for each in content["objects"]}
    by_ads = {
        "state": "recorded",
        "values": ["email.address"],
        "note": "email.address (recipient of ads, no flow tells)",
    }
    assert found == {
        "adnet": (by_ads, ["ads"]),
        "asked": ({"state": "unknown", "values": [], "note": "unknown: asked"}, []),
        "empty": ({"state": "none", "values": [], "note": ""}, ["ads"]),
        "mute": (by_ads, ["ads"]),
        "paper": ({"state": "not_recorded", "values": [], "note": ""}, ["old"]),
    }
    for selector in ("data:email.address", "subject:customer"):
        assert [id_ for _, id_ in objects(pdmap, selector, "-k", "party")] == ["adnet", "mute"]


def test_every_country_by_which_something_is_found_is_told(pdmap: Run, inventory: Path) -> None:
    inventory.write_text(TOLD, "utf-8")
    content = json.loads(pdmap("query", "country:US", "-k", "system", "-k", "party", "-i", "shop", "-f", "json").stdout)
    found = {each["id"]: [(one["sense"], one["countries"]) for one in each["elsewhere"]] for each in content["objects"]}
    assert found == {
        "adnet": [],
        "asked": [("parent", ["United States"])],
        "shop": [("access", ["India"]), ("backup", ["United States"])],
    }
    text = pdmap("query", "country:US", "-k", "system", "-i", "shop").stdout
    assert "backup in United" in text
    sheet = pdmap("query", "asked", "-k", "party", "-i", "shop", "-f", "csv").stdout
    assert next(csv.DictReader(io.StringIO(sheet)))["elsewhere"] == "parent in United States"


def test_no_name_starts_a_line_with_a_command_for_a_ci_runner(pdmap: Run, inventory: Path) -> None:
    inventory.write_text('systems:\n  shop: {name: "Shop of all ::error::owned and more"}\n', "utf-8")
    text = pdmap("query", "-i", "shop").stdout
    assert "\n\\x3a:error::owned" in text
    assert "\n::" not in text
