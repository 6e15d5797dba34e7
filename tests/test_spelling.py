import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.spelling import _distance, _is_another_word, nearest

WORDS = ["console", "customer-db", "billing", "broker", "mail", "aws", "email.address", "address.billing"]

IDS = st.text(alphabet="ab-c", max_size=8)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("console", "console"),
        ("consol", "console"),
        ("cconsole", "console"),
        ("cansole", "console"),
        ("ocnsole", "console"),
        ("Console", "console"),
        ("CUSTOMER_DB", "customer-db"),
        ("costumer-db", "customer-db"),
        ("adress.biling", "address.billing"),
        ("mial", "mail"),
    ],
)
def test_a_slip_of_the_pen_finds_the_word(word: str, expected: str) -> None:
    assert nearest(word, WORDS) == expected


@pytest.mark.parametrize("word", ["", "xx", "aw", "male", "konzole-x", "something-else", "emailaddresses"])
def test_a_word_too_far_away_finds_nothing(word: str) -> None:
    assert nearest(word, WORDS) is None


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("unsigned", "signed"),
        ("unencrypted", "encrypted"),
        ("uncrypted", "encrypted"),
        ("decrypted", "encrypted"),
        ("unrestricted", "restricted"),
        ("irregular", "regular"),
        ("involuntary", "voluntary"),
        ("external", "internal"),
        ("known", "unknown"),
        ("no-vpn", "vpn"),
        ("signed", "unsigned"),
        ("crm-us", "crm-eu"),
        ("backup-2", "backup-1"),
        ("backup2", "backup"),
        ("aws:eu-north-2", "aws:eu-north-1"),
        ("system-a", "system-b"),
    ],
)
def test_a_word_that_means_something_else_is_no_slip(word: str, other: str) -> None:
    assert nearest(word, [other]) is None


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("nivoice", "invoice"),
        ("kustomer", "customer"),
        ("e-mail", "email"),
        ("unkown", "unknown"),
        ("nots", "notes"),
        ("crm-ue", "crm-eu"),
        ("MIN01", "MIN001"),
        ("eu-noth-1", "eu-north-1"),
    ],
)
def test_a_slip_finds_the_word(word: str, other: str) -> None:
    assert nearest(word, [other]) == other


def test_two_candidates_at_the_same_distance_give_no_answer() -> None:
    assert nearest("system-x", ["system-a", "system-b"]) is None


def test_the_nearer_of_two_candidates_wins_in_either_order() -> None:
    assert nearest("sistem-a", ["system-b", "system-a"]) == "system-a"
    assert nearest("sistem-a", ["system-a", "system-b"]) == "system-a"


def test_a_candidate_that_comes_twice_is_one_candidate() -> None:
    assert nearest("consol", iter(["console", "console"])) == "console"


def test_no_candidates_give_no_answer() -> None:
    assert nearest("console", []) is None


def test_one_word_is_found_among_many() -> None:
    assert nearest("sytsem-012345", (f"system-{number:06d}" for number in range(20_000))) == "system-012345"


@given(left=IDS, right=IDS)
def test_the_distance_agrees_with_its_definition(left: str, right: str) -> None:
    distance = _plain_distance(left, right)

    for limit in (0, 1, 2):
        assert min(_distance(left, right, limit), limit + 1) == min(distance, limit + 1)


@given(word=IDS, candidates=st.lists(IDS, max_size=6))
def test_the_answer_is_the_only_nearest_candidate(word: str, candidates: list[str]) -> None:
    limit = min(2, len(word) // 3)
    distances = {it: _plain_distance(word, it) for it in candidates if not _is_another_word(word, it)}
    least = min(distances.values(), default=limit + 1)
    near = [candidate for candidate, distance in distances.items() if distance == least <= limit]

    assert nearest(word, candidates) == (near[0] if len(near) == 1 else None)


def _plain_distance(left: str, right: str) -> int:
    """Optimal string alignment by its recursive definition, with a table for the parts already known."""
    table = {(0, j): j for j in range(len(right) + 1)} | {(i, 0): i for i in range(len(left) + 1)}
    for i in range(1, len(left) + 1):
        for j in range(1, len(right) + 1):
            table[i, j] = min(
                table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (left[i - 1] != right[j - 1])
            )
            if i > 1 and j > 1 and left[i - 2 : i] == right[j - 2 : j][::-1]:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(left), len(right)]
