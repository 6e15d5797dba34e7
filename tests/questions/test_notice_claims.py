import pytest

from pdmap.app.load import load_texts
from pdmap.model import Activity, Inventory, Notice, NoticeClaims
from pdmap.questions.notice_claims import Apart, countries_apart, purposes_apart, recipients_apart


def loaded(keys: str, claims: str) -> tuple[Inventory, Activity, NoticeClaims]:
    manifest = f"""
parties: {{mailer: {{name: Mailer AB, country: US}}, press: {{}}}}
activities: {{a: {{role: controller, {keys}, notice: {{ref: x, claims: {{{claims}}}}}}}}}
"""
    inventory = load_texts({"a.yaml": manifest.encode()}).inventory
    activity = inventory.activities["a"]
    assert isinstance(activity.notice, Notice)
    assert activity.notice.claims
    return inventory, activity, activity.notice.claims


@pytest.mark.parametrize(
    ("keys", "claims", "expected"),
    [
        ("purposes: [Sell boots]", "purposes: [sell  boots.]", Apart((), ())),
        ("purposes: [Sell boots]", "purposes: none", Apart(("Sell boots",), ())),
        ("purposes: none", "purposes: [Sell boots]", Apart((), ("Sell boots",))),
        ("purposes: {unknown: x}", "purposes: [Sell boots]", None),
        ("purposes: [Sell boots]", "countries: none", None),
    ],
)
def test_purposes_are_compared_by_their_words(keys: str, claims: str, expected: Apart | None) -> None:
    _, activity, told = loaded(keys, claims)
    assert purposes_apart(activity, told) == expected


@pytest.mark.parametrize(
    ("keys", "claims", "expected"),
    [
        ("recipients: [mailer]", "recipients: [Mailer AB]", Apart((), ())),
        ("recipients: [mailer]", "recipients: [mailer]", Apart((), ())),
        ("recipients: [mailer, press]", "recipients: [banks]", Apart(("mailer", "press"), ("banks",))),
        ("recipients: none", "recipients: none", Apart((), ())),
        ("recipients: {unknown: x}", "recipients: none", None),
    ],
)
def test_recipients_are_known_by_id_name_or_category(keys: str, claims: str, expected: Apart | None) -> None:
    assert recipients_apart(*loaded(keys, claims)) == expected


@pytest.mark.parametrize(
    ("keys", "claims", "expected"),
    [
        ("transfers: [US]", "countries: [US]", Apart((), ())),
        ("transfers: [US]", "countries: none", Apart(("US",), ())),
        ("transfers: none", "countries: [US, SE]", Apart((), ("US",))),
        ("transfers: none", "countries: [IN]", Apart((), ())),
        ("transfers: {unknown: x}", "countries: [US]", Apart((), ())),
        ("transfers: [US]", "purposes: none", None),
    ],
)
def test_countries_are_those_of_the_transfers_and_those_that_data_reach(
    keys: str, claims: str, expected: Apart | None
) -> None:
    assert countries_apart(*loaded(keys, claims), reached={("a", "IN")}) == expected
