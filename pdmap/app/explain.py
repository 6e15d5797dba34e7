"""The documentation of checks, as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from pdmap.findings import Check
from pdmap.language.checks import CHECKS
from pdmap.rules.engine import catalogue
from pdmap.rules.rule import Rule
from pdmap.source import CHECKS as READER

_WIDTH = 88


def explanations() -> Mapping[str, str]:
    """Return the text on every check by its code: rules, the language, the reader."""
    plain = {check.code: f"{_heading(check)}\n{_wrapped(check.about)}\n" for check in (*READER, *CHECKS)}
    return {**plain, **{code: _explanation(rule) for code, rule in catalogue().items()}}


def catalogue_text() -> str:
    """Return the rules, one in a line."""
    rows = [(rule.check.code, rule.check.severity.value, rule.check.title) for rule in catalogue().values()]
    laws = [", ".join(rule.check.basis) for rule in catalogue().values()]
    width = max(len(title) for *_, title in rows)
    lines = [
        f"{code}  {severity:<7}  {title:<{width}}  {law}"
        for (code, severity, title), law in zip(rows, laws, strict=True)
    ]
    return "\n".join(lines) + "\n"


# Private functions


def _heading(check: Check) -> str:
    law = f"Law: {', '.join(check.basis)}\n" if check.basis else ""
    return f"{check.code} ({check.severity}): {check.title}\n{law}"


def _explanation(rule: Rule) -> str:
    parts = (
        ("What it checks", _wrapped(rule.checks)),
        ("Why it matters", _wrapped(rule.why)),
        ("What to do", _wrapped(rule.fix)),
        ("What a lawyer should look at", _wrapped(rule.ask)),
        ("A manifest that triggers it", textwrap.indent(rule.bad.strip(), "    ")),
        ("The same, put right", textwrap.indent(rule.good.strip(), "    ")),
    )
    return _heading(rule.check) + "".join(f"\n{title}\n{text}\n" for title, text in parts)


def _wrapped(text: str) -> str:
    return textwrap.fill(
        " ".join(text.split()), _WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False
    )
