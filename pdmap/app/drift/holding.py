"""An inventory and its sources side by side, and what differs between them, whoever accepts it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from pdmap.app.drift.sources import Sources
from pdmap.app.load import Loaded
from pdmap.app.terms import Terms
from pdmap.frozen import dataclass
from pdmap.phases import phase
from pdmap.scan.classify.classifier import DICTIONARY_VERSION, classify
from pdmap.scan.drift.basis import Basis
from pdmap.scan.drift.compare import Drift, compare
from pdmap.scan.drift.dictionary import Dictionary
from pdmap.scan.drift.difference import Places
from pdmap.scan.drift.sources import Compared
from pdmap.scan.packages import vendors_in
from pdmap.scan.reading import read_sources
from pdmap.scan.schema import Schema, joined
from pdmap.scan.unread_migrations import unread_migrations
from pdmap.scan.verdicts import TableVerdict
from pdmap.source.characters import shown


@dataclass(frozen=True, slots=True)
class Held:
    """An inventory and its sources, as they are or were."""

    loaded: Loaded
    root: Path
    """The folder of the inventory."""
    sources: Sources
    schemas: Mapping[str, Schema]
    """What the sources of each system hold, by its id."""
    verdicts: Mapping[str, tuple[TableVerdict, ...]]
    """What is said of the tables of these, in their order."""
    is_part: bool = False
    """Whether these are only some of the sources, which show no column to be gone."""


def held(loaded: Loaded, root: Path, sources: Sources) -> Held:
    """Return an inventory beside what its sources hold."""
    with phase("sources", len(sources.systems)):
        schemas = {system: _schema(sources, system) for system in sources.systems}
    with phase("columns"):
        verdicts = {system: classify(schema) for system, schema in schemas.items()}
    return Held(loaded, root, sources, schemas, verdicts)


def passed_over(state: Held) -> Iterator[str]:
    """Yield a line for each kind of migrations of each system that nothing is read of."""
    for system, schema in state.schemas.items():
        for line in unread_migrations(state.sources.systems[system].documents, schema):
            yield f"{shown(system)}: {line}"


def differences_of(state: Held, terms: Terms, systems: Iterable[str]) -> Drift:
    """Return what differs, whoever accepts it."""
    inventory = state.loaded.inventory
    dictionary = Dictionary(DICTIONARY_VERSION, terms.configuration.settings.drift_dictionary)
    basis = Basis(inventory.reference, places_of(state), dictionary)
    compared = [
        Compared(inventory.systems[system], state.schemas[system], state.verdicts[system], is_part=state.is_part)
        for system in systems
        if system in inventory.systems
    ]
    dependencies = state.sources.dependencies
    vendors = vendors_in(dependencies.documents) if dependencies.documents or dependencies.troubles else None
    if vendors:
        vendors = replace(vendors, troubles=(*dependencies.troubles, *vendors.troubles))
    with phase("differences"):
        return compare(inventory, compared, basis, vendors)


def places_of(state: Held) -> Places:
    """Return where things of the sources stand, as findings name it."""
    way = Path(os.path.relpath(state.sources.base, state.root)).as_posix()
    documents = state.sources.documents

    @cache
    def lines(path: str) -> tuple[str, ...]:
        """Return the lines of a source, made when they are asked for: findings point at few of many."""
        text = documents[path].data.decode("utf-8", "replace") if path in documents else ""
        return tuple(text.replace("\r\n", "\n").split("\n"))

    return Places("" if way == "." else way, lines)


# Private functions


def _schema(sources: Sources, system: str) -> Schema:
    files = sources.systems[system]
    schema = read_sources(files.documents, files.named)
    read = Schema(schema.tables, (*files.troubles, *schema.troubles))
    return joined((read, *_databases(sources.databases.get(system, ()))))


def _databases(variables: tuple[str, ...]) -> Iterable[Schema]:
    if not variables:
        return ()
    from pdmap.app.drift.databases import read_databases  # which loads much, and few configurations name one

    return read_databases(variables, os.environ)
