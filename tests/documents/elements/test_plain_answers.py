from collections.abc import Callable

import pytest

from pdmap.documents.coverage import CONTROLLER, coverage
from pdmap.documents.document import Document
from pdmap.documents.kind import Context
from pdmap.documents.marks import Mark

Told = Callable[..., list[str]]


def test_recipients_that_are_unknown_leave_open_which_processors_there_are(told: Told) -> None:
    manifest = "activities: {a: {role: controller, recipients: {unknown: being listed}}}"
    assert told(manifest, "contracts") == ["[unknown] unknown: being listed"]
    assert told(manifest.replace("{unknown: being listed}", "none"), "contracts") == [
        "[none] no processor is recorded among the recipients"
    ]


@pytest.mark.parametrize("column", ["requests", "fields"])
def test_an_activity_without_systems_has_nothing_to_tell_of_them(column: str, told: Told) -> None:
    assert told("activities: {a: {role: controller, systems: none}}", column) == ["[none] none: no system is used"]
    assert told("activities: {a: {role: controller, systems: {unknown: w}}}", column) == ["[unknown] unknown: w"]


def test_that_no_time_limit_is_set_does_not_read_like_nothing_stored(
    told: Told, around: Callable[[str], Context]
) -> None:
    manifest = "activities: {a: {role: controller, retention: none}}"
    assert told(manifest, "retention") == ["[none] none: no time limit is set"]
    (register,) = coverage(around(manifest), (CONTROLLER,)).registers
    assert register.marks_of("f") == (Mark.NONE,)


def test_the_names_of_the_members_of_a_group_are_an_open_point(
    told: Told, build: Callable[..., Document], around: Callable[[str], Context]
) -> None:
    manifest = """
parties: {all: {name: Customers, group: true, contact: list@example.org}}
activities: {a: {role: processor, on_behalf_of: [all]}}
"""
    assert told(manifest, "controllers", "processor_record") == [
        "Customers (a group of controllers)",
        "  [not_recorded] the names of its members are not in this record",
        "  contact of the group: list@example.org",
    ]
    (points,) = (table for table in build("processor_record", manifest).tables if table.key == "open_points")
    assert "activities/a/on_behalf_of" in [row.cells[3].lines[0].text for row in points.rows]


@pytest.mark.parametrize(
    ("keys", "lines"),
    [
        ("country: SE", ["[none] does not apply: established in the Union"]),
        ("country: NO", ["[none] does not apply: established in the Union"]),
        ("country: US, establishments: [DE]", ["[none] does not apply: established in the Union"]),
        ("country: SE, regimes: [eu-gdpr, uk-gdpr]", ["[not_recorded] not recorded"]),
        ("country: CH, regimes: [ch-fadp]", ["[not_recorded] not recorded"]),
        ("country: US", ["[not_recorded] not recorded"]),
        ("name: N", ["[not_recorded] not recorded"]),
        ("country: SE, representative: none", ["[none] none"]),
    ],
)
def test_who_is_established_inside_needs_no_representative(keys: str, lines: list[str], told: Told) -> None:
    assert told(f"organization: {{{keys}}}", "representative") == lines


def test_every_unknown_is_an_open_point_and_silence_where_an_answer_is_expected(build: Callable[..., Document]) -> None:
    manifest = """
organization: {name: N, supervisory_authority: {unknown: being asked, owner: legal, due: 2027-01-01}}
systems: {db: {name: DB, hosted_by: {unknown: it varies}}}
activities:
  a:
    role: controller
    owner: {unknown: leaving}
    systems: [db]
    dpia: {unknown: later}
    recipients: {unknown: listed soon}
"""
    (points,) = (table for table in build("controller_record", manifest).tables if table.key == "open_points")
    named = [row.cells[3].lines[0].text for row in points.rows]
    keys = {"organization/supervisory_authority", "systems/db/hosted_by", "activities/a/owner", "activities/a/dpia"}
    assert keys <= set(named)
    assert named.count("activities/a/recipients") == 1
    assert "activities/a/function" not in named


