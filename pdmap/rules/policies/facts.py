"""What findings of policies say: the fact, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pdmap.model import Conditions, Policy, Sense
from pdmap.rules.policies.activities import ActivityCase
from pdmap.rules.policies.cases import Case, Dimension, Whereabouts, wanted
from pdmap.rules.policies.conditions import Evidence
from pdmap.rules.policies.gaps import alternatives
from pdmap.rules.policies.judgments import Breach
from pdmap.rules.wording import listing

_OF_DATA = {
    Dimension.SUBJECTS: "of {}",
    Dimension.ACTIVITIES: "for {}",
    Dimension.PURPOSES: "for the purpose {}",
    Dimension.BASES: "on the basis {}",
    Dimension.PARTIES: "at {}",
    Dimension.SOURCES: "from {}",
    Dimension.ROLES: "in the role {}",
    Dimension.TRANSPORT: "by the transport {}",
}
"""How a sentence on a field or a flow goes on with values of a dimension; others it tells by itself."""
_OF_ACTIVITIES = {
    Dimension.DATA: "uses {}",
    Dimension.SUBJECTS: "is about {}",
    Dimension.PURPOSES: "serves the purpose {}",
    Dimension.BASES: "rests on {}",
    Dimension.SYSTEMS: "runs in {}",
    Dimension.PARTIES: "discloses data to {}",
    Dimension.ROLES: "discloses data to a {}",
}
"""The clauses of a sentence on an activity."""
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
    words = _of_activity(case, evidence) if isinstance(case, ActivityCase) else _of_data(case, evidence, data)
    limit = _limit(policy.allow, evidence) if policy.allow else ""
    return f"{words}{limit}{_ending(case.ending, evidence.places)}"


# Private functions


def _of_activity(case: ActivityCase, evidence: Evidence) -> str:
    """Return what an activity does, such as "`news` uses `health` and rests on `consent`"."""
    places = _places(evidence.places)
    clauses = [*_phrases(_OF_ACTIVITIES, evidence), *([f"reaches {places}"] if places else [])]
    return f"{case.name} {' and '.join(clauses) or 'is recorded'}"


def _of_data(case: Case, evidence: Evidence, data: Sequence[str]) -> str:
    """Return where data are or what they reach, such as "`email.address` reaches `crm` in `US`"."""
    subject, verb = case.statement
    told = f"{listing(data) if data else subject} {_in_plural(verb, len(data))}"
    places = _places(evidence.places)
    return " ".join([told, *_phrases(_OF_DATA, evidence), *([f"in {places}"] if places else [])])


def _in_plural(verb: str, number: int) -> str:
    return verb if number < 2 else verb.replace("reaches ", "reach ", 1)


def _phrases(phrases: Mapping[Dimension, str], evidence: Evidence) -> list[str]:
    told = ((phrases.get(dimension), values) for dimension, values in evidence.values if values)
    return [phrase.format(listing(values)) for phrase, values in told if phrase]


def _places(places: Sequence[Whereabouts]) -> str:
    """Return where a case is, such as "`IN` by access and `US`", with the option that somebody chooses."""
    told = sorted({_place(place) for place in places})
    return " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


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
    codes = sorted({place.country.code if place.country else place.name for place in places})
    where = f" ({', '.join(codes)})" if codes else ""
    return f": `{way}{where}`" if way else ""
