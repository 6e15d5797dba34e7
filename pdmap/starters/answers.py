"""What has to be known for a first inventory: the questions, their defaults and their answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pdmap.model import ActivityRole
from pdmap.starters import fitting
from pdmap.starters.fitting import AnswerError


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
    system: str
    location: str
    """A country, or a region of a hosting provider."""
    data: tuple[str, ...]
    """Data types of the vocabulary."""
    subjects: tuple[str, ...]
    """Categories of data subjects of the vocabulary: whose data they are."""
    purpose: str
    """What the data are for; of a processor, what it does for its client."""
    basis: str
    """Lawful basis; of a controller only."""
    assumed: frozenset[str] = field(default=frozenset())
    """Names of the answers that nobody gave, so that a default stands in for them."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask before the first inventory is written."""

    text: str
    reason: str
    """Why it is asked, in a few words."""
    checked: Callable[[str], str]
    """Return the answer as it is kept. Raises `AnswerError` where it does not fit."""
    default: str
    default_of_processors: str = ""
    """Where a processor's differs."""
    role: ActivityRole | None = None
    """Who is asked; everybody where missing."""

    def default_for(self, role: str) -> str:
        """Return what is taken where nobody answers."""
        return (role == ActivityRole.PROCESSOR and self.default_of_processors) or self.default

    def is_asked(self, role: str) -> bool:
        """Return whether the question concerns an organization in a role."""
        return self.role is None or self.role == role


def answers_of(given: Mapping[str, str]) -> Answers:
    """Return the answers, with defaults for those that were not given.

    Args:
        given: Answers by the name of their question.

    Raises:
        AnswerError: an answer does not fit; the message begins with the name of its question.
    """
    role = ActivityRole(_checked("role", given.get("role", QUESTIONS["role"].default)))
    for name in given:
        if not QUESTIONS[name].is_asked(role):
            raise AnswerError(f"{name}: is not asked of a {role}")
    values = {
        name: _checked(name, given.get(name, question.default_for(role)))
        for name, question in QUESTIONS.items()
        if question.is_asked(role)
    }
    return Answers(
        name=values["name"],
        country=values["country"],
        contact=values["contact"],
        role=role,
        client=values.get("client", ""),
        system=values["system"],
        location=values["location"],
        data=tuple(values["data"].split(", ")),
        subjects=tuple(values["subjects"].split(", ")),
        purpose=values["purpose"],
        basis=values.get("basis", ""),
        assumed=frozenset(values.keys() - given.keys()),
    )


# Private functions


def _checked(name: str, text: str) -> str:
    try:
        return QUESTIONS[name].checked(text)
    except AnswerError as error:
        raise AnswerError(f"{name}: {error}") from error


QUESTIONS: Mapping[str, Question] = {
    "name": Question(
        "Name of the organization",
        "every record begins with it (Article 30(1)(a))",
        fitting.line,
        "Example Organization",
    ),
    "country": Question(
        "Country of establishment", "tells which transfers leave the territory of the law", fitting.country, "SE"
    ),
    "contact": Question(
        "Contact for data protection", "an email address, preferably of a role", fitting.line, "privacy@example.com"
    ),
    "role": Question(
        "Controller or processor",
        "a controller decides what data are for; a processor works for others",
        fitting.role,
        "controller",
    ),
    "client": Question(
        "Name of a client",
        "a processor's record names for whom it works (Article 30(2)(a))",
        fitting.line,
        "Example Client",
        role=ActivityRole.PROCESSOR,
    ),
    "system": Question(
        "First system that holds personal data",
        "a database, an application, a mailing list",
        fitting.line,
        "Customer database",
        "Hosting platform",
    ),
    "location": Question(
        "Where its bytes are", "a country, or a cloud region such as aws:eu-north-1", fitting.place, "SE"
    ),
    "data": Question(
        "What it holds",
        "data types with commas between them; an editor lists all of them later",
        fitting.data_types,
        "name.full, email.address",
    ),
    "subjects": Question(
        "Whose data they are",
        "categories of data subjects with commas between them (Article 30(1)(c))",
        fitting.subjects,
        "customer",
        "end-user-of-customer",
    ),
    "purpose": Question(
        "What the data are for",
        "in words that the people concerned understand (Article 30(1)(b))",
        fitting.line,
        "Run the customer's account",
        "Host the data that the client stores",
    ),
    "basis": Question(
        "Lawful basis",
        "consent, contract, legal_obligation, legitimate_interests, public_task, vital_interests (Article 6(1))",
        fitting.basis,
        "contract",
        role=ActivityRole.CONTROLLER,
    ),
}
"""What is asked, in this order."""
