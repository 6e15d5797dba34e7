"""The files of one project: those with models, and those that models inherit from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pdmap.frozen import dataclass
from pdmap.scan.python.classes import Classes, bases
from pdmap.scan.python.modules import Module, read_modules
from pdmap.scan.reader import Document
from pdmap.scan.schema import Trouble


@dataclass(frozen=True, slots=True)
class Project:
    """What was read of a project."""

    modules: tuple[Module, ...]
    classes: Classes
    troubles: tuple[Trouble, ...]


def read_project(documents: tuple[Document, ...], recognizes: Callable[[Document], bool]) -> Project:
    """Read the files that are recognized and, of the others, those whose classes are kin of theirs.

    A project has many files; a mixin, or a model that gets everything from a base, may stand in one that says nothing
    of models.
    """
    modules, troubles = read_modules(each for each in documents if recognizes(each))
    others = [each for each in documents if not recognizes(each)]
    while True:
        classes = Classes(modules)
        missing = frozenset(_missing(classes))
        known = frozenset(found.name for found in classes)
        wanted = [each for each in others if _defines(each, missing) or _inherits(each, known)]
        if not wanted:
            return Project(modules, classes, troubles)
        paths = {each.path for each in wanted}
        others = [each for each in others if each.path not in paths]
        more, new = read_modules(wanted)
        modules, troubles = (*modules, *more), (*troubles, *new)


# Private functions


def _missing(classes: Classes) -> Iterator[str]:
    """Yield the names of classes of the project that others inherit from and no file has."""
    for found in classes:
        for name in bases(found.node):
            if classes.is_own(name, found.module) and not classes.find(name, found.module):
                yield name.rpartition(".")[2]


def _defines(document: Document, names: frozenset[str]) -> bool:
    return any(found[1].decode("utf-8", "replace") in names for found in _CLASS.finditer(document.data))


def _inherits(document: Document, names: frozenset[str]) -> bool:
    """Tell whether a file has a class with something like columns that inherits from one of the names."""
    if not _ASSIGNED.search(document.data):
        return False
    bases = b" ".join(found[1] for found in _BASES.finditer(document.data)).decode("utf-8", "replace")
    return not names.isdisjoint(_NAME.findall(bases))


_ASSIGNED = re.compile(rb"(?:Field|Key|Column|column)\(|\bMapped\[")
_BASES = re.compile(rb"^[ \t]*class[ \t]+\w+[ \t]*\(([^)]*)\)", re.MULTILINE)
_NAME = re.compile(r"\w+")
_CLASS = re.compile(rb"^[ \t]*class[ \t]+(\w+)", re.MULTILINE)
