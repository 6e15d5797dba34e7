"""What all judges look for in texts and addresses, and how the values of JSON are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from tests.injection.manifests import IDS
from tests.injection.shapes import BUILT_IN

DANGEROUS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
    "|(?<=[^\x00\ufe0e\ufe0f\u2100-\u2bff\U0001f000-\U0001ffff])[\ufe0e\ufe0f](?!\u20e3)"
    "|(?<=[^\u3400-\u9fff\U00020000-\U0003ffff])[\ufe00-\ufe0d\U000e0100-\U000e01ef]"
    "|(?<=[\ufe00-\ufe0f\U000e0100-\U000e01ef])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
    "|(?<=[\u0300-\u036f]{5})[\u0300-\u036f]"
)
"""Characters that drive a terminal, that nobody sees, that turn text around, or that cover it."""

_PERHAPS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u0300-\u036f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f\ufeff\ud800-\udfff"
    "\U000e0000-\U000e01ef]"
)
"""The characters of `DANGEROUS`, wherever they stand: one class is looked for many times faster than alternatives."""

KNOWN_IDS = {*IDS, *(name for names in BUILT_IN.values() for name in names), "jp", "scc"}

_COMMAND = re.compile(r"^\s*::(?!: )|##\w*\[", re.MULTILINE)


def dangerous_in(text: str) -> list[str]:
    """Return the dangerous characters of a text, in their order."""
    return [match[0] for match in _PERHAPS.finditer(text) if DANGEROUS.match(text, match.start())]


def obeyed(text: str) -> set[str]:
    """Return what a terminal or a runner of CI would obey in a text."""
    return {f"character {match!r}" for match in dangerous_in(text)} | {
        f"command {match!r}" for match in _COMMAND.findall(text)
    }


def hidden(texts: Iterable[str]) -> set[str]:
    """Return the characters in texts that nobody sees, or that turn around what is seen."""
    # Most texts are ASCII, which is told many times faster.
    odd = (text for text in texts if not (text.isascii() and text.isprintable()))
    return {f"character {match!r}" for text in odd for match in dangerous_in(text) if match not in "\r\x0b"}


def leaves(value: object, path: str) -> Iterator[tuple[str, str]]:
    match value:
        case dict():
            for key, item in value.items():
                yield f"{path}/key", key
                yield from leaves(
                    item, f"{path}/{key if re.fullmatch('[A-Za-z$_]+', key) and key not in KNOWN_IDS else '*'}"
                )
        case list():
            for item in value:
                yield from leaves(item, f"{path}")
        case _:
            yield path, "" if value is None else str(value)


def address(value: str) -> str:
    """Return where a link leads: within the page, beside it, or outside."""
    parts = urlsplit(value)
    if parts.scheme or parts.netloc:
        return f"link {value}"
    return "link within" if value.startswith("#") else "link beside"
