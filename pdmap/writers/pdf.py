"""Documents as PDF for archives (PDF/A-2a) and for screen readers (PDF/UA-1), set by Typst on sheets of A4.

Every text reaches the typesetter as data. The fonts of the package are enough for Latin, Greek, Cyrillic, Armenian,
Georgian, Hebrew and Arabic letters. Where a text has others, fonts of the machine stand in, as on maps; a character
that no font has is drawn as a box, which can still be copied, searched and heard as what it is.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files
from itertools import groupby

from pdmap.documents.document import Document
from pdmap.documents.languages import words_of
from pdmap.engine import Engine, EngineError, EngineLateError, EngineMissingError, PageFormat, Typescript
from pdmap.source import Plain
from pdmap.typeface import is_covered
from pdmap.writers.pages.cells import Setting
from pdmap.writers.pages.parts import Composer, labels_of
from pdmap.writers.pages.widths import MARGIN, UPRIGHT
from pdmap.writers.pages.wording import abridged, directed, fitted, is_abridged, printed
from pdmap.writers.writer import Writer

_TITLE_SIZE, _BODY_SIZE, _SMALL_SIZE = 22.0, 9.5, 7.5


def write(document: Document, engine: Engine) -> bytes:
    """Return a document as PDF.

    Raises:
        EngineError: Typst is missing, failed, or took too long.
    """
    data = _data(document)
    script = _script(document, data, ())
    if is_covered(_UNSHOWN.sub("", json.dumps(data, ensure_ascii=False))):
        return engine.typeset(script)
    try:
        return engine.typeset(replace(_script(document, data, _FAMILIES), has_system_fonts=True))
    except (EngineMissingError, EngineLateError):
        raise
    except EngineError:  # a font of the machine that archives do not take, such as one that may not be embedded
        return engine.typeset(script)


WRITER = Writer("pages to hand over and to archive (PDF/A)", ".pdf", write, is_binary=True, libraries=("typst",))


# Private functions


def _script(document: Document, data: dict[str, Plain], families: tuple[str, ...]) -> Typescript:
    return Typescript(
        source=(files("pdmap.writers.pages") / "document.typ").read_text("utf-8"),
        format=PageFormat.PDF,
        created=document.metadata.as_of,
        inputs={"data": json.dumps(data | {"families": [*families]}, ensure_ascii=False)},
        is_archival=True,
    )


def _data(document: Document) -> dict[str, Plain]:
    words, metadata = words_of(document.language), document.metadata
    composer = Composer(Setting(words, labels_of(document), metadata.source_url))
    parts = [*composer.parts(document)]
    language, _, region = document.language.partition("-")
    title = document.title if document.title.strip() else metadata.kind
    day = metadata.as_of
    return {
        "title": abridged(title, UPRIGHT),
        "heading": printed(abridged(title, UPRIGHT), UPRIGHT, _TITLE_SIZE, is_bold=True),
        "whole": printed(title, UPRIGHT, _BODY_SIZE) if is_abridged(title, UPRIGHT) else "",
        "rtl": bool(directed(title)),
        "head": fitted(title, UPRIGHT - 90, _SMALL_SIZE),
        "authors": [abridged(metadata.organization, UPRIGHT)] if metadata.organization.strip() else [],
        "as_of": words.labeled.format(label=words.as_of, text=day.isoformat()),
        "day": [day.year, day.month, day.day],
        "language": language,
        **({"region": region} if len(region) == 2 else {}),
        "margin": MARGIN,
        "contents": words.contents,
        "shorts": composer.contents,
        "runs": [
            {"wide": is_wide, "parts": [plain for _, plain in run]}
            for is_wide, run in groupby(parts, key=lambda part: part[0])
        ],
    }


# Private tables

_UNSHOWN = re.compile("[\u200b-\u200d\u2060\ufe00-\ufe0f]")
"""Characters without a shape of their own."""

_FAMILIES = (
    *("Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC", "Droid Sans Fallback", "WenQuanYi Micro Hei"),
    *("PingFang SC", "Hiragino Sans", "Apple SD Gothic Neo", "Microsoft YaHei", "Yu Gothic", "Malgun Gothic"),
    *("Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Tamil", "Noto Sans Thai", "Nirmala UI", "Leelawadee UI"),
    *("DejaVu Sans", "Noto Sans Symbols", "Noto Sans Symbols 2", "Noto Sans Symbols2", "Segoe UI Symbol", "Symbola"),
    *("Noto Emoji", "Noto Color Emoji", "Segoe UI Emoji", "Apple Color Emoji"),
)
"""Of the machine, in the order in which they stand in: an order of our own, so that a choice is made once."""
