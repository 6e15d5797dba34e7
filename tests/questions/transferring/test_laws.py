"""What holds for every register of transfers."""

import datetime as dt
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.load import Loaded, load_texts
from pdmap.questions.grounds import laws_of, under_law
from pdmap.questions.importers import transferring
from pdmap.questions.selectors import gather_names, parse
from pdmap.questions.transferring import Sense, registers_of, select_paths
from pdmap.questions.transfers import Leg, restricted_legs, transfer_legs

AS_OF = dt.date(2026, 11, 23)
NUMBER = 3
COUNTRIES = ("SE", "US", "GB", "IN", "CH", "worldwide")
countries = st.sampled_from(COUNTRIES)
numbers = st.integers(0, NUMBER - 1)
ends = st.sampled_from(["customer", *(f"s{each}" for each in range(NUMBER)), *(f"p{each}" for each in range(NUMBER))])


@st.composite
def parties(draw: st.DrawFn) -> str:
    told = [f"role: {draw(st.sampled_from(['processor', 'controller', 'recipient']))}"]
    told += [f"country: {draw(countries)}"] if draw(st.booleans()) else []
    told += [f"parent_country: {draw(countries)}"] if draw(st.booleans()) else []
    told += [f"access_from: {draw(st.sampled_from(['none', '[IN]', '{unknown: x}']))}"] if draw(st.booleans()) else []
    told += [f"regions: [{draw(countries)}]"] if draw(st.booleans()) else []
    mechanisms = draw(st.sampled_from(["", "[scc]", "[privacy-shield]", "{unknown: x}"]))
    told += [f"transfers: [{{country: {draw(countries)}, mechanisms: {mechanisms}}}]"] if mechanisms else []
    engaged = sorted(draw(st.sets(numbers, max_size=2)))
    told += [f"subprocessors: [{', '.join(f'p{each}' for each in engaged)}]"] if engaged else []
    return ", ".join(told)


@st.composite
def systems(draw: st.DrawFn) -> str:
    places = ", ".join(draw(st.lists(countries, min_size=1, max_size=2, unique=True)))
    chosen = draw(st.sampled_from(["", f"location: [{places}]", f"location: {{choice: [{places}], by: customer}}"]))
    hosts = ", ".join(f"p{each}" for each in draw(st.lists(numbers, min_size=1, max_size=2, unique=True)))
    hosted = draw(st.sampled_from(["", "hosted_by: none", f"hosted_by: [{hosts}]"]))
    access = draw(st.sampled_from(["", "access_from: [IN]"]))
    return ", ".join(part for part in (chosen, hosted, access, "subjects: [customer]", "fields: [phone]") if part)


@st.composite
def inventories(draw: st.DrawFn) -> Loaded:
    """Draw parties, systems and flows in countries inside and outside, in circles too, under up to three laws."""
    laws = ", ".join(draw(st.permutations(["eu-gdpr", "uk-gdpr", "ch-fadp"]))[: draw(st.integers(1, 3))])
    lines = [f"organization: {{name: A, country: SE, regimes: [{laws}]}}", "parties:"]
    lines += [f"  p{each}: {{{draw(parties())}}}" for each in range(NUMBER)]
    lines += ["systems:", *(f"  s{each}: {{{draw(systems())}}}" for each in range(NUMBER))]
    flows = draw(st.lists(st.tuples(ends, ends.filter(lambda end: end != "customer")), min_size=1, max_size=5))
    told = [
        f"  f{number}: {{from: {start}, to: {end}, data: [phone]}}"
        for number, (start, end) in enumerate(flows)
        if start != end
    ]
    lines += ["flows:", *told] if told else []
    lines += ["activities:", f"  a: {{role: controller, systems: [s0], transfers: [{{country: {draw(countries)}, "]
    lines[-1] += f"importer: p{draw(numbers)}, mechanisms: [scc]}}]}}"
    return load_texts({"a.yaml": "\n".join(lines).encode()})


def key(leg: Leg) -> tuple[str, ...]:
    country = leg.country.code if leg.country else ""
    link, node = leg.link.id if leg.link else "", str(leg.place.node.location("").span)
    return link, leg.holder, leg.presence, leg.place.name, country, ",".join(leg.recipients), leg.chosen_by or "", node


@given(inventories())
def test_every_leg_to_a_third_country_is_in_exactly_one_step_under_each_law(loaded: Loaded) -> None:
    for register, law in zip(
        registers_of(loaded.inventory, loaded.graph, AS_OF), laws_of(loaded.inventory), strict=True
    ):
        legs = restricted_legs(transfer_legs(loaded.inventory, loaded.graph, AS_OF, law))
        paths = [entry.path for entry in register.entries]
        known = [key(leg) for path in paths if path.kind != "declared" for leg in path.legs]
        assert Counter(known) == Counter(map(key, legs))
        assert len({path.id for path in paths}) == len(paths)


@given(inventories())
def test_what_makes_a_transfer_is_what_the_rules_take_for_one(loaded: Loaded) -> None:
    for register in registers_of(loaded.inventory, loaded.graph, AS_OF):
        inventory = under_law(loaded.inventory, register.regime)
        steps = [step for entry in register.entries if entry.path.kind != "declared" for step in entry.path.steps]
        shown = [key(leg) for step in steps if step.sense is Sense.TRANSFER for leg in step.legs]
        assert Counter(shown) == Counter(map(key, transferring(inventory, register.legs)))


@given(inventories())
def test_a_way_ends_at_its_importer_and_passes_nothing_twice(loaded: Loaded) -> None:
    for register in registers_of(loaded.inventory, loaded.graph, AS_OF):
        for path in (entry.path for entry in register.entries):
            for before, after in zip(path.route, path.route[1:], strict=False):
                assert before.target == after.source
            if path.route:
                assert path.route[-1].target.id in {party.id for party in path.importers}
            assert {each.path for each in path.onward} - {""} <= {entry.path.id for entry in register.entries}


SELECTORS = (
    "*",
    "country:US",
    "country:third",
    "data:contact",
    "activity:a",
    "p0",
    "+p1",
    "s0+",
    "party:p2,country:IN",
)


@given(inventories(), st.sampled_from(SELECTORS), st.sampled_from(SELECTORS))
def test_narrowing_shows_nothing_that_the_whole_does_not_have(loaded: Loaded, first: str, second: str) -> None:
    register, *_ = registers_of(loaded.inventory, loaded.graph, AS_OF)
    paths = [entry.path for entry in register.entries]
    names = gather_names(loaded.inventory, loaded.graph, register.legs, AS_OF)

    def selected(text: str) -> frozenset[str]:
        return select_paths(parse(text), paths, register.inventory, loaded.graph, names)

    assert selected(first) <= selected("*") == {path.id for path in paths}
    assert selected(f"{first},{second}") == selected(first) & selected(second)
    assert selected(f"{first} {second}") == selected(first) | selected(second)
