"""The difference between two states of a manifest, as `git apply` and `patch -p1` take it."""

from __future__ import annotations

import difflib
import re


def unified_diff(path: str, before: bytes, after: bytes) -> bytes:
    """Return the difference as a unified diff, byte for byte; empty where there is none.

    Args:
        path: Path of the file as seen from where the diff will be applied.
        before: The old content.
        after: The new content.
    """
    old, new = (_lines(data) for data in (before, after))
    changes = [*difflib.unified_diff(old, new, _name("a", path), _name("b", path), lineterm="\n")]
    return b"".join(_whole(line) for line in changes)


# Private functions

_LINE = re.compile(rb"[^\n]*\n|[^\n]+\Z")
_NO_BREAK = b"\n\\ No newline at end of file\n"
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\]')


def _lines(data: bytes) -> list[str]:
    """Return the lines as text in which every byte has a character of its own, whatever the bytes mean."""
    return [line.decode("latin-1") for line in _LINE.findall(data)]


def _whole(line: str) -> bytes:
    return line.encode("latin-1") + (b"" if line.endswith("\n") else _NO_BREAK)


def _name(side: str, path: str) -> str:
    """Return the name of a file as Git writes it: in quotes with codes where it would break the line."""
    name = f"{side}/{path}"
    if _UNSAFE.search(name):
        codes = _UNSAFE.sub(lambda match: f"\\{ord(match[0]):03o}", name)
        name = f'"{codes}"'
    # A tab ends a name with blanks, which could be taken for a date otherwise.
    end = "\t" if " " in name else ""
    return name.encode("utf-8", "surrogateescape").decode("latin-1") + end
