"""Errors of JSON Schema in our own words, at the place to edit.

The hard part is `anyOf`: a value that fits no alternative fails them all, and naming every failure
helps nobody. The alternatives are narrowed to the one that the value was meant for: a mapping is
compared with the mappings, a list with the lists, and a single value with all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pdmap.findings import Finding
from pdmap.language.checks import MISSING_KEY, UNFIT_TEXT, WRONG_KIND
from pdmap.language.forms import ID_PATTERN
from pdmap.language.lists import item_names
from pdmap.schema.guesses import guess
from pdmap.schema.misfits import Spot, misfit
from pdmap.schema.other_names import called
from pdmap.schema.subschemas import Schema, example_at, is_unknown, items, leaves, mapping, resolved, types
from pdmap.schema.unknown_keys import strangers, unknown_keys
from pdmap.schema.wording import enumerate_phrases, phrases, quoted, written
from pdmap.source import MappingNode, Node, ScalarNode, SequenceNode
from pdmap.spelling import nearest

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError, _Error


Names = dict[SequenceNode, list[str]]
"""What the items of lists are called: worked out once for each list, however many of its items do not fit."""


def explain(error: ValidationError, root: Node, names: Names) -> Iterator[Finding]:
    """Yield findings for one error of the validator.

    Args:
        error: What `jsonschema` found.
        root: The root node of the manifest.
        names: What is known of lists so far.
    """
    spot = _spot(error, root, names)
    if "propertyNames" in error.absolute_schema_path:
        yield _unfit_id(str(error.instance), spot)
        return
    match error.validator:
        case "additionalProperties":
            yield from unknown_keys(spot)
        case "required":
            yield from _missing_keys(spot)
        case "minItems":
            yield _empty_list(error, spot)
        case "minProperties" if "maxProperties" not in spot.schema:
            yield _empty_mapping(spot)
        case "minProperties" | "maxProperties":
            yield _not_one_mechanism(spot)
        case "oneOf":
            yield from _not_one_key(spot)
        case "anyOf" if not isinstance(spot.node, ScalarNode):
            yield from _alternatives(error, root, spot, names)
        case _:
            yield misfit(spot)


# Private functions


def _spot(error: ValidationError, root: Node, names: Names) -> Spot:
    """Return where the error is; items of lists are called as in the addresses of objects."""
    node, head, around, steps = root, root, root, list[str]()
    for step in error.absolute_path:
        if isinstance(node, SequenceNode) and isinstance(step, int):
            if node not in names:
                names[node] = [*item_names(node, steps[-1] if steps else "")]
            steps.append(names[node][step])
            node = head = node.items[step]
        elif isinstance(node, MappingNode):
            entry = node.entries[str(step)]
            node, head, around = entry.value, entry.key, node
            steps.append(str(step))
    schema: Schema = error.schema if isinstance(error.schema, dict) else {}
    return Spot(node, head, "/".join(steps), schema, example_at(error.absolute_schema_path), around)


def _unfit_id(name: str, spot: Spot) -> Finding:
    key = spot.node.key_node(name) if isinstance(spot.node, MappingNode) else None
    suggestion = guess(spot.schema, key) if key else None
    return Finding(
        check=UNFIT_TEXT,
        message=f"{quoted(name)} is not {enumerate_phrases(phrases(spot.schema))}",
        location=(key or spot.node).location(),
        address=f"{spot.address}/{name}",
        remedy=f"write `{suggestion}`" if suggestion else _id_example(spot.schema),
        detail=name,
    )


def _id_example(schema: Schema) -> str:
    return "write an id such as `customer-db`" if schema.get("pattern") == ID_PATTERN else "write the code"


def _missing_keys(spot: Spot) -> Iterator[Finding]:
    """Yield a finding for each missing key, but for those that are only misspelled or called by another name."""
    properties = mapping(spot.schema.get("properties"))
    misspelled = {called(name, properties) or nearest(name, properties) for name in strangers(spot)}
    for name in items(spot.schema.get("required")):
        if isinstance(spot.node, MappingNode) and name not in spot.node.entries and name not in misspelled:
            (example,) = items(mapping(properties.get(str(name))).get("examples"))
            yield Finding(
                check=MISSING_KEY,
                message=f"{spot.named} needs the key `{name}`",
                location=spot.head.location(),
                address=f"{spot.address}/{name}",
                remedy=f"add it, such as `{written({str(name): example})[1:-1]}`",
            )


def _empty_list(error: ValidationError, spot: Spot) -> Finding:
    takes_none = _offers_none(error)
    return Finding(
        check=WRONG_KIND,
        message=f"{spot.named} is an empty list" + (", which is not the answer `none`" if takes_none else ""),
        location=spot.node.location(),
        address=spot.address,
        remedy="write `none`" if takes_none else "name at least one, or leave the key out",
    )


def _offers_none(error: _Error) -> bool:
    """Return whether `none` fits where a value does not: in the alternatives that the error was found among."""
    around = error.parent
    if around is None or around.absolute_path != error.absolute_path:
        return False
    schema: Schema = around.schema if isinstance(around.schema, dict) else {}
    return any("const" in leaf for leaf in leaves(schema)) or _offers_none(around)


def _empty_mapping(spot: Spot) -> Finding:
    names = [f"`{name}`" for name in mapping(spot.schema.get("properties"))]
    return Finding(
        check=MISSING_KEY,
        message=f"{spot.named} is empty",
        location=spot.head.location(),
        address=spot.address,
        remedy=f"add one or more of its keys: {', '.join(names)}",
    )


def _not_one_key(spot: Spot) -> Iterator[Finding]:
    """Yield what is wrong where exactly one of several keys is due; a misspelled one is told as such."""
    if not isinstance(spot.node, MappingNode):
        return
    names = [str(name) for branch in items(spot.schema.get("oneOf")) for name in items(mapping(branch)["required"])]
    there = [name for name in names if name in spot.node.entries]
    if not there and any(nearest(name, names) for name in strangers(spot)):
        return
    one_of = enumerate_phrases(f"`{name}`" for name in names)
    several = " and ".join(f"`{name}`" for name in there)
    yield Finding(
        check=WRONG_KIND if there else MISSING_KEY,
        message=f"{spot.named} has {several}, not one of them" if there else f"{spot.named} needs {one_of}",
        location=spot.head.location(),
        address=spot.address,
        remedy="give each an entry of its own" if there else f"add one of {one_of}",
    )


def _not_one_mechanism(spot: Spot) -> Finding:
    count = len(spot.node.entries) if isinstance(spot.node, MappingNode) else 0
    return Finding(
        check=WRONG_KIND,
        message=f"{spot.named} has {count} keys, not 1: the mechanism that it is about",
        location=spot.node.location(),
        address=spot.address,
        remedy="give each mechanism an item of its own, such as `- scc: {module: 2}`",
    )


def _alternatives(error: ValidationError, root: Node, spot: Spot, names: Names) -> Iterator[Finding]:
    """Yield what is wrong with a list or a mapping, by the alternative that it was meant for."""
    branches = [mapping(branch) for branch in items(spot.schema.get("anyOf"))]
    meant = next((number for number, branch in enumerate(branches) if _is_meant(branch, spot.node)), None)
    if meant is None:
        yield misfit(spot)
        return
    for cause in error.context or ():
        if cause.relative_schema_path[0] == meant:
            yield from explain(cause, root, names)


def _is_meant(schema: Schema, node: Node) -> bool:
    """Return whether a list or a mapping was meant to fit an alternative, whatever is in it."""
    if isinstance(node, SequenceNode):
        return any("array" in types(leaf) for leaf in leaves(schema))
    says_unknown = isinstance(node, MappingNode) and any(nearest("unknown", [name]) for name in node.entries)
    objects = (leaf for leaf in leaves(schema) if "object" in types(resolved(leaf)))
    return any(is_unknown(leaf) == says_unknown for leaf in objects)
