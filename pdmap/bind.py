"""Manifests to one inventory: sections of all files are bound and merged.

An id that is defined twice is a finding that shows both places; the first one counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pdmap.findings import Finding
from pdmap.frozen import dataclass
from pdmap.language import sections
from pdmap.language.checks import DUPLICATE_ID
from pdmap.model import Inventory
from pdmap.source import MappingNode, Node, ScalarNode
from pdmap.source.characters import shown_address

SHARED_NAMES = ("systems", "parties", "subjects")
"""Sections whose ids a flow may name; one id must not mean two things."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What manifests say together."""

    inventory: Inventory
    findings: tuple[Finding, ...]


def bind(roots: Iterable[Node]) -> Bound:
    """Return the inventory of several manifests, in the order given.

    Parts that do not fit the language are left out; the schema has reported them.
    """
    merged: dict[str, object] = {}
    definitions: dict[tuple[str, str], ScalarNode] = {}
    findings: list[Finding] = []
    for root in roots:
        if isinstance(root, MappingNode):
            findings += _merge(root, merged, definitions)
    findings += _ambiguous_ids(definitions)
    inventory = Inventory(**merged, left_out=_left_out(merged, definitions))  # type: ignore[arg-type]
    return Bound(inventory, tuple(findings))


# Private functions


def _merge(
    root: MappingNode, merged: dict[str, object], definitions: dict[tuple[str, str], ScalarNode]
) -> Iterator[Finding]:
    for name, form in sections().items():
        node = root.get(name)
        if node is None:
            continue
        yield from _duplicates(root, name, node, definitions)
        match form.bind(node, name), merged.get(name):
            case dict() as objects, dict() as before:
                before.update((identifier, item) for identifier, item in objects.items() if identifier not in before)
            case tuple() as items, tuple() as before:
                # Lists of several files are one list, counted from its start.
                numbered = enumerate(items, start=len(before) + 1)
                merged[name] = (*before, *(replace(item, address=f"{name}/{number}") for number, item in numbered))
            case value, None if value is not None:
                merged[name] = value


def _left_out(
    merged: Mapping[str, object], definitions: Mapping[tuple[str, str], ScalarNode]
) -> dict[str, frozenset[str]]:
    """Return the ids that are defined in a manifest and have no object, by section."""
    missing: dict[str, set[str]] = {}
    for section, identifier in definitions:
        bound = merged.get(section, {})
        if section != "organization" and isinstance(bound, Mapping) and identifier not in bound:
            missing.setdefault(section, set()).add(identifier)
    return {section: frozenset(identifiers) for section, identifiers in missing.items()}


def _duplicates(
    root: MappingNode, section: str, node: Node, definitions: dict[tuple[str, str], ScalarNode]
) -> Iterator[Finding]:
    """Yield a finding for each id of a section that was defined before; note the others."""
    keys: dict[str, ScalarNode] = {}
    if isinstance(node, MappingNode):
        keys = {identifier: entry.key for identifier, entry in node.entries.items()}
        keys = {"": root.entries[section].key} if section == "organization" else keys
    for identifier, key in keys.items():
        first = definitions.setdefault((section, identifier), key)
        if first is not key:
            address = f"{section}/{identifier}".rstrip("/")
            yield _duplicate(address, key, first, f"`{shown_address(address)}` is defined twice", detail=key.path)


def _ambiguous_ids(definitions: Mapping[tuple[str, str], ScalarNode]) -> Iterator[Finding]:
    for (section, identifier), key in definitions.items():
        if section not in SHARED_NAMES:
            continue
        for other in SHARED_NAMES[: SHARED_NAMES.index(section)]:
            first = definitions.get((other, identifier))
            if first:
                named = shown_address(identifier)
                message = f"`{named}` is defined in `{other}` and in `{section}`; a flow could mean either"
                yield _duplicate(f"{section}/{identifier}", key, first, message, detail=other)


def _duplicate(address: str, key: ScalarNode, first: ScalarNode, message: str, *, detail: str) -> Finding:
    return Finding(
        check=DUPLICATE_ID,
        message=message,
        location=key.location("defined again"),
        address=address,
        remedy="rename one of them, or merge the two",
        related=(first.location("first defined here"),),
        detail=detail,
    )
