import pytest

from pdmap.app.load import load_texts
from pdmap.documents.document import Line, State
from pdmap.documents.lines import assumed, assumption, empty, place
from pdmap.documents.words import ENGLISH
from pdmap.model import Activity


def activity(text: str) -> Activity:
    return load_texts(
        {"a.yaml": f"activities:\n  billing:\n    role: controller\n{text}".encode()}
    ).inventory.activities["billing"]


@pytest.mark.parametrize(
    ("written", "text", "state", "line"),
    [
        ("    transfers: none\n", "none", State.NONE, 4),
        ("    transfers: {unknown: nobody asked}\n", "unknown: nobody asked", State.UNKNOWN, 4),
        (
            "    transfers: {unknown: nobody asked, owner: legal, due: 2026-12-31}\n",
            "unknown: nobody asked; to be found out by legal; due 2026-12-31",
            State.UNKNOWN,
            4,
        ),
        ("", "not recorded", State.NOT_RECORDED, 2),
        ("    transfers: []\n", "not recorded", State.NOT_RECORDED, 4),
    ],
)
def test_three_kinds_of_emptiness_are_told_apart(written: str, text: str, state: State, line: int) -> None:
    item = activity(written)
    (silence,) = empty(ENGLISH, item, "transfers", item.transfers)
    assert (silence.text, silence.state, silence.address) == (text, state, "activities/billing/transfers")
    assert [source.span and source.span.start.line for source in silence.sources] == [line]


def test_an_answer_is_not_empty() -> None:
    item = activity("    transfers: [US]\n")
    assert empty(ENGLISH, item, "transfers", item.transfers) == ()


def test_a_key_that_is_not_written_is_missing_at_the_id() -> None:
    item = activity("    owner: legal\n")
    assert (place(item, "owner").label, place(item, "function").label) == ("owner", "billing")


def test_reasons_of_several_keys_name_the_keys() -> None:
    item = activity("    assumptions: {owner: a guess, status: another guess}\n")
    assert assumption(item, "owner") == "a guess"
    assert assumption(item, "owner", "status", "data") == "owner: a guess; status: another guess"
    assert assumption(item, "data") == ""


def test_only_declared_answers_are_assumed() -> None:
    lines = [Line("fact"), Line("silence", State.NOT_RECORDED), Line("it follows", is_derived=True)]
    assert [line.assumption for line in assumed(lines, "a guess")] == ["a guess", "", ""]


def test_an_answer_is_assumed_beside_the_parts_of_what_it_names() -> None:
    lines = [Line("a party", assumption="its country"), Line("its contact", assumption="its country", level=1)]
    told = assumed(assumed(lines, "that it receives data"), "that it receives data")
    assert [line.assumption for line in told] == ["its country; that it receives data", "its country"]
