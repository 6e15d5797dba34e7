"""What is known about a check beside its findings, for formats that carry it with them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pdmap import escape
from pdmap.findings import Check
from pdmap.frozen import dataclass
from pdmap.language.checks import CHECKS
from pdmap.rules.engine import catalogue
from pdmap.rules.rule import Rule
from pdmap.source import CHECKS as READER


@dataclass(frozen=True, slots=True)
class Documentation:
    """A check with its texts."""

    check: Check
    """The check as the catalogue has it: findings may be less grave."""
    summary: str
    """What it looks at and what it means, in one paragraph."""
    sections: tuple[tuple[str, str], ...] = ()
    """Titles and paragraphs that say more."""
    examples: tuple[tuple[str, str], ...] = ()
    """Titles and manifests."""
    is_foreign: bool = False
    """Whether the texts are an inventory's, as a policy's are; otherwise they are pdmap's own, in Markdown."""

    @property
    def text(self) -> str:
        """Return everything as plain text."""
        law = (("Law", ", ".join(self.check.basis)),) if self.check.basis else ()
        parts = (("What it checks", self.summary), *law, *self.sections, *self.examples)
        return "\n\n".join(f"{title}\n{body.strip()}" for title, body in parts)

    @property
    def markdown(self) -> str:
        """Return everything as Markdown; pdmap's own paragraphs are Markdown as they stand."""
        basis = [self._shown(source) for source in self.check.basis]
        law = f"**Law:** {', '.join(basis)}" if basis else ""
        sections = (f"**{title}:** {body}" for title, body in self.sections)
        examples = (f"**{title}:**\n\n```yaml\n{body.strip()}\n```" for title, body in self.examples)
        return "\n\n".join(part for part in (self._shown(self.summary), law, *sections, *examples) if part)

    # Private methods

    def _shown(self, text: str) -> str:
        return escape.markdown(escape.terminal(text)) if self.is_foreign else text


def documentation_of(check: Check) -> Documentation:
    """Return the documentation of a finding's check; a policy says what its author wrote, or has its title alone."""
    return _known().get(check.code) or Documentation(check, check.about or check.title, is_foreign=True)


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
