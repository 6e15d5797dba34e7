"""The commands that are run on failing machines, each with the files that it writes. A case more is a line more."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pdmap.tables.catalogue import all_tables

ROOT = Path(__file__).parents[2]
OLD = b"old\n"
FIXABLE = "systems:\n  console: {{name: Console, hosted_by: {0}}}\nparties:\n  {0}: {{name: Host}}\n"


@dataclass(frozen=True)
class Command:
    line: str
    writes: tuple[str, ...] = ()
    """Files that are there before with an old content, or are not, and hold the new one when the command is done."""
    is_new: bool = False
    """Whether the files must not be there before."""
    earlier: str = ""
    """What is run before, to make a folder of an old content."""
    has_history: bool = False
    """Whether the inventory lies in a repository of git, with a commit and a change after it."""

    def __str__(self) -> str:
        return self.line


SHOP, TWO = "webshop-flawed", "cloudkarafka"
CHOIR = "choir"
"""An inventory so small that it lets every command make each of its calls, and no more of them than that."""
SOURCES = {
    "sourced/pdmap.toml": 'sources = {console = ["schema.sql"]}\n',
    "sourced/inventory.yaml": "systems:\n  console: {name: Console, kind: application}\n",
    "sourced/schema.sql": "CREATE TABLE users (id bigint, email text);\n",
}
"""An inventory beside a schema of which it says nothing."""
DATED = ("exports",)
"""Tables that another day changes."""
WITHOUT = " ".join(f"--without {slow}" for slow in ("pdf", "docx", "xlsx", "ods", "html", "markdown"))
COMMANDS = (
    Command(f"validate {SHOP} --no-cache -o out.txt --also sarif=out.sarif", ("out.txt", "out.sarif")),
    Command(f"validate {CHOIR} -o out.json", ("out.json",)),
    Command(f"validate {CHOIR} -f github -o out.log", ("out.log",)),
    Command("validate fixable --fix --no-cache", ("fixable/a.yaml", "fixable/b.yaml")),
    Command(f"baseline {CHOIR}", (f"{CHOIR}/pdmap-baseline.json",), is_new=True),
    Command("init new --yes", ("new/inventory.yaml", "new/inventory.schema.json", "new/pdmap.toml"), is_new=True),
    Command("scan sourced/schema.sql -f json -o out.json", ("out.json",)),
    Command("scan sourced/schema.sql --system console -i sourced --write", ("sourced/inventory.yaml",)),
    Command("scan sourced/schema.sql --system other -i sourced --write", ("sourced/other.yaml",), is_new=True),
    Command("drift sourced --no-cache -o out.txt --also sarif=out.sarif", ("out.txt", "out.sarif")),
    Command("drift sourced --write --no-cache", ("sourced/inventory.yaml",)),
    Command("drift sourced --write-baseline", ("sourced/pdmap-drift-baseline.json",), is_new=True),
    Command(f"map {SHOP} -o map.svg", ("map.svg",)),
    Command(f"records {CHOIR} -o record.md --revision none", ("record-controller.md", "record-processor.md")),
    Command(f"records {CHOIR} --bundle out.zip --revision none {WITHOUT}", ("out.zip",)),
    Command(f"document notice {CHOIR} -o notice.html", ("notice.html",)),
    Command(
        f"parties -i {CHOIR} --feed rss --against {CHOIR} --url https://a.example/ --as-of 2026-11-01 -o feed.xml",
        ("feed.xml",),
    ),
    Command(f"query -i {CHOIR} -o out.json", ("out.json",)),
    Command(f"trace email {CHOIR} -o out.json", ("out.json",)),
    Command(f"transfers -i {CHOIR} -o out.csv", ("out.csv",)),
    Command(f"diff HEAD --path {CHOIR} -o out.md", ("out.md",), has_history=True),
    Command(f"map {CHOIR} --view diff --against HEAD -o out.mmd", ("out.mmd",), has_history=True),
    Command(f"parties -i {CHOIR} --feed rss --url https://a.example/ -o feed.xml", ("feed.xml",), has_history=True),
    Command(
        f"export parquet {CHOIR} --name a --as-of 2026-11-02 -o out",
        tuple(f"out/{table}/a.parquet" for table in DATED),
        earlier=f"export parquet {CHOIR} --name a --as-of 2026-11-01 -o out",
    ),
    Command(
        f"export parquet {CHOIR} --name a -o new",
        tuple(f"new/{table.name}/a.parquet" for table in all_tables()),
        is_new=True,
    ),
)


def make_sandbox(folder: Path, command: Command) -> dict[str, bytes]:
    """Make everything as it is before a command, and return the files of its working folder."""
    for path in folder.parent.iterdir():
        if path != folder:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    folder.with_name("temporary").mkdir()
    wanted = before(command)
    found = files_below(folder)
    for name in [name for name, data in found.items() if wanted.get(name) != data]:
        (folder / name).unlink()
    for name in [name for name, data in wanted.items() if found.get(name) != data]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(wanted[name])
    for name in sorted(folders_below(folder) - {*_parents(wanted)}, reverse=True):
        (folder / name).rmdir()
    return wanted


@cache
def before(command: Command) -> dict[str, bytes]:
    """Return the files that are there before a command."""
    files = {f"{name}/{path}": data for name, path, data in _inventories() if name in command.line}
    if "fixable" in command.line:
        files |= {f"fixable/{name}.yaml": FIXABLE.format(name).encode() for name in ("a", "b")}
    if "sourced" in command.line:
        files |= {name: text.encode() for name, text in SOURCES.items()}
    if command.earlier:
        files |= earlier(command)
    if command.has_history:
        files |= history()
    return files if command.is_new or command.earlier else dict.fromkeys(command.writes, OLD) | files


@cache
def _inventories() -> tuple[tuple[str, str, bytes], ...]:
    """Return the names of the inventories, and the paths and bytes of their files."""
    folders = {name: ROOT / "inventories" / name for name in (SHOP, TWO)} | {CHOIR: Path(__file__).with_name(CHOIR)}
    return tuple((name, path, data) for name, folder in folders.items() for path, data in files_below(folder).items())


@cache
def earlier(command: Command) -> dict[str, bytes]:
    """Return what an earlier run has left."""
    with TemporaryDirectory() as folder:
        shutil.copytree(Path(__file__).with_name(CHOIR), Path(folder) / CHOIR)
        _run(folder, sys.executable, "-m", "pdmap", *command.earlier.split())
        shutil.rmtree(Path(folder) / CHOIR)
        return files_below(Path(folder))


@cache
def history() -> dict[str, bytes]:
    """Return the files of a repository in which an inventory was committed twice; it was changed since."""
    with TemporaryDirectory() as folder:
        inventory = Path(folder) / CHOIR
        shutil.copytree(Path(__file__).with_name(CHOIR), inventory)
        _run(folder, "git", "init", "-q", "--template=")
        parties = inventory / "systems.yaml"
        now = parties.read_bytes()
        for name in (b"Example Inc.", b"Example Corp."):
            parties.write_bytes(now.replace(b"Example Hosting Inc.", name))
            _run(folder, "git", "add", "-A")
            _run(folder, "git", "-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-q", "-m", "A")
        shutil.rmtree(inventory)
        return files_below(Path(folder))


def _run(folder: str, *command: str) -> None:
    variables = environment(Path(folder)) | {"PYTHONPATH": str(ROOT), "GIT_CONFIG_NOSYSTEM": "1"}
    ended = subprocess.run(command, cwd=folder, env=variables, check=False, capture_output=True)
    assert ended.returncode in (0, 1), ended.stderr


def environment(folder: Path) -> dict[str, str]:
    """Return the variables of a command that runs in a folder: a cache beside it, and a summary for GitHub."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PDMAP_")}
    return plain | {
        "PDMAP_CACHE": str(folder.parent / "cache"),
        "GITHUB_STEP_SUMMARY": str(folder.parent / "summary.md"),
        "GIT_CEILING_DIRECTORIES": str(folder.parent),
        "SOURCE_DATE_EPOCH": "1790000000",
        "TMPDIR": str(folder.parent / "temporary"),
    }


def files_below(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder, by their paths."""
    paths = (Path(here, name) for here, _, names in os.walk(folder) for name in names)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def folders_below(folder: Path) -> set[str]:
    """Return the paths of the folders below a folder."""
    return {Path(here, name).relative_to(folder).as_posix() for here, names, _ in os.walk(folder) for name in names}


# Private functions


def _parents(names: Iterable[str]) -> Iterator[str]:
    """Yield the folders that files lie in, and those in which these lie."""
    return (parent.as_posix() for name in names for parent in Path(name).parents)
