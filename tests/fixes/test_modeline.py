import pytest

from pdmap.fixes.modeline import schema_of, with_modeline

LINE = b"# yaml-language-server: $schema="


@pytest.mark.parametrize(
    ("path", "schema", "way"),
    [
        ("a.yaml", "inventory.schema.json", b"inventory.schema.json"),
        ("deep/er/a.yaml", "inventory.schema.json", b"../../inventory.schema.json"),
        ("a.yaml", "../schemas/s.json", b"../schemas/s.json"),
        ("deep/a.yaml", "../schemas/s.json", b"../../schemas/s.json"),
        ("deep/a.yaml", "deep/s.json", b"s.json"),
    ],
)
def test_the_path_starts_at_the_folder_of_the_manifest(path: str, schema: str, way: bytes) -> None:
    assert with_modeline(path, b"systems: {}\n", schema) == LINE + way + b"\nsystems: {}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"systems: {}\r\n", LINE + b"s.json\r\nsystems: {}\r\n"),
        (b"systems: {}\r", LINE + b"s.json\rsystems: {}\r"),
        (b"systems: {}", LINE + b"s.json\nsystems: {}"),
        (b"\xef\xbb\xbf# head\n", b"\xef\xbb\xbf" + LINE + b"s.json\n# head\n"),
    ],
)
def test_line_breaks_and_a_byte_order_mark_are_kept(before: bytes, after: bytes) -> None:
    assert with_modeline("a.yaml", before, "s.json") == after


@pytest.mark.parametrize(
    "line",
    [
        b"# yaml-language-server: $schema=other.json",
        b"#yaml-language-server:$schema=other.json",
        b"  # yaml-language-server: $schema=other.json",
        b"# $schema: other.json",
    ],
)
def test_a_schema_that_is_named_is_left_alone(line: bytes) -> None:
    before = b"# head\n" + line + b"\nsystems: {}\n"
    assert with_modeline("a.yaml", before, "s.json") == before
    assert schema_of(before) == "other.json"


def test_a_path_that_editors_would_cut_off_is_not_written() -> None:
    assert with_modeline("a.yaml", b"systems: {}\n", "my schemas/s.json") == b"systems: {}\n"
