"""Make a failing input smaller, and keep it as a case of the corpus."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from tests.corpus.case import FOLDER, Case, escaped, write_case
from tests.fuzzing.target import Target

TRIES = 2_000
"""How often a smaller input is tried."""


def failure_of(check: Callable[[bytes], None], data: bytes) -> str:
    """Return the kind of error that an input leads to, and where; empty where there is none."""
    try:
        check(data)
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        place = error.__traceback__
        while place and place.tb_next:
            place = place.tb_next
        return f"{type(error).__name__} at line {place.tb_lineno if place else 0} ({str(error)[:200]!r})"
    return ""


def reduced(check: Callable[[bytes], None], data: bytes, tries: int = TRIES) -> bytes:
    """Return a smaller input that fails in the same place."""
    wanted = failure_of(check, data).partition(" (")[0]
    size = len(data) // 2
    while size and tries > 0:
        at = 0
        while at < len(data) and tries > 0:
            shorter = data[:at] + data[at + size :]
            tries -= 1
            if failure_of(check, shorter).partition(" (")[0] == wanted:
                data = shorter
            else:
                at += size
        size //= 2
    return data


def keep(name: str, target: Target, data: bytes, folder: Path = FOLDER) -> Path:
    """Write an input as a case without its outcome, so that the corpus fails until the defect is mended."""
    number = hashlib.sha256(data).hexdigest()[:10]
    files = f"=== {target.file} | escaped\n{escaped(data).rstrip()}\n"
    if target.file != "a.yaml":
        files += "=== a.yaml\nsystems: {shop: {}}\n"
    return write_case(
        Case(f"fuzzed-{name}-{number}", f"What the fuzzer found in: {name}.", target.command, files), folder
    )
