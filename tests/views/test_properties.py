"""What holds for every view of every inventory: no flow is lost, nothing hangs in the air, no cell is blank."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pdmap.app.draw import view_kinds
from pdmap.graph import Element, ElementKind, LinkKind
from pdmap.model import ids, listed
from pdmap.questions.features import restricted
from pdmap.views.material import Material
from pdmap.views.signs import Shape
from pdmap.views.view import View

FOCUSED = ("system", "party", "activity", "data", "subject", "transfers", "countries")
COUNTRIES = st.sampled_from(["DE", "SE", "US", "IN", "CH", "worldwide", "aws:us-east-1"])
TYPE = st.sampled_from(["phone", "health", "health.record", "name.full", "user.pseudonym"])
TYPES = st.lists(TYPE, min_size=1, max_size=3, unique=True)
GROUP = st.sampled_from(["customer", "employee", "worker", "patient"])
PEOPLE = st.lists(GROUP, min_size=1, max_size=2, unique=True)
ENDS = [f"s{number}" for number in range(3)] + [f"p{number}" for number in range(4)]

Plain = dict[str, object]


def section(prefix: str, objects: st.SearchStrategy[Plain], least: int, most: int) -> st.SearchStrategy[Plain]:
    """Return a section of objects called by a prefix and a number."""
    several = st.lists(objects, min_size=least, max_size=most)
    return several.map(lambda found: {f"{prefix}{number}": each for number, each in enumerate(found)})


def told(**keys: st.SearchStrategy[object]) -> st.SearchStrategy[Plain]:
    """Return objects of which every key may be silent."""
    answered = st.fixed_dictionaries({key: st.one_of(st.none(), strategy) for key, strategy in keys.items()})
    return answered.map(lambda found: {key: value for key, value in found.items() if value is not None})


PARTIES = told(
    role=st.sampled_from(["processor", "controller", "joint-controller"]),
    country=COUNTRIES,
    parent_country=COUNTRIES,
    access_from=st.lists(COUNTRIES, min_size=1, max_size=2),
    subprocessors=st.lists(st.sampled_from(ENDS[3:]), min_size=1, max_size=2, unique=True),
    dpa=st.sampled_from([{"status": "draft"}, {"unknown": "asked"}]),
)
SYSTEMS = told(
    kind=st.sampled_from(["application", "datastore", "paper"]),
    location=st.one_of(COUNTRIES, st.just({"choice": ["DE", "US"], "by": "customer"}), st.just({"unknown": "asked"})),
    access_from=st.lists(COUNTRIES, min_size=1, max_size=2),
    hosted_by=st.sampled_from([*ENDS[3:], "none"]),
    subjects=PEOPLE,
    fields=st.one_of(TYPES, st.just("none"), st.just({"unknown": "asked"})),
)
ACTIVITIES = st.builds(
    lambda role, rest: {"role": role, **rest},
    st.sampled_from(["controller", "processor"]),
    told(
        systems=st.lists(st.sampled_from(ENDS[:3]), min_size=1, max_size=2, unique=True),
        data=TYPES,
        subjects=PEOPLE,
        transfers=st.sampled_from(["none", {"unknown": "asked"}]),
        recipients=st.lists(st.sampled_from(ENDS[3:]), min_size=1, max_size=2, unique=True),
        purposes=st.just(["Find out"]),
    ),
)
FLOWS = st.builds(
    lambda source, target, rest: {"from": source, "to": target, **rest},
    st.sampled_from([*ENDS, "customer"]),
    st.sampled_from(ENDS),
    told(
        data=st.one_of(TYPES, st.just({"unknown": "asked"}), st.just("none")),
        subjects=PEOPLE,
        activity=st.sampled_from(["a0", "a1"]),
        transport=st.sampled_from(["tls", "none"]),
        transforms=st.just([{"method": "pseudonymized", "data": ["name.full"], "into": ["user.pseudonym"]}]),
    ),
)
INVENTORIES = st.fixed_dictionaries(
    {
        "organization": st.just({"name": "Acme", "country": "DE"}),
        "parties": section("p", PARTIES, 4, 4),
        "systems": section("s", SYSTEMS, 3, 3),
        "activities": section("a", ACTIVITIES, 2, 2),
        "flows": section("f", FLOWS, 0, 6),
    }
)

every_inventory = given(inventory=INVENTORIES)
few_examples = settings(max_examples=40)


def material_of(inventory: Plain, material_from: Callable[..., Material]) -> Material:
    return material_from(json.dumps(inventory))


def every_view(material: Material) -> Iterator[View]:
    """Yield every focus view of an inventory, for everything that it may be of."""
    kinds = view_kinds()
    for name in FOCUSED:
        choices = kinds[name].choices
        for argument in choices(material) if choices else ("",):
            yield kinds[name].build(replace(material, argument=argument))


@every_inventory
@few_examples
def test_nothing_hangs_in_the_air(inventory: Plain, material_from: Callable[..., Material]) -> None:
    for view in every_view(material_of(inventory, material_from)):
        nodes, frames = {node.id for node in view.nodes}, {frame.id for frame in view.frames}
        assert {end for edge in view.edges for end in (edge.source, edge.target)} <= nodes
        assert {node.frame for node in view.nodes} <= frames
        assert frames == {node.frame for node in view.nodes} | {frame.parent for frame in view.frames if frame.parent}


@every_inventory
@few_examples
def test_every_link_has_one_row_and_a_line(inventory: Plain, material_from: Callable[..., Material]) -> None:
    for view in every_view(material_of(inventory, material_from)):
        rows = [row.link for row in view.flows]
        assert len(rows) == len(set(rows))
        drawn = {link for edge in view.edges for link in edge.links}
        assert drawn <= set(rows)
        if view.name != "countries":
            assert sorted(link for edge in view.edges for link in edge.links) == sorted(rows)
        numbers = {row.number for row in view.flows}
        assert all(set(edge.numbers) <= numbers and len(edge.numbers) == len(edge.links) for edge in view.edges)


@every_inventory
@few_examples
def test_no_flow_of_what_a_view_is_of_is_lost(inventory: Plain, material_from: Callable[..., Material]) -> None:
    material = material_of(inventory, material_from)
    reference = material.inventory.reference
    for view in every_view(material):
        name, _, argument = view.name.partition(":")
        rows = {row.link for row in view.flows}
        for link in material.graph.links:
            ends = (link.source, link.target)
            match name:
                case "system" | "party":
                    is_meant = Element(ElementKind(name), argument) in ends
                case "activity":
                    is_meant = argument in link.activities
                case "data":
                    is_meant = any(reference.is_a(each, argument) for each in link.data | link.arriving)
                case "subject":
                    is_meant = any(reference.is_subject(each, argument) for each in link.subjects)
                case "transfers":
                    is_meant = any(leg.link and leg.link.id == link.id for leg in restricted(material.legs))
                case _:
                    is_meant = True
            assert not is_meant or link.id in rows, (view.name, link.id)


@every_inventory
@few_examples
def test_holders_and_users_are_shown_even_without_flows(
    inventory: Plain, material_from: Callable[..., Material]
) -> None:
    material = material_of(inventory, material_from)
    reference, found = material.inventory.reference, material.inventory
    for view in every_view(material):
        name, _, argument = view.name.partition(":")
        shown = {element for node in view.nodes for element in node.elements}
        if name == "activity":
            assert {f"system:{each}" for each in ids(found.activities[argument].systems)} <= shown
        for system in found.systems.values() if name in {"data", "subject"} else ():
            for field in listed(system.fields):
                holds = name == "data" and reference.is_a(field.type.id, argument)
                is_theirs = name == "subject" and any(
                    reference.is_subject(each, argument) for each in ids(field.subjects)
                )
                assert not (holds or is_theirs) or f"system:{system.id}" in shown


@every_inventory
@few_examples
def test_counts_are_those_of_what_is_drawn(inventory: Plain, material_from: Callable[..., Material]) -> None:
    material = material_of(inventory, material_from)
    for view in every_view(material):
        elements = {element for node in view.nodes for element in node.elements}
        kinds = [element.partition(":")[0] for element in elements]
        counts = view.counts
        assert (counts.people, counts.systems, counts.parties) == tuple(
            kinds.count(kind) for kind in ("subject", "system", "party")
        )
        assert counts.flows + counts.implied == len(view.flows)
        written = [link for link in material.graph.links if link.kind in {LinkKind.FLOW, LinkKind.COLLECTION}]
        people = {f"subject:{element.id}" for element in material.graph.elements if element.kind == "subject"}
        people |= {element for element in elements if element.startswith("subject:")}
        there_is = {
            "gro": (counts.people, len(people)),
            "sys": (counts.systems, len(material.inventory.systems)),
            "par": (counts.parties, len(material.inventory.parties)),
            "flo": (counts.flows, len(written)),
            "lin": (counts.implied, len(material.graph.links) - len(written)),
        }
        for shown, total, what in re.findall(r"(\d+) of (\d+) ([a-z]{3})", view.hidden):
            assert (int(shown), int(total)) == there_is[what]
        assert view.hidden.startswith("Shown: ") or len(view.flows) == len(material.graph.links)


@every_inventory
@few_examples
def test_facts_have_no_blank_cell_and_no_ragged_row(inventory: Plain, material_from: Callable[..., Material]) -> None:
    for view in every_view(material_of(inventory, material_from)):
        assert view.facts
        for table in view.facts:
            width = len(table.columns) or 2
            assert table.rows
            assert all(len(row) == width and all(cell.strip() for cell in row) for row in table.rows), table


@every_inventory
@few_examples
def test_the_order_of_the_manifest_does_not_matter(inventory: Plain, material_from: Callable[..., Material]) -> None:
    def told_of(text: str) -> list[object]:
        views = every_view(material_from(text))
        return [
            (view.name, view.facts, [node.id for node in view.nodes], [edge.id for edge in view.edges])
            for view in views
        ]

    turned = {
        key: dict(reversed(list(part.items()))) if isinstance(part, dict) else part
        for key, part in reversed(list(inventory.items()))
    }
    assert told_of(json.dumps(inventory)) == told_of(json.dumps(turned))


@every_inventory
@few_examples
def test_a_shape_of_a_group_stands_only_for_several(inventory: Plain, material_from: Callable[..., Material]) -> None:
    for view in every_view(material_of(inventory, material_from)):
        if view.name != "countries":
            assert all(node.shape is not Shape.GROUP for node in view.nodes)
