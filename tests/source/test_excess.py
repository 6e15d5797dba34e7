from __future__ import annotations

import pytest

from pdmap.source import Limits, parse, plain

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "limits", "place", "message"),
    [
        (b"a: 1\n", Limits(bytes=4), "1:1", "5 bytes in one file, over the limit of 4"),
        (b"a: 1\nb: 2\n", Limits(lines=1), "1:1", "2 line breaks in one file, over the limit of 1"),
        (b"a: {b: {c: 1}}\n", Limits(depth=2), "1:8", "more than 2 levels of mappings and lists"),
        (b"a: [1, 2, 3]\n", Limits(nodes=3), "1:11", "more than 3 keys and values"),
        (b"a: 1 # b\n# c\n#\n", Limits(comments=2), "3:1", "more than 2 comments"),
        (b"a: abcde\n", Limits(scalar=4), "1:4", "5 characters in one value, over the limit of 4"),
        (b"abcde: a\n", Limits(scalar=4), "1:1", "5 characters in one value, over the limit of 4"),
        (
            b"a: &x [1, 2]\nb: *x\n",
            Limits(expansions=2),
            "2:4",
            "alias `*x` brings the file over the limit of nodes",
        ),
        (b"a: &x [1, 2]\nb: *x\n", Limits(nodes=7), "2:4", "alias `*x` brings the file over the limit of nodes"),
        (b"a: &x [1]\nb: [*x]\n", Limits(depth=2), "2:5", "alias `*x` brings the file over the limit of levels"),
        (LAUGHS.encode(), Limits(), "6:8", "alias `*e` brings the file over the limit of nodes"),
    ],
)
def test_a_manifest_over_a_limit_is_refused(data: bytes, limits: Limits, place: str, message: str) -> None:
    manifest = parse("f", data, limits)

    (finding,) = manifest.findings
    assert (finding.check.code, str(finding.location), finding.message) == ("SRC005", f"f:{place}", message)
    assert manifest.root is None


@pytest.mark.parametrize(
    ("data", "limits"),
    [
        (b"a: 1\n", Limits(bytes=5, lines=1, depth=1, nodes=3, scalar=1, findings=1)),
        (b"a: 1 # b\n", Limits(comments=1)),
        (b"a: &x [1, 2]\nb: *x\n", Limits(expansions=3, depth=2, nodes=9)),
        (b"a: &x 1\nb: [*x]\n", Limits(depth=2, expansions=1)),
        (b"a: &x {k: [1]}\nb: *x\n", Limits(depth=3, expansions=4)),
    ],
)
def test_a_manifest_at_its_limits_is_read(data: bytes, limits: Limits) -> None:
    manifest = parse("f", data, limits)

    assert manifest.findings == ()
    assert manifest.root is not None


def test_reading_stops_at_too_many_findings() -> None:
    manifest = parse("f", b"a: 01\nb: 02\nc: 03\n", Limits(findings=2))

    assert [(finding.check.code, str(finding.location)) for finding in manifest.findings] == [
        ("SRC010", "f:1:4"),
        ("SRC005", "f:2:4"),
        ("SRC010", "f:2:4"),
    ]
    assert manifest.root is None


def test_too_many_forbidden_characters_stop_the_reading_before_it_starts() -> None:
    manifest = parse("f", b"a: \x00 \x00 \x00\n", Limits(findings=2))

    assert [finding.check.code for finding in manifest.findings] == ["SRC007", "SRC005", "SRC007"]
    assert manifest.root is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"[" * 100_000, "SRC005"),
        (b"{a: " * 100_000, "SRC005"),
        (b"- " * 100_000, "SRC005"),
        (b"? " * 100_000, "SRC005"),
        (b"".join(b" " * depth + b"a:\n" for depth in range(1_000)), "SRC005"),
        (b"a: &a [" + b"1, " * 2_000 + b"]\nb: [" + b"*a, " * 2_000 + b"]", "SRC005"),
        (b"a: " + b"7" * 200_000, "SRC005"),
        (b"a: " + b"7" * 50_000, "SRC010"),
        (b"a: 1\n" + b"x: y " * 100_000, "SRC003"),
        (b"a: 1\n" + b"- " * 50_000 + b": z", "SRC003"),
        (b"a: 1\n" + b"a b " * 100_000 + b":\n c: 1", "SRC003"),
        (b"#" + b"\t" * 500_000, "SRC011"),
        (b"#\t\n" * 50_000, "SRC011"),
        (b"%\n" * 50_000, "SRC006"),
        (b"\n" * 500_000, "SRC011"),
        (b"x" + b"\0" * 500_000, "SRC002"),
        (b"xx: \0" + b"\0" * 500_000, "SRC007"),
        (b"a: " + b"&x " * 100_000, "SRC003"),
        (b"a: &x " + b"# " * 100_000 + b"\n  y", ""),
        (b'"' + b"\\e" * 50_000 + b'"', "SRC007"),
        (b"a: |\n x" + b"\n" * 500_000 + b"b: 1", ""),
    ],
)
def test_a_bomb_is_answered_with_a_finding_or_read(data: bytes, code: str) -> None:
    manifest = parse("f", data)

    assert {finding.check.code for finding in manifest.findings} - {"SRC005"} <= {code}
    assert code in {"", *(finding.check.code for finding in manifest.findings)}


def test_an_inventory_of_many_fields_in_one_file_is_read() -> None:
    count = 20_000
    data = (
        b"systems:\n  console:\n    fields:\n" + b"      - type: email.address\n        subjects: [customer]\n" * count
    )

    root = parse("f", data).root

    assert root is not None
    field = {"type": "email.address", "subjects": ["customer"]}
    assert plain(root) == {"systems": {"console": {"fields": [field] * count}}}
