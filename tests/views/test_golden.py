"""Views of case inventories, as they are: `golden/CASE.VIEW.ARGUMENT.json` is a case, and an empty file begins one."""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields
from enum import Enum
from pathlib import Path

import pytest

from pdmap.views.material import Material
from pdmap.views.view import View

CASES = Path(__file__).parent / "cases"
GOLDEN = sorted(path.stem for path in (Path(__file__).parent / "golden").glob("*.json"))


@pytest.mark.parametrize("name", GOLDEN)
def test_a_view_of_a_case_is_as_it_was(
    name: str,
    material_from: Callable[[str], Material],
    build: Callable[[Material, str], View],
    golden: Callable[[str, str], None],
) -> None:
    case, _, view = name.partition(".")
    material = material_from((CASES / f"{case}.yaml").read_text("utf-8"))
    written = json.dumps(plain(build(material, view.replace(".", ":", 1))), ensure_ascii=False, indent=1)
    golden(f"{name}.json", f"{written}\n")


def plain(value: object) -> object:
    """Return plain data for JSON, without what has its default value."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if hasattr(value, "__dataclass_fields__"):
        shown = ((field, getattr(value, field.name)) for field in fields(value))  # type: ignore[arg-type]  # it is one
        return {field.name: plain(item) for field, item in shown if field.default is MISSING or item != field.default}
    return value if isinstance(value, (int, str, type(None))) else str(value)
