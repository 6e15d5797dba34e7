"""Documents as Excel workbooks: a sheet for each table, every cell a text that nothing calculates."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import field
from typing import TYPE_CHECKING

from pdmap.archives import pack
from pdmap.documents.document import Document
from pdmap.documents.languages import words_of
from pdmap.escape import office
from pdmap.frozen import dataclass
from pdmap.writers.libraries import needed
from pdmap.writers.sheets.build import workbook_of
from pdmap.writers.sheets.looks import BANNER, GROUP, HEAD, LOOKS, Look
from pdmap.writers.sheets.workbook import Entry, Sheet, Strip, Workbook
from pdmap.writers.writer import Writer, alone

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook as Written
    from xlsxwriter.worksheet import Worksheet


def write(document: Document) -> bytes:
    """Return a document as an XLSX file.

    Raises:
        EngineMissingError: XlsxWriter is not installed.
    """
    with needed("xlsxwriter"):
        import xlsxwriter
    file = io.BytesIO()
    written = xlsxwriter.Workbook(file, {"in_memory": True})
    _set_properties(written, document)
    _Book(written, workbook_of(document), document).fill()
    written.close()
    return _repacked(file)


WRITER = Writer(
    "the register as an Excel workbook, with a sheet for each list",
    ".xlsx",
    alone(write),
    is_binary=True,
    libraries=("xlsxwriter",),
)


# Private functions

_LONGEST_PROPERTY = 255
_LONGEST_TITLE = 90
_HEAD_ROOM = 150
"""UTF-16 units that a title takes at the top of printed pages, with its codes: there is room for 255 in all."""
_MOST_LINKS = 65_530
"""Of a sheet, in Excel."""
_POINTS_PER_PIXEL = 0.75
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.75, "bottom": 0.6}
"""In inches."""
_A4 = 9
_SCALE = 65
"""Percent of their size in which wide sheets are printed."""
_FONT = '&8&"Arial,Regular"'
"""The font behind the size: a digit that follows a size would belong to it."""


def _set_properties(written: Written, document: Document) -> None:
    """Tell what the document is; its day is that of its state, never that of the clock."""
    metadata = document.metadata
    written.set_properties(
        {
            "title": office(document.title)[:_LONGEST_PROPERTY],
            "author": office(metadata.organization)[:_LONGEST_PROPERTY],
            "comments": f"pdmap {metadata.version}",
            "created": dt.datetime.combine(metadata.as_of, dt.time(), dt.UTC),
        }
    )
    written.set_size(2400, 1400)


@dataclass(slots=True)
class _Book:
    """Fills a file with the sheets of a workbook."""

    written: Written
    workbook: Workbook
    document: Document
    formats: dict[Look, Format] = field(default_factory=dict)
    links: int = 0
    """How many the sheet that is being filled has."""

    def fill(self) -> None:
        for sheet in self.workbook.sheets:
            self._add(sheet, self.written.add_worksheet(sheet.name))

    def _add(self, sheet: Sheet, page: Worksheet) -> None:
        self.links = 0
        for number, points in enumerate(sheet.widths):
            page.set_column_pixels(number, number, round(points / _POINTS_PER_PIXEL))
        self._add_head(sheet, page)
        for row, strip in enumerate(sheet.strips, sheet.head_row + 1):
            page.set_row(row, strip.height)
            self._add_strip(page, row, strip)
        if sheet.is_frozen:
            page.freeze_panes(sheet.head_row + 1, 1)
            page.repeat_rows(0, sheet.head_row)
        if sheet.draft.is_filtered and sheet.strips:
            page.autofilter(sheet.head_row, 0, sheet.last_row, len(sheet.widths) - 1)
        self._set_up_print(sheet, page)

    def _add_head(self, sheet: Sheet, page: Worksheet) -> None:
        draft = sheet.draft
        for row, (text, height) in enumerate(sheet.banner):
            page.set_row(row, height)
            self._span(page, row, 0, len(sheet.widths), text, BANNER)
        if draft.groups:
            page.set_row(sheet.head_row - 1, sheet.group_height)
        column = 0
        for group, span in draft.groups:
            self._span(page, sheet.head_row - 1, column, span, group, GROUP)
            column += span
        page.set_row(sheet.head_row, sheet.head_height)
        for column, title in enumerate(draft.head):
            self._text(page, sheet.head_row, column, title, HEAD)

    def _span(self, page: Worksheet, row: int, column: int, span: int, text: str, look: Look) -> None:
        """Write a text over several columns."""
        if span > 1:
            page.merge_range(row, column, row, column + span - 1, "", self._format(look))
        self._text(page, row, column, text, look)

    def _add_strip(self, page: Worksheet, row: int, strip: Strip) -> None:
        for column, entry in enumerate(strip.entries):
            is_link = self._leads(entry) and self.links < _MOST_LINKS
            look = LOOKS[entry.form].within(is_continued=strip.is_continued, is_link=is_link)
            if is_link:
                self._link(page, row, column, entry, look)
            self._text(page, row, column, entry.text, look)

    def _leads(self, entry: Entry) -> bool:
        return bool(entry.text) and entry.anchor in self.workbook.targets

    def _link(self, page: Worksheet, row: int, column: int, entry: Entry, look: Look) -> None:
        """Let a cell lead to a row, without the text: the library would take some texts for its own markup."""
        name, target = self.workbook.targets[entry.anchor]
        page.ignore_write_string = True
        page.write_url(row, column, f"internal:'{name}'!A{target + 1}", self._format(look))
        page.ignore_write_string = False
        self.links += 1

    def _text(self, page: Worksheet, row: int, column: int, text: str, look: Look) -> None:
        """Write a text; the library takes one that looks like its own markup for that, unless it is in two parts."""
        shape = self._format(look)
        if text.startswith("<r>") and text.endswith("</r>"):
            page.write_rich_string(row, column, shape, text[:1], shape, text[1:], shape)
        elif text:
            page.write_string(row, column, text, shape)
        else:
            page.write_blank(row, column, None, shape)

    def _format(self, look: Look) -> Format:
        if look not in self.formats:
            self.formats[look] = self.written.add_format(_properties(look))
        return self.formats[look]

    def _set_up_print(self, sheet: Sheet, page: Worksheet) -> None:
        page.set_landscape()
        page.set_paper(_A4)
        page.set_margins(**_MARGINS)
        if sheet.is_wide:
            page.set_print_scale(_SCALE)
            page.repeat_columns(0)
            page.print_across()
        else:
            page.fit_to_pages(1, 0)
        words = words_of(self.document.language)
        as_of = words.labeled.format(label=words.as_of, text=self.document.metadata.as_of)
        page.set_header(f"&L{_FONT}{_codeless(self.document.title)}&R{_FONT}{_codeless(as_of)}")
        page.set_footer(f"&L{_FONT}&A&R{_FONT}&P / &N")


def _codeless(text: str) -> str:
    """Return one line for the top of a page, where `&` would start a code."""
    line, room = "", _HEAD_ROOM
    for character in _AMPERSAND.findall(" ".join(office(text).split())[:_LONGEST_TITLE]):
        coded = character.replace("&", f"&&{_NOTHING}" if len(character) > 1 else "&&")
        room -= len(coded.encode("utf-16-le")) // 2
        if room < 0:
            break
        line += coded
    return line


def _properties(look: Look) -> dict[str, object]:
    properties: dict[str, object] = {
        "font_name": "Arial",
        "font_size": look.size,
        "font_color": look.color,
        "bold": look.is_bold,
        "italic": look.is_italic,
        "underline": look.is_underlined,
        "text_wrap": True,
        "valign": "top",
        "num_format": "@",
    }
    if look.fill:
        properties["bg_color"] = look.fill
    if look.line:
        sides = ("left", "right", "bottom", *(() if look.is_open_above else ("top",)))
        properties |= dict.fromkeys(sides, 1) | {f"{side}_color": look.line for side in sides}
    return properties


# What the library takes for the place of a picture, even behind an ampersand that is doubled, is kept apart.
_AMPERSAND = re.compile(r"&[G\[]|.", re.DOTALL)
_NOTHING = "&B&B"
"""Bold, and at once not bold."""


def _repacked(file: io.BytesIO) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return pack({name: archive.read(name) for name in archive.namelist()})
