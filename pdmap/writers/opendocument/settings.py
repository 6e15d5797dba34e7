"""What a program shows first: the first sheet, with heads and the first column that stay where they are."""

from __future__ import annotations

from pdmap.escape import xml
from pdmap.writers.opendocument.text import opened
from pdmap.writers.sheets.workbook import Sheet, Workbook


def settings(workbook: Workbook) -> bytes:
    """Return the part `settings.xml`."""
    sheets = "".join(map(_sheet, workbook.sheets))
    text = (
        f'{opened("document-settings")}<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f'{_item("ViewId", "string", "view1")}<config:config-item-map-named config:name="Tables">{sheets}'
        f"</config:config-item-map-named>{_item('ActiveTable', 'string', workbook.sheets[0].name)}"
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
        "</office:settings></office:document-settings>"
    )
    return text.encode()


# Private functions

_FROZEN = 2


def _sheet(sheet: Sheet) -> str:
    rows = sheet.head_row + 1
    items = (
        _item("HorizontalSplitMode", "short", _FROZEN),
        _item("VerticalSplitMode", "short", _FROZEN),
        _item("HorizontalSplitPosition", "int", 1),
        _item("VerticalSplitPosition", "int", rows),
        _item("ActiveSplitRange", "short", 3),
        _item("PositionLeft", "int", 0),
        _item("PositionRight", "int", 1),
        _item("PositionTop", "int", 0),
        _item("PositionBottom", "int", rows),
    )
    name = xml(sheet.name)
    entries = "".join(items) if sheet.is_frozen else ""
    return f'<config:config-item-map-entry config:name="{name}">{entries}</config:config-item-map-entry>'


def _item(name: str, kind: str, value: str | int) -> str:
    return f'<config:config-item config:name="{name}" config:type="{kind}">{xml(str(value))}</config:config-item>'
