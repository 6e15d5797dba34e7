"""What a schema calls its tables for short is written out in the names of other tables."""

from __future__ import annotations

import pytest

from pdmap.scan.classify.short_names import short_names, written_out
from pdmap.scan.classify.tokens import abbreviates
from pdmap.scan.schema import Column, Place, Table

HERE = Place("schema.sql", 1)


def table(name: str, *columns: str) -> Table:
    return Table(name=name, columns=tuple(Column(name=own, type="int", place=HERE) for own in columns), place=HERE)


SCHEMA = (
    table("SWIMMER", "SWI_ID", "SWI_NAME", "SWI_LANE"),
    table("COACH_VISIT", "CVI_ID", "CVI_SWI_ID", "CVI_DATE"),
    table("drivers", "id", "surname"),
    table("pools", "pool_id", "pool_depth"),
)
SHORTS = short_names((*SCHEMA, table("trips", "drv_id", "drvno", "plx_id")), ["drivers"])


def test_what_columns_begin_with_stands_for_their_table() -> None:
    assert SHORTS["swi"] == ("swimmer",)
    assert SHORTS["cvi"] == ("coach", "visit")


def test_what_abbreviates_a_table_of_people_before_a_key_stands_for_it() -> None:
    assert SHORTS["drv"] == ("driver",)
    assert SHORTS["drvno"] == ("driver", "no")


def test_known_words_and_abbreviations_of_nothing_stand_for_themselves() -> None:
    assert SHORTS.keys().isdisjoint({"pool", "plx", "id"})


def test_a_short_name_of_two_tables_stands_for_none() -> None:
    both = (table("swimmer", "zq_id", "zq_name", "zq_lane"), table("sauna", "zq_id", "zq_heat", "zq_size"))
    assert "zq" not in short_names(both, ["swimmer"])


def test_an_abbreviation_that_another_table_could_have_stands_for_none() -> None:
    tables = (table("drivers", "id"), table("derivatives", "id"), table("trips", "drv_id"))
    assert "drv" not in short_names(tables, ["drivers"])


@pytest.mark.parametrize(
    ("name", "of_table", "written"),
    [
        ("CVI_SWI_ID", "COACH_VISIT", "cvi_swimmer_id"),
        ("CviSwiId", "COACH_VISIT", "cvi_swimmer_id"),
        ("SWI_LANE", "SWIMMER", "SWI_LANE"),
        ("visit.swi_id", "log", "visit.swimmer_id"),
        ("depth", "pools", "depth"),
    ],
)
def test_short_names_of_other_tables_are_written_out(name: str, of_table: str, written: str) -> None:
    assert written_out(name, SHORTS, of_table).lower() == written.lower()


@pytest.mark.parametrize(
    ("short", "word", "is_so"),
    [
        ("drv", "driver", True),
        ("mbr", "member", True),
        ("pat", "patient", True),
        ("driver", "driver", False),
        ("rdv", "driver", False),
        ("d", "driver", False),
        ("dvx", "driver", False),
    ],
)
def test_a_short_form_has_letters_of_a_word_in_their_order(short: str, word: str, *, is_so: bool) -> None:
    assert abbreviates(short, word) is is_so
