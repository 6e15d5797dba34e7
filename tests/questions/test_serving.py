from collections.abc import Callable

from pdmap.app.load import Loaded, load_texts
from pdmap.questions.serving import (
    flows_by_activity,
    links_by_activity,
    possible_users,
    users_by_system,
    users_of_unnamed_systems,
)

MANIFEST = """\
systems:
  shop: {}
  wiki: {}
activities:
  orders: {role: controller, systems: [shop, shop]}
  support: {role: controller, systems: [shop]}
  archive: {role: controller, systems: none}
flows:
  back: {from: shop, to: wiki, activity: [orders, support]}
  forth: {from: wiki, to: shop, activity: orders}
  idle: {from: wiki, to: shop}
"""


def test_activities_stand_once_at_each_system_that_they_use(load: Callable[[str], Loaded]) -> None:
    users = users_by_system(load(MANIFEST).inventory)
    assert {system: [user.id for user in activities] for system, activities in users.items()} == {
        "shop": ["orders", "support"]
    }


def test_flows_stand_at_each_activity_that_they_serve(load: Callable[[str], Loaded]) -> None:
    serving = flows_by_activity(load(MANIFEST).inventory)
    assert {activity: [flow.id for flow in flows] for activity, flows in serving.items()} == {
        "orders": ["back", "forth"],
        "support": ["back"],
    }


def test_links_that_follow_from_hosting_stand_at_the_activities_of_the_system(load: Callable[[str], Loaded]) -> None:
    hosted = MANIFEST.replace("shop: {}", "shop: {hosted_by: host}") + "parties: {host: {}}\n"
    serving = links_by_activity(load(hosted).graph)
    assert {activity: [link.id for link in links] for activity, links in serving.items()} == {
        "orders": ["back", "forth", "hosting:shop:host"],
        "support": ["back", "hosting:shop:host"],
    }


def test_an_activity_that_does_not_say_its_systems_may_use_any() -> None:
    text = """\
activities:
  orders: {role: controller, systems: [shop]}
  calls: {role: controller}
  archive: {role: controller, systems: none}
  study: {role: controller, systems: {unknown: not chosen}}
  broken: {role: nobody, systems: none}
"""
    inventory = load_texts({"inventory.yaml": text.encode()}).inventory
    assert [activity.id for activity in users_of_unnamed_systems(inventory)] == ["calls", "study"]
    assert possible_users(inventory) == ("activities/broken", "activities/calls", "activities/study")
