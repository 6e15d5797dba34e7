from collections.abc import Callable

Told = Callable[..., list[str]]

MANIFEST = """
parties:
  us: {name: US Inc, role: processor, country: SE, access_from: [IN], retention: P30D}
systems:
  crm: {name: CRM, location: SE, hosted_by: us, subjects: [customer], fields: [email.address]}
flows:
  letters: {name: Letters, from: crm, to: us, data: [email.address], activity: a}
activities:
  a:
    role: controller
    data: [email.address]
    systems: [crm]
    notice: {ref: https://a.example, claims: {recipients: [us, banks]}}
"""


def test_a_step_that_relies_on_nothing_says_so_once(told: Told) -> None:
    lines = told(MANIFEST, "transfers")
    assert lines.count("  [not_recorded] relies on: not recorded") == 1


def test_how_long_a_recipient_keeps_data_is_told_where_it_follows_from_flows(told: Told) -> None:
    assert "US Inc keeps what it receives for 30 days" in told(MANIFEST, "retention")


def test_recipients_that_the_notice_names_have_their_names(told: Told) -> None:
    assert any(line.endswith("recipients that the notice names: US Inc, banks") for line in told(MANIFEST, "notice"))
