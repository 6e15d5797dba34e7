"""Names come from strangers' pull requests: in the browser they arrive as text."""

from collections.abc import Callable

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from pdmap.renderers.page.data import shown_text
from pdmap.views.view import View

SVG = "{http://www.w3.org/2000/svg}"
NAMES = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)><b>&amp;",
    "quotes": "\"quoted\" 'twice' `${alert(1)}`",
    "newline": "first\nsecond\r\nthird",
    "long": "a" * 300,
    "right to left": "שלום \u202eevil\u202c مرحبا",
    "emoji": "🦊 fox 👩‍👩‍👧 \N{CJK UNIFIED IDEOGRAPH-4E2D}文",
    "link": "javascript:alert(1)",
    "prototype": "__proto__",
    "end of block": "</script></style></svg>]]><!--",
    "controls": "a\x00b\x1b[31mc\x7f\ud800",
    "braces": "{{data}} {0} {}",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=list(NAMES))
def test_name_is_shown_as_text(name: str, view_named: Callable[[str], View], open_view: Callable[[View], Page]) -> None:
    page = open_view(view_named(name))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    expect(page.locator("#map .node")).to_have_count(2)
    assert page.evaluate("[...document.querySelectorAll('script')].length") == 2
    assert page.evaluate("[...document.querySelectorAll('img, b')].length") == 0
    assert page.locator("h1").text_content() == shown_text(name)
    page.locator("#map .node").nth(1).focus()
    page.keyboard.press("Enter")
    assert page.locator("#card h2").text_content() == shown_text(name)
    page.get_by_role("button", name="Legend").click()
    saved = etree.fromstring(page.evaluate("pdmapPage.standalone()").encode())
    assert saved.findtext(f"{SVG}title").startswith(shown_text(name).replace("\r\n", "\n"))
