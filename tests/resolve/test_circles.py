import pytest

from pdmap.app.load import load_texts


def _circles(text: str) -> list[str]:
    loaded = load_texts({"a.yaml": text.encode()})
    return [finding.message for finding in loaded.findings if finding.check.code == "LNG006"]


@pytest.mark.parametrize("section", ["data_types", "subjects"])
@pytest.mark.parametrize(
    ("definitions", "messages"),
    [
        ("{a: {is: a}}", ["`a` is `a`: a circle of definitions"]),
        ("{a: {is: b}, b: {is: a}}", ["`a` is `b` is `a`: a circle of definitions"]),
        ("{x: {is: a}, a: {is: b}, b: {is: a}}", ["`a` is `b` is `a`: a circle of definitions"]),
        ("{x: {is: b}, a: {is: b}, b: {is: a}}", ["`a` is `b` is `a`: a circle of definitions"]),
        (
            "{a: {is: a}, b: {is: b}}",
            ["`a` is `a`: a circle of definitions", "`b` is `b`: a circle of definitions"],
        ),
        ("{a: {is: b}, b: {is: c}, c: {}}", []),
        ("{a: {is: nobody-knows}}", []),
    ],
)
def test_a_circle_is_told_once(section: str, definitions: str, messages: list[str]) -> None:
    assert _circles(f"{section}: {definitions}") == messages


def test_a_circle_through_built_in_types_is_told() -> None:
    assert _circles("data_types: {contact: {is: email}, email: {is: contact}}") != []
