"""SHA-256 of files, in the way of the program `sha256sum`, so that anybody can compute it again without pdmap."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def checksum_list(digests: Mapping[str, str]) -> bytes:
    r"""Return a list that `sha256sum -c` checks: a line `DIGEST  NAME` for each file, sorted by name.

    Names are sorted by code point, which is the order of their bytes (`LC_ALL=C sort`). As the program does,
    a name with a backslash or a line break is written with `\\`, `\n` and `\r`, and its line starts with `\`.

    Args:
        digests: The SHA-256 of each file, by its name with `/` between folders.
    """
    lines = (_line(name, digests[name]) for name in sorted(digests))
    return "".join(lines).encode("utf-8", "surrogateescape")


def digest_of(contents: Mapping[str, bytes]) -> str:
    r"""Return the digest of an inventory: the SHA-256 of the list of checksums of its manifests.

    Anybody can compute it again, in the folder of the inventory (GNU coreutils):

        find . -iname '*.yaml' -o -iname '*.yml' | sed 's|^\./||' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum

    Hidden files and folders are no manifests; where the folder has some, leave them out of the first step.

    Args:
        contents: The bytes of each manifest, by its path below the inventory.
    """
    return sha256(checksum_list({name: sha256(data) for name, data in contents.items()}))


# Private functions


def _line(name: str, digest: str) -> str:
    written = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "\\" if written != name else ""
    return f"{mark}{digest}  {written}\n"
