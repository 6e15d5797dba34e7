"""The manifest of a first inventory: what was answered, and what is assumed and marked so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from pdmap.escape import yaml
from pdmap.fixes.modeline import SCHEMA_FILE, modeline
from pdmap.model import ActivityRole
from pdmap.reference import Regime, built_in
from pdmap.starters.answers import Answers


def manifest_text(answers: Answers) -> str:
    """Return the manifest; its sections stand in the order of the language, a blank line between them."""
    sections = [
        [modeline(SCHEMA_FILE), *_HEAD, *_organization(answers)],
        _parties(answers),
        _systems(answers),
        _activities(answers),
        _MEASURES,
    ]
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in sections if lines)


# Private functions

_HEAD = (
    "# Which personal data are held, why, where they go and for how long.",
    "# `none` and `{unknown: reason}` are answers; what `assumptions` lists was assumed and has to be asked.",
)
_MEASURES = [
    "measures:",
    "  need-to-know:",
    "    name: Only those who need the data for their work can read them",
    "    type: organizational",
    "    article32: b",
    "    assumptions: {name: the measures in place were not asked for}",
]
_NOT_ASKED = "assumed when the inventory was made"
_REGIMES = {"GB": Regime.UK_GDPR, "CH": Regime.CH_FADP}
"""Countries outside the Union with a law of their own that pdmap judges by."""
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_CLIENT = "client"
_OF_SYSTEM = {"name": "system", "location": "location", "subjects": "subjects", "fields": "data"}
"""Keys of a system, and the questions that they come from."""


def _organization(answers: Answers) -> Iterator[str]:
    yield "organization:"
    yield f"  name: {yaml(answers.name)}"
    yield f"  country: {yaml(answers.country)}"
    yield f"  contact: {_contact(answers.contact)}"
    if answers.country in _REGIMES:
        yield f"  regimes: [{_REGIMES[answers.country]}]"
    yield "  dpo: {unknown: whether Article 37(1) asks for one is not settled yet}"
    yield from _assumptions(2, {name: _NOT_ASKED for name in ("name", "country", "contact") if name in answers.assumed})


def _parties(answers: Answers) -> list[str]:
    if answers.role is ActivityRole.CONTROLLER:
        return []
    return [
        "parties:",
        f"  {_client_id(answers)}:",
        f"    name: {yaml(answers.client)}",
        "    role: controller",
        f"    country: {yaml(answers.country)}",
        "    contact: {email: privacy@example.com}",
        *_assumptions(
            4,
            {
                **({"name": _NOT_ASKED} if _CLIENT in answers.assumed else {}),
                "country": "taken to be that of the organization",
                "contact": "was not asked for",
            },
        ),
    ]


def _systems(answers: Answers) -> list[str]:
    return [
        "systems:",
        f"  {_system_id(answers)}:",
        f"    name: {yaml(answers.system)}",
        f"    location: {_place(answers.location)}",
        "    hosted_by: {unknown: who runs it is not written down yet}",
        "    deletion: {unknown: how data are erased is not written down yet}",
        "    rights: {unknown: how a person's data are found and handed out is not written down yet}",
        "    measures: [need-to-know]",
        f"    subjects: [{', '.join(answers.subjects)}]",
        "    fields:",
        *(f"      - {_field(kind)}" for kind in answers.data),
        *_assumptions(4, {key: _NOT_ASKED for key, name in _OF_SYSTEM.items() if name in answers.assumed}),
    ]


def _activities(answers: Answers) -> list[str]:
    is_controller = answers.role is ActivityRole.CONTROLLER
    return [
        "activities:",
        f"  {_activity_id(answers)}:",
        f"    role: {answers.role}",
        *(_purposes(answers) if is_controller else _processing(answers)),
        f"    subjects: [{', '.join(answers.subjects)}]",
        f"    data: [{', '.join(answers.data)}]",
        f"    systems: [{_system_id(answers)}]",
        "    recipients: none",
        f"    transfers: {_transfers(answers)}",
        "    retention: {criteria: until the purpose has ended}",
        *_assumptions(4, dict(_assumed_of_activity(answers))),
    ]


def _purposes(answers: Answers) -> Iterator[str]:
    yield "    purposes:"
    yield f"      - text: {yaml(answers.purpose)}"
    yield f"        basis: {answers.basis}"
    if answers.basis == "consent":
        yield "        consent: {unknown: how it is shown and withdrawn is not written down yet}"


def _processing(answers: Answers) -> Iterator[str]:
    yield f"    on_behalf_of: [{_client_id(answers)}]"
    yield f"    categories_of_processing: [{yaml(answers.purpose)}]"


def _assumed_of_activity(answers: Answers) -> Iterator[tuple[str, str]]:
    purpose = "purposes" if answers.role is ActivityRole.CONTROLLER else "categories_of_processing"
    if answers.assumed & {"purpose", "basis"}:
        yield purpose, _NOT_ASKED
    yield from ((key, _NOT_ASKED) for key in ("subjects", "data") if key in answers.assumed)
    yield "recipients", "whether anybody else receives the data was not asked for"
    if _is_inside(answers):
        yield "transfers", "follows from the place of the system alone"
    yield "retention", "how long the data are kept was not asked for"


def _transfers(answers: Answers) -> str:
    return "none" if _is_inside(answers) else "{unknown: what carries the transfer is not written down yet}"


def _is_inside(answers: Answers) -> bool:
    """Return whether the system keeps its data in the territory of the law that the inventory is judged by."""
    reference = built_in()
    region = reference.regions.get(answers.location)
    regime = _REGIMES.get(answers.country, Regime.EU_GDPR)
    return all(reference.is_inside(place, regime) for place in (region.countries if region else [answers.location]))


def _place(place: str) -> str:
    """Return a place as it is written; `NO` is in quotes, for readers of YAML 1.1 take it for `false`."""
    return yaml(place) if place.isupper() else place


def _field(kind: str) -> str:
    is_secret = built_in().data_types[kind].credential
    return f"{{type: {kind}, protection: {{unknown: is not written down yet}}}}" if is_secret else kind


def _contact(text: str) -> str:
    return f"{{email: {yaml(text)}}}" if _EMAIL.fullmatch(text) else yaml(text)


def _assumptions(indent: int, reasons: Mapping[str, str]) -> Iterator[str]:
    if reasons:
        yield f"{'':{indent}}assumptions:"
    for key, reason in reasons.items():
        yield f"{'':{indent}}  {key}: {reason}"


def _system_id(answers: Answers) -> str:
    return identifier(answers.system, "first-system")


def _activity_id(answers: Answers) -> str:
    return identifier(answers.purpose, "first-activity")


def _client_id(answers: Answers) -> str:
    """Return an id for the client that the system does not have: a flow may name either."""
    own = identifier(answers.client, "first-client")
    return f"{own}-client" if own == _system_id(answers) else own


def identifier(text: str, default: str) -> str:
    """Return an id made of the words of a text, with the default before it where it could be taken for a number.

    The default alone stands for a text without Latin letters and digits.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.findall(r"[a-z0-9]+", plain)
    name = "-".join(_first(words, 40))
    if not name:
        return default
    return name if yaml(name) == name else f"{default}-{name}"


def _first(words: Iterable[str], length: int) -> Iterator[str]:
    """Yield as many words as an id of a length holds, and a part of the first one at least."""
    used = 0
    for word in words:
        if used and used + 1 + len(word) > length:
            return
        used += len(word) + 1
        yield word[:length]
