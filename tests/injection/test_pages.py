"""Pages full of payloads in a real browser without a network: nothing runs, nothing is asked for, nothing is added."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import html5lib
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.injection.conftest import Inventories
from tests.injection.inventories import Case
from tests.injection.sinks import Sink, sinks

PAGES = [sink for sink in sinks() if sink.judge == "html"]
NUMBER = 25
ELEMENTS = """() => [...new Set([...document.querySelectorAll('*')].flatMap(
  (each) => [each.localName, ...[...each.attributes].map((one) => `${each.localName} ${one.name}`)]))]"""


def policy_of(page: str) -> dict[str, list[str]]:
    """Return the directives of the policy, which must stand before everything that it is for."""
    start, _, _ = page.partition("<body")
    head = html5lib.parse(start, namespaceHTMLElements=False).find("head")
    rules = [each for each in head.iter("meta") if each.get("http-equiv") == "Content-Security-Policy"]
    before = {each.tag for each in list(head)[: list(head).index(rules[0])]}
    assert len(rules) == 1
    assert before <= {"meta"}
    parts = [rule.split() for rule in rules[0].get("content").split(";")]
    return {name: sources for name, *sources in parts}


@pytest.mark.parametrize("sink", PAGES, ids=lambda sink: sink.name)
def test_pages_run_and_fetch_nothing_of_the_authors(
    sink: Sink,
    inventories: Inventories,
    output: Callable[[Sink, Case, Case], bytes],
    offline: BrowserContext,
    tmp_path: Path,
) -> None:
    page = output(sink, inventories.attack(NUMBER), inventories.before(NUMBER))
    made = _elements(offline, tmp_path / "attacked.html", page)
    if b"<script>" in page:  # only a script can add what is not in the source, which `test_matrix.py` looks at
        plain = output(sink, inventories.harmless(NUMBER), inventories.before(NUMBER))
        assert made - _elements(offline, tmp_path / "plain.html", plain) == set()
    _check_policy(page.decode())


@pytest.fixture(scope="module")
def offline(browser: Browser) -> Iterator[BrowserContext]:
    """Give a browser without a network."""
    context = browser.new_context(offline=True)
    yield context
    context.close()


# Private functions


def _check_policy(page: str) -> None:
    """Hold the policy of a page to this: nothing but its own style and script, by their hashes."""
    policy = policy_of(page)
    assert policy["default-src"] == ["'none'"]
    assert policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == ["'none'"]
    allowed = [source for name in ("script-src", "style-src") for source in policy.get(name, ())]
    assert [source for source in allowed if not re.fullmatch(r"'sha256-[\w+/]{43}='|'none'", source)] == []
    assert not any(re.match("https?:|[*]|data:", source) for sources in policy.values() for source in sources)


def _elements(context: BrowserContext, path: Path, content: bytes) -> set[str]:
    path.write_bytes(content)
    return elements_of(context.new_page(), path)


def elements_of(page: Page, path: Path) -> set[str]:
    """Return the elements and attributes of a page that was opened, and hold it to silence."""
    said: list[str] = []
    asked: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    found = set(page.evaluate(ELEMENTS))
    page.close()
    assert said == []
    assert asked == [path.as_uri()]
    return found
