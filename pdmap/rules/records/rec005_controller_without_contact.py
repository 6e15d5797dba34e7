"""A processor's record names a controller that nobody can reach."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Activity, Contact, Mention, Party, Unknown, listed
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each controller without contact, with the first activity that names it, by id."""
    told: set[str] = set()
    for _, activity in sorted(context.inventory.activities.items()):
        for used in () if activity.is_controller else listed(activity.on_behalf_of):
            party = context.inventory.parties.get(used.id)
            if party and party.id not in told and not isinstance(party.contact, Contact):
                told.add(party.id)
                yield _observation(context, activity, used, party)


RULE = Rule(
    check=Check(
        "REC005",
        "controller without contact details in a processor's record",
        Severity.ERROR,
        ("Art. 30(2)(a) GDPR",),
    ),
    checks="Every party that an activity as processor is carried out for has a `contact`. It is a warning where the "
    "contact is not known yet, and for a group of controllers, whose members are often kept in a list elsewhere. "
    "Missing controllers and missing categories of processing are the subject of REC003.",
    why="The record of Article 30(2) names each controller with its contact details. After a breach the processor has "
    "to reach every one of them without undue delay (Article 33(2)), and this is where it looks.",
    fix="Record the contact of the controller. For a group, say in `contact` where the list of its members with their "
    "contacts is kept.",
    ask="Is the list of controllers complete on any given day, those who left last month included?",
    bad="""\
parties:
  acme: {name: Acme GmbH, role: controller}  # <- finding
activities:
  hosting: {role: processor, on_behalf_of: [acme], categories_of_processing: [hosting]}
""",
    good="""\
parties:
  acme: {name: Acme GmbH, role: controller, contact: privacy@acme.example}
activities:
  hosting: {role: processor, on_behalf_of: [acme], categories_of_processing: [hosting]}
""",
    find=find,
    profile=Profile.MINIMAL,
)


# Private functions


def _observation(context: Context, activity: Activity, used: Mention, party: Party) -> Observation:
    unknown = party.contact if isinstance(party.contact, Unknown) else None
    state = not_known(unknown, context.as_of) if unknown else "not recorded"
    whose = f"the members of {named(party)}" if party.is_group else named(party)
    return Observation(
        address=party.address,
        node=party.at("contact"),
        message=f"the contact of {whose}, a controller of `{activity.id}`, is {state}",
        remedy=f"record it{', or where the list is kept' if party.is_group else ''}:\n"
        f"parties:\n  {party.id}:\n    contact: ...",
        label="no `contact`" if party.contact is None else "",
        related=(used.node.location(f"`{activity.id}` is done for it"),),
        severity=Severity.WARNING if unknown or party.is_group else None,
        depends_on=(activity.address,),
    )
