"""What is wrong with many items is told with work that grows as they do."""

from collections.abc import Iterator

import pytest

from pdmap.language.lists import item_names
from pdmap.schema import check_manifest, explanation
from pdmap.source import SequenceNode, parse


def test_items_of_a_list_are_named_once_however_many_do_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    named: list[SequenceNode] = []

    def names(node: SequenceNode, key: str) -> Iterator[str]:
        named.append(node)
        return item_names(node, key)

    monkeypatch.setattr(explanation, "item_names", names)
    root = parse("a.yaml", b"systems: {shop: {fields: [A, B, C], subjects: [D, E]}}").root
    assert root is not None
    assert len(check_manifest(root)) == 5
    assert len(named) == 2
