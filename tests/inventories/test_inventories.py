import re
from pathlib import Path

import pytest

INVENTORIES = Path(__file__).parents[2] / "inventories"
MANIFESTS = sorted(INVENTORIES.rglob("*.yaml"))


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: str(path.relative_to(INVENTORIES)))
def test_a_manifest_tells_editors_where_its_schema_is(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named
    assert (path.parent / named[1]).is_file()


@pytest.mark.parametrize("folder", sorted(INVENTORIES.iterdir()), ids=lambda folder: folder.name)
def test_an_inventory_has_a_readme_that_tells_how_to_validate_it(folder: Path) -> None:
    assert f"pdmap validate inventories/{folder.name}" in (folder / "README.md").read_text(encoding="utf-8")
