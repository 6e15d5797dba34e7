"""`pdmap trace`."""

import csv
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
SMALL = ROOT / "tests" / "questions" / "tracing" / "inventories"
CHAIN, DIAMOND, CYCLE, AHEAD = (str(SMALL / f"{name}.yaml") for name in ("chain", "diamond", "cycle", "ahead"))
SCHEMA = json.loads((ROOT / "schemas" / "trace.schema.json").read_bytes())
HOSTILE = json.loads((ROOT / "tests" / "writers" / "hostile.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def content(run: Run, *arguments: str) -> dict[str, object]:
    ended = run("trace", *arguments, "-f", "json", "--as-of", "2026-11-23")
    assert ended.returncode == 0, ended.stderr
    found: dict[str, object] = json.loads(ended.stdout)
    jsonschema.validate(found, SCHEMA)
    return found


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("chain", ["email", CHAIN]),
        ("chain-backwards", ["email", CHAIN, "--backwards"]),
        ("chain-table", ["email", CHAIN, "--format", "table"]),
        ("diamond", ["financial", DIAMOND]),
        ("cycle", ["phone", CYCLE]),
        ("example", ["financial", CLOUD]),
        ("hosts", ["unknown_content", CLOUD]),
        ("ahead", ["email.address", AHEAD]),
        ("ahead-table", ["email.address", AHEAD, "--format", "table"]),
    ],
)
def test_screens_are_as_they_were_read_by_eye(name: str, arguments: list[str], pdmap: Run, golden: Golden) -> None:
    ended = pdmap("trace", *arguments, "--as-of", "2026-11-23")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert max(map(len, ended.stdout.splitlines())) <= 80
    golden(f"trace-{name}.txt", ended.stdout)


@pytest.mark.parametrize(
    "arguments",
    [
        ["email", CHAIN],
        ["user", CHAIN, "-b"],
        ["financial", DIAMOND, "--from", "left right", "--to", "auditor"],
        ["vault.card.pan", DIAMOND, "-b", "--from", "right"],
        ["phone", CYCLE],
        ["health", CYCLE],
        ["contact", CLOUD],
        ["email.address", AHEAD],
    ],
)
def test_programs_get_what_the_schema_says(arguments: list[str], pdmap: Run) -> None:
    found = content(pdmap, *arguments)
    assert found["is_backwards"] == ("-b" in arguments)
    assert found["from"] == (arguments[arguments.index("--from") + 1] if "--from" in arguments else None)


def test_a_hop_tells_transport_bases_changes_and_its_place(pdmap: Run) -> None:
    found = content(pdmap, "email", CHAIN)
    assert isinstance(found["hops"], list)
    hops = {hop["id"]: hop for hop in found["hops"]}
    assert hops["measure"]["changes"] == [{"before": "email.address", "after": "user.pseudonym", "methods": ["hashed"]}]
    assert hops["measure"]["transport"]["state"] == "recorded"
    assert (hops["count"]["arriving"], hops["count"]["transport"]["state"]) == ([], "not_recorded")
    assert hops["dispatch"]["activities"] == [{"id": "deliver", "bases": "Contract, Art. 6(1)(b)"}]
    assert hops["subprocessing:courier:depot"]["transport"]["state"] == "not_asked"
    assert hops["dispatch"]["source"] == {"path": "chain.yaml", "line": 17}
    assert isinstance(found["elements"], list)
    kept = {each["id"]: each["retention"]["values"] for each in found["elements"]}
    assert kept == {"courier": [], "customer": [], "depot": ["30 days"], "scout": [], "shop": ["1 year"]}


