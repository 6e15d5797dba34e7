from collections.abc import Callable

import pytest

PARTY = "parties: {partner: {name: Partner, country: SE, contact: {email: p@example}}}\n"


@pytest.mark.parametrize(
    ("activity", "lines"),
    [
        ("role: controller", ["[none] none (the recorded role is controller, not joint controller)"]),
        ("role: joint-controller", ["[not_recorded] not recorded"]),
        ("role: controller, joint_controllers: {unknown: a reason}", ["[unknown] unknown: a reason"]),
        ("role: joint-controller, joint_controllers: [partner]", ["Partner, Sweden", "  contact: p@example"]),
        (
            "role: joint-controller, joint_controllers: [{party: ghost, arrangement: a.pdf, essence: site}]",
            ["ghost", "  arrangement (Article 26(1)): a.pdf", "  essence of the arrangement (Article 26(2)): site"],
        ),
    ],
)
def test_joint_controllers_are_told(activity: str, lines: list[str], told: Callable[..., list[str]]) -> None:
    assert told(f"{PARTY}activities: {{a: {{{activity}}}}}", "joint_controllers") == lines
