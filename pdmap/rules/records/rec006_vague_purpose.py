"""A purpose is worded so broadly that it tells nobody what is done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Purpose, listed
from pdmap.rules.records.words import same_words
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, quotation, yaml_text

FEWEST_WORDS = 4
"""A purpose of fewer words rarely says what is done and what for."""

VAGUE = frozenset(
    {
        "improve our services",
        "improving our services",
        "business purposes",
        "business operations",
        "legitimate business purposes",
        "internal purposes",
        "other purposes",
        "it security purposes",
        "future research",
        "human resources management",
        "customer relationship management",
        "personalization of the service",
    }
)
"""Wordings that authorities name as too broad, in lower case."""

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
"""Scripts that do not put spaces between words, so that words cannot be counted."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each purpose of a controller that is too short, or known to be too broad."""
    for activity in context.inventory.activities.values():
        for purpose in listed(activity.purposes) if activity.is_controller else ():
            if _is_vague(purpose.text) and not same_words(purpose.text, activity.title):
                yield _observation(activity, purpose)


RULE = Rule(
    check=Check(
        "REC006",
        "purpose too vague to tell what is done",
        Severity.WARNING,
        ("Art. 5(1)(b) GDPR", "Art. 30(1)(b) GDPR"),
    ),
    checks="The text of each purpose of a controller has four words or more, and is none of the wordings that "
    "authorities name as too broad, such as `business purposes`. A purpose that only repeats the name of its activity "
    "is the subject of REC013. Texts in scripts without spaces are not counted.",
    why="Purposes are specified and explicit (Article 5(1)(b)): what is compatible, necessary and how long is measured "
    "against them. The opinion WP203 of the Article 29 Working Party names `marketing purposes` and `IT-security "
    "purposes` as wordings that are usually not specific enough.",
    fix="Say what is done with the data and what for, as a sentence that the people concerned would understand: `Send "
    "the monthly newsletter to those who asked for it`.",
    ask="Could somebody who reads the purpose tell which use of the data would no longer be covered?",
    bad="""\
activities:
  newsletter:
    role: controller
    purposes:
      - {text: Marketing, basis: consent}  # <- finding
""",
    good="""\
activities:
  newsletter:
    role: controller
    purposes:
      - {text: Send the monthly newsletter to those who asked for it, basis: consent}
""",
    find=find,
)


# Private functions


def _is_vague(text: str) -> bool:
    words = text.casefold().rstrip(".").split()
    if _UNSPACED.search(text):
        return False
    return len(words) < FEWEST_WORDS or " ".join(words) in VAGUE


def _observation(activity: Activity, purpose: Purpose) -> Observation:
    return Observation(
        address=purpose.address,
        node=purpose.at("text"),
        message=f"the purpose {quotation(purpose.text)} of {named(activity)} does not say what is done",
        remedy=f"say what is done with the data and what for:\n- text: ...  # instead of {yaml_text(purpose.text)}",
        label="what is done, and what for?",
    )
