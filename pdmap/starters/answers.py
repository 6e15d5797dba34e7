"""What is known for a first inventory: the answers to its questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass
from pdmap.model import ActivityRole
from pdmap.starters.fitting import AnswerError
from pdmap.starters.questions import QUESTIONS, Question


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of an organization and its first system."""

    name: str
    country: str
    """ISO 3166-1."""
    contact: str
    role: ActivityRole
    client: str
    """For whom data are processed; of a processor only."""
    partner: str
    """Who decides too; of a joint controller only."""
    system: str
    location: str
    """A country, or a region of a hosting provider."""
    data: tuple[str, ...]
    """Data types of the vocabulary."""
    subjects: tuple[str, ...]
    """Categories of data subjects of the vocabulary: whose data they are."""
    purpose: str
    """What the data are for; of a processor, what it does for its client."""
    owner: str
    """The role that answers for the activity."""
    basis: str
    """Lawful basis; of controllers only."""
    law: str
    """The statute that the basis rests on; of a legal obligation or a public task only."""
    interest: str
    """The legitimate interest; of that basis only."""
    balancing: str
    """Where the balancing test is kept and its day, or `none`; of legitimate interests only."""
    notice: str
    """Where the privacy notice is, or `none`; of controllers only."""
    assumed: frozenset[str] = field(default=frozenset())
    """Names of the answers that nobody gave, so that a default or an example stands in for them."""


def answers_of(given: Mapping[str, str]) -> Answers:
    """Return the answers, with defaults for those that were not given.

    Args:
        given: Answers by the name of their question.

    Raises:
        AnswerError: an answer does not fit; the message begins with the name of its question.
    """
    values: dict[str, str] = {}
    for name, question in QUESTIONS.items():
        if question.is_asked(values):
            values[name] = _checked(name, given.get(name, question.default_for(values)))
        elif name in given:
            raise AnswerError(f"{name}: {_not_asked(question, values['role'])}")
    return Answers(
        name=values["name"],
        country=values["country"],
        contact=values["contact"],
        role=ActivityRole(values["role"]),
        client=values.get("client", ""),
        partner=values.get("partner", ""),
        system=values["system"],
        location=values["location"],
        data=tuple(values["data"].split(", ")),
        subjects=tuple(values["subjects"].split(", ")),
        purpose=values["purpose"],
        owner=values["owner"],
        basis=values.get("basis", ""),
        law=values.get("law", ""),
        interest=values.get("interest", ""),
        balancing=values.get("balancing", ""),
        notice=values.get("notice", ""),
        assumed=frozenset(name for name in values if name not in given or _is_example(name, values)),
    )


# Private functions


def _checked(name: str, text: str) -> str:
    try:
        return QUESTIONS[name].checked(text)
    except AnswerError as error:
        raise AnswerError(f"{name}: {error}") from error


def _not_asked(question: Question, role: str) -> str:
    if question.roles and role not in question.roles:
        return f"is not asked of a {role}"
    return f"is asked with the basis {' or '.join(question.bases)} only"


def _is_example(name: str, values: Mapping[str, str]) -> bool:
    """Return whether an answer is the example that stands in brackets."""
    return QUESTIONS[name].is_example and values[name] == QUESTIONS[name].default_for(values)
