"""Where a configuration is found, and what it may name."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.app.configure import ConfigurationFile, baseline_path, configuration_file, configured, inventory_path
from pdmap.config.error import ConfigurationError
from pdmap.host.configuration import LONGEST
from pdmap.host.files import FileError

Make = Callable[..., Path]
TABLE = "[tool.pdmap]\n"


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Make files with their texts below a folder of its own, and return the folder."""

    def make_files(**texts: str) -> Path:
        root = tmp_path / "root"
        for name, text in texts.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return root

    return make_files


def _found(start: Path, root: Path, named: Path | None = None) -> ConfigurationFile | None:
    return configuration_file(start, named, lambda path: os.path.relpath(path, root))


@pytest.mark.parametrize(
    ("texts", "start", "found"),
    [
        ({"pdmap.toml": "", "a/b/x": ""}, "a/b", "pdmap.toml"),
        ({"pdmap.toml": "", "a/pdmap.toml": "", "a/b/x": ""}, "a/b", "a/pdmap.toml"),
        ({"pdmap.toml": "", "a/b/x": ""}, ".", "pdmap.toml"),
        ({"pyproject.toml": TABLE, "a/x": ""}, "a", "pyproject.toml"),
        ({"pyproject.toml": TABLE, "pdmap.toml": ""}, ".", "pdmap.toml"),
        ({"pyproject.toml": TABLE, "a/pyproject.toml": "[project]"}, "a", "pyproject.toml"),
        ({"pdmap.toml": "", "a/pyproject.toml": TABLE}, "a", "a/pyproject.toml"),
        ({"pdmap.toml": "", "a/.git/HEAD": "", "a/b/x": ""}, "a/b", None),
        ({"pdmap.toml": "", ".git/HEAD": "", "a/b/x": ""}, "a/b", "pdmap.toml"),
        ({"pdmap.toml": "", "a/.git": "a worktree", "a/x": ""}, "a", None),
        ({"a/x": "", ".git/HEAD": ""}, "a", None),
    ],
    ids=str,
)
def test_the_nearest_file_up_to_the_repository_configures(
    make: Make, texts: dict[str, str], start: str, found: str | None
) -> None:
    root = make(**texts)
    file = _found(root / start, root)
    assert (file.shown if file else None) == found
    assert file is None or file.is_found


def test_a_folder_of_the_name_is_refused_and_not_passed_over(make: Make) -> None:
    root = make(**{"a/pdmap.toml/x": "", "pdmap.toml": ""})
    with pytest.raises(FileError, match=r"a/pdmap\.toml: cannot be read"):
        _found(root / "a", root)


@pytest.mark.parametrize(
    ("texts", "start", "shadowed"),
    [
        ({"pdmap.toml": "", "a/x": ""}, "a", ()),
        ({"pdmap.toml": "", "a/pdmap.toml": "", "a/b/x": ""}, "a/b", ("pdmap.toml",)),
        ({"pdmap.toml": "", "a/pyproject.toml": TABLE}, "a", ("pdmap.toml",)),
        ({"pyproject.toml": TABLE, "a/pdmap.toml": ""}, "a", ("pyproject.toml",)),
        ({"pyproject.toml": TABLE, "pdmap.toml": ""}, ".", ("pyproject.toml",)),
        ({"pyproject.toml": "[project]", "a/pdmap.toml": ""}, "a", ()),
        ({"pyproject.toml": "[", "a/pdmap.toml": ""}, "a", ("pyproject.toml",)),
        ({"pdmap.toml/x": "", "a/pdmap.toml": ""}, "a", ("pdmap.toml",)),
        ({"pdmap.toml": "", "a/pdmap.toml": "", "a/b/pdmap.toml": ""}, "a/b", ("pdmap.toml", "a/pdmap.toml")),
        ({"../pdmap.toml": "", "pdmap.toml": ""}, ".", ()),
        ({"pdmap.toml": "", "a/.git/HEAD": "", "a/pdmap.toml": ""}, "a", ()),
    ],
    ids=str,
)
def test_what_would_configure_without_the_nearest_file_is_known(
    make: Make, texts: dict[str, str], start: str, shadowed: tuple[str, ...]
) -> None:
    root = make(**{".git/HEAD": ""}, **texts)
    file = _found(root / start, root)
    assert file is not None
    assert file.shadowed == shadowed
    named = _found(root / start, root, file.path)
    assert named is not None
    assert named.shadowed == ()


def test_nothing_is_merged(make: Make) -> None:
    root = make(**{"pdmap.toml": "profile = 'strict'", "a/pdmap.toml": "fail_on = 'note'"})
    file = _found(root / "a", root)
    assert file is not None
    assert list(file.values) == ["fail_on"]


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("profil = 1", "pdmap.toml", "pdmap.toml:1:1: there is no key `profil`; did you mean `profile`?"),
        ("[", "pyproject.toml", "pyproject.toml:1:2: the file is not TOML: "),
        (TABLE + "profil = 1", "pyproject.toml", "pyproject.toml:2:1: there is no key `profil`; "),
    ],
)
def test_a_broken_configuration_is_told(make: Make, text: str, name: str, message: str) -> None:
    root = make(**{name: text})
    with pytest.raises(ConfigurationError) as raised:
        _found(root, root)
    assert str(raised.value).startswith(message)