MEASURED = """
organization: {name: N, measures: [disks]}
measures: {disks: {name: Disks, asserts: [encryption-at-rest], article32: [a]}}
systems:
  db: {name: DB, encryption: {at_rest: false, in_transit: {unknown: being checked}}, backup: none}
activities: {a: {role: controller, systems: [db]}}
"""


def test_a_measure_stands_beside_what_contradicts_it(told: Told) -> None:
    assert told(MEASURED, "common_measures")[1] == (
        "  Disks (stands for: encryption at rest; recorded otherwise for: DB)"
    )
    agreeing = MEASURED.replace("at_rest: false", "at_rest: true")
    assert told(agreeing, "common_measures")[1] == "  Disks (stands for: encryption at rest)"


def test_what_systems_lack_is_told_among_the_measures(told: Told) -> None:
    lacking = [
        "Article 32(1)(a), pseudonymization and encryption",
        "  [unknown] encryption in transit: DB: unknown: being checked",
        "  [none] no encryption at rest: DB",
        "Article 32(1)(c), restoring availability and access",
        "  [none] no copies for recovery: DB",
    ]
    assert told(MEASURED, "measures") == [*lacking, "security measures for all activities (see there)"]
    silent = MEASURED.replace(", measures: [disks]", "")
    assert told(silent, "measures") == ["[not_recorded] not recorded", *lacking]


@pytest.mark.parametrize(
    ("keys", "lines"),
    [
        ("encryption: none", ["  [none] no encryption: DB"]),
        ("encryption: {unknown: w}", ["  [unknown] encryption: DB: unknown: w"]),
        ("backup: {unknown: w}", ["  [unknown] copies for recovery of DB: unknown: w"]),
        ("backup: {tested: none}", ["  copies for recovery of DB", "  [none] test of recovery of DB: none"]),
    ],
)
def test_what_a_system_lacks_as_a_whole_is_told(keys: str, lines: list[str], told: Told) -> None:
    manifest = f"systems: {{db: {{name: DB, {keys}}}}}\nactivities: {{a: {{role: controller, systems: [db]}}}}"
    assert [line for line in told(manifest, "measures") if line.startswith("  ")] == lines


def test_what_holds_for_the_activity_stays_out_of_the_overview(told: Told, build: Callable[..., Document]) -> None:
    manifest = """
activities:
  a:
    role: controller
    purposes: [{text: Sell, basis: contract}, {text: Write, basis: consent}]
    compatibility: {ref: x.md}
"""
    assert told(manifest, "lawful_basis")[-1] == "  for all purposes: test of a further use (Article 6(4)): x.md"
    (table,) = (table for table in build("controller_record", manifest).tables if table.key == "overview")
    (where,) = (index for index, column in enumerate(table.columns) if column.key == "lawful_basis")
    assert [line.text for line in table.rows[0].cells[where].lines] == [
        "(1) Contract, Art. 6(1)(b) GDPR",
        "(2) Consent, Art. 6(1)(a) GDPR",
    ]


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("[customer]", "  data subjects: Customer"),
        ("{unknown: being asked}", "  [unknown] data subjects: unknown: being asked"),
    ],
)
def test_whom_a_flow_is_about_is_told_also_where_that_is_not_known(answer: str, line: str, told: Told) -> None:
    manifest = f"""
systems: {{shop: {{name: Shop}}, crm: {{name: CRM}}}}
flows: {{leads: {{from: shop, to: crm, activity: a, subjects: {answer}}}}}
activities: {{a: {{role: controller}}}}
"""
    assert told(manifest, "flows")[-1] == line


@pytest.mark.parametrize(
    ("kind", "role", "line"),
    [
        ("controller_record", "controller", "Visits: Patient to Shop (number 5418 on maps)"),
        ("processor_record", "processor", "Visits: the data subject to Shop (number 5418 on maps)"),
    ],
)
def test_the_register_of_a_processor_does_not_tell_whose_data_flow(kind: str, role: str, line: str, told: Told) -> None:
    manifest = f"""
systems: {{shop: {{name: Shop}}}}
flows: {{visits: {{name: Visits, from: patient, to: shop, activity: a}}}}
activities: {{a: {{role: {role}}}}}
"""
    assert told(manifest, "flows", kind) == [line]
