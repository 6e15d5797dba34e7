"""The sections of a first inventory that tell where data are and what protects them: `systems` and `measures`."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.escape import yaml
from pdmap.model import ActivityRole
from pdmap.reference import built_in
from pdmap.starters.answers import Answers
from pdmap.starters.identifiers import system_id
from pdmap.starters.marks import assumptions, unanswered

MEASURE_LINES = (
    "measures:",
    "  need-to-know:",
    "    name: Only those who need the data for their work can read them",
    "    type: organizational",
    "    article32: b",
    "    assumptions: {name: the measures in place were not asked for}",
)
"""The section `measures`."""
_QUESTIONS = {"name": "system", "location": "location", "subjects": "subjects", "fields": "data"}
"""Keys of a system, and the questions that they come from."""


def system_lines(answers: Answers) -> Iterator[str]:
    """Yield the lines of the section `systems`."""
    yield "systems:"
    yield f"  {system_id(answers)}:"
    yield f"    name: {yaml(answers.system)}"
    yield f"    location: {_place(answers.location)}"
    yield "    hosted_by: {unknown: who runs it is not written down yet}"
    yield "    deletion: {method: manual}"
    yield f"    rights: {_rights(answers)}"
    yield "    measures: [need-to-know]"
    yield f"    subjects: [{', '.join(answers.subjects)}]"
    yield "    fields:"
    yield from (f"      - {_field(kind)}" for kind in answers.data)
    yield from assumptions(4, unanswered(answers, _QUESTIONS) | dict(_assumed(answers)))


# Private functions


def _rights(answers: Answers) -> str:
    if answers.role is ActivityRole.PROCESSOR:
        return "{unknown: how requests that the client passes on are met is not written down yet}"
    return "{lookup: what the person gives, access: copied out by hand}"


def _assumed(answers: Answers) -> Iterator[tuple[str, str]]:
    yield "deletion", "how data are erased was not asked for"
    if answers.role is not ActivityRole.PROCESSOR:
        yield "rights", "how a person's data are found and handed out was not asked for"


def _place(place: str) -> str:
    """Return a place as it is written; `NO` is in quotes, for readers of YAML 1.1 take it for `false`."""
    return yaml(place) if place.isupper() else place


def _field(kind: str) -> str:
    is_secret = built_in().data_types[kind].credential
    return f"{{type: {kind}, protection: {{unknown: is not written down yet}}}}" if is_secret else kind
