"""A system holds personal data, and no way leads there or away."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.graph import Element, ElementKind, FlowGraph, activities_by_system, data_held
from pdmap.model import System
from pdmap.rules.flows.told import probably_meant, tells_flows, unreadable
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each system with personal data that nothing is tied to."""
    missed = unreadable(context.inventory, "flows", "parties")
    misspelled = probably_meant(context.inventory)
    used = activities_by_system(context.inventory)
    for system in context.inventory.systems.values() if tells_flows(context.inventory) else ():
        is_asked = system.id in used and bool(data_held(system)) and not system.synthetic
        if is_asked and system.id not in misspelled and not _is_tied(context.graph, system):
            yield _observation(system, missed)


RULE = Rule(
    check=Check(
        "FLW007",
        "isolated system with personal data",
        Severity.WARNING,
        ("Art. 30(1) GDPR", "Art. 5(2) GDPR"),
    ),
    checks="Every system that holds personal data for an activity has a flow to it or from it, a host, or a field "
    "whose `source` is the data subject. Systems with invented data only, and inventories without any flow, are left "
    "out. Nor is one asked whose id was probably meant where a flow has one that is defined nowhere (REF001); of data "
    "that no activity uses, MIN001 tells.",
    why="Data come from somewhere. A system that nothing leads to is one that an activity only seems to use still, "
    "which then keeps data without a purpose, or one whose flows are missing from the map: a person's data are then "
    "not found there, and what leaves it is not seen.",
    fix="Write the flows that bring the data and take them away, or who hosts the system. If nobody uses it, delete "
    "the data and the entry.",
    ask="Since when has the system not been used, and what justified keeping its data?",
    bad="""\
systems:
  shop:
    fields: [email.address]
  old-shop:  # <- finding
    fields: [email.address]
flows:
  sign-up: {from: customer, to: shop, data: [email.address]}
activities:
  orders: {role: controller, systems: [shop, old-shop]}
""",
    good="""\
systems:
  shop:
    fields: [email.address]
  old-shop:
    fields: [email.address]
flows:
  sign-up: {from: customer, to: shop, data: [email.address]}
  copy: {from: shop, to: old-shop, data: [email.address]}
activities:
  orders: {role: controller, systems: [shop, old-shop]}
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


def _is_tied(graph: FlowGraph, system: System) -> bool:
    element = Element(ElementKind.SYSTEM, system.id)
    return bool(graph.links_to(element) or graph.links_from(element))


def _observation(system: System, missed: tuple[str, ...]) -> Observation:
    return Observation(
        address=system.address,
        node=system.head,
        message=f"{named(system)} holds {count(len(data_held(system)), 'data type')}, and no flow leads there or away",
        remedy="write where its data come from, or delete what nobody uses:\n"
        f"flows:\n  ...: {{from: ..., to: {system.id}, data: [...], activity: ...}}",
        label="from where?",
        depends_on=missed,
    )
