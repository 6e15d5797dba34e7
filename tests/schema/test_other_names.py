"""Other names of keys lead to keys; what is a key of the object is none of them."""

import pytest

from pdmap.language import inventory_schema
from pdmap.schema.other_names import OTHER_NAMES, called
from pdmap.schema.subschemas import mapping
from pdmap.spelling import nearest

_DEFINITIONS = mapping(inventory_schema()["definitions"])
_RECORDS = {name: mapping(mapping(record).get("properties")) for name, record in _DEFINITIONS.items()}


@pytest.mark.parametrize("name", OTHER_NAMES)
def test_every_other_name_leads_somewhere(name: str) -> None:
    assert any(called(name, keys) for keys in _RECORDS.values())
    assert set(OTHER_NAMES[name]) <= {key for keys in _RECORDS.values() for key in keys}


@pytest.mark.parametrize("record", ["system", "party", "activity", "flow", "organization"])
def test_a_key_is_never_taken_for_another_one(record: str) -> None:
    for key in _RECORDS[record]:
        assert not called(key, _RECORDS[record])
        assert not called(key.upper().replace("_", "-"), _RECORDS[record])


@pytest.mark.parametrize(
    ("record", "name", "key"),
    [("party", "contract", "dpa"), ("party", "Location", "country"), ("activity", "Legal-Basis", "purposes")],
)
def test_another_name_goes_before_a_likeness(record: str, name: str, key: str) -> None:
    assert called(name, _RECORDS[record]) == key
    assert nearest(name, _RECORDS[record]) != key
