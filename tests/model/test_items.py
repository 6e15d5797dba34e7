import pytest

from pdmap.model import System, owner_among, owner_of
from pdmap.source import MappingNode, ScalarNode

HEAD = ScalarNode("inventory.yaml", 2, 3, 2, 10, "console", "console")
SYSTEM = System(
    node=MappingNode("inventory.yaml", 3, 5, 4, 1), address="systems/console", head=HEAD, id="console", name=None
)


@pytest.mark.parametrize(
    ("address", "owner"),
    [
        ("systems/console/fields/oauth_token", "systems/console"),
        ("systems/console", "systems/console"),
        ("systems", "systems"),
        ("organization/dpo/name", "organization"),
        ("organization", "organization"),
        ("", ""),
    ],
)
def test_a_part_belongs_to_its_object(address: str, owner: str) -> None:
    assert owner_of(address) == owner


@pytest.mark.parametrize(
    ("address", "owner"),
    [
        ("systems/shop", "systems/shop"),
        ("systems/shop/name", "systems/shop"),
        ("systems/a/b/name", "systems/a/b"),
        ("systems/shopping", None),
        ("systems/other/name", None),
        ("parties/x", None),
        ("organization/name", "organization"),
    ],
)
def test_a_part_is_found_among_objects(address: str, owner: str | None) -> None:
    owners = {"systems/shop", "systems/a/b", "systems/a", "parties", "organization"}
    assert owner_among(address, owners) == owner


def test_an_object_without_a_name_is_called_by_its_id() -> None:
    assert SYSTEM.title == "console"


def test_a_key_that_is_not_written_is_found_at_the_head() -> None:
    assert SYSTEM.at("location") is HEAD
    assert not SYSTEM.has("location")
