"""What `pdmap drift` told, kept for a later run that is asked the same of the same manifests and sources."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from pdmap.app.recall import Answer
from pdmap.config.values import DriftKind
from pdmap.counting import counted
from pdmap.frozen import dataclass
from pdmap.source.characters import shown

if TYPE_CHECKING:  # what is told again needs no comparison, which loads much
    from pdmap.app.drift.judging import Drifted
    from pdmap.scan.drift.compare import Count


@dataclass(frozen=True, slots=True)
class Told:
    """What a run told."""

    answer: Answer
    kinds: frozenset[DriftKind]
    """What a run may fail for."""
    is_lost: bool
    """Whether a part of a source could not be read."""
    summary: tuple[str, ...]
    """A line for each system, and for what of its sources is passed over, for people."""

    @classmethod
    def of(cls, drifted: Drifted, texts: Iterable[str], notes: Iterable[str] = ()) -> Told:
        """Return what is told of what differs, and of what is passed over."""
        is_lost = any(item.is_lost for item in drifted.open)
        summary = (*map(_line, drifted.counts), *notes)
        return cls(Answer.of(drifted.report, texts), drifted.kinds, is_lost, summary)

    @classmethod
    def read(cls, data: bytes) -> Told | None:
        """Return what was written as bytes; `None` where they are something else."""
        answer = Answer.read(data)
        if answer is None or not answer.texts:
            return None
        *texts, last = answer.texts
        try:
            kinds, is_lost, summary = json.loads(last)
            return cls(
                replace(answer, texts=tuple(texts)),
                frozenset(map(DriftKind, kinds)),
                is_lost is True,
                tuple(map(str, summary)),
            )
        except (ValueError, TypeError):
            return None

    def written(self) -> bytes:
        """Return it as bytes."""
        further = json.dumps([sorted(self.kinds), self.is_lost, self.summary])
        return replace(self.answer, texts=(*self.answer.texts, further)).written()


# Private functions


def _line(count: Count) -> str:
    unread = f"; {counted(count.unread, 'part')} of its sources not read" if count.unread else ""
    states = f"{count.declared} declared, {count.not_personal} not personal, {count.unknown} unknown"
    return f"{shown(count.system)}: {counted(count.columns, 'column')}: {states}{unread}"
