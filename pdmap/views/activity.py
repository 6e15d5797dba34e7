"""The view of an activity: everything that serves it, with its entry in the record of processing beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.graph import Element, ElementKind
from pdmap.model import Activity, ids, listed
from pdmap.questions.usage import systems_of
from pdmap.views.compose import compose
from pdmap.views.facts.activities import activity_rows, clocks_table
from pdmap.views.facts.findings import finding_count, findings_table, notes_on
from pdmap.views.facts.register import register
from pdmap.views.fitting import fitted
from pdmap.views.material import Material, ViewKind
from pdmap.views.part import Part, part_of_links
from pdmap.views.survey import survey
from pdmap.views.tables import Table
from pdmap.views.view import View
from pdmap.views.words import say


def build(material: Material) -> View:
    """Return what serves an activity; its systems and the parties that it names even where no flow touches them."""
    activity = material.inventory.activities[material.argument]
    part = _part(material, activity)
    name, scope = f"activity:{activity.id}", say("scope.activity", activity.title)
    return fitted(compose(material, part, name, scope, _facts(material, activity, part)), part, material)


def choices(material: Material) -> tuple[str, ...]:
    """Return the ids of all activities."""
    return tuple(sorted(material.inventory.activities))


VIEW = ViewKind("an activity: all that serves it, with its entry of Article 30", build, choices)

# Private functions


def _part(material: Material, activity: Activity) -> Part:
    links = [link for link in material.graph.links if activity.id in link.activities]
    part = part_of_links(links, alone=_named(material, activity))
    return replace(part, about=frozenset({activity.address}))


def _named(material: Material, activity: Activity) -> Iterator[Element]:
    """Yield the systems and parties that an activity names itself."""
    inventory = material.inventory
    yield from (Element(ElementKind.SYSTEM, system.id) for system in systems_of(inventory, activity))
    recipients = (recipient.party for recipient in listed(activity.recipients) if recipient.party)
    joint = (each.party for each in listed(activity.joint_controllers))
    parties = {*ids(activity.on_behalf_of), *(mention.id for mention in (*recipients, *joint))}
    yield from (Element(ElementKind.PARTY, party) for party in parties if party in inventory.parties)


def _facts(material: Material, activity: Activity, part: Part) -> tuple[Table, ...]:
    surveyed = survey(material)
    notes = notes_on(activity.address, part.links, surveyed)
    rows = (
        *activity_rows(activity, part.links, surveyed),
        (say("fact.findings"), finding_count(material, notes)),
    )
    shown = {link.id for link in part.links}
    systems = set(ids(activity.systems))
    legs = [leg for leg in material.legs if (leg.link.id in shown if leg.link else leg.holder in systems)]
    title = say("facts.record.controller" if activity.is_controller else "facts.record.processor")
    return (
        Table(title, (), rows),
        *clocks_table(activity, surveyed),
        *register(legs, surveyed, material.as_of),
        *findings_table(notes),
    )
