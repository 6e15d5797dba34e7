"""Runs commands in one process, and prints the digest of everything that they print and write.

usage: outputs.py REPOSITORY ORDER, in an empty folder; ORDER is `forwards` or `backwards`: how folders list files.
"""

import contextlib
import hashlib
import io
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT, ORDER = Path(sys.argv[1]), sys.argv[2]
FORMATS = ("full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown")
MAPS = ("svg", "html", "png", "pdf", "drawio", "graphml", "dot", "mmd", "json", "csv", "md")
RECORDS = ("html", "pdf", "docx", "xlsx", "ods", "csv", "md", "json")
SYSTEMS = {"inventories/webshop-flawed": ("webshop",), "inventories/cloudkarafka": ("console",)}
"""The inventories, and systems of theirs."""
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


def digest(*command: str) -> str:
    """Return the digest of what a command prints and of every file that it writes into the working folder."""
    from pdmap.cli import main

    folder = Path("written")
    folder.mkdir()
    out, printed = str(folder / "output"), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    sys.argv = ["pdmap", *(part.replace("OUT", out) for part in command)]
    code: object = None
    with contextlib.redirect_stdout(printed):
        try:
            main()
        except SystemExit as ended:
            code = ended.code
    printed.flush()
    written = printed.buffer.getvalue()
    if code not in (0, 1) or not (written or list(folder.iterdir())):
        raise SystemExit(f"{command}: exit code {code}")
    found = hashlib.sha256(written)
    for path in sorted(folder.rglob("*")):
        found.update(path.relative_to(folder).as_posix().encode() + (path.read_bytes() if path.is_file() else b""))
    shutil.rmtree(folder)
    return found.hexdigest()


if __name__ == "__main__":
    shutil.copytree(ROOT / "inventories", "inventories")
    os.scandir = Listing  # type: ignore[assignment]
    time.time = lambda: MOMENTS[ORDER]
    for about in SYSTEMS:
        for asked in commands(about):
            print(digest(*asked, "--as-of", "2026-11-23"), *asked)  # noqa: T201 - a program of its own
