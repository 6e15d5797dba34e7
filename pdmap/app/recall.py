"""What a validation told, kept for a later one that is asked the same of the same manifests.

A validation depends on nothing but the bytes of the manifests, what they are held against, the day, and pdmap and its
libraries themselves. All of these are in the key; the answer is the texts that were printed. Rules look at the whole
inventory: where a manifest was edited, `app.amending` tells whether the answer still holds.
"""

from __future__ import annotations

import datetime as dt
import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from pdmap.app.terms import Terms
from pdmap.checksums import sha256
from pdmap.findings import Severity
from pdmap.frozen import dataclass
from pdmap.reporters.report import Report


@dataclass(frozen=True, slots=True)
class Question:
    """What a validation is asked, all of it."""

    program: str
    """What pdmap and its libraries are, as `host.program` tells it."""
    digest: str
    """Of the bytes of all manifests and of their paths, as `checksums.digest_of` makes it."""
    terms: Terms
    as_of: dt.date
    shown: str
    """The inventory's folder as messages show it."""
    formats: tuple[tuple[str, bool], ...]
    """The formats of the answer in their order, each with whether it is colored."""

    @property
    def key(self) -> str:
        """Return 64 hexadecimal digits that another question does not have."""
        baseline = self.terms.baseline
        parts = (
            self.program,
            self.digest,
            repr(self.terms.configuration),
            repr((baseline.path, baseline.lines) if baseline else None),
            repr(self.terms.hides),
            repr(self.terms.adjustments),
            self.as_of.isoformat(),
            self.shown,
            repr(self.formats),
        )
        return sha256("".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogateescape"))

    @property
    def earlier_key(self) -> str:
        """Return the key of what was kept of the last run that was asked the same of any version of the manifests."""
        return replace(self, digest="").key


@dataclass(frozen=True, slots=True)
class Answer:
    """What a validation told."""

    texts: tuple[str, ...]
    """The report in each of the formats."""
    severities: frozenset[Severity]
    """Those of its findings, which decide on the exit code."""
    findings: int
    """How many it has."""
    is_whole: bool
    lengths: tuple[Sequence[int], ...] = ()
    """For each text, how many characters each finding has at its start; none where findings of one hang together."""

    @classmethod
    def of(cls, report: Report, texts: Iterable[str], lengths: Iterable[Sequence[int] | None] = ()) -> Answer:
        """Return the answer that a report is.

        Args:
            report: The report.
            texts: What it says in each of the formats.
            lengths: How many characters each finding has in each; `None` where findings hang together.
        """
        severities = frozenset(finding.check.severity for finding in report.findings)
        known = [each for each in lengths if each is not None]
        texts = tuple(texts)
        return cls(
            texts,
            severities,
            len(report.findings),
            report.is_whole,
            tuple(known) if len(known) == len(texts) else (),
        )

    @classmethod
    def read(cls, data: bytes) -> Answer | None:
        """Return the answer that was written as bytes; `None` where they are something else."""
        head, _, body = data.partition(b"\n")
        try:
            sizes, severities, findings, is_whole, lengths = json.loads(head)
            ends = list(accumulate(map(int, sizes)))
            texts = tuple(body[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise((0, *ends)))
            known = tuple(array(_NUMBERS, each) for each in lengths)
            answer = cls(texts, frozenset(map(Severity, severities)), int(findings), is_whole is True, known)
        except (ValueError, TypeError, OverflowError, RecursionError):
            return None
        return answer if len(body) == (ends[-1] if ends else 0) else None

    def written(self) -> bytes:
        """Return the answer as bytes: a line of JSON, and behind it the texts as they are, which may be long."""
        texts = [text.encode("utf-8", "surrogatepass") for text in self.texts]
        sizes, lengths = list(map(len, texts)), list(map(list, self.lengths))
        head = json.dumps([sizes, sorted(self.severities), self.findings, self.is_whole, lengths])
        return b"".join((head.encode(), b"\n", *texts))


# Private tables

_NUMBERS = "Q"
