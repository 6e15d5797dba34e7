"""Transfers as objects of JSON; `schemas/transfers.schema.json` describes them."""

from __future__ import annotations

import datetime as dt

from pdmap.app.answer_formats import answer_object, source_object
from pdmap.app.answers import Answered, Standing, answer_of, country_of_party, recorded
from pdmap.findings import Location
from pdmap.graph import Element, Link
from pdmap.model import (
    PROCESSING,
    Assessment,
    Certification,
    Inventory,
    MechanismUse,
    Party,
    Place,
    Transfer,
    Unknown,
    listed,
)
from pdmap.questions.grounds import Ground
from pdmap.questions.hurdles import hurdle_of_itself
from pdmap.questions.titles import element_title
from pdmap.questions.transferring import Assessed, Entry, Onward, Step, TransferPath, assessed
from pdmap.questions.transferring.open_points import step_points
from pdmap.questions.transfers import Leg
from pdmap.reference import Country
from pdmap.views.facts.answers import emptiness
from pdmap.views.places import place_names

Object = dict[str, object]


def entry_object(entry: Entry, inventory: Inventory, as_of: dt.date) -> Object:
    """Return a transfer.

    Args:
        entry: The transfer.
        inventory: Its inventory, as it is judged by the law of the register.
        as_of: The day that it is judged on.
    """
    path = entry.path
    return {
        "id": path.id,
        "kind": path.kind.value,
        "route": [_element(element, inventory) for element in path.elements],
        "links": [_link(link) for link in path.route],
        "importers": [_importer(party, inventory) for party in path.importers],
        "steps": [_step(step, inventory, as_of) for step in path.steps],
        "options": [_option(leg) for leg in path.options],
        "onward": [_onward(each, inventory) for each in path.onward],
        "subprocessors": answer_object(_subprocessors(path)),
        "activities": [activity.id for activity in path.activities],
        "data": answer_object(recorded(path.data)),
        "subjects": answer_object(recorded(path.subjects)),
        "open": [point.value for point in entry.open],
        "is_planned": entry.ahead is not None,
        "begins": entry.ahead.day.isoformat() if entry.ahead and entry.ahead.day else None,
        "source": source_object(path.item.head.location()),
    }


def copies_of(step: Step) -> Answered:
    """Return how people get a copy of the safeguards of a step; it is asked where safeguards carry the data."""
    told = tuple(dict.fromkeys(each.copy for each in step.transfers if each.copy))
    is_asked = step.ground is Ground.SAFEGUARD
    return answer_of(None, told) if told or is_asked else Answered()


def assessment_text(found: Assessed) -> str:
    """Return what is written of an assessment, in one cell; empty where nothing is."""
    answer = found.transfer.assessment if found.transfer else None
    if isinstance(answer, Assessment):
        return ", ".join(str(part) for part in (answer.ref, answer.date, answer.outcome) if part)
    return emptiness(answer) if isinstance(answer, Unknown) else ""


# Private functions


def _element(element: Element, inventory: Inventory) -> Object:
    title = element_title(element, inventory)
    return {"kind": element.kind.value, "id": element.id, "name": "" if title == element.id else title}


def _link(link: Link) -> Object:
    return {
        "id": link.id,
        "kind": link.kind.value,
        "from": link.source.key,
        "to": link.target.key,
        "source": source_object(link.item.head.location()),
    }


def _importer(party: Party, inventory: Inventory) -> Object:
    return {
        "id": party.id,
        "name": party.name or "",
        "roles": [role.value for role in party.roles],
        "country": answer_object(country_of_party(party, inventory)),
        "parent_country": answer_object(_places(party.parent_country, inventory)),
        "access_from": answer_object(_places(party.access_from, inventory)),
        "certification": _certification(party),
        "source": source_object(party.head.location()),
    }


def _places(answer: object, inventory: Inventory) -> Answered:
    known = answer if isinstance(answer, tuple) else (answer,)
    places = tuple(place for place in known if isinstance(place, Place))
    return answer_of(answer, place_names(places, inventory))


