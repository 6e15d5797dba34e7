from __future__ import annotations

from dataclasses import fields

from pdmap.source import DEFAULT_LIMITS, Limits


def test_every_default_limit_is_a_positive_number() -> None:
    assert all(getattr(DEFAULT_LIMITS, limit.name) > 0 for limit in fields(Limits))


def test_the_defaults_leave_room_for_seventy_five_thousand_fields_in_one_file() -> None:
    nodes_of_a_field = 9  # a mapping of four keys and their values; more of them take over 300 MB (SECURITY.md)
    bytes_of_a_field = 50

    assert DEFAULT_LIMITS.nodes >= 75_000 * nodes_of_a_field
    assert DEFAULT_LIMITS.bytes >= 75_000 * bytes_of_a_field
