"""Inventories: read one from a folder or from a revision, and look at what it says."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pdmap.api.errors import LoadError, PartialInventoryError, told
from pdmap.app.load import Loaded
from pdmap.app.opening import Opening, called, opened_folder, opened_revision, state_name, why_not_whole
from pdmap.app.settling import Settled, settled
from pdmap.counting import counted
from pdmap.findings import Finding
from pdmap.graph import FlowGraph
from pdmap.host.paths import shown_path
from pdmap.model import Activity, Breach, Flow, Measure, Organization, Party, Policy, SubjectDefinition, System, Waiver


@dataclass(frozen=True, slots=True)
class Source:
    """Where an inventory was read from, for the other functions of the API."""

    opening: Opening
    settings: Settled
    path: Path
    """The inventory, a folder or one manifest, from the root of the file system: the working folder may change."""
    revision: str
    """What comparisons and maps call its revision; empty for a folder."""

    @property
    def loaded(self) -> Loaded:
        """Return the inventory as use cases take it."""
        return self.opening.loaded

    @property
    def root(self) -> Path:
        """Return the folder that paths of manifests are relative to."""
        return self.path if self.path.is_dir() else self.path.parent

    @property
    def name(self) -> str:
        """Return what messages call the inventory."""
        return self.revision or shown_path(self.root)


@dataclass(frozen=True, slots=True, repr=False)
class Inventory:
    """An inventory that was read; `load` makes it. Nothing changes it.

    Its sections are mappings by id, in the order of files and lines.
    """

    _source: Source = field(repr=False)

    def __repr__(self) -> str:
        """Return where it is from and how much there is of it."""
        coverage = self._source.loaded.coverage
        parts = (
            counted(coverage.systems, "system"),
            counted(coverage.parties, "party", "parties"),
            counted(coverage.activities, "activity", "activities"),
            counted(coverage.flows, "flow"),
        )
        return f"<pdmap.Inventory {self._source.name}: {', '.join(parts)}>"

    @property
    def organization(self) -> Organization | None:
        """Return who is responsible; `None` where that is not recorded."""
        return self._source.loaded.inventory.organization

    @property
    def systems(self) -> Mapping[str, System]:
        """Return applications, datastores, services, endpoints and paper files."""
        return self._source.loaded.inventory.systems

    @property
    def parties(self) -> Mapping[str, Party]:
        """Return processors, other controllers, authorities and whoever else receives data."""
        return self._source.loaded.inventory.parties

    @property
    def activities(self) -> Mapping[str, Activity]:
        """Return the processing activities (Article 30 GDPR)."""
        return self._source.loaded.inventory.activities

    @property
    def flows(self) -> Mapping[str, Flow]:
        """Return the flows that are written; `graph` has those that follow from hosting and sub-processing as well."""
        return self._source.loaded.inventory.flows

    @property
    def measures(self) -> Mapping[str, Measure]:
        """Return the technical and organizational measures (Article 32 GDPR)."""
        return self._source.loaded.inventory.measures

    @property
    def policies(self) -> Mapping[str, Policy]:
        """Return the inventory's own rules."""
        return self._source.loaded.inventory.policies

    @property
    def breaches(self) -> Mapping[str, Breach]:
        """Return the register of breaches (Article 33(5) GDPR)."""
        return self._source.loaded.inventory.breaches

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """Return the findings that somebody accepts, each with who and until when."""
        return self._source.loaded.inventory.waivers

    @property
    def subjects(self) -> Mapping[str, SubjectDefinition]:
        """Return the groups of people that the inventory defines beside the built-in vocabulary."""
        return self._source.loaded.inventory.subjects

    @property
    def graph(self) -> FlowGraph:
        """Return the flow graph."""
        return self._source.loaded.graph

    @property
    def path(self) -> Path:
        """Return the folder or the manifest that it was read from."""
        return self._source.path

    @property
    def revision(self) -> str:
        """Return the revision that it was read from, with its commit; empty for the files as they are."""
        return self._source.revision

    @property
    def manifests(self) -> tuple[str, ...]:
        """Return the paths of the manifests, relative to the inventory's folder."""
        return tuple(manifest.path for manifest in self._source.loaded.manifests)

    @property
    def digest(self) -> str:
        """Return the SHA-256 digest of all manifests, as records print it."""
        return self._source.loaded.digest

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is wrong with the form of the manifests; objects that they concern may be missing."""
        return self._source.loaded.findings

    @property
    def is_whole(self) -> bool:
        """Return whether every manifest and every section could be read."""
        return self._source.loaded.is_whole


def load(
    path: str | os.PathLike[str] | None = None,
    *,
    revision: str | None = None,
    config: str | os.PathLike[str] | None = None,
    allow_partial: bool = False,
) -> Inventory:
    """Read an inventory from a folder, or as a revision of git has it.

    Args:
        path: A folder or one manifest; where missing, what the nearest `pdmap.toml` names, or the working folder.
        revision: A commit, branch or tag, such as `HEAD~1`: the manifests are read from git, and nothing is checked
            out; the files as they are where missing.
        config: The configuration; where missing, the nearest `pdmap.toml`, or `pyproject.toml` with a table
            `tool.pdmap`. Variables `PDMAP_*` count more than the file, as for the command.
        allow_partial: Whether an inventory of which a manifest or a section cannot be read is returned all the
            same: `validate` takes it, every other function refuses it.

    Raises:
        LoadError: there is no such path, no manifest, no such revision, or no git.
        PartialInventoryError: a manifest or a section cannot be read; its `findings` say why.
        ConfigurationError: the configuration cannot be used.
    """
    for what, given in (("path", path), ("config", config)):
        if given is not None and not isinstance(given, str | os.PathLike):
            raise LoadError(f"{what} is {given!r}, not the path of a file or a folder")
    if revision is not None and not isinstance(revision, str):
        raise LoadError(f"revision is {revision!r}, not the name of a commit, branch or tag, such as 'HEAD~1'")
    with told():
        settings = settled(None if path is None else Path(path), None if config is None else _absolute(config), {})
        place = Path(shown_path(settings.path))
        opening = opened_folder(place) if revision is None else _at(place, revision)
    name = "" if revision is None else state_name(revision, opening.commit)
    inventory = Inventory(Source(opening, settings, _absolute(place), name))
    if not allow_partial:
        whole_source_of(inventory)
    return inventory


def source_of(inventory: Inventory) -> Source:
    """Return where an inventory was read from.

    Raises:
        LoadError: it is none that `load` made.
    """
    if not isinstance(inventory, Inventory):
        raise LoadError(f"this is no inventory but {type(inventory).__name__}; pdmap.load(path) reads one")
    return inventory._source  # noqa: SLF001 - the rest of this package; it is not for users


def whole_source_of(inventory: Inventory) -> Source:
    """Return where an inventory was read from, if all of it could be read.

    Raises:
        LoadError: it is none that `load` made.
        PartialInventoryError: a part of it cannot be read.
    """
    source = source_of(inventory)
    name = called(source.revision) if source.revision else source.name
    if partial := why_not_whole(source.loaded, name):
        raise PartialInventoryError(
            f"{partial}; pdmap.load(..., allow_partial=True) and pdmap.validate tell more", source.loaded.findings
        )
    return source


# Private functions


def _absolute(path: str | os.PathLike[str]) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed


def _at(place: Path, revision: str) -> Opening:
    if not revision:
        raise LoadError("the revision is empty; name a commit, branch or tag, such as HEAD~1 or main")
    if not place.exists():
        raise LoadError(f"{place.as_posix()}: there is no such file or folder")
    return opened_revision(place, revision)
