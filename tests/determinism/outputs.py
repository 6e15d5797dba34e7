"""Runs commands in one process, and prints the digest of everything that they print and write.

usage: outputs.py REPOSITORY ORDER [few], in an empty folder; ORDER is `forwards` or `backwards`: how folders list
files. It ends with an error where a command prints or writes the name of the machine, its user or a path of it.
"""

import contextlib
import hashlib
import io
import json
import os
import platform
import shutil
import socket
import sys
import time
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import cast

from pdmap.app import opening, scan
from pdmap.app.drift import holding
from pdmap.app.load import Loaded, Read, load_texts
from pdmap.findings import Finding
from pdmap.host import workers
from pdmap.scan import reading
from pdmap.scan.classify.classifier import classify
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Schema
from tests.drawing import Drawing

ROOT, ORDER, IS_FEW = Path(sys.argv[1]), sys.argv[2], sys.argv[3:] == ["few"]
FORMATS = ("full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown")
MAPS = ("svg", "html", "png", "pdf", "drawio", "graphml", "dot", "mmd", "json", "csv", "md")
RECORDS = ("html", "pdf", "docx", "xlsx", "ods", "csv", "md", "json")
SYSTEMS = {"inventories/webshop-flawed": ("webshop",), "inventories/cloudkarafka": ("console",)}
"""The inventories, and systems of theirs."""
UNDATED = ("rules", "schema", "explain", "config", "init", "scan", "verify")
"""Commands that ask for no day."""
SHORTEST = 4
"""Letters of a name that is looked for; shorter ones stand in any text."""
HOST = "name-of-the-machine"
"""What Python says that the machine is called; its real name may be a word that stands in any text."""
SOURCES = ("readers", "sql")
"""Folders with schemas, of which some hold what cannot be read."""
CODES = {"scan": (0, 2), "drift": (2,)}
"""The exit codes of commands that may end otherwise than with 0 or 1."""
MOMENTS = {"forwards": 1_780_000_000.0, "backwards": 1_999_999_999.0}
scandir = os.scandir


