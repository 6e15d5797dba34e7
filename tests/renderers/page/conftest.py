import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from pdmap.app.atlas import atlas_of
from pdmap.app.draw import draw_atlas, material_of, view_kinds
from pdmap.app.load import Loaded, load_texts
from pdmap.host.engine import engine
from pdmap.renderers.html import RENDERER, render_atlas
from pdmap.views.view import Atlas, View

ROOT = Path(__file__).parents[3]
AS_OF = dt.date(2026, 11, 23)

VIEWPORT: ViewportSize = {"width": 1280, "height": 800}

Open = Callable[..., Page]


@dataclass
class Heard:
    """What a page said and asked for while a test looked at it."""

    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def listen_to(self, page: Page) -> None:
        """Hear what a page says and asks for from now on."""
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def check(self) -> None:
        """Hold the page to silence: it must have said nothing, and asked for nothing but what was opened."""
        assert self.messages == []
        asked = [url.partition("#")[0] for url in self.requests if not url.startswith("blob:")]
        assert asked == self.opened


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Write the page of an inventory by its name, once."""
    folder = tmp_path_factory.mktemp("pages")

    def page_of(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            path.write_bytes(draw_atlas(_atlas_from(_loaded(name)), render_atlas))
        return path

    return page_of


@pytest.fixture
def heard() -> Heard:
    """Hold what a page says and asks for."""
    return Heard()


@pytest.fixture
def open_file(browser: Browser, heard: Heard) -> Iterator[Open]:
    """Open a file with the network off; at the end, the page must have said nothing and asked for nothing else."""
    contexts = []

    def opened(path: Path, address: str = "", **options: Any) -> Page:  # noqa: ANN401 - playwright's own options
        context = browser.new_context(offline=True, **{"viewport": VIEWPORT, **options})
        contexts.append(context)
        page = context.new_page()
        heard.listen_to(page)
        heard.opened.append(path.as_uri())
        page.goto(path.as_uri() + address)
        return page

    yield opened
    for context in contexts:
        context.close()
    heard.check()


@pytest.fixture(scope="module")
def _tab(browser: Browser) -> Iterator[tuple[Page, Heard]]:
    context = browser.new_context(offline=True, viewport=VIEWPORT)
    page, heard = context.new_page(), Heard()
    heard.listen_to(page)
    yield page, heard
    context.close()


@pytest.fixture
def open_again(_tab: tuple[Page, Heard]) -> Iterator[Open]:
    """Open a file anew in one tab, for tests that only look at it: another tab takes as long as the page in it."""
    page, heard = _tab
    for noted in (heard.messages, heard.requests, heard.opened):
        noted.clear()

    def opened(path: Path, address: str = "") -> Page:
        page.goto("about:blank")  # where only what stands behind `#` is another, a browser stays on its page
        heard.opened.append(path.as_uri())
        page.goto(path.as_uri() + address)
        return page

    yield opened
    page.goto("about:blank")
    heard.check()


@pytest.fixture
def open_page(open_file: Open, pages: Callable[[str], Path]) -> Open:
    """Open the page of an inventory: `cloudkarafka`, `webshop-flawed` or `company`."""
    return lambda name, address="", **options: open_file(pages(name), address, **options)


@pytest.fixture
def open_view(open_file: Open, tmp_path: Path) -> Callable[[View], Page]:
    """Open the page of a single view."""

    def opened(view: View) -> Page:
        path = tmp_path / "view.html"
        path.write_bytes(RENDERER.render(view, engine()))
        return open_file(path)

    return opened


def _atlas_from(loaded: Loaded) -> Atlas:
    material = material_of(loaded, AS_OF)
    kinds = view_kinds()
    return atlas_of(material, kinds, kinds["overview"].build(material), "manifests/")


def _loaded(name: str) -> Loaded:
    if name == "company":
        return load_texts({"company.yaml": _company().encode()})
    files = (ROOT / "inventories" / name).rglob("*.yaml")
    return load_texts({path.name: path.read_bytes() for path in files})


def _company() -> str:
    """Return an inventory that is too large to be drawn one by one."""
    places = ("SE", "US", "IN")
    systems = "".join(
        f"  s{number}:\n    name: System {number}\n    kind: {('application', 'datastore')[number % 2]}\n"
        f"    location: {places[number % 3]}\n    subjects: [customer]\n    fields: [email.address]\n"
        for number in range(90)
    )
    flows = "".join(
        f"  f{number}: {{from: s{number}, to: s{(number * 5 + 3) % 90}, data: [email.address], transport: tls}}\n"
        for number in range(90)
    )
    head = "organization: {name: Large AB, country: SE, regimes: [eu-gdpr]}\n"
    return f"{head}systems:\n{systems}flows:\n{flows}"
