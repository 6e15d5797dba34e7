"""What a JSON Schema says of one value: its type, its comment, its values, and whether it is personal."""

from __future__ import annotations

from pdmap.scan.annotations import declared, evidence_in
from pdmap.scan.schema import Evidence
from pdmap.scan.trees import items, mapping, texts, word
from pdmap.source import MappingNode, ScalarNode

MOST_VALUES = 100
"""Values of an enumeration that are kept."""


def type_of(outer: MappingNode, inner: MappingNode, object_name: str) -> str:
    """Return the type of a property: `string(email)`, `Address[]`, `map<integer>`; empty where it is not told.

    `outer` is the property as it is written, `inner` what it is in the end, `object_name` that of an object elsewhere.
    """
    own = object_name or _scalar_type(inner) or _names_of_choices(inner)
    kind = "|".join(each for each in texts(outer.get("type")) if each != "null")
    if kind == "array" or (not kind and outer.get("items")):
        return f"{own}[]" if inner is not outer and own else "array"
    if outer is not inner and mapping(outer, "additionalProperties"):
        return f"map<{own}>"
    return own


def comment_of(node: MappingNode) -> str:
    """Return the description, or the title where there is none."""
    return (word(node, "description") or word(node, "title")).strip()


def values_of(node: MappingNode) -> tuple[str, ...]:
    """Return the few values that are allowed."""
    values = items(node, "enum") or ((node.get("const"),) if node.get("const") else ())
    return tuple(each.text for each in values if isinstance(each, ScalarNode) and each.value is not None)[:MOST_VALUES]


def evidence_of(node: MappingNode, origin: str) -> tuple[Evidence, ...]:
    """Return what its description and its extensions, such as `x-pii`, say of personal data."""
    described = (word(node, key) for key in ("description", "title", "$comment"))
    said = [found for text in described for found in evidence_in(text, origin)]
    for key, value in node.items():
        if key.startswith("x-") or key in _OWN_KEYS:
            found = declared(key.removeprefix("x-"), tuple(texts(value)), origin)
            said += [found] if found else []
    return tuple(said)


# Private functions


def _scalar_type(node: MappingNode) -> str:
    kind = "|".join(each for each in texts(node.get("type")) if each != "null")
    form = word(node, "format") or word(node, "contentEncoding")
    if form and kind:
        return f"{kind}({form})"
    return kind or ("object" if node.get("properties") else "")


def _names_of_choices(node: MappingNode) -> str:
    choices = (*items(node, "anyOf"), *items(node, "oneOf"))
    names = (word(each, "$ref").rpartition("/")[2] or word(each, "type") for each in choices)
    return "|".join(name for name in names if name and name != "null")


_OWN_KEYS = frozenset(("pii", "personal", "gdpr", "classification", "sensitivity", "tags", "privacy"))
"""Keys that are no part of JSON Schema, and that people write all the same."""
