"""Which classes of a source are mapped to tables, and which columns they have."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from pdmap.scan.python import Class, Module, Project, argument, called, called_in, dotted, is_true, string
from pdmap.scan.python.classes import bases
from pdmap.scan.python.modules import statements
from pdmap.scan.sqlalchemy.calls import COLUMN_CALLS, FIELD_CALLS, Written, is_mapped, unmapped

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
        return _written_columns(found, by_annotation=any(map(is_sqlmodel, self.lineage(found))))

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


def shared_annotation(annotation: ast.expr | None, module: Module) -> tuple[ast.expr | None, ast.Call | None]:
    """Return what `Annotated[...]`, in place or under a name of the file, says: the type, and the call in it."""
    inner = unmapped(annotation)
    if name := dotted(inner):
        assigned = (each for each in module.tree.body if isinstance(each, ast.Assign))
        inner = next((each.value for each in assigned if dotted(each.targets[0]) == name), None)
    if not isinstance(inner, ast.Subscript) or dotted(inner.value).rpartition(".")[2] != "Annotated":
        return annotation, None
    parts = inner.slice.elts if isinstance(inner.slice, ast.Tuple) else []
    call = next((call for part in parts if (call := _column_call(part, module))), None)
    return (parts[0] if parts else annotation), call


def is_sqlmodel(found: Class) -> bool:
    """Tell whether a class is one of SQLModel's, whose annotations are columns."""
    if any(keyword.arg == "table" for keyword in found.node.keywords):
        return True
    is_near = any(origin.startswith("sqlmodel") for origin in found.module.imports.values())
    names = [name.rpartition(".")[2] for name in bases(found.node)]
    return "SQLModel" in names or (is_near and any(name.endswith("Base") for name in names))


# Private functions


def _written_columns(found: Class, *, by_annotation: bool) -> Iterator[Written]:
    """Yield the columns that a class writes itself, in its order."""
    for statement in statements(found.node.body, in_functions=False):
        if isinstance(statement, ast.FunctionDef):
            yield from _declared(statement, found)
        elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            yield from _attribute(found, statement, statement.targets[0], None, by_annotation=False)
        elif isinstance(statement, ast.AnnAssign):
            annotation = _unquoted(statement.annotation)
            yield from _attribute(found, statement, statement.target, annotation, by_annotation=by_annotation)


def _attribute(
    found: Class,
    statement: ast.Assign | ast.AnnAssign,
    target: ast.expr,
    annotation: ast.expr | None,
    *,
    by_annotation: bool,
) -> Iterator[Written]:
    """Yield the column that an attribute is, if it is one; of SQLModel an annotation is enough."""
    name, value = dotted(target), statement.value
    if called(value).rpartition(".")[2] == "composite" and isinstance(value, ast.Call):
        parts = (call for part in value.args if (call := _column_call(part, found.module)))
        for each in parts:
            yield Written(string(argument(each, "name", 0)) or name, found.module, statement, call=each)
    call = _column_call(value, found.module)
    is_column = call is not None or is_mapped(annotation) or by_annotation
    if is_column and name and not name.startswith("__") and not _is_no_column(annotation, value, name):
        own = call or (value if isinstance(value, ast.Call) else None)
        kind, shared = shared_annotation(annotation, found.module)
        yield Written(name, found.module, statement, kind, own, shared)


def _unquoted(annotation: ast.expr) -> ast.expr:
    """Return an annotation, also where it stands in quotes, as what is imported for it later has to."""
    try:
        return ast.parse(string(annotation).strip(), mode="eval").body if string(annotation) else annotation
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return annotation


def _column_call(value: ast.expr | None, module: Module) -> ast.Call | None:
    """Return the call that makes a column, also behind `deferred(...)` and the like."""
    for _ in range(3):
        if not isinstance(value, ast.Call):
            return None
        name = called_in(module, value)
        if name in COLUMN_CALLS or name in FIELD_CALLS:
            return value
        if name not in _WRAPPERS or not value.args:
            return None
        value = value.args[0]
    return None


def _declared(function: ast.FunctionDef, found: Class) -> Iterator[Written]:
    """Yield the column that a function of a mixin returns, marked with `declared_attr`."""
    marks = {(called(each) or dotted(each)) for each in function.decorator_list}
    if not any("declared_attr" in mark for mark in marks) or function.name.startswith("__"):
        return
    for statement in function.body:
        call = _column_call(statement.value, found.module) if isinstance(statement, ast.Return) else None
        if call:
            yield Written(function.name, found.module, function, function.returns, call)


def _functions(found: Class) -> set[str]:
    return {each.name for each in found.node.body if isinstance(each, ast.FunctionDef)}


def _argument_of(call: ast.expr | None, name: str) -> ast.expr | None:
    return argument(call, name) if isinstance(call, ast.Call) else None


def _is_no_column(annotation: ast.expr | None, value: ast.expr | None, name: str) -> bool:
    """Tell whether an attribute is a relation, a setting or a constant."""
    if called(value).rpartition(".")[2] in _NO_COLUMNS or name == "model_config":
        return True
    if name.startswith("_") and value is not None and not isinstance(value, ast.Call):
        return True
    inner = unmapped(annotation)
    holder = dotted(inner.value if isinstance(inner, ast.Subscript) else inner).rpartition(".")[2]
    return holder in ("ClassVar", "ConfigDict")


def _named_by_rule(rule: ast.expr, name: str) -> str:
    """Return what the usual rules make of the name of a class; others keep it as it is."""
    written = ast.unparse(rule)[:500]
    if "lower()" in written and "_" not in written.replace("__name__", ""):
        return name.lower() + ("s" if "'s'" in written or "}s'" in written else "")
    return _snake(name) if "_" in written.replace("__name__", "") else name


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


# Private tables

_WRAPPERS = frozenset(("deferred", "column_property", "encrypted"))
_NO_COLUMNS = frozenset(
    (
        "relationship",
        "Relationship",
        "backref",
        "association_proxy",
        "hybrid_property",
        "composite",
        "synonym",
        "dynamic_loader",
    )
)
