from collections.abc import Callable

import pytest

from pdmap.documents.document import Cell

Told = Callable[..., list[str]]

MANIFEST = """
systems:
  list:
    name: List
    location: SE
    subjects: [customer]
    protection: pseudonymized
    backup: {retention: P9D, tested: none}
    fields: [email.address, {type: name.full, protection: none}, health]
activities: {a: {role: controller, data: [email.address, name.full], systems: [list]}}
"""


def test_every_field_is_told_and_those_that_the_activity_does_not_declare_as_such(told: Told) -> None:
    plain = MANIFEST.replace("    protection: pseudonymized\n", "").replace(
        "{type: name.full, protection: none}", "name.full"
    )
    assert told(plain, "fields") == [
        "Email address (email.address), Full name (name.full) in List",
        "Health data (health), held in List, not declared for this activity",
    ]


def test_the_default_protection_of_a_system_holds_for_its_fields(told: Told) -> None:
    assert told(MANIFEST, "fields")[:4] == [
        "Email address (email.address) in List",
        "  protection: pseudonymized",
        "Full name (name.full) in List",
        "  protection: in clear text",
    ]


def test_special_data_of_a_system_that_the_activity_does_not_declare_are_told(cell: Callable[..., Cell]) -> None:
    lines = cell(MANIFEST, "special_categories").lines
    assert [(line.text, line.is_derived, line.sources != ()) for line in lines] == [
        ("none among the recorded categories of data", True, True),
        (
            "Health data (health), special category (Article 9), held in List, not declared for this activity",
            True,
            True,
        ),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Email address (email.address), Health data (health) in List: pseudonymized",
        "[none] test of recovery of List: none",
    ],
)
def test_defaults_and_what_was_not_done_are_told_as_measures(line: str, told: Told) -> None:
    assert f"  {line}" in told(MANIFEST, "measures")