def test_programs_get_what_is_planned_and_who_is_named_apart(pdmap: Run) -> None:
    found = content(pdmap, "email.address", AHEAD)
    assert isinstance(found["planned"], dict)
    days = {hop["id"]: hop["begins"] for hop in found["planned"]["hops"]}
    assert days == {"hosting:shop:newhost": "2028-01-01", "subprocessing:newhost:sub": "2028-01-01", "survey": None}
    assert [each["id"] for each in found["planned"]["elements"]] == ["newhost", "poll", "sub"]
    assert isinstance(found["recipients"], list)
    named = {
        each["name"]: (each["party"], each["is_planned"], each["countries"]["state"]) for each in found["recipients"]
    }
    assert named == {
        "journalists": (None, False, "not_asked"),
        "Adnet": ("adnet", False, "recorded"),
        "Lab": ("lab", True, "recorded"),
    }


def test_who_is_named_alone_is_an_answer(pdmap: Run) -> None:
    ended = pdmap("trace", "email.address", AHEAD, "--to", "adnet")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "adnet  Adnet" in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "hops"),
    [
        (["shop.card.pan", DIAMOND, "--to", "vault"], "a-left b-right c-in d-in"),
        (["vault.card.pan", DIAMOND], "e-out"),
        (["vault.card.pan", DIAMOND, "--backwards", "--from", "left"], "c-in"),
        (["shop.name.full", DIAMOND], "b-right"),
        (["financial", DIAMOND, "--from", "country:DE"], "d-in e-out"),
        (["financial", DIAMOND, "--from", "auditor", "--to", "shop"], ""),
    ],
)
def test_fields_and_selectors_limit_the_way(arguments: list[str], hops: str, pdmap: Run) -> None:
    found = content(pdmap, *arguments)
    assert isinstance(found["hops"], list)
    assert [hop["id"] for hop in found["hops"]] == hops.split()


def test_a_field_without_a_clock_has_those_of_the_activities_that_use_it(pdmap: Run, folder: Path) -> None:
    (folder / "k.yaml").write_text(
        "systems:\n"
        "  own: {fields: [{type: phone, retention: P1Y}]}\n"
        "  used: {fields: [phone, {type: email.address, retention: {unknown: asked}}]}\n"
        "  quiet: {fields: [phone]}\n"
        "activities:\n"
        "  call:\n"
        "    {role: controller, systems: [own, used, quiet], data: [phone],\n"
        "     retention: [{data: [phone], period: P2Y}]}\n"
        "  mail: {role: controller, systems: [used], data: [email.address], retention: [{period: P9Y}]}\n"
        "  rest: {role: controller, systems: [quiet], data: [health], retention: [{period: P8Y}]}\n",
        "utf-8",
    )
    found = content(pdmap, "contact", "k.yaml")
    assert isinstance(found["elements"], list)
    kept = {each["id"]: (each["retention"]["values"], each["retention"]["note"]) for each in found["elements"]}
    by_call = "Telephone number: 2 years (call)"
    assert kept == {
        "own": (["1 year"], ""),
        "quiet": ([by_call], ""),
        "used": ([by_call], f"{by_call}; unknown: asked"),
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ["email", CHAIN],
        ["email", CHAIN, "--backwards"],
        ["email.address", CHAIN, "--from", "courier"],
        ["shop.card.pan", DIAMOND, "--to", "vault"],
        ["vault.card.pan", DIAMOND, "--backwards", "--from", "left"],
        ["financial", DIAMOND, "--from", "country:DE"],
        ["phone", CYCLE],
        ["contact", CLOUD],
        ["email.address", AHEAD],
    ],
    ids=" ".join,
)
def test_the_map_has_the_hops_of_the_tree(arguments: list[str], pdmap: Run, folder: Path) -> None:
    told = content(pdmap, *arguments)
    assert isinstance(told["hops"], list)
    assert isinstance(told["planned"], dict)
    hops = [*told["hops"], *told["planned"]["hops"]]
    wanted = {hop["id"] for hop in hops if hop["arriving"] or "--backwards" not in arguments}
    tree = pdmap("trace", *arguments).stdout
    assert all(f" by {id_}," in tree or f" by {id_}\n" in tree for id_ in wanted if ":" not in id_)
    ended = pdmap("trace", *arguments, "-o", "map.csv", "--as-of", "2026-11-23")
    assert (ended.returncode, ended.stdout) == (0, "")
    rows = list(csv.DictReader((folder / "map.csv").read_text("utf-8-sig").splitlines()))
    assert {row["Id"] for row in rows} == wanted
    for form in ("dot", "mermaid"):
        drawn = pdmap("trace", *arguments, "-f", form).stdout
        assert [row["No."] for row in rows if row["No."] not in drawn] == []


