"""What names stand for in a migration of Alembic, and which of its functions change a schema."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from pdmap.scan.python import Module

Values = Mapping[str, ast.expr]


def values_of(module: Module) -> dict[str, ast.expr]:
    """Return the values of the names that are given one and no other, anywhere in a file."""
    given = [
        (target.id, node.value)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    counts = Counter(name for name, _ in given)
    return {name: value for name, value in given if counts[name] == 1}


def expanded(nodes: Iterable[ast.expr], values: Values) -> Iterator[ast.expr]:
    """Yield arguments, with the values of names in the place of these, and what lists hold that are handed on."""
    for node in nodes:
        is_list = isinstance(node, ast.Starred)
        inner = node.value if isinstance(node, ast.Starred) else node
        value = values.get(inner.id, inner) if isinstance(inner, ast.Name) else inner
        if is_list and isinstance(value, ast.List | ast.Tuple):
            yield from value.elts
        else:
            yield node if is_list else value


def others_of(modules: Iterable[Module]) -> dict[str, Module]:
    """Return the files that migrations have work done by, under each end of their dotted names."""
    found: dict[str, Module] = {}
    for module in modules:
        for at in range(len(module.parts)):
            found.setdefault(".".join(module.parts[at:]), module)
    return found


def in_other(name: str, module: Module, others: Mapping[str, Module]) -> tuple[Module, str] | None:
    """Return the file and its function that a call in another file means, such as `helpers.upgrade`."""
    first, _, rest = name.partition(".")
    meant = ".".join(filter(None, (module.imports.get(first, ""), rest))).lstrip(".")
    path, _, function = meant.rpartition(".")
    parts = path.split(".")
    ends = (".".join(parts[at:]) for at in range(len(parts)))
    found = next((others[end] for end in ends if end in others), None)
    return (found, function) if found and function in found.functions else None


def acting(module: Module, operations: Collection[str]) -> set[str]:
    """Return the names of the functions that may change a schema, or call one that may."""
    named = {
        name: {each.id for each in ast.walk(function) if isinstance(each, ast.Name)}
        | {each.attr for each in ast.walk(function) if isinstance(each, ast.Attribute)}
        for name, function in module.functions.items()
    }
    callers: dict[str, list[str]] = {}
    for name, words in named.items():
        for word in words & named.keys():
            callers.setdefault(word, []).append(name)
    waiting = [name for name, words in named.items() if not words.isdisjoint({*operations, *_TELLING})]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += callers.get(name, ())
    return found


# Private tables

_TELLING = frozenset({"Column", "create_all", "drop_all", "create_table", "add_column", "add_columns", "__table__"})
"""What a function names that defines tables by other ways."""
