from collections.abc import Callable

import pytest

from pdmap.views.material import Material
from pdmap.views.tables import Table
from pdmap.views.view import View

Build = Callable[[str, str], View]

CLINIC = """
organization: {name: Clinic, country: DE}
parties:
  lab: {name: Lab, role: processor, country: US, retention: P6M}
  university: {name: University, role: controller, country: DE}
systems:
  records:
    name: Records
    location: DE
    subjects: [patient]
    fields:
      - {type: health.record, protection: encrypted, retention: {period: P10Y}}
      - {type: name.full}
  desk: {name: Desk, location: DE, subjects: [patient], fields: [name.full]}
  shelf: {name: Shelf, location: DE, subjects: [employee], fields: [health.sick_leave]}
activities:
  care:
    {name: Care, role: controller, data: [health], purposes: [{text: Treat, basis: contract, condition: health_care}]}
  study: {name: Study, role: controller, purposes: [{text: Study, basis: consent}]}
  counting: {name: Counting, role: processor}
flows:
  samples: {from: records, to: lab, data: [health.record, name.full], activity: care, transport: tls}
  reports: {from: records, to: desk, data: [health.record], activity: counting}
  names:
    from: records
    to: university
    data: [name.full]
    activity: study
    transforms: [{method: pseudonymized, data: [name.full], into: [user.pseudonym]}]
"""


def table(view: View, title: str) -> Table:
    return next(table for table in view.facts if table.title == title)


def test_lines_and_boxes_tell_of_these_data_alone(view_of: Build) -> None:
    view = view_of(CLINIC, "data:health")
    assert {edge.id: edge.codes for edge in view.edges} == {
        "system:records>party:lab": ("HEA*",),
        "system:records>system:desk": ("HEA*",),
    }
    assert {node.id: node.codes for node in view.nodes} == {
        "party:lab": ("HEA*",),
        "system:desk": ("HEA*",),
        "system:records": ("HEA*",),
        "system:shelf": ("HEA*",),
    }
    assert {code for row in view.flows for code in row.codes} == {"HEA*"}


def test_other_data_bring_no_special_badge(view_of: Build) -> None:
    view = view_of(CLINIC, "data:name")
    assert not any(mark.glyph == "●" for node in view.nodes for mark in node.badges)


def test_places_are_told_with_protection_and_clock_and_what_only_arrives(view_of: Build) -> None:
    assert table(view_of(CLINIC, "data:health"), "Where it is held").rows == (
        ("Records", "Medical record (Art. 9)", "Patient", "encrypted", "10 years"),
        ("Shelf", "Sick-leave certificate (Art. 9)", "Employee", "not recorded", "not recorded"),
        ("Desk", "Medical record (Art. 9): arrives, not declared as held", *["not recorded"] * 3),
    )


def test_receivers_are_told_with_what_reaches_them(view_of: Build) -> None:
    (row,) = table(view_of(CLINIC, "data:health"), "Who receives it").rows
    assert (row[0], row[1], row[2], row[3], row[5]) == (
        "Lab",
        "processor",
        "United States",
        "Medical record (Art. 9)",
        "6 months",
    )


def test_bases_are_told_and_conditions_asked_for_where_the_data_are_special(view_of: Build) -> None:
    special = table(view_of(CLINIC, "data:health"), "Why it is used")
    assert special.rows == (
        (
            "Care",
            "controller",
            "Contract, Art. 6(1)(b)",
            "Health or social care and occupational medicine, Art. 9(2)(h)",
        ),
        ("Counting", "processor", "for its controllers to say", "for its controllers to say"),
    )
    plain = table(view_of(CLINIC, "data:user"), "Why it is used")
    assert plain.rows == (("Study", "controller", "Consent, Art. 6(1)(a)"),)


def test_a_missing_condition_is_told(view_of: Build) -> None:
    view = view_of("activities: {a: {name: A, role: controller, data: [health]}}", "data:health")
    assert table(view, "Why it is used").rows == (("A", "controller", "not recorded", "not recorded"),)


def test_changes_on_the_way_are_told(view_of: Build) -> None:
    (row,) = table(view_of(CLINIC, "data:name"), "Where it changes on its way").rows
    assert row[1:] == (
        "Records",
        "University",
        "pseudonymized",
        "Full name",
        "Pseudonymous identifier / hashed id",
    )


def test_steps_abroad_are_those_of_these_data(view_of: Build) -> None:
    (row,) = table(view_of(CLINIC, "data:health"), "Steps to third countries").rows
    assert (row[2], row[5]) == ("Lab", "HEA*")
    assert "Steps to third countries" not in {each.title for each in view_of(CLINIC, "data:user").facts}


def test_what_is_silent_about_data_is_counted(view_of: Build) -> None:
    view = view_of("systems: {a: {fields: [phone]}, b: {}}\nflows: {f: {from: a, to: b}}", "data:phone")
    assert view.hidden == (
        "Shown: 1 of 2 systems, 0 of 1 flow."
        " Not told which data they carry or hold, and so not counted: 1 flow, 1 system."
    )


def test_types_in_use_and_those_above_them_may_be_chosen(
    material_from: Callable[[str], Material], build: Callable[[Material, str], View]
) -> None:
    from pdmap.views.data import VIEW

    material = material_from(CLINIC)
    assert VIEW.choices
    assert VIEW.choices(material) == (
        "health",
        "health.record",
        "health.sick_leave",
        "identity",
        "name",
        "name.full",
        "user",
        "user.pseudonym",
    )
    with pytest.raises(KeyError):
        build(material, "data:religion")
