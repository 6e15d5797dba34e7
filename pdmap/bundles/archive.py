"""Bundles as bytes: packed the same everywhere, and read with limits, because anybody may have made them.

Nothing is ever written to the disk.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping

from pdmap import archives
from pdmap.bundles.error import BundleError, DamagedFilesError
from pdmap.bundles.listing import Listing, listing_text
from pdmap.bundles.names import CHECKSUMS, LISTING, trouble_with
from pdmap.checksums import checksum_list, sha256
from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on a bundle, so that no file can exhaust time or memory."""

    bytes: int = 1024 * 1024 * 1024
    """Size of the archive, and of everything in it together, in bytes."""
    files: int = 20_000
    """Entries."""
    directory: int = 8 * 1024 * 1024
    """Size of the directory of the archive, in bytes."""
    ratio: int = 100
    """How many times larger a file may be than its compressed form."""


DEFAULT_LIMITS = Limits()


def packed(listing: Listing, contents: Mapping[str, bytes], limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Return a bundle of files, with its listing and its checksums first.

    Raises:
        BundleError: a file has a name that a bundle may not have, or they are more than `unpacked` reads.
    """
    if len(contents) > limits.files or sum(map(len, contents.values())) > limits.bytes:
        raise BundleError(
            f"no bundle can be made: it would have more than {limits.files} files or {limits.bytes} bytes"
        )
    trouble = trouble_with((CHECKSUMS, LISTING, *contents))
    if trouble:
        raise BundleError(f"no bundle can be made: {trouble}")
    told = {LISTING: listing_text(listing), **dict(sorted(contents.items()))}
    checksums = checksum_list({path: sha256(data) for path, data in told.items()})
    return archives.pack({CHECKSUMS: checksums, **told})


def unpacked(data: bytes, limits: Limits = DEFAULT_LIMITS) -> dict[str, bytes]:
    """Return the files of an archive by name, in the order of the archive; entries of folders are passed over.

    Raises:
        DamagedFilesError: some files do not have the checksums that the archive has of them.
        BundleError: it is no archive, a damaged one, larger than the limits, or has names or kinds of files that
            a bundle never has.
    """
    if len(data) > limits.bytes:
        raise BundleError(f"it is larger than {limits.bytes} bytes")
    if _directory_size(data) > limits.directory:  # before it is read: each of its entries costs memory
        raise BundleError(f"its directory is larger than {limits.directory} bytes")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            entries = opened.infolist()
            _check(entries, limits)
            read = {entry.filename: _read(opened, entry) for entry in entries if not _is_folder(entry)}
    except _DAMAGE as error:
        raise BundleError("it is not a ZIP archive that can be read") from error
    files = {name: content for name, content in read.items() if content is not None}
    if len(files) < len(read):
        raise DamagedFilesError(tuple(sorted(read.keys() - files.keys())), files)
    return files


# Private functions


def _directory_size(data: bytes) -> int:
    """Return how large an archive says that its directory is; 0 where it does not say."""
    start = data.rfind(_END)
    if start < 0 or len(data) < start + _END_SIZE:
        return 0
    (size,) = struct.unpack_from("<I", data, start + _PLACE_OF_SIZE)
    return int(size)


def _content(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return a file of an archive, never more of it than the directory says.

    Reading without a bound would inflate all of an entry whose directory tells of ten bytes.
    """
    with opened.open(entry) as file:
        return file.read(entry.file_size + 1)


def _read(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    """Return a file of an archive; `None` where it is damaged."""
    try:
        return _content(opened, entry)
    except _DAMAGE:
        return None


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    """Return whether an entry is a folder alone, which other programs pack as well."""
    return entry.is_dir() and entry.file_size == 0


def _check(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Check what the directory of an archive says, before any file of it is read.

    Raises:
        BundleError: something is not as in a bundle.
    """
    if len(entries) > limits.files:
        raise BundleError(f"it has more than {limits.files} entries")
    names = [entry.orig_filename for entry in entries if not _is_folder(entry)]
    folders = [entry.orig_filename.removesuffix("/") for entry in entries if _is_folder(entry)]
    trouble = trouble_with(names) or next(filter(None, (trouble_with((folder,)) for folder in folders)), None)
    if trouble:
        raise BundleError(f"it is not safe to unpack: {trouble}")
    if len(set(names)) != len(names):
        raise BundleError("it has two files of one name")
    if sum(entry.file_size for entry in entries) > limits.bytes:
        raise BundleError(f"its files are larger than {limits.bytes} bytes together")
    for entry in entries:
        kind = stat.S_IFDIR if _is_folder(entry) else stat.S_IFREG
        if stat.S_IFMT(entry.external_attr >> 16) not in {0, kind}:
            raise BundleError(f"`{entry.filename}` is not a regular file")
        if entry.flag_bits & _ENCRYPTED:
            raise BundleError(f"`{entry.filename}` is encrypted")
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise BundleError(f"`{entry.filename}` is compressed in a way that no bundle is")
        if entry.file_size > limits.ratio * max(entry.compress_size, 1):
            raise BundleError(f"`{entry.filename}` is compressed to less than 1/{limits.ratio}")


# Private tables

_END = b"PK\x05\x06"
_END_SIZE, _PLACE_OF_SIZE = 22, 12
"""Size in bytes of the record that ends an archive, and where it tells the size of the directory."""
_ENCRYPTED = 0x1
_DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    ValueError,
    OverflowError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    IndexError,
)
