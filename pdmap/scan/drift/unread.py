"""Parts of sources that could not be read (DRF007): never passed over in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdmap.findings import Finding, Location, Severity
from pdmap.model import System
from pdmap.scan.drift.basis import Basis
from pdmap.scan.drift.checks import UNREAD
from pdmap.scan.drift.difference import Difference
from pdmap.scan.drift.wording import MOST, titled
from pdmap.scan.schema import Trouble
from pdmap.source.characters import shown


def unread(system: System | None, troubles: Iterable[Trouble], basis: Basis) -> Iterator[Difference]:
    """Yield a difference for each trouble of the sources of a system, or of files of dependencies."""
    for trouble in troubles:
        entry = system.head.location("its system") if system else None
        whose = f" of {titled(system)}" if system else ""
        fact = shown(" ".join(trouble.fact.split()), 4 * MOST)
        lost = "" if trouble.is_lost else "; another way of reading lost nothing"
        location = basis.places.of(trouble.place)
        yield Difference(
            finding=Finding(
                check=UNREAD if trouble.is_lost else replace(UNREAD, severity=Severity.NOTE),
                message=f"a part of a source{whose} cannot be read: {fact}{lost}",
                location=location,
                address=f"{system.address if system else 'organization'}/sources/{trouble.place.path}",
                remedy="mend or move what is there, or correct `sources` in the configuration",
                related=(entry,) if entry else (),
                detail=fact,
            ),
            entry=entry or Location(location.path),
            is_lost=trouble.is_lost,
        )
