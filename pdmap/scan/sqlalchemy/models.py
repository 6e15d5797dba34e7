"""Which classes of a source are mapped to tables, and which columns they have."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from pdmap.scan.python import Class, Project, argument, dotted, is_true, string
from pdmap.scan.python.classes import bases
from pdmap.scan.sqlalchemy.attributes import written_columns
from pdmap.scan.sqlalchemy.calls import Written

DEPTH_LIMIT = 50
"""Classes that inherit from one another."""


def own_option(found: Class, name: str) -> ast.expr | None:
    """Return what a class gives a name such as `__tablename__`."""
    for statement in found.node.body:
        if isinstance(statement, ast.Assign) and any(dotted(each) == name for each in statement.targets):
            return statement.value
        if isinstance(statement, ast.AnnAssign) and dotted(statement.target) == name:
            return statement.value
        if isinstance(statement, ast.FunctionDef) and statement.name == name:
            return next((each.value for each in statement.body if isinstance(each, ast.Return)), None)
    return None


class Mappings:
    """The classes of a source and the tables that they have."""

    def __init__(self, project: Project) -> None:
        self.classes = project.classes
        self.is_lost = project.is_lost
        self.constants = project.constants
        self.too_deep: dict[Class, None] = {}
        """Classes that inherit more often than is followed, in the order in which they were met."""
        self.unnamed: dict[Class, None] = {}
        """Classes whose tables have a name that is not written out, in the order in which they were met."""
        self._lines: dict[Class, list[Class]] = {}
        self._names: dict[Class, str | None] = {}

    def lineage(self, found: Class) -> list[Class]:
        """Return a class and all that it inherits from in the source, the nearest first, each once."""
        if found not in self._lines:
            done, waiting = {found: None}, [(found, 0)]
            while waiting:
                current, depth = waiting.pop(0)
                parents = (self.classes.find(name, current.module) for name in bases(current.node))
                new = [each for each in parents if each and each not in done]
                if new and depth >= DEPTH_LIMIT:
                    self.too_deep[found] = None
                    continue
                done |= dict.fromkeys(new)
                waiting += [(each, depth + 1) for each in new]
            self._lines[found] = list(done)
        return self._lines[found]

    def columns(self, found: Class) -> Iterator[Written]:
        """Yield the columns that a class writes itself; an annotation is one where SQLModel is among its parents."""
        return written_columns(found, by_annotation=any(map(is_sqlmodel, self.lineage(found))))

    def name(self, found: Class) -> str | None:
        """Return the name of the table that a class has of its own, or `None` where it has none."""
        if found not in self._names:
            self._names[found] = None  # until it is known: classes that inherit from themselves end here
            self._names[found] = self._own_name(found)
        return self._names[found]

    def text(self, node: ast.expr | None, found: Class) -> str:
        """Return the text that an expression in a class is."""
        return self.constants.text(node, found.module, found.node)

    # Private methods

    def _own_name(self, found: Class) -> str | None:
        if is_true(own_option(found, "__abstract__")):
            return None
        own = own_option(found, "__tablename__")
        if isinstance(own, ast.Constant) and not string(own):
            return None
        if name := self.text(own, found):
            return self._with_schema(name, found)
        if isinstance(table := own_option(found, "__table__"), ast.Call):
            return self.text(argument(table, "name", 0), found) or None
        if any(keyword.arg == "table" and is_true(keyword.value) for keyword in found.node.keywords):
            return self._with_schema(found.name.lower(), found)
        if own is not None and "__tablename__" not in _functions(found):
            self.unnamed[found] = None
            return self._with_schema(_snake(found.name), found)
        return self._name_by_rule(found)

    def _name_by_rule(self, found: Class) -> str | None:
        """Return the name that a function of a base gives, or Flask's extension, unless a parent has the table."""
        line = self.lineage(found)
        writes = any(True for each in line for _ in self.columns(each))
        if not writes or any(self.name(each) for each in line[1:]):
            return None
        shared = next((rule for each in line[1:] if (rule := own_option(each, "__tablename__")) is not None), None)
        if isinstance(shared, ast.Constant):
            return self._with_schema(string(shared), found) if string(shared) else None
        if shared is not None:
            return self._with_schema(_named_by_rule(shared, found.name), found)
        return self._with_schema(_snake(found.name), found) if any(map(self._is_of_flask, line)) else None

    def _is_of_flask(self, found: Class) -> bool:
        """Tell whether Flask-SQLAlchemy, or Flask-AppBuilder on top of it, names the table of a class."""
        return any(
            self.constants.alias(name, found.module).endswith("db.Model")
            or found.module.imports.get(name) == "flask_appbuilder.Model"
            for name in bases(found.node)
        )

    def _with_schema(self, name: str, found: Class) -> str:
        """Return a name with the schema that the class or one that it inherits from gives, or else their metadata."""
        line = self.lineage(found)
        own = ((option(own_option(each, "__table_args__"), "schema"), each) for each in line)
        shared = ((_argument_of(own_option(each, "metadata"), "schema"), each) for each in line)
        schema = next((text for node, each in (*own, *shared) if (text := self.text(node, each))), "")
        return f"{schema}.{name}" if schema else name


def option(arguments: ast.expr | None, name: str) -> ast.expr | None:
    """Return an option of `__table_args__`: of a dictionary, or of the one at the end of a tuple."""
    parts = arguments.elts if isinstance(arguments, ast.Tuple) else [arguments]
    for part in parts:
        if isinstance(part, ast.Dict):
            for key, value in zip(part.keys, part.values, strict=True):
                if string(key) == name:
                    return value
    return None


def is_sqlmodel(found: Class) -> bool:
    """Tell whether a class is one of SQLModel's, whose annotations are columns."""
    if any(keyword.arg == "table" for keyword in found.node.keywords):
        return True
    is_near = any(origin.startswith("sqlmodel") for origin in found.module.imports.values())
    names = [name.rpartition(".")[2] for name in bases(found.node)]
    return "SQLModel" in names or (is_near and any(name.endswith("Base") for name in names))


# Private functions


def _functions(found: Class) -> set[str]:
    return {each.name for each in found.node.body if isinstance(each, ast.FunctionDef)}


def _argument_of(call: ast.expr | None, name: str) -> ast.expr | None:
    return argument(call, name) if isinstance(call, ast.Call) else None


def _named_by_rule(rule: ast.expr, name: str) -> str:
    """Return what the usual rules make of the name of a class; others keep it as it is."""
    written = ast.unparse(rule)[:500]
    if "lower()" in written and "_" not in written.replace("__name__", ""):
        return name.lower() + ("s" if "'s'" in written or "}s'" in written else "")
    return _snake(name) if "_" in written.replace("__name__", "") else name


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()
