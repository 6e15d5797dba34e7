"""What stands out about elements."""

from pdmap.questions.features import special_kinds
from pdmap.reference import Special, built_in


def test_special_kinds_are_those_of_the_types_themselves() -> None:
    kinds = special_kinds(["health.record", "criminal_record", "name"], built_in())
    assert kinds == {Special.ARTICLE_9, Special.ARTICLE_10}
