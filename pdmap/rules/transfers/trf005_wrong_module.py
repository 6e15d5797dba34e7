"""The recorded module of the standard contractual clauses does not fit who sends the data to whom."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import MechanismUse
from pdmap.questions.clause_modules import fitting_modules
from pdmap.questions.grounds import live_kind
from pdmap.questions.transfers import Leg
from pdmap.reference import Regime
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.transfers.gaps import grouped
from pdmap.rules.transfers.wording import way
from pdmap.rules.transfers.written import Entry, written_mechanisms

_ROLES = {
    1: "from a controller to a controller",
    2: "from a controller to a processor",
    3: "from a processor to a processor",
    4: "from a processor to a controller",
}


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each use of the clauses whose modules miss one that a step needs."""
    entries = {use.address: (entry, use) for entry, use in written_mechanisms(context.inventory)}
    steps: dict[str, list[Leg]] = {}
    needed: dict[str, set[int]] = {}
    for leg in context.legs:
        uses = [use for use in leg.mechanisms if _is_running(context, use)]
        recorded = {module for use in uses for module in use.modules}
        if uses and all(use.modules for use in uses):
            for fitting in fitting_modules(context.inventory, context.graph, leg):
                if recorded.isdisjoint(fitting):
                    steps.setdefault(uses[0].address, []).append(leg)
                    needed.setdefault(uses[0].address, set()).add(fitting[0])
    for address, legs in steps.items():
        yield _observation(context, *entries[address], legs, sorted(needed[address]))


# Private functions


def _is_running(context: Context, use: MechanismUse) -> bool:
    """Return whether a use is of the Commission's clauses, and they bind on the day under the law they are made for."""
    return use.mechanism.id == "scc" and bool(live_kind(context.inventory, use, context.as_of, Regime.EU_GDPR))


def _observation(context: Context, entry: Entry, use: MechanismUse, legs: list[Leg], needed: list[int]) -> Observation:
    ways = " and ".join(_ROLES[module] for module in needed)
    module = str(needed[0]) if len(needed) == 1 else str(needed)
    return Observation(
        address=entry.owner.address,
        node=use.at("module"),
        message=f"{_modules(use.modules)} not fit data that go {ways}: {way(context, grouped(legs)[0])}",
        remedy="agree on the module that fits, or correct the roles that it follows from:\n"
        + entry.pasted(entry.with_details(use, f"module: {module}", "signed: ...")),
        label=f"module {' and '.join(map(str, needed))}?",
        detail=entry.detail,
    )


def _modules(modules: tuple[int, ...]) -> str:
    """Return the modules that are recorded with their verb, such as "module 1 does" or "modules 1 and 4 do"."""
    if len(modules) == 1:
        return f"module {modules[0]} does"
    return f"modules {', '.join(map(str, modules[:-1]))} and {modules[-1]} do"


RULE = Rule(
    check=Check(
        "TRF005",
        "module of the standard contractual clauses that does not fit the roles",
        Severity.ERROR,
        ("Art. 46(2)(c) GDPR", "Art. 28(4) GDPR", "Commission Implementing Decision (EU) 2021/914"),
    ),
    checks="The `module` of clauses in force fits the roles: 1 from a controller to a controller, 2 from a controller "
    "to a processor, 3 from a processor to a processor, 4 from a processor to a controller. What the organization is "
    "follows from the activities that the step serves, what the others are from their roles. Where it acts in both "
    "roles, each needs a module; further modules do no harm. An importer that is itself established elsewhere may "
    "hand data on under a module of its own, and a `sub-processor` may have been engaged by another processor, but "
    "not where a system of the organization sends the data for an activity in which it is the controller. Where roles "
    "or modules are not recorded the rule says nothing; TRF003 asks for the module.",
    why="Each module is a text of its own: module 1 has no instructions, module 2 no chain back to another "
    "controller's. Clauses for other roles do not bind the parties to what Article 28(3) and (4) ask for, and the "
    "Commission's decision approves them for the roles that they name only.",
    fix="Agree on the module that fits, often by a click in the provider's agreement, which holds several. Where the "
    "roles are recorded wrongly, correct those.",
    ask="Who decides on the purposes in fact? Does the provider's agreement apply the modules by role on its own?",
    bad="""\
systems:
  shop: {location: SE, fields: [email.address]}
parties:
  mailer: {role: processor, country: IN}
activities:
  newsletter: {role: controller}
flows:
  send:
    from: shop
    to: mailer
    data: [email.address]
    activity: newsletter
    transfer:
      country: IN
      mechanisms: [{scc: {module: 1, signed: 2026-02-01}}]  # <- finding: module 1
""",
    good="""\
systems:
  shop: {location: SE, fields: [email.address]}
parties:
  mailer: {role: processor, country: IN}
activities:
  newsletter: {role: controller}
flows:
  send:
    from: shop
    to: mailer
    data: [email.address]
    activity: newsletter
    transfer:
      country: IN
      mechanisms: [{scc: {module: 2, signed: 2026-02-01}}]
""",
    find=find,
)
