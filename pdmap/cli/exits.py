"""Exit codes, the same for every command and format."""

from __future__ import annotations

from enum import IntEnum
from typing import Self


class Exit(IntEnum):
    """Why the process ended, with a meaning for people."""

    meaning: str

    def __new__(cls, code: int, meaning: str) -> Self:
        """Make a member of its number and its meaning."""
        member = int.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member

    CLEAN = 0, "done, and nothing was found that fails the run"
    FINDINGS = (
        1,
        "findings at or over `--fail-on`, a change it names, a part left out, too few answers, or a changed bundle",
    )
    UNCHECKED = (
        2,
        "could not check: wrong usage, a manifest or a section that cannot be read, an output that cannot be written",
    )
    EMPTY = 3, "no manifests were found, or nothing is in them: nothing checked is never clean"
    INTERNAL = 70, "pdmap itself failed; a rule that crashes is never taken for one without findings"
    HUNG_UP = 129, "the terminal was closed; no file is left half written"
    INTERRUPTED = 130, "interrupted from the keyboard; no file is left half written"
    TERMINATED = 143, "asked to end (SIGTERM), as a canceled CI job is; no file is left half written"