class Listing:
    """The entries of a folder in the order that is asked for, whatever the file system's is."""

    def __init__(self, path: str = ".") -> None:
        with scandir(path) as entries:
            self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=ORDER == "backwards"))

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        return self.entries

    def __next__(self) -> os.DirEntry[str]:
        return next(self.entries)

    def __enter__(self) -> Iterator[os.DirEntry[str]]:
        return self.entries

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Do nothing: the folder is closed already."""


def commands(inventory: str) -> Iterator[tuple[str, ...]]:
    """Yield commands about an inventory; `OUT` stands for a file to write."""
    for name in FORMATS:
        yield ("validate", inventory, "--format", name, "--profile", "strict")
    for suffix in MAPS:
        yield ("map", inventory, "--output", f"OUT.{suffix}")
    yield ("map", inventory, "--paginate", "--output", "OUT.pdf")
    yield ("map", inventory, "--view", "countries", "--output", "OUT.svg")
    for suffix in RECORDS:
        yield ("records", inventory, "--output", f"OUT.{suffix}")
    yield ("records", inventory, "--bundle", "OUT.zip")
    for command in ("transfers", "parties"):
        for form in ("text", "json", "csv"):
            yield (command, "--inventory", inventory, "--format", form)
    yield ("query", "--inventory", inventory, "--format", "json")
    yield ("trace", "email.address", inventory, "--format", "json")
    yield ("breach", *SYSTEMS[inventory], "--inventory", inventory, "--output", "OUT.html")
    yield ("subject", "customer", "--inventory", inventory, "--output", "OUT.html")
    yield ("document", "subprocessors", inventory, "--output", "OUT.html")
    yield ("export", "parquet", inventory, "--output", "OUT")
    yield ("diff", "inventories/minimal", inventory, "--output", "OUT.md")


def other_commands() -> Iterator[tuple[str, ...]]:
    """Yield commands that are about no inventory, or make one."""
    shop = "inventories/webshop-flawed"
    yield ("rules", "--format", "json")
    yield ("schema",)
    yield ("explain", "REF001")
    yield ("config", shop)
    yield ("baseline", shop, "--baseline", "OUT.json")
    yield ("init", "OUT", "--yes")
    yield ("verify", "bundle.zip")


def few_commands() -> Iterator[tuple[str, ...]]:
    """Yield a command of each kind, for many environments."""
    shop, two = "inventories/webshop-flawed", "inventories/cloudkarafka"
    yield ("validate", shop, "--format", "full", "--profile", "strict")
    yield ("map", shop, "--output", "OUT.html")
    yield ("records", two, "--output", "OUT.json")
    yield ("parties", "--inventory", two, "--format", "text")
    yield ("diff", "inventories/minimal", two, "--output", "OUT.md")


def refuse_names(command: tuple[str, ...], data: bytes) -> None:
    """End the process where data hold a name of this machine.

    The folder that pdmap runs in, the home and the user have names of their own in the tests.
    """
    places = {str(Path.cwd()), str(Path.cwd().parent), os.path.expanduser("~"), str(ROOT), sys.prefix}  # noqa: PTH111
    names = {socket.gethostname(), HOST, os.environ.get("USER", "")}
    told = [name for name in sorted(places | names) if len(name) > SHORTEST and name.encode() in data]
    if told:
        raise SystemExit(f"{command}: tells {told}")


def content(path: Path) -> bytes:
    """Return what is in a file; of an archive, what is in its files as well."""
    data = path.read_bytes() if path.is_file() else b""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            data += b"".join(archive.read(name) for name in archive.namelist())
    return data


def commands_on_sources() -> Iterator[tuple[str, ...]]:
    """Yield commands about schemas, of which a part cannot be read."""
    for form in ("text", "tsv", "json", "yaml"):
        yield ("scan", *SOURCES, "--system", "webshop", "--sample", "5", "--format", form)
    yield ("scan", *SOURCES, "--system", "webshop", "--inventory", "inventories/webshop-flawed", "--diff")
    for form in FORMATS:
        yield ("drift", "inventories/webshop-flawed", "--config", "drift.toml", "--format", form)
    yield ("drift", "inventories/webshop-flawed", "--config", "drift.toml", "--diff")


def read_once() -> None:
    """Take an inventory that was read before from then: every command reads the same ones, in the same way."""
    known = dict[tuple[object, ...], Loaded]()

    def remembered(contents: Mapping[str, bytes], unreadable: Iterable[Finding], read: Read) -> Loaded:
        key = (*contents.items(), *unreadable)
        if key not in known:
            known[key] = load_texts(contents, unreadable, read)
        return known[key]

    vars(opening)["load_texts"] = remembered


def read_sources_once() -> None:
    """Take what a reader found in schemas, and what their columns are taken for, from the command before as well."""
    read = cache(reading._read)

    def remembered(reader: Reader, paths: set[str], documents: tuple[Document, ...]) -> Schema:
        return read(reader, frozenset(paths), documents)

    vars(reading)["_read"] = remembered
    vars(scan)["classify"] = vars(holding)["classify"] = cache(classify)


def digest(*command: str) -> str:
    """Return the digest of what a command prints and of every file that it writes into the working folder."""
    from pdmap.cli import main

    folder = Path("written")
    folder.mkdir()
    out = str(folder / "output")
    printed, told = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    sys.argv = ["pdmap", *(part.replace("OUT", out) for part in command)]
    code: object = None
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(told):
        try:
            main()
        except SystemExit as ended:
            code = ended.code
    written, errors = (_bytes_of(stream) for stream in (printed, told))
    if code not in CODES.get(command[0], (0, 1)) or not (written or list(folder.iterdir())):
        raise SystemExit(f"{command}: exit code {code}: {errors.decode()}")
    found = hashlib.sha256(written + errors)
    refuse_names(command, written + errors)
    for path in sorted(folder.rglob("*")):
        refuse_names(command, content(path))
        found.update(path.relative_to(folder).as_posix().encode() + (path.read_bytes() if path.is_file() else b""))
    if command[:2] == ("records", "inventories/cloudkarafka") and "--bundle" in command:
        shutil.copy(folder / "output.zip", "bundle.zip")
    shutil.rmtree(folder)
    return found.hexdigest()


def _bytes_of(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    return cast("io.BytesIO", stream.buffer).getvalue()


if __name__ == "__main__":
    read_once()
    read_sources_once()
    vars(workers)["_run"] = Drawing().run  # whose server is started here, with the environment that is tried
    socket.gethostname = platform.node = lambda: HOST
    shutil.copytree(ROOT / "inventories", "inventories")
    for source in SOURCES:
        shutil.copytree(ROOT / "tests" / "scan" / source, source)
    Path("drift.toml").write_text(f"sources = {{webshop = {json.dumps(SOURCES)}}}\n", "utf-8")
    os.scandir = Listing  # type: ignore[assignment]
    time.time = lambda: MOMENTS[ORDER]
    asked_of = [few_commands()] if IS_FEW else [*map(commands, SYSTEMS), other_commands(), commands_on_sources()]
    for asked in (each for some in asked_of for each in some):
        day = () if asked[0] in UNDATED else ("--as-of", "2026-11-23")
        print(digest(*asked, *day), *asked)  # noqa: T201 - a program of its own
