import pytest

from pdmap.source import MappingNode, ScalarNode, parse, respelled


@pytest.mark.parametrize(
    ("value", "start"),
    [("abc", 4), ('"abc"', 5), ("'abc'", 5), ("&x abc", 7), ("!!str abc", 10), ('&x "abc"', 8)],
)
def test_the_edit_stands_between_the_quotes(value: str, start: int) -> None:
    root = parse("a.yaml", f"a: {value}  # note\n".encode()).root
    assert isinstance(root, MappingNode)
    node = root.get("a")
    assert isinstance(node, ScalarNode)
    (edit,) = respelled(node, "xyz")
    assert (edit.path, edit.old, edit.new) == ("a.yaml", "abc", "xyz")
    assert (edit.span.start.line, edit.span.start.column, edit.span.end.column) == (1, start, start + 3)


@pytest.mark.parametrize("value", ['"a\\u0062c"', "'it''s'", "|\n  abc", "ab\n  c", "[abc]", "{abc: d}", ""])
def test_what_is_not_written_as_it_reads_has_no_edit(value: str) -> None:
    root = parse("a.yaml", f"a: {value}\n".encode()).root
    assert isinstance(root, MappingNode)
    node = root.get("a")
    assert node is not None
    assert respelled(node, "xyz") == ()
