"""The columns that a class writes itself: attributes, annotations and functions of mixins."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from pdmap.scan.python import Class, Module, argument, called, called_in, dotted, string
from pdmap.scan.python.modules import statements
from pdmap.scan.sqlalchemy.calls import COLUMN_CALLS, FIELD_CALLS, Written, is_mapped, unmapped


def written_columns(found: Class, *, by_annotation: bool) -> Iterator[Written]:
    """Yield the columns that a class writes itself, in its order."""
    for statement in statements(found.node.body, in_functions=False):
        if isinstance(statement, ast.FunctionDef):
            yield from _declared(statement, found)
        elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            yield from _attribute(found, statement, statement.targets[0], None, by_annotation=False)
        elif isinstance(statement, ast.AnnAssign):
            annotation = _unquoted(statement.annotation)
            yield from _attribute(found, statement, statement.target, annotation, by_annotation=by_annotation)


# Private functions


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
        kind, shared = _shared_annotation(annotation, found.module)
        yield Written(name, found.module, statement, kind, own, shared)


def _shared_annotation(annotation: ast.expr | None, module: Module) -> tuple[ast.expr | None, ast.Call | None]:
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


def _is_no_column(annotation: ast.expr | None, value: ast.expr | None, name: str) -> bool:
    """Tell whether an attribute is a relation, a setting or a constant."""
    if called(value).rpartition(".")[2] in _NO_COLUMNS or name == "model_config":
        return True
    if name.startswith("_") and value is not None and not isinstance(value, ast.Call):
        return True
    inner = unmapped(annotation)
    holder = dotted(inner.value if isinstance(inner, ast.Subscript) else inner).rpartition(".")[2]
    return holder in ("ClassVar", "ConfigDict")


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
