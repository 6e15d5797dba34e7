"""The fields of a system in two versions of a manifest: which are the same, and what the others hold."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from pdmap.app.amending.judgments import judgment_at
from pdmap.app.amending.places import NotAlikeError
from pdmap.app.amending.wordings import ITEM, Wording, is_plain_text, wording_at
from pdmap.frozen import dataclass
from pdmap.source import MappingNode, Node, ScalarNode, SequenceNode

MOST_CHANGED = 200
"""Fields between the first and the last that differ: to pair more of them takes longer than a whole run."""
OWN_KEYS = frozenset({"column", "description", "unreviewed"})
"""What a field says that rules ask of the system alone."""
MORE_KEYS = frozenset({"type", "protection", "retention"})
"""What else it may say where it is more than a further place of a field that stands before it."""
FURTHER_KEYS = MORE_KEYS | {"subjects", "source", "law", "incidental_data"}
"""What else it may say where it is no more than that. The other keys name objects, which count what names them."""
CLOCK_KEYS = frozenset({"period", "from"})
"""What its retention may say."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What two versions of a list of fields have in common, and what not."""

    same: tuple[tuple[Node, Node], ...]
    """Fields that are in both, in their order; they may differ in wordings, and in values that a few rules judge by."""
    gone: tuple[Node, ...]
    """The others of the first version."""
    differ: bool
    """Whether there are others, of either version."""
    types: frozenset[str]
    """The data types of those others that are more than a further place of a field that stands before them."""


def are_fields(keys: tuple[str, ...]) -> bool:
    """Return whether keys that lead through a manifest end at the fields of a system."""
    return len(keys) == 3 and (keys[0], keys[2]) == ("systems", "fields")


def compared(keys: tuple[str, ...], one: SequenceNode, other: SequenceNode) -> Fields:
    """Return what two versions of a list of fields have in common.

    Args:
        keys: The keys that lead to it from the root of a manifest.
        one: The one version.
        other: The other one.

    Raises:
        NotAlikeError: other objects than the system, and than what uses it, may be judged by what differs.
    """
    before, after = ([_said((*keys, ITEM), item) for item in each.items] for each in (one, other))
    same = list(_matches(before, after))
    changed = [
        [field for number, field in enumerate(each.items) if number not in matched]
        for each, matched in ((one, {number for number, _ in same}), (other, {number for _, number in same}))
    ]
    is_more = _firsts(one.items, changed[0]) != _firsts(other.items, changed[1])
    known = OWN_KEYS | (MORE_KEYS if is_more else FURTHER_KEYS)
    types = frozenset(_type_of(field, known) for fields in changed for field in fields)
    pairs = tuple((one.items[number], other.items[its_other]) for number, its_other in same)
    return Fields(pairs, tuple(changed[0]), any(changed), types if is_more else frozenset())


# Private functions


def _said(keys: tuple[str, ...], node: Node) -> Hashable:
    """Return what a field says, but for what may be another text or value of the same field."""
    if isinstance(node, MappingNode):
        entries = ((key, (*keys, key), value) for key, value in node.items())
        meant = (entry for entry in entries if wording_at(entry[1]) is not Wording.DESCRIPTION)
        return tuple((key, _said(below, value)) for key, below, value in meant)
    if isinstance(node, SequenceNode):
        return tuple(_said((*keys, ITEM), item) for item in node.items)
    is_judged = isinstance(node, ScalarNode) and judgment_at(keys, node, node)
    return None if is_judged or not isinstance(node, ScalarNode) else (node.value, node.text, node.quoted)


def _matches(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of what is the same, from the start, from the end, and between."""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    yield from ((number, number) for number in range(start))
    middle, its_other = before[start : len(before) - end], after[start : len(after) - end]
    if len(middle) + len(its_other) > MOST_CHANGED:
        raise NotAlikeError
    for found in SequenceMatcher(None, middle, its_other, autojunk=False).get_matching_blocks():
        yield from ((start + found.a + number, start + found.b + number) for number in range(found.size))
    yield from ((len(before) - number, len(after) - number) for number in range(end, 0, -1))


def _common(before: Sequence[Hashable], after: Sequence[Hashable]) -> int:
    """Return how many are the same, from the start."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(before), len(after)))


def _firsts(fields: Iterable[Node], changed: Collection[Node]) -> list[tuple[Hashable, bool]]:
    """Return what the fields say but for their places, each once, and whether the first that does is a changed one.

    Where that is the same before and after, others than the system and what uses it are told the same of the fields:
    they ask what data there are, and for the first place of these.
    """
    others = {id(field) for field in changed}
    firsts: dict[Hashable, bool] = {}
    for field in fields:
        firsts.setdefault(_shared(field), id(field) in others)
    return list(firsts.items())


def _shared(field: Node) -> Hashable:
    """Return what a field says that other objects may be judged by."""
    if not isinstance(field, MappingNode):
        return (("type", _said((), field)),)
    return tuple(sorted((key, _said((), value)) for key, value in field.items() if key not in OWN_KEYS))


def _type_of(field: Node, known: Collection[str]) -> str:
    """Return the data type of a field that says nothing but what is known to concern no other object."""
    data_type = field.get("type") if isinstance(field, MappingNode) else field
    is_own = not isinstance(field, MappingNode) or all(
        key in known and _is_own(key, value) for key, value in field.items()
    )
    if not is_own or not isinstance(data_type, ScalarNode) or not isinstance(data_type.value, str):
        raise NotAlikeError
    return data_type.value


def _is_own(key: str, value: Node) -> bool:
    """Return whether what a field says has the form of most, and holds nothing that a rule looks for in all texts."""
    match key, value:
        case "protection", ScalarNode():
            return True
        case "retention", MappingNode():
            return value.entries.keys() <= CLOCK_KEYS and all(is_plain_text(each) for _, each in value.items())
        case "column" | "subjects", SequenceNode():
            return all(map(is_plain_text, value.items))
        case _:
            return is_plain_text(value)
