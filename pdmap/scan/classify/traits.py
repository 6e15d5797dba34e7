"""What is seen of a column, in the words by which experience with other schemas is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from pdmap.frozen import dataclass
from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.inheritance import Place
from pdmap.scan.classify.kinds import Kind
from pdmap.scan.classify.surroundings import Surroundings
from pdmap.scan.classify.tokens import words_in
from pdmap.scan.verdicts import ColumnVerdict, Tier

_IDENTITIES = frozenset({"name", "email", "phone", "username", "address", "date_of_birth"})
"""Kinds of data that tell who somebody is, or how to reach them."""
_MANY = 3
_LONG = 4
_HIGH, _LOW = 0.3, 0.12
"""Parts of the columns of a table that are about persons, above and below which there are many and few."""


@dataclass(frozen=True, slots=True)
class Company:
    """What else stands in the table of a column."""

    nearby: str
    """`names` of people, `a name`, `keys` of people, or `nobody`."""
    share: str
    """Whether `many`, `some` or `few` of the columns are about persons."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A table as columns stand in it."""

    place: Place
    company: Company
    shared: tuple[str, ...]
    """The traits that all columns have."""

    def traits_of(self, number: int) -> tuple[str, ...]:
        """Return the traits that one column has beside those that all have, such as `last cell`, each once."""
        case, nearby = self.place.cases[number], self.company.nearby
        of_place = _of_place(case, self.place.around, nearby)
        return tuple(dict.fromkeys((*_of_name(case.name.words, case.kind, nearby), *of_place)))


def setting_of(place: Place, verdicts: Sequence[ColumnVerdict]) -> Setting:
    """Return a table as columns stand in it, by what the dictionary says of them."""
    company = company_of(verdicts)
    return Setting(place, company, tuple(dict.fromkeys(_of_table(place.around, company))))


def company_of(verdicts: Sequence[ColumnVerdict]) -> Company:
    """Return what the columns of a table are together, for those of them that are about nobody."""
    direct = [verdict for verdict in verdicts if verdict.tier is Tier.DIRECT]
    identities = sum((verdict.data_type or "").split(".")[0] in _IDENTITIES for verdict in direct)
    has_keys = any(verdict.tier is Tier.POINTER for verdict in verdicts)
    nearby = "names" if identities >= _MANY else "a name" if identities else "keys" if has_keys else "nobody"
    part = len(direct) / max(1, len(verdicts))
    return Company(nearby, "many" if part > _HIGH else "some" if part > _LOW else "few")


# Private functions


@lru_cache(maxsize=16_384)
def _of_name(words: tuple[str, ...], kind: Kind, nearby: str) -> tuple[str, ...]:
    return tuple(_each_of_name(words, kind, nearby))


def _each_of_name(words: tuple[str, ...], kind: Kind, nearby: str) -> Iterator[str]:
    for word in words:
        yield f"word {word}"
        yield f"word {word}, {nearby}"
    for first, second in pairwise(words):
        yield f"pair {first} {second}"
    yield f"name {' '.join(words)}"
    yield f"length {min(len(words), _LONG)}"
    if words:
        yield f"first {words[0]}"
        yield f"last {words[-1]}"
        yield f"last {words[-1]}, {nearby}"
        yield f"last {words[-1]}, {kind}"


def _of_place(case: Case, around: Surroundings, nearby: str) -> Iterator[str]:
    yield f"place {_whose(around)}, {nearby}, {case.kind}"
    yield f"kind {case.kind}"
    last = case.name.words[-1:]
    yield from (f"rows {around.name.words[-1]} {word}" for word in last if around.name.words)
    if case.column.path:
        path = tuple(word for part in case.column.path for word in words_in(part))
        yield from (f"within {word}" for word in path)
        yield from (f"within {path[-1]} {word}" for word in last if path)


def _of_table(around: Surroundings, company: Company) -> Iterator[str]:
    yield f"place {_whose(around)}, {company.nearby}"
    yield f"share {company.share}"
    yield from (f"table {word}" for word in around.name.words)
    yield from (f"class {name}" for name in sorted(around.name.classes))
    yield f"head {around.name.head}"
    yield f"subject {around.subject}"
    yield f"holder {around.holder}"


def _whose(around: Surroundings) -> str:
    return "people" if around.subject else "owned" if around.holder else "others"
