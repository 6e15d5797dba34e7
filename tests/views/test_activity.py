from collections.abc import Callable

import pytest

from pdmap.views.view import View

Build = Callable[[str, str], View]

SHOP = """
organization: {name: Acme GmbH, country: DE, measures: [training]}
parties:
  host: {name: Host, role: processor, country: DE}
  mailer: {name: Mailer, role: processor, country: DE}
  auditor: {name: Auditor, role: recipient, country: DE}
  partner: {name: Partner, role: joint-controller, country: DE}
  client: {name: Client, role: controller, country: DE}
systems:
  shop: {name: Shop, hosted_by: host, location: DE, measures: [tls], fields: [email.address], subjects: [customer]}
  shelf: {name: Shelf, kind: paper, fields: [{type: phone, retention: {period: P1Y}}], subjects: [customer]}
  other: {name: Other, fields: [email.address], subjects: [customer]}
measures: {tls: {name: TLS}, training: {name: Training}}
activities:
  offers:
    name: Offers
    role: controller
    systems: [shop, shelf]
    recipients: [auditor, {category: banks, kind: external}]
  joint: {name: Joint, role: joint-controller, joint_controllers: [partner]}
  hosting:
    {name: Hosting, role: processor, on_behalf_of: [client], categories_of_processing: [storage], systems: [shop]}
flows:
  send: {from: shop, to: mailer, data: [email.address], activity: offers, transport: tls}
  lend: {from: other, to: mailer, data: [email.address], activity: joint, transport: tls}
"""


def facts(view: View) -> dict[str, str]:
    return {row[0]: row[1] for row in view.facts[0].rows}


def about(text: str, view_of: Build) -> dict[str, str]:
    """Return the entry of an activity of a controller that says this."""
    return facts(view_of(f"activities: {{a: {{role: controller, {text}}}}}", "activity:a"))


def test_all_that_serves_the_activity_is_shown_and_what_it_names_even_without_flows(view_of: Build) -> None:
    view = view_of(SHOP, "activity:offers")
    assert {node.id for node in view.nodes} == {
        "party:auditor",
        "party:host",
        "party:mailer",
        "system:shelf",
        "system:shop",
    }
    assert {row.link for row in view.flows} == {"hosting:shop:host", "send"}


def test_controllers_that_an_activity_names_are_shown(view_of: Build) -> None:
    assert "party:partner" in {node.id for node in view_of(SHOP, "activity:joint").nodes}
    assert "party:client" in {node.id for node in view_of(SHOP, "activity:hosting").nodes}


def test_the_role_decides_which_record_is_told(view_of: Build) -> None:
    controller, processor = view_of(SHOP, "activity:offers"), view_of(SHOP, "activity:hosting")
    assert controller.facts[0].title == "Record of processing, Art. 30(1)"
    assert processor.facts[0].title == "Record of processing, Art. 30(2)"
    assert list(facts(processor)) == [
        "Role",
        "Owner",
        "Controllers, (2)(a)",
        "Categories of processing, (2)(b)",
        "Recipients by the flows, not declared",
        "Transfers, (2)(c)",
        "Security measures, (2)(d)",
        "Systems",
        "Open findings on it",
    ]
    assert facts(processor)["Controllers, (2)(a)"] == "Client"


def test_recipients_are_told_apart_by_who_declared_them(view_of: Build) -> None:
    entry = facts(view_of(SHOP, "activity:offers"))
    assert entry["Recipients, (1)(d)"] == "Auditor (recipient); banks (external)"
    assert entry["Recipients by the flows, not declared"] == "Host (processor); Mailer (processor)"
    both = SHOP.replace("[auditor, ", "[{party: auditor, category: accountants}, ")
    entry = facts(view_of(both, "activity:offers"))
    assert entry["Recipients, (1)(d)"] == "Auditor (recipient) (accountants); banks (external)"


def test_measures_of_the_systems_and_of_all_activities_count(view_of: Build) -> None:
    assert facts(view_of(SHOP, "activity:offers"))["Security measures, (1)(g)"] == "TLS; for all activities: Training"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("", "not recorded"),
        ("transfers: none", "none"),
        ("transfers: {unknown: nobody looked}", "unknown: nobody looked"),
        ("transfers: {unknown: nobody looked}, assumptions: {transfers: guessed}", "unknown: nobody looked"),
        ("transfers: none, assumptions: {transfers: guessed}", "none (assumed: guessed)"),
        ("transfers: [{country: US}]", "United States: mechanism not recorded"),
        ("transfers: [{country: US, mechanisms: {unknown: asked}}]", "United States: mechanism unknown: asked"),
        (
            "transfers: [{country: US, mechanisms: [{scc: {module: 2, signed: 2026-01-02}}], assessment: none}]",
            "United States: SCC 2021 M2, signed 2026-01-02, assessment: none",
        ),
    ],
)
def test_transfers_none_unknown_and_silence_are_told_apart(answer: str, told: str, view_of: Build) -> None:
    assert about(answer, view_of)["Transfers, (1)(e)"] == told


