"""Breaches as observations: what has one cause is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.findings import Severity
from pdmap.model import Policy, owner_of
from pdmap.rules.policies.cases import Dimension
from pdmap.rules.policies.facts import fact_of
from pdmap.rules.policies.flows import FlowCase
from pdmap.rules.policies.judgments import Breach, breaches
from pdmap.rules.policies.nets import UNNAMED
from pdmap.rules.policies.survey import Survey
from pdmap.rules.rule import Observation


def observations(survey: Survey, policy: Policy) -> Iterator[Observation]:
    """Yield an observation for each cause of breaches."""
    grouped: dict[tuple[str, ...], list[Breach]] = {}
    for breach in _settled(breaches(survey, policy)):
        grouped.setdefault(_cause(policy, breach), []).append(breach)
    for together in grouped.values():
        yield _observation(policy, together)


# Private functions

_EXCEPTIONS = {"activities": "activities", "flows": "to", "parties": "to", "systems": "systems"}
"""The key that an exception is usually made by, by the section of what is excepted."""


def _settled(found: Iterable[Breach]) -> list[Breach]:
    """Return the breaches without what is open beside a certain one, and with one open question for each case."""
    settled: dict[tuple[str, str, str], list[Breach]] = {}
    for breach in sorted(found, key=_gravity):
        same = settled.setdefault(_identity(breach), [])
        if not (same and breach.doubt):
            same.append(breach)
    return [breach for same in settled.values() for breach in same]


def _gravity(breach: Breach) -> int:
    """Return 0 for what is certain, 1 for what the author wrote is not known, 2 for silence."""
    return 0 if breach.doubt is None else 1 if breach.doubt.is_written else 2


def _identity(breach: Breach) -> tuple[str, str, str]:
    """Return what a breach is about, whether certain or not."""
    case, gap = breach.case, breach.gap
    data_type = case.arrival.data_type if isinstance(case, FlowCase) else ""
    is_shown = gap is not None and breach.is_certain_to_apply
    return (gap.address if gap and is_shown else f"{case.address} {case.detail}"), data_type, gap.detail if gap else ""


def _cause(policy: Policy, breach: Breach) -> tuple[str, ...]:
    """Return what breaches share that are told together: the place, and all of the fact but the kinds of data."""
    gap, case = breach.gap, breach.case
    if gap and breach.is_certain_to_apply:
        return gap.address, gap.detail, gap.fact, breach.doubt.text if breach.doubt else ""
    if breach.doubt:
        return case.address, case.detail, breach.doubt.text
    return case.address, case.detail, fact_of(policy, breach, ["..."] if isinstance(case, FlowCase) else [])


def _observation(policy: Policy, together: list[Breach]) -> Observation:
    first = together[0]
    case = first.case
    gap = first.gap if first.is_certain_to_apply else None
    data = _data(together)
    fact = fact_of(policy, first, data)
    return Observation(
        address=gap.address if gap else case.address,
        node=gap.node if gap else case.node,
        message=f"{policy.name}: {fact}" if policy.name else fact,
        remedy=policy.remedy or _remedy(policy, first),
        related=(policy.head.location("the policy"), *case.related)[:2],
        detail=_detail(first, data),
        severity=_severity(policy, first),
        depends_on=(policy.address, *case.depends_on),
    )


def _data(together: list[Breach]) -> list[str]:
    """Return the kinds of data of flows that are told together."""
    flows = [breach.case for breach in together if isinstance(breach.case, FlowCase)]
    return sorted({case.arrival.data_type for case in flows} - {UNNAMED})


def _detail(breach: Breach, data: list[str]) -> str:
    parts = [breach.case.detail, breach.gap.detail if breach.gap and breach.is_certain_to_apply else ""]
    if breach.doubt:
        parts += [*data, "open"]
    elif breach.evidence:
        places = {place.country.code if place.country else place.name for place in breach.evidence.places}
        values = [value for key, found in breach.evidence.values if key is not Dimension.DATA for value in found]
        parts += [*data, *values, *sorted(places)]
    return " ".join(part for part in parts if part)


def _severity(policy: Policy, breach: Breach) -> Severity | None:
    """Return the policy's own, or one step less where something is not known.

    Where the manifest is silent on whether the policy is about the case, it is a note.
    """
    if breach.doubt is None:
        return None
    if not breach.is_certain_to_apply and not breach.doubt.is_written:
        return Severity.NOTE
    return Severity.WARNING if policy.severity is Severity.ERROR else Severity.NOTE


def _remedy(policy: Policy, breach: Breach) -> str:
    if breach.gap and breach.is_certain_to_apply:
        return breach.gap.remedy
    if breach.doubt:
        return "record what is missing: the policy cannot be judged without it"
    key = _EXCEPTIONS[owner_of(breach.case.address).partition("/")[0]]
    change = "change the activity" if key == "activities" else "move the data or leave them out"
    return f"{change}, then record that, or make an exception:\npolicies:\n  {policy.id}:\n    except: {{{key}: [...]}}"
