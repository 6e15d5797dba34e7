"""The section of a first inventory that tells what is done with data, and why: `activities`."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.escape import yaml
from pdmap.model import ActivityRole
from pdmap.starters.answers import Answers
from pdmap.starters.fitting import place_and_day
from pdmap.starters.identifiers import activity_id, client_id, partner_id, system_id
from pdmap.starters.marks import NOT_ASKED, assumptions, unanswered
from pdmap.starters.territory import abroad

_OPEN_TO_OBJECTION = ("legitimate_interests", "public_task")
"""Lawful bases under which people may object (Article 21(1))."""
_OF_PURPOSES = ("purpose", "basis", "law", "interest")
"""Questions whose answers stand as texts under `purposes`."""


def activity_lines(answers: Answers) -> Iterator[str]:
    """Yield the lines of the section `activities`."""
    is_controller = answers.role is not ActivityRole.PROCESSOR
    yield "activities:"
    yield f"  {activity_id(answers)}:"
    yield f"    role: {answers.role}"
    yield f"    owner: {yaml(answers.owner)}"
    yield from _purposes(answers) if is_controller else _processing(answers)
    yield f"    subjects: [{', '.join(answers.subjects)}]"
    yield f"    data: [{', '.join(answers.data)}]"
    yield f"    systems: [{system_id(answers)}]"
    yield "    recipients: none"
    yield f"    transfers: {_transfers(answers)}"
    yield "    retention: {criteria: until the purpose has ended}"
    yield from _informing(answers) if is_controller else ()
    yield from _joint_control(answers) if answers.role is ActivityRole.JOINT_CONTROLLER else ()
    yield from assumptions(4, dict(_assumed(answers)))


# Private functions


def _purposes(answers: Answers) -> Iterator[str]:
    yield "    purposes:"
    yield f"      - text: {yaml(answers.purpose)}"
    yield f"        basis: {answers.basis}"
    if answers.law:
        yield f"        law: {yaml(answers.law)}"
    if answers.interest:
        yield f"        interest: {yaml(answers.interest)}"
        yield f"        assessment: {_balancing(answers)}"
    if answers.basis == "consent":
        yield "        consent: {record: noted beside the data, withdrawal: by writing to the contact}"


def _balancing(answers: Answers) -> str:
    if answers.balancing == "none":
        return "none"
    place, day = place_and_day(answers.balancing)
    return f"{{ref: {yaml(place)}{f', date: {day}' if day else ''}}}"


def _processing(answers: Answers) -> Iterator[str]:
    yield f"    on_behalf_of: [{client_id(answers)}]"
    yield f"    categories_of_processing: [{yaml(answers.purpose)}]"


def _transfers(answers: Answers) -> str:
    return f"[{', '.join(map(yaml, abroad(answers)))}]" if abroad(answers) else "none"


def _informing(answers: Answers) -> Iterator[str]:
    yield f"    notice: {'none' if answers.notice == 'none' else f'{{ref: {yaml(answers.notice)}}}'}"
    if answers.basis in _OPEN_TO_OBJECTION:
        yield "    objection: by writing to the contact"


def _joint_control(answers: Answers) -> Iterator[str]:
    partner = partner_id(answers)
    essence = "https://example.com/privacy" if answers.notice == "none" else answers.notice
    yield "    joint_controllers:"
    yield f"      - {{party: {partner}, arrangement: contracts/{partner}.pdf, essence: {yaml(essence)}}}"


def _assumed(answers: Answers) -> Iterator[tuple[str, str]]:
    yield from unanswered(answers, {"role": "role", "owner": "owner"}).items()
    if answers.role is ActivityRole.PROCESSOR:
        yield from unanswered(answers, {"categories_of_processing": "purpose"}).items()
    elif reasons := list(_assumed_of_purposes(answers)):
        yield "purposes", "; ".join(reasons)
    yield from unanswered(answers, {"subjects": "subjects", "data": "data"}).items()
    yield "recipients", "whether anybody else receives the data was not asked for"
    yield "transfers", "follows from the place of the system alone"
    yield "retention", "how long the data are kept was not asked for"
    yield from unanswered(answers, {"notice": "notice"}).items()
    if answers.basis in _OPEN_TO_OBJECTION:
        yield "objection", "how people object was not asked for"
    if answers.role is ActivityRole.JOINT_CONTROLLER:
        yield "joint_controllers", "where the arrangement is and where its essence is told was not asked for"


def _assumed_of_purposes(answers: Answers) -> Iterator[str]:
    names = [name for name in _OF_PURPOSES if name in answers.assumed]
    if names:
        yield f"{' and '.join(names)} {NOT_ASKED}"
    if "balancing" in answers.assumed:
        yield "whether there is a balancing test was not said"
    if answers.basis == "consent":
        yield "how consent is shown and withdrawn was not asked for"
