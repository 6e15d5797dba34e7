from __future__ import annotations

from dataclasses import fields

from pdmap.source import DEFAULT_LIMITS, Limits


def test_every_default_limit_is_a_positive_number() -> None:
    assert all(getattr(DEFAULT_LIMITS, limit.name) > 0 for limit in fields(Limits))


def test_the_defaults_leave_room_for_two_hundred_thousand_fields() -> None:
    nodes_of_a_field = 9  # a mapping of four keys and their values
    bytes_of_a_field = 50

    assert DEFAULT_LIMITS.nodes >= 200_000 * nodes_of_a_field
    assert DEFAULT_LIMITS.bytes >= 200_000 * bytes_of_a_field
