"""People may take their data along, and nothing tells in which format they get them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Profile, Severity
from pdmap.frozen import dataclass
from pdmap.graph import ElementKind, FlowGraph, LinkKind, data_held
from pdmap.model import Activity, Inventory, Rights, System, SystemKind, Unknown, ids
from pdmap.questions.rights import Standing, rights_of
from pdmap.reference import Reference
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, not_known

FROM_THE_PERSON = frozenset({"direct", "observed"})
"""Ways of obtaining data that count as provided by the person (guidelines WP242 rev.01)."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each system with data that people may take along and no format for them."""
    lacking: dict[str, list[_Source]] = {}
    collected = _collected(context.graph)
    for activity in context.inventory.activities.values():
        sources = _sources(context.inventory, activity, collected) if _is_asked(context.inventory, activity) else []
        if not any(isinstance(_export(source.system), str) for source in sources):
            for source in sources:
                lacking.setdefault(source.system.id, []).append(source)
    for sources in lacking.values():
        yield _observation(context, sources)


RULE = Rule(
    check=Check(
        "DSR003",
        "portable data without a format to export them",
        Severity.WARNING,
        ("Art. 20(1) GDPR", "Art. 13(2)(b) GDPR"),
    ),
    checks="Where a controller's activity rests on consent or a contract, one of its systems that take data from the "
    "person says in `rights.export` in which format they are handed out. Data come from the person by a flow from a "
    "group of people, by a field whose `source` is the data subject, or where neither is written and the activity's "
    "`collection` is `direct` or `observed`. Paper is not asked, and credentials are left out.",
    why="People may receive what they provided in a structured, commonly used and machine-readable format, and have "
    "it sent to another controller (Article 20(1)). Data that were observed in their use of a service count as "
    "provided (guidelines WP242 rev.01).",
    fix="Choose a format that others can read, such as JSON or CSV, and write it in `rights.export`.",
    ask="Does the export leave out what concerns other people, and what was inferred about the person?",
    bad="""\
systems:
  shop:  # <- finding
    subjects: [customer]
    fields: [{type: email.address, source: data_subject}]
activities:
  accounts:
    role: controller
    purposes: [{text: Run the account, basis: contract}]
    data: [email.address]
    systems: [shop]
""",
    good="""\
systems:
  shop:
    subjects: [customer]
    fields: [{type: email.address, source: data_subject}]
    rights: {export: JSON}
activities:
  accounts:
    role: controller
    purposes: [{text: Run the account, basis: contract}]
    data: [email.address]
    systems: [shop]
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


@dataclass(frozen=True, slots=True)
class _Source:
    """A system that takes data of an activity from the person."""

    system: System
    activity: Activity
    data: tuple[str, ...]


def _is_asked(inventory: Inventory, activity: Activity) -> bool:
    if not activity.is_controller or activity.status == "ended":
        return False
    return rights_of(inventory, activity)["portability"].standing is Standing.HOLDS


def _sources(inventory: Inventory, activity: Activity, collected: Mapping[str, frozenset[str]]) -> list[_Source]:
    """Return the systems that take data from the person, or else all where the activity says that it does."""
    names = dict.fromkeys(ids(activity.systems))
    systems = [inventory.systems[name] for name in names if name in inventory.systems]
    electronic = [system for system in systems if system.kind is not SystemKind.PAPER]
    given = (collected.get(system.id, frozenset()) for system in electronic)
    taking = [
        _Source(system, activity, _named(inventory, activity, data))
        for system, data in zip(electronic, given, strict=True)
    ]
    if not any(source.data for source in taking) and not FROM_THE_PERSON.isdisjoint(activity.collection):
        taking = [_Source(system, activity, _named(inventory, activity, data_held(system))) for system in electronic]
    return [source for source in taking if source.data]


def _collected(graph: FlowGraph) -> Mapping[str, frozenset[str]]:
    """Return the data that people hand to each system, by its id."""
    collected: dict[str, set[str]] = {}
    for link in graph.links:
        if link.kind is LinkKind.COLLECTION and link.target.kind is ElementKind.SYSTEM:
            collected.setdefault(link.target.id, set()).update(link.data)
    return {system: frozenset(data) for system, data in collected.items()}


def _named(inventory: Inventory, activity: Activity, data: frozenset[str]) -> tuple[str, ...]:
    """Return which of the data an activity names, in parts or as a whole."""
    own = frozenset(ids(activity.data))
    reference = inventory.reference
    portable = (item for item in data if not _is_credential(reference, item))
    return tuple(sorted(item for item in portable if reference.touches(own, item)))


def _is_credential(reference: Reference, data_type: str) -> bool:
    """Return whether a data type is a secret, which nobody hands out."""
    known = reference.data_types.get(data_type)
    return bool(known and known.credential)


def _export(system: System) -> object:
    return system.rights.export if isinstance(system.rights, Rights) else system.rights


def _observation(context: Context, sources: list[_Source]) -> Observation:
    system = sources[0].system
    types = sorted({data_type for source in sources for data_type in source.data})
    export = _export(system)
    state = "is not recorded"
    if isinstance(export, Unknown):
        state = f"is {not_known(export, context.as_of)}"
    return Observation(
        address=system.address,
        node=system.rights.at("export") if isinstance(system.rights, Rights) else system.at("rights"),
        message=f"in which format people get {listing(types)} of {named(system)} {state}",
        remedy="name a structured, commonly used and machine-readable format:\n"
        f"systems:\n  {system.id}:\n    rights: {{export: ...}}",
        label="which format?",
        related=(sources[0].activity.at("purposes").location(f"`{sources[0].activity.id}` gives the right"),),
        depends_on=tuple(sorted({f"systems/{name}" for source in sources for name in ids(source.activity.systems)})),
    )
