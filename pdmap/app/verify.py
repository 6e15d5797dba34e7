"""Tell whether a bundle is as it was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pdmap import __version__
from pdmap.app.bundle import Order, record_files
from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import Register, templates, writers
from pdmap.bundles.archive import packed, unpacked
from pdmap.bundles.checks import (
    Check,
    Outcome,
    differing,
    handed_over,
    inventory_check,
    listing_of,
    manifests_of,
    own_checks,
)
from pdmap.bundles.error import BundleError
from pdmap.bundles.listing import Listing
from pdmap.bundles.names import CHECKSUMS, LISTING, RECORDS
from pdmap.checksums import sha256
from pdmap.counting import counted
from pdmap.days import strict_day
from pdmap.documents.languages import LANGUAGES
from pdmap.engine import EngineError

MOST_MADE_AGAIN = 32 * 1024 * 1024
"""Bytes of the manifests that records are made of again at most: whoever made them may mean to exhaust memory."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found out about a bundle."""

    listing: Listing
    sha256: str
    """Of the whole bundle."""
    checks: tuple[Check, ...]

    @property
    def is_changed(self) -> bool:
        """Return whether anything is not as it was."""
        return any(check.outcome is Outcome.CHANGED for check in self.checks)


@dataclass(frozen=True, slots=True)
class Today:
    """An inventory as it is now."""

    shown: str
    """What messages call it."""
    contents: Mapping[str, bytes]
    """The bytes of its manifests by path."""


def verify(data: bytes, digest: str | None = None, today: Today | None = None) -> Verdict:
    """Return what a bundle comes to when it is held against its own lists, and made again.

    Args:
        data: The bytes of the bundle, from anybody.
        digest: The SHA-256 that was noted at hand-over.
        today: An inventory to compare the manifests with.

    Raises:
        BundleError: it is not a bundle, or cannot be read.
    """
    files = unpacked(data)
    listing = listing_of(files)
    checks = [*own_checks(files, listing), _archive(data, files, listing), _made_again(files, listing)]
    checks.append(handed_over(data, digest))
    if today:
        checks.append(inventory_check(files, listing, today.contents, today.shown))
    return Verdict(listing, sha256(data), tuple(checks))


# Private functions


def _archive(data: bytes, files: Mapping[str, bytes], listing: Listing) -> Check:
    """Return whether the archive holds nothing but its files: no comment, no gap, no other packing."""
    if listing.version != __version__:
        return _not_made("archive", f"the archive was packed by pdmap {listing.version}, and this is {__version__}")
    contents = {name: content for name, content in files.items() if name not in {LISTING, CHECKSUMS}}
    try:
        is_same = packed(listing, contents) == data
    except BundleError as error:
        return Check("archive", Outcome.CHANGED, str(error))
    message = "the archive is packed as pdmap packs it" if is_same else "the archive was packed by another program"
    return Check("archive", Outcome.SAME if is_same else Outcome.CHANGED, message)


def _made_again(files: Mapping[str, bytes], listing: Listing) -> Check:
    """Return whether the manifests in the bundle give the records in the bundle, byte by byte."""
    records = {name: data for name, data in files.items() if name.startswith(RECORDS)}
    if listing.is_public:
        return _not_made("documents", "the records cannot be made again: a bundle for the public has no manifests")
    if listing.version != __version__:
        text = f"the records were not made again: pdmap {listing.version} made them, and this is {__version__}"
        return _not_made("documents", text)
    order = _order(listing, records)
    if order is None:
        return _not_made("documents", "the records cannot be made again: this pdmap has no such template or language")
    return _compared(files, order, records)


def _compared(files: Mapping[str, bytes], order: Order, records: Mapping[str, bytes]) -> Check:
    manifests = manifests_of(files)
    if sum(map(len, manifests.values())) > MOST_MADE_AGAIN:
        text = f"the records were not made again: the manifests are larger than {MOST_MADE_AGAIN} bytes"
        return _not_made("documents", text)
    loaded = load_texts(manifests)
    if not loaded.is_whole:
        return Check("documents", Outcome.CHANGED, "a part of the manifests in the bundle cannot be read")
    try:
        made = record_files(loaded, order)
    except EngineError as error:
        return _not_made("documents", f"the records cannot be made again here: {error}")
    details = differing(made, records)
    if details:
        text = "the manifests in the bundle do not give the records in the bundle"
        return Check("documents", Outcome.CHANGED, text, details)
    text = f"{counted(len(made), 'record')} made again from the manifests, with the same bytes"
    return Check("documents", Outcome.SAME, text)


def _order(listing: Listing, records: Mapping[str, bytes]) -> Order | None:
    """Return how the records of a bundle were made; `None` where this pdmap cannot make them."""
    day = strict_day(listing.as_of)
    if day is None or listing.template not in templates() or listing.language not in LANGUAGES:
        return None
    edition = Edition(
        as_of=day,
        language=listing.language,
        revision=listing.revision,
        source_url=listing.source_url,
        is_public=listing.is_public,
    )
    stems = {name.removeprefix(RECORDS).partition(".")[0] for name in records}
    suffixes = {f".{name.rpartition('.')[2]}" for name in records}
    return Order(
        registers=tuple(register for register in Register if register.value in stems),
        template=listing.template,
        edition=edition,
        without=frozenset(name for name, writer in writers().items() if writer.suffix not in suffixes),
    )


def _not_made(name: str, message: str) -> Check:
    return Check(name, Outcome.NOT_CHECKED, message)
