"""What columns held in schemas that people have labelled, for columns that the dictionary says nothing of.

The dictionary knows what names mean. Experience knows which traits columns about persons have in common: how often one
whose name ends in a word, beside names of people, held data of them. `tools/experience.py` makes the tables of it, by
logistic regression; neither a schema nor a label is in them, only weights of traits that several schemas share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import exp

from pdmap.frozen import dataclass
from pdmap.scan.classify.words import lines
from pdmap.scan.verdicts import Tier

TIERS = (Tier.LINKED, Tier.DIRECT, Tier.POINTER)
"""The tiers that weights speak for, beside being about nobody."""
ALWAYS = "always"
"""The trait that every column has."""
SCALE = 100
"""What the weights in the tables are multiplied with."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely a column is what; with being about nobody, the parts are 1 together."""

    linked: float
    direct: float
    pointer: float

    @property
    def personal(self) -> float:
        """Return how likely it is that the column has to do with a person."""
        return self.linked + self.direct + self.pointer


Weights = tuple[float, float, float]
"""What speaks for each of the tiers, against being about nobody."""


def weights_of(traits: Iterable[str], base: Weights | None = None) -> Weights:
    """Return what traits weigh together, beside what others do; that every column has the first is in it."""
    known = _weights()
    linked, direct, pointer = known[ALWAYS] if base is None else base
    for trait in traits:
        more = known.get(trait)
        if more:
            linked, direct, pointer = linked + more[0], direct + more[1], pointer + more[2]
    return linked, direct, pointer


def opinion_of(weights: Weights) -> Opinion:
    """Return what columns are whose traits weigh as much."""
    linked, direct, pointer = (exp(min(weight, _MOST)) for weight in weights)
    whole = 1 + linked + direct + pointer
    return Opinion(linked / whole, direct / whole, pointer / whole)


def weightiest(traits: Iterable[str], tier: Tier) -> list[str]:
    """Return the traits that speak for a tier, the one that says most first."""
    weights, place = _weights(), TIERS.index(tier)
    weighed = ((weights[trait][place], trait) for trait in traits if trait in weights)
    return [trait for weight, trait in sorted(weighed, key=lambda found: (-found[0], found[1])) if weight > 0]


def data_type_of(traits: Iterable[str]) -> str:
    """Return the kind of data that columns with such traits mostly held."""
    known = _of_data_types()
    total = dict(known[ALWAYS])
    for trait in traits:
        for data_type, weight in known.get(trait, {}).items():
            total[data_type] = total.get(data_type, 0.0) + weight
    return max(total, key=lambda data_type: (total[data_type], data_type))


# Private functions

_MOST = 50.0
"""Weight above which nothing is surer, so that no sum is too large for a number."""


@cache
def _weights() -> Mapping[str, Weights]:
    return {
        trait: (int(linked) / SCALE, int(direct) / SCALE, int(pointer) / SCALE)
        for trait, linked, direct, pointer in lines("experience.tsv")
    }


@cache
def _of_data_types() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of kinds of data for each trait that speaks for or against some."""
    return {trait: dict(map(_weighed, weights.split(" "))) for trait, weights in lines("experience_types.tsv")}


def _weighed(text: str) -> tuple[str, float]:
    data_type, _, weight = text.rpartition(":")
    return data_type, int(weight) / SCALE
