from collections.abc import Callable

import pytest

from pdmap.views.tables import Table
from pdmap.views.view import View

Build = Callable[[str, str], View]


def table(view: View, title: str) -> Table:
    return next(table for table in view.facts if table.title.startswith(title))


def shown(text: str, view_of: Build) -> set[str]:
    """Return the links and the systems without any of the view of transfers of an inventory in Germany."""
    view = view_of(f"organization: {{name: Acme GmbH, country: DE}}\n{text}", "transfers")
    ends = {end for row in view.flows for end in (row.source, row.target)}
    return {row.link for row in view.flows} | {node.id for node in view.nodes if node.id not in ends}


SENT = "systems: {s: {location: DE, fields: [phone]}}\nflows: {f: {from: s, to: m, data: [phone]}}"
HOSTED = "systems: {s: {location: DE, hosted_by: h, fields: [phone]}}"


@pytest.mark.parametrize(
    ("parties", "rest", "leaving"),
    [
        ("m: {country: DE}", SENT, set()),
        ("m: {country: US}", SENT, {"f"}),
        ("m: {country: US}", SENT.replace("data: [phone]", "data: none"), set()),
        ("m: {country: DE, access_from: [IN]}", SENT, {"f"}),
        ("m: {country: DE, parent_country: US}", SENT, set()),
        ("", "systems: {s: {location: US, fields: [phone]}}", {"system:s"}),
        ("", "systems: {s: {location: DE, access_from: [IN], fields: [phone]}}", {"system:s"}),
        ("", "systems: {s: {location: {choice: [DE, US], by: customer}, fields: [phone]}}", {"system:s"}),
        ("h: {country: DE, subprocessors: [d]}, d: {country: IN}", HOSTED, {"subprocessing:h:d"}),
        ("h: {country: DE}", HOSTED, set()),
        ("h: {country: DE}", HOSTED.replace("location: DE", "location: US"), {"hosting:s:h"}),
        ("m: {country: DE}", SENT.replace("from: s, to: m", "from: m, to: s"), set()),
        ("m: {country: DE}", SENT.replace("from: s, to: m", "from: m, to: s").replace("DE", "US"), {"f"}),
    ],
)
def test_only_what_leaves_the_territory_is_shown(parties: str, rest: str, leaving: set[str], view_of: Build) -> None:
    assert shown(f"parties: {{{parties}}}\n{rest}", view_of) == leaving


@pytest.mark.parametrize(
    ("party", "tool", "assessment", "missing"),
    [
        ("country: US", "no transfer mechanism", "not recorded", "transfer mechanism"),
        ("country: CH", "adequacy decision", "covered by the adequacy decision", "nothing"),
        (
            "country: US, dpf: {status: active, scope: [non-hr]}",
            "Data Privacy Framework; in court: C-703/25 P, appeal against T-553/23, pending",
            "covered by the adequacy decision",
            "nothing",
        ),
        (
            "country: US, transfers: [{country: US, mechanisms: [{scc: {module: 2, signed: 2026-01-02}}]}]",
            "SCC 2021 M2; signed 2026-01-02",
            "not recorded",
            "assessment of the country",
        ),
        (
            "country: US, transfers: [{country: US, mechanisms: [bcr], assessment: {date: 2026-02-01, outcome: fine}}]",
            "BCR",
            "2026-02-01, fine",
            "nothing",
        ),
        (
            "country: US, transfers: [{country: US, mechanisms: [bcr], assessment: {unknown: asked}}]",
            "BCR",
            "unknown: asked",
            "assessment of the country",
        ),
        (
            "country: US, transfers: [{country: US, mechanisms: [privacy-shield]}]",
            "no transfer mechanism; recorded, not in force or not fitting: Privacy Shield",
            "not recorded",
            "transfer mechanism",
        ),
        (
            "country: IN, transfers: {unknown: asked, owner: legal}",
            "mechanism not known yet",
            "not recorded",
            "answer on the mechanism (unknown: asked; to be found out by legal)",
        ),
        ("country: worldwide", "no country named", "not recorded", "name of the country"),
    ],
)
def test_the_register_tells_tool_assessment_and_what_is_missing(
    party: str, tool: str, assessment: str, missing: str, view_of: Build
) -> None:
    view = view_of(
        f"""
organization: {{name: Acme GmbH, country: DE}}
parties: {{m: {{name: Mailer, role: processor, {party}}}}}
systems: {{s: {{name: Shop, location: DE, fields: [phone], subjects: [customer]}}}}
flows: {{f: {{from: s, to: m, data: [phone]}}}}
""",
        "transfers",
    )
    (row,) = table(view, "Steps to third countries").rows
    assert row[1:3] == ("Shop", "Mailer")
    assert row[6:] == (tool, assessment, missing)


def test_steps_that_differ_by_their_flows_alone_share_a_row(view_of: Build) -> None:
    view = view_of(
        """
organization: {name: Acme GmbH, country: DE}
parties: {m: {country: IN}}
systems: {s: {location: DE, fields: [phone, card.pan]}}
flows: {f: {from: s, to: m, data: [phone]}, g: {from: s, to: m, data: [card.pan]}}
""",
        "transfers",
    )
    (row,) = table(view, "Steps to third countries").rows
    assert row[0] == ", ".join(str(flow.number) for flow in view.flows)
    assert row[5] == "CO, PAY"


def test_without_a_step_the_register_says_so(view_of: Build) -> None:
    view = view_of("organization: {name: Acme GmbH, country: DE}", "transfers")
    assert view.facts == (Table("Steps to third countries", (), (("Steps to third countries", "none recorded"),)),)


def test_choices_parents_and_places_that_are_not_told_have_tables(view_of: Build) -> None:
    view = view_of(
        """
organization: {name: Acme GmbH, country: DE}
parties: {h: {name: Host, country: IE, parent_country: US, access_from: none}, m: {name: Mailer}, idle: {}}
systems:
  s: {name: Shop, location: {choice: [DE, GB, US], by: customer}, hosted_by: h, fields: [phone]}
  t: {name: Stock, location: {unknown: asked}, fields: [phone]}
  u: {name: Empty}
flows: {f: {from: s, to: m, data: [phone]}}
""",
        "transfers",
    )
    assert table(view, "Places that others choose").rows == (
        ("Shop", "customer", "Germany", "United Kingdom (adequacy decision), United States (no transfer mechanism)"),
    )
    assert table(view, "Parents in third countries").rows == (("Host", "United States", "none"),)
    assert table(view, "Places that are not told").rows == (
        ("Mailer", "Established in", "not recorded"),
        ("Stock", "Location of the data", "unknown: asked"),
    )
