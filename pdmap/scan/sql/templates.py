"""Queries of dbt: their columns are known only to dbt, which fills in what stands in braces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pdmap.counting import counted
from pdmap.scan.schema import Place, Trouble
from pdmap.scan.sql.text import Source


def is_template(source: Source) -> bool:
    """Tell whether a file is a model, a macro, a snapshot or a test of dbt, and defines no table itself."""
    return _OF_DBT.search(source.text) is not None and _DEFINITION.search(source.text) is None


def troubles_of(templates: Iterable[Source]) -> Iterator[Trouble]:
    """Yield what tells of all templates of a source together, at the first one."""
    files = tuple(templates)
    if files:
        count = counted(len(files), "file is a template", "files are templates")
        fact = f"{count} of dbt; the columns stand in `target/manifest.json` or in the `.yml` files beside: name these"
        yield Trouble(Place(files[0].path, 1), fact)


# Private tables

_OF_DBT = re.compile(
    r"\{\{-?\s{0,20}(?:config|ref|source)\s{0,20}\(|\{\{-?\s{0,20}this\s{0,20}-?\}\}|\{%-?\s{0,20}(?:macro|snapshot|test|materialization)\s"
)
_DEFINITION = re.compile(r"^[ \t]*(?:CREATE|ALTER)\s[^;]{0,200}?\bTABLE\b", re.IGNORECASE | re.MULTILINE)
