"""The file itself: what it allows, what it holds, how large it is."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import html5lib
import minify
import pytest

from pdmap.engine import Engine
from pdmap.renderers.html import render
from pdmap.renderers.page.files import look, script, style
from pdmap.views.view import View

LARGEST_SCRIPT = 40_000
LARGEST_PAGE = 100_000
HTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def text(pages: Callable[[str], Path]) -> str:
    return pages("cloudkarafka").read_text("utf-8")


def test_script_is_small_once_minified() -> None:
    assert len(minify.string("application/javascript", script()).encode()) <= LARGEST_SCRIPT


def test_page_is_small_without_its_data(text: str) -> None:
    data = re.search(r'id="data">(.*?)</script>', text, re.DOTALL)
    assert data
    assert len(text.encode()) - len(data[1].encode()) <= LARGEST_PAGE


def test_policy_allows_the_style_and_the_script_and_nothing_else(text: str) -> None:
    tree = html5lib.parse(text)
    policy = next(tag.get("content") for tag in tree.iter(f"{HTML}meta") if tag.get("http-equiv"))
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    (styled,) = (tag.text for tag in tree.iter(f"{HTML}style"))
    (run,) = (tag.text for tag in tree.iter(f"{HTML}script") if not tag.get("type"))
    assert rules == {
        "default-src": "'none'",
        "style-src": _hash(styled),
        "script-src": _hash(run),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_page_refers_to_nothing(text: str) -> None:
    tags = list(html5lib.parse(text).iter())
    assert not {f"{HTML}{name}" for name in ("link", "img", "iframe", "object", "embed", "form", "base", "a")} & {
        tag.tag for tag in tags
    }
    names = {name for tag in tags for name in tag.attrib}
    assert not {name for name in names if name == "style" or name in ("src", "href") or str(name).startswith("on")}
    assert "url(" not in style()
    assert "@import" not in style()


def test_script_makes_no_markup_of_text_and_asks_no_network() -> None:
    markup = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|setHTML|\beval\b|Function\("
    assert not re.findall(markup, script())
    assert not re.findall(r"fetch\(|XMLHttp|WebSocket|EventSource|sendBeacon|import\(|Worker\(", script())
    assert "http" not in script().replace("http://www.w3.org/2000/svg", "")


def test_data_cannot_end_their_block(view_named: Callable[[str], View], engine: Engine) -> None:
    page = render(view_named("</script><!--<script>&amp;]]>"), engine).decode()
    data = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert data
    assert not re.search("[<>&]", data[1])
    assert json.loads(data[1])["organization"] == "</script><!--<script>&amp;]]>"


def test_same_view_gives_the_same_bytes(view_of: Callable[[str], View], engine: Engine) -> None:
    assert render(view_of("shop"), engine) == render(view_of("shop"), engine)


def test_style_of_saved_maps_has_no_variables() -> None:
    assert "var(" not in look()
    assert "@" not in look()
    assert ".s-process .body { fill: #e9f1fb; stroke: #2c5282; }" in look()


def _hash(text: str | None) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256((text or '').encode()).digest()).decode()}'"
