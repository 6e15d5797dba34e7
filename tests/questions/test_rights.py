from collections.abc import Callable

import pytest

from pdmap.app.load import Loaded
from pdmap.language.activities import RIGHTS
from pdmap.questions.rights import Standing, rights_of
from pdmap.reference import built_in, provision

Load = Callable[[str], Loaded]
ALWAYS = {"access", "rectification", "restriction"}


def _standings(load: Load, activity: str, systems: str = "{}") -> dict[str, Standing]:
    inventory = load(f"systems: {systems}\nactivities: {{a: {{role: controller, {activity}}}}}").inventory
    return {name: right.standing for name, right in rights_of(inventory, inventory.activities["a"]).items()}


def _holding(load: Load, activity: str, systems: str = "{}") -> set[str]:
    return {name for name, standing in _standings(load, activity, systems).items() if standing is Standing.HOLDS}


@pytest.mark.parametrize(
    ("basis", "more"),
    [
        ("consent", {"erasure", "portability", "withdrawal"}),
        ("contract", {"erasure", "portability"}),
        ("legal_obligation", set()),
        ("vital_interests", {"erasure"}),
        ("public_task", {"objection"}),
        ("legitimate_interests", {"erasure", "objection"}),
        ("[legal_obligation, public_task]", {"objection"}),
        ("[legal_obligation, contract]", {"erasure", "portability"}),
    ],
)
def test_each_basis_gives_its_rights(load: Load, basis: str, more: set[str]) -> None:
    activity = f"automated_decisions: none, purposes: [{{text: A, basis: {basis}}}]"
    assert _holding(load, activity) == ALWAYS | more
    assert Standing.OPEN not in _standings(load, activity).values()


def test_every_basis_of_the_law_is_judged() -> None:
    assert all(provision(basis.article) for basis in built_in().lawful_bases.values())


@pytest.mark.parametrize("basis", built_in().lawful_bases)
def test_no_basis_of_the_law_leaves_a_right_open(load: Load, basis: str) -> None:
    standings = _standings(load, f"automated_decisions: none, purposes: [{{text: A, basis: {basis}}}]")
    assert Standing.OPEN not in standings.values()


@pytest.mark.parametrize(
    ("activity", "right", "standing"),
    [
        ("purposes: [A]", "objection", Standing.OPEN),
        ("purposes: [{text: A, basis: {unknown: being judged}}]", "erasure", Standing.OPEN),
        ("purposes: [{text: A, basis: consent}, B]", "withdrawal", Standing.HOLDS),
        ("purposes: [{text: A, basis: consent}, B]", "objection", Standing.OPEN),
        ("owner: nobody", "portability", Standing.OPEN),
        ("purposes: [{text: A, kind: marketing, basis: consent}]", "objection", Standing.HOLDS),
        ("purposes: [{text: A, basis: legal_obligation, condition: explicit_consent}]", "withdrawal", Standing.HOLDS),
        ("automated_decisions: {unknown: being listed}", "human-review", Standing.OPEN),
        ("automated_decisions: {solely_automated: true}", "human-review", Standing.OPEN),
        ("automated_decisions: {solely_automated: false}", "human-review", Standing.ABSENT),
        (
            "automated_decisions: {solely_automated: true, significant_effect: true, ground: contract}",
            "human-review",
            Standing.HOLDS,
        ),
        (
            "automated_decisions: {solely_automated: true, significant_effect: true, ground: law}",
            "human-review",
            Standing.OPEN,
        ),
    ],
)
def test_what_is_not_answered_leaves_a_right_open(load: Load, activity: str, right: str, standing: Standing) -> None:
    assert _standings(load, activity)[right] is standing


@pytest.mark.parametrize(
    ("systems", "is_portable"),
    [("{s: {kind: paper}}", False), ("{s: {kind: paper}, t: {kind: datastore}}", True), ("{s: {}}", True)],
)
def test_what_is_on_paper_only_is_not_portable(load: Load, systems: str, is_portable: bool) -> None:  # noqa: FBT001
    names = "[s, t]" if "t:" in systems else "[s]"
    activity = f"systems: {names}, purposes: [{{text: A, basis: contract}}]"
    assert ("portability" in _holding(load, activity, systems)) == is_portable


@pytest.mark.parametrize("right", ["erasure", "portability", "objection", "withdrawal"])
def test_a_basis_of_the_inventory_s_own_leaves_open_what_depends_on_it(load: Load, right: str) -> None:
    assert _standings(load, "purposes: [{text: A, basis: canton_law}]")[right] is Standing.OPEN


@pytest.mark.parametrize(
    ("regime", "ground", "standing"),
    [
        ("uk-gdpr", "law", Standing.HOLDS),
        ("uk-gdpr", "contract", Standing.HOLDS),
        ("ch-fadp", "law", Standing.HOLDS),
        ("ch-fadp", "explicit_consent", Standing.ABSENT),
        ("ch-fadp", "contract", Standing.OPEN),
    ],
)
def test_decisions_of_machines_are_reviewed_as_each_law_says(
    load: Load, regime: str, ground: str, standing: Standing
) -> None:
    decisions = f"{{solely_automated: true, significant_effect: true, ground: {ground}}}"
    inventory = load(f"activities: {{a: {{role: controller, automated_decisions: {decisions}}}}}").inventory
    assert rights_of(inventory, inventory.activities["a"], regime)["human-review"].standing is standing


@pytest.mark.parametrize(
    ("basis", "standing"),
    [("contract", Standing.HOLDS), ("consent", Standing.HOLDS), ("legal_obligation", Standing.ABSENT)],
)
def test_under_the_swiss_law_people_can_object_unless_a_law_justifies(
    load: Load, basis: str, standing: Standing
) -> None:
    text = f"activities: {{a: {{role: controller, purposes: [{{text: A, basis: {basis}}}]}}}}"
    inventory = load(f"organization: {{regimes: [ch-fadp]}}\n{text}").inventory
    objection = rights_of(inventory, inventory.activities["a"])["objection"]
    assert (objection.standing, objection.law) == (standing, "Art. 30(2)(b) FADP")


def test_every_right_of_the_language_is_derived_and_cites_its_law(load: Load) -> None:
    inventory = load("activities: {a: {role: controller}}").inventory
    rights = rights_of(inventory, inventory.activities["a"])
    assert set(rights) == set(RIGHTS)
    assert all(provision(right.law) and right.because for right in rights.values())
