"""The sources that a configuration names, read where they are or as a revision has them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TypeAlias, cast

from pdmap.app.configure import ConfigurationFile
from pdmap.app.scan_sources import VARIABLE
from pdmap.checksums import digest_of
from pdmap.config.configuration import Configuration
from pdmap.config.error import ConfigurationError
from pdmap.config.file import read_file
from pdmap.config.given import Origin
from pdmap.config.keys import SOURCES
from pdmap.counting import some_of
from pdmap.frozen import dataclass
from pdmap.host.files import FileError
from pdmap.host.links import leads_out
from pdmap.host.paths import is_folder
from pdmap.host.source_revisions import sources_at
from pdmap.host.sources import SourceFiles, is_pattern, read_source
from pdmap.scan.reader import Document
from pdmap.scan.schema import Place, Trouble
from pdmap.source.characters import shown

DEPENDENCIES = "drift.dependencies"
Names: TypeAlias = Mapping[str, tuple[str, ...]]
"""The sources of systems as a configuration writes them, by the ids of the systems."""
_NAME = "pdmap.toml"


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of every source, and the variables that name databases."""

    base: Path
    """The folder that paths are relative to: that of the configuration."""
    systems: Mapping[str, SourceFiles]
    """The files of each system, by its id."""
    databases: Mapping[str, tuple[str, ...]]
    """The variables that hold the URLs of the databases of each system, by its id."""
    dependencies: SourceFiles
    """Manifests and lock files of packages."""
    file: str = ""
    """The name of the configuration."""

    @property
    def digest(self) -> str:
        """Return what other files, or the same ones for other systems, do not have."""
        every = {**self.systems, "": self.dependencies}
        contents = {
            f"{len(system)}:{system}:{number}:{document.path}": document.data
            for system, files in every.items()
            for number, document in enumerate(files.documents)
        }
        troubles = {f"trouble {system}": repr(files.troubles).encode() for system, files in every.items()}
        return digest_of({**contents, **troubles})

    @property
    def documents(self) -> Mapping[str, Document]:
        """Return every file by its path."""
        every = (*self.systems.values(), self.dependencies)
        return {document.path: document for files in every for document in files.documents}


def configured_sources(configuration: Configuration, file: ConfigurationFile | None) -> Sources:
    """Read the sources that a configuration names.

    A source that is missing is a trouble of its system, at the place that names it: a run tells of all of them.

    Raises:
        ConfigurationError: there are none, or one leads out of the folder of the configuration.
    """
    if file is None or not configuration.settings.sources:
        where = f"{file.shown}: there is" if file else "there is no configuration, so there is"
        shadowed = [shown(path, 200) for path in file.shadowed] if file else []
        others = f"; it counts instead of {some_of(shadowed)}" if shadowed else ""
        raise ConfigurationError(
            f'{where} no table `sources` with the schemas of systems, such as `shop = ["db/structure.sql"]`{others}'
        )
    reading = _Reading(file, configuration)
    systems: dict[str, SourceFiles] = {}
    databases: dict[str, tuple[str, ...]] = {}
    for system, names in configuration.settings.sources.items():
        systems[system] = reading.files(f"{SOURCES}.{system}", names)
        databases[system] = tuple(name.removeprefix(VARIABLE) for name in names if name.startswith(VARIABLE))
    dependencies = reading.files(DEPENDENCIES, configuration.settings.drift_dependencies)
    return Sources(file.path.parent, systems, databases, dependencies, file.path.name)


def names_of_revision(now: Sources, revision: str) -> Names:
    """Return the sources that the configuration names in a revision; none where it is not there, or cannot be read.

    Raises:
        RevisionError: git failed, or the revision is unknown.
    """
    try:
        for document in sources_at(now.base, revision, (now.file,), ()).documents:
            given = read_file(now.file, now.file, document.data) or {}
            start = f"{SOURCES}."
            return {
                name.removeprefix(start): cast("tuple[str, ...]", item.value)
                for name, item in given.items()
                if name.startswith(start)
            }
    except ConfigurationError:
        pass
    return {}


def sources_of_revision(configuration: Configuration, now: Sources, names: Names, revision: str) -> Sources:
    """Return the sources as a revision has them, those of now and those of then; it has no databases.

    Of a source that has moved, only the place of then has what was there then.

    Args:
        configuration: The configuration of now.
        now: The sources of now.
        names: The sources that the configuration named then.
        revision: A commit, branch or tag.

    Raises:
        RevisionError: git failed, or the revision is unknown.
    """
    suffixes = _suffixes()
    systems = {
        system: sources_at(now.base, revision, _paths((*named, *names.get(system, ()))), suffixes)
        for system, named in configuration.settings.sources.items()
    }
    dependencies = sources_at(now.base, revision, configuration.settings.drift_dependencies, suffixes)
    return Sources(now.base, systems, {}, dependencies)


def without_databases(sources: Sources) -> Sources:
    """Return the sources that are files."""
    return replace(sources, databases={})


# Private functions


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads what a configuration names."""

    file: ConfigurationFile
    configuration: Configuration

    def files(self, key: str, names: tuple[str, ...]) -> SourceFiles:
        """Return the files that the names of a key stand for, each file once."""
        documents: dict[str, Document] = {}
        named: frozenset[str] = frozenset()
        troubles: list[Trouble] = []
        for index, name in enumerate(names):
            if name.startswith(VARIABLE):
                continue
            origin = self.configuration.given[key].item_origin(index)
            try:
                read = self._read(key, name, origin)
            except FileError as error:
                troubles.append(Trouble(Place(self.file.path.name, origin.line), shown(str(error), 200)))
                continue
            for document in read.documents:
                documents.setdefault(document.path, document)
            named |= read.named
            troubles += read.troubles
        return SourceFiles(tuple(documents.values()), named, tuple(troubles))

    def _read(self, key: str, name: str, origin: Origin) -> SourceFiles:
        if "://" in name:
            raise ConfigurationError(
                f"{origin.place}: `{key}` holds a URL; put it into an environment variable and write `env:NAME`"
            )
        base = self.file.path.parent
        if leads_out(base / _fixed(name), base):
            raise ConfigurationError(
                f"{origin.place}: `{key}` leads out of the folder of the file; write it into a `{_NAME}` in a folder "
                "above, which names the inventory as well"
            )
        if key == DEPENDENCIES and is_folder(base / name):
            raise ConfigurationError(
                f"{origin.place}: `{key}` names a folder; name manifests and lock files of packages, such as "
                "`package.json`, or a pattern, such as `**/package.json`"
            )
        return read_source(name, base, _suffixes() if is_folder(base / name) else ())


def _suffixes() -> tuple[str, ...]:
    """Return how names of files end that are read in folders; only these ask for all readers, which load much."""
    from pdmap.scan.reading import known_suffixes

    return known_suffixes()


def _fixed(source: str) -> PurePosixPath:
    """Return the folders of a source in front of the first pattern."""
    parts = PurePosixPath(source).parts
    until = next((index for index, part in enumerate(parts) if is_pattern(part)), len(parts))
    return PurePosixPath(*parts[:until])


def _paths(names: Iterable[str]) -> list[str]:
    return [PurePosixPath(os.path.normpath(name)).as_posix() for name in names if not name.startswith(VARIABLE)]
