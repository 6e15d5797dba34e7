"""The measures leave out something that Article 32(1) lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pdmap.findings import Check, Profile, Severity
from pdmap.frozen import dataclass
from pdmap.model import Activity, Encryption, Inventory, Organization, System, ids, options
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, named

LETTERS: Mapping[str, str] = {
    "a": "pseudonymization and encryption",
    "b": "confidentiality and resilience",
    "c": "restoring data",
    "d": "regular testing",
}
"""The letters of Article 32(1), and what a message calls them."""
EXAMPLES: Mapping[str, str] = {
    "a": "encryption",
    "b": "access-control",
    "c": "backups",
    "d": "security-tests",
}
"""Ids of measures that a remedy suggests."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for what no measure serves, and one for each activity that lacks more than that."""
    coverage = _coverage(context.inventory)
    asked = [activity for activity in context.inventory.activities.values() if coverage.of(activity)]
    if not asked:
        return
    nowhere = frozenset(LETTERS) - coverage.letters(coverage.all_named, coverage.encrypted)
    if nowhere:
        yield _common(context.inventory, min(asked, key=lambda activity: activity.id), nowhere, coverage)
    for activity in asked:
        missing = frozenset(LETTERS) - coverage.letters(coverage.of(activity), ids(activity.systems)) - nowhere
        if missing and activity.status != "ended":
            yield _own(context.inventory, activity, missing, coverage)


RULE = Rule(
    check=Check(
        "SEC005",
        "measures that leave out a part of Article 32(1)",
        Severity.WARNING,
        ("Art. 32(1)(a) GDPR", "Art. 32(1)(b) GDPR", "Art. 32(1)(c) GDPR", "Art. 32(1)(d) GDPR"),
    ),
    checks="The measures of each activity, of the systems that it uses and of the organization name under `article32` "
    "together the letters a to d of Article 32(1); `encryption` recorded of a system counts for (a). What no measure "
    "of the inventory names is told once, at the organization. A measure without `article32` counts for no letter. "
    "Activities without any measure are the subject of SEC004.",
    why="Article 32(1) lists four kinds of measures, as appropriate to the risk. A description that passes over one of "
    "them leaves open whether it was thought of.",
    fix="Write the letters of the measures that exist, and describe what is missing. Where a kind is not needed for "
    "the risk, waive the finding with the reason.",
    ask="Is the missing kind of measure dispensable for the risk, and where is that written?",
    bad="""\
organization:
  measures: [tls, key-cards, restore-drill]  # <- finding
measures:
  tls: {article32: [a, b]}
  key-cards: {article32: b}
  restore-drill: {article32: c}
activities:
  accounts: {role: controller}
""",
    good="""\
organization:
  measures: [tls, key-cards, restore-drill]
measures:
  tls: {article32: [a, b]}
  key-cards: {article32: b}
  restore-drill: {article32: [c, d]}
activities:
  accounts: {role: controller}
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


@dataclass(frozen=True, slots=True)
class _Coverage:
    """Which measures hold where, and which letters they serve."""

    served: Mapping[str, tuple[str, ...]]
    """Letters of Article 32(1) by the id of the measure."""
    everywhere: tuple[str, ...]
    """Measures of the organization."""
    by_system: Mapping[str, tuple[str, ...]]
    all_named: frozenset[str]
    """Measures that are named anywhere."""
    encrypted: frozenset[str]
    """Systems that are recorded as encrypted, which Article 32(1)(a) asks for whatever the measures say."""

    def of(self, activity: Activity) -> frozenset[str]:
        """Return the measures that hold for an activity."""
        own = (measure for system in ids(activity.systems) for measure in self.by_system.get(system, ()))
        return frozenset((*self.everywhere, *ids(activity.measures), *own))

    def letters(self, measures: Iterable[str], systems: Iterable[str]) -> frozenset[str]:
        """Return the letters that measures and the encryption of systems serve together."""
        by_measures = frozenset(letter for measure in measures for letter in self.served.get(measure, ()))
        return by_measures if self.encrypted.isdisjoint(systems) else by_measures | {"a"}

    def unlettered(self, measures: Iterable[str]) -> int:
        """Return how many measures serve no letter."""
        return sum(not self.served.get(measure) for measure in measures)


def _coverage(inventory: Inventory) -> _Coverage:
    everywhere = ids(inventory.organization.measures) if inventory.organization else ()
    by_system = {system.id: ids(system.measures) for system in inventory.systems.values()}
    of_activities = (measure for activity in inventory.activities.values() for measure in ids(activity.measures))
    of_systems = (measure for measures in by_system.values() for measure in measures)
    return _Coverage(
        served={measure.id: measure.article32 for measure in inventory.measures.values()},
        everywhere=everywhere,
        by_system=by_system,
        all_named=frozenset((*everywhere, *of_activities, *of_systems)),
        encrypted=frozenset(system.id for system in inventory.systems.values() if _is_encrypted(system)),
    )


def _is_encrypted(system: System) -> bool:
    """Return whether a system is recorded as encrypted at rest or in transit, whatever its customers choose."""
    if not isinstance(system.encryption, Encryption):
        return False
    ways = (options(system.encryption.at_rest), options(system.encryption.in_transit))
    return any(bool(way) and all(way) for way in ways)


def _common(inventory: Inventory, first: Activity, missing: frozenset[str], coverage: _Coverage) -> Observation:
    """Return what is seen of letters that no measure serves, at the organization or else at an activity."""
    item: Organization | Activity = inventory.organization or first
    sections = ("systems", "activities")
    holders = [*inventory.systems.values(), *inventory.activities.values()]
    unread = (f"{section}/{id_}" for section in sections for id_ in sorted(inventory.left_out.get(section, ())))
    return Observation(
        address=item.address,
        node=item.at("measures"),
        message=f"no measure serves {_listed(missing)}{_untold(coverage.unlettered(coverage.all_named))}",
        remedy=_remedy(missing),
        label="what else?",
        detail="everywhere",
        depends_on=("organization", *_measures(inventory), *(holder.address for holder in holders), *unread),
    )


def _own(inventory: Inventory, activity: Activity, missing: frozenset[str], coverage: _Coverage) -> Observation:
    systems = (f"systems/{identifier}" for identifier in ids(activity.systems))
    untold = _untold(coverage.unlettered(coverage.of(activity)))
    return Observation(
        address=activity.address,
        node=activity.at("measures"),
        message=f"{named(activity)} has no measure of {_listed(missing)}{untold}",
        remedy=_remedy(missing),
        label="what else?",
        depends_on=("organization", *systems, *_measures(inventory)),
    )


def _measures(inventory: Inventory) -> tuple[str, ...]:
    return tuple(f"measures/{id_}" for id_ in (*inventory.measures, *sorted(inventory.left_out.get("measures", ()))))


def _listed(letters: frozenset[str]) -> str:
    return "Article 32(1) " + ", ".join(f"({letter}) {LETTERS[letter]}" for letter in sorted(letters))


def _untold(number: int) -> str:
    return f"; {count(number, 'measure')} {'names' if number == 1 else 'name'} no letter" if number else ""


def _remedy(letters: frozenset[str]) -> str:
    lines = "".join(f"\n  {EXAMPLES[letter]}: {{name: ..., article32: {letter}}}" for letter in sorted(letters))
    return f"describe what serves it, and name that under `measures` where it holds:\nmeasures:{lines}"
