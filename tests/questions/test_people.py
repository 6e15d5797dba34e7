from pdmap.app.load import load_texts
from pdmap.graph import Element, ElementKind
from pdmap.questions.people import Reach, reach_of, subjects_in_use

SHOP = """
subjects: {team-member: {is: customer}}
parties: {host: {subprocessors: [deep]}, deep: {}, mailer: {}}
systems:
  shop:
    hosted_by: host
    fields:
      - {type: email.address, subjects: [customer]}
      - {type: oauth_token, subjects: [team-member]}
      - {type: bank_account, subjects: [employee]}
  stock: {fields: [{type: phone, subjects: [employee]}]}
flows:
  all: {from: shop, to: mailer, data: [email.address, bank_account, invoice]}
  wages: {from: shop, to: mailer, data: [bank_account]}
  told: {from: shop, to: mailer, data: [bank_account], subjects: [customer]}
  other: {from: mailer, to: stock, data: [phone]}
"""


def reach(subject: str, text: str = SHOP) -> Reach:
    loaded = load_texts({"inventory.yaml": text.encode()})
    assert not loaded.findings
    return reach_of(loaded.inventory, loaded.graph, subject)


def types(found: Reach) -> dict[str, frozenset[str]]:
    return {link.id: link.arriving for link in found.links}


def test_links_are_found_by_where_they_end() -> None:
    found = reach("customer")
    assert {each.id: [link.id for link in links] for each, links in found.arriving.items()} == {
        "mailer": ["all", "told"],
        "host": ["hosting:shop:host"],
        "deep": ["subprocessing:host:deep"],
    }
    assert sum(map(len, found.arriving.values())) == len(found.links)


def test_fields_of_a_group_and_of_those_within_it_are_found() -> None:
    found = reach("customer").fields
    shop = Element(ElementKind.SYSTEM, "shop")
    assert {element: [field.type.id for field in fields] for element, fields in found.items()} == {
        shop: ["email.address", "oauth_token"]
    }
    assert [field.type.id for field in reach("team-member").fields[shop]] == ["oauth_token"]


def test_a_flow_brings_what_may_be_theirs_and_not_what_is_known_to_be_of_others() -> None:
    assert types(reach("customer"))["all"] == {"email.address", "invoice"}
    assert types(reach("employee"))["all"] == {"bank_account", "invoice"}


def test_what_the_author_says_of_a_flow_stands() -> None:
    assert types(reach("customer"))["told"] == {"bank_account"}
    assert "wages" not in types(reach("customer"))


def test_a_host_gets_what_is_held_of_them_and_hands_it_on() -> None:
    assert types(reach("customer"))["hosting:shop:host"] == {"email.address", "oauth_token"}
    assert types(reach("customer"))["subprocessing:host:deep"] == {"email.address", "oauth_token"}


def test_sub_processors_in_a_circle_hand_on_what_any_of_them_receives() -> None:
    circle = """
parties: {a: {subprocessors: [b]}, b: {subprocessors: [c]}, c: {subprocessors: [a]}}
systems: {s: {hosted_by: b, fields: [{type: phone, subjects: [customer]}, {type: health, subjects: [patient]}]}}
"""
    handed_on = {f"subprocessing:{way}": frozenset({"phone"}) for way in ("a:b", "b:c", "c:a")}
    assert types(reach("customer", circle)) == {"hosting:s:b": {"phone"}, **handed_on}


def test_flows_that_do_not_tell_whose_data_they_carry_are_silent() -> None:
    assert [link.id for link in reach("customer").silent] == ["other"]


def test_groups_in_use_and_those_above_them_are_named() -> None:
    loaded = load_texts({"inventory.yaml": SHOP.encode()})
    assert subjects_in_use(loaded.inventory, loaded.graph) == {"customer", "employee", "team-member", "worker"}
