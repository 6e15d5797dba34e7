import sys

import pytest

from pdmap.host.copies import copy_at_work
from pdmap.host.turns import MOST, taken, turns


def test_numbers_are_taken_in_their_order() -> None:
    with turns(range(3, MOST)) as pipe:
        first = taken(pipe)
        assert (next(first), next(first)) == (3, 4)
        assert [*taken(pipe)] == [*range(5, MOST)]
        assert [*first] == []


def test_where_there_is_nothing_nothing_is_taken() -> None:
    with turns(range(0)) as pipe:
        assert [*taken(pipe)] == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems make no copies")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_each_number_goes_to_one_process(copies_made: list[int]) -> None:
    with (
        turns(range(MOST)) as pipe,
        copy_at_work(lambda: b" ".join(b"%d" % number for number in taken(pipe))) as answer,
    ):
        here = [*taken(pipe)]
        there = [int(number) for number in answer().split()]
    assert sorted([*here, *there]) == [*range(MOST)]
    assert len(copies_made) == 1
