"""What each command loads: what takes long to load is only loaded where it is used (issue 7).

The golden list names the libraries and the rooms of pdmap that are loaded when a command ends. A name more is a
slower start for everybody: look first whether the import can stand where it is used.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT

HEAVY = (
    "docx",
    "graphql",
    "jsonschema",
    "jsonschema_rs",
    "graphviz",
    "networkx",
    "pyarrow",
    "pydantic",
    "pygraphviz",
    "rich",
    "rich.progress",
    "sqlalchemy",
    "sqlglot",
    "typer",
    "typst",
    "urllib.request",
    "xlsxwriter",
    "yaml",
)
"""Libraries that are told of; the rest loads in no time or with everything."""
COMMANDS = (
    ("--version",),
    ("--help",),
    ("rules", "--format", "json"),
    ("validate", "inventories/minimal"),
    ("validate", "inventories/webshop-flawed", "--format", "sarif", "--timings"),
    ("query", "--inventory", "inventories/minimal"),
    ("records", "inventories/cloudkarafka", "--output", "{out}.md"),
    ("map", "inventories/cloudkarafka", "--output", "{out}.mmd"),
    ("export", "parquet", "inventories/cloudkarafka", "--output", "{out}"),
    ("scan", "tests/scan/sql/cases/sqlite_schema.sql"),
    ("scan", "tests/scan/readers/graphql/cases/forum", "--format", "tsv"),
)
START = """
import contextlib, sys
from pdmap.cli import main
sys.argv = ["pdmap", *sys.argv[1:]]
with contextlib.suppress(SystemExit):
    main()
print(*sorted(sys.modules), file=sys.stderr)
"""

Golden = Callable[[str, str | bytes], None]


def _loaded(*command: str) -> list[str]:
    """Return the modules that a command, in a process of its own, has loaded at its end."""
    done = subprocess.run(
        [sys.executable, "-c", START, *command], cwd=ROOT, capture_output=True, check=True, text=True, timeout=300
    )
    return done.stderr.splitlines()[-1].split()


def _told(command: tuple[str, ...], out: str) -> Iterator[str]:
    modules = _loaded(*(part.format(out=out) for part in command))
    rooms = sorted({name.split(".")[1] for name in modules if name.startswith("pdmap.")})
    yield f"pdmap {' '.join(command).format(out='output')}"
    yield f"  libraries: {' '.join(name for name in HEAVY if name in modules) or 'none'}"
    yield f"  rooms: {' '.join(rooms)}"
    yield f"  rules: {sum(name.startswith('pdmap.rules.') and name.count('.') == 3 for name in modules)} modules"


def test_commands_load_what_they_use(tmp_path: Path, golden: Golden) -> None:
    out = str(tmp_path / "output")
    lines = [line for command in COMMANDS for line in (*_told(command, out), "")]
    golden("imports.txt", "\n".join(lines))


def test_what_is_in_the_cache_is_told_without_a_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    monkeypatch.setenv("PDMAP_CACHE", str(tmp_path / "cache"))
    command = ("validate", "inventories/minimal")
    list(_told(command, ""))
    golden("imports-cached.txt", "\n".join((*_told(command, ""), "")))
