from hypothesis import given
from hypothesis import strategies as st

from pdmap.questions.flow_numbers import flow_numbers

IDS = [f"system:s{number}>party:p{number}" for number in range(400)]


def test_numbers_have_three_digits_and_more_only_where_two_would_be_equal() -> None:
    numbers = flow_numbers(IDS[:30])
    assert len(set(numbers.values())) == 30
    assert sum(number < 1000 for number in numbers.values()) >= 28


def test_a_new_flow_leaves_nearly_all_numbers_as_they_were() -> None:
    before = flow_numbers(IDS)
    after = flow_numbers([*IDS, "party:another>system:s1"])
    assert sum(after[id_] != number for id_, number in before.items()) <= 1


@given(st.lists(st.text(max_size=30), max_size=60))
def test_no_number_is_given_twice_and_order_does_not_matter(ids: list[str]) -> None:
    numbers = flow_numbers(ids)
    assert len(set(numbers.values())) == len(set(ids))
    assert numbers == flow_numbers(reversed(ids))
