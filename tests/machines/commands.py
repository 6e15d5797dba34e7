"""The commands that are run on failing machines, each with the files that it writes. A case more is a line more."""

import os
import shutil
import subprocess
import sys
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
    Command(f"validate {SHOP} -o out.json", ("out.json",)),
    Command(f"validate {SHOP} -f github -o out.log", ("out.log",)),
    Command("validate fixable --fix --no-cache", ("fixable/a.yaml", "fixable/b.yaml")),
    Command(f"baseline {SHOP}", (f"{SHOP}/pdmap-baseline.json",), is_new=True),
    Command("init new --yes", ("new/inventory.yaml", "new/inventory.schema.json", "new/pdmap.toml"), is_new=True),
    Command("scan sourced/schema.sql -f json -o out.json", ("out.json",)),
    Command("scan sourced/schema.sql --system console -i sourced --write", ("sourced/inventory.yaml",)),
    Command("scan sourced/schema.sql --system other -i sourced --write", ("sourced/other.yaml",), is_new=True),
    Command("drift sourced --no-cache -o out.txt --also sarif=out.sarif", ("out.txt", "out.sarif")),
    Command("drift sourced --write --no-cache", ("sourced/inventory.yaml",)),
    Command("drift sourced --write-baseline", ("sourced/pdmap-drift-baseline.json",), is_new=True),
    Command(f"map {SHOP} -o map.svg", ("map.svg",)),
    Command(f"records {TWO} -o record.md --revision none", ("record-controller.md", "record-processor.md")),
    Command(f"records {TWO} --bundle out.zip --revision none {WITHOUT}", ("out.zip",)),
    Command(f"document notice {TWO} -o notice.html", ("notice.html",)),
    Command(
        f"parties -i {TWO} --feed rss --against {TWO} --url https://a.example/ --as-of 2026-11-01 -o feed.xml",
        ("feed.xml",),
    ),
    Command(f"query -i {SHOP} -o out.json", ("out.json",)),
    Command(f"trace email {TWO} -o out.json", ("out.json",)),
    Command(f"transfers -i {TWO} -o out.csv", ("out.csv",)),
    Command(f"diff HEAD --path {TWO} -o out.md", ("out.md",), has_history=True),
    Command(f"map {TWO} --view diff --against HEAD -o out.mmd", ("out.mmd",), has_history=True),
    Command(f"parties -i {TWO} --feed rss --url https://a.example/ -o feed.xml", ("feed.xml",), has_history=True),
    Command(
        f"export parquet {SHOP} --name a --as-of 2026-11-02 -o out",
        tuple(f"out/{table}/a.parquet" for table in DATED),
        earlier=f"export parquet {SHOP} --name a --as-of 2026-11-01 -o out",
    ),
    Command(
        f"export parquet {SHOP} --name a -o new",
        tuple(f"new/{table.name}/a.parquet" for table in all_tables()),
        is_new=True,
    ),
)


def make_sandbox(folder: Path, command: Command) -> dict[str, bytes]:
    """Make everything as it is before a command, and return the files of its working folder."""
    for path in (*folder.parent.iterdir(), *folder.iterdir()):
        if path != folder:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name in (SHOP, TWO):
        if name in command.line:
            shutil.copytree(ROOT / "inventories" / name, folder / name)
    if "fixable" in command.line:
        (folder / "fixable").mkdir()
        for name in ("a", "b"):
            (folder / f"fixable/{name}.yaml").write_text(FIXABLE.format(name))
    if "sourced" in command.line:
        (folder / "sourced").mkdir()
        for name, text in SOURCES.items():
            (folder / name).write_text(text)
    for name, data in before(command).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_bytes(data)
    return files_below(folder)


@cache
def before(command: Command) -> dict[str, bytes]:
    """Return the files that are there before a command, but for those of the inventories that are as they are here."""
    if command.earlier:
        with TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "inventories" / SHOP, Path(folder) / SHOP)
            _run(folder, sys.executable, "-m", "pdmap", *command.earlier.split())
            shutil.rmtree(Path(folder) / SHOP)
            return files_below(Path(folder))
    if command.has_history:
        return history() | dict.fromkeys(command.writes, OLD)
    return {} if command.is_new else dict.fromkeys(command.writes, OLD)


@cache
def history() -> dict[str, bytes]:
    """Return the files of a repository in which an inventory was committed twice; it was changed since."""
    with TemporaryDirectory() as folder:
        inventory = Path(folder) / TWO
        shutil.copytree(ROOT / "inventories" / TWO, inventory)
        _run(folder, "git", "init", "-q")
        parties = inventory / "parties.yaml"
        now = parties.read_bytes()
        for name in (b"Amazon", b"Amazon Cloud"):
            parties.write_bytes(now.replace(b"Amazon Web Services", name))
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
    }


def files_below(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder, by their paths."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
