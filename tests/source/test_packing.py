from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdmap.source import parse
from pdmap.source.nodes import Plain
from pdmap.source.packing import pack, read_packed, unpack

ROOT = Path(__file__).parents[2]
MANIFESTS = sorted((ROOT / "inventories").rglob("*.yaml"))

WORDS = st.sampled_from(
    ["a", "NO", "true", "1.10", "-3", "~", "'two words'", '"\\u00e9"', "é", "&x y", "*x", "[a, {b: c}]", "{}", "# note"]
)


def check(data: bytes) -> None:
    manifest = parse("some/inventory.yaml", data)
    packed = pack(manifest)
    if manifest.findings or manifest.root is None:
        assert packed is None
    else:
        assert packed is not None
        assert read_packed(manifest.path, data) is not None
        assert repr(unpack(manifest.path, data, packed)) == repr(manifest)


@pytest.mark.parametrize("file", MANIFESTS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_manifest_is_unpacked_as_it_was_packed(file: Path) -> None:
    check(file.read_bytes())


@settings(max_examples=200)
@given(st.lists(st.tuples(st.sampled_from(["k: ", "- ", "  - ", "  l: ", "", "|\n "]), WORDS), max_size=8))
def test_whatever_can_be_read_can_be_packed(lines: list[tuple[str, str]]) -> None:
    check("\n".join(start + word for start, word in lines).encode())


def test_equal_words_stay_one_string() -> None:
    data = b"[word, word]"
    packed = pack(parse("a.yaml", data))
    assert packed is not None
    first, second = unpack("a.yaml", data, packed).root.items  # type: ignore[union-attr]
    assert first.text is second.text


def test_what_breaks_off_is_refused() -> None:
    packed = pack(parse("a.yaml", b"[a, b]"))
    assert packed is not None
    with pytest.raises((EOFError, ValueError)):
        unpack("a.yaml", b"[a, b]", packed[:5])


@pytest.mark.parametrize("data", [b"a: [b, 1]\n", b"a: [b,\n  1]\n"], ids=["regular", "irregular"])
@pytest.mark.parametrize("is_fit", [True, False])
def test_whether_a_manifest_fits_the_language_is_told_with_it(data: bytes, is_fit: bool) -> None:  # noqa: FBT001
    def fits(instance: Plain) -> bool:
        assert instance == {"a": ["b", 1]}
        return is_fit

    packed = read_packed("a.yaml", data, fits)
    assert packed is not None
    assert unpack("a.yaml", data, packed).is_fit is is_fit


def test_a_manifest_that_nobody_looked_at_is_not_known_to_fit() -> None:
    packed = read_packed("a.yaml", b"a: b")
    assert packed is not None
    assert not unpack("a.yaml", b"a: b", packed).is_fit
