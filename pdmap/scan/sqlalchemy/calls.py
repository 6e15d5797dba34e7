"""What `Column(...)`, `mapped_column(...)` and `Field(...)` say of a column."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from pdmap.frozen import dataclass
from pdmap.scan.annotations import declared, evidence_in
from pdmap.scan.python import Module, argument, called, called_in, comments_at, dotted, is_true, string
from pdmap.scan.schema import Column, Evidence, Reference

COMMENT = "comment"
"""The origin of evidence that stands in a comment of the source."""
COLUMN_CALLS = frozenset(("Column", "mapped_column", "MappedColumn"))
FIELD_CALLS = frozenset(("Field", "SQLField"))

Targets = Callable[[ast.expr | None, Module], Reference | None]
"""Finds what something points at that is no text as it stands: `User.id`, or the name of a text."""
_MOST_VALUES = 100


@dataclass(frozen=True, slots=True)
class Written:
    """A column as it is written: its name in Python, its annotation, and the call that makes it."""

    name: str
    module: Module
    statement: ast.stmt
    annotation: ast.expr | None = None
    call: ast.Call | None = None
    shared: ast.Call | None = None
    """The call that an alias such as `intpk = Annotated[int, mapped_column(primary_key=True)]` shares."""


def column(written: Written, targets: Targets) -> Column:
    """Return the column; what the call says counts before what its annotation says."""
    calls = [call for call in (written.call, written.shared) if call]
    inner = [made for call in calls if isinstance(made := argument(call, "sa_column"), ast.Call)]
    calls = [*inner, *calls]
    comment = next((text for call in calls for key in _COMMENTS if (text := string(argument(call, key)))), "")
    is_key = any(is_true(argument(call, "primary_key")) for call in calls)
    kind, enumeration = _type(calls, written.annotation, written.module)
    return Column(
        name=next((name for call in calls if (name := _own_name(call))), written.name),
        type=kind,
        place=written.module.place(written.statement),
        is_nullable=False if is_key else _is_nullable(calls, written.annotation),
        is_key=is_key,
        comment=comment,
        references=next((found for call in calls for found in _references(call, written.module, targets)), None),
        values=tuple(_values(enumeration, written.module))[:_MOST_VALUES],
        evidence=(*_evidence(written, calls), *evidence_in(comment, COMMENT)),
    )


def unmapped(annotation: ast.expr | None) -> ast.expr | None:
    """Return what stands in `Mapped[...]`; the annotation itself where it is another."""
    if isinstance(annotation, ast.Subscript) and dotted(annotation.value).rpartition(".")[2] in _HOLDERS:
        return annotation.slice
    return annotation


def is_mapped(annotation: ast.expr | None) -> bool:
    """Tell whether an annotation makes a column by itself: `Mapped[str]`."""
    return unmapped(annotation) is not annotation


def reference_to(written: str) -> Reference | None:
    """Return what a text such as `users.id` points at."""
    table, _, name = written.rpartition(".")
    return Reference(table or name, name if table else None) if written else None


# Private functions


def _own_name(call: ast.Call) -> str:
    """Return the name of the column in the database where the call gives one."""
    if called(call).rpartition(".")[2] in FIELD_CALLS:
        return string(argument(call, "sa_column_args"))
    return string(argument(call, "name", 0))


def _type(calls: list[ast.Call], annotation: ast.expr | None, module: Module) -> tuple[str, ast.expr | None]:
    """Return the type as it is written, and the call or name of an enumeration that it is."""
    for call in calls:
        named = argument(call, "type_") or argument(call, "sa_type")
        own = called(call).rpartition(".")[2] in FIELD_CALLS
        for each in (named, *(() if own else call.args)):
            if each is not None and _is_type(each, module):
                return _unparsed(each), each
    inner = _without_none(_plain(unmapped(annotation)))
    return (_unparsed(inner), inner) if inner is not None else ("", None)


def _unparsed(node: ast.expr) -> str:
    """Return a type as it is written, without what it does in Python: `Enum(Color, values_callable=...)`."""
    if isinstance(node, ast.Call):
        keywords = [each for each in node.keywords if isinstance(each.value, ast.Constant)]
        node = ast.Call(node.func, node.args, keywords)
    try:
        return ast.unparse(node)
    except RecursionError:
        return ""


def _is_type(node: ast.expr, module: Module) -> bool:
    if isinstance(node, ast.Constant | ast.Starred):
        return False
    name = called_in(module, node) or dotted(node).rpartition(".")[2]
    return bool(name) and name not in _NO_TYPES


def _plain(annotation: ast.expr | None) -> ast.expr | None:
    """Return an annotation that may stand in quotes, and what `Annotated` is about."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        try:
            annotation = ast.parse(annotation.value[:200], mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
    if isinstance(annotation, ast.Subscript) and dotted(annotation.value).rpartition(".")[2] == "Annotated":
        inner = annotation.slice
        return inner.elts[0] if isinstance(inner, ast.Tuple) and inner.elts else inner
    return annotation


def _without_none(annotation: ast.expr | None) -> ast.expr | None:
    if isinstance(annotation, ast.Subscript) and dotted(annotation.value).rpartition(".")[2] == "Optional":
        return annotation.slice
    if isinstance(annotation, ast.Subscript) and dotted(annotation.value).rpartition(".")[2] == "Union":
        parts = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else []
        others = [part for part in parts if not _is_none(part)]
        return others[0] if len(others) == 1 < len(parts) else annotation
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        left, right = annotation.left, annotation.right
        if _is_none(right):
            return left
        return right if _is_none(left) else annotation
    return annotation


def _is_nullable(calls: list[ast.Call], annotation: ast.expr | None) -> bool | None:
    for call in calls:
        if (said := is_true(argument(call, "nullable"))) is not None:
            return said
    if annotation is None or (calls and called(calls[0]).rpartition(".")[2] == "Column"):
        return True  # `Column` asks for no annotation
    inner = _plain(unmapped(annotation))
    return _without_none(inner) is not inner


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _references(call: ast.Call, module: Module, targets: Targets) -> Iterator[Reference]:
    keys = (each for each in call.args if isinstance(each, ast.Call) and called_in(module, each) == "ForeignKey")
    named = (argument(call, "foreign_key"), *(argument(each, "column", 0) for each in keys))
    for name in named:
        found = reference_to(string(name)) or targets(name, module)
        yield from [found] if found else []


def _values(kind: ast.expr | None, module: Module) -> Iterator[str]:
    """Yield the values of `Enum("a", "b")`, or of the enumeration that it names, in the same file."""
    if isinstance(kind, ast.Call):
        if called(kind).rpartition(".")[2] not in ("Enum", "ENUM"):
            return
        yield from (text for each in kind.args if (text := string(each)))
        kind = kind.args[0] if kind.args else None
    name = dotted(kind).rpartition(".")[2]
    for statement in module.tree.body if name else ():
        if isinstance(statement, ast.ClassDef) and statement.name == name and _is_enumeration(statement):
            assigned = (each.value for each in statement.body if isinstance(each, ast.Assign))
            yield from (str(each.value) for each in assigned if isinstance(each, ast.Constant))


def _is_enumeration(node: ast.ClassDef) -> bool:
    return any("Enum" in dotted(base) for base in node.bases)


def _evidence(written: Written, calls: list[ast.Call]) -> tuple[Evidence, ...]:
    """Return what comments beside a column and its `info` say."""
    said = list(evidence_in(comments_at(written.module, written.statement), COMMENT))
    for call in calls:
        info = argument(call, "info") or argument(call, "json_schema_extra")
        for key, value in zip(info.keys, info.values, strict=True) if isinstance(info, ast.Dict) else ():
            text = string(value) or (str(value.value) if isinstance(value, ast.Constant) else "")
            found = declared(string(key), (text,), "SQLAlchemy info") if text else None
            said += [found] if found else []
    return tuple(said)


# Private tables

_COMMENTS = ("comment", "doc", "description")
_HOLDERS = frozenset(("Mapped", "WriteOnlyMapped", "DynamicMapped"))
_NO_TYPES = frozenset(
    (
        "ForeignKey",
        "Sequence",
        "Identity",
        "Computed",
        "CheckConstraint",
        "FetchedValue",
        "DefaultClause",
        "text",
        "func",
        "null",
        "expression",
    )
)
