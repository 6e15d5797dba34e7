"""Errors of JSON Schema in our own words, at the place to edit.

The hard part is `anyOf`: a value that fits no alternative fails them all, and naming every failure
helps nobody. The alternatives are narrowed to those of the value's own shape: a mapping is
compared with the mappings, a word with the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pdmap.findings import Check, Finding
from pdmap.language import inventory_schema
from pdmap.language.checks import MISSING_KEY, OUT_OF_RANGE, UNFIT_TEXT, UNKNOWN_KEY, UNKNOWN_WORD, WRONG_KIND
from pdmap.schema.wording import Schema, enumerate_phrases, phrases, schemas, types, words
from pdmap.source import MappingNode, Node, Plain, ScalarNode, SequenceNode
from pdmap.spelling import nearest

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_SHOWN_WORDS = 12


def explain(error: ValidationError, root: Node) -> Iterator[Finding]:
    """Yield findings for one error of the validator.

    Args:
        error: What `jsonschema` found.
        root: The root node of the manifest.
    """
    path = [str(step) for step in error.absolute_path]
    node = _walk(root, error)
    match error.validator:
        case "additionalProperties":
            yield from _unknown_keys(error, node, path)
        case "required":
            yield from _missing_keys(error, node, path)
        case "propertyNames" | "pattern" | "format" | "minLength" if isinstance(error.instance, str):
            yield _unfit_text(error, node, path)
        case "anyOf":
            yield from _alternatives(error, root, node, path)
        case "enum" | "const":
            yield _unknown_word(_schema(error), node, path)
        case "minimum" | "maximum":
            yield _finding(OUT_OF_RANGE, node, path, f"{_named(path)} is {_shown(node)}: {_bounds(_schema(error))}")
        case "minProperties" | "maxProperties":
            message = f"{_named(path)} must have exactly 1 key: the mechanism that it tells about"
            yield _finding(WRONG_KIND, node, path, message)
        case _:
            yield _wrong_kind(_schema(error), node, path)


# Private functions


def _finding(check: Check, node: Node, path: list[str], message: str, remedy: str = "") -> Finding:
    return Finding(check, message, node.location(), "/".join(path), remedy, detail=message)


def _walk(root: Node, error: ValidationError) -> Node:
    """Return the node that an error is about; for the name of a key, the node of the key."""
    node = root
    for step in error.absolute_path:
        if isinstance(node, SequenceNode) and isinstance(step, int):
            node = node.items[step]
        elif isinstance(node, MappingNode):
            node = node.entries[str(step)].value
    if "propertyNames" in error.absolute_schema_path and isinstance(node, MappingNode):
        return node.key_node(str(error.instance)) or node
    return node


def _unknown_keys(error: ValidationError, node: Node, path: list[str]) -> Iterator[Finding]:
    known = list(_mapping(_schema(error).get("properties")))
    for name in node.entries if isinstance(node, MappingNode) else ():
        key = node.key_node(name) if isinstance(node, MappingNode) else None
        if name in known or key is None:
            continue
        suggestion = nearest(name, known)
        place = f"`{'/'.join(path)}`" if path else "a manifest"
        remedy = f"write `{suggestion}`" if suggestion else f"remove it, or use one of: {', '.join(sorted(known))}"
        yield _finding(UNKNOWN_KEY, key, [*path, name], f"{place} has no key `{name}`", remedy)


def _missing_keys(error: ValidationError, node: Node, path: list[str]) -> Iterator[Finding]:
    properties = _mapping(_schema(error).get("properties"))
    for name in error.validator_value if isinstance(error.validator_value, list) else ():
        if isinstance(node, MappingNode) and name not in node.entries:
            example = _mapping(properties.get(name)).get("examples", [""])
            shown = example[0] if isinstance(example, list) else ""
            message = f"{_named(path)} needs the key `{name}`"
            yield _finding(MISSING_KEY, node, [*path, str(name)], message, f"add `{name}: {shown}`")


def _unfit_text(error: ValidationError, node: Node, path: list[str]) -> Finding:
    if error.validator == "minLength":
        return _finding(
            UNFIT_TEXT, node, path, f"{_named(path)} is empty", "write the text, `none` or `{unknown: ...}`"
        )
    if error.validator == "format":
        message = f"{_named(path)} is `{error.instance}`: there is no such day"
        return _finding(UNFIT_TEXT, node, path, message, "write a date such as `2024-05-01`")
    expected = enumerate_phrases(phrases({"pattern": str(error.validator_value)}))
    what = "the key" if "propertyNames" in error.absolute_schema_path else _named(path)
    return _finding(UNFIT_TEXT, node, path, f"{what} is `{error.instance}`, not {expected}", f"write {expected}")


def _unknown_word(schema: Schema, node: Node, path: list[str]) -> Finding:
    allowed = words(schema)
    suggestion = nearest(_text(node), allowed)
    expected = enumerate_phrases(phrases(schema)[:_SHOWN_WORDS])
    remedy = f"write `{suggestion}`" if suggestion else f"write {expected}"
    return _finding(UNKNOWN_WORD, node, path, f"{_named(path)} is `{_text(node)}`, which has no meaning here", remedy)


def _wrong_kind(schema: Schema, node: Node, path: list[str]) -> Finding:
    expected = enumerate_phrases(phrases(schema)[:_SHOWN_WORDS])
    message = f"{_named(path)} is {_kind(node)}, not {expected}"
    quote = isinstance(node, ScalarNode) and isinstance(node.value, bool) and "text" in expected
    remedy = f'quote it: "{_text(node)}"' if quote else f"write {expected}"
    return _finding(WRONG_KIND, node, path, message, remedy)


def _alternatives(error: ValidationError, root: Node, node: Node, path: list[str]) -> Iterator[Finding]:
    branches = schemas(_schema(error).get("anyOf"))
    fitting = [number for number, branch in enumerate(branches) if _has_shape(branch, node)]
    if len(fitting) == 1:
        inner = [cause for cause in error.context or () if cause.relative_schema_path[0] == fitting[0]]
        for cause in inner:
            yield from explain(cause, root)
    elif not fitting:
        yield _wrong_kind(_schema(error), node, path)
    elif isinstance(node, ScalarNode):
        yield _unfit_scalar({"anyOf": [dict(branches[number]) for number in fitting]}, node, path)
    else:
        yield _wrong_kind(_schema(error), node, path)


def _unfit_scalar(schema: Schema, node: Node, path: list[str]) -> Finding:
    """Return the finding for a word that fits none of several patterns and lists."""
    suggestion = nearest(_text(node), words(schema))
    expected = enumerate_phrases(phrases(schema)[:_SHOWN_WORDS])
    remedy = f"write `{suggestion}`" if suggestion else f"write {expected}"
    return _finding(UNFIT_TEXT, node, path, f"{_named(path)} is `{_text(node)}`, not {expected}", remedy)


def _has_shape(schema: Schema, node: Node) -> bool:
    """Return whether a schema is meant for values of a node's shape, whatever they say."""
    if "anyOf" in schema:
        return any(_has_shape(branch, node) for branch in schemas(schema["anyOf"]))
    if "$ref" in schema:
        return isinstance(node, MappingNode) and _is_meant(schema, node)
    if isinstance(node, MappingNode):
        return "object" in types(schema) and ("choice" in _mapping(schema.get("properties"))) == (
            "choice" in node.entries
        )
    if isinstance(node, SequenceNode):
        return "array" in types(schema)
    return _has_scalar_shape(schema, node)


