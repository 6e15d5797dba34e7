from hypothesis import given
from hypothesis import strategies as st

from pdmap.questions.flow_numbers import flow_numbers

IDS = [f"system:s{number}>party:p{number}" for number in range(400)]


def test_numbers_have_four_digits_and_more_only_where_two_would_be_equal() -> None:
    numbers = flow_numbers(IDS[:30])
    assert len(set(numbers.values())) == 30
    assert all(1_000 <= number < 10_000 for number in numbers.values())
    many = flow_numbers(f"flow-{number}" for number in range(2_000))
    assert 0 < sum(number >= 10_000 for number in many.values()) < 400


def test_a_new_flow_leaves_nearly_all_numbers_as_they_were() -> None:
    before = flow_numbers(IDS[:100])
    grown = [flow_numbers([*IDS[:100], f"party:another>system:s{number}"]) for number in range(200)]
    changes = [sum(after[id_] != number for id_, number in before.items()) for after in grown]
    assert max(changes) <= 1
    assert sum(changes) <= 4


@given(st.lists(st.text(max_size=30), max_size=60))
def test_no_number_is_given_twice_and_order_does_not_matter(ids: list[str]) -> None:
    numbers = flow_numbers(ids)
    assert len(set(numbers.values())) == len(set(ids))
    assert numbers == flow_numbers(reversed(ids))
