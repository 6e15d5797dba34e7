"""Packages of Node.js: `package.json`, and the lock files of npm, Yarn and pnpm."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from pdmap.reference.vendors import Ecosystem
from pdmap.scan.lookup import table_at
from pdmap.scan.packages import DependencyError, DependencyReader

_GROUPS = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")
_NAME = r"(?:@[\w.~-]{1,100}/)?[\w.~-]{1,200}"
_RENAMED = re.compile(rf"npm:({_NAME})(?:@|$)")
_YARN = re.compile(rf"^\"?(?:{_NAME}@npm:(?=[@a-z][\w@/.-]*@))?({_NAME})@", re.MULTILINE)
_KEY = re.compile(
    r"^(?P<blanks> {0,20})(?P<quote>['\"]?)(?P<key>[^\s'\"#][^\n'\"]{0,300}?)(?P=quote):(?=\s)", re.MULTILINE
)
_PNPM = re.compile(rf"^ {{2,4}}['\"]?/?({_NAME})[@/]\d", re.MULTILINE)


def _read(base: str, text: str) -> Iterator[str]:
    match base:
        case "yarn.lock":
            yield from (found[1] for found in _YARN.finditer(text))
        case "pnpm-lock.yaml":
            yield from (found[1] for found in _PNPM.finditer(text))
        case _:
            yield from _json(text)


def _json(text: str) -> Iterator[str]:
    tree = _tree(text)
    yield from _asked_in(table_at(tree))
    for path, package in table_at(tree, ("packages",)).items():
        own = table_at(package).get("name")
        if "node_modules/" in path:
            yield own if isinstance(own, str) else path.rpartition("node_modules/")[2]


def _asked_in(package: Mapping[str, object]) -> Iterator[str]:
    """Yield what a package asks for; what it gives another name by that which it has: `"mail": "npm:@shop/mail@7"`."""
    for group in _GROUPS:
        for name, version in table_at(package, (group,)).items():
            found = _RENAMED.match(version) if isinstance(version, str) else None
            yield found[1] if found else name


def _asked(base: str, text: str) -> Iterator[str]:
    """Yield what a lock file says of the project itself; since its second version, npm writes it below no path.

    The packages of a repository with several stand below the path of their folder.
    """
    match base:
        case "yarn.lock":
            yield from (path[2] for path in _paths(text) if len(path) == 3 and _is_own(path[0], path[1]))
        case "pnpm-lock.yaml":
            yield from (path[-1] for path in _paths(text) if _is_imported(path))
        case _ if base != "package.json":
            for path, package in table_at(_tree(text), ("packages",)).items():
                yield from _asked_in(table_at(package)) if "node_modules/" not in path else ()


def _paths(text: str) -> Iterator[list[str]]:
    """Yield the keys that each line of a lock file stands below, the outermost first, with its own.

    Such files are long and all written alike, two blanks to a level: no parser of YAML has to read them whole.
    """
    path: list[str] = []
    for found in _KEY.finditer(text):
        path = [*path[: len(found["blanks"]) // 2], found["key"]]
        yield path


def _is_own(package: str, group: str) -> bool:
    """Tell whether a part of `yarn.lock` is what a package of the repository asks for: Yarn 1 wrote no such part."""
    return "@workspace:" in package and group in _GROUPS


def _is_imported(path: Sequence[str]) -> bool:
    """Tell whether a key of `pnpm-lock.yaml` is a package that one of the repository's asks for."""
    of_importer = path[2:] if path[0] == "importers" else path
    return len(of_importer) == 2 and of_importer[0] in _GROUPS


def _tree(text: str) -> object:
    try:
        return cast("object", json.loads(text))
    except (ValueError, RecursionError) as error:
        raise DependencyError("the file is not JSON") from error


READER = DependencyReader(
    ecosystem=Ecosystem.NPM,
    names=("package.json", "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml"),
    locks=("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml"),
    read=_read,
    asked=_asked,
)
