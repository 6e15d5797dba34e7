"""The function `upgrade` of a migration of Alembic, statement by statement, with the functions that it calls."""

from __future__ import annotations

import ast
import re
from collections import ChainMap
from collections.abc import Mapping, Sequence

from pdmap.frozen import dataclass
from pdmap.scan.alembic.changes import Changes
from pdmap.scan.alembic.helpers import bound, hands_columns, meant
from pdmap.scan.alembic.values import acting, expanded, in_other
from pdmap.scan.ledger import Ledger
from pdmap.scan.python import Module, called, dotted, string


def carry_out(module: Module, ledger: Ledger, others: Mapping[str, Module]) -> None:
    """Do to a schema what a migration does when it is applied; what undoes it is passed over."""
    _Walk(module, ledger, others).run()


# Private classes and functions


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where a statement stands."""

    texts: ChainMap[str, str]
    """The texts that names stand for."""
    tables: ChainMap[str, str]
    """The tables that names of `batch_alter_table` stand for."""
    is_sure: bool = True
    depth: int = 0


class _Walk:
    """One file on its way into the tables."""

    def __init__(
        self, module: Module, ledger: Ledger, others: Mapping[str, Module], walks: dict[str, _Walk] | None = None
    ) -> None:
        self._module = module
        self._ledger = ledger
        self._others = others
        """Files that are no migrations themselves, by their dotted names."""
        self._walks = {module.path: self} if walks is None else walks
        """The walks through each of the files: what is followed again and again uses up what one may look at."""
        self._changes = Changes(module, ledger)
        self._operations = {name for name, meant in module.imports.items() if meant == "alembic.op"} or {"op"}
        self._texts = dict(_assigned(module.tree.body))
        self._values = self._changes.values
        self._acting = acting(module, self._operations)
        self._left = _REPEATED * sum(1 for _ in ast.walk(module.tree)) + _MOST
        """Nodes that may still be looked at: what is repeated takes no longer than a multiple of the file."""

    def run(self) -> None:
        """Go through what is applied, also where there is one function for each of several databases."""
        scene = _Scene(ChainMap(self._texts), ChainMap())
        for name, function in self._module.functions.items():
            if name == "upgrade" or name.startswith("upgrade_"):
                self._follow(function.body, scene)

    def enter(self, name: str, call: ast.Call, scene: _Scene) -> None:
        """Follow a function of the file, with the texts that it is given."""
        if name in self._acting:
            function = self._module.functions[name]
            texts = ChainMap(bound(function, call, scene.texts), self._texts)
            self._follow(function.body, _Scene(texts, ChainMap(), scene.is_sure, scene.depth + 1))

    # Private methods

    def _follow(self, body: Sequence[ast.stmt], scene: _Scene) -> None:
        for statement in body:
            if scene.depth > _DEEPEST or self._left <= 0:
                fact = "this goes too deep or on for too long to be followed: columns may be lost"
                self._changes.report(statement, fact)
                return
            self._step(statement, scene)

    def _step(self, statement: ast.stmt, scene: _Scene) -> None:
        inner = _Scene(scene.texts, scene.tables, is_sure=False, depth=scene.depth + 1)
        match statement:
            case ast.With():
                self._follow(statement.body, self._with(statement, scene))
            case ast.For():
                self._loop(statement, scene)
            case ast.If() | ast.While():
                self._expression(statement.test, scene)
                self._follow(statement.body, inner)
                self._follow(statement.orelse, inner)
            case ast.Try():
                for part in (statement.body, *(each.body for each in statement.handlers), statement.orelse):
                    self._follow(part, inner)
                self._follow(statement.finalbody, inner)
            case ast.Match():
                self._expression(statement.subject, scene)
                for each in statement.cases:
                    self._follow(each.body, inner)
            case ast.FunctionDef() | ast.ClassDef():
                pass
            case _:
                self._expression(statement, scene)

    def _with(self, statement: ast.With, scene: _Scene) -> _Scene:
        tables = scene.tables.new_child()
        for item in statement.items:
            call = item.context_expr
            if self._operation(call) == "batch_alter_table" and isinstance(call, ast.Call):
                name = self._text(call.args[0] if call.args else None, scene)
                schema = next((string(each.value) for each in call.keywords if each.arg == "schema"), "")
                if isinstance(item.optional_vars, ast.Name):
                    tables[item.optional_vars.id] = f"{schema}.{name}" if name and schema else name
            else:
                self._expression(call, scene)
        return _Scene(scene.texts, tables, scene.is_sure, scene.depth + 1)

    def _loop(self, statement: ast.For, scene: _Scene) -> None:
        """Go through a loop once for each text of a list that is written in it, else once with an unknown name."""
        over = next(expanded([statement.iter], self._values))
        listed = over.elts if isinstance(over, ast.List | ast.Tuple | ast.Set) else []
        values = [self._text(each, scene) for each in listed]
        is_known = bool(values) and all(values) and isinstance(statement.target, ast.Name)
        for value in values if is_known else [""]:
            texts = scene.texts.new_child({dotted(statement.target): value})
            self._follow(statement.body, _Scene(texts, scene.tables, scene.is_sure and is_known, scene.depth + 1))

    def _text(self, node: ast.expr | None, scene: _Scene) -> str:
        return scene.texts.get(node.id, "") if isinstance(node, ast.Name) else string(node)

    def _expression(self, node: ast.AST, scene: _Scene) -> None:
        """Carry out the calls that stand in a statement, in the order in which they are written."""
        self._left -= sum(1 for _ in ast.walk(node))
        waiting = [node]
        while waiting:
            each = waiting.pop()
            if isinstance(each, ast.Call) and self._call(each, scene):
                continue
            waiting += reversed(list(ast.iter_child_nodes(each)))

    def _call(self, call: ast.Call, scene: _Scene) -> bool:
        """Carry out a call, and tell whether what it is given needs no further look."""
        owner, _, name = called(call).rpartition(".")
        if operation := self._operation(call):
            self._changes.carry(operation, call, scene.texts, is_sure=scene.is_sure)
            return True
        if owner in scene.tables:
            if table := scene.tables[owner]:
                self._changes.carry(name, call, scene.texts, table=table, is_sure=scene.is_sure)
            else:
                self._changes.report(call, "which table is changed here is not written: columns may be lost")
            return True
        if (not owner or owner.partition(".")[0] in self._module.imports) and (made := tuple(meant(name, call))):
            for each, of in made:
                self._changes.carry(each, of, scene.texts, is_sure=scene.is_sure)
            return True
        if not owner and name in self._module.functions:
            self.enter(name, call, scene)
        elif other := in_other(called(call), self._module, self._others):
            self._elsewhere(*other, call, scene)
        elif self._may_act(call, scene):
            self._changes.report(call, f"what `{called(call)}` does is not written here: columns may be lost")
        return False

    def _elsewhere(self, module: Module, name: str, call: ast.Call, scene: _Scene) -> None:
        """Follow a function of another file."""
        walk = self._walks.get(module.path) or _Walk(module, self._ledger, self._others, self._walks)
        self._walks[module.path] = walk
        walk.enter(name, call, _Scene(scene.texts, ChainMap(), scene.is_sure, scene.depth + 1))

    def _may_act(self, call: ast.Call, scene: _Scene) -> bool:
        """Tell whether a function of another file may change a schema."""
        owner, _, name = called(call).rpartition(".")
        if name in _ELSEWHERE or owner.endswith("__table__") or hands_columns(call):
            return True
        return not _OF_KEYS.search(name) and any(self._is_handed_on(each, scene) for each in call.args)

    def _operation(self, node: ast.expr) -> str:
        owner, _, name = called(node).rpartition(".")
        return name if owner in self._operations else ""

    def _is_handed_on(self, node: ast.expr, scene: _Scene) -> bool:
        return isinstance(node, ast.Name) and (node.id in self._operations or node.id in scene.tables)


def _assigned(body: Sequence[ast.stmt]) -> list[tuple[str, str]]:
    """Return the names of a file that stand for texts."""
    found: list[tuple[str, str]] = []
    for node in body:
        if isinstance(node, ast.Assign) and (text := string(node.value)):
            found += [(each.id, text) for each in node.targets if isinstance(each, ast.Name)]
    return found


# Private tables

_ELSEWHERE = frozenset({"create_all", "drop_all"})
"""Calls that make tables of what stands in other files."""
_OF_KEYS = re.compile(r"constraint|index|fkey|foreign_key|(?:^|_)fks?(?:_|$)")
"""How functions are called that change no columns, although they are handed what does."""
_DEEPEST = 20
_REPEATED = 2
_MOST = 20_000
"""What may be looked at of the smallest file."""
