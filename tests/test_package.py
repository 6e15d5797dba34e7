"""What is shipped, and what a start costs."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {"networkx", "jsonschema", "jsonschema_rs", "yaml", "rich", "graphviz", "pygraphviz", "typst", "pyarrow"}

START = """
import contextlib, sys
from pdmap.cli import main
sys.argv = ["pdmap", *sys.argv[1:]]
with contextlib.suppress(SystemExit):
    main()
print(*{name.partition(".")[0] for name in sys.modules})
"""


def _modules_of(*arguments: str) -> set[str]:
    """Return the top-level modules that a command has imported at its end."""
    done = subprocess.run(
        [sys.executable, "-c", START, *arguments], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return set(done.stdout.splitlines()[-1].split())


def test_the_version_is_told_without_importing_what_is_heavy() -> None:
    modules = _modules_of("--version")
    assert "typer" in modules
    assert modules & HEAVY == set()


def test_a_manifest_that_fits_is_validated_without_the_explaining_validator() -> None:
    modules = _modules_of("validate", "inventories/minimal", "--format", "json")
    assert "jsonschema_rs" in modules
    assert modules & {"jsonschema", "graphviz", "pygraphviz", "typst", "yaml"} == set()


def test_the_parser_is_loaded_for_a_manifest_that_cannot_be_read_without() -> None:
    assert "yaml" in _modules_of("validate", "inventories/webshop-flawed", "--format", "json")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (built,) = folder.glob("*.whl")
    return zipfile.Path(built)


def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.Path) -> None:
    files = (path for path in (ROOT / "pdmap").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    names = {path.relative_to(ROOT).as_posix() for path in files}
    assert {"pdmap/py.typed", "pdmap/reference/data/countries.tsv"} <= names
    assert names - set(wheel.root.namelist()) == set()


def test_the_wheel_holds_the_schemas(wheel: zipfile.Path) -> None:
    for schema in (ROOT / "schemas").glob("*.json"):
        assert (wheel / "pdmap" / "schemas" / schema.name).read_bytes() == schema.read_bytes()


def test_the_wheel_holds_nothing_but_the_package_and_its_description(wheel: zipfile.Path) -> None:
    folders = {name.partition("/")[0] for name in wheel.root.namelist()}
    (described,) = folders - {"pdmap"}
    assert described.endswith(".dist-info")
    assert {path.name for path in (wheel / described / "licenses").iterdir()} == {"LICENSE", "NOTICE"}
    assert "pdmap = pdmap.cli:main" in (wheel / described / "entry_points.txt").read_text("utf-8")
