"""Packages of Node.js: `package.json`, and the lock files of npm, Yarn and pnpm."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import cast

from pdmap.reference.vendors import Ecosystem
from pdmap.scan.lookup import table_at
from pdmap.scan.packages import DependencyError, DependencyReader

_GROUPS = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")
_NAME = r"(?:@[\w.~-]{1,100}/)?[\w.~-]{1,200}"
_YARN = re.compile(rf"^\"?({_NAME})@", re.MULTILINE)
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
    for group in _GROUPS:
        yield from table_at(tree, (group,))
    for path in table_at(tree, ("packages",)):
        yield from (path.rpartition("node_modules/")[2],) if path else ()


def _asked(base: str, text: str) -> Iterator[str]:
    """Yield what `package-lock.json` says of the project itself; since its second version it stands below no path."""
    if base in {"package-lock.json", "npm-shrinkwrap.json"}:
        tree = _tree(text)
        for group in _GROUPS:
            yield from table_at(tree, ("packages", "", group))


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