@pytest.mark.parametrize(
    ("answer", "purposes", "basis"),
    [
        ("", "not recorded", "not recorded"),
        ("purposes: none", "none", "none"),
        ("purposes: {unknown: asked}", "unknown: asked", "unknown: asked"),
        ("purposes: [Sell]", "Sell", "not recorded"),
        (
            "purposes: [{text: Sell, basis: contract}, {text: Ask, basis: {unknown: asked}}]",
            "(1) Sell; (2) Ask",
            "(1) Contract, Art. 6(1)(b); (2) unknown: asked",
        ),
        (
            "purposes: [{text: Pay taxes, basis: legal_obligation, law: AO s. 147}]",
            "Pay taxes",
            "Legal obligation, Art. 6(1)(c), law: AO s. 147",
        ),
    ],
)
def test_every_purpose_has_its_basis(answer: str, purposes: str, basis: str, view_of: Build) -> None:
    entry = about(answer, view_of)
    assert (entry["Purposes, (1)(b)"], entry["Lawful basis, Art. 6"]) == (purposes, basis)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("data: [phone]", None),
        ("data: [health.record]", "not recorded"),
        (
            "data: [phone], purposes: [{text: Cure, condition: health_care}]",
            "Health or social care and occupational medicine, Art. 9(2)(h)",
        ),
    ],
)
def test_special_data_ask_for_a_condition(answer: str, told: str | None, view_of: Build) -> None:
    assert about(answer, view_of).get("Condition, Art. 9(2)") == told


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("", "not recorded"),
        ("retention: none", "none"),
        ("retention: {period: P1Y, from: the last visit}", "1 year from the last visit"),
        (
            "retention: {criteria: while a dispute lasts, from: the last visit}",
            "while a dispute lasts from the last visit",
        ),
        ("retention: {period: indefinite}", "without an end"),
        ("retention: {period: P1Y, law: none, reason: habit}", "1 year, no law sets the period, reason: habit"),
        (
            "retention: [{data: [phone], period: P1Y}, {criteria: until closed}]",
            "Telephone number: 1 year; all other data: until closed",
        ),
    ],
)
def test_every_clock_is_told_with_its_data(answer: str, told: str, view_of: Build) -> None:
    assert about(answer, view_of)["Time limits for erasure, (1)(f)"] == told


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("", "not recorded"),
        ("dpia: {required: false, reason: small}", "not required; small"),
        ("dpia: {required: true, status: in-progress}", "required; in progress"),
        ("dpia: {unknown: asked}", "unknown: asked"),
    ],
)
def test_the_impact_assessment_is_told(answer: str, told: str, view_of: Build) -> None:
    assert about(answer, view_of)["Impact assessment, Art. 35"] == told


def test_the_clocks_of_its_systems_stand_in_a_table(view_of: Build) -> None:
    (table,) = (table for table in view_of(SHOP, "activity:offers").facts if table.title == "Kept in its systems")
    assert table.rows == (("Shelf", "Telephone number", "1 year"), ("Shop", "Email address", "not recorded"))


def test_a_processors_entry_cites_no_letter_of_the_controllers_record(view_of: Build) -> None:
    manifest = (
        "parties: {c: {role: controller}, r: {role: sub-processor}}\n"
        "activities: {host: {role: processor, on_behalf_of: [c], subjects: [customer], data: [email],\n"
        "  recipients: [r], retention: [{period: P1Y}]}}"
    )
    record = next(table for table in view_of(manifest, "activity:host").facts if "30(2)" in table.title)
    names = [row[0] for row in record.rows]
    assert {"Data subjects", "Personal data", "Recipients", "Time limits for erasure"} < set(names)
    assert not [name for name in names if "(1)(" in name]


def test_whether_an_activity_goes_on_is_told(view_of: Build) -> None:
    view = view_of("activities: {old: {role: controller, status: ended}}", "activity:old")
    assert ("Status", "ended") in view.facts[0].rows