def test_a_named_file_configures_instead_of_the_nearest(make: Make) -> None:
    root = make(**{"pdmap.toml": "", "ci/strict.toml": "profile = 'strict'"})
    file = _found(root, root, root / "ci" / "strict.toml")
    assert file is not None
    assert (file.shown, file.is_found, list(file.values)) == ("ci/strict.toml", False, ["profile"])


def test_a_named_project_has_to_say_something_of_pdmap(make: Make) -> None:
    root = make(**{"pyproject.toml": ""})
    with pytest.raises(ConfigurationError, match=r"^pyproject.toml: there is no table `tool.pdmap`$"):
        _found(root, root, root / "pyproject.toml")


def test_what_cannot_be_read_is_told(make: Make) -> None:
    root = make(**{"big.toml": "#" * (LONGEST + 1), "pipe/x": ""})
    os.mkfifo(root / "pipe.toml")
    for name, message in (
        ("none.toml", "none.toml: cannot be read (no such file or directory)"),
        ("pipe", "pipe: cannot be read (is a directory)"),
        ("pipe.toml", "pipe.toml: cannot be read (it is not a regular file)"),
        ("big.toml", f"big.toml: is larger than {LONGEST} bytes"),
    ):
        with pytest.raises(FileError) as raised:
            _found(root, root, root / name)
        assert str(raised.value) == message


@pytest.mark.parametrize(
    ("text", "environment", "expected"),
    [
        ("", {}, "root"),
        ("inventory = 'a'", {}, "root/a"),
        ("inventory = 'a/m.yaml'", {}, "root/a/m.yaml"),
        ("inventory = './a/../a'", {}, "root/a/../a"),
        ("inventory = 'a'", {"PDMAP_INVENTORY": "b"}, "b"),
        (None, {}, "."),
    ],
)
def test_the_inventory_is_the_folder_of_the_file_or_what_it_names(
    make: Make,
    monkeypatch: pytest.MonkeyPatch,
    text: str | None,
    environment: dict[str, str],
    expected: str,
) -> None:
    root = make(
        **{"a/m.yaml": "", "../b/m.yaml": "", ".git/HEAD": ""} | ({"pdmap.toml": text} if text is not None else {})
    )
    monkeypatch.chdir(root.parent)
    file = _found(root, root)
    assert inventory_path(configured(file, environment, {}), file, Path()) in (root.parent / expected, Path(expected))


def test_a_named_file_does_not_make_its_folder_the_inventory(make: Make) -> None:
    root = make(**{"ci/strict.toml": ""})
    file = _found(root, root, root / "ci" / "strict.toml")
    assert inventory_path(configured(file, {}, {}), file, root) == root


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("inventory = 'none'", "pdmap.toml:1:1: `inventory` is `none`: nothing is there"),
        ("inventory = '..'", "pdmap.toml:1:1: `inventory` leads out of the folder of the file"),
        ("inventory = '/etc/hostname'", "pdmap.toml:1:1: `inventory` leads out of the folder of the file"),
        ("inventory = 'link'", "pdmap.toml:1:1: `inventory` leads out of the folder of the file"),
        ("inventory = '.git/x'", "pdmap.toml:1:1: `inventory` leads out of the folder of the file"),
        ("inventory = 'loop'", "pdmap.toml:1:1: `inventory` is `loop`: nothing is there"),
    ],
)
def test_a_file_names_nothing_outside_of_its_folder(make: Make, text: str, message: str) -> None:
    root = make(**{"pdmap.toml": text})
    (root / "link").symlink_to("/etc")
    (root / "loop").symlink_to("loop")
    file = _found(root, root)
    with pytest.raises(ConfigurationError) as raised:
        inventory_path(configured(file, {}, {}), file, root)
    assert str(raised.value) == message


def test_a_baseline_outside_of_the_folder_is_refused_in_a_file_and_taken_from_a_person(make: Make) -> None:
    root = make(**{"pdmap.toml": "baseline = '../b.json'"})
    file = _found(root, root)
    with pytest.raises(ConfigurationError, match="`baseline` leads out of the folder of the file"):
        baseline_path(configured(file, {}, {}), file, root)
    given = configured(file, {}, {"baseline": Path("../b.json")})
    assert baseline_path(given, file, root) == Path("../b.json")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, "shop/pdmap-baseline.json"),
        ({"pdmap-baseline.json": ""}, "pdmap-baseline.json"),
        ({"pdmap-baseline.json": "", "shop/pdmap-baseline.json": ""}, "shop/pdmap-baseline.json"),
    ],
)
def test_the_baseline_lies_in_the_inventory_or_beside_the_file(
    make: Make, files: dict[str, str], expected: str
) -> None:
    root = make(**{"pdmap.toml": "", "shop/a.yaml": ""}, **files)
    file = _found(root, root)
    assert baseline_path(configured(file, {}, {}), file, root / "shop") == root / expected
    assert baseline_path(configured(None, {}, {}), None, root / "shop") == root / "shop" / "pdmap-baseline.json"


def test_codes_are_held_against_the_catalogue() -> None:
    with pytest.raises(ConfigurationError, match="--ignore: there is no check `TRF0001`; did you mean `TRF001`"):
        configured(None, {}, {"ignore": ["TRF0001"]})
    with pytest.raises(ConfigurationError, match="--severity: `REF004` cannot be switched off: it always runs"):
        configured(None, {}, {"severity": ["REF004=off"]})
