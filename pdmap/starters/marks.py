"""The key `assumptions`: what nobody said is marked, with the reason why it stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.escape import yaml
from pdmap.starters.answers import Answers

NOT_ASKED = "assumed when the inventory was made"
"""The reason where a default stands in for an answer."""


def assumptions(indent: int, reasons: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of the key at an indentation, from the reasons by the keys that they are for."""
    if reasons:
        yield f"{'':{indent}}assumptions:"
    for key, reason in reasons.items():
        yield f"{'':{indent}}  {key}: {yaml(reason)}"


def unanswered(answers: Answers, questions: Mapping[str, str]) -> dict[str, str]:
    """Return the reasons for what nobody answered, by key.

    Args:
        answers: What is known.
        questions: Questions by the keys that their answers are written to.
    """
    return {key: NOT_ASKED for key, question in questions.items() if question in answers.assumed}
