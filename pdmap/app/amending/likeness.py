"""Whether two versions of a manifest say the same, but for what no rule judges by, or only a few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

from pdmap.app.amending.fields import are_fields, compared
from pdmap.app.amending.judgments import FIELDS, Judgment, judgment_at
from pdmap.app.amending.names import Renamed
from pdmap.app.amending.places import NotAlikeError, Places
from pdmap.app.amending.wordings import ITEM, Wording, is_plain_text, wording_at
from pdmap.findings import Check, Finding
from pdmap.frozen import dataclass
from pdmap.rules.packing import numbers
from pdmap.schema import check_manifest
from pdmap.source import Entry, Manifest, MappingNode, Node, ScalarNode, SequenceNode, speaks_to_pdmap


class Edited(NamedTuple):
    """An object of which a value or some fields are other ones now."""

    address: str
    judgment: Judgment
    types: frozenset[str] = frozenset()
    """The data types of fields that were added, taken out or changed, as far as others may be judged by these."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What differs between two versions of a manifest that say the same, or nearly so."""

    places: Places
    renamed: tuple[Renamed, ...]
    judged: frozenset[Edited]
    """What only a few rules judge by."""


def likeness(old: Manifest, new: Manifest) -> Likeness:
    """Return what differs between two versions of a manifest.

    Raises:
        NotAlikeError: they may not say the same, or their comments ask something of pdmap.
    """
    if old.root is None or new.root is None or _asks(old) or _asks(new):
        raise NotAlikeError
    places, renamed, judged = Places(old.lines, new.lines), list[Renamed](), set[Edited]()
    pending: list[_Pair] = [((), old.root, new.root)]
    while pending:
        keys, one, other = pending.pop()
        places.add(one, other)
        match one, other:
            case ScalarNode(), ScalarNode():
                if not _is_same(one, other):
                    judged.add(_edited(keys, one, other))
            case SequenceNode(), SequenceNode() if are_fields(keys):
                fields = compared(keys, one, other)
                pending += [((*keys, ITEM), *items) for items in fields.same]
                for gone in fields.gone:
                    places.leave_out(gone)
                if fields.differ:
                    judged.add(Edited("/".join(keys[:2]), FIELDS, fields.types))
            case SequenceNode(), SequenceNode():
                pending += [((*keys, ITEM), *items) for items in _paired(one.items, other.items)]
            case MappingNode(), MappingNode():
                reworded = _reworded(keys, one, other)
                renamed += _other_names(keys, one, other, reworded)
                _add_places(places, reworded, one, other)
                for entry, its_other in _paired(_without(reworded, one), _without(reworded, other)):
                    if not _is_same(entry.key, its_other.key):
                        raise NotAlikeError
                    places.add(entry.key, its_other.key)
                    pending.append(((*keys, str(entry.key.value)), entry.value, its_other.value))
            case _:
                raise NotAlikeError
    _check_form(old.findings, new.findings, places)
    _check_form(check_manifest(old.root), check_manifest(new.root), places)
    return Likeness(places, tuple(renamed), frozenset(judged))


# Private functions

_Pair: TypeAlias = tuple[tuple[str, ...], Node, Node]
_Part = TypeVar("_Part")


def _asks(manifest: Manifest) -> bool:
    return any(speaks_to_pdmap(comment.text) for comment in manifest.comments)


def _check_form(before: Sequence[Finding], after: Sequence[Finding], places: Places) -> None:
    """Make sure that what is wrong with the form is the same, at the places that it has moved to."""
    for one, other in _paired(before, after):
        span, its_span = one.location.span, other.location.span
        is_there = its_span is None if span is None else its_span and places.now(numbers(span)) == numbers(its_span)
        if not is_there or _told(one) != _told(other):
            raise NotAlikeError


def _told(finding: Finding) -> tuple[Check, str, str, str, str]:
    """Return what is told of a finding on form; what `--fix` would write is in no text."""
    return finding.check, finding.message, finding.address, finding.remedy, finding.detail


def _is_same(one: ScalarNode, other: ScalarNode) -> bool:
    return (one.value, one.text, one.quoted) == (other.value, other.text, other.quoted)


def _edited(keys: tuple[str, ...], one: ScalarNode, other: ScalarNode) -> Edited:
    judgment = judgment_at(keys, one, other)
    if judgment is None:
        raise NotAlikeError
    return Edited("/".join(keys[:2]), judgment)


def _paired(ones: Sequence[_Part], others: Sequence[_Part]) -> Iterator[tuple[_Part, _Part]]:
    if len(ones) != len(others):
        raise NotAlikeError
    return zip(ones, others, strict=True)


def _without(left_out: frozenset[str], node: MappingNode) -> list[Entry]:
    return [entry for key, entry in node.entries.items() if key not in left_out]


def _add_places(places: Places, reworded: frozenset[str], one: MappingNode, other: MappingNode) -> None:
    """Note where texts with other words are: a finding may point to one as the answer that it is."""
    for key in reworded & one.entries.keys() & other.entries.keys():
        places.add(one.entries[key].key, other.entries[key].key)
        places.add(one.entries[key].value, other.entries[key].value)


def _reworded(keys: tuple[str, ...], one: MappingNode, other: MappingNode) -> frozenset[str]:
    """Return the keys of a mapping whose values may differ."""
    return frozenset(
        key
        for key in {**one.entries, **other.entries}
        if _may_differ(wording_at((*keys, key)), one.get(key), other.get(key))
    )


def _may_differ(wording: Wording | None, *versions: Node | None) -> bool:
    """Return whether no rule judges by the words of any version of a value."""
    if wording is None:
        return False
    if wording is not Wording.DESCRIPTION and None in versions:
        return False
    return all(version is None or is_plain_text(version) for version in versions)


def _other_names(
    keys: tuple[str, ...], one: MappingNode, other: MappingNode, reworded: frozenset[str]
) -> Iterator[Renamed]:
    """Yield the object that a mapping is, if it is called otherwise now."""
    for key in reworded:
        old, new = one.get(key), other.get(key)
        if wording_at((*keys, key)) is not Wording.NAME:
            continue
        if isinstance(old, ScalarNode) and isinstance(new, ScalarNode) and old.value != new.value:
            yield Renamed(keys[-1], str(old.value), str(new.value))
