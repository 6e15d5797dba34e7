"""Policies on flows agree with a walk along every path, written as simply as can be."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from pdmap.app.load import load_texts
from pdmap.app.validate import context_of
from pdmap.findings import Severity
from pdmap.rules.engine import run_rules
from pdmap.rules.policies.own import policy_rules

AS_OF = dt.date(2026, 11, 23)
TYPES = ["health", "health.record", "email.address"]
SUBJECTS = ["child", "customer"]
SYSTEMS = ["s0", "s1", "s2"]
PARTIES = ["p0", "p1", "p2"]


@dataclass(frozen=True)
class Step:
    """A link: from where to where it leads, and what it takes."""

    source: str
    target: str
    address: str
    data: tuple[str, ...] | None
    """`None` where everything is taken."""
    subjects: tuple[str, ...] = ()
    """Empty where data of all people are taken."""
    changes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Atom:
    """Data of one kind of one person from one place."""

    data_type: str
    subject: str
    origin: str


Part: TypeAlias = Any
"""A part of a manifest, as JSON."""
Reached: TypeAlias = set[tuple[Step, Atom]]

FIELD = st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES), "subjects": st.sampled_from(SUBJECTS).map(lambda x: [x])}
)
SYSTEM = st.fixed_dictionaries(
    {"location": st.just("SE"), "fields": st.lists(FIELD, min_size=1, max_size=3)},
    optional={"hosted_by": st.sampled_from(PARTIES)},
)
PARTY = st.fixed_dictionaries(
    {"role": st.sampled_from(["processor", "controller"]), "country": st.sampled_from(["SE", "US", "US"])},
    optional={"subprocessors": st.sampled_from(PARTIES).map(lambda party: [party])},
)


@st.composite
def inventories(draw: st.DrawFn) -> Part:
    """Draw systems, parties and flows; most flows send what their system holds."""
    systems = {name: draw(SYSTEM) for name in SYSTEMS}
    parties = {name: draw(PARTY) for name in PARTIES}
    flows = {f"f{number}": draw(_flow(systems)) for number in range(draw(st.integers(2, 5)))}
    return {"systems": systems, "parties": parties, "flows": flows}


def _flow(systems: Part) -> st.SearchStrategy[Part]:
    return st.sampled_from([*SYSTEMS, *SYSTEMS, *PARTIES]).flatmap(
        lambda source: st.fixed_dictionaries(
            {
                "from": st.just(source),
                "to": st.sampled_from([*PARTIES, *SYSTEMS]),
                "data": st.lists(_sendable(systems, source, "type", TYPES), min_size=1, max_size=2, unique=True),
            },
            optional={
                "subjects": _sendable(systems, source, "subjects", [[subject] for subject in SUBJECTS]),
                "transforms": st.sampled_from(TYPES).map(lambda kind: [{"data": [kind], "into": ["user.pseudonym"]}]),
            },
        )
    )


def _sendable(systems: Part, source: str, key: str, everything: Part) -> st.SearchStrategy[Part]:
    fields = systems[source]["fields"] if source in systems else []
    return st.sampled_from([field[key] for field in fields] or everything)


WHAT = {
    "data": st.sampled_from([*TYPES, "user"]).map(lambda kind: [kind]),
    "subjects": st.sampled_from(SUBJECTS).map(lambda subject: [subject]),
    "from": st.lists(st.sampled_from([*SYSTEMS, *PARTIES]), min_size=1, max_size=2, unique=True),
    "to": st.lists(st.sampled_from([*SYSTEMS, *PARTIES]), min_size=1, max_size=2, unique=True),
}
CONDITIONS = st.fixed_dictionaries({}, optional=WHAT).filter(bool)
POLICY = st.fixed_dictionaries(
    {
        "on": st.just("flows"),
        "deny": st.sampled_from([{"outside": ["EEA"]}, {"roles": ["controller"]}]),
        # Without one of these every link is a case of its own, and nothing is followed.
        "match": CONDITIONS.filter(lambda conditions: set(conditions) != {"to"}),
    },
    optional={"except": CONDITIONS},
)


@settings(max_examples=400)
@given(inventories(), POLICY)
def test_a_policy_finds_what_a_walk_along_every_path_finds(inventory: Part, policy: Part) -> None:
    sides = [policy["match"], policy.get("except", {})]
    steps = list(_steps(inventory, tells_people_apart=any("subjects" in side for side in sides)))
    reached = _walk(inventory, steps)
    expected = {
        (step.address, step.target, atom.data_type) for step, atom in reached if _breaks(inventory, policy, step, atom)
    }
    found = _found({**inventory, "policies": {"rule": policy}})
    assert expected <= found
    if _is_explained(inventory, steps, reached):
        assert found == expected


def _found(manifest: Part) -> set[tuple[str, str, str]]:
    loaded = load_texts({"inventory.yaml": json.dumps(manifest).encode()})
    assert loaded.findings == ()
    rules = policy_rules(loaded.inventory).values()
    findings = run_rules(rules, context_of(loaded, AS_OF))
    certain = [finding for finding in findings if finding.check.severity is Severity.ERROR]
    return {
        (finding.address, finding.detail.split()[0], kind)
        for finding in certain
        for kind in finding.detail.split()[1:]
        if kind in {*TYPES, "user.pseudonym"}
    }


def _steps(inventory: Part, *, tells_people_apart: bool) -> Iterator[Step]:
    systems, parties, flows = inventory["systems"], inventory["parties"], inventory["flows"]
    for name, flow in flows.items():
        changes = tuple((change["data"][0], change["into"][0]) for change in flow.get("transforms", []))
        subjects = tuple(flow.get("subjects", []) if tells_people_apart else [])
        yield Step(flow["from"], flow["to"], f"flows/{name}", tuple(flow["data"]), subjects, changes)
    for name, system in systems.items():
        if "hosted_by" in system:
            held = tuple(field["type"] for field in system["fields"])
            yield Step(name, system["hosted_by"], f"systems/{name}", held)
    for name, party in parties.items():
        for other in party.get("subprocessors", []):
            yield Step(name, other, f"parties/{name}", None)


def _walk(inventory: Part, steps: list[Step]) -> Reached:
    """Return everything that held data reach, by going every way until it comes to where it was before."""
    reached: Reached = set()

    def go(place: str, atom: Atom) -> None:
        for step in steps:
            if step.source == place and (not step.subjects or atom.subject in step.subjects):
                for kind in _taken(step, atom.data_type):
                    arrived = Atom(kind, atom.subject, atom.origin)
                    if (step, arrived) not in reached:
                        reached.add((step, arrived))
                        go(step.target, arrived)

    for name, system in inventory["systems"].items():
        for field in system["fields"]:
            go(name, Atom(field["type"], field["subjects"][0], name))
    return reached


def _taken(step: Step, kind: str) -> set[str]:
    if step.data is None:
        return {kind}
    named = {kind} if any(_is_a(kind, data_type) for data_type in step.data) else set()
    taken = named | {data_type for data_type in step.data if _is_a(data_type, kind)}
    for before, after in step.changes:
        changed = {item for item in taken if _is_a(item, before)}
        if changed or any(_is_a(before, item) for item in taken):
            taken = (taken - changed) | {after}
    return taken


def _is_a(kind: str, other: str) -> bool:
    return kind == other or kind.startswith(f"{other}.")


def _breaks(inventory: Part, policy: Part, step: Step, atom: Atom) -> bool:
    excepted = "except" in policy and _meets(policy["except"], step, atom)
    may_be_excepted = "except" in policy and _may_meet(policy["except"], step, atom)
    is_meant = _meets(policy["match"], step, atom) and not excepted and not may_be_excepted
    party = inventory["parties"].get(step.target)
    country = party["country"] if party else "SE"
    is_denied = country != "SE" if "outside" in policy["deny"] else bool(party and party["role"] == "controller")
    return is_meant and is_denied


def _meets(conditions: Part, step: Step, atom: Atom) -> bool:
    return (
        any(_is_a(atom.data_type, kind) for kind in conditions.get("data", [atom.data_type]))
        and atom.subject in conditions.get("subjects", [atom.subject])
        and atom.origin in conditions.get("from", [atom.origin])
        and step.target in conditions.get("to", [step.target])
    )


def _may_meet(conditions: Part, step: Step, atom: Atom) -> bool:
    """Return whether a broader kind of data may be what is excepted: then nothing is certain."""
    kinds = conditions.get("data", [])
    others = {key: value for key, value in conditions.items() if key != "data"}
    return any(_is_a(kind, atom.data_type) for kind in kinds) and _meets(others, step, atom)


def _is_explained(inventory: Part, steps: list[Step], reached: Reached) -> bool:
    """Return whether everything that is sent was held or brought there before."""
    at = {
        (name, field["type"], subject)
        for name, system in inventory["systems"].items()
        for field in system["fields"]
        for subject in field["subjects"]
    }
    at |= {(step.target, atom.data_type, atom.subject) for step, atom in reached}
    flows = (step for step in steps if step.address.startswith("flows/"))
    sent = ((step, kind, subject) for step in flows for kind in step.data or () for subject in step.subjects or (None,))
    return all(
        any(place == step.source and _is_a(kind, held) and subject in (None, whose) for place, held, whose in at)
        for step, kind, subject in sent
    )
