import pytest

from pdmap.findings import Location, Position, Span
from pdmap.writers.lines import source_text
from pdmap.writers.source_links import address_of, source_parts

WEB = "https://example.com/blob/main/{path}#L{line}"

ODD = ("a b", "\n", "\r\n", "\t", '"', "<", ">", "\\", "\x00", "\x7f", "\x85", "\u2028", "\u202e", "\udcff")
"""What would end an address, break a line, turn the text around, or is not UTF-8."""


def at(path: str, line: int) -> Location:
    return Location(path, Span(Position(line, 1), Position(line, 2)))


def test_every_line_has_its_address() -> None:
    sources = [at("a.yaml", 14), at("b c.yaml", 3), at("a.yaml", 2), Location("c.yaml")]
    assert [*source_parts(sources, WEB)] == [
        ("a.yaml:2", "https://example.com/blob/main/a.yaml#L2"),
        (", ", ""),
        ("14", "https://example.com/blob/main/a.yaml#L14"),
        ("; ", ""),
        ("b c.yaml:3", "https://example.com/blob/main/b%20c.yaml#L3"),
        ("; ", ""),
        ("c.yaml", "https://example.com/blob/main/c.yaml#L1"),
    ]
    assert "".join(text for text, _ in source_parts(sources, WEB)) == source_text(sources)


@pytest.mark.parametrize(
    "pattern",
    [
        WEB,
        "http://a/{path}",
        "HTTPS://A.example/{path}",
        "https://b\xfccher.example/{path}?a=1&b=[2]",
        "{path}",
        "./{path}",
        "../x%20y/{path}#L{line}",
        "in/{path}",
    ],
)
def test_addresses_of_the_web_and_relative_ones_are_links(pattern: str) -> None:
    assert address_of(pattern, "a.yaml", 7) == pattern.replace("{path}", "a.yaml").replace("{line}", "7")


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "javascript:alert(1)//{path}",
        "data:text/html,{path}",
        "file:///{path}",
        "//evil.example/{path}",
        " x:{path}",
        "https:///{path}",
        "https://",
        *(f"https://example.com/{each}{{path}}" for each in ODD),
        *(f"in/{each}{{path}}" for each in ODD),
    ],
)
def test_other_addresses_are_none(pattern: str) -> None:
    assert address_of(pattern, "a.yaml", 7) == ""


@pytest.mark.parametrize("path", ['a"><script>.yaml', "javascript:x.yaml", "{line}.yaml", "../../x y.yaml", "å?#.yaml"])
def test_the_name_of_a_file_stays_a_name(path: str) -> None:
    address = address_of(WEB, path, 7)
    assert address.startswith("https://example.com/blob/main/")
    assert address.endswith("#L7")
    assert not set('"<> {}:?#') & set(address.removeprefix("https://").removesuffix("#L7"))


def test_the_name_of_a_file_is_shown_with_codes_for_what_nobody_sees() -> None:
    sources = [Location("safe\u202elmay\n.yaml", Span(Position(3, 1), Position(3, 2)))]
    assert [*source_parts(sources, "")] == [("safe\\u202elmay\\x0a.yaml:3", "")]
