"""What columns like one held elsewhere: it counts where nothing else says anything, and says what it rests on."""

from __future__ import annotations

import pytest

from pdmap.reference.data_types import built_in_data_types
from pdmap.scan.classify import experience
from pdmap.scan.classify.classifier import classify
from pdmap.scan.classify.experience import ALWAYS, data_type_of, opinion_of, weightiest, weights_of
from pdmap.scan.classify.words import lines
from pdmap.scan.schema import Column, Evidence, Place, Schema, Table
from pdmap.scan.verdicts import ColumnVerdict, Tier, is_known_by_experience

HERE = Place("schema.sql", 1)
WEIGHTS = {
    ALWAYS: (-4.0, -5.0, -5.0),
    "last zorp": (0.0, 4.0, 0.0),
    "last zorp, names": (0.0, 4.0, 0.0),
    "last zuid": (0.0, 0.0, 9.0),
    "last number": (0.0, 9.0, 0.0),
    "pair zorp id": (0.0, 12.0, 0.0),
    "last quux": (-3.0, 0.0, 0.0),
    "place people, names": (0.0, 9.0, 0.0),
    "word sham": (-20.0, -20.0, -20.0),
    "first mid": (1.0, 0.0, 0.0),
    "last zog": (5.0, 0.0, 0.0),
}
TYPES = {ALWAYS: {"phone": 0.5}, "last zorp": {"email.address": 2.0, "phone": 1.0}}
PEOPLE = ("first_name", "last_name", "email")


@pytest.fixture(autouse=True)
def _known_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(experience, "_weights", lambda: WEIGHTS)
    monkeypatch.setattr(experience, "_of_data_types", lambda: TYPES)


def verdicts(table: str, *names: str, type_name: str = "text", said: str = "") -> dict[str, ColumnVerdict]:
    evidence = (Evidence("comment", said, is_personal=False),) if said else ()
    types = {name: "text" if name in PEOPLE else type_name for name in names}
    columns = tuple(Column(name=name, type=types[name], place=HERE, evidence=evidence) for name in names)
    (found,) = classify(Schema((Table(name=table, columns=columns, place=HERE),)))
    return {verdict.column: verdict for verdict in found.columns}


def test_an_unknown_name_is_what_columns_like_it_were() -> None:
    found = verdicts("members", *PEOPLE, "work_zorp")["work_zorp"]
    assert (found.tier, found.data_type) == (Tier.DIRECT, "email.address")
    assert found.reason == "columns like it are about persons in labelled schemas: `zorp`; its kind is a guess"
    assert 0.45 <= found.confidence <= 0.65
    assert is_known_by_experience(found)


def test_what_stands_beside_it_counts() -> None:
    assert verdicts("shelves", "height", "work_zorp")["work_zorp"].tier is Tier.NONE


def test_a_key_of_an_unknown_name_leads_to_a_person() -> None:
    found = verdicts("shelves", "zuid", type_name="integer")["zuid"]
    assert (found.tier, found.data_type) == (Tier.POINTER, "user.id")


def test_a_name_that_is_known_stays_what_it_is() -> None:
    found = verdicts("members", *PEOPLE, "zorp_phone")
    assert not any(map(is_known_by_experience, found.values()))


@pytest.mark.parametrize("name", ["quux", "room_number", "has_zorp", "old_zorp_id"])
def test_a_place_alone_a_dull_word_a_question_or_a_numbered_key_is_not_enough(name: str) -> None:
    type_name = "integer" if name.endswith("id") else "text"
    assert verdicts("members", *PEOPLE, name, type_name=type_name)[name].tier is Tier.NONE


def test_what_the_dictionary_says_is_nobodys_where_columns_like_it_are() -> None:
    found = verdicts("members", *PEOPLE, "sham_phone")["sham_phone"]
    assert (found.tier, found.data_type) == (Tier.NONE, None)
    assert (
        found.reason
        == "token `phone`; columns like it are about nobody in labelled schemas; means the same wherever it stands"
    )


def test_what_authors_say_stays_although_columns_like_it_are_nobodys() -> None:
    evidence = (Evidence("comment", "the phone of the member", is_personal=True, kinds=("phone",)),)
    column = Column(name="sham_phone", type="text", place=HERE, evidence=evidence)
    (found,) = classify(Schema((Table(name="members", columns=(column,), place=HERE),)))
    assert found.columns[0].tier is Tier.DIRECT


def test_columns_that_are_likely_only_together_make_a_table_one_of_persons() -> None:
    found = verdicts("shelves", "mid_zog", "low_zog", "plain")
    assert [verdict.tier for verdict in found.values()] == [Tier.LINKED, Tier.NONE, Tier.NONE]
    assert found["mid_zog"].reason == "tables whose columns are like these are about persons in labelled schemas"
    assert 0.3 <= found["mid_zog"].confidence <= 0.35
    assert is_known_by_experience(found["mid_zog"])


def test_one_such_column_or_one_beside_what_is_known_makes_none() -> None:
    assert verdicts("shelves", "low_zog", "plain")["low_zog"].tier is Tier.NONE
    assert verdicts("members", *PEOPLE, "mid_zog", "low_zog")["mid_zog"].tier is Tier.NONE


def test_what_authors_deny_stays_denied() -> None:
    assert verdicts("members", *PEOPLE, "work_zorp", said="no personal data")["work_zorp"].tier is Tier.NONE


def test_the_weightiest_traits_of_a_tier_come_first() -> None:
    traits = ("last quux", "last zorp", "last number", "last zuid")
    assert weightiest(traits, Tier.DIRECT) == ["last number", "last zorp"]
    assert weightiest(traits, Tier.POINTER) == ["last zuid"]


def test_parts_of_an_opinion_are_less_than_one_together() -> None:
    opinion = opinion_of(weights_of(["last zorp", "nobody knows this"]))
    assert 0 < opinion.linked < opinion.direct < opinion.personal < 1
    assert data_type_of(["nobody knows this"]) == "phone"


def test_the_tables_hold_weights_and_kinds_of_data_that_there_are() -> None:
    rows = {trait: tuple(map(int, weights)) for trait, *weights in lines("experience.tsv")}
    assert len(rows[ALWAYS]) == 3
    assert all(len(weights) == 3 for weights in rows.values())
    assert len(rows) > 10_000
    named = {word.rpartition(":")[0] for _, weights in lines("experience_types.tsv") for word in weights.split()}
    assert named <= set(built_in_data_types())
