"""Write what a scan proposes into an inventory, marked as unreviewed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pdmap.app.drift.holding import Held
from pdmap.app.drift.judging import drift
from pdmap.app.drift.sources import Sources
from pdmap.app.drift.writing import Patched, patched
from pdmap.app.load import Loaded
from pdmap.app.scan import Scanned
from pdmap.app.terms import Terms
from pdmap.config.configuration import Configuration
from pdmap.host.files import Files
from pdmap.host.sources import SourceFiles


def proposed(loaded: Loaded, files: Files, scanned: Scanned, system: str, terms: Terms, day: dt.date) -> Patched:
    """Return the manifests with the columns that a system does not declare added to its fields: all of it or nothing.

    What else the system declares stays as it is: other sources than these may hold it.

    Args:
        loaded: The inventory.
        files: Its manifests as they were read.
        scanned: What the sources hold, and what is said of it.
        system: The id of a system of the inventory.
        terms: The configuration.
        day: The day that the marks name.
    """
    terms = replace(terms, configuration=_only(terms, {system: ()}), baseline=None)
    sources = Sources(Path(), {system: SourceFiles(())}, {}, SourceFiles(()))
    verdicts = tuple(table.verdict for table in scanned.found.tables)
    state = Held(loaded, files.root, sources, {system: scanned.schema}, {system: verdicts}, is_part=True)
    return patched(state, drift(state, day, terms), files.contents, files.findings, terms, day, "pdmap scan")


# Private functions


def _only(terms: Terms, sources: Mapping[str, tuple[str, ...]]) -> Configuration:
    settings = replace(terms.configuration.settings, sources=sources)
    return replace(terms.configuration, settings=settings)
