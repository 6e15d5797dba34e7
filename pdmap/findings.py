"""What a check found: where, how grave, on which legal ground and what to write instead.

This module imports nothing of pdmap but how classes are made, so that every other part can speak of findings.
Lines and columns are 1-based everywhere; columns count code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum
from itertools import groupby

from pdmap.frozen import dataclass

POLICY_FAMILY = "policy"
"""The family of an inventory's own policies."""
_LETTERS_OF_FAMILY = 3


class Severity(StrEnum):
    """How grave a finding is; only findings at or over `--fail-on` fail a run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Return 0 for the gravest severity, rising with harmlessness."""
        return _SEVERITIES[self]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text."""

    line: int
    """Line, starting at 1."""
    column: int
    """Column in code points, starting at 1."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: from `start` up to, but not including, `end`."""

    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file."""

    path: str
    """Path relative to the inventory's folder, with `/` between folders."""
    span: Span | None = None
    """The stretch of text; `None` where the whole file is meant."""
    label: str = ""
    """What stands there, for the frame of the text report; may be empty."""

    @property
    def line(self) -> int | None:
        """Return the line on which it starts; `None` where the whole file is meant."""
        return self.span.start.line if self.span else None

    @property
    def column(self) -> int | None:
        """Return the column in which it starts, in code points; `None` where the whole file is meant."""
        return self.span.start.column if self.span else None

    def __str__(self) -> str:
        if self.span is None:
            return self.path
        return f"{self.path}:{self.span.start.line}:{self.span.start.column}"


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of one line that can be written otherwise without deciding anything."""

    path: str
    """Path of the file, as in `Location`."""
    span: Span
    old: str
    """What stands there."""
    new: str
    """What is written in its place."""


@dataclass(frozen=True, slots=True)
class Check:
    """What pdmap looks for: a rule of the catalogue, or a test of the reader or the language."""

    code: str
    """Family and number, such as `LAW001`; of a policy of the inventory its id, such as `no-health-abroad`."""
    title: str
    """The bad pattern, as a noun phrase without a full stop."""
    severity: Severity
    basis: tuple[str, ...] = ()
    """Legal sources, such as `Art. 30(1)(e) GDPR`; empty for tests of spelling."""
    about: str = ""
    """What it means and what to do; empty for rules, which carry a longer documentation."""

    @property
    def is_policy(self) -> bool:
        """Return whether it is a policy of the inventory."""
        return names_policy(self.code)

    @property
    def family(self) -> str:
        """Return the family of its code, such as `LAW`; `policy` for a policy."""
        return family_of(self.code)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found in an inventory."""

    check: Check
    message: str
    """A fact about the manifest, one line, no full stop, never a legal conclusion."""
    location: Location
    """Where to edit."""
    address: str = ""
    """Logical address of the object, such as `systems/console/fields/oauth_token`."""
    remedy: str = ""
    """What to write instead; may hold several lines to paste."""
    related: tuple[Location, ...] = ()
    """Other places that explain the finding, each with a label."""
    detail: str = ""
    """Tells apart two findings of one check on one address, such as the country that is meant."""
    edits: tuple[Edit, ...] = field(default=(), compare=False)
    """What `--fix` writes to mend it; empty where somebody has to decide. All of them belong together."""

    @property
    def code(self) -> str:
        """Return the code of its check, such as `LAW001`."""
        return self.check.code

    @property
    def severity(self) -> Severity:
        """Return how grave it is."""
        return self.check.severity

    @property
    def fingerprint(self) -> str:
        """Identify the finding by check, address and detail, so that moving lines changes nothing."""
        where = self.address or self.location.path
        identity = f"{self.check.code}\0{where}\0{self.detail}"
        import hashlib  # which loads OpenSSL, and few outputs name fingerprints

        return hashlib.sha256(identity.encode("utf-8", "backslashreplace")).hexdigest()[:32]


class Profile(StrEnum):
    """How much is asked of an inventory; each profile runs the checks of those before it as well."""

    MINIMAL = "minimal"
    """What the records of Article 30 need to be complete and true."""
    DEFAULT = "default"
    """What the law asks for beside them, as far as a manifest can tell it."""
    STRICT = "strict"
    """Good practice, hints and questions for people to judge."""

    @property
    def rank(self) -> int:
        """Return 0 for the profile that asks least, rising with what is asked."""
        return _PROFILES[self]


class LawProfile(StrEnum):
    """The state of the law that thresholds are taken from."""

    GDPR_2016 = "gdpr-2016"
    """Regulation (EU) 2016/679 as it is in force."""
    OMNIBUS_IV_PROPOSAL = "omnibus-iv-proposal"
    """The proposal COM(2025) 501 of 21 May 2025 for Article 30(5): not law; for a look ahead only."""


class Hiding(StrEnum):
    """What keeps a finding from being reported."""

    WAIVER = "waiver"
    """An entry of the inventory's `waivers`: somebody accepts it until a day."""
    IGNORE = "ignore"
    """A comment beside it: `# pdmap: ignore[CODE] reason`."""
    BASELINE = "baseline"
    """It was there when the baseline was written."""


@dataclass(frozen=True, slots=True)
class HiddenFinding:
    """A finding that was made and is not reported, with who or what accepts it."""

    finding: Finding
    by: Hiding
    reason: str = ""
    """Why it is accepted, in the author's words; empty for a baseline."""
    owner: str | None = None
    """Who accepts it; `None` where nobody is named."""
    expires: date | None = None
    """The last day on which it is accepted; `None` where there is no end."""


def names_policy(code: str) -> bool:
    """Return whether a code is that of a policy: the policy's id, and ids are in lower case."""
    return not code.isupper()


def family_of(code: str) -> str:
    """Return the family that a code belongs to: its letters; `policy` where it is the id of a policy."""
    return POLICY_FAMILY if names_policy(code) else code[:_LETTERS_OF_FAMILY]


def sorted_findings(findings: list[Finding]) -> list[Finding]:
    """Return the findings in reading order: by file, place, code and detail, without repetitions."""
    return list(_without_repetitions(findings))


def sorted_hidden(items: Iterable[HiddenFinding]) -> list[HiddenFinding]:
    """Return hidden findings in the reading order of their findings, without repetitions."""
    return sorted(dict.fromkeys(items), key=lambda item: _reading_order(item.finding))


# Private functions


def _without_repetitions(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings in reading order, of those that are equal the first.

    Equal ones come at the same place of the order. Only these are compared: to hash a finding takes longer than to
    put it in order.
    """
    places = [_reading_order(finding) for finding in findings]
    order = sorted(range(len(findings)), key=places.__getitem__)
    for _, numbers in groupby(order, key=places.__getitem__):
        same = [findings[number] for number in numbers]
        yield from dict.fromkeys(same) if len(same) > 1 else same


def _reading_order(finding: Finding) -> tuple[str, int, int, str, str, str]:
    span = finding.location.span
    line, column = (span.start.line, span.start.column) if span else (0, 0)
    return finding.location.path, line, column, finding.check.code, finding.detail, finding.message


# Private tables

# Looked up, for the rank of each rule is asked for in each run: to count the members of an enumeration takes longest.
_SEVERITIES = {severity: rank for rank, severity in enumerate(Severity)}
_PROFILES = {profile: rank for rank, profile in enumerate(Profile)}
