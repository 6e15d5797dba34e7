"""Look up every id that an inventory uses; what is defined nowhere is told with the nearest spelling."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain, islice

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.model import Inventory, Object, Unresolved
from pdmap.reference import (
    VAGUE_PLACES,
    basis_called,
    data_type_called,
    is_another_thing,
    place_called,
    subject_called,
)
from pdmap.resolve.mentions import CODES, Kind, Use, used_ids, uses
from pdmap.spelling import nearest


def unresolved(inventory: Inventory) -> tuple[Unresolved, ...]:
    """Return the ids that are used and defined nowhere, in the order of use."""
    directory = _directory(inventory)
    unknown = {kind: used - directory[kind].defined for kind, used in used_ids(inventory).items()}
    found = uses(inventory) if any(unknown.values()) else ()
    missing = [use for use in found if use.mention.id in unknown[use.kind] and not _is_vague(use)]
    suggestions = _suggestions(missing, directory)
    return tuple(_describe(use, directory[use.kind], suggestions.get(_search(use), _Guess())) for use in missing)


# Private functions

_MOST_SUGGESTIONS = 50
"""How many different ids are compared with all names: a person mends a few at a time, and each one costs a pass."""
_LONGEST_CODE = 3
"""Letters of a country code, and of `EEA`."""
_Search = tuple[Kind, str, bool]
"""Of what kind an unknown id is, its spelling, and whether `none` could have been meant."""
_CALLED: Mapping[Kind, Callable[[str], str | None]] = {
    Kind.DATA_TYPE: data_type_called,
    Kind.SUBJECT: subject_called,
    Kind.SENDER: subject_called,
    Kind.PLACE: place_called,
    Kind.LAWFUL_BASIS: basis_called,
}
"""What knows other names of the words of a kind."""


@dataclass(frozen=True, slots=True)
class _Guess:
    """What an unknown id was probably meant to be: by its spelling, or by what people call things."""

    spelled: str | None = None
    called: str | None = None


@dataclass(frozen=True, slots=True)
class _Names:
    """Where ids of a kind may be defined: objects of the inventory, and words of the vocabulary."""

    objects: Mapping[str, Object]
    words: Collection[str]
    left_out: Collection[str] = frozenset()
    """Ids of objects that do not fit the language: they are defined, whatever is wrong with them."""

    aliases: Collection[str] = ()
    """Other words that may be written, which nobody is told to write."""

    @property
    def defined(self) -> frozenset[str]:
        """Return all of them in one set."""
        return frozenset((*self.objects, *self.words, *self.left_out, *self.aliases))


def _directory(inventory: Inventory) -> Mapping[Kind, _Names]:
    reference = inventory.reference

    def names(section: str, objects: Mapping[str, Object], words: Collection[str] = ()) -> _Names:
        return _Names(objects, words, inventory.left_out.get(section, frozenset()))

    aliases = [alias for country in reference.countries.values() for alias in country.aliases]
    systems = names("systems", inventory.systems)
    parties = names("parties", inventory.parties)
    subjects = names("subjects", inventory.subjects, reference.subjects)
    return {
        Kind.SENDER: _joined(subjects, parties, systems),
        Kind.RECEIVER: _joined(parties, systems),
        Kind.SYSTEM: systems,
        Kind.PARTY: parties,
        Kind.ACTIVITY: names("activities", inventory.activities),
        Kind.MEASURE: names("measures", inventory.measures),
        Kind.SUBJECT: subjects,
        Kind.DATA_TYPE: names("data_types", inventory.data_types, reference.data_types),
        Kind.LAWFUL_BASIS: names("lawful_bases", inventory.lawful_bases, reference.lawful_bases),
        Kind.CONDITION: names("conditions", inventory.conditions, reference.conditions),
        Kind.MECHANISM: names("mechanisms", inventory.mechanisms, reference.mechanisms),
        Kind.PLACE: _Names({}, [*reference.regions, *reference.countries, *VAGUE_PLACES], aliases=aliases),
    }


def _joined(*several: _Names) -> _Names:
    """Return where an id is looked up that may be of several kinds; the last kind goes before the others."""
    return _Names(
        objects={identifier: item for names in several for identifier, item in names.objects.items()},
        words=frozenset(word for names in several for word in names.words),
        left_out=frozenset(identifier for names in several for identifier in names.left_out),
    )


def _is_vague(use: Use) -> bool:
    """Return whether a use is a word that names no country, in whatever case."""
    return use.kind is Kind.PLACE and use.mention.id.lower() in VAGUE_PLACES


def _search(use: Use) -> _Search:
    return use.kind, use.mention.id, use.takes_none


def _suggestions(missing: Iterable[Use], directory: Mapping[Kind, _Names]) -> dict[_Search, _Guess]:
    """Return what the first different ids were meant to be, by what is looked for; each is looked for once."""
    distinct = dict.fromkeys(map(_search, missing))
    return {search: _suggestion(search, directory) for search in islice(distinct, _MOST_SUGGESTIONS)}


def _suggestion(search: _Search, directory: Mapping[Kind, _Names]) -> _Guess:
    """Return the nearest spelling; a word of the vocabulary goes after what people also call so."""
    kind, name, takes_none = search
    names = directory[kind]
    words = chain(names.objects, names.words, ("none",) if takes_none else ())
    near = nearest(name, _without_codes(name, words) if kind is Kind.PLACE else words)
    if near not in names.objects and is_another_thing(name):
        near = None
    called = _CALLED[kind](name) if kind in _CALLED and near not in names.objects else None
    is_another = called in names.words and called != near and (near or "").casefold() != name.casefold()
    return _Guess(called=called) if is_another else _Guess(spelled=near)


def _without_codes(name: str, words: Iterable[str]) -> Iterator[str]:
    """Yield the words that a place can be a misspelling of: another letter in a country code is another country."""
    folded = name.casefold()
    return (word for word in words if len(word) > _LONGEST_CODE or word.casefold() == folded)


def _describe(use: Use, names: _Names, guess: _Guess) -> Unresolved:
    return Unresolved(
        node=use.mention.node,
        id=use.mention.id,
        kind=use.kind.value,
        address=use.address,
        is_code=use.kind in CODES,
        suggestion=guess.spelled,
        nearest=_definition(names, guess.spelled),
        meant=guess.called,
    )


def _definition(names: _Names, suggestion: str | None) -> Location | None:
    known = names.objects.get(suggestion or "")
    return known.head.location(f"`{suggestion}` is defined here") if known else None
