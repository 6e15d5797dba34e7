"""Whether something holds: yes, no, or open with the reason. What is not known is never a match and never a pass."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a question is open."""

    text: str
    """A fact about the manifest, such as "no country is recorded for `stripe`"."""
    is_written: bool = False
    """Whether the author wrote `{unknown: ...}`, rather than nothing that would tell."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to a question."""

    holds: bool
    """Whether it holds; without meaning where there is a doubt."""
    doubt: Doubt | None = None
    """Why the question is open; `None` where it is not."""

    @property
    def is_yes(self) -> bool:
        """Return whether it is certain to hold."""
        return self.holds and self.doubt is None

    @property
    def is_no(self) -> bool:
        """Return whether it is certain not to hold."""
        return not self.holds and self.doubt is None


YES = Verdict(holds=True)
NO = Verdict(holds=False)


def open_verdict(doubt: Doubt | None) -> Verdict:
    """Return that a question is open for a reason; that it holds where there is none."""
    return Verdict(holds=True, doubt=doubt)


def negated(verdict: Verdict) -> Verdict:
    """Return the opposite; what is open stays open."""
    return Verdict(not verdict.holds, verdict.doubt)


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return whether everything holds: one certain no decides, then the first doubt."""
    doubt: Doubt | None = None
    for verdict in verdicts:
        if verdict.is_no:
            return NO
        doubt = doubt or verdict.doubt
    return open_verdict(doubt)


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return whether anything holds: one certain yes decides, then the first doubt."""
    return negated(all_of(negated(verdict) for verdict in verdicts))