def _has_scalar_shape(schema: Schema, node: Node) -> bool:
    value = node.value if isinstance(node, ScalarNode) else None
    if "const" in schema or "enum" in schema:
        return isinstance(value, str)
    match value:
        case bool():
            return "boolean" in types(schema)
        case int() | float():
            return "number" in types(schema) or "integer" in types(schema)
        case str():
            return "string" in types(schema)
        case None:
            return False


def _is_meant(schema: Schema, node: MappingNode) -> bool:
    """Return whether a mapping is meant as the record that a reference names."""
    is_unknown = str(schema["$ref"]).endswith("/unknown")
    return is_unknown == ("unknown" in node.entries) and "choice" not in node.entries


def _schema(error: ValidationError) -> Schema:
    schema = error.schema if isinstance(error.schema, dict) else {}
    return _resolved(schema)


def _resolved(schema: Schema) -> Schema:
    reference = schema.get("$ref")
    if isinstance(reference, str):
        return _mapping(_mapping(inventory_schema()["definitions"]).get(reference.rpartition("/")[2]))
    return schema


def _mapping(value: Plain) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}


def _named(path: list[str]) -> str:
    return f"`{'/'.join(path)}`" if path else "the manifest"


def _bounds(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    return f"it must be between {low} and {high}" if high is not None else f"it must be {low} or more"


def _text(node: Node) -> str:
    return node.text if isinstance(node, ScalarNode) else ""


def _shown(node: Node) -> str:
    return f"`{_text(node)}`"


def _kind(node: Node) -> str:
    match node:
        case MappingNode():
            return "a mapping"
        case SequenceNode():
            return "a list"
        case ScalarNode(value=None):
            return "empty"
        case ScalarNode(value=bool()):
            return f"`{_text(node)}`"
        case ScalarNode(value=int() | float()):
            return "a number"
    return "text"
