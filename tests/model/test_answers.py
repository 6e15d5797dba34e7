import pytest

from pdmap.model import Mention, Nothing, Options, Unknown, ids, listed, options
from pdmap.source import ScalarNode

NODE = ScalarNode("inventory.yaml", 1, 1, 1, 4, "aws", "aws")


@pytest.mark.parametrize("answer", [Nothing(), Unknown("not said"), None])
def test_other_answers_than_a_value_hold_no_values(answer: Nothing | Unknown | None) -> None:
    assert listed(answer) == ()
    assert options(answer) == ()
    assert ids(answer) == ()


def test_values_come_in_written_order() -> None:
    mentions = (Mention(NODE, "b"), Mention(NODE, "a"))
    assert listed(mentions) == mentions
    assert ids(mentions) == ("b", "a")
    assert options(Options(mentions, "customer")) == mentions
