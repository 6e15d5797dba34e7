"""A system that much sensitive data pass: a concentration of risk."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.graph import Element, ElementKind, data_held
from pdmap.model import System
from pdmap.rules.flows.told import unreadable
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, named

FEWEST_SYSTEMS = 10
"""Systems that an inventory needs for a tenth of them to mean anything."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each system in the top tenth that nobody has accepted as a risk."""
    systems = list(context.inventory.systems.values())
    if len(systems) >= FEWEST_SYSTEMS:
        scores = _scores(context, systems)
        cutoff = sorted(scores.values(), reverse=True)[len(systems) // 10]
        for system in systems:
            if scores[system.id] > cutoff and not _is_accepted(context, system):
                yield _observation(context, system)


# Private functions


def _scores(context: Context, systems: list[System]) -> dict[str, float]:
    """Return how far each system lies between others, times the gravest sensitivity of what is there."""
    between = context.graph.betweenness()
    return {system.id: round(between[_element(system)] * _sensitivity(context, system), 6) for system in systems}


def _element(system: System) -> Element:
    return Element(ElementKind.SYSTEM, system.id)


def _sensitivity(context: Context, system: System) -> int:
    """Return the gravest sensitivity of the data that a system holds, receives or sends; 0 where it has none."""
    element = _element(system)
    links = (*context.graph.links_to(element), *context.graph.links_from(element))
    data = data_held(system).union(*(link.data for link in links))
    known = context.inventory.reference.data_types
    return max((known[item].sensitivity for item in data if item in known), default=0)


def _is_accepted(context: Context, system: System) -> bool:
    acceptance = system.risk_acceptance
    if acceptance is None or acceptance.reason is None:
        return False
    return acceptance.expires is None or acceptance.expires >= context.as_of


def _observation(context: Context, system: System) -> Observation:
    links_in, links_out = (len(find(_element(system))) for find in (context.graph.links_to, context.graph.links_from))
    return Observation(
        address=system.address,
        node=system.head,
        message=f"{named(system)} is a hub: {count(links_in, 'link')} in, {links_out} out, "
        f"sensitivity up to {_sensitivity(context, system)}",
        remedy="take ways off it, or record who accepts the concentration of risk:\n"
        f"systems:\n  {system.id}:\n    risk_acceptance: {{reason: ..., owner: ..., expires: ...}}",
        label="much passes here",
        depends_on=unreadable(context.inventory, "flows", "systems"),
    )


RULE = Rule(
    check=Check(
        "FLW012",
        "hub of sensitive data",
        Severity.NOTE,
        ("Art. 32(1) GDPR", "Art. 32(2) GDPR", "Art. 35(1) GDPR"),
    ),
    checks="In inventories of 10 systems or more, systems are ranked by how many shortest ways of data lead through "
    "them (betweenness), times the gravest sensitivity of the data there. A note names those in the top tenth that "
    "stand out from the rest, unless `risk_acceptance` gives a reason and has not expired. Up to 32 systems, parties "
    "and groups of people the measure is exact; beyond that only the ways from 32 of them are counted, always the "
    "same ones, so that the work grows with the inventory and not with its square.",
    why="Security has to fit the risk (Article 32(1), (2)), and risk gathers where much passes: who breaks into the "
    "hub, or stops it, reaches the data of every system around it. It is also the place where data of different "
    "origin meet, which an impact assessment looks at (Article 35(1)).",
    fix="Look at the hub first: access, encryption, logs, recovery. Let data that need not pass it go by another way, "
    "or leave fields out. Then record the review in `risk_acceptance`.",
    ask="Is a breach at this place assumed in the risk assessment, with all that passes it?",
    bad="""\
systems:
  bus: {fields: [health.record]}  # <- finding
  a: {fields: [health.record]}
  b: {fields: [health.record]}
  c: {fields: [health.record]}
  d: {fields: [health.record]}
  e: {fields: [health.record]}
  f: {fields: [health.record]}
  g: {fields: [health.record]}
  h: {fields: [health.record]}
  i: {fields: [health.record]}
flows:
  a: {from: a, to: bus, data: [health.record]}
  b: {from: b, to: bus, data: [health.record]}
  c: {from: bus, to: c, data: [health.record]}
  d: {from: bus, to: d, data: [health.record]}
""",
    good="""\
systems:
  bus:
    fields: [health.record]
    risk_acceptance: {reason: reviewed with the security team, owner: head-of-operations, expires: 2027-06-30}
  a: {fields: [health.record]}
  b: {fields: [health.record]}
  c: {fields: [health.record]}
  d: {fields: [health.record]}
  e: {fields: [health.record]}
  f: {fields: [health.record]}
  g: {fields: [health.record]}
  h: {fields: [health.record]}
  i: {fields: [health.record]}
flows:
  a: {from: a, to: bus, data: [health.record]}
  b: {from: b, to: bus, data: [health.record]}
  c: {from: bus, to: c, data: [health.record]}
  d: {from: bus, to: d, data: [health.record]}
""",
    find=find,
    profile=Profile.STRICT,
)
