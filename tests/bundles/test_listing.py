import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.bundles.archive import unpacked
from pdmap.bundles.error import BundleError
from pdmap.bundles.listing import read_listing
from pdmap.source import Plain

Make = Callable[..., bytes]

SCHEMA: dict[str, Plain] = json.loads((Path(__file__).parents[2] / "schemas" / "bundle.schema.json").read_bytes())
GOOD: dict[str, Plain] = {
    "format": "pdmap.bundle/1",
    "organization": "A",
    "as_of": "2026-11-23",
    "template": "art30",
    "language": "en",
    "revision": "",
    "digest": "0" * 64,
    "version": "0.1.0",
    "registers": ["controller"],
    "formats": ["html"],
    "libraries": {"typst": "0.15.2"},
    "source_url": "",
    "is_public": False,
    "files": [{"path": "a", "size": 1, "sha256": "1" * 64}],
}
FILE: dict[str, Plain] = {"path": "a", "size": 1, "sha256": "1" * 64}
WRONG: dict[str, Plain] = {
    "no format": {**GOOD, "format": None},
    "another version": {**GOOD, "format": "pdmap.bundle/2"},
    "no text": {**GOOD, "organization": 7},
    "no day": {**GOOD, "as_of": "2026-02-30"},
    "no digest": {**GOOD, "digest": "X" * 64},
    "short digest": {**GOOD, "digest": "0" * 63},
    "digest with a line break": {**GOOD, "digest": "0" * 64 + "\n"},
    "no flag": {**GOOD, "is_public": "false"},
    "no list": {**GOOD, "files": {}},
    "no registers": {**GOOD, "registers": "controller"},
    "no text among formats": {**GOOD, "formats": [1]},
    "no libraries": {**GOOD, "libraries": []},
    "no version": {**GOOD, "libraries": {"typst": 1}},
    "no file": {**GOOD, "files": ["a"]},
    "no path": {**GOOD, "files": [{**FILE, "path": None}]},
    "no size": {**GOOD, "files": [{**FILE, "size": "1"}]},
    "true as a size": {**GOOD, "files": [{**FILE, "size": True}]},
    "no checksum": {**GOOD, "files": [{**FILE, "sha256": "1"}]},
    "a list": [],
    "a text": "pdmap.bundle/1",
    "null": None,
}
BYTES = {
    "nothing": b"",
    "no JSON": b"{",
    "no UTF-8": b"\xff\xfe{}",
    "UTF-16": json.dumps(GOOD).encode("utf-16"),
    "NaN": b'{"format": NaN}',
    "a key twice": json.dumps(GOOD).replace('"digest"', '"organization"').encode(),
    "half of a surrogate pair": json.dumps({**GOOD, "organization": "\ud800"}).encode(),
    "a deep nest": b"[" * 100_000,
    "a number without an end": b'{"format": ' + b"9" * 5000 + b"}",
}
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("is_public", [False, True])
def test_what_bundles_say_of_themselves_fits_the_schema(made: Make, *, is_public: bool) -> None:
    files = unpacked(made(is_public=is_public))
    content = json.loads(files["manifest.json"])
    jsonschema.validate(content, SCHEMA)
    properties = SCHEMA["properties"]
    assert isinstance(properties, dict)
    assert content.keys() == properties.keys() == set(SCHEMA["required"])  # type: ignore[arg-type]


def test_a_listing_is_read_as_it_was_written(made: Make) -> None:
    listing = read_listing(unpacked(made())["manifest.json"])
    assert (listing.organization, listing.as_of, listing.revision) == (
        "Boots AB",
        "2026-11-23",
        "abc1234567, with changes",
    )
    assert [file.path for file in listing.files] == sorted(file.path for file in listing.files)


def test_keys_of_a_later_release_are_passed_over() -> None:
    assert read_listing(json.dumps({**GOOD, "later": 1}).encode()).organization == "A"


@pytest.mark.parametrize("name", WRONG)
def test_json_of_another_shape_is_told_in_one_line(name: str) -> None:
    with pytest.raises(BundleError, match=r"manifest\.json") as told:
        read_listing(json.dumps(WRONG[name]).encode())
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_listing_are_told_in_one_line(name: str) -> None:
    with pytest.raises(BundleError, match=r"manifest\.json"):
        read_listing(BYTES[name])


@given(st.sampled_from(sorted(GOOD)), PLAIN)
def test_any_value_under_any_key_is_read_or_told(key: str, value: Plain) -> None:
    try:
        listing = read_listing(json.dumps({**GOOD, key: value}).encode())
    except BundleError:
        return
    read = getattr(listing, key, GOOD["format"])
    assert key == "files" or (list(read) if isinstance(read, tuple) else read) == value


@given(PLAIN)
def test_any_json_is_read_or_told(value: Plain) -> None:
    with pytest.raises(BundleError):
        read_listing(json.dumps(value).encode())
