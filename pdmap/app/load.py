"""From the bytes of manifests to an inventory, its graph, and what is wrong with their form.

Whatever concerns one manifest alone is done as soon as it has been read, while other processes read others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeVar

from pdmap.app.half_read import possible_ids
from pdmap.bind import Part, bind_alone, merge
from pdmap.checksums import digest_of
from pdmap.cycles import without_search_for_cycles
from pdmap.findings import Finding, Severity
from pdmap.frozen import dataclass
from pdmap.graph import FlowGraph, build_graph
from pdmap.model import Inventory, listed, owner_among, owner_of
from pdmap.phases import advance, phase
from pdmap.reporters.report import Coverage
from pdmap.resolve import circles, resolve
from pdmap.schema import check_manifest
from pdmap.source import Manifest, parse

T = TypeVar("T")


class Read(Protocol):
    """What reads manifests as `source.parse` does."""

    def __call__(self, contents: Mapping[str, bytes], make: Callable[[Manifest], T], /) -> list[T]:
        """Return what is made of each manifest, in the order of their paths.

        Args:
            contents: The bytes of the manifests, by their paths.
            make: Called once for each manifest, in any order.
        """


@dataclass(frozen=True, slots=True)
class Loaded:
    """An inventory as it was read."""

    inventory: Inventory
    graph: FlowGraph
    findings: tuple[Finding, ...]
    """What is wrong with the form of the manifests: spelling, shape, ids defined twice, circles."""
    sources: Mapping[str, tuple[str, ...]]
    """The lines of each manifest, by path."""
    muted: frozenset[str]
    """Addresses of objects that do not fit the language."""
    unread: tuple[str, ...]
    """Paths of manifests that could not be read at all; without them no rule can be trusted."""
    is_whole: bool
    """Whether every section of every manifest has been read; objects may still be left out."""
    is_blank: bool
    """Whether all manifests could be read and none of them says anything."""
    possible_ids: frozenset[str] | None = frozenset()
    """What may be ids in manifests that cannot be read as a whole; `None` where one could not even be opened."""
    manifests: tuple[Manifest, ...] = ()
    """The manifests as they were read, in the order of their paths."""
    digest: str = ""
    """Of the bytes of all manifests, as `checksums.digest_of` makes it."""

    @property
    def coverage(self) -> Coverage:
        """Return how much there is to look at."""
        return Coverage(
            manifests=len(self.sources),
            systems=len(self.inventory.systems),
            fields=sum(len(listed(system.fields)) for system in self.inventory.systems.values()),
            parties=len(self.inventory.parties),
            activities=len(self.inventory.activities),
            flows=len(self.inventory.flows),
        )


@without_search_for_cycles()
def load_texts(contents: Mapping[str, bytes], unreadable: Iterable[Finding] = (), read: Read | None = None) -> Loaded:
    """Return the inventory that manifests make together.

    Args:
        contents: The bytes of each manifest, by its path relative to the inventory.
        unreadable: Findings on files that could not be opened.
        read: What reads the manifests; one after the other where missing.
    """
    with phase("manifests", len(contents)):
        read_parts = (read or _read)(contents, _ReadPart.of)
    manifests = [each.manifest for each in read_parts]
    parts = [each.part for each in read_parts if each.part]
    misfits = [finding for each in read_parts for finding in each.misfits]
    with phase("merging"):
        bound = merge(parts)
    with phase("references"):
        inventory = resolve(bound.inventory)
    with phase("graph"):
        graph = build_graph(inventory)
    not_opened = tuple(unreadable)
    unread = (*(finding.location.path for finding in not_opened), *_unread(manifests))
    spelling = [finding for manifest in manifests for finding in manifest.findings]
    sections = {finding.location.path for finding in misfits if "/" not in finding.address}
    return Loaded(
        inventory=inventory,
        graph=graph,
        findings=(*not_opened, *spelling, *misfits, *bound.findings, *circles(inventory)),
        sources={manifest.path: manifest.lines for manifest in manifests},
        muted=_muted(misfits, inventory),
        unread=unread,
        is_blank=not unread and not parts,
        is_whole=not unread and not sections,
        possible_ids=None if not_opened else possible_ids(contents, (*unread, *sections)),
        manifests=tuple(manifests),
        digest=digest_of(contents),
    )


def blocking(findings: Iterable[Finding], loaded: Loaded) -> tuple[Finding, ...]:
    """Return the findings for which a manifest, or a whole section of one, cannot be read."""
    errors = (finding for finding in findings if finding.check.severity is Severity.ERROR)
    return tuple(
        finding
        for finding in errors
        if finding.location.path in loaded.unread or (finding.address and "/" not in finding.address)
    )


# Private functions


@dataclass(frozen=True, slots=True)
class _ReadPart:
    """A manifest, and what it says by itself."""

    manifest: Manifest
    misfits: tuple[Finding, ...]
    part: Part | None
    """`None` where nothing of the manifest could be read, or it is empty."""

    @classmethod
    def of(cls, manifest: Manifest) -> _ReadPart:
        if not manifest.root:
            return cls(manifest, (), None)
        with phase("schema"):
            misfits = () if manifest.is_fit else check_manifest(manifest.root)
        with phase("model"):
            return cls(manifest, misfits, bind_alone(manifest.root))


def _read(contents: Mapping[str, bytes], make: Callable[[Manifest], T]) -> list[T]:
    return [_made(make, path, data) for path, data in sorted(contents.items())]


def _made(make: Callable[[Manifest], T], path: str, data: bytes) -> T:
    made = make(parse(path, data))
    advance()
    return made


def _muted(misfits: Iterable[Finding], inventory: Inventory) -> frozenset[str]:
    """Return the addresses of the objects that findings on form are about."""
    ids = ((section, name) for section, names in inventory.left_out.items() for name in names)
    divided = {f"{section}/{name}" for section, name in ids if "/" in name}
    addresses = (finding.address for finding in misfits)
    return frozenset(owner_among(address, divided) or owner_of(address) for address in addresses)


def _unread(manifests: list[Manifest]) -> list[str]:
    """Return the manifests of which nothing was kept because of an error; an empty one is not among them."""
    return [
        manifest.path
        for manifest in manifests
        if manifest.root is None and any(finding.check.severity is Severity.ERROR for finding in manifest.findings)
    ]
