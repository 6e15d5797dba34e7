"""The order of migrations of Alembic, each of which names those that come before it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from pdmap.scan.python import Module, string


def in_order(modules: Iterable[Module]) -> list[Module]:
    """Return migrations so that each stands behind those that it names; else they stay in the order of their paths."""
    every = list(modules)
    known = {revision: module for module in every if (revision := string(_assigned(module, "revision")))}
    found: dict[str, Module] = {}
    entered: set[str] = set()
    for start in every:
        waiting = [start]
        while waiting:
            module = waiting[-1]
            before = [] if module.path in entered else [known[name] for name in _before(module) if name in known]
            entered.add(module.path)
            missing = [each for each in before if each.path not in entered]
            if missing:
                waiting += reversed(missing)
            else:
                found.setdefault(waiting.pop().path, module)
    return list(found.values())


# Private functions


def _before(module: Module) -> Iterator[str]:
    """Yield the revisions that a migration names: one, or several where branches are merged."""
    for name in ("down_revision", "depends_on"):
        value = _assigned(module, name)
        for each in value.elts if isinstance(value, ast.Tuple | ast.List | ast.Set) else [value]:
            if text := string(each):
                yield text


def _assigned(module: Module, name: str) -> ast.expr | None:
    """Return what a name of the file stands for."""
    for node in module.tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
        if isinstance(node, ast.Assign | ast.AnnAssign) and any(
            isinstance(each, ast.Name) and each.id == name for each in targets
        ):
            return node.value
    return None
