from enum import StrEnum

import pytest

from pdmap.graph import ElementKind, LinkKind
from pdmap.model import ActivityRole, PartyRole, SystemKind
from pdmap.questions.grounds import Ground
from pdmap.questions.selectors.flags import Flag
from pdmap.reference import Regime
from pdmap.views.signs import Dash, FrameKind, LegendKind, Shape, Weight
from pdmap.views.words import ENGLISH, TABLES, count, say

SPOKEN: list[tuple[str, type[StrEnum], set[str]]] = [
    ("legend", LegendKind, set()),
    ("legend.shape", Shape, set()),
    ("legend.frame", FrameKind, set()),
    ("legend.line", Weight, set()),
    ("legend.line", Dash, {"solid"}),
    ("sign", Shape, set()),
    ("sign", FrameKind, set()),
    ("sign", Weight, set()),
    ("sign", Dash, {"solid"}),
    ("kind", SystemKind, set()),
    ("kind", ElementKind, set()),
    ("flag", Flag, set()),
    ("role", PartyRole, set()),
    ("role", ActivityRole, set()),
    ("frame.territory", Regime, set()),
    ("ground", Ground, {"inside"}),
    ("line", LinkKind, {"collection", "flow"}),
]


@pytest.mark.parametrize(("prefix", "words", "silent"), SPOKEN)
def test_every_word_of_the_model_can_be_said(prefix: str, words: type[StrEnum], silent: set[str]) -> None:
    assert {word.value for word in words} - silent <= {
        key.removeprefix(f"{prefix}.") for key in ENGLISH if key.startswith(f"{prefix}.")
    }


@pytest.mark.parametrize("glyph", list("▲✖●◌⚑"))
def test_every_sign_has_a_meaning_alone_and_in_groups(glyph: str) -> None:
    assert say(f"legend.mark.{glyph}")
    assert "3" in say(f"group.marks.{glyph}", 3)


def test_a_count_has_its_own_words_for_one() -> None:
    assert (count("count.parties", 1), count("count.parties", 2)) == ("1 party", "2 parties")


def test_a_name_with_braces_is_kept() -> None:
    assert say("note.place", "{0} {x}") == "location: {0} {x}"


def test_no_two_tables_have_one_key() -> None:
    assert sum(len(table.WORDS) for table in TABLES) == len(ENGLISH)
