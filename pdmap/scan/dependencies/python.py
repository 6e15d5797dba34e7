"""Packages of Python: requirements, `pyproject.toml`, and the lock files of pip, Poetry, PDM, uv and Pipenv."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from typing import cast

from pdmap.reference.vendors import Ecosystem
from pdmap.scan.lookup import strings_below, table_at, tables_at
from pdmap.scan.packages import DependencyError, DependencyReader

_NAME = re.compile(r"\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)")
_LITERAL = re.compile(
    r"[\"']([A-Za-z0-9][A-Za-z0-9._-]{1,100})(?:\[[^\]\"']{0,100}\])?\s{0,5}(?:[<>=!~;@][^\"']{0,200})?[\"']"
)
_EGG = re.compile(r"^[^#\n]*\w\+\w+:[^#\n]*#egg=([A-Za-z0-9][\w.-]{0,100})")
"""What is taken from a repository: `git+https://example.com/shop.git#egg=shop`."""
_TEXTS = (
    ("project", "dependencies"),
    ("project", "optional-dependencies"),
    ("dependency-groups",),
    ("tool", "pdm", "dev-dependencies"),
    ("tool", "uv", "dev-dependencies"),
)
"""Lists of requirements, or tables of such lists."""
_TABLES = (
    ("tool", "poetry", "dependencies"),
    ("tool", "poetry", "dev-dependencies"),
    ("packages",),
    ("dev-packages",),
)
"""Tables whose keys are names."""
_OWN = frozenset({"virtual", "editable"})
"""Where `uv.lock` has a package from, if it is the repository's own."""


def _read(base: str, text: str) -> Iterator[str]:
    match base:
        case "pipfile.lock":
            yield from _pipenv(text)
        case "setup.py" | "setup.cfg":
            yield from (found[1] for found in _LITERAL.finditer(text)) if base == "setup.py" else _listed(text)
        case _ if base.endswith((".toml", ".lock")) or base == "pipfile":
            yield from _toml(text)
        case _:
            yield from _listed(text)


def _listed(text: str) -> Iterator[str]:
    for line in text.splitlines():
        found = _NAME.match(line)
        if egg := _EGG.search(line):
            yield egg[1]
        elif found and not line.lstrip().startswith(("-", "#", "[")):
            yield found[1]


def _toml(text: str) -> Iterator[str]:
    tree = _tree(text)
    for path in _TEXTS:
        yield from (found[1] for each in strings_below(tree, path) if (found := _NAME.match(each)))
    for keys in _TABLES:
        yield from (name for name in table_at(tree, keys) if name != "python")
    for group in table_at(tree, ("tool", "poetry", "group")).values():
        yield from table_at(group, ("dependencies",))
    for environment in table_at(tree, ("tool", "hatch", "envs")).values():
        for key in ("dependencies", "extra-dependencies"):
            yield from (found[1] for each in strings_below(environment, (key,)) if (found := _NAME.match(each)))
    for key in ("package", "packages"):
        yield from (name for each in tables_at(tree, (key,)) if isinstance(name := each.get("name"), str))


def _tree(text: str) -> object:
    try:
        return cast("object", tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise DependencyError("the file is not TOML") from error


def _pipenv(text: str) -> Iterator[str]:
    try:
        tree: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DependencyError("the file is not JSON") from error
    for group, packages in table_at(tree).items():
        yield from table_at(packages) if group != "_meta" else ()


def _asked(base: str, text: str) -> Iterator[str]:
    """Yield what `uv.lock` says that the packages of the repository itself ask for."""
    if base != "uv.lock":
        return
    for package in tables_at(_tree(text), ("package",)):
        if _OWN.isdisjoint(table_at(package, ("source",))):
            continue
        groups = (table_at(package, (group,)) for group in ("optional-dependencies", "dev-dependencies"))
        for each in (package, *({"dependencies": listed} for group in groups for listed in group.values())):
            yield from (name for one in tables_at(each, ("dependencies",)) if isinstance(name := one.get("name"), str))


READER = DependencyReader(
    ecosystem=Ecosystem.PYPI,
    names=(
        "requirements*.txt",
        "requirements*.in",
        "*requirements.txt",
        "*requirements.in",
        "requirements/*.txt",
        "requirements/*.in",
        "constraints*.txt",
        "pyproject.toml",
        "pipfile",
        "pipfile.lock",
        "poetry.lock",
        "pdm.lock",
        "uv.lock",
        "pylock*.toml",
        "setup.py",
        "setup.cfg",
    ),
    locks=("pipfile.lock", "poetry.lock", "pdm.lock", "uv.lock", "pylock*.toml", "constraints*.txt"),
    read=_read,
    asked=_asked,
)
