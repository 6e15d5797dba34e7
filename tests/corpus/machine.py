"""What cannot be checked in: pipes, devices, circles of links, closed files, names that no repository should hold."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.corpus.case import Outcome

Furnish = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that a machine may hold, a command that is run in it, and what must come of it."""

    about: str
    furnish: Furnish
    outcome: Outcome
    arguments: tuple[str, ...] = field(default=("validate", ".", "--select", "REF", "--format", "json"))


def manifest(name: str, text: str = "systems: {}\n") -> Furnish:
    return lambda folder: _write(folder, name, text)


def link(name: str, target: str) -> Furnish:
    return lambda folder: (folder / name).symlink_to(target)


def led_out(name: str, file: str) -> Furnish:
    """Return what makes a link to a folder beside this one, in which a file lies that is no manifest inside."""

    def make(folder: Path) -> None:
        elsewhere = folder.with_name(f"{folder.name}-elsewhere")
        elsewhere.mkdir()
        (elsewhere / file).write_text("systems: [\n")
        (folder / name).symlink_to(elsewhere)

    return make


def together(*furnish: Furnish) -> Furnish:
    def all_of(folder: Path) -> None:
        for one in furnish:
            one(folder)

    return all_of


def many(count: int, text: str = "") -> Furnish:
    def write(folder: Path) -> None:
        for number in range(count):
            (folder / f"{number:05}.yaml").write_text(text)

    return write


def tower(levels: int) -> Furnish:
    """Return what makes folders within one another, deeper than a path may be long."""

    def make(folder: Path) -> None:
        before = Path.cwd()
        os.chdir(folder)
        for _ in range(levels):
            Path("d" * 50).mkdir()
            os.chdir("d" * 50)
        Path("deep.yaml").write_text("systems: [\n")
        os.chdir(before)

    return make


def found(*lines: str, code: int = 2) -> Outcome:
    return Outcome(code, found=lines)


def told(line: str, code: int = 2) -> Outcome:
    return Outcome(code, told=(f"pdmap: {line}",))


GOOD = manifest("ok.yaml")
PLACES = (
    Place("a pipe", together(GOOD, lambda f: os.mkfifo(f / "a.yaml")), found("SRC001 a.yaml")),
    Place("a pipe alone", lambda f: os.mkfifo(f / "a.yaml"), found("SRC001 a.yaml")),
    Place("a device", together(GOOD, link("a.yaml", "/dev/zero")), found("SRC001 a.yaml")),
    Place("a terminal", together(GOOD, link("a.yaml", "/dev/tty")), found("SRC001 a.yaml")),
    Place("a file of the kernel", together(GOOD, link("a.yaml", "/proc/self/mem")), found("SRC001 a.yaml")),
    Place("a link out", together(GOOD, link("a.yaml", "/etc/passwd")), found("SRC001 a.yaml")),
    Place("a link to the folder above", together(GOOD, link("a.yaml", "../other.yaml")), found("SRC001 a.yaml")),
    Place("a link to a link out", together(GOOD, link("a.yaml", "b"), link("b", "/etc")), found("SRC001 a.yaml")),
    Place("a link to itself", together(GOOD, link("a.yaml", "a.yaml")), found("SRC001 a.yaml")),
    Place(
        "links in a circle",
        together(GOOD, link("a.yaml", "b.yaml"), link("b.yaml", "a.yaml")),
        found("SRC001 a.yaml", "SRC001 b.yaml"),
    ),
    Place("a link to nothing", together(GOOD, link("a.yaml", "nowhere")), found("SRC001 a.yaml")),
    Place("a link to the folder itself", together(GOOD, link("loop", ".")), found(code=0)),
    Place("a link to the root", together(GOOD, link("root", "/")), found("SRC001 root")),
    Place("a link to manifests elsewhere", together(GOOD, led_out("team", "a.yaml")), found("SRC001 team")),
    Place("a link to a folder without manifests", together(GOOD, led_out("team", "a.txt")), found(code=0)),
    Place("a folder like a manifest", together(GOOD, lambda f: (f / "a.yaml").mkdir()), found("SRC001 a.yaml")),
    Place(
        "a folder like a manifest, with one in it",
        manifest("a.yaml/b.yaml", "systems: [\n"),
        found("SRC001 a.yaml", "SRC003 a.yaml/b.yaml:1:10"),
    ),
    Place("a link like a manifest to a folder", together(GOOD, link("a.yaml", ".")), found("SRC001 a.yaml")),
    Place("10,000 empty manifests", many(10_000), told(".: the manifests are empty", 3)),
    Place(
        "2,000 manifests of the same", many(2_000, "systems: {a: {}}\n"), found("1999 x REF002", "1 x REF006", code=1)
    ),
    Place("folders deeper than paths", together(GOOD, tower(100)), found("SRC001 deep")),
    Place(
        "a pipe as the configuration",
        together(GOOD, lambda f: os.mkfifo(f / "pdmap.toml")),
        told("pdmap.toml: cannot be read (it is not a regular file)"),
    ),
    Place(
        "a pipe as the named configuration",
        together(GOOD, lambda f: os.mkfifo(f / "c.toml")),
        told("c.toml: cannot be read (it is not a regular file)"),
        ("validate", ".", "--config", "c.toml"),
    ),
    Place(
        "a configuration that is a link to itself",
        together(GOOD, link("pdmap.toml", "pdmap.toml")),
        told("pdmap.toml: cannot be read (too many levels of symbolic links)"),
    ),
    Place(
        "a configuration that is a link to a secret",
        together(GOOD, link("pdmap.toml", "/etc/passwd")),
        told("pdmap.toml:1:5: the file is not TOML: expected '=' after a key in a key/value pair"),
    ),
    Place(
        "a configuration that is a link to nothing",
        together(GOOD, link("pdmap.toml", "nowhere")),
        told("pdmap.toml: cannot be read (no such file or directory)"),
    ),
    Place(
        "a folder as the configuration",
        together(GOOD, lambda f: (f / "pdmap.toml").mkdir()),
        told("pdmap.toml: cannot be read (is a directory)"),
    ),
    Place(
        "a pipe as the baseline",
        together(GOOD, lambda f: os.mkfifo(f / "b.json")),
        told("b.json: cannot be read (it is not a regular file)"),
        ("validate", ".", "--baseline", "b.json"),
    ),
    Place(
        "a baseline that is a link out",
        together(GOOD, link("pdmap-baseline.json", "/etc/passwd")),
        told("pdmap-baseline.json: the baseline is damaged: it is not a mapping"),
    ),
    Place("a pipe as the inventory", lambda f: os.mkfifo(f / "a"), found("SRC001 a"), ("validate", "a", "-f", "json")),
    Place(
        "a pipe as the bundle",
        lambda f: os.mkfifo(f / "b.zip"),
        told("b.zip: cannot be read (it is not a regular file)"),
        ("verify", "b.zip"),
    ),
    Place(
        "a link as the output",
        together(GOOD, manifest("precious", "x"), link("out.dot", "precious")),
        told("out.dot: is a link; name the file that it leads to"),
        ("map", ".", "-o", "out.dot"),
    ),
    Place(
        "a link as the repository",
        together(GOOD, link(".git", "/etc")),
        told(".: is in no git repository, or in one that git does not trust"),
        ("diff", "HEAD"),
    ),
)


# Private functions


def _write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
