"""What a run has to tell, and what a format for it is made of."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath, PureWindowsPath

from pdmap.findings import Finding, HiddenFinding, Hiding, Location, Severity
from pdmap.frozen import dataclass

UNCHECKED = "rules that need the whole inventory were not applied, because a part of it cannot be read"
"""What every format says where a manifest or a section is missing."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was looked at: an empty result means little without it."""

    manifests: int
    systems: int
    fields: int
    parties: int
    activities: int
    flows: int

    @property
    def is_bare(self) -> bool:
        """Return whether there is nothing that data are in, go to or are used for."""
        return not (self.systems or self.parties or self.activities or self.flows)


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A setting or a section that changes what is checked, or what fails the run, from what it is by default."""

    name: str
    """A key such as `profile` or `severity.TRF009`, a section such as `data_types`, or `configuration` for its file."""
    value: str
    """Its value as text, or the built-in entries that the section redefines, or the file and those it shadows."""
    origin: str
    """Where it was set: `pdmap.toml:3`, `PDMAP_PROFILE`, `--profile`, or a place in a manifest."""
    off: tuple[str, ...] = ()
    """Codes of rules that do not run because of it."""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run, ready to be written in any format."""

    findings: tuple[Finding, ...]
    """The findings in reading order, as `sorted_findings` puts them."""
    sources: Mapping[str, tuple[str, ...]]
    """The lines of each manifest without their line breaks, by the path that locations use."""
    checked: Coverage
    rules: int
    """How many rules ran."""
    inventory: str
    """The inventory's folder as it was given; text formats put it before paths, so that they can be opened."""
    version: str
    """Version of pdmap."""
    as_of: date | None = None
    """The day for which the inventory was judged."""
    is_whole: bool = True
    """Whether every manifest could be read; otherwise only rules ran that do without the rest."""
    hidden: tuple[HiddenFinding, ...] = ()
    """Findings that somebody or something accepts, in reading order; they are not among `findings`."""
    muted: tuple[str, ...] = ()
    """Addresses of objects that no rule looked at, because their structure has errors."""
    adjustments: tuple[Adjustment, ...] = ()
    """What the configuration changes, so that nobody takes a weakened run for a whole one."""
    color: bool = False
    """Whether text may carry terminal colors."""

    def count(self, severity: Severity) -> int:
        """Return how many findings have the severity."""
        return sum(finding.check.severity is severity for finding in self.findings)

    def count_hidden(self, by: Hiding) -> int:
        """Return how many findings are hidden in one way."""
        return sum(item.by is by for item in self.hidden)

    def place(self, location: Location) -> str:
        """Return `path:line:column` or the path alone, as seen from where the inventory's folder was given."""
        path, span = _from_folder(self.inventory, location.path), location.span
        return f"{path}:{span.start.line}:{span.start.column}" if span else path

    def from_here(self, location: Location) -> Location:
        """Return the location with its path as seen from where the inventory's folder was given.

        For formats that are stored and sent: a folder that has no path relative to the working folder, such as
        one on another drive, is left out, because the paths of a machine are nobody's business.
        """
        path = posixpath.join(self.folder, location.path).rstrip("/") or "."
        if self.folder and location.path.startswith("../"):  # sources lie beside the inventory
            path = posixpath.normpath(path)
        return replace(location, path=path)

    @property
    def folder(self) -> str:
        """Return the inventory's folder for formats of programs; empty where it is the working folder."""
        return _relative(self.inventory)

    @property
    def is_checked(self) -> bool:
        """Return whether all rules that were chosen ran; otherwise a report without findings means nothing."""
        return self.is_whole and self.rules > 0

    def by_severity(self) -> tuple[Finding, ...]:
        """Return the findings with the gravest first, each severity in reading order: readers may stop early."""
        return tuple(sorted(self.findings, key=lambda finding: finding.check.severity.rank))


@dataclass(frozen=True, slots=True)
class Parts:
    """What a text is made of that begins with its findings, none of which changes what is written of another."""

    findings: Callable[[Report], list[str]]
    """Write each of the findings of a report alone, from its `findings`, `sources`, `inventory` and `color`."""
    rest: Callable[[Report], str]
    """Write what stands behind all findings: it names no place of any, and begins with `summary.count_words`."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """A format for findings; its name is the name of its module."""

    description: str
    """What the format is for, one line for the help of `--format`."""
    suffix: str
    """Usual end of a file in this format, with its dot."""
    render: Callable[[Report], str]
    """Write a report; the text ends with a line break."""
    names: tuple[str, ...] = ()
    """Ends of file names, in lower case, that ask for the format; each belongs to one format."""
    parts: Parts | None = None
    """What makes the same text in parts, so that several processes can; `None` where findings hang together."""


# Private functions


@lru_cache(maxsize=8)
def _normal(folder: str) -> str:
    return posixpath.normpath(folder)


@lru_cache(maxsize=1_000)
def _from_folder(folder: str, path: str) -> str:
    """Return the path of a manifest as seen from where the inventory's folder was given."""
    normal = _normal(folder)
    if path.startswith("../"):  # the baseline of a repository stands above its inventory
        return posixpath.normpath(posixpath.join(normal, path))
    return path if normal == "." else posixpath.join(normal, path)


@lru_cache(maxsize=8)
def _relative(folder: str) -> str:
    """Return a folder in its shortest spelling; empty where it is the working folder, or cannot be told from it."""
    normal = _normal(folder)
    is_absolute = PurePosixPath(normal).is_absolute() or PureWindowsPath(normal).is_absolute()
    return "" if is_absolute or normal == "." else normal
