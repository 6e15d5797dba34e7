"""What is found by an index is what looking through everything would find, in the same order."""

from collections.abc import Callable

import pytest

from pdmap.app.load import Loaded
from pdmap.model import listed
from pdmap.questions.clock_index import clock_index
from pdmap.rules.clocks import clocks_for
from pdmap.rules.held_fields import HeldFields

MANIFEST = """\
data_types:
  one: {is: other}
  other: {is: one}
systems:
  shop: {fields: [address.billing, email.address, address, contact, one]}
  desk: {fields: [phone, address.shipping, address.billing, other]}
activities:
  orders:
    role: controller
    systems: [desk, shop, lost, desk]
    retention:
      - {data: [address, phone], period: P1Y}
      - {data: [address], period: P2Y}
      - {data: [one], period: P3Y}
      - P4Y
"""
TYPES = ["address", "address.billing", "contact", "email", "email.address", "health", "one", "other", "phone"]
every_type = pytest.mark.parametrize("data_type", TYPES)


@every_type
def test_fields_that_hold_a_data_type(data_type: str, load: Callable[[str], Loaded]) -> None:
    inventory = load(MANIFEST).inventory
    held = HeldFields(inventory, inventory.activities["orders"])
    in_order = [
        (system, field)
        for system in (inventory.systems["desk"], inventory.systems["shop"])
        for field in listed(system.fields)
    ]
    assert held.everything == in_order
    assert held.holding(data_type) == [
        (system, field) for system, field in in_order if inventory.reference.overlap(field.type.id, data_type)
    ]


@every_type
def test_clocks_that_count_for_a_data_type(data_type: str, load: Callable[[str], Loaded]) -> None:
    inventory = load(MANIFEST).inventory
    clocks = listed(inventory.activities["orders"].retention)
    index = clock_index(inventory.reference, clocks)
    assert index.counting(data_type) == clocks_for(inventory.reference, clocks, data_type)