def test_a_map_of_a_part_tells_what_was_asked_for_and_no_activity_that_is_not_on_it(pdmap: Run) -> None:
    whole = pdmap("trace", "email", CHAIN, "-f", "markdown").stdout
    part = pdmap("trace", "email", CHAIN, "-f", "markdown", "--from", "scout").stdout
    assert "Where email (Email address of any kind) goes, from scout" in part
    assert "## Why it is used" in whole
    assert "## Why it is used" not in part


@pytest.mark.parametrize("ending", ["svg", "html", "png", "pdf", "drawio", "graphml", "mmd", "md"])
def test_the_name_of_a_file_asks_for_a_map(ending: str, pdmap: Run, folder: Path) -> None:
    ended = pdmap("trace", "phone", CYCLE, "-o", f"way.{ending}")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    data = (folder / f"way.{ending}").read_bytes()
    if ending not in ("png", "pdf"):
        assert "Where phone (Telephone number) goes" in data.decode()


def test_no_manifest_is_drawn_over(pdmap: Run, folder: Path) -> None:
    (folder / "m.yaml").write_text("systems: {a: {fields: [phone]}}\n")
    ended = pdmap("trace", "phone", "m.yaml", "-f", "svg", "-o", "m.yaml")
    assert (ended.returncode, (folder / "m.yaml").read_text()) == (2, "systems: {a: {fields: [phone]}}\n")


def test_what_says_nothing_of_its_data_is_named(pdmap: Run) -> None:
    assert content(pdmap, "phone", CYCLE)["silent"] == {"flows": ["hush"], "systems": ["mute"]}
    told = pdmap("trace", "phone", CYCLE).stdout.splitlines()[-1]
    assert told == "1 flow and 1 system do not say which data, and may be on the way too: hush, mute"


def test_nothing_is_an_answer_and_is_told(pdmap: Run) -> None:
    ended = pdmap("trace", "health", CYCLE)
    assert (ended.returncode, ended.stderr) == (0, "pdmap: nothing of health is recorded there\n")
    assert ended.stdout.splitlines()[1] == "0 groups of data subjects, 0 systems, 0 parties, 0 hops"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["finacial", DIAMOND], "no kind of data is called finacial; did you mean financial?"),
        (["zzzz", DIAMOND], "no kind of data is called zzzz; there are card, card.pan, financial, name.full"),
        (["shop", DIAMOND], "shop is a system; name a field of it, such as shop.card.pan"),
        (["mute", CYCLE], "mute is a system; it declares no field"),
        (["shop.crad.pan", DIAMOND], "shop has no field crad.pan; did you mean shop.card.pan?"),
        (["shp.card.pan", DIAMOND], "no kind of data is called shp.card.pan; did you mean shop.card.pan?"),
        (["shop.zzzzzz", DIAMOND], "shop has no field zzzzzz; there are card.pan, name.full"),
        (["card", DIAMOND, "--from", "sohp"], "--from `sohp`: column 1: nothing is called sohp; did you mean shop?"),
        (["card", DIAMOND, "--to", "x:y"], "--to `x:y`: column 1: no method is called x"),
        (["shop.card.pan", DIAMOND, "--from", "left"], "starts at its system shop: leave --from out"),
        (["shop.card.pan", DIAMOND, "-b", "--to", "left"], "ends at its system shop: leave --to out"),
        (["card", DIAMOND, "-f", "tre"], "--format is `tre`; did you mean `tree`?"),
    ],
)
def test_a_mistake_is_one_line(arguments: list[str], told: str, pdmap: Run) -> None:
    ended = pdmap("trace", *arguments)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
    assert told in ended.stderr


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_names_harm_no_terminal(text: str, pdmap: Run, folder: Path) -> None:
    quoted = json.dumps(text, ensure_ascii=False)
    (folder / "h.yaml").write_text(
        f"parties: {{host: {{name: {quoted}, country: {{unknown: {quoted}}}}}}}\n"
        f"systems: {{shop: {{name: {quoted}, fields: [{{type: phone, name: {quoted}}}], hosted_by: host}}}}\n"
        f"activities: {{a: {{role: controller, systems: [shop], purposes: {{unknown: {quoted}}}}}}}\n"
        "flows: {f: {from: shop, to: host, data: [phone], transforms: [{data: [phone], into: [contact]}]}}\n",
        "utf-8",
    )
    for form in ("tree", "table"):
        ended = pdmap("trace", "phone", "h.yaml", "-f", form)
        assert ended.returncode == 0, ended.stderr
        assert max(map(cell_len, ended.stdout.splitlines())) <= 80
        assert not set(ended.stdout) & set("\x1b\x07\r\u202e\u200b")
    content(pdmap, "phone", "h.yaml")
    asked = pdmap("trace", "--", text, "h.yaml")
    *_, told, end = asked.stderr.split("\n")
    assert (asked.returncode, asked.stdout, end) == (2, "", "")
    assert told.startswith("pdmap: no kind of data is called ")
    assert not set(asked.stderr) & set("\x1b\x07\r\u202e\u200b")


