"""What forms take apart adds up to what Article 30 asks for as a whole: nothing is lost, nothing is invented."""

import datetime as dt
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from pdmap.app.edition import Edition, document_context
from pdmap.app.load import load_texts
from pdmap.documents.document import Cell
from pdmap.documents.elements import people_and_data, recipients_by_kind
from pdmap.documents.elements.cnil_data import DataBox, data_in
from pdmap.documents.elements.recipients import recipients
from pdmap.documents.elements.sensitive_data import data_by_law
from pdmap.documents.kind import Context
from pdmap.model import Activity
from pdmap.reference import built_in

ROLES = ["processor", "sub-processor", "controller", "joint-controller", "recipient", "authority"]
KINDS = ["internal", "external", "processor", "authority"]
DATA = sorted(built_in().data_types)

parties = st.dictionaries(
    st.sampled_from(["p1", "p2", "p3"]),
    st.builds(
        lambda roles: {"role": roles} if roles else {}, st.lists(st.sampled_from(ROLES), unique=True, max_size=2)
    ),
    min_size=1,
)
categories = st.lists(st.builds(lambda kind: {"kind": kind} if kind else {}, st.sampled_from([*KINDS, ""])), max_size=3)


def read(inventory: dict[str, object]) -> tuple[Context, Activity]:
    """Return what documents may look at, and the only activity."""
    loaded = load_texts({"inventory.json": json.dumps(inventory).encode()})
    return document_context(loaded, Edition(as_of=dt.date(2026, 11, 23))), loaded.inventory.activities["a"]


def told(*cells: Cell) -> list[str]:
    return [
        line.text for cell in cells for line in cell.lines if line.level == 0 and line.sources and line.text != "none"
    ]


@given(parties=parties, categories=categories)
@settings(max_examples=60)
def test_each_recipient_is_of_some_kind(parties: dict[str, object], categories: list[dict[str, str]]) -> None:
    named = [*parties, *({"category": f"group {number}", **kind} for number, kind in enumerate(categories))]
    activities = {"a": {"role": "controller", "recipients": named}}
    context, activity = read({"parties": parties, "activities": activities})
    whole = set(told(recipients(context, activity)))
    kinds = (
        recipients_by_kind.internal_recipients,
        recipients_by_kind.external_recipients,
        recipients_by_kind.processors,
    )
    nothing = context.words.no_recipient_of_kind
    apart = [set(told(kind(context, activity))) - {nothing} for kind in kinds]
    assert set().union(*apart) == whole
    assert apart[0].isdisjoint(apart[1] | apart[2])
    outside = set(told(recipients_by_kind.recipients_outside(context, activity))) - {nothing}
    assert outside == apart[1] | apart[2]


@given(data=st.lists(st.sampled_from(DATA), unique=True, min_size=1, max_size=12))
@settings(max_examples=60)
def test_each_category_of_data_is_in_one_box_and_of_one_legal_kind(data: list[str]) -> None:
    context, activity = read({"activities": {"a": {"role": "controller", "data": data}}})
    whole = told(people_and_data.data(context, activity))
    nothing = context.words.no_special_data
    boxes = [line for box in DataBox for line in told(data_in(box)(context, activity)) if line != nothing]
    assert sorted(boxes) == sorted(whole)
    by_law = " ".join(told(data_by_law(context, activity)))
    assert [key for key in data if by_law.count(f"({key})") != 1] == []
