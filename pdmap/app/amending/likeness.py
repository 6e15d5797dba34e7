"""Whether two versions of a manifest say the same, but for wordings that no rule judges by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias, TypeVar

from pdmap.app.amending.moves import Moves, NotAlikeError
from pdmap.app.amending.wordings import ITEM, Wording, wording_at
from pdmap.frozen import dataclass
from pdmap.rules.references.ref005_placeholder import PLACEHOLDER
from pdmap.schema import check_manifest
from pdmap.source import Entry, Manifest, MappingNode, Node, ScalarNode, SequenceNode, speaks_to_pdmap


class Renamed(NamedTuple):
    """An object that is called otherwise."""

    id: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """What differs between two versions of a manifest that say the same."""

    moves: Moves
    renamed: tuple[Renamed, ...]


def likeness(old: Manifest, new: Manifest) -> Likeness:
    """Return what differs between two versions of a manifest.

    Raises:
        NotAlikeError: they may not say the same, or there is something wrong with one of them: what is found in its
            form, and what its comments ask for, is for a whole run.
    """
    moves, renamed = Moves(old.lines, new.lines), list[Renamed]()
    pending: list[_Pair] = [((), _sound(old), _sound(new))]
    while pending:
        keys, one, other = pending.pop()
        moves.add(one, other)
        match one, other:
            case ScalarNode(), ScalarNode():
                _same(one, other)
            case SequenceNode(), SequenceNode():
                pending += [((*keys, ITEM), *items) for items in _paired(one.items, other.items)]
            case MappingNode(), MappingNode():
                renamed += _renamed(keys, one, other)
                for entry, its_other in _paired(_telling(keys, one), _telling(keys, other)):
                    _same(entry.key, its_other.key)
                    moves.add(entry.key, its_other.key)
                    pending.append(((*keys, str(entry.key.value)), entry.value, its_other.value))
            case _:
                raise NotAlikeError
    return Likeness(moves, tuple(renamed))


# Private functions

_Pair: TypeAlias = tuple[tuple[str, ...], Node, Node]
_Part = TypeVar("_Part")


def _sound(manifest: Manifest) -> Node:
    if manifest.findings or manifest.root is None or check_manifest(manifest.root):
        raise NotAlikeError
    if any(speaks_to_pdmap(comment.text) for comment in manifest.comments):
        raise NotAlikeError
    return manifest.root


def _same(one: ScalarNode, other: ScalarNode) -> None:
    if (one.value, one.text, one.quoted) != (other.value, other.text, other.quoted):
        raise NotAlikeError


def _paired(ones: list[_Part], others: list[_Part]) -> Iterator[tuple[_Part, _Part]]:
    if len(ones) != len(others):
        raise NotAlikeError
    return zip(ones, others, strict=True)


def _telling(keys: tuple[str, ...], node: MappingNode) -> list[Entry]:
    """Return the entries that rules may judge by."""
    return [entry for key, entry in node.entries.items() if not wording_at((*keys, key))]


def _renamed(keys: tuple[str, ...], one: MappingNode, other: MappingNode) -> Iterator[Renamed]:
    """Yield the object that a mapping is, if it is called otherwise now."""
    for key in {**one.entries, **other.entries}:
        wording = wording_at((*keys, key))
        old, new = _text(one.get(key), wording), _text(other.get(key), wording)
        if wording is Wording.NAME and old != new:
            if old is None or new is None:  # an id alone may stand anywhere in a text
                raise NotAlikeError
            yield Renamed(keys[-1], old, new)


def _text(node: Node | None, wording: Wording | None) -> str | None:
    """Return a text that no rule judges by; `None` where there is none.

    Raises:
        NotAlikeError: it is no text, or one that a rule looks for among all texts.
    """
    if node is None or wording is None:
        return None
    if not isinstance(node, ScalarNode) or not isinstance(node.value, str) or not node.value.strip():
        raise NotAlikeError
    if PLACEHOLDER.search(node.text):
        raise NotAlikeError
    return node.value
