"""What a policy requires of flows and of the parties that receive them."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.graph import LinkKind
from pdmap.model import Contract, Party, Requirements, ids
from pdmap.questions.grounds import Ground
from pdmap.reference import MechanismKind
from pdmap.rules.policies.flows import FlowCase
from pdmap.rules.policies.gaps import Gap, Site, all_measures, alternatives, one_of, recorded


def gaps_of_flow(wanted: Requirements, case: FlowCase) -> Iterator[Gap]:
    """Yield what a flow, or the party that receives it, lacks."""
    flow, party = case.arrival.link.flow, case.party
    if flow:
        site = Site(case.survey, flow, f"`{flow.id}`", f"flows:\n  {flow.id}:\n    {{}}")
        if wanted.transport:
            yield from one_of(site, "transport", flow.transport, wanted.transport, "the transport")
        keys = [key for key in wanted.recorded if key not in {"dpa", "retention"}]
        answers = {key: flow.activities if key == "activity" else getattr(flow, key) for key in keys}
        yield from recorded(site, answers, keys)
    if party and case.arrival.link.kind is not LinkKind.COLLECTION:
        yield from _of_receiver(wanted, case, party)


# Private functions


def _of_receiver(wanted: Requirements, case: FlowCase, party: Party) -> Iterator[Gap]:
    site = Site(case.survey, party, f"`{party.id}`", f"parties:\n  {party.id}:\n    {{}}")
    if wanted.dpa:
        status = party.dpa.status if isinstance(party.dpa, Contract) else party.dpa
        words = [item.value for item in wanted.dpa]
        yield from one_of(site, "dpa", status, words, "the contract")
    if wanted.retention:
        period = party.retention
        if period is None or period.length > wanted.retention.length:
            kept = "not recorded" if period is None else str(period)
            fact = f"how long {site.name} keeps what it receives is {kept}"
            remedy = site.pasted("agree on a period, then write it", "retention: ...")
            yield site.gap("retention", fact, f"{wanted.retention} at most is allowed", remedy)
    if wanted.measures:
        yield from all_measures(site, wanted.measures, ids(party.measures))
    if wanted.mechanisms:
        yield from _mechanisms(wanted, case, site)
    asked = [key for key in wanted.recorded if key in {"dpa", "retention"}]
    yield from recorded(site, {"dpa": party.dpa, "retention": party.retention}, asked)


def _mechanisms(wanted: Requirements, case: FlowCase, site: Site) -> Iterator[Gap]:
    """Yield a gap for each country that the step goes to without one of the wanted mechanisms."""
    names = ids(wanted.mechanisms)
    known = case.survey.inventory.reference.mechanisms
    by_decision = any(name in known and known[name].kind is MechanismKind.ADEQUACY for name in names)
    told: set[str] = set()
    for leg in case.survey.legs_of_links.get(case.arrival.link.id, ()):
        used = {use.mechanism.id for use in leg.mechanisms}
        is_met = leg.ground is Ground.INSIDE or (leg.ground is Ground.ADEQUACY and by_decision)
        where = leg.where
        if is_met or not used.isdisjoint(names) or where in told:
            continue
        told.add(where)
        doubt = case.survey.open(leg.judgment.unknown, f"what carries {case.name} to `{where}`")
        fact = f"{case.name} goes to `{where}` without {alternatives(names)}"
        lines = f"transfers:\n  - country: {where}\n    mechanisms: [...]  # {' or '.join(names)}"
        remedy = site.pasted("agree on one, then write it", lines)
        wanted_words = f"{alternatives(names)} is required"
        yield site.gap("transfers", fact, wanted_words, remedy, doubt, detail=f"transfers {where}")
