"""Nothing but what was asked: no network, no program, no file but cache and output, no code from an inventory."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.host.judging import LEAST
from pdmap.host.reading import COMMAND, PROGRAMS
from tests.machines.choosing import IS_WHOLE
from tests.machines.commands import ROOT, SHOP, SOURCES, TWO
from tests.machines.nursery import Nursery, Run

PLACES = os.pathsep.join([str(ROOT), *(path for path in sys.path if path and Path(path) != ROOT)])
PLANTED = [
    *(
        "graphviz",
        "json",
        "jsonschema",
        "pathlib",
        "pygraphviz",
        "rich",
        "signal",
        "sitecustomize",
        "typer",
        "typing",
        "typst",
    ),
    *("conftest", "pdmap_plugin", "usercustomize", "yaml"),
]
"""Modules that lie beside an inventory; each leaves a trace when it is imported."""
READ = ("avro", "graphql", "parquet", "prisma", "protobuf", "sqlalchemy_models")
"""Readers of schemas whose cases can be read whole."""
Noted = Callable[[str], list[str]]
IN_CACHE = re.compile(r"/cache(/pdmap)?(\s|$)| (\.unfinished-[0-9a-f]{16}|[0-9a-f]{64}\.entry|CACHEDIR\.TAG)(\s|$)")
"""What is changed in the cache: its folder is opened once, and what is in it is named alone."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with two inventories, a third one beside its schema, and schemas of most kinds."""
    here = tmp_path / "here"
    for name in (SHOP, TWO):
        shutil.copytree(ROOT / "inventories" / name, here / name)
    for name, text in SOURCES.items():
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text(text)
    for reader in READ:
        cases = ROOT / "tests" / "scan" / "readers" / reader / "cases"
        # A case that cannot be read as a whole has an exit code of its own.
        shutil.copytree(cases, here / "sources" / reader, ignore=shutil.ignore_patterns("stable.avdl"))
    shutil.copy(ROOT / "tests" / "scan" / "sql" / "cases" / "postgres_dump.sql", here / "sources")
    monkeypatch.chdir(here)
    monkeypatch.setenv("PDMAP_CACHE", str(tmp_path / "cache" / "pdmap"))
    for name in ("GITHUB_STEP_SUMMARY", "PDMAP_PROCESSES"):
        monkeypatch.delenv(name, raising=False)
    return here


@pytest.fixture(scope="module")
def watched() -> Iterator[Nursery]:
    program = ("-I", "-S", "-B", str(Path(__file__).with_name("watched.py")), PLACES)
    started = Nursery(*program, variables=os.environ)
    yield started
    started.close()


@pytest.fixture
def noted(watched: Nursery, folder: Path) -> Callable[[str], list[str]]:
    """Return what a command does besides reading, in a copy that has loaded pdmap under watch."""
    report = folder.parent / "report"

    def lines(line: str) -> list[str]:
        report.unlink(missing_ok=True)
        variables = {**os.environ, "REPORT": str(report)}
        [ended] = watched.run(Run(tuple(line.split()), folder, variables, "tests.machines.watched:main"))
        assert ended.returncode in (0, 1), ended.stderr
        return report.read_text().splitlines()

    return lines


def noted_of(folder: Path, *arguments: str) -> list[str]:
    """Return what Python notes in the file `REPORT` when it is started with arguments."""
    report = folder.parent / "report"
    report.unlink(missing_ok=True)
    given = [str(report) if argument == "REPORT" else argument for argument in arguments]
    ended = subprocess.run([sys.executable, "-I", "-S", "-B", *given], capture_output=True, check=False, text=True)
    assert ended.returncode in (0, 1), ended.stderr
    return report.read_text().splitlines()


@pytest.mark.parametrize(
    ("line", "changed"),  # and what the second run changes in the cache: when an entry was last used
    [
        (f"validate {SHOP} --no-cache", []),
        (f"validate {SHOP} --no-cache --format github --timings", []),
        (f"validate {TWO} --format sarif", ["os.utime"]),
        (f"query -i {SHOP}", []),
        (f"trace email {TWO}", []),
        (f"parties -i {TWO}", []),
        ("rules --format json", []),
        ("scan sources -f tsv", []),
        ("scan sources --sample 5", []),
        ("drift sourced --no-cache", []),
        ("drift sourced", ["os.utime"]),
        ("schema", []),
    ],
)
def test_a_command_that_only_reads_writes_its_cache_at_the_most(
    folder: Path, noted: Noted, line: str, changed: list[str]
) -> None:
    before = sorted(folder.rglob("*"))
    changes = noted(line)
    assert [change for change in changes if not IN_CACHE.search(change)] == []
    assert sorted(folder.rglob("*")) == before
    assert bool(changes) == bool(changed)
    assert [change.split()[0] for change in noted(line)] == changed


def test_an_output_is_written_beside_its_place_and_nothing_else(folder: Path, noted: Noted) -> None:
    changes = noted(f"validate {SHOP} --no-cache -o {folder}/out.sarif")
    assert {change.split()[0] for change in changes} == {"open", "os.chmod", "os.rename", "os.remove"}
    assert [change for change in changes if f"{folder}/.pdmap-" not in change] == []


