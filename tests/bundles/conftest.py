from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from pdmap.app.bundle import Order, bundle
from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import registers_in_use

MANIFESTS = {
    "inventory.yaml": b"organization: {name: Boots AB}\n",
    "sales/activities.yaml": b"activities: {a: {role: controller, recipients: none}, b: {role: processor}}\n",
}
Make = Callable[..., bytes]


@pytest.fixture
def manifests() -> dict[str, bytes]:
    """Return the manifests of the bundle."""
    return MANIFESTS


@pytest.fixture
def made() -> Make:
    """Return a bundle of two small registers, or of the given manifests."""

    def packed(manifests: dict[str, bytes] = MANIFESTS, *, is_public: bool = False) -> bytes:
        return _made(tuple(manifests.items()), is_public=is_public)

    return packed


@cache
def _made(items: tuple[tuple[str, bytes], ...], *, is_public: bool) -> bytes:
    manifests = dict(items)
    loaded = load_texts(manifests)
    edition = Edition(
        as_of=date(2026, 11, 23),
        revision="abc1234567, with changes",
        is_public=is_public,
    )
    without = frozenset({"pdf", "docx", "xlsx", "ods"})
    order = Order(registers=registers_in_use(loaded), template="art30", edition=edition, without=without)
    return bundle(loaded, manifests, {"pdmap.toml": b"profile = 'strict'\n"}, order)
