"""A time limit is written so that it cannot be read as a period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pdmap.findings import Profile
from pdmap.language.checks import UNREADABLE_PERIOD
from pdmap.model import Retention
from pdmap.rules.retention.written import written_clocks
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import quotation

_UNITS: Mapping[str, str] = {
    "H": "h|hr|hrs|hour|hours|stunde|stunden|heure|heures|timme|timmar|uur|uren|hora|horas|ora|ore",
    "Y": "y|yr|yrs|year|years|jahr|jahre|jahren|an|ans|année|années|år|jaar|jaren|año|años|anno|anni|ano|anos",
    "M": "month|months|monat|monate|monaten|mois|månad|månader|maand|maanden|mes|meses|mese|mesi|mês",
    "W": "week|weeks|woche|wochen|semaine|semaines|vecka|veckor|weken|semana|semanas|settimana|settimane",
    "D": "d|day|days|tag|tage|tagen|jour|jours|dag|dagar|dagen|día|días|giorno|giorni|dia|dias",
}
"""Units of time in lower case, in the languages that inventories are often written in."""

_WORDS = {word: unit for unit, words in _UNITS.items() for word in words.split("|")}
_NUMBERS: Mapping[str, int] = {
    **dict.fromkeys(("a", "an", "one"), 1),
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fourteen": 14,
    "fifteen": 15,
    "eighteen": 18,
    "twenty": 20,
    "twenty-four": 24,
    "thirty": 30,
    "forty": 40,
    "forty-eight": 48,
    "sixty": 60,
    "seventy-two": 72,
    "ninety": 90,
}
"""Numbers in English words that lengths of time are given in."""

_LENGTH = re.compile(r"(?:([0-9]{1,4})\s?|([a-z]+(?:-[a-z]+)?)\s+)([^\W\d_]+)\.?")


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each criterion that is really a period."""
    for _, clock in written_clocks(context.inventory):
        yield from _judge(clock)


RULE = Rule(
    check=UNREADABLE_PERIOD,
    checks="A `period` is an ISO 8601 duration such as `P90D` or `P7Y`, or `indefinite`. A `criteria` is not just a "
    "length of time in words, such as `90 days` or `ten years`: as a period it can be compared and counted.",
    why="The record gives the time limits for erasure (Article 30(1)(f)). Whether a store outlives its purposes, or a "
    "notice says another period, can only be told of periods that can be read.",
    fix="Write the duration as `period`, and the event that it is counted from as `from`.",
    ask="Is the length a fixed one, or does the text leave a choice?",
    bad="""\
activities:
  support:
    role: controller
    retention:
      - {criteria: 90 days}  # <- finding
""",
    good="""\
activities:
  support:
    role: controller
    retention:
      - {period: P90D, from: the case is closed}
""",
    find=find,
    profile=Profile.MINIMAL,
    needs_whole=False,
)


# Private functions


def _judge(clock: Retention) -> Iterator[Observation]:
    duration = _duration(clock.criteria or "")
    if duration and clock.criteria:
        yield Observation(
            address=clock.address,
            node=clock.at("criteria"),
            message=f"the criteria {quotation(clock.criteria)} of `{clock.address}` are a period",
            remedy=f"write it as a duration, with its start:\nretention:\n  - {{period: {duration}, from: ...}}",
            label="a period",
        )


def _duration(criteria: str) -> str:
    """Return the ISO 8601 duration that criteria are, such as `P90D` for `90 days`; empty where they are more."""
    length = _LENGTH.fullmatch(criteria.strip().casefold())
    unit = _WORDS.get(length[3]) if length else None
    number = length[1] or _NUMBERS.get(length[2]) if length else None
    if not unit or not number:
        return ""
    return f"PT{number}H" if unit == "H" else f"P{number}{unit}"
