from pdmap.app.load import load_texts
from pdmap.graph import Element, ElementKind
from pdmap.questions.places import Trail, silent_flows, silent_systems, trail_of

PARTIES = "parties: {host: {subprocessors: [deep]}, deep: {}, lab: {}, far: {}}\n"


def trail(text: str, data_type: str) -> Trail:
    loaded = load_texts({"inventory.yaml": text.encode()})
    assert not loaded.findings
    return trail_of(loaded.inventory, loaded.graph, data_type)


def ids(found: Trail) -> dict[str, frozenset[str]]:
    """Return what the links of a trail bring, by their ids."""
    assert [link.id for link in found.carrying] == sorted(found.brought)
    return dict(found.brought)


def system(id_: str) -> Element:
    return Element(ElementKind.SYSTEM, id_)


def party(id_: str) -> Element:
    return Element(ElementKind.PARTY, id_)


def test_a_type_and_those_below_it_are_found_where_they_are_held() -> None:
    found = trail("systems: {a: {fields: [health.record, phone]}, b: {fields: [phone]}}", "health")
    assert found.held == {system("a"): {"health.record"}}


def test_a_broader_type_is_not_taken_for_the_narrow_one() -> None:
    assert trail("systems: {a: {fields: [health]}}", "health.record").held == {}


def test_only_links_that_carry_it_are_on_the_trail() -> None:
    found = trail(
        f"{PARTIES}systems: {{a: {{fields: [health, phone], hosted_by: host}}}}\n"
        "flows: {f: {from: a, to: lab, data: [health]}, g: {from: a, to: far, data: [phone]}}",
        "health",
    )
    assert ids(found) == {"f": {"health"}, "hosting:a:host": {"health"}, "subprocessing:host:deep": {"health"}}
    assert party("far") not in found.present


def test_it_is_followed_over_links_that_name_it_by_a_broader_type() -> None:
    found = trail(
        f"{PARTIES}systems: {{a: {{fields: [health.record]}}}}\nflows: {{f: {{from: a, to: lab, data: [health]}}}}",
        "health.record",
    )
    assert ids(found) == {"f": {"health.record"}}


def test_a_transform_ends_it_and_the_link_stays_on_the_trail() -> None:
    found = trail(
        f"{PARTIES}systems: {{a: {{fields: [health]}}}}\n"
        "flows:\n"
        "  f: {from: a, to: lab, data: [health], transforms: [{data: [health]}]}\n"
        "  g: {from: lab, to: far, data: [health.record]}\n",
        "health.mental",
    )
    assert ids(found) == {}
    found = trail(
        f"{PARTIES}systems: {{a: {{fields: [health]}}}}\n"
        "flows: {f: {from: a, to: lab, data: [health], transforms: [{data: [health]}]}}",
        "health",
    )
    assert ids(found) == {"f": frozenset()}
    assert party("lab") not in found.present


def test_a_transform_gives_it_another_name_under_which_it_is_followed() -> None:
    found = trail(
        f"{PARTIES}systems: {{a: {{fields: [name.full]}}}}\n"
        "flows:\n"
        "  f: {from: a, to: lab, data: [name.full], transforms: [{data: [name.full], into: [user.pseudonym]}]}\n"
        "  g: {from: lab, to: far, data: [user.pseudonym]}\n",
        "name",
    )
    assert ids(found) == {"f": {"user.pseudonym"}, "g": {"user.pseudonym"}}
    assert found.present[party("far")] == {"user.pseudonym"}


def test_a_type_that_comes_into_being_on_the_way_is_followed_from_there() -> None:
    found = trail(
        f"{PARTIES}systems: {{a: {{fields: [name.full]}}}}\n"
        "flows:\n"
        "  f: {from: a, to: lab, data: [name.full], transforms: [{data: [name.full], into: [user.pseudonym]}]}\n"
        "  g: {from: lab, to: far, data: [user.pseudonym]}\n",
        "user",
    )
    assert ids(found) == {"f": {"user.pseudonym"}, "g": {"user.pseudonym"}}


def test_what_others_send_is_on_the_trail_though_they_are_no_systems() -> None:
    found = trail(
        f"{PARTIES}systems: {{a: {{fields: [phone]}}}}\n"
        "flows: {f: {from: customer, to: a, data: [health]}, g: {from: lab, to: a, data: [health]}}",
        "health",
    )
    assert ids(found) == {"f": {"health"}, "g": {"health"}}
    assert system("a") in found.present
    assert system("a") not in found.held


def test_silence_about_data_is_counted() -> None:
    loaded = load_texts(
        {
            "inventory.yaml": f"""
{PARTIES}
systems: {{a: {{}}, b: {{fields: {{unknown: asked}}}}, c: {{fields: none}}, d: {{fields: [phone]}}}}
flows:
  f: {{from: d, to: lab}}
  g: {{from: d, to: lab, data: {{unknown: asked}}}}
  h: {{from: d, to: lab, data: none}}
  i: {{from: d, to: lab, data: [phone]}}
""".encode()
        }
    )
    assert silent_systems(loaded.inventory) == ("a", "b")
    assert [link.id for link in silent_flows(loaded.graph)] == ["f", "g"]
