"""`manifest.json` of a bundle: what is in it, and what it was made from; `schemas/bundle.schema.json` describes it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Final, NoReturn

from pdmap import escape
from pdmap.bundles.error import BundleError
from pdmap.bundles.names import LISTING
from pdmap.checksums import sha256
from pdmap.days import strict_day
from pdmap.frozen import dataclass

FORMAT: Final = "pdmap.bundle/1"
"""Name and version of the format; keys may be added within a version, but never removed or given another meaning."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of a bundle."""

    path: str
    size: int
    """In bytes."""
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a bundle says of itself."""

    organization: str
    as_of: str
    """The day whose state the records show, as `YYYY-MM-DD`."""
    template: str
    language: str
    is_public: bool
    """Whether security details, and the manifests, were left out."""
    revision: str
    """Of the manifests, as the version control names it; empty where there is none."""
    digest: str
    """Of the manifests, as `checksums.digest_of` makes it."""
    version: str
    """Version of pdmap that made the bundle."""
    registers: tuple[str, ...]
    """Names of the registers that it has records of."""
    formats: tuple[str, ...]
    """Names of the formats that each of them is in."""
    libraries: Mapping[str, str]
    """Versions of the packages that decide the bytes of some formats, by name."""
    source_url: str
    """Pattern of the address of a line of a manifest; empty where the records link to the manifests beside them."""
    files: tuple[File, ...]
    """Every file but this list and `SHA256SUMS`, sorted by path."""


def files_of(contents: Mapping[str, bytes]) -> tuple[File, ...]:
    """Return files by path with their sizes and digests."""
    return tuple(File(path, len(data), sha256(data)) for path, data in sorted(contents.items()))


def listing_text(listing: Listing) -> bytes:
    """Return a listing as JSON."""
    content = {
        "format": FORMAT,
        **{key: getattr(listing, key) for key in (*_TEXTS, *_FLAGS)},
        "registers": list(listing.registers),
        "formats": list(listing.formats),
        "libraries": dict(sorted(listing.libraries.items())),
        "files": [{"path": file.path, "size": file.size, "sha256": file.sha256} for file in listing.files],
    }
    return (escape.json(json.dumps(content, ensure_ascii=False, indent=2)) + "\n").encode()


def read_listing(data: bytes) -> Listing:
    """Return the listing that bytes of any kind hold.

    Raises:
        BundleError: they hold none.
    """
    content = _content(data)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise BundleError(f"{LISTING} is not in the format {FORMAT}")
    texts = {key: _text(content.get(key), key) for key in _TEXTS}
    if strict_day(texts["as_of"]) is None:
        raise BundleError(f"{LISTING}: `as_of` is not a day")
    _check_digest(texts["digest"], "digest")
    if not isinstance(content.get("is_public"), bool):
        raise BundleError(f"{LISTING}: `is_public` is neither true nor false")
    return Listing(
        **texts,
        registers=_texts(content.get("registers"), "registers"),
        formats=_texts(content.get("formats"), "formats"),
        libraries=_versions(content.get("libraries")),
        is_public=content["is_public"],
        files=tuple(_files(content.get("files"))),
    )


# Private functions


def _content(data: bytes) -> object:
    try:
        content: object = json.loads(data.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise BundleError(f"{LISTING} is not JSON that can be read") from error
    return content


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object; a key that is there twice would be read in one way here and in another elsewhere."""
    found = dict(pairs)
    if len(found) != len(pairs):
        message = "a key is there twice"
        raise ValueError(message)
    return found


def _no_constant(name: str) -> NoReturn:
    message = f"{name} is not JSON"
    raise ValueError(message)


def _text(value: object, key: str) -> str:
    if not isinstance(value, str) or not _is_encodable(value):
        raise BundleError(f"{LISTING}: `{key}` is not a text")
    return value


def _texts(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise BundleError(f"{LISTING}: `{key}` is not a list")
    return tuple(_text(item, key) for item in value)


def _versions(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise BundleError(f"{LISTING}: `libraries` does not tell of versions")
    return {_text(name, "libraries"): _text(version, "libraries") for name, version in value.items()}


def _is_encodable(text: str) -> bool:
    """Return whether a text has no half of a pair of surrogates, which JSON can spell and nothing can hold."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _files(value: object) -> Iterable[File]:
    if not isinstance(value, list):
        raise BundleError(f"{LISTING}: `files` is not a list")
    for item in value:
        if not isinstance(item, dict):
            raise BundleError(f"{LISTING}: `files` has an item that is not a file")
        size = item.get("size")
        if not isinstance(size, int) or isinstance(size, bool):
            raise BundleError(f"{LISTING}: `size` of a file is not a number")
        digest = _text(item.get("sha256"), "sha256")
        _check_digest(digest, "sha256")
        yield File(_text(item.get("path"), "path"), size, digest)


def _check_digest(text: str, key: str) -> None:
    if not _DIGEST.fullmatch(text):
        raise BundleError(f"{LISTING}: `{key}` is not a SHA-256 of 64 hexadecimal digits")


# Private tables

_DIGEST = re.compile("[0-9a-f]{64}")
_TEXTS = ("organization", "as_of", "template", "language", "revision", "digest", "version", "source_url")
_FLAGS = ("is_public",)
