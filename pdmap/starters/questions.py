"""What has to be known for a first inventory: the questions and their defaults."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from pdmap.frozen import dataclass
from pdmap.model import ActivityRole
from pdmap.starters import fitting


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask before the first inventory is written."""

    text: str
    reason: str
    """Why it is asked, in a few words."""
    checked: Callable[[str], str]
    """Return the answer as it is kept. Raises `AnswerError` where it does not fit."""
    default: str
    defaults: Mapping[str, str] = field(default_factory=dict)
    """Other defaults, by the role or the lawful basis for which they hold."""
    follows: str = ""
    """The question whose answer is the default, if it was answered."""
    roles: tuple[ActivityRole, ...] = ()
    """Who is asked; everybody where empty."""
    bases: tuple[str, ...] = ()
    """Lawful bases that lead to the question; all of them where empty."""
    is_example: bool = False
    """Whether the default only shows what an answer looks like, so that whoever takes it has not answered."""

    def default_for(self, answers: Mapping[str, str]) -> str:
        """Return what is taken where nobody answers, after the answers so far."""
        words = (answers.get("role", ""), answers.get("basis", ""))
        special = next((self.defaults[word] for word in words if word in self.defaults), self.default)
        return answers.get(self.follows, special)

    def is_asked(self, answers: Mapping[str, str]) -> bool:
        """Return whether there is something to ask, after the answers so far."""
        is_theirs = not self.roles or answers.get("role") in self.roles
        return is_theirs and (not self.bases or answers.get("basis") in self.bases)


_CONTROLLERS = (ActivityRole.CONTROLLER, ActivityRole.JOINT_CONTROLLER)
"""Who decides what data are for, alone or with others."""

QUESTIONS: Mapping[str, Question] = {
    "name": Question(
        "Name of the organization",
        "every record begins with it (Article 30(1)(a))",
        fitting.line,
        "Example Organization",
        is_example=True,
    ),
    "country": Question(
        "Country of establishment", "tells which transfers leave the territory of the law", fitting.country, "SE"
    ),
    "contact": Question(
        "Contact for data protection",
        "an email address, preferably of a role; any other way to reach it will do",
        fitting.line,
        "privacy@example.com",
        is_example=True,
    ),
    "role": Question(
        "Controller, joint-controller or processor",
        "a controller decides what data are for, a joint controller with others; a processor works for others",
        fitting.role,
        "controller",
    ),
    "client": Question(
        "Name of a client",
        "a processor's record names for whom it works (Article 30(2)(a))",
        fitting.line,
        "Example Client",
        roles=(ActivityRole.PROCESSOR,),
        is_example=True,
    ),
    "partner": Question(
        "Name of the other controller",
        "a record names who decides together with the organization (Article 30(1)(a))",
        fitting.line,
        "Example Partner",
        roles=(ActivityRole.JOINT_CONTROLLER,),
        is_example=True,
    ),
    "system": Question(
        "First system that holds personal data",
        "a database, an application, a mailing list",
        fitting.line,
        "Customer database",
        {"processor": "Hosting platform"},
    ),
    "location": Question(
        "Where its bytes are",
        "a country, or a cloud region such as aws:eu-north-1",
        fitting.place,
        "SE",
        follows="country",
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
        {"processor": "end-user-of-customer"},
    ),
    "purpose": Question(
        "What the data are for",
        "in words that the people concerned understand (Article 30(1)(b))",
        fitting.line,
        "Run the customer's account",
        {"processor": "Host the data that the client stores"},
    ),
    "owner": Question(
        "Who answers for it", "a role, which outlives the person (Article 24(1))", fitting.line, "management"
    ),
    "basis": Question(
        "Lawful basis",
        "consent, contract, legal_obligation, legitimate_interests, public_task, vital_interests (Article 6(1))",
        fitting.basis,
        "contract",
        roles=_CONTROLLERS,
    ),
    "law": Question(
        "Law that it rests on",
        "a statute has to lay the basis down (Article 6(3))",
        fitting.line,
        "the national bookkeeping act",
        {"public_task": "the act that sets the task"},
        roles=_CONTROLLERS,
        bases=("legal_obligation", "public_task"),
        is_example=True,
    ),
    "interest": Question(
        "Interest that is pursued",
        "the notice names it (Article 13(1)(d))",
        fitting.line,
        "keeping the service free of abuse",
        roles=_CONTROLLERS,
        bases=("legitimate_interests",),
        is_example=True,
    ),
    "balancing": Question(
        "Balancing test",
        "its place and its day, such as docs/balancing.md 2026-02-01; none if there is none (Article 6(1)(f))",
        fitting.kept,
        "none",
        roles=_CONTROLLERS,
        bases=("legitimate_interests",),
    ),
    "notice": Question(
        "Privacy notice",
        "where people are told about it; none if there is none (Articles 13 and 14)",
        fitting.line,
        "https://example.com/privacy",
        roles=_CONTROLLERS,
        is_example=True,
    ),
}
"""What is asked, in this order."""
