"""A rule that fails; apart from what runs rules, which takes a while to load where all that is told is an error."""

from __future__ import annotations


class RuleCrashError(Exception):
    """A rule failed. A crash is never "no finding": the run ends with exit code 70."""

    def __init__(self, code: str, cause: Exception) -> None:
        super().__init__(f"rule {code} failed: {type(cause).__name__}: {cause}")
        self.code = code
