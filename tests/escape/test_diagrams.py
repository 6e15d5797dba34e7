import re

import pytest

from pdmap import escape
from tests.escape.readers import draw_dot, read_mermaid
from tests.escape.samples import CONTROLS, FIT, SURROGATES, named


@pytest.mark.parametrize("text", FIT)
def test_dot_label_is_drawn_as_written(text: str) -> None:
    assert draw_dot(f'x [label="{escape.dot(text)}"]') == ([text], [])


@pytest.mark.parametrize("text", FIT)
def test_dot_tooltip_is_shown_as_written(text: str) -> None:
    assert draw_dot(f'x [label=x, tooltip="{escape.dot_tooltip(text)}"]') == (["x"], [text])


def test_dot_draws_every_control_character_as_a_blank_or_a_replacement() -> None:
    labels, _ = draw_dot(f'x [label="{escape.dot("|".join([*CONTROLS, *SURROGATES]))}"]')
    assert set(labels[0]) == {" ", "|", escape.REPLACEMENT}


def test_dot_puts_one_blank_for_a_line_break() -> None:
    assert escape.dot("a\r\nb\nc") == "a b c"


@pytest.mark.parametrize("text", FIT)
def test_mermaid_entities_stand_for_the_text(text: str) -> None:
    assert read_mermaid(escape.mermaid(text)) == text


@pytest.mark.parametrize("text", [*FIT, *CONTROLS, "a\r\nb"], ids=named)
def test_mermaid_leaves_no_character_with_a_meaning(text: str) -> None:
    visible = re.sub(r"#(\d+|quot|lt|gt|amp);", "", escape.mermaid(text))
    assert not set(visible) & {*CONTROLS, *'"<>#;&`*_~[]{}|@$%^\\:'}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", " "),
        (" \n", " "),
        ("end", "end"),
        ("1. first", "1#46; first"),
        ("- point", "#45; point"),
        ("2024-01-31", "2024-01-31"),
        ("www.example.org", "www#46;example.org"),
        ("style:#f00;", "style#58;#35;f00#59;"),
        ("in direction TB or Direction\tLR", "in #100;irection TB or #68;irection LR"),
        ("any direction", "any #100;irection"),
        ("directions", "directions"),
    ],
)
def test_mermaid_label_is_never_empty_and_never_starts_a_block(text: str, shown: str) -> None:
    assert escape.mermaid(text) == shown
