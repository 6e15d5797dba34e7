"""The files of one project: those with models, and those that models inherit from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pdmap.frozen import dataclass
from pdmap.scan.python.classes import Classes, bases
from pdmap.scan.python.constants import Constants
from pdmap.scan.python.modules import Module, read_modules
from pdmap.scan.reader import Document
from pdmap.scan.schema import Trouble


@dataclass(frozen=True, slots=True)
class Project:
    """What was read of a project."""

    modules: tuple[Module, ...]
    classes: Classes
    constants: Constants
    troubles: tuple[Trouble, ...]

    def is_lost(self, name: str, module: Module) -> bool:
        """Tell whether a class that a file inherits from is of the project, and no file of the source has it.

        What a file of the project only hands on from another package was never in it.
        """
        if self.classes.find(name, module) or not self.classes.is_own(name, module):
            return False
        origins = self.constants.origins(name, module)
        return not origins or any(map(self.classes.is_inside, origins))


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
            return Project(modules, classes, Constants(modules, others), troubles)
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
    """Tell whether a file of models, or with something like columns, has a class that inherits from one of the names.

    What is called like a file of models may get all columns from elsewhere.
    """
    is_of_models = _OF_MODELS.search(document.path) is not None
    if not is_of_models and not _ASSIGNED.search(document.data):
        return False
    patterns = (_BASES, _MADE) if is_of_models else (_BASES,)
    heads = (found[1] for pattern in patterns for found in pattern.finditer(document.data))
    bases = b" ".join(heads).decode("utf-8", "replace")
    return not names.isdisjoint(_NAME.findall(bases))


_ASSIGNED = re.compile(rb"(?:Field|Key|Column|column)\(|\bMapped\[|\b__tablename__\b")
_OF_MODELS = re.compile(r"(?:^|[/_])models(?:\.py$|/)")
_BASES = re.compile(rb"^[ \t]*class[ \t]+\w+[ \t]*\(([^)]*)\)", re.MULTILINE)
_MADE = re.compile(rb"^[ \t]*\w+[ \t]*=[ \t]*[\w.]+\(([^()]*)\)", re.MULTILINE)
"""What a function is given that may make a class of it."""
_NAME = re.compile(r"\w+")
_CLASS = re.compile(rb"^[ \t]*class[ \t]+(\w+)", re.MULTILINE)
