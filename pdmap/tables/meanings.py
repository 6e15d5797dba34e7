"""What the attributes of the model mean, as the inventory language says it of the keys that they are written with."""

from __future__ import annotations

import re
from functools import cache

from pdmap.language import inventory_schema
from pdmap.model import Item
from pdmap.schema.subschemas import Schema, is_enumeration, is_unknown, leaves, mapping, types, words
from pdmap.source import Plain


def meaning_of(shape: type[Item], attribute: str) -> str:
    """Return what an attribute of a class means."""
    name = shape.__name__
    if own := _OWN.get((name, attribute)):
        return own
    key = mapping(_keys(_DEFINITIONS.get(name, _snake(name)))[key_of(shape, attribute)])
    listed = [f"`{word}`" for word in _words(key)]
    return " ".join((str(key["description"]), *([f"One of {', '.join(listed)}."] if listed else [])))


def key_of(shape: type[Item], attribute: str) -> str:
    """Return the key that an attribute is written with."""
    return _KEYS.get((shape.__name__, attribute), attribute)


# Private functions


@cache
def _keys(definition: str) -> dict[str, Plain]:
    definitions = mapping(inventory_schema()["definitions"])
    return dict(mapping(mapping(definitions[definition])["properties"]))


def _words(key: Schema) -> list[str]:
    """Return the words of which a key takes one, or several; none where it takes other texts as well."""
    inner = [part for leaf in leaves(key) for part in (leaf, *leaves(mapping(leaf.get("items"))))]
    values = [leaf for leaf in inner if not is_unknown(leaf) and "array" not in types(leaf) and leaf != {}]
    listed = [leaf for leaf in values if is_enumeration(leaf)]
    others = [leaf for leaf in values if not is_enumeration(leaf) and leaf.get("const") != "none"]
    return [] if others else list(dict.fromkeys(word for leaf in listed for word in words(leaf)))


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


# Private tables

_DEFINITIONS = {
    "Assessment": "transfer_assessment",
    "Conditions": "policy_conditions",
    "DataProtectionOfficer": "dpo",
    "MechanismUse": "mechanism",
    "NoticeClaims": "claims",
    "Requirements": "policy_requirements",
}
"""Classes of the model by the names of their definitions in the language, where the two differ."""
_KEYS = {
    ("Breach", "types"): "type",
    ("Conditions", "bases"): "basis",
    ("Conditions", "sources"): "from",
    ("Conditions", "targets"): "to",
    ("Conditions", "senses"): "presence",
    ("Contact", "address_lines"): "address",
    ("Flow", "activities"): "activity",
    ("Flow", "source"): "from",
    ("Flow", "target"): "to",
    ("Measure", "exceptions"): "except",
    ("MechanismUse", "modules"): "module",
    ("NotPersonal", "decided"): "date",
    ("NotPersonal", "decided_by"): "by",
    ("Party", "is_group"): "group",
    ("Party", "roles"): "role",
    ("Policy", "excepted"): "except",
    ("Policy", "scopes"): "on",
    ("Requirements", "bases"): "basis",
    ("Retention", "start"): "from",
    ("Transfer", "countries"): "country",
}
"""Attributes that are written with a key of another name."""
_OWN = {
    ("Contact", "text"): "All of it, where it is written as one text.",
    ("MechanismUse", "mechanism"): "Id in the table `mechanisms`.",
}
"""Attributes that no key stands for."""
