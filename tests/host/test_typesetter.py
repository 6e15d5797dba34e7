import datetime as dt
import sys
from dataclasses import replace

import pytest

from pdmap.engine import EngineError, EngineLateError, PageFormat, Typescript
from pdmap.host.typesetter import BYTES_PER_SECOND, TYPESETTING, typeset

SCRIPT = Typescript(
    source='#set page(width: 100pt, height: 50pt, margin: 0pt)\n#text(font: "Pdmap Sans", sys.inputs.name)',
    format=PageFormat.PDF,
    created=dt.date(2026, 1, 31),
    inputs={"name": "Zoë #panic() ▲"},
)


@pytest.mark.parametrize(("page_format", "magic"), [(PageFormat.PDF, b"%PDF-"), (PageFormat.PNG, b"\x89PNG\r\n\x1a\n")])
def test_a_page_is_made_twice_the_same(page_format: PageFormat, magic: bytes) -> None:
    script = replace(SCRIPT, format=page_format)
    first = typeset(script)
    assert first.startswith(magic)
    assert typeset(script) == first


def test_the_date_is_the_one_that_is_asked_for() -> None:
    assert b"/CreationDate(D:20260131000000Z)" in typeset(SCRIPT)


@pytest.mark.parametrize("source", ["#panic()", "#image(bytes((1, 2)))", "a\n#pagebreak()\nb"])
def test_a_source_that_cannot_be_set_is_a_failure(source: str) -> None:
    with pytest.raises(EngineError, match="the typesetter failed with exit code 1"):
        typeset(replace(SCRIPT, source=source, format=PageFormat.PNG))


def test_without_typst_one_line_says_what_to_install() -> None:
    program = (
        "import runpy, sys; sys.modules['typst'] = None; "
        f"runpy.run_path({TYPESETTING.command[-1]!r}, run_name='__main__')"
    )
    with pytest.raises(EngineError, match=r"Typst is missing: pip install 'pdmap\[render\]'"):
        typeset(SCRIPT, replace(TYPESETTING, command=(sys.executable, "-I", "-c", program)))


def test_a_long_text_is_given_more_time() -> None:
    program = "import sys, time; sys.stdin.buffer.read(); time.sleep(0.5); sys.stdout.write('done')"
    worker = replace(TYPESETTING, command=(sys.executable, "-I", "-c", program), seconds=0.1)
    with pytest.raises(EngineLateError):
        typeset(SCRIPT, worker)
    assert typeset(replace(SCRIPT, inputs={"name": "x" * 30 * BYTES_PER_SECOND}), worker) == b"done"


def test_a_pdf_for_archives_says_so_and_has_a_glyph_for_every_character() -> None:
    source = """#set document(title: "x")
#set text(font: ("Pdmap Sans", "Pdmap Boxes"), lang: "en")
#sys.inputs.name"""
    script = replace(SCRIPT, source=source, inputs={"name": "\u4f60\U0001f469"}, is_archival=True)
    file = typeset(script)
    assert b"<pdfaid:part>2</pdfaid:part>" in file
    assert b"PdmapBoxes" in file
    other = typeset(replace(script, is_archival=False))
    assert b"pdfaid" not in other
    assert b"PdmapBoxes" not in other
