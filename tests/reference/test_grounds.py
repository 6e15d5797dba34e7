import pytest

from pdmap.reference import built_in, provision
from pdmap.reference.grounds import Ground

BASES = built_in().lawful_bases
CONDITIONS = built_in().conditions


def test_the_six_lawful_bases_are_there() -> None:
    assert set(BASES) == {
        "consent",
        "contract",
        "legal_obligation",
        "vital_interests",
        "public_task",
        "legitimate_interests",
    }


def test_there_is_a_condition_for_every_point_of_article_9() -> None:
    assert {found.article for found in CONDITIONS.values()} == {f"Art. 9(2)({point}) GDPR" for point in "abcdefghij"}


@pytest.mark.parametrize("found", [*BASES.values(), *CONDITIONS.values()], ids=lambda found: found.article)
def test_every_ground_cites_an_existing_provision_and_its_term(found: Ground) -> None:
    cited = provision(found.article)

    assert cited is not None
    parts = cited.ref.removeprefix("Art. ").replace(")", "").replace("(", "-")
    assert found.dpv == f"https://w3id.org/dpv/legal/eu/gdpr#A{parts}"


def test_grounds_that_rest_on_law_are_marked() -> None:
    assert {key for key, found in BASES.items() if found.law} == {"legal_obligation", "public_task"}
    assert {found.article[-7] for found in CONDITIONS.values() if found.law} == set("bghij")
