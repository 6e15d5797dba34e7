"""Packages of Packagist: `composer.json` and `composer.lock`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pdmap.reference.vendors import Ecosystem
from pdmap.scan.lookup import table_at, tables_at
from pdmap.scan.packages import DependencyError, DependencyReader


def _read(base: str, text: str) -> Iterator[str]:
    try:
        tree: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DependencyError("the file is not JSON") from error
    if base == "composer.json":
        yield from (name for group in ("require", "require-dev") for name in table_at(tree, (group,)))
        return
    for group in ("packages", "packages-dev"):
        yield from (name for each in tables_at(tree, (group,)) if isinstance(name := each.get("name"), str))


READER = DependencyReader(
    ecosystem=Ecosystem.PACKAGIST,
    names=("composer.json", "composer.lock"),
    locks=("composer.lock",),
    read=_read,
)