def _certification(party: Party) -> Object:
    """Return the certification of a party under the Data Privacy Framework."""
    written = party.dpf if isinstance(party.dpf, Certification) else None
    told = answer_of(party.dpf, (written.status or "",) if written else ())
    return {
        "state": told.standing.value,
        "status": (written.status or "") if written else "",
        "scope": list(written.scope) if written else [],
        "checked": written.checked.isoformat() if written and written.checked else None,
        "note": "" if written else answer_object(told)["note"],
    }


def _step(step: Step, inventory: Inventory, as_of: dt.date) -> Object:
    unknown = step.judgment.unknown
    return {
        "country": _country(step.country),
        "places": list(dict.fromkeys(leg.place.name for leg in step.legs)),
        "presences": [presence.value for presence in step.presences],
        "sense": step.sense.value,
        "chosen_by": step.chosen_by,
        "access_excluded": step.is_access_excluded,
        "ground": step.ground.value,
        "note": emptiness(unknown) if unknown else "",
        "adequacy": _adequacy(step, as_of),
        "mechanisms": [_mechanism(use, inventory, as_of) for use in step.mechanisms],
        "assessment": _assessment(assessed(inventory, step, as_of)),
        "copy": answer_object(copies_of(step)),
        "open": list(dict.fromkeys(point.value for point in step_points(inventory, step, as_of))),
        "source": source_object(step.place.node.location("")),
    }


def _country(country: Country | None) -> Object | None:
    return {"code": country.code, "name": country.name} if country else None


def _adequacy(step: Step, as_of: dt.date) -> Object | None:
    decision = step.adequacy
    if decision is None:
        return None
    return {
        "instrument": decision.instrument,
        "scope": decision.scope.value,
        "condition": decision.condition,
        "valid_until": decision.valid_until.isoformat() if decision.valid_until else None,
        "challenge": decision.challenge if decision.is_challenged(as_of) else "",
        "applies": step.ground is Ground.ADEQUACY,
    }


def _mechanism(use: MechanismUse, inventory: Inventory, as_of: dt.date) -> Object:
    hurdle = hurdle_of_itself(inventory, use, as_of)
    return {
        "id": use.mechanism.id,
        "modules": list(use.modules),
        "signed": use.signed.isoformat() if use.signed else None,
        "expires": use.expires.isoformat() if use.expires else None,
        "annexes": list(use.annexes),
        "ref": use.ref or "",
        "obstacle": hurdle.reason.value if hurdle else None,
        "source": source_object(use.mechanism.node.location("")),
    }


def _assessment(found: Assessed) -> Object:
    written = found.transfer.assessment if found.transfer else None
    made = written if isinstance(written, Assessment) else None
    return {
        "state": found.state.value,
        "needed": found.is_needed,
        "date": made.date.isoformat() if made and made.date else None,
        "ref": (made.ref or "") if made else "",
        "outcome": (made.outcome or "") if made else "",
        "note": emptiness(written) if isinstance(written, Unknown) else "",
        "source": source_object(_source(found.transfer)) if found.transfer else None,
    }


def _source(transfer: Transfer) -> Location:
    return transfer.at("assessment").location("")


def _option(leg: Leg) -> Object:
    return {
        "place": leg.place.name,
        "country": _country(leg.country),
        "chosen_by": leg.chosen_by,
        "ground": leg.ground.value,
        "source": source_object(leg.place.node.location("")),
    }


def _onward(each: Onward, inventory: Inventory) -> Object:
    return {
        "id": each.link.id,
        "kind": each.link.kind.value,
        "to": _element(each.link.target, inventory),
        "countries": [{"country": _country(leg.country), "ground": leg.ground.value} for leg in each.legs],
        "transfer": each.path or None,
    }


def _subprocessors(path: TransferPath) -> Answered:
    """Return whom the importer engages, as it is written; asked of a processor."""
    processors = [party for party in path.importers if not PROCESSING.isdisjoint(party.roles)]
    if len(processors) != 1:
        return Answered(Standing.NOT_ASKED)
    (party,) = processors
    return answer_of(party.subprocessors, (mention.id for mention in listed(party.subprocessors)))
