"""A mandatory element of the record has no content and no explicit answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Profile, Severity
from pdmap.frozen import dataclass
from pdmap.graph import ElementKind, Link, data_held, subjects_held
from pdmap.model import Activity, Inventory, Nothing, PartyRole, Unknown, ids
from pdmap.questions.serving import links_by_activity
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known, yaml_list


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the record: its key, and how a message calls it."""

    key: str
    name: str


OF_CONTROLLERS = (
    Element("purposes", "purposes"),
    Element("subjects", "categories of data subjects"),
    Element("data", "categories of personal data"),
    Element("recipients", "recipients"),
)
"""Article 30(1)(b), (c) and (d)."""
OF_PROCESSORS = (
    Element("on_behalf_of", "controllers"),
    Element("categories_of_processing", "categories of processing"),
)
"""Article 30(2)(a) and (b)."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each element of an activity without content, and each `none` that is no answer."""
    serving = links_by_activity(context.graph)
    parties = context.inventory.parties.values()
    controllers = frozenset(party.id for party in parties if PartyRole.CONTROLLER in party.roles)
    for activity in context.inventory.activities.values():
        told = _Told(context.inventory, activity, serving.get(activity.id, []), controllers)
        for element in OF_CONTROLLERS if activity.is_controller else OF_PROCESSORS:
            answer: object = getattr(activity, element.key)
            if answer is None or answer == ():
                message = f"no {element.name} are recorded for {named(activity)}"
                yield _observation(told, element, message)
            elif isinstance(answer, Nothing) and element.key != "recipients":
                yield _observation(told, element, _none(element, activity), _NONE[element.key])
            elif isinstance(answer, Unknown):
                state = not_known(answer, context.as_of)
                message = f"the {element.name} of {named(activity)} are {state}"
                yield _observation(told, element, message, Severity.WARNING)


# Private functions


@dataclass(frozen=True, slots=True)
class _Told:
    """An activity, and what the rest of the inventory tells of it already."""

    inventory: Inventory
    activity: Activity
    links: list[Link]
    """Those that serve the activity."""
    controllers: frozenset[str]
    """Parties that the organization may process for."""

    def values(self, key: str) -> frozenset[str]:
        """Return what systems, flows and parties tell of an element; nothing where they tell nothing."""
        systems = self.inventory.systems
        used = [systems[identifier] for identifier in ids(self.activity.systems) if identifier in systems]
        match key:
            case "subjects":
                return frozenset(subject for system in used for subject in subjects_held(system))
            case "data":
                return frozenset(data_type for system in used for data_type in data_held(system))
            case "recipients":
                return frozenset(link.target.id for link in self.links if link.target.kind is ElementKind.PARTY)
            case "on_behalf_of":
                return self.controllers
            case _:
                return frozenset()


_NONE: Mapping[str, Severity | None] = {
    "purposes": None,
    "subjects": Severity.WARNING,
    "data": Severity.WARNING,
    "on_behalf_of": None,
    "categories_of_processing": None,
}
"""How grave `none` is, where that is not the rule's own severity."""


def _none(element: Element, activity: Activity) -> str:
    """Return what a message says of an element that is `none`."""
    reason = ": a processor acts for somebody" if element in OF_PROCESSORS else ""
    return f"the {element.name} of {named(activity)} are `none`{reason}"


def _observation(told: _Told, element: Element, message: str, severity: Severity | None = None) -> Observation:
    activity = told.activity
    values = told.values(element.key)
    value = yaml_list(sorted(values)) if values else _TEMPLATES[element.key]
    lead = "write them, or `none` where there are none:" if element.key == "recipients" else "write them:"
    return Observation(
        address=activity.address,
        node=activity.at(element.key),
        message=message,
        remedy=f"{lead}\nactivities:\n  {activity.id}:\n    {element.key}: {value}",
        label="" if activity.has(element.key) else f"no `{element.key}`",
        detail=element.key,
        severity=severity,
    )


_TEMPLATES: Mapping[str, str] = {
    "purposes": "[{text: ..., basis: ...}]",
    "subjects": "[...]",
    "data": "[...]",
    "recipients": "[...]  # or none",
    "on_behalf_of": "[...]",
    "categories_of_processing": "[...]",
}
"""What to write where nothing can be derived."""

RULE = Rule(
    check=Check(
        "REC003",
        "empty mandatory element of the record",
        Severity.ERROR,
        (
            "Art. 30(1)(b) GDPR",
            "Art. 30(1)(c) GDPR",
            "Art. 30(1)(d) GDPR",
            "Art. 30(2)(a) GDPR",
            "Art. 30(2)(b) GDPR",
        ),
    ),
    checks="An activity as controller records its purposes, its categories of data subjects and of personal data, and "
    "its recipients. An activity as processor records on whose behalf it is done and the categories of processing. "
    "`none` is an answer for recipients alone: a controller always has a purpose, and a processor always acts for "
    "somebody. It is a warning where data subjects or data are `none`, since what uses no personal data has no place "
    "in the record, and where the answer is not known yet.",
    why="Article 30(1)(b) to (d) and 30(2)(a) and (b) ask for these elements without exception. A cell that is left "
    "blank does not tell whether there is nothing or whether nobody asked.",
    fix="Write the element. What the systems and flows of the inventory tell already is in the help of the finding. "
    "Where there are no recipients at all, write `recipients: none`.",
    ask="Are hosts and other processors among the recipients? They are recipients too (Article 4(9)).",
    bad="""\
activities:
  newsletter:  # <- finding: no recipients are recorded
    role: controller
    purposes: [{text: Send the monthly newsletter, basis: consent}]
    subjects: [newsletter-subscriber]
    data: [email.address]
""",
    good="""\
activities:
  newsletter:
    role: controller
    purposes: [{text: Send the monthly newsletter, basis: consent}]
    subjects: [newsletter-subscriber]
    data: [email.address]
    recipients: none
""",
    find=find,
    profile=Profile.MINIMAL,
)
