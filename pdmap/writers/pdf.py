"""Documents as PDF for archives (PDF/A-2a) and for screen readers (PDF/UA-1), set by Typst on sheets of A4.

Every text reaches the typesetter as data. The fonts of the package are enough for Latin, Greek, Cyrillic, Armenian,
Georgian, Hebrew and Arabic letters. A character that they lack is drawn as a box, which can still be copied, searched
and heard as what it is: fonts of the machine would stand in for it differently on each machine.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from itertools import groupby

from pdmap.documents.document import Document
from pdmap.documents.languages import words_of
from pdmap.engine import Engine, PageFormat, Typescript
from pdmap.source import Plain
from pdmap.typeface import uncovered
from pdmap.writers.grids import MARGIN, UPRIGHT
from pdmap.writers.pages.cells import Setting
from pdmap.writers.pages.parts import Composer, labels_of
from pdmap.writers.pages.wording import abridged, directed, fitted, is_abridged, printed
from pdmap.writers.writer import Writer

_TITLE_SIZE, _BODY_SIZE, _SMALL_SIZE = 22.0, 9.5, 7.5


def write(document: Document, engine: Engine) -> bytes:
    """Return a document as PDF.

    Raises:
        EngineError: Typst is missing, failed, or took too long.
    """
    return engine.typeset(_script(document, _data(document)))


def boxed(document: Document) -> frozenset[str]:
    """Return the characters of a document that the fonts of the package lack, so that boxes stand for them."""
    return uncovered(_UNSHOWN.sub("", json.dumps(_data(document), ensure_ascii=False)))


WRITER = Writer(
    "pages to hand over and to archive (PDF/A)", ".pdf", write, is_binary=True, libraries=("typst",), boxed=boxed
)


# Private functions


def _script(document: Document, data: dict[str, Plain]) -> Typescript:
    return Typescript(
        source=(files("pdmap.writers.pages") / "document.typ").read_text("utf-8"),
        format=PageFormat.PDF,
        created=document.metadata.as_of,
        inputs={"data": json.dumps(data, ensure_ascii=False)},
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
