"""What findings of policies say: the fact, in words."""

from __future__ import annotations

from collections.abc import Sequence

from pdmap.model import Conditions, Policy, Sense
from pdmap.rules.policies.cases import Dimension, Whereabouts, wanted
from pdmap.rules.policies.conditions import Evidence
from pdmap.rules.policies.gaps import alternatives
from pdmap.rules.policies.judgments import Breach
from pdmap.rules.wording import listing

_PHRASES = {
    Dimension.SUBJECTS: "of {}",
    Dimension.ACTIVITIES: "for {}",
    Dimension.PURPOSES: "for the purpose {}",
    Dimension.BASES: "on the basis {}",
    Dimension.PARTIES: "with {}",
    Dimension.SOURCES: "from {}",
    Dimension.ROLES: "in the role {}",
    Dimension.TRANSPORT: "by the transport {}",
}
"""How a sentence goes on with values of a dimension; of others it tells by itself."""
_OF_ACTIVITIES = _PHRASES | {Dimension.DATA: "with {}", Dimension.SYSTEMS: "in {}", Dimension.ACTIVITIES: ""}
_SENSES = {Sense.PARENT: "by its parent", Sense.ACCESS: "by access", Sense.ESTABLISHMENT: "", Sense.LOCATION: ""}


def fact_of(policy: Policy, breach: Breach, data: Sequence[str]) -> str:
    """Return what a policy does not let pass, as a fact about the manifest.

    Args:
        policy: The policy.
        breach: One of the breaches that are told together.
        data: What they have in common with it, such as several kinds of data on one way.
    """
    case = breach.case
    if breach.doubt:
        return f"cannot be judged for {case.name}: {breach.doubt.text}"
    if breach.gap:
        return f"{breach.gap.fact}, and {breach.gap.wanted}"
    evidence = breach.evidence or Evidence()
    subject, verb = case.statement
    told = f"{listing(data) if data else subject} {_in_plural(verb, len(data))}"
    words = " ".join(part for part in (told, *_phrases(case.address, evidence), *_places(evidence.places)) if part)
    limit = _limit(policy.allow, evidence) if policy.allow else ""
    ending = _ending(case.ending, evidence.places)
    return f"{words}{limit}{ending}"


# Private functions


def _in_plural(verb: str, number: int) -> str:
    if number < 2:
        return verb
    return verb.replace("reaches ", "reach ", 1).replace("is held ", "are held ", 1)


def _phrases(address: str, evidence: Evidence) -> list[str]:
    phrases = _OF_ACTIVITIES if address.startswith("activities/") else _PHRASES
    return [
        phrases[dimension].format(listing(values))
        for dimension, values in evidence.values
        if values and phrases.get(dimension)
    ]


def _places(places: Sequence[Whereabouts]) -> list[str]:
    """Return where the case is, such as "in `US`", with the option that somebody chooses."""
    told = list(dict.fromkeys(_place(place) for place in places))
    return [f"in {told[0]}" if len(told) == 1 else f"in {', '.join(told[:-1])} and {told[-1]}"] if told else []


def _place(place: Whereabouts) -> str:
    code = place.country.code if place.country else place.name
    region = f" (`{place.name}`)" if place.name != code else ""
    sense = f" {_SENSES[place.sense]}" if place.sense and _SENSES[place.sense] else ""
    choice = f" as the {place.chosen_by} may choose" if place.chosen_by else ""
    return f"`{code}`{region}{sense}{choice}"


def _limit(allowed: Conditions, evidence: Evidence) -> str:
    """Return what would be allowed instead of the values that are not."""
    exceeded = {dimension for dimension, _ in evidence.values}
    words = [word for dimension, meant in wanted(allowed).items() if dimension in exceeded for word in meant]
    if evidence.places:
        words += [place.name for place in allowed.countries]
        words += [f"outside {place.name}" for place in allowed.outside]
    return f", and only {alternatives(words)} is allowed"


def _ending(way: str, places: Sequence[Whereabouts]) -> str:
    codes = dict.fromkeys(place.country.code if place.country else place.name for place in places)
    where = f" ({', '.join(codes)})" if codes else ""
    return f": `{way}{where}`" if way else ""
