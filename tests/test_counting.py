from pdmap.counting import counted


def test_numbers_and_nouns_agree() -> None:
    assert [counted(number, "finding") for number in (0, 1, 2)] == ["0 findings", "1 finding", "2 findings"]


def test_a_noun_may_have_its_own_plural() -> None:
    assert [counted(number, "party", "parties") for number in (0, 1, 2)] == ["0 parties", "1 party", "2 parties"]
