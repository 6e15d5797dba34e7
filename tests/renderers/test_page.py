import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from pdmap.engine import Engine, EngineError, PageFormat, Typescript
from pdmap.renderers.picture.page import typeset_view
from pdmap.views.view import View

MAGIC = {PageFormat.PDF: b"%PDF-", PageFormat.PNG: b"\x89PNG\r\n\x1a\n"}


@pytest.mark.parametrize("page_format", list(PageFormat))
def test_two_runs_give_the_same_bytes(page_format: PageFormat, view_of: Callable[[str], View], engine: Engine) -> None:
    first = typeset_view(view_of("shop"), engine, page_format)
    assert first.startswith(MAGIC[page_format])
    assert typeset_view(view_of("shop"), engine, page_format) == first


def test_a_pdf_is_dated_as_of_the_inventory_and_as_large_as_the_drawing(
    view_of: Callable[[str], View], engine: Engine
) -> None:
    pdf = typeset_view(view_of("hosting"), engine, PageFormat.PDF)
    assert b"/CreationDate(D:20261123000000Z)" in pdf
    box = re.search(rb"/MediaBox\[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    assert box
    assert float(box[1]) > 800


@pytest.mark.parametrize(
    ("name", "is_lent"), [("Zoë Ωmega Жук שלום ▲", False), ("\N{CJK UNIFIED IDEOGRAPH-4E2D}", True), ("🦊", True)]
)
def test_the_machine_lends_fonts_only_for_what_the_bundled_ones_lack(
    name: str, *, is_lent: bool, view_named: Callable[[str], View], recording_engine: Engine, scripts: list[Typescript]
) -> None:
    typeset_view(view_named(name), recording_engine, PageFormat.PNG)
    (script,) = scripts
    assert script.has_system_fonts is is_lent


def test_data_are_never_part_of_the_source(
    view_named: Callable[[str], View], recording_engine: Engine, scripts: list[Typescript]
) -> None:
    typeset_view(view_named("#panic()"), recording_engine, PageFormat.PNG)
    (script,) = scripts
    assert "panic" not in script.source
    assert "#panic()" in script.inputs["title"]


def test_a_large_picture_gets_fewer_pixels_per_inch(
    view_of: Callable[[str], View], recording_engine: Engine, scripts: list[Typescript]
) -> None:
    view = view_of("hosting")
    nodes = tuple(replace(view.nodes[0], id=f"party:{number}", frame=None) for number in range(150))
    typeset_view(replace(view, nodes=nodes, edges=(), frames=()), recording_engine, PageFormat.PNG)
    (script,) = scripts
    assert script.pixels_per_inch < 144
    width, height = (script.pixels_per_inch * float(script.inputs[side]) / 72 for side in ("width", "height"))
    assert max(width, height) <= 12_000
    assert width * height <= 40_000_001


def test_a_missing_typesetter_is_told(
    view_of: Callable[[str], View], scripted_engine: Callable[[list[bytes]], Engine]
) -> None:
    with pytest.raises(EngineError, match="Typst is missing"):
        typeset_view(view_of("empty"), scripted_engine([]), PageFormat.PDF)
