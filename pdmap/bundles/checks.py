"""What a bundle is held against: its own lists, its records, and the digest that was noted at hand-over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from pdmap.bundles.error import BundleError
from pdmap.bundles.listing import Listing, files_of, read_listing
from pdmap.bundles.names import CHECKSUMS, CONFIGURATION, CONFIGURATION_FILE, LISTING, MANIFESTS, RECORDS
from pdmap.checksums import checksum_list, digest_of, sha256
from pdmap.counting import counted
from pdmap.frozen import dataclass


class Outcome(StrEnum):
    """What a comparison came to."""

    SAME = "same"
    CHANGED = "changed"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Check:
    """A comparison and its outcome."""

    name: str
    """Name for machines."""
    outcome: Outcome
    message: str
    """What was found, in one line."""
    details: tuple[str, ...] = ()
    """Each thing that differs."""


def listing_of(files: Mapping[str, bytes]) -> Listing:
    """Return what a bundle says of itself.

    Raises:
        BundleError: it has no listing, or no checksums.
    """
    for name in (LISTING, CHECKSUMS):
        if name not in files:
            raise BundleError(f"it has no {name}")
    return read_listing(files[LISTING])


def manifests_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the manifests in a bundle by their paths below the inventory."""
    return {name.removeprefix(MANIFESTS): data for name, data in files.items() if name.startswith(MANIFESTS)}


def own_checks(files: Mapping[str, bytes], listing: Listing) -> tuple[Check, ...]:
    """Return whether a bundle agrees with itself."""
    return (
        _listed(files, listing),
        _parts(files, listing),
        _checksums(files, listing),
        _digest(files, listing),
        _records(files, listing),
    )


def handed_over(data: bytes, digest: str | None) -> Check:
    """Return whether a bundle is the one whose SHA-256 was noted; nobody can forge that together with the bundle."""
    if digest is None:
        message = "whoever changes a file can change both lists as well: compare the SHA-256 that was noted (--digest)"
        return Check("digest", Outcome.NOT_CHECKED, message)
    if sha256(data) == digest.lower():
        return Check("digest", Outcome.SAME, "the SHA-256 of the bundle is the one that was noted")
    return Check("digest", Outcome.CHANGED, "the SHA-256 of the bundle is not the one that was noted")


def differing(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return what became of each file that is not the same, sorted by name."""
    return tuple(
        f"{_BECAME[(name in before, name in after)]}: {name}"
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    )


def inventory_check(files: Mapping[str, bytes], listing: Listing, today: Mapping[str, bytes], shown: str) -> Check:
    """Return which manifests differ from those of an inventory as it is today.

    Args:
        files: The files of the bundle.
        listing: What the bundle says of itself.
        today: The bytes of the manifests today, by path.
        shown: What messages call the inventory.
    """
    if listing.is_public:
        is_same = digest_of(today) == listing.digest
        message = f"the manifests of {shown} {'are' if is_same else 'are not'} those that the records were made from"
        return Check("inventory", Outcome.SAME if is_same else Outcome.CHANGED, message)
    details = differing(manifests_of(files), today)
    if details:
        count = counted(len(details), "manifest")
        return Check("inventory", Outcome.CHANGED, f"{count} of {shown} changed since the bundle was made", details)
    return Check("inventory", Outcome.SAME, f"the manifests of {shown} are those in the bundle")


# Private functions


def _check(name: str, details: Iterable[str], same: str, changed: str) -> Check:
    found = tuple(details)
    return Check(name, Outcome.CHANGED if found else Outcome.SAME, changed if found else same, found)


def _listed(files: Mapping[str, bytes], listing: Listing) -> Check:
    """Return whether the files are those of the listing: none changed, none missing, none added."""
    own = {name: data for name, data in files.items() if name not in {LISTING, CHECKSUMS}}
    there = {file.path: file for file in files_of(own)}
    said = {file.path: file for file in listing.files}
    details = [
        f"{_BECAME[(path in said, path in there)]}: {path}"
        for path in sorted(said.keys() | there.keys())
        if said.get(path) != there.get(path)
    ]
    if len(said) != len(listing.files):
        details.append(f"listed twice: a file of {LISTING}")
    same = f"{counted(len(there), 'file')} as {LISTING} lists them, and no other"
    return _check("files", details, same, f"the files are not those that {LISTING} lists")


def _parts(files: Mapping[str, bytes], listing: Listing) -> Check:
    """Return whether each file stands where a bundle has one: a record, a manifest, or the configuration."""
    allowed = (RECORDS,) if listing.is_public else (RECORDS, MANIFESTS)
    whole = {LISTING, CHECKSUMS} if listing.is_public else {LISTING, CHECKSUMS, f"{CONFIGURATION}{CONFIGURATION_FILE}"}
    details = [f"no part of a bundle: {name}" for name in files if name not in whole and not name.startswith(allowed)]
    same = "every file is a record, a manifest or the configuration"
    return _check("parts", details, same, "the bundle has files that pdmap puts into none")


def _checksums(files: Mapping[str, bytes], listing: Listing) -> Check:
    said = {file.path: file.sha256 for file in listing.files}
    expected = checksum_list({**said, LISTING: sha256(files[LISTING])})
    is_same = files[CHECKSUMS] == expected
    message = f"{CHECKSUMS} {'agrees' if is_same else 'does not agree'} with {LISTING}"
    return Check("checksums", Outcome.SAME if is_same else Outcome.CHANGED, message)


def _digest(files: Mapping[str, bytes], listing: Listing) -> Check:
    if listing.is_public:
        return Check("manifests", Outcome.NOT_CHECKED, "the bundle is for the public and has no manifests")
    is_same = digest_of(manifests_of(files)) == listing.digest
    message = f"the digest of the manifests {'is' if is_same else 'is not'} the one that {LISTING} tells"
    return Check("manifests", Outcome.SAME if is_same else Outcome.CHANGED, message)


def _records(files: Mapping[str, bytes], listing: Listing) -> Check:
    """Return whether the records that programs can read tell of the same organization, day, revision and digest."""
    records = [name for name in sorted(files) if name.startswith(RECORDS) and name.endswith(".json")]
    if not records:
        return Check("records", Outcome.NOT_CHECKED, "the bundle has no records in JSON to compare with")
    details = [f"{name}: {key}" for name in records for key in _other(files[name], listing)]
    same = f"the records tell of the organization, day, revision and digest that {LISTING} tells of"
    return _check("records", details, same, f"the records tell of something else than {LISTING}")


def _other(data: bytes, listing: Listing) -> Iterator[str]:
    """Yield what a record says of itself that is not what the listing says."""
    try:
        content = json.loads(data.decode("utf-8"))
        metadata = content["metadata"]
        yield from (key for key in _METADATA if metadata[key] != getattr(listing, key))
    except (ValueError, RecursionError, LookupError, TypeError):
        yield "cannot be read"


# Private tables

_METADATA = ("organization", "as_of", "template", "is_public", "revision", "digest", "version")
_BECAME = {(True, True): "changed", (True, False): "missing", (False, True): "added"}
