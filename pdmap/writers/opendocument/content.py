"""The sheets themselves: every cell a text, and the filters over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from pdmap.escape import xml
from pdmap.frozen import dataclass
from pdmap.writers.opendocument.styles import NARROW, WIDE, Styles
from pdmap.writers.opendocument.text import opened, paragraphs
from pdmap.writers.sheets.looks import BANNER, GROUP, HEAD, LOOKS, Look
from pdmap.writers.sheets.workbook import Entry, Sheet, Strip, Workbook


def content(workbook: Workbook) -> bytes:
    """Return the part `content.xml`."""
    body = _Body(workbook)
    tables = "".join(map(body.table, workbook.sheets))
    text = (
        f"{opened('document-content')}<office:automatic-styles>{body.styles.xml()}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}{_filters(workbook)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return text.encode()


# Private functions


@dataclass(slots=True)
class _Body:
    """Writes sheets, and notes the styles that they need."""

    workbook: Workbook
    styles: Styles = field(default_factory=Styles)

    def table(self, sheet: Sheet) -> str:
        style = f"ta{WIDE if sheet.is_wide else NARROW}"
        rows = "".join(self._strip(strip) for strip in sheet.strips)
        return (
            f'<table:table table:name="{xml(sheet.name)}" table:style-name="{style}">{self._columns(sheet)}'
            f"{self._head(sheet)}{rows}</table:table>"
        )

    def _columns(self, sheet: Sheet) -> str:
        """Return the columns; the first is printed again on every page of a wide sheet."""
        first, *others = (
            f'<table:table-column table:style-name="{self.styles.column(points)}"/>' for points in sheet.widths
        )
        if sheet.is_wide:
            first = f"<table:table-header-columns>{first}</table:table-header-columns>"
        return "".join((first, *others))

    def _head(self, sheet: Sheet) -> str:
        rows = "".join(self._head_rows(sheet))
        return f"<table:table-header-rows>{rows}</table:table-header-rows>" if sheet.is_frozen else rows

    def _head_rows(self, sheet: Sheet) -> Iterator[str]:
        draft = sheet.draft
        for text, height in sheet.banner:
            yield self._row(height, [self._cell(text, BANNER, spanned=len(sheet.widths))])
        if draft.groups:
            yield self._row(
                sheet.group_height, [self._cell(group, GROUP, spanned=span) for group, span in draft.groups]
            )
        yield self._row(sheet.head_height, [self._cell(title, HEAD) for title in draft.head])

    def _strip(self, strip: Strip) -> str:
        return self._row(strip.height, (self._entry(entry, strip) for entry in strip.entries))

    def _entry(self, entry: Entry, strip: Strip) -> str:
        target = self.workbook.targets.get(entry.anchor) if entry.text else None
        look = LOOKS[entry.form].within(is_continued=strip.is_continued, is_link=target is not None)
        address = f"#'{target[0]}'.A{target[1] + 1}" if target else ""
        return self._cell(entry.text, look, address)

    def _row(self, points: float, cells: Iterable[str]) -> str:
        return f'<table:table-row table:style-name="{self.styles.row(points)}">{"".join(cells)}</table:table-row>'

    def _cell(self, text: str, look: Look, target: str = "", spanned: int = 1) -> str:
        """Return a cell, over several columns where it spans them."""
        style = f'<table:table-cell table:style-name="{self.styles.cell(look)}"'
        if spanned > 1:
            style += f' table:number-columns-spanned="{spanned}" table:number-rows-spanned="1"'
        covered = f'<table:covered-table-cell table:number-columns-repeated="{spanned - 1}"/>' if spanned > 1 else ""
        if not text:
            return f"{style}/>{covered}"
        return f'{style} office:value-type="string">{paragraphs(text, target)}</table:table-cell>{covered}'


def _filters(workbook: Workbook) -> str:
    ranges = "".join(
        f'<table:database-range table:name="filter{number}" table:display-filter-buttons="true"'
        f' table:target-range-address="{xml(_area(sheet))}"/>'
        for number, sheet in enumerate(workbook.sheets)
        if sheet.draft.is_filtered and sheet.strips
    )
    return f"<table:database-ranges>{ranges}</table:database-ranges>" if ranges else ""


def _area(sheet: Sheet) -> str:
    name = f"'{sheet.name}'"
    return f"{name}.A{sheet.head_row + 1}:{name}.{_letters(len(sheet.widths))}{sheet.last_row + 1}"


def _letters(column: int) -> str:
    """Return the letters of a column by its number, from 1: A to Z, then AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
