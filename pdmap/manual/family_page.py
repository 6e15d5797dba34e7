"""The page about a family of checks, and the page about all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pdmap.manual.explanation import PROFILES, Explanation, Origin
from pdmap.manual.page import Block, Heading, Items, Page, Paragraph, Table
from pdmap.rules.families import Family

ALWAYS = "always"
"""Stands in the column of the profile for checks that run in each of them."""
DRIFTING = "`drift`"
"""What stands in place of a profile for checks that compare an inventory with its sources."""
COMPARING = "`diff`"
"""Stands there for checks that `pdmap diff` makes, whatever the profile."""


def family_page(explanations: Iterable[Explanation]) -> Page:
    """Return the page about the checks of one family."""
    members = list(explanations)
    family = members[0].family
    return Page(_title(family), (Paragraph(family.about), catalogue_table(members)))


def catalogue_page(title: str, explanations: Iterable[Explanation]) -> Page:
    """Return the page about checks of several families, in the order of their codes."""
    return Page(title, tuple(_blocks(explanations)))


def catalogue_table(explanations: Iterable[Explanation]) -> Table:
    """Return the checks as a table, a row each."""
    return Table(
        ("code", "severity", "profile", "title", "law"),
        tuple(catalogue_row(explanation) for explanation in explanations),
    )


def catalogue_row(explanation: Explanation) -> tuple[str, ...]:
    """Return what a table of checks says about one of them."""
    check = explanation.check
    return (
        check.code,
        check.severity,
        explanation.profile or _unchosen(explanation),
        check.title,
        ", ".join(check.basis),
    )


# Private functions


_INTRODUCTION = (
    "`pdmap explain CODE` tells what a check looks at, why, what the law says, and what to do about a finding. "
    "A profile decides which rules run, and each runs the rules of those before it as well:"
)


def _blocks(explanations: Iterable[Explanation]) -> Iterator[Block]:
    yield Paragraph(_INTRODUCTION)
    yield Items(tuple(f"`{profile}`: {meaning}" for profile, meaning in PROFILES.items()))
    for family, members in groupby(explanations, key=lambda explanation: explanation.family):
        yield from (Heading(_title(family)), Paragraph(family.about), catalogue_table(members))


def _unchosen(explanation: Explanation) -> str:
    """Return what stands in place of a profile."""
    if explanation.origin is Origin.DRIFT:
        return DRIFTING
    return COMPARING if explanation.origin is Origin.COMPARISON else ALWAYS


def _title(family: Family) -> str:
    return f"{family.code}: {family.name}"
