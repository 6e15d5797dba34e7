from pdmap.counting import counted, some_of


def test_numbers_and_nouns_agree() -> None:
    assert [counted(number, "finding") for number in (0, 1, 2)] == ["0 findings", "1 finding", "2 findings"]


def test_a_noun_may_have_its_own_plural() -> None:
    assert [counted(number, "party", "parties") for number in (0, 1, 2)] == ["0 parties", "1 party", "2 parties"]


def test_the_first_texts_are_named_and_the_others_counted() -> None:
    assert [some_of(texts, 2) for texts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a, b",
        "a, b and 1 more",
    ]
