"""The tables of the words that the others use: as they are built in, and as the inventory defines or changes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.model import Inventory, Item
from pdmap.reference import Country, DataType, Mechanism, Reference, Region, SubjectCategory
from pdmap.reference.grounds import Ground
from pdmap.tables.material import Material
from pdmap.tables.table import Cell, Kind, Reading, Table, read_from, table

W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class Word(Generic[W]):
    """A word, and where the inventory says something of it."""

    key: str
    word: W
    reference: Reference
    own: Item | None


def vocabulary_tables() -> Iterator[Table]:
    """Yield the tables."""
    yield _table("data_types", "id", "A kind of personal data.", _DATA_TYPES, _data_types)
    yield _table("data_subjects", "id", "A category of people.", _SUBJECTS, _subjects)
    yield _table("countries", "code", "A country, area or organization.", _COUNTRIES, _countries)
    yield _table("regions", "id", "A cloud region, as places name it.", _REGIONS, _regions)
    yield _table("lawful_bases", "id", "A lawful basis of Article 6(1).", _GROUNDS, _lawful_bases)
    yield _table("conditions", "id", "A condition of Article 9(2).", _GROUNDS, _conditions)
    yield _table("mechanisms", "id", "A mechanism for transfers (Chapter V).", _MECHANISMS, _mechanisms)


# Private functions


def _table(
    name: str,
    key: str,
    about: str,
    readings: tuple[Reading[Word[W]], ...],
    words: Callable[[Inventory], tuple[Mapping[str, Item], Mapping[str, W]]],
) -> Table:
    """Return a table of words; `words` tells what the inventory says of them, and what holds."""

    def sources(material: Material) -> Iterator[Word[W]]:
        own, known = words(material.inventory)
        return (Word(word, known[word], material.inventory.reference, own.get(word)) for word in sorted(known))

    first: Reading[Word[W]] = read_from(key, Kind.STRING, "The word that other tables use.", lambda it: it.key)
    own: Reading[Word[W]] = read_from("is_own", Kind.BOOLEAN, "Whether the inventory defines or changes it.", _is_own)
    return table(name, about, (first, *readings, own), sources, _written_at, "it is built in")


def _is_own(word: Word[W]) -> bool:
    return word.own is not None


def _written_at(word: Word[W]) -> Location | None:
    return word.own.written_at if word.own else None


def _data_types(inventory: Inventory) -> tuple[Mapping[str, Item], Mapping[str, DataType]]:
    return inventory.data_types, inventory.reference.data_types


def _subjects(inventory: Inventory) -> tuple[Mapping[str, Item], Mapping[str, SubjectCategory]]:
    return inventory.subjects, inventory.reference.subjects


def _countries(inventory: Inventory) -> tuple[Mapping[str, Item], Mapping[str, Country]]:
    """Return the countries; definitions have ids in lower case, which may be aliases."""
    known = inventory.reference
    named = ((known.country(name.upper()), definition) for name, definition in inventory.countries.items())
    return {country.code: definition for country, definition in named if country}, known.countries


def _regions(inventory: Inventory) -> tuple[Mapping[str, Item], Mapping[str, Region]]:
    """Return the regions; the definition `acme.north-1` is written `acme:north-1` in places."""
    own = {name.replace(".", ":", 1): definition for name, definition in inventory.regions.items()}
    return own, inventory.reference.regions


def _lawful_bases(inventory: Inventory) -> tuple[Mapping[str, Item], Mapping[str, Ground]]:
    return inventory.lawful_bases, inventory.reference.lawful_bases


def _conditions(inventory: Inventory) -> tuple[Mapping[str, Item], Mapping[str, Ground]]:
    return inventory.conditions, inventory.reference.conditions


def _mechanisms(inventory: Inventory) -> tuple[Mapping[str, Item], Mapping[str, Mechanism]]:
    return inventory.mechanisms, inventory.reference.mechanisms


def _string(name: str, about: str, read: Callable[[W], str], null: str) -> Reading[Word[W]]:
    """Return a column of texts, in which null stands for an empty one."""
    return read_from(name, Kind.STRING, about, lambda it: read(it.word) or None, null)


def _other(name: str, kind: Kind, about: str, read: Callable[[W], Cell], null: str = "") -> Reading[Word[W]]:
    return read_from(name, kind, about, lambda it: read(it.word), null)


def _data_ancestors(word: Word[DataType]) -> Cell:
    return word.reference.ancestors(word.key)


def _subject_ancestors(word: Word[SubjectCategory]) -> Cell:
    return word.reference.subject_ancestors(word.key)


# Private tables

_NO_TERM = "it has no term"
_DATA_TYPES: tuple[Reading[Word[DataType]], ...] = (
    _string("label", "Name for people.", lambda it: it.label, "it has none"),
    _string("parent", "Id of the broader type.", lambda it: it.parent, "there is none"),
    read_from("ancestors", Kind.STRINGS, "Its own id, and those of all broader types, nearest first.", _data_ancestors),
    read_from("family", Kind.STRING, "Id of the broadest type.", lambda it: it.reference.ancestors(it.key)[-1]),
    _other(
        "special",
        Kind.STRING,
        "`none`, `article_9`, `article_10`, `article_87`, or `context`: it may reveal data of Article 9.",
        lambda it: it.special.value,
    ),
    _other("sensitivity", Kind.INTEGER, "From 1, little harm, to 5, grave harm.", lambda it: it.sensitivity),
    _other("credential", Kind.BOOLEAN, "Whether it is a secret to be stored protected.", lambda it: it.credential),
    _string("dpv", "IRI in the W3C Data Privacy Vocabulary.", lambda it: it.dpv, _NO_TERM),
    _string("fideslang", "Key in Fideslang.", lambda it: it.fideslang, "it has none"),
)
_SUBJECTS: tuple[Reading[Word[SubjectCategory]], ...] = (
    _string("label", "Name for people.", lambda it: it.label, "it has none"),
    _string("parent", "Id of the broader category.", lambda it: it.parent, "there is none"),
    read_from("ancestors", Kind.STRINGS, "Its own id and those of all broader ones.", _subject_ancestors),
    _other("vulnerable", Kind.BOOLEAN, "Whether power is typically unequal.", lambda it: it.vulnerable),
    _string("dpv", "IRI in the W3C Data Privacy Vocabulary.", lambda it: it.dpv, _NO_TERM),
)
_COUNTRIES: tuple[Reading[Word[Country]], ...] = (
    _string("name", "Name for people.", lambda it: it.name, "it has none"),
    _other("kind", Kind.STRING, "`country`, `area` or `organization`.", lambda it: it.kind.value),
    _other("is_eu", Kind.BOOLEAN, "Whether it belongs to the European Union.", lambda it: it.eu),
    _other("is_eea", Kind.BOOLEAN, "Whether it belongs to the European Economic Area.", lambda it: it.eea),
    _string("part_of", "Code of the state whose decisions hold for it.", lambda it: it.part_of, "it stands alone"),
    _other("aliases", Kind.STRINGS, "Other codes in use, such as `UK`.", lambda it: it.aliases),
)
_REGIONS: tuple[Reading[Word[Region]], ...] = (
    _other("countries", Kind.STRINGS, "Codes of the countries that it lies in.", lambda it: it.countries),
    _string("place", "City, state or area.", lambda it: it.place, "not known"),
)
_GROUNDS: tuple[Reading[Word[Ground]], ...] = (
    _string("label", "Name for people.", lambda it: it.label, "it has none"),
    _string("article", "Citation.", lambda it: it.article, "not recorded"),
    _other("rests_on_law", Kind.BOOLEAN, "Whether it rests on a law that is to be cited.", lambda it: it.law),
    _string("dpv", "IRI in the W3C Data Privacy Vocabulary.", lambda it: it.dpv, _NO_TERM),
)
_MECHANISMS: tuple[Reading[Word[Mechanism]], ...] = (
    _string("label", "Name for people.", lambda it: it.label, "it has none"),
    _string("article", "Citation.", lambda it: it.article, "not recorded"),
    _other("kind", Kind.STRING, "`adequacy`, `safeguard`, `derogation` or `dead`.", lambda it: it.kind.value),
    _other(
        "laws",
        Kind.STRINGS,
        "The laws under which it is an instrument.",
        lambda it: [regime.value for regime in it.regimes],
    ),
    _other("valid_from", Kind.DATE, "First day of its use.", lambda it: it.valid_from, "no start is set"),
    _other("valid_until", Kind.DATE, "Last day of its use.", lambda it: it.valid_until, "no end is set"),
    _string("dpv", "IRI in the W3C Data Privacy Vocabulary.", lambda it: it.dpv, _NO_TERM),
)
