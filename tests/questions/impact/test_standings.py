from collections.abc import Callable

import pytest

from pdmap.app.load import Loaded
from pdmap.questions.impact.criteria import CRITERIA, Criteria
from pdmap.questions.impact.mandatory import mandatory_case, mandatory_cases
from pdmap.questions.impact.standings import Judgment, Standing, Standings

Load = Callable[[str], Loaded]


@pytest.fixture
def judged(load: Load) -> Callable[[str], dict[str, Judgment]]:
    """Return how the criteria stand for the activity of a manifest."""

    def judge(manifest: str) -> dict[str, Judgment]:
        loaded = load(manifest)
        (activity,) = loaded.inventory.activities.values()
        return dict(Standings(loaded.inventory, loaded.graph).of(activity))

    return judge


def test_nothing_is_derived_from_silence(judged: Callable[[str], dict[str, Judgment]]) -> None:
    found = judged("activities: {a: {role: controller}}")
    assert tuple(found) == CRITERIA
    assert {judgment.standing for judgment in found.values()} == {Standing.OPEN}
    assert all(judgment.missing for judgment in found.values())


def test_two_sources_about_the_same_people_show_combined_data(judged: Callable[[str], dict[str, Judgment]]) -> None:
    manifest = """\
parties: {broker: {role: controller}, bank: {role: controller}}
systems: {crm: {subjects: [customer], fields: [email.address]}}
activities: {a: {role: controller, systems: [crm], operations: none}}
flows:
  one: {from: broker, to: crm, data: [email.address], subjects: [customer], activity: a}
  two: {from: bank, to: crm, data: [email.address], subjects: [customer], activity: a}
"""
    combined = judged(manifest)["combined-data"]
    assert combined.standing is Standing.MET
    assert [(sign.id, [place.label for place in sign.places]) for sign in combined.signs] == [
        ("bank", ["bank"]),
        ("broker", ["broker"]),
    ]


@pytest.mark.parametrize(
    ("dpia", "is_declared"),
    [("none", None), ("{criteria: none}", False), ("{criteria: [large-scale]}", True), ("{required: false}", None)],
)
def test_an_author_declares_by_a_list_or_by_none(
    dpia: str,
    is_declared: bool | None,  # noqa: FBT001
    judged: Callable[[str], dict[str, Judgment]],
) -> None:
    found = judged(f"activities: {{a: {{role: controller, dpia: {dpia}}}}}")
    assert found["large-scale"].is_declared is is_declared


@pytest.mark.parametrize(
    "activity",
    [
        "operations: [profiling], automated_decisions: {significant_effect: true}",
        "data: [health], large_scale: true",
        "public_monitoring: true, large_scale: true",
        "public_monitoring: true",
        "large_scale: true",
    ],
)
def test_the_rules_and_the_screening_see_the_same_cases(activity: str, load: Load) -> None:
    loaded = load(f"activities: {{a: {{role: controller, {activity}}}}}")
    (found,) = loaded.inventory.activities.values()
    standings = Standings(loaded.inventory, loaded.graph).of(found)
    cases = mandatory_cases(found, {key: judgment.is_met for key, judgment in standings.items()})
    case = mandatory_case(found, Criteria(loaded.inventory, loaded.graph).of(found))
    assert (case is not None and case.is_certain) == (True in cases.values())


def test_the_rules_and_the_screening_count_the_same_criteria(load: Load) -> None:
    loaded = load(
        "activities: {a: {role: controller, data: [health], subjects: [patient], operations: [scoring], "
        "dpia: {criteria: [innovative-use]}}}"
    )
    (activity,) = loaded.inventory.activities.values()
    standings = Standings(loaded.inventory, loaded.graph).of(activity)
    counted = [key for key, judgment in standings.items() if judgment.is_met]
    assert counted == list(Criteria(loaded.inventory, loaded.graph).of(activity))
