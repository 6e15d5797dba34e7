"""A purpose is worded so broadly that it tells nobody what is done.

Three words can say it, such as "Pay the staff" or "Answer support requests", so only shorter texts count as too
short. Longer ones are judged by a list of wordings alone: four words do not make "To improve our services" clear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Purpose, listed
from pdmap.questions.wordings import normalized, same_words
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, named, quotation, yaml_text

FEWEST_WORDS = 3
"""A purpose of fewer words rarely says what is done and what for."""

VAGUE = frozenset(
    {
        "customer relationship management",
        "for analytics purposes",
        "for business purposes",
        "for future research",
        "for internal purposes",
        "for it security purposes",
        "for it-security purposes",
        "for marketing purposes",
        "for other purposes",
        "for research purposes",
        "for security purposes",
        "for statistical purposes",
        "general business purposes",
        "human resources management",
        "improve our services",
        "improve the service",
        "improve user experience",
        "improving our services",
        "improving user experience",
        "improving users' experience",
        "it security purposes",
        "legitimate business purposes",
        "other business purposes",
        "personalization of the service",
        "to improve our services",
        "to improve the service",
        "to improve user experience",
        "to improve users' experience",
        "to offer personalized services",
        "to personalize the service",
        "various business purposes",
    }
)
"""Wordings of three words or more that authorities name as too broad, and their variants, in lower case."""

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
"""Scripts that do not put spaces between words, so that words cannot be counted."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each purpose of a controller that is too short, or known to be too broad."""
    for activity in context.inventory.activities.values():
        for purpose in listed(activity.purposes) if activity.is_controller else ():
            problem = _problem(purpose.text)
            if problem and not same_words(purpose.text, activity.title):
                yield _observation(activity, purpose, problem)


RULE = Rule(
    check=Check(
        "REC006",
        "purpose too vague to tell what is done",
        Severity.WARNING,
        ("Art. 5(1)(b) GDPR", "Art. 30(1)(b) GDPR"),
    ),
    checks="The text of each purpose of a controller has three words or more, and is none of the wordings that "
    "authorities name as too broad, such as `for marketing purposes`. A purpose that only repeats the name of its "
    "activity is the subject of REC013. Texts in scripts without spaces are not counted.",
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


def _problem(text: str) -> str:
    """Return what is wrong with the wording of a purpose, after its name in a message; empty where nothing is."""
    words = normalized(text)
    if words in VAGUE:
        return "is a wording known as too broad to say what is done"
    number = len(words.split())
    if number < FEWEST_WORDS and not _UNSPACED.search(text):
        return f"has only {count(number, 'word')}"
    return ""


def _observation(activity: Activity, purpose: Purpose, problem: str) -> Observation:
    return Observation(
        address=purpose.address,
        node=purpose.at("text"),
        message=f"the purpose {quotation(purpose.text)} of {named(activity)} {problem}",
        remedy=f"say what is done with the data and what for:\n- text: ...  # instead of {yaml_text(purpose.text)}",
        label="what is done, and what for?",
    )
