"""Find the parts of a kind (rules, formats, views, documents) by looking into their package.

A part is a module that holds one object of the kind under an agreed name. Adding a part is
adding a file; nothing else is edited, and no list can go stale.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from functools import cache
from typing import TypeVar

T = TypeVar("T")


def discover(package: str, attribute: str, kind: type[T]) -> dict[str, T]:
    """Return the objects called `attribute` in the modules below `package`, keyed by module name.

    Modules are visited in the order of their dotted names, one level of sub-packages included.
    A module without the attribute is a helper and is passed over.

    Raises:
        OSError: the package cannot be looked into.
        TypeError: the attribute of a module is something other than a `kind`.
    """
    found: dict[str, T] = {}
    for name in _modules_below(package):
        part = getattr(sys.modules.get(name) or importlib.import_module(name), attribute, None)
        if part is None:
            continue
        if not isinstance(part, kind):
            message = f"{name}.{attribute} is a {type(part).__name__}, not a {kind.__name__}"
            raise TypeError(message)
        found[name.rpartition(".")[2]] = part
    return found


# Private functions


@cache
def _modules_below(package: str) -> tuple[str, ...]:
    """Return the names of the modules below a package in their order.

    Looked up once in a process: whoever asks again, as a preview does at each change and a program does of the API,
    would look through the same folders.
    """
    return tuple(sorted(_names_below(package)))


def _names_below(package: str) -> Iterator[str]:
    for entry in _entries(package):
        if entry.ispkg:
            yield from (inner.name for inner in _entries(entry.name))
        else:
            yield entry.name


def _entries(package: str) -> list[pkgutil.ModuleInfo]:
    """Return the modules of a package.

    Raises:
        OSError: it cannot be looked into. `pkgutil` takes that for an empty folder, and a check without its rules
            would find nothing.
    """
    found = [*pkgutil.iter_modules(importlib.import_module(package).__path__, prefix=f"{package}.")]
    if not found:
        raise OSError(0, f"{package} cannot be looked into")
    return found
