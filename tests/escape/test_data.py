import json
import re
from urllib.parse import unquote, urlsplit

import html5lib
import jsonschema_rs
import pytest
import yaml

from pdmap import escape
from tests.escape.samples import CONTROLS, FIT, INVISIBLE, SURROGATES, named


@pytest.mark.parametrize("text", [*FIT, "caf\udce9.yaml", "a//b", "./a:b", "%41"], ids=named)
def test_uri_is_relative_and_leads_back_to_the_path(text: str) -> None:
    reference = escape.uri(text)
    assert jsonschema_rs.is_valid({"format": "uri-reference"}, reference, validate_formats=True)
    parts = urlsplit(reference)
    assert (parts.scheme, parts.query, parts.fragment) == ("", "", "")
    assert unquote(reference, errors="surrogateescape") == text


@pytest.mark.parametrize("character", [*CONTROLS, *INVISIBLE, *SURROGATES, "\udc80"], ids=named)
def test_uri_is_plain_ascii(character: str) -> None:
    assert re.fullmatch(r"a(%[0-9A-F]{2})+b", escape.uri(f"a{character}b"))


def test_json_reads_back_equal_and_shows_no_dangerous_character() -> None:
    data = {"text": " ".join([*CONTROLS, *INVISIBLE, *SURROGATES, *FIT]), "##[error]": ["::error::"]}
    document = escape.json(json.dumps(data, ensure_ascii=False, indent=2))
    assert json.loads(document) == data
    assert "Zürich" in document
    assert "##[" not in document
    assert not (set(document) - {"\n"}) & {*CONTROLS, *INVISIBLE, *SURROGATES}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("x\ufe0f", "x\\ufe0f"),
        ("x\U000e0100☂\ufe0f", "x\\udb40\\udd00☂\ufe0f"),
        ("e\u0301\u0302\u0303\u0304\u0305\u0306", "e\u0301\u0302\u0303\u0304\u0305\\u0306"),
    ],
)
def test_json_has_codes_for_what_is_misplaced(text: str, written: str) -> None:
    document = escape.json(json.dumps({text: 1}, ensure_ascii=False))
    assert document == f'{{"{written}": 1}}'
    assert json.loads(document) == {text: 1}


@pytest.mark.parametrize("text", [*FIT, "</script>", "<!--<script>", "]]>&amp;"])
def test_json_stays_inside_the_block_of_a_page(text: str) -> None:
    written = escape.html_json(json.dumps({text: [text]}, ensure_ascii=False))
    assert json.loads(written) == {text: [text]}
    assert not set(written) & set("<>&")
    tree = html5lib.parse(f'<script type="application/json">{written}</script>', namespaceHTMLElements=False)
    assert tree.findtext(".//script") == written


@pytest.mark.parametrize("form", ["{}", "[{}]", "[a, {}, b]", "{{key: {}}}", "key: {}  # note", "- {}"])
@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "it's",
        'a "b"',
        "a: b",
        "a #b",
        "#",
        "[a]",
        "{a}",
        "a, b",
        "*a",
        "no",
        "Null",
        "1",
        "1e3",
        "",
        " a ",
        "🎉",
        "a\\b",
    ],
)
def test_yaml_is_one_scalar_wherever_it_stands(form: str, text: str) -> None:
    def scalars(value: object) -> list[object]:
        if isinstance(value, dict):
            return [item for part in value.values() for item in scalars(part)]
        return [item for part in value for item in scalars(part)] if isinstance(value, list) else [value]

    read = scalars(yaml.safe_load(form.format(escape.yaml(text))))
    assert text in read
    assert len(read) == len(scalars(yaml.safe_load(form.format("word"))))


def test_yaml_is_written_in_the_letters_of_its_language() -> None:
    assert escape.yaml("Zürich: 東京") == '"Zürich: 東京"'


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("##[add-mask]x", r'"\x23#[add-mask]x"'),
        ("a\u202eb", r'"a\u202eb"'),
        ("x\U000e0100", r'"x\U000e0100"'),
        ("x\ufe0f", r'"x\ufe0f"'),
    ],
)
def test_yaml_shows_what_is_dangerous_as_its_code(text: str, written: str) -> None:
    assert escape.yaml(text) == written
    assert yaml.safe_load(written) == text
