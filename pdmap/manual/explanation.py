"""What there is to say about a check, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pdmap.findings import Check, Profile
from pdmap.frozen import dataclass
from pdmap.reference import Excerpt, excerpt
from pdmap.rules.examples import marked_lines, without_marks
from pdmap.rules.families import Family
from pdmap.rules.rule import Rule

PROFILES: Mapping[Profile, str] = {
    Profile.MINIMAL: "what the records of Article 30 need to be complete and true",
    Profile.DEFAULT: "what the law asks for beside them, as far as a manifest can tell it",
    Profile.STRICT: "good practice, hints and questions for people to judge",
}
"""What each profile asks of an inventory; each runs the rules of those before it as well."""


class Origin(StrEnum):
    """Which part of pdmap makes the findings of a check."""

    RULE = "rule"
    """A rule of the catalogue: what an inventory says."""
    LANGUAGE = "language"
    """The inventory language: keys, shapes, ids."""
    READER = "reader"
    """The reader: bytes and YAML."""
    COMPARISON = "comparison"
    """`pdmap diff`: what differs between two states of an inventory."""
    DRIFT = "drift"
    """`pdmap drift`: what differs between an inventory and the sources that it is about."""


@dataclass(frozen=True, slots=True)
class Source:
    """A legal source of a check."""

    citation: str
    """As findings cite it, such as `Art. 30(1)(e) GDPR`."""
    excerpt: Excerpt | None
    """What it says; `None` where it is not a provision of the GDPR."""


@dataclass(frozen=True, slots=True)
class Guide:
    """The documentation of a rule."""

    checks: str
    why: str
    fix: str
    ask: str
    bad: str
    """A manifest that triggers the rule, as its author would write it."""
    marked: tuple[int, ...]
    """Lines of it that have the finding, counted from 1."""
    finding: str
    """The finding, as `pdmap validate` prints it."""
    good: str
    """The same manifest, put right."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that there is to say about a check."""

    check: Check
    family: Family
    origin: Origin
    profile: Profile | None
    """The profile that asks least of those in which it runs; `None` for checks that no profile chooses."""
    sources: tuple[Source, ...]
    guide: Guide | None
    """The documentation of a rule; `None` for a check that its `about` explains."""


def guide_of(rule: Rule, finding: str) -> Guide:
    """Return the documentation of a rule.

    Args:
        rule: The rule.
        finding: What `pdmap validate` prints about its bad example.
    """
    return Guide(
        checks=rule.checks,
        why=rule.why,
        fix=rule.fix,
        ask=rule.ask,
        bad=without_marks(rule.bad),
        marked=marked_lines(rule.bad),
        finding=finding,
        good=without_marks(rule.good),
    )


def sources_of(check: Check) -> tuple[Source, ...]:
    """Return the legal sources of a check with what they say."""
    return tuple(Source(citation, excerpt(citation)) for citation in check.basis)
