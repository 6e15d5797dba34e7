"""Packages of NuGet: project files, `packages.config`, central versions, and `packages.lock.json`.

Tags are looked for as text, because a parser of XML could be made to expand entities without end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from pdmap.reference.vendors import Ecosystem
from pdmap.scan.lookup import table_at
from pdmap.scan.packages import XML_COMMENT, DependencyError, DependencyReader

_TAG = re.compile(
    r"<(?:(?:Global)?PackageReference|PackageVersion|package)\s[^<>]{0,500}?"
    r"\b(?:Include|Update|id)\s{0,5}=\s{0,5}[\"']([\w.-]{1,200})[\"']"
)
_REMARK = re.compile(XML_COMMENT)


def _read(base: str, text: str) -> Iterator[str]:
    if base != "packages.lock.json":
        yield from (found[1] for found in _TAG.finditer(_REMARK.sub(" ", text)))
        return
    for framework in _frameworks(text):
        yield from framework


def _asked(_: str, text: str) -> Iterator[str]:
    for framework in _frameworks(text):
        yield from (name for name, package in framework.items() if table_at(package).get("type") == "Direct")


def _frameworks(text: str) -> Iterator[Mapping[str, object]]:
    try:
        tree: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DependencyError("the file is not JSON") from error
    yield from (table_at(framework) for framework in table_at(tree, ("dependencies",)).values())


READER = DependencyReader(
    ecosystem=Ecosystem.NUGET,
    names=(
        "*.csproj",
        "*.fsproj",
        "*.vbproj",
        "directory.packages.props",
        "directory.build.props",
        "directory.build.targets",
        "packages.config",
        "packages.lock.json",
    ),
    locks=("packages.lock.json",),
    read=_read,
    asked=_asked,
)
