"""Lay an inventory's own vocabulary and law over the built-in one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from pdmap.model import (
    AdequacyDefinition,
    CountryDefinition,
    DataTypeDefinition,
    Inventory,
    RegionDefinition,
    SubjectDefinition,
    TermDefinition,
)
from pdmap.reference import (
    Adequacy,
    AdequacyScope,
    Condition,
    Country,
    DataType,
    Decisions,
    LawfulBasis,
    Mechanism,
    MechanismKind,
    Reference,
    Regime,
    Region,
    Special,
    SubjectCategory,
)
from pdmap.reference.hierarchy import nearest

_MARKS = ("special", "sensitivity", "credential")
"""What a data type has from the type above it unless it says otherwise."""

T = TypeVar("T")
D = TypeVar("D")


def extend_reference(reference: Reference, inventory: Inventory) -> Reference:
    """Return the reference data with what the inventory adds or changes; what it leaves out stays."""
    countries = _by_code(reference, inventory.countries)
    return replace(
        reference,
        data_types=_data_types(reference.data_types, inventory.data_types),
        subjects=_laid_over(reference.subjects, inventory.subjects, _subject),
        countries=_laid_over(reference.countries, countries, _country),
        decisions=_decisions(reference.decisions, countries),
        regions=_laid_over(reference.regions, _by_region(inventory.regions), _region),
        lawful_bases=_laid_over(reference.lawful_bases, inventory.lawful_bases, _lawful_basis),
        conditions=_laid_over(reference.conditions, inventory.conditions, _condition),
        mechanisms=_laid_over(reference.mechanisms, inventory.mechanisms, _mechanism),
    )


# Private functions


def _laid_over(
    known: Mapping[str, T], own: Mapping[str, D], build: Callable[[str, D, T | None], T | None]
) -> Mapping[str, T]:
    """Return the known entries with the inventory's own added; `build` sees what was known of an id."""
    if not own:
        return known
    built = {key: build(key, definition, known.get(key)) for key, definition in own.items()}
    return {**known, **{key: entry for key, entry in built.items() if entry is not None}}


def _by_code(reference: Reference, countries: Mapping[str, CountryDefinition]) -> Mapping[str, CountryDefinition]:
    """Return the countries by their codes; ids are lower case and may be aliases, such as `uk` for `GB`."""
    return {_code(reference, identifier.upper()): definition for identifier, definition in countries.items()}


def _code(reference: Reference, written: str) -> str:
    country = reference.country(written)
    return country.code if country else written


def _by_region(regions: Mapping[str, RegionDefinition]) -> Mapping[str, RegionDefinition]:
    """Return the regions by the keys that locations use: the id `acme.north-1` is written `acme:north-1`."""
    return {identifier.replace(".", ":", 1): region for identifier, region in regions.items()}


def _data_types(known: Mapping[str, DataType], own: Mapping[str, DataTypeDefinition]) -> Mapping[str, DataType]:
    """Return the data types with the inventory's own; a new one has the legal marks of what it is a kind of."""
    types = _laid_over(known, own, _data_type)
    new = [key for key in own if key not in known]
    silent = {mark: {key for key in new if getattr(own[key], mark) is None} for mark in _MARKS}
    stating = {mark: nearest(new, types, types.keys() - silent[mark]) for mark in _MARKS}
    marks = {key: {mark: getattr(types[stating[mark][key] or key], mark) for mark in _MARKS} for key in new}
    return {**types, **{key: replace(types[key], **values) for key, values in marks.items()}}


def _data_type(key: str, own: DataTypeDefinition, known: DataType | None) -> DataType:
    base = known or DataType(key=key, label=own.title, parent=key.rpartition(".")[0])
    return replace(
        base,
        label=own.name or base.label,
        parent=own.parent.id if own.parent else base.parent,
        special=Special(own.special) if own.special else base.special,
        sensitivity=own.sensitivity or base.sensitivity,
        credential=base.credential if own.credential is None else own.credential,
        dpv=own.dpv or base.dpv,
        fideslang=own.fideslang or base.fideslang,
    )


def _subject(key: str, own: SubjectDefinition, known: SubjectCategory | None) -> SubjectCategory:
    base = known or SubjectCategory(id=key, label=own.title)
    return replace(
        base,
        label=own.name or base.label,
        parent=own.parent.id if own.parent else base.parent,
        vulnerable=base.vulnerable if own.vulnerable is None else own.vulnerable,
    )


def _country(code: str, own: CountryDefinition, known: Country | None) -> Country:
    base = known or Country(code=code, name=own.name or code)
    return replace(base, name=own.name or base.name, eea=base.eea if own.eea is None else own.eea)


def _region(key: str, own: RegionDefinition, known: Region | None) -> Region | None:
    if own.country is None:
        return known
    return Region(key=key, countries=(own.country.name,), place=own.name or "")


def _lawful_basis(key: str, own: TermDefinition, known: LawfulBasis | None) -> LawfulBasis:
    base = known or LawfulBasis(key=key, label=own.title, article="")
    return replace(base, label=own.name or base.label, article=own.article or base.article)


def _condition(key: str, own: TermDefinition, known: Condition | None) -> Condition:
    base = known or Condition(key=key, label=own.title, article="")
    return replace(base, label=own.name or base.label, article=own.article or base.article)


def _mechanism(key: str, own: TermDefinition, known: Mechanism | None) -> Mechanism:
    kind = MechanismKind(own.kind) if own.kind else MechanismKind.SAFEGUARD
    base = known or Mechanism(id=key, label=own.title, article="", kind=kind, regimes=tuple(Regime))
    return replace(
        base,
        label=own.name or base.label,
        article=own.article or base.article,
        kind=kind if own.kind else base.kind,
    )


def _decisions(known: Decisions, countries: Mapping[str, CountryDefinition]) -> Decisions:
    """Return the decisions with those of the inventory in place of the built-in ones of the same regime."""
    decisions = dict(known)
    for code, country in countries.items():
        for regime in {own.regime for own in country.adequacy}:
            own_decisions = [_adequacy(code, own) for own in country.adequacy if own.regime == regime]
            decisions[code, regime] = tuple(decision for decision in own_decisions if decision)
    return decisions


def _adequacy(code: str, own: AdequacyDefinition) -> Adequacy | None:
    """Return the decision; `scope: none` says that there is none."""
    if own.scope == "none":
        return None
    return Adequacy(
        country=code,
        regime=Regime(own.regime),
        scope=AdequacyScope(own.scope or "full"),
        instrument=own.instrument or "",
        valid_from=own.valid_from or dt.date.min,
        valid_until=own.valid_until,
        requires=own.requires or "",
    )
