"""Tell whether a bundle is as it was made."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap import __version__
from pdmap.app.remaking import made_again, not_made
from pdmap.bundles.archive import packed, unpacked
from pdmap.bundles.checks import (
    Check,
    Outcome,
    handed_over,
    inventory_check,
    listing_of,
    own_checks,
)
from pdmap.bundles.error import BundleError, ChangedBundleError, DamagedFilesError
from pdmap.bundles.listing import Listing
from pdmap.bundles.names import CHECKSUMS, LISTING
from pdmap.checksums import sha256
from pdmap.frozen import dataclass


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

    @property
    def is_certain(self) -> bool:
        """Return whether nothing was left unchecked, or the bundle is the one whose SHA-256 was noted."""
        outcomes = {check.name: check.outcome for check in self.checks}
        others = (outcome for name, outcome in outcomes.items() if name != "digest")
        return outcomes["digest"] is Outcome.SAME or all(outcome is Outcome.SAME for outcome in others)


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
        ChangedBundleError: it is not what was noted at hand-over, and cannot be read as a bundle; or what it says of
            itself is damaged.
        BundleError: it is not a bundle, or cannot be read.
    """
    noted = handed_over(data, digest)
    try:
        files = _files(data)
        listing = listing_of(files)
    except BundleError as error:
        if noted.outcome is Outcome.CHANGED:
            raise ChangedBundleError(f"{noted.message}; as a bundle: {error}") from error
        raise
    checks = [*own_checks(files, listing), _archive(data, files, listing), *made_again(files, listing)]
    checks.append(noted)
    if today:
        checks.append(inventory_check(files, listing, today.contents, today.shown))
    return Verdict(listing, sha256(data), tuple(checks))


# Private functions


def _files(data: bytes) -> dict[str, bytes]:
    """Return the files of a bundle; one that is damaged has nothing in it, and so is told as changed."""
    try:
        return unpacked(data)
    except DamagedFilesError as error:
        if LISTING in error.names:
            raise ChangedBundleError(f"{LISTING} is damaged, which tells of all other files") from error
        return {**error.files, **dict.fromkeys(error.names, b"")}


def _archive(data: bytes, files: Mapping[str, bytes], listing: Listing) -> Check:
    """Return whether the archive holds nothing but its files: no comment, no gap, no other packing."""
    if listing.version != __version__:
        return not_made("archive", f"the archive was packed by pdmap {listing.version}, and this is {__version__}")
    contents = {name: content for name, content in files.items() if name not in {LISTING, CHECKSUMS}}
    try:
        is_same = packed(listing, contents) == data
    except BundleError as error:
        return Check("archive", Outcome.CHANGED, str(error))
    message = (
        "the archive is packed as pdmap packs it" if is_same else "the archive was packed anew, by another program"
    )
    return Check("archive", Outcome.SAME if is_same else Outcome.CHANGED, message)