def test_a_file_is_written_whole_and_no_manifest_is_overwritten(pdmap: Run, folder: Path) -> None:
    assert pdmap("trace", "phone", CYCLE, "-o", "t.json").stdout == ""
    jsonschema.validate(json.loads((folder / "t.json").read_bytes()), SCHEMA)
    (folder / "m.yaml").write_text("systems: {a: {fields: [phone]}}\n")
    ended = pdmap("trace", "phone", "m.yaml", "-f", "tree", "-o", "m.yaml")
    assert (ended.returncode, (folder / "m.yaml").read_text()) == (2, "systems: {a: {fields: [phone]}}\n")


def test_a_screen_without_unicode_or_color_is_plain(shell: Run) -> None:
    ended = shell(f"pdmap trace email '{CHAIN}'", COLUMNS="60", PYTHONIOENCODING="ascii", NO_COLOR="1")
    assert ended.returncode == 0
    assert ended.stdout.isascii()
    assert "`-- shop" in ended.stdout
    assert max(map(len, ended.stdout.splitlines())) <= 60


def test_a_deep_way_stays_within_the_line(pdmap: Run, folder: Path) -> None:
    systems = "".join(f"  s{index}: {{fields: [phone]}}\n" for index in range(40))
    flows = "".join(f"  f{index}: {{from: s{index}, to: s{index + 1}, data: [phone]}}\n" for index in range(39))
    (folder / "deep.yaml").write_text(f"systems:\n{systems}flows:\n{flows}")
    told = pdmap("trace", "phone", "deep.yaml").stdout
    assert max(map(len, told.splitlines())) <= 80
    assert "39. s39" in told


@pytest.mark.parametrize("arguments", [["trace", "email", CHAIN], ["trace", "email", CHAIN, "-f", "table"], ["query"]])
def test_a_file_is_the_same_whatever_the_terminal_is_like(
    arguments: list[str], pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = [] if CHAIN in arguments else ["-i", CHAIN]
    monkeypatch.setattr("pdmap.cli.screens.is_colored", lambda: True)
    for width in (60, 140):
        monkeypatch.setenv("COLUMNS", str(width))
        assert pdmap(*arguments, *place, "-o", f"{width}.txt").returncode == 0
    text = (folder / "60.txt").read_text("utf-8")
    assert text == (folder / "140.txt").read_text("utf-8")
    assert "\x1b" not in text
    assert 60 < max(map(len, text.splitlines())) <= 80
