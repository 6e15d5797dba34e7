"""The data protection officer holds a position that decides on what the officer watches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import DataProtectionOfficer
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import quotation

_CONFLICTING = re.compile(
    r"\b(?:ceo|coo|cfo|ciso|cio|cto|cmo|chro"
    r"|chief (?:executive|operating|financial|information(?: security)?|technology|marketing|medical|human resources)"
    r"(?: officer)?"
    r"|(?:managing|general) (?:director|manager)"
    r"|(?:head|director|vice president|vp|manager) of "
    r"(?:it|information technology|information security|security|hr|human resources|marketing|sales|finance"
    r"|operations|engineering|product)"
    r"|(?:it|hr|marketing|sales|finance|operations) (?:director|manager)"
    r"|(?<!product )(?<!process )(?<!data )(?<!system )(?<!service )(?<!risk )(?<!asset )owner"
    r"|founder|board member)\b"
)
"""Positions that determine purposes and means of processing, by their usual names in lower case, without hyphens."""
_HELPING = re.compile(r"\bassistant\b")
"""A word for those who work for somebody with such a position and do not hold it."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each such position that the officer holds besides."""
    organization = context.inventory.organization
    officer = organization.dpo if organization else None
    if not isinstance(officer, DataProtectionOfficer):
        return
    for position in officer.positions:
        words = " ".join(position.casefold().replace("_", " ").replace("-", " ").split())
        if _CONFLICTING.search(words) and not _HELPING.search(words):
            yield Observation(
                address="organization/dpo",
                node=officer.at("positions"),
                message=f"the data protection officer is {quotation(position)} too, "
                "a position that usually decides on processing",
                remedy="name somebody who does not decide on purposes and means, or correct the position:\n"
                "organization:\n  dpo:\n    name: ...\n    positions: [...]",
                label="decides on processing?",
                detail=position,
            )


RULE = Rule(
    check=Check(
        "ORG003",
        "data protection officer with a conflict of interest",
        Severity.WARNING,
        ("Art. 38(6) GDPR",),
    ),
    checks="None of the other `positions` of the officer is one that usually determines purposes and means: chief "
    "executive, operating, financial, information, technology, marketing, medical or human resources officer, head of "
    "IT, of security, of human resources, of marketing, of sales or of operations, managing director, founder, owner "
    "of the business, board member. The owner of a product, a process, data or a system is none of these, and neither "
    "is somebody's assistant. English names are known; other positions "
    "are not judged.",
    why="Other tasks of the officer must not result in a conflict of interests (Article 38(6)). It exists where the "
    "officer would determine the objectives and methods of processing (C-453/21), since nobody watches themselves. "
    "The guidelines WP243 name such positions.",
    fix="Designate somebody independent, or take the task away that determines purposes and means.",
    ask="What does the person decide in fact, whatever the position is called?",
    bad="""\
organization:
  name: Example AB
  dpo:
    name: Robin Ek
    positions: [Head of IT]  # <- finding
""",
    good="""\
organization:
  name: Example AB
  dpo:
    name: Robin Ek
    positions: [Legal counsel]
""",
    find=find,
)
