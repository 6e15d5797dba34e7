import pytest

from pdmap.app.load import load_texts
from pdmap.questions.breached import breaches_of

INVENTORY = """
parties: {{host: {{}}, mailer: {{}}}}
systems: {{shop: {{hosted_by: host}}, wiki: {{}}}}
activities:
  sales: {{role: controller, systems: [shop], data: [email], recipients: [mailer]}}
  jobs: {{role: controller}}
breaches: {{leak: {breach}}}
"""


@pytest.mark.parametrize(
    ("breach", "concerns"),
    [
        ("{systems: [shop]}", True),
        ("{systems: [wiki]}", False),
        ("{systems: [shop], data: [email.address]}", True),
        ("{systems: [shop], data: [health]}", False),
        ("{systems: [wiki], data: [email.address]}", False),
        ("{parties: [host]}", True),
        ("{parties: [mailer], data: [email.address]}", True),
        ("{parties: [mailer], data: [health]}", False),
        ("{data: [email.address]}", True),
        ("{data: [health]}", False),
        ("{facts: a door was open}", False),
        ("{activities: [sales], systems: [wiki]}", True),
        ("{activities: [jobs], systems: [shop]}", False),
    ],
)
def test_a_breach_concerns_the_activities_whose_data_were_affected(breach: str, concerns: bool) -> None:  # noqa: FBT001
    loaded = load_texts({"a.yaml": INVENTORY.format(breach=breach).encode()})
    assert loaded.findings == ()
    found = breaches_of(loaded.inventory, loaded.inventory.activities["sales"])
    assert [each.id for each in found] == (["leak"] if concerns else [])
