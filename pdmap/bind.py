"""Manifests to one inventory: sections of each file are bound by themselves, and those of all are merged.

Nearly all of the work is done for one manifest at a time, whenever it has been read. An id that is defined twice is
a finding that shows both places; the first one counts.
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
class Part:
    """What one manifest says by itself."""

    root: Node
    bound: Mapping[str, object]
    """What its sections are bound to, by their keys, in the order of the language."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What manifests say together."""

    inventory: Inventory
    findings: tuple[Finding, ...]


def bind(roots: Iterable[Node]) -> Bound:
    """Return the inventory of several manifests, in the order given.

    Parts that do not fit the language are left out; the schema has reported them.
    """
    return merge(map(bind_alone, roots))


def bind_alone(root: Node) -> Part:
    """Return what one manifest says, without a look at others."""
    if not isinstance(root, MappingNode):
        return Part(root, {})
    written = ((name, form, root.get(name)) for name, form in sections().items())
    return Part(root, {name: form.bind(node, name) for name, form, node in written if node is not None})


def merge(parts: Iterable[Part]) -> Bound:
    """Return the inventory of what several manifests say, in the order given."""
    merged: dict[str, object] = {}
    definitions: dict[tuple[str, str], ScalarNode] = {}
    findings: list[Finding] = []
    for part in parts:
        if isinstance(part.root, MappingNode):
            findings += _merge(part.root, part.bound, merged, definitions)
    findings += _ambiguous_ids(definitions)
    inventory = Inventory(**merged, left_out=_left_out(merged, definitions))  # type: ignore[arg-type]
    return Bound(inventory, tuple(findings))


# Private functions


def _merge(
    root: MappingNode,
    bound: Mapping[str, object],
    merged: dict[str, object],
    definitions: dict[tuple[str, str], ScalarNode],
) -> Iterator[Finding]:
    for name, own in bound.items():
        yield from _duplicates(root, name, root.entries[name].value, definitions)
        match own, merged.get(name):
            case dict() as objects, dict() as before:
                before.update((identifier, item) for identifier, item in objects.items() if identifier not in before)
            case tuple() as items, tuple() as before:
                # Lists of several files are one list, counted from its start.
                numbered = enumerate(items, start=len(before) + 1)
                merged[name] = (*before, *(replace(item, address=f"{name}/{number}") for number, item in numbered))
            case dict() as objects, None:
                merged[name] = {**objects}  # which takes those of further files
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
