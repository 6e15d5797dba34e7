"""`pdmap export parquet`."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import duckdb
import pytest

from pdmap.app import export
from pdmap.app.export import file_name, why_not_replaced
from pdmap.cli.process import run
from pdmap.tables.material import Material

Run = Callable[..., CompletedProcess[str]]
ROOT = Path(__file__).parents[2]
CLOUD = str(ROOT / "inventories" / "cloudkarafka")
DAY = "--as-of=2026-11-23"


def asked(question: str) -> list[tuple[object, ...]]:
    return duckdb.connect().execute(question).fetchall()


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_an_inventory_is_written_and_told(pdmap: Run, folder: Path) -> None:
    ended = pdmap("export", "parquet", CLOUD, "-o", "out", DAY)
    assert (ended.returncode, ended.stdout) == (0, "")
    assert ended.stderr.startswith("pdmap: wrote out: ")
    assert names(folder / "out")[0] == "activities/84codes.parquet"
    assert asked("SELECT count(DISTINCT inventory), min(inventory) FROM 'out/*/*.parquet'") == [(1, "84codes")]
    assert asked("SELECT as_of::varchar, left_out FROM 'out/exports/*.parquet'") == [("2026-11-23", [])]


def test_the_same_again_gives_the_same_bytes(pdmap: Run, folder: Path) -> None:
    pdmap("export", "parquet", CLOUD, "-o", "out", DAY)
    before = {name: (folder / "out" / name).read_bytes() for name in names(folder / "out")}
    assert pdmap("export", "parquet", CLOUD, "-o", "out", DAY).returncode == 0
    assert {name: (folder / "out" / name).read_bytes() for name in names(folder / "out")} == before
    assert {path.name for path in folder.iterdir()} == {"good", "bad", "broken", "empty", "out"}


def test_two_inventories_in_one_lake(pdmap: Run, folder: Path) -> None:
    pdmap("export", "parquet", CLOUD, "-o", "one", "--name", "kafka")
    pdmap("export", "parquet", str(ROOT / "inventories" / "webshop-flawed"), "-o", "two", "--name", "shop")
    subprocess.run("mkdir lake && cp -r one/* two/* lake", shell=True, check=True, cwd=folder)  # noqa: S602
    found = asked("SELECT inventory, count(*) FROM 'lake/systems/*.parquet' GROUP BY ALL ORDER BY ALL")
    assert [name for name, _ in found] == ["kafka", "shop"]
    again = pdmap("export", "parquet", CLOUD, "-o", "lake", "--name", "kafka")
    assert again.returncode == 2
    assert "holds `activities/shop.parquet`, which is no part of an export of `kafka`" in again.stderr


def test_an_inventory_without_an_organization_is_called_as_its_folder(pdmap: Run) -> None:
    pdmap("export", "parquet", "good", "-o", "out")
    assert asked("SELECT inventory, organization_name FROM 'out/exports/good.parquet'") == [("good", None)]


def test_an_inventory_without_objects_gives_tables_without_rows(pdmap: Run) -> None:
    assert pdmap("export", "parquet", "good", "-o", "out").returncode == 0
    for table in ("systems", "fields", "activities", "links", "transfers", "findings", "organization"):
        assert asked(f"SELECT count(*) FROM 'out/{table}/*.parquet'") == [(0,)], table


def test_a_part_that_does_not_fit_is_left_out_and_told(pdmap: Run) -> None:
    ended = pdmap("export", "parquet", "bad", "-o", "out")
    assert ended.returncode == 1
    assert "left out, because it does not fit the language: `systems/console/nmae` (a.yaml:4:5)" in ended.stderr
    assert asked("SELECT is_complete, left_out FROM 'out/exports/*.parquet'") == [(False, ["systems/console/nmae"])]
    assert asked("SELECT count(*) > 0 FROM 'out/findings/*.parquet' WHERE address = 'systems/console/nmae'") == [
        (True,)
    ]


def test_half_an_inventory_is_refused(pdmap: Run, folder: Path) -> None:
    ended = pdmap("export", "parquet", "broken", "-o", "out")
    assert ended.returncode == 2
    assert "nothing was written" in ended.stderr
    assert not (folder / "out").exists()


def test_nothing_is_no_inventory(pdmap: Run) -> None:
    assert pdmap("export", "parquet", "empty", "-o", "out").returncode == 3


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("-", "pdmap: --output is -; tables need the name of a folder\n"),
        ("good/a.yaml", "pdmap: good/a.yaml: is not a folder\n"),
        ("good", "pdmap: good: holds `a.yaml`, which is no part of an export of `84codes`; name another folder\n"),
        (".", "pdmap: .: holds `bad/a.yaml`, which is no part of an export of `84codes`; name another folder\n"),
        ("link", "pdmap: link: is a link; name the folder that it leads to\n"),
        ("no/out", "pdmap: no/out: cannot be written (no such file or directory)\n"),
        ("good/a.yaml/out", "pdmap: good/a.yaml/out: cannot be written (not a directory)\n"),
    ],
)
def test_a_place_that_cannot_be_written_is_told_and_stays(output: str, told: str, pdmap: Run, folder: Path) -> None:
    (folder / "link").symlink_to(folder / "empty")
    before = names(folder)
    ended = pdmap("export", "parquet", CLOUD, "-o", output)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", told)
    assert names(folder) == before


@pytest.mark.parametrize("name", ["_SUCCESS", ".DS_Store", "systems/_SUCCESS"])
def test_what_other_programs_leave_in_the_folder_is_refused(name: str, pdmap: Run, folder: Path) -> None:
    pdmap("export", "parquet", CLOUD, "-o", "out", DAY)
    (folder / "out" / name).write_bytes(b"")
    ended = pdmap("export", "parquet", CLOUD, "-o", "out", DAY)
    trouble = f"out: holds `{name}`, which is no part of an export of `84codes`; name another folder"
    assert (ended.returncode, ended.stderr) == (2, f"pdmap: {trouble}\n")


def test_an_export_of_another_organization_is_not_replaced(pdmap: Run, folder: Path) -> None:
    (folder / "good" / "b.yaml").write_text("organization: {name: Acme}\n", "utf-8")
    assert pdmap("export", "parquet", CLOUD, "-o", "out", "--name", "it", DAY).returncode == 0
    before = {name: (folder / "out" / name).read_bytes() for name in names(folder / "out")}
    ended = pdmap("export", "parquet", "good", "-o", "out", "--name", "it", DAY)
    trouble = "holds an export of the organization `84codes`, and this inventory is of `Acme`"
    assert (ended.returncode, ended.stderr) == (
        2,
        f"pdmap: out: {trouble}; name another folder, or remove this one first\n",
    )
    assert {name: (folder / "out" / name).read_bytes() for name in names(folder / "out")} == before


@pytest.mark.parametrize("earlier", [b"", b"PAR1 no, not really PAR1"])
def test_what_only_has_the_name_of_an_export_is_replaced(earlier: bytes, pdmap: Run, folder: Path) -> None:
    (folder / "out" / "exports").mkdir(parents=True)
    (folder / "out" / "exports" / "84codes.parquet").write_bytes(earlier)
    assert pdmap("export", "parquet", CLOUD, "-o", "out", DAY).returncode == 0


def test_an_organization_that_is_recorded_later_is_no_other_one(pdmap: Run, folder: Path) -> None:
    assert pdmap("export", "parquet", "good", "-o", "out", "--name", "it", DAY).returncode == 0
    (folder / "good" / "b.yaml").write_text("organization: {name: Acme}\n", "utf-8")
    assert pdmap("export", "parquet", "good", "-o", "out", "--name", "it", DAY).returncode == 0
    assert asked("SELECT organization_name FROM 'out/exports/it.parquet'") == [("Acme",)]


def test_a_folder_that_may_not_be_written_is_told(pdmap: Run) -> None:
    ended = pdmap("export", "parquet", CLOUD, "-o", "/sys/out")
    assert ended.returncode == 2
    assert ended.stderr.startswith("pdmap: /sys/out: cannot be written (")
    assert ended.stderr.count("\n") == 1


def test_the_configuration_counts(pdmap: Run, folder: Path) -> None:
    pdmap("export", "parquet", CLOUD, "-o", "out", "--profile", "strict", DAY)
    ((profile, adjustments),) = asked("SELECT profile, adjustments FROM 'out/exports/*.parquet'")
    assert (profile, adjustments) == ("strict", ["profile = strict"])
    strict = asked("SELECT count(*) FROM 'out/findings/*.parquet'")
    pdmap("export", "parquet", CLOUD, "-o", "out", "--profile", "minimal", DAY)
    assert strict > asked("SELECT count(*) FROM 'out/findings/*.parquet'")


def test_a_part_has_the_rows_of_its_objects_and_says_so(pdmap: Run) -> None:
    pdmap("export", "parquet", CLOUD, "-o", "whole", "--name", "k", DAY)
    ended = pdmap("export", "parquet", CLOUD, "-o", "part", "--name", "k", "--only", "console", DAY)
    assert ended.returncode == 0
    assert ended.stderr.endswith("pdmap: rows are of `console` only; what they refer to may have none\n")
    assert asked("SELECT id FROM 'part/systems/k.parquet'") == [("console",)]
    assert asked("SELECT DISTINCT object FROM 'part/fields/k.parquet'") == [("systems/console",)]
    assert asked("SELECT selection FROM 'part/exports/k.parquet'") == [("console",)]
    assert asked("SELECT selection FROM 'whole/exports/k.parquet'") == [(None,)]
    for table in ("fields", "findings", "links", "transfer_legs"):
        kept = "SELECT * FROM 'whole/{0}/k.parquet' WHERE object IN (SELECT object FROM 'part/{0}/k.parquet')"
        assert asked(kept.format(table)) == asked(f"SELECT * FROM 'part/{table}/k.parquet'"), table


def test_what_is_excluded_has_no_rows(pdmap: Run) -> None:
    assert pdmap("export", "parquet", CLOUD, "-o", "part", "--name", "k", "--exclude", "console", DAY).returncode == 0
    assert ("console",) not in asked("SELECT id FROM 'part/systems/k.parquet'")
    assert asked("SELECT count(*) FROM 'part/fields/k.parquet' WHERE system = 'console'") == [(0,)]
    assert asked("SELECT name FROM 'part/organization/k.parquet'") == [("84codes",)]


def test_a_part_that_is_nothing_is_refused(pdmap: Run, folder: Path) -> None:
    ended = pdmap("export", "parquet", CLOUD, "-o", "out", "--only", "nobody")
    assert ended.returncode == 2
    assert "nobody" in ended.stderr
    assert not (folder / "out").exists()


def test_waived_findings_are_there_and_marked(pdmap: Run, folder: Path) -> None:
    waiver = "{rule: DSR001, object: systems/console, reason: known, owner: ann, expires: 2027-01-01}"
    (folder / "good" / "b.yaml").write_text(
        f"systems: {{console: {{location: SE, fields: [email]}}}}\nwaivers: [{waiver}]\n", "utf-8"
    )
    pdmap("export", "parquet", "good", "-o", "out", DAY)
    question = (
        "SELECT code, hidden_by, hidden_owner, hidden_expires::varchar FROM 'out/findings/*.parquet' WHERE hidden_by {}"
    )
    assert asked(question.format("IS NOT NULL")) == [("DSR001", "waiver", "ann", "2027-01-01")]
    assert asked(question.format("IS NULL"))


def test_a_waiver_goes_with_what_it_waives(pdmap: Run, folder: Path) -> None:
    waived = ("systems/console", "systems/billing", "systems/console/fields/email", "systems")
    waivers = "".join(
        f"  - {{rule: DSR001, object: {each}, reason: known, owner: ann, expires: 2027-01-01}}\n" for each in waived
    )
    systems = "systems: {console: {location: SE, fields: [email]}, billing: {location: SE, fields: [email]}}\n"
    (folder / "good" / "b.yaml").write_text(f"{systems}waivers:\n{waivers}", "utf-8")
    for option, left in (("--only", "systems/billing"), ("--exclude", "systems/console")):
        assert pdmap("export", "parquet", "good", "-o", "out", DAY, option, "system:console").returncode == 0
        kept = [(each,) for each in waived if not each.startswith(left)]
        assert asked("SELECT waived FROM 'out/waivers/*.parquet'") == kept
        assert asked("SELECT DISTINCT hidden_by FROM 'out/findings/*.parquet' WHERE code = 'DSR001'") == [("waiver",)]


def test_what_somebody_adds_while_tables_are_made_is_not_removed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def told() -> str:
        monkeypatch.setattr(sys, "argv", ["pdmap", "export", "parquet", CLOUD, "-o", "out", DAY])
        with pytest.raises(SystemExit):
            run()
        return capsys.readouterr().err

    assert told().startswith("pdmap: wrote out: ")
    before, written = names(folder / "out"), export.export_parquet

    def slow(material: Material, target: export.Folder, shows: export.Shows | None) -> export.Export:
        (folder / "out" / "precious.txt").write_text("mine")
        return written(material, target, shows)

    monkeypatch.setattr(export, "export_parquet", slow)
    trouble = "out: holds `precious.txt`, which is no part of an export of `84codes`; name another folder"
    assert told() == f"pdmap: {trouble}\n"
    assert names(folder / "out") == sorted([*before, "precious.txt"])
    assert sorted(path.name for path in folder.iterdir()) == ["bad", "broken", "empty", "good", "out"]


def test_without_the_extra_one_line_tells_what_to_install(folder: Path) -> None:
    code = (
        "import sys\nsys.modules['pyarrow'] = None\nsys.argv = ['pdmap', 'export', 'parquet', 'good', '-o', 'out']\n"
        "from pdmap.cli import main\nmain()\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (ended.returncode, ended.stderr) == (2, "pdmap: pyarrow is missing: pip install 'pdmap[parquet]'\n")
    assert not (folder / "out").exists()


def test_a_blank_name_is_refused(pdmap: Run) -> None:
    ended = pdmap("export", "parquet", CLOUD, "-o", "out", "--name", " ")
    assert (ended.returncode, ended.stderr) == (
        2,
        "pdmap: --name is empty; name the inventory, such as --name sweden\n",
    )


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("84codes", "84codes"),
        ("acme-north.2", "acme-north.2"),
        ("x" * 60, "x" * 60),
        ("84codes AB", "84codes-AB-80b38006"),
        ("a--b", "a-b-90827a2e"),
    ],
)
def test_digits_tell_names_apart_that_no_file_can_have(name: str, file: str) -> None:
    assert file_name("systems", name) == f"systems/{file}.parquet"


@pytest.mark.parametrize("name", ["../../ö", "a/b", "a b", "", ".", "..", "_x", "con\n", "x" * 300, "a\udcff", "= 1"])
def test_files_of_odd_names_lie_in_the_folder_of_their_table_and_differ(name: str) -> None:
    file = file_name("systems", name)
    table, _, own = file.partition("/")
    assert (table, own.endswith(".parquet"), "/" in own) == ("systems", True, False)
    assert own.encode("ascii").isascii()
    assert not own.startswith((".", "_"))
    assert len(own) < 100
    assert file != file_name("systems", f"{name}-")
    assert why_not_replaced([file], name) == ""
    assert why_not_replaced([file], f"{name}-")
