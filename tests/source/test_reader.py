from __future__ import annotations

import gc

import pytest

from pdmap.source import MappingNode, parse, plain


def test_a_manifest_keeps_its_path_root_and_lines() -> None:
    manifest = parse("systems/web.yaml", b"name: Acme\r\nowner: ops\n")

    assert manifest.path == "systems/web.yaml"
    assert isinstance(manifest.root, MappingNode)
    assert plain(manifest.root) == {"name": "Acme", "owner": "ops"}
    assert manifest.lines == ("name: Acme", "owner: ops", "")
    assert manifest.findings == ()


def test_findings_and_nodes_carry_the_path() -> None:
    manifest = parse("a/b.yaml", b"a: 010\n")

    assert str(manifest.findings[0].location) == "a/b.yaml:1:4"
    assert manifest.root is not None
    assert manifest.root.path == "a/b.yaml"


def test_findings_come_in_reading_order() -> None:
    manifest = parse("f", "a: 010\nb: x\u200by\nc: .inf\n".encode())

    assert [finding.location.span.start.line for finding in manifest.findings if finding.location.span] == [1, 2, 3]


def test_lines_of_an_undecodable_file_are_readable_for_the_report() -> None:
    manifest = parse("f", "name: Acme\nowner: René\n".encode("latin-1"))

    assert manifest.lines == ("name: Acme", "owner: Ren\ufffd", "")


def test_lines_keep_the_author_s_characters() -> None:
    assert parse("f", b"a: \x1b[31m\n").lines[0] == "a: \x1b[31m"


def test_forbidden_characters_do_not_reach_the_nodes() -> None:
    manifest = parse("f", 'a: "x\\ey"\nb: u\u202ev\n'.encode())

    assert manifest.root is not None
    assert plain(manifest.root) == {"a": "x\ufffdy", "b": "u\ufffdv"}


def test_directives_are_quoted_as_written_in_findings() -> None:
    finding = parse("f", b"%YAML 1.1\n---\na: 1\n").findings[0]

    assert finding.message == "directive `%YAML 1.1` is not supported"


def test_the_first_document_is_read_when_a_second_one_follows() -> None:
    manifest = parse("f", b"a: 1\n---\nb: 2\n")

    assert manifest.root is not None
    assert plain(manifest.root) == {"a": 1}


def test_findings_before_a_syntax_error_are_kept() -> None:
    manifest = parse("f", b"a: 1\na: 2\nb: [\n")

    assert [finding.check.code for finding in manifest.findings] == ["SRC004", "SRC003"]
    assert manifest.root is None


@pytest.mark.parametrize("enabled", [True, False])
def test_cycle_collection_is_as_before_after_reading(enabled: bool) -> None:  # noqa: FBT001  # a parameter of the test
    was_enabled = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        parse("f", b"a: [1, {b: @}]\n")
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()


def test_findings_name_the_object_that_they_belong_to() -> None:
    manifest = parse("f", b"systems:\n  console:\n    fields:\n      - type: 010\n")

    assert manifest.findings[0].address == "systems/console/fields/type"


def test_two_findings_of_one_kind_have_two_fingerprints() -> None:
    manifest = parse("f", b"a: 1\nb: 2\na: 3\nb: 4\n")

    first, second = manifest.findings
    assert first.fingerprint != second.fingerprint


def test_a_duplicate_key_shows_its_first_occurrence_and_the_first_one_counts() -> None:
    manifest = parse("f", b"a: 1\nb: 2\na: 3\n")

    (related,) = manifest.findings[0].related
    assert (str(related), related.label) == ("f:1:1", "`a` is first written here")
    assert manifest.root is not None
    assert plain(manifest.root) == {"a": 1, "b": 2}
