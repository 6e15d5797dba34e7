"""Keys that the language does not know: what was probably meant, and where it belongs."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Finding
from pdmap.language.checks import UNKNOWN_KEY
from pdmap.schema.commas import uncut
from pdmap.schema.misfits import Spot
from pdmap.schema.misplaced import homes, is_block
from pdmap.schema.other_names import called
from pdmap.schema.subschemas import items, mapping
from pdmap.schema.wording import quoted, written
from pdmap.source import MappingNode, Node, respelled
from pdmap.spelling import nearest


def unknown_keys(spot: Spot) -> Iterator[Finding]:
    """Yield a finding for each key of a mapping that the language does not know there."""
    known = mapping(spot.schema.get("properties"))
    wholes, above = uncut(spot.node), homes(spot.schema, spot.node)
    unknown = strangers(spot)
    plain = (name for name in unknown if name not in wholes and not called(name, known))
    suggestions = {name: near for name in plain if (near := nearest(name, known))}
    is_foreign = not spot.address and not suggestions and len(unknown) == _size(spot.node)
    for name in unknown:
        key = spot.node.key_node(name) if isinstance(spot.node, MappingNode) else None
        suggestion = suggestions.get(name)
        rest = _remedy_of_key(spot, name, wholes.get(name), above.get(name), is_foreign=is_foreign)
        yield Finding(
            check=UNKNOWN_KEY,
            message=f"{spot.named} has no key {quoted(name)}"
            if spot.address
            else f"there is no section {quoted(name)}",
            location=(key or spot.node).location(),
            address=f"{spot.address}/{name}".lstrip("/"),
            remedy=f"write `{suggestion}`" if suggestion else rest,
            detail=name,
            edits=respelled(key, suggestion) if key and suggestion else (),
        )


def strangers(spot: Spot) -> list[str]:
    """Return the keys that a mapping has and its schema does not know."""
    known = mapping(spot.schema.get("properties"))
    return [name for name in spot.node.entries if name not in known] if isinstance(spot.node, MappingNode) else []


# Private functions


def _size(node: Node) -> int:
    return len(node.entries) if isinstance(node, MappingNode) else 0


def _remedy_of_key(spot: Spot, name: str, whole: str | None, above: str | None, *, is_foreign: bool) -> str:
    """Return what to do about an unknown key that is no misspelled one.

    Args:
        spot: The mapping.
        name: The key.
        whole: The entry in quotes, where the key is the rest of a text.
        above: The key that it probably belongs below.
        is_foreign: Whether nothing in the file speaks of an inventory.
    """
    if whole:
        return f"put the text with the comma in quotes: `{whole}`"
    known = mapping(spot.schema.get("properties"))
    if key := called(name, known):
        (example,) = items(mapping(known[key]).get("examples"))
        return f"it is called `{key}` here, such as `{written({key: example})[1:-1]}`"
    if above:
        return f"indent it below `{above}`" if is_block(spot.node, above) else f"write it as a key of `{above}`"
    lead = "keep the file out of the inventory if it is no manifest" if is_foreign else "remove it"
    return f"{lead}, or use one of: {', '.join(known)}"