def test_a_large_inventory_is_read_by_copies_or_programs_of_pdmap_itself(
    folder: Path, noted: Noted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PDMAP_PROCESSES", "2")
    for name in ("a", "b"):
        (folder / TWO / f"{name}.yaml").write_text(f"# {'long ' * 20}\n" * (PROGRAMS.share // 90) + "systems: {}\n")
    systems = "".join(f"  s{number}: {{name: System {number}}}\n" for number in range(LEAST))
    (folder / TWO / "many.yaml").write_text(f"systems:\n{systems}")
    changes = [change.strip() for change in noted(f"validate {TWO} --no-cache")]
    # Linux makes one copy to read and one to judge; what they do would be among it.
    is_copied = sys.platform == "linux"
    assert changes == (["os.fork"] * 2 if is_copied else [f"subprocess.Popen {' '.join(COMMAND)}"])


WATCHED = """
import os, sys
from pathlib import Path
places, report, *given = sys.argv[1:]
sys.path[:] = places.split(os.pathsep)
from tests.machines.watched import watch
watch(Path(report))
"""
MISDEEDS = {
    "import socket; socket.socket()": "socket.__new__",
    "import subprocess; subprocess.run(['true'])": "subprocess.Popen true",
    "import os; os.system('true')": "os.system b'true'",
    "open('/dev/full', 'w')": "open /dev/full",
    "import os; os.mkdir('made')": "os.mkdir made",
}
"""Code that a copy of a process runs, and how the event that tells of it begins."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, processes are not copied")
@pytest.mark.parametrize("misdeed", MISDEEDS)
def test_what_a_copy_does_besides_reading_is_seen(folder: Path, misdeed: str) -> None:
    code = f"""{WATCHED}
from pdmap.host.copies import copy_at_work
def work():
    exec(given[0])
    return b"done"
with copy_at_work(work) as answer:
    assert answer() == b"done"
"""
    fork, first, *_ = noted_of(folder, "-c", code, PLACES, "REPORT", misdeed)
    assert fork.strip() == "os.fork"
    assert first.startswith(MISDEEDS[misdeed])


def test_a_program_that_reads_does_nothing_besides(folder: Path) -> None:
    code = f"""{WATCHED}
from pdmap.host.reading_worker import answer
assert len(answer([("a.yaml", Path(given[0]).read_bytes())])) == 1
"""
    assert noted_of(folder, "-c", code, PLACES, "REPORT", str(folder / TWO / "inventory.yaml")) == []


def test_on_a_tree_that_is_read_only_and_without_network_all_is_the_same(folder: Path) -> None:
    command = (sys.executable, "-m", "pdmap", "validate", TWO, "--format", "json")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PDMAP_CACHE": "off"}
    shut = f'mount --bind -o ro {folder} {folder} && cd {folder} && ! touch x 2>/dev/null && exec "$@"'
    outside = subprocess.run(command, env=environment, capture_output=True, check=False)
    unshare = ("unshare", "--map-root-user", "--net", "--mount", "sh", "-c", shut, "sh")
    is_possible = shutil.which("unshare") and subprocess.run([*unshare, "true"], check=False).returncode == 0
    if not is_possible:
        pytest.skip("this kernel lets nobody make namespaces; the tests with audit hooks look at the same")
    inside = subprocess.run([*unshare, *command], env=environment, capture_output=True, check=False)
    assert (inside.returncode, inside.stdout, inside.stderr) == (outside.returncode, outside.stdout, outside.stderr)


@pytest.fixture
def trap(folder: Path, tmp_path: Path) -> Path:
    """Plant code of all kinds in the working folder and in an inventory; what runs leaves a file of the name."""
    sprung = tmp_path / "sprung"
    for place in (folder, folder / TWO):
        for name in PLANTED:
            (place / f"{name}.py").write_text(f"open({str(sprung)!r}, 'a').write({name!r})\n")
        for name in ("dot", "git", "sfdp", "python", "python3"):
            (place / name).write_text(f"#!/bin/sh\necho {name} >> {sprung}\n")
            (place / name).chmod(0o755)
        (place / "plant.pth").write_text(f"import os; open({str(sprung)!r}, 'a').write('pth')\n")
        (place / ".env").write_text("PDMAP_CACHE=planted\nPDMAP_PROFILE=minimal\nPYTHONSTARTUP=json.py\n")
    return sprung


PROGRAMS_OF_PDMAP = ("python -m pdmap", "pdmap")
LINES = (f"validate {TWO}", f"map {TWO} -o map.svg", f"map {TWO} -o map.pdf", f"records {TWO} -o out.md", "validate .")
STARTS = [
    (program, line)
    for program, line in product(PROGRAMS_OF_PDMAP, LINES)
    if IS_WHOLE or program == "pdmap" or line == LINES[0]
]
"""By default every line, and every program: once it is loaded, one is as the other."""


@pytest.mark.parametrize(("program", "line"), STARTS)
def test_no_code_beside_an_inventory_is_run(folder: Path, trap: Path, program: str, line: str) -> None:
    if program == "pdmap":
        (folder / "pdmap.py").write_text(f"open({str(trap)!r}, 'a').write('pdmap')\n")
    ended = in_folder(program, line)
    assert ended.returncode in (0, 1, 2), ended.stderr
    assert "Traceback" not in ended.stderr
    assert not trap.exists(), trap.read_text()
    assert not (folder / "planted").exists()


def in_folder(program: str, line: str) -> CompletedProcess[str]:
    """Run a command as people do, on a path on which the working folder comes first."""
    start = [sys.executable, "-m", "pdmap"] if " " in program else [str(Path(sys.executable).with_name("pdmap"))]
    path = os.pathsep.join([".", "", str(Path.cwd()), os.environ["PATH"]])
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": path}
    return subprocess.run([*start, *line.split()], env=environment, capture_output=True, check=False, text=True)
