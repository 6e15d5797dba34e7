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
        elsewhere(file, "systems: [\n")(folder)
        leading(name, "")(folder)

    return make


def elsewhere(name: str, text: str) -> Furnish:
    """Return what writes a file into a folder beside this one; `leading` makes links to it."""
    return lambda folder: _write(_beside(folder), name, text)


def leading(name: str, target: str) -> Furnish:
    return lambda folder: (folder / name).symlink_to(_beside(folder) / target)


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
REPOSITORY = manifest(".git/HEAD", "ref: refs/heads/main\n")
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
        told("pdmap.toml: is a link that leads out of its folder; put the file itself there"),
    ),
    Place(
        "a configuration that is a link out of the repository",
        together(
            GOOD, REPOSITORY, elsewhere("c.toml", "token = 1\n"), link("pyproject.toml", "b"), leading("b", "c.toml")
        ),
        told("pyproject.toml: is a link that leads out of its repository; put the file itself there"),
    ),
    Place(
        "a configuration that is a link to the secrets of git",
        together(GOOD, REPOSITORY, manifest(".git/config", "token = 1\n"), link("pdmap.toml", ".git/config")),
        told("pdmap.toml: is a link that leads out of its repository; put the file itself there"),
    ),
    Place(
        "a configuration that is a link within the repository",
        together(
            REPOSITORY,
            manifest("a/ok.yaml"),
            manifest("shared.toml", "select = 1"),
            link("a/pdmap.toml", "../shared.toml"),
        ),
        told("a/pdmap.toml:1:1: `select` is not a list of texts"),
        ("validate", "a"),
    ),
    Place(
        "a named configuration that is a link out of the repository",
        together(GOOD, REPOSITORY, elsewhere("c.toml", "token = 1\n"), leading("own.toml", "c.toml")),
        told("own.toml: has a link in it that leads out of its repository; name the real path"),
        ("validate", ".", "--config", "own.toml"),
    ),
    Place(
        "an inventory that is a link out of the repository",
        together(REPOSITORY, elsewhere("a.yaml", "systems: [\n"), leading("data", "")),
        told("data: has a link in it that leads out of its repository; name the real path"),
        ("validate", "data"),
    ),
    Place(
        "an inventory behind a link out of the repository, with a configuration",
        together(REPOSITORY, elsewhere("data/pdmap.toml", "token = 1\n"), leading("team", "")),
        told("team/data: has a link in it that leads out of its repository; name the real path"),
        ("validate", "team/data"),
    ),
    Place(
        "two folders, of which one is a link out of the repository",
        together(GOOD, REPOSITORY, manifest("b/ok.yaml"), elsewhere("a.yaml", "systems: [\n"), leading("a", "")),
        told("a: has a link in it that leads out of its repository; name the real path"),
        ("diff", "a", "b"),
    ),
    Place(
        "an inventory that is a link within the repository",
        together(REPOSITORY, manifest("a/b.yaml", "systems: [\n"), link("data", "a")),
        found("SRC003 b.yaml:1:10"),
        ("validate", "data", "--format", "json"),
    ),
    Place(
        "an inventory that is a link of a person, in no repository",
        together(elsewhere("a.yaml", "systems: [\n"), leading("data", "")),
        found("SRC003 a.yaml:1:10"),
        ("validate", "data", "--format", "json"),
    ),
    Place(
        "a manifest that is a link to the secrets of git",
        together(GOOD, REPOSITORY, manifest(".git/config", "token: 1\n"), link("a.yaml", ".git/config")),
        found("SRC001 a.yaml"),
    ),
    Place(
        "manifests in capital letters",
        together(manifest("a.YAML", "systems: [\n"), manifest("b/c.Yml", "systems: [\n")),
        found("SRC003 a.YAML:1:10", "SRC003 b/c.Yml:1:10"),
    ),
    Place("a link to manifests in capital letters", together(GOOD, led_out("team", "a.YML")), found("SRC001 team")),
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
        told("pdmap-baseline.json: is a link that leads out of its folder; put the file itself there"),
    ),
    Place(
        "a baseline that is a link out of the repository",
        together(GOOD, REPOSITORY, elsewhere("b.json", '{"token": 1}'), leading("pdmap-baseline.json", "b.json")),
        told("pdmap-baseline.json: is a link that leads out of its repository; put the file itself there"),
    ),
    Place(
        "a named baseline that is a link out of the repository",
        together(GOOD, REPOSITORY, elsewhere("b.json", '{"token": 1}'), leading("b.json", "b.json")),
        told("b.json: has a link in it that leads out of its repository; name the real path"),
        ("validate", ".", "--baseline", "b.json"),
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
        "a link to a device as the output",
        together(GOOD, link("out.json", "/dev/null")),
        told("out.json: is a link; name the file that it leads to"),
        ("validate", ".", "-o", "out.json"),
    ),
    Place(
        "an output below a link out of the repository",
        together(GOOD, REPOSITORY, elsewhere("x", ""), leading("out", "")),
        told("out/map.dot: has a link in it that leads out of its repository; name the real path"),
        ("map", ".", "-o", "out/map.dot"),
    ),
    Place(
        "an output below a link within the repository",
        together(GOOD, REPOSITORY, manifest("real/x", ""), link("out", "real")),
        Outcome(0, leaves=("real/rules.json",)),
        ("validate", ".", "--select", "REF", "-o", "out/rules.json"),
    ),
    Place(
        "an export below a link out of the repository",
        together(GOOD, REPOSITORY, elsewhere("x", ""), leading("out", "")),
        told("out/tables: has a link in it that leads out of its repository; name the real path"),
        ("export", "parquet", ".", "-o", "out/tables"),
    ),
    Place(
        "a new inventory below a link out of the repository",
        together(GOOD, REPOSITORY, elsewhere("x", ""), leading("out", "")),
        told("out/new: has a link in it that leads out of its repository; name the real path"),
        ("init", "out/new", "--yes"),
    ),
    Place(
        "an output that the next run would read",
        GOOD,
        told("out.YAML: would be read as a manifest of the inventory; name another file"),
        ("map", ".", "-o", "out.YAML", "--format", "json"),
    ),
    Place(
        "a link as the repository",
        together(GOOD, link(".git", "/etc")),
        told(".: is in no git repository, or in one that git does not trust"),
        ("diff", "HEAD"),
    ),
)


# Private functions


def _beside(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-elsewhere")


def _write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
