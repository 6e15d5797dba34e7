"""What is known about a check beside its findings, for formats that carry it with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pdmap.findings import Check
from pdmap.language.checks import CHECKS
from pdmap.rules.engine import catalogue
from pdmap.rules.rule import Rule
from pdmap.source import CHECKS as READER


@dataclass(frozen=True, slots=True)
class Documentation:
    """A check with its texts; they are pdmap's own, no text of an inventory is in them."""

    check: Check
    """The check as the catalogue has it: findings may be less grave."""
    summary: str
    """What it looks at and what it means, in one paragraph."""
    sections: tuple[tuple[str, str], ...] = ()
    """Titles and paragraphs that say more."""
    examples: tuple[tuple[str, str], ...] = ()
    """Titles and manifests."""

    @property
    def text(self) -> str:
        """Return everything as plain text."""
        law = (("Law", ", ".join(self.check.basis)),) if self.check.basis else ()
        parts = (("What it checks", self.summary), *law, *self.sections, *self.examples)
        return "\n\n".join(f"{title}\n{body.strip()}" for title, body in parts)

    @property
    def markdown(self) -> str:
        """Return everything as Markdown; the paragraphs are Markdown as they stand."""
        law = f"**Law:** {', '.join(self.check.basis)}" if self.check.basis else ""
        sections = (f"**{title}:** {body}" for title, body in self.sections)
        examples = (f"**{title}:**\n\n```yaml\n{body.strip()}\n```" for title, body in self.examples)
        return "\n\n".join(part for part in (self.summary, law, *sections, *examples) if part)


def documentation_of(check: Check) -> Documentation:
    """Return the documentation of a finding's check; one that no catalogue knows has its title alone."""
    return _known().get(check.code) or Documentation(check, check.about or check.title)


# Private functions


@cache
def _known() -> Mapping[str, Documentation]:
    """Return the documentation of every check by code; a rule documents the check of the language that shares its code.

    Both say the same of a manifest: REF004 finds words that are in no list of the language or the vocabulary.
    """
    plain = {check.code: Documentation(check, check.about) for check in (*READER, *CHECKS)}
    return {**plain, **{code: _of_rule(rule) for code, rule in catalogue().items()}}


def _of_rule(rule: Rule) -> Documentation:
    return Documentation(
        check=rule.check,
        summary=rule.checks,
        sections=(
            ("Why it matters", rule.why),
            ("What to do", rule.fix),
            ("What a lawyer should look at", rule.ask),
        ),
        examples=(("A manifest that triggers it", rule.bad), ("The same, put right", rule.good)),
    )
