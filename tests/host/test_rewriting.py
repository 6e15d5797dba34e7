import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.host.files import FileError
from pdmap.host.rewriting import rewrite, schema_beside

BEFORE = {"a.yaml": b"a", "deep/b.yaml": b"b", "c.yaml": b"c"}
AFTER = {"a.yaml": b"A", "deep/b.yaml": b"B", "c.yaml": b"c"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, data in BEFORE.items():
        path = tmp_path / "inventory" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "inventory"


@pytest.fixture
def state(root: Path) -> Callable[[], dict[str, bytes]]:
    """Tell what is in the folder, hidden files included."""
    return lambda: {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if not path.is_dir()
    }


def test_what_differs_is_replaced_and_keeps_its_mode(root: Path, state: Callable[[], dict[str, bytes]]) -> None:
    (root / "a.yaml").chmod(0o640)
    untouched = (root / "c.yaml").stat()
    rewrite(root, BEFORE, AFTER)
    assert state() == AFTER
    assert (root / "a.yaml").stat().st_mode & 0o777 == 0o640
    assert (root / "c.yaml").stat() == untouched


def test_a_link_inside_the_inventory_stays_a_link(root: Path) -> None:
    (root / "a.yaml").unlink()
    (root / "hidden").mkdir()
    (root / "hidden" / ".a").write_bytes(b"a")
    (root / "a.yaml").symlink_to(root / "hidden" / ".a")
    rewrite(root, BEFORE, AFTER)
    assert (root / "a.yaml").is_symlink()
    assert (root / "hidden" / ".a").read_bytes() == b"A"


def _read_only(root: Path) -> None:
    (root / "deep" / "b.yaml").chmod(0o444)


def _lead_out(root: Path) -> None:
    (root.parent / "precious").write_bytes(b"b")
    (root / "deep" / "b.yaml").unlink()
    (root / "deep" / "b.yaml").symlink_to(root.parent / "precious")


def _change(root: Path) -> None:
    (root / "deep" / "b.yaml").write_bytes(b"changed")


def _remove(root: Path) -> None:
    (root / "deep" / "b.yaml").unlink()


def _link_to_another(root: Path) -> None:
    (root / "deep" / "b.yaml").unlink()
    (root / "a.yaml").write_bytes(b"b")
    (root / "deep" / "b.yaml").symlink_to(root / "a.yaml")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (_read_only, "deep/b.yaml: is read-only; nothing was written"),
        (_lead_out, "deep/b.yaml: is a link that leads out of the inventory; nothing was written"),
        (_change, "deep/b.yaml: was changed since it was read; nothing was written"),
        (_remove, "deep/b.yaml: cannot be written (no such file or directory); nothing was written"),
    ],
)
def test_where_one_manifest_cannot_be_written_none_is(
    root: Path, state: Callable[[], dict[str, bytes]], spoil: Callable[[Path], None], message: str
) -> None:
    spoil(root)
    before = state()
    with pytest.raises(FileError) as caught:
        rewrite(root, BEFORE, AFTER)
    assert str(caught.value) == f"{root}/{message}"
    assert state() == before


def test_one_file_under_two_names_is_refused(root: Path, state: Callable[[], dict[str, bytes]]) -> None:
    _link_to_another(root)
    before = state()
    with pytest.raises(FileError, match="one manifest is a link to another; nothing was written"):
        rewrite(root, {**BEFORE, "a.yaml": b"b"}, AFTER)
    assert state() == before


@pytest.mark.parametrize(("fails", "left"), [(1, "nothing was written"), (2, "1 of 2 manifests were written")])
def test_when_replacing_fails_every_file_is_whole(
    root: Path, state: Callable[[], dict[str, bytes]], monkeypatch: pytest.MonkeyPatch, fails: int, left: str
) -> None:
    calls = []
    replace = Path.replace

    def sometimes(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == fails:
            raise OSError(28, os.strerror(28))
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", sometimes)
        with pytest.raises(FileError, match=rf"cannot be written \(no space left on device\); {left}"):
            rewrite(root, BEFORE, AFTER)
    assert state() == ({**BEFORE, "a.yaml": b"A"} if fails == 2 else BEFORE)


@pytest.mark.parametrize(
    ("files", "line", "found"),
    [
        ([], "", None),
        (["inventory.schema.json"], "", "inventory.schema.json"),
        (["../s.json"], "# yaml-language-server: $schema=../../s.json", "deep/../../s.json"),
        ([], "# yaml-language-server: $schema=missing.json", None),
        ([], "# yaml-language-server: $schema=https://example.com/s.json", None),
        (["inventory.schema.json", "../s.json"], "# $schema: ../../s.json", "inventory.schema.json"),
    ],
)
def test_the_schema_is_one_that_exists(root: Path, files: list[str], line: str, found: str | None) -> None:
    for name in files:
        (root / name).write_text("{}")
    assert schema_beside(root, {"a.yaml": b"", "deep/b.yaml": line.encode()}) == found


def test_a_schema_on_somebodys_machine_is_no_schema_of_the_inventory(root: Path) -> None:
    schema = root / "s.json"
    schema.write_text("{}")
    line = f"# yaml-language-server: $schema={schema}".encode()
    assert schema_beside(root, {"a.yaml": line, "deep/b.yaml": b""}) is None
    assert schema_beside(root, {"a.yaml": line, "deep/b.yaml": b"# $schema: ../s.json"}) == "deep/../s.json"
