"""The commands that are run on failing machines, each with the files that it writes. A case more is a line more."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

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

    def __str__(self) -> str:
        return self.line


SHOP, TWO = "webshop-flawed", "cloudkarafka"
WITHOUT = " ".join(f"--without {slow}" for slow in ("pdf", "docx", "xlsx", "ods", "html", "markdown"))
COMMANDS = (
    Command(f"validate {SHOP} --no-cache -o out.txt --also sarif=out.sarif", ("out.txt", "out.sarif")),
    Command(f"validate {SHOP} -o out.json", ("out.json",)),
    Command(f"validate {SHOP} -f github -o out.log", ("out.log",)),
    Command("validate fixable --fix --no-cache", ("fixable/a.yaml", "fixable/b.yaml")),
    Command(f"baseline {SHOP}", (f"{SHOP}/pdmap-baseline.json",), is_new=True),
    Command("init new --yes", ("new/inventory.yaml", "new/inventory.schema.json", "new/pdmap.toml"), is_new=True),
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
    for name in () if command.is_new else command.writes:
        if not (folder / name).exists():
            (folder / name).write_bytes(OLD)
    return files_below(folder)


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
