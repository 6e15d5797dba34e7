"""A made-up company: its systems, parties, activities and flows, the same for the same numbers.

They come one after the other. Only what later ones refer to is kept, so that the largest company fits in little memory.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, product
from pathlib import Path
from typing import Any

FLOWS_PER_SYSTEM = 1.5
SYSTEMS_PER_PARTY = 6
SYSTEMS_PER_ACTIVITY = 8

_WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
_CLOUDS = 6
_FEWEST_PARTIES = 14
_ROLES = {
    "processor": 58,
    "sub-processor": 14,
    "controller": 12,
    "recipient": 8,
    "joint-controller": 4,
    "authority": 4,
}
_KINDS = {"-db": "datastore", "-store": "datastore", "-archive": "datastore", "-app": "application"}
_BASES = ["contract", "contract", "consent", "legitimate_interests", "legal_obligation", ""]

Keys = dict[str, Any]
"""What an object says, as it is written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An object of an inventory."""

    section: str
    department: str
    """Empty for what belongs to the whole company."""
    id: str
    keys: Keys


def make_company(systems: int, fields: int, seed: int, per_activity: int = SYSTEMS_PER_ACTIVITY) -> Iterator[Entry]:
    """Yield the objects of a company with a number of systems, each with about a number of fields.

    Args:
        systems: Number of systems.
        fields: Of each, about.
        seed: Another number is another company.
        per_activity: Systems that an activity uses at most; with 1 there are as many activities as systems.
    """
    yield from _Founder(systems, fields, random.Random(seed), per_activity).found()  # not for secrets


# Private functions


@dataclass(frozen=True, slots=True)
class _Held:
    """What later objects ask of a system."""

    department: str
    subjects: tuple[str, ...]
    types: tuple[str, ...]
    """Of its fields, each once, in alphabetical order."""


@dataclass(slots=True)
class _Founder:
    """Makes one company; the order of the steps is part of what makes it the same each time."""

    systems: int
    fields: int
    dice: random.Random
    per_activity: int
    parties: dict[str, Keys] = field(default_factory=dict)
    held: dict[str, _Held] = field(default_factory=dict)
    """By system."""
    used: dict[str, str] = field(default_factory=dict)
    """The activity of each system."""

    def found(self) -> Iterator[Entry]:
        self._add_parties()
        yield from (Entry("parties", "", id_, party) for id_, party in self.parties.items())
        yield from self._systems()
        yield from self._activities()
        yield from self._flows()

    def _add_parties(self) -> None:
        number = max(_FEWEST_PARTIES, self.systems // SYSTEMS_PER_PARTY)
        names = [f"{one}{two}" for one, two in product(_WORDS["names"]["first"], _WORDS["names"]["second"])]
        self.dice.shuffle(names)
        rounds = ("", *(f" {brand.title()}" for brand in _WORDS["names"]["brands"][1:]))
        for _, (suffix, name) in zip(range(number), product(rounds, names), strict=False):
            id_ = f"{name}{suffix}".lower().replace(" ", "-")
            self.parties[id_] = self._party(f"{name}{suffix}")
        self._add_subprocessors()

    def _party(self, name: str) -> Keys:
        is_cloud = len(self.parties) < _CLOUDS
        role = "processor" if is_cloud else self._weighted(_ROLES)
        country = self._weighted({code: share for code, (_, share) in _WORDS["countries"].items()})
        party: Keys = {
            "name": f"{name} {_WORDS['countries'][country][0]}",
            "role": role,
            "service": "Cloud infrastructure" if is_cloud else self.dice.choice(_WORDS["services"][role]),
            "country": {"unknown": "the supplier was asked"} if self._happens(0.03) else country,
        }
        if is_cloud or self._happens(0.06):
            party["parent_country"] = "US"
        if self._happens(0.08):
            party["access_from"] = [self.dice.choice(["IN", "PH", "US", "UA"])]
        if "processor" in role:
            party["dpa"] = self._contract(name)
        if country == "US" and self._happens(0.5):
            party["dpf"] = {"status": "active", "scope": ["non-hr"], "checked": "2026-01-10"}
        return party

    def _contract(self, name: str) -> object:
        if self._happens(0.1):
            return "none" if self._happens(0.5) else {"status": self.dice.choice(["missing", "draft", "expired"])}
        day = f"20{self.dice.randint(18, 25)}-{self.dice.randint(1, 12):02}-{self.dice.randint(1, 28):02}"
        ref = f"contracts/{name.lower().replace(' ', '-')}.pdf"
        return {"status": "signed", "signed": day, "ref": ref, "authorization": "general", "notice": "P30D"}

    def _add_subprocessors(self) -> None:
        below = [id_ for id_, party in self.parties.items() if party["role"] == "sub-processor"]
        for party in self.parties.values():
            if party["role"] == "processor" and below and self._happens(0.25):
                count = min(len(below), self.dice.choice([1, 1, 2, 3]))
                party["subprocessors"] = sorted(self.dice.sample(below, count))

    def _systems(self) -> Iterator[Entry]:
        clouds = list(self.parties)[:_CLOUDS]
        for _, (department, name) in zip(range(self.systems), _system_names(), strict=False):
            system = self._system(department, name, clouds)
            self.held[name] = _Held(department, tuple(system["subjects"]), _types(system))
            yield Entry("systems", department, name, system)

    def _system(self, department: str, name: str, clouds: Sequence[str]) -> Keys:
        words = _WORDS["departments"][department]
        system: Keys = {
            "name": name.replace("-", " ").capitalize(),
            "kind": self._kind(name),
            "owner": f"{department}-team",
            "environment": "production",
            "location": self._weighted(_WORDS["places"]),
            "subjects": self.dice.sample(words["subjects"], self.dice.choice([1, 1, 2])),
        }
        if self._happens(0.55):
            system["hosted_by"] = self._zipf(clouds)
        if self._happens(0.9):
            system["encryption"] = {"at_rest": not self._happens(0.12), "in_transit": True}
        if self._happens(0.8):
            system["retention"] = {"period": self.dice.choice(["P90D", "P1Y", "P3Y", "P7Y"]), "from": "last use"}
        if self._happens(0.8):
            system["rights"] = {"lookup": "email address", "access": "export by staff", "erase": "by staff on request"}
        if self._happens(0.7):
            system["deletion"] = {"method": self.dice.choice(["automatic", "manual"])}
        system["fields"] = self._fields(words["data"])
        return system

    def _fields(self, types: Sequence[str]) -> list[object]:
        """Return about as many fields as asked for; past the first of each type, they are further columns."""
        count = max(1, round(self.fields * self.dice.uniform(0.6, 1.4)))
        drawn = self.dice.sample(types, min(count, len(types)))
        fields: list[object] = [
            {"type": name, "source": "data_subject"} if self._happens(0.12) else name for name in drawn
        ]
        further = [divmod(number, 5) for number in range(count - len(drawn))]
        fields += [
            {"type": self.dice.choice(drawn), "column": f"table_{table + 1}.column_{column + 1}"}
            for table, column in further
        ]
        return fields

    def _kind(self, name: str) -> str:
        known = next((kind for ending, kind in _KINDS.items() if name.endswith(ending)), None)
        if name.endswith("paper-archive"):
            return "paper"
        return known or self.dice.choice(["application", "application", "service", "datastore"])

    def _activities(self) -> Iterator[Entry]:
        departments: dict[str, list[str]] = {}
        for name, held in self.held.items():
            departments.setdefault(held.department, []).append(name)
        for department, names in departments.items():
            for start in range(0, len(names), self.per_activity):
                systems = names[start : start + self.per_activity]
                id_ = f"{department}-{start // self.per_activity + 1}"
                self.used |= dict.fromkeys(systems, id_)
                yield Entry("activities", department, id_, self._activity(department, id_, systems))

    def _activity(self, department: str, id_: str, systems: list[str]) -> Keys:
        held = [self.held[name] for name in systems]
        basis = self.dice.choice(_BASES)
        purpose = {"text": f"Run {systems[0].replace('-', ' ')} and what belongs to it"}
        activity: Keys = {
            "name": id_.replace("-", " ").capitalize(),
            "role": "controller",
            "owner": f"head of {department}",
            "purposes": [purpose | {"basis": basis} if basis else purpose],
            "subjects": sorted({subject for system in held for subject in system.subjects}),
            "data": sorted({type_ for system in held for type_ in system.types}),
            "systems": systems,
            "notice": {"ref": f"https://company.example/privacy/{department}"},
        }
        if self._happens(0.75):
            activity["retention"] = {"period": self.dice.choice(["P1Y", "P3Y", "P7Y"]), "from": "end of the contract"}
        if self._happens(0.2):
            activity["dpia"] = {"required": self._happens(0.6), "reason": "large scale"}
        return activity

    def _flows(self) -> Iterator[Entry]:
        """Yield flows; a few systems and parties take part in many, as in real companies."""
        names, parties = list(self.held), list(self.parties)
        hubs, partners = names.copy(), parties.copy()
        self.dice.shuffle(hubs)
        self.dice.shuffle(partners)
        taken: set[tuple[str, str]] = set()
        while len(taken) < round(len(names) * FLOWS_PER_SYSTEM):
            source, target, system = self._ends(names, hubs, partners)
            if source == target or (source, target) in taken:
                continue
            taken.add((source, target))
            flow = self._flow(source, target, system)
            yield Entry("flows", self.held[system].department, f"{source}-to-{target}", flow)

    def _ends(self, names: Sequence[str], hubs: Sequence[str], partners: Sequence[str]) -> tuple[str, str, str]:
        """Return source and target of a flow, and the system whose department writes it down."""
        system = self.dice.choice(names)
        way = self.dice.random()
        if way < 0.12:
            subjects = _WORDS["departments"][self.held[system].department]["subjects"]
            return self.dice.choice(subjects), system, system
        if way < 0.42:
            return system, self._zipf(partners), system
        if way < 0.46:
            return self._zipf(partners), system, system
        return (system, self._zipf(hubs), system) if self._happens(0.7) else (self._zipf(hubs), system, system)

    def _flow(self, source: str, target: str, system: str) -> Keys:
        held = self.held[system].types
        flow: Keys = {
            "from": source,
            "to": target,
            "data": sorted(self.dice.sample(held, min(len(held), self.dice.randint(1, 5)))),
            "activity": self.used[system],
            "transport": self._weighted({"tls": 85, "private-network": 6, "ssh": 5, "none": 4}),
        }
        country = self.parties.get(target, {}).get("country")
        if isinstance(country, str) and _is_third(country) and self._happens(0.6):
            mechanism = {"scc": {"module": 2, "signed": "2024-03-19"}}
            flow["transfer"] = {"country": country, "mechanisms": ["dpf" if self._has_dpf(target) else mechanism]}
        return flow

    def _has_dpf(self, party: str) -> bool:
        return "dpf" in self.parties[party]

    def _happens(self, share: float) -> bool:
        return self.dice.random() < share

    def _weighted(self, shares: dict[str, int]) -> str:
        return self.dice.choices(list(shares), list(shares.values()))[0]

    def _zipf(self, ranked: Sequence[str]) -> str:
        """Return one of several: the second is drawn half as often as the first, the third a third as often."""
        return self.dice.choices(ranked, cum_weights=_zipf_weights(len(ranked)))[0]


_weights: dict[int, list[float]] = {}


def _zipf_weights(number: int) -> list[float]:
    if number not in _weights:
        _weights[number] = list(accumulate(1 / rank for rank in range(1, number + 1)))
    return _weights[number]


def _system_names() -> Iterator[tuple[str, str]]:
    """Yield departments with names of systems, plain ones first, then by brand and market."""
    departments = {name: words["systems"] for name, words in _WORDS["departments"].items()}
    plain = [(department, name) for department, names in departments.items() for name in names]
    interleaved = sorted(plain, key=lambda pair: departments[pair[0]].index(pair[1]))
    for copy in range(1, 100):
        for market, brand in product(_WORDS["names"]["markets"], _WORDS["names"]["brands"]):
            for department, name in interleaved:
                parts = (brand, market, name, str(copy) if copy > 1 else "")
                yield department, "-".join(part for part in parts if part)


def _types(system: Keys) -> tuple[str, ...]:
    return tuple(sorted({field if isinstance(field, str) else field["type"] for field in system["fields"]}))


def _is_third(country: str) -> bool:
    return country in {"US", "IN", "CN", "BR", "UA"}
