import datetime as dt

import pytest

from pdmap.model import Object, Unknown
from pdmap.rules.wording import count, listing, named, not_known, quotation, yaml_list, yaml_text
from pdmap.source import ScalarNode

NODE = ScalarNode("inventory.yaml", 1, 1, 1, 8, value="console", text="console")
AS_OF = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Customer console", "Customer console (`console`)"),
        (None, "`console`"),
        ("Two\nlines", "Two lines (`console`)"),
    ],
)
def test_an_object_is_named_by_name_and_id(name: str | None, expected: str) -> None:
    assert named(Object(node=NODE, address="systems/console", head=NODE, id="console", name=name)) == expected


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ([], ""),
        (["a"], "`a`"),
        (["a", "b"], "`a` and `b`"),
        (["a", "b", "c", "d"], "`a`, `b`, `c` and `d`"),
        (["a", "b", "c", "d", "e"], "`a`, `b`, `c` and 2 more"),
    ],
)
def test_many_ids_are_counted_not_listed(ids: list[str], expected: str) -> None:
    assert listing(ids) == expected


@pytest.mark.parametrize(("number", "expected"), [(0, "0 fields"), (1, "1 field"), (3, "3 fields")])
def test_a_noun_follows_its_number(number: int, expected: str) -> None:
    assert count(number, "field") == expected


def test_long_words_of_the_author_are_shortened_to_one_line() -> None:
    quoted = quotation("word\n" * 40)
    assert quoted.endswith(' ..."')
    assert len(quoted) <= 62
    assert "\n" not in quoted


def test_text_to_paste_is_quoted_and_keeps_its_letters() -> None:
    assert yaml_text('Kör "kontot"') == '"Kör \\"kontot\\""'
    assert yaml_list(["email.address", "phone"]) == "[email.address, phone]"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Unknown("asked"), 'not known yet: "asked"'),
        (Unknown("asked", "legal"), 'not known yet: "asked" (owner legal)'),
        (Unknown("asked", "legal", AS_OF), 'not known yet: "asked" (owner legal, due 2026-11-23)'),
        (Unknown("asked", None, dt.date(2026, 11, 22)), 'not known yet: "asked" (due 2026-11-22, overdue)'),
    ],
)
def test_an_unknown_answer_tells_why_who_finds_out_and_by_when(answer: Unknown, expected: str) -> None:
    assert not_known(answer, AS_OF) == expected
