"""The cache of `pdmap validate`: a second run tells the same, and has not looked (issue 7)."""

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.cli.conftest import ROOT

Run = Callable[..., CompletedProcess[str]]
FORMATS = ["concise", "full", "gitlab", "json", "jsonl", "junit", "markdown", "sarif"]
INVENTORIES = ["minimal", "cloudkarafka", "webshop-flawed"]


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache, which is not there yet."""
    folder = tmp_path_factory.mktemp("user") / "cache"
    monkeypatch.setenv("PDMAP_CACHE", str(folder))
    return folder


def _entries(cache: Path) -> list[Path]:
    return sorted(cache.glob("*.entry"))


def _told(ended: CompletedProcess[str]) -> tuple[int, str, str]:
    return ended.returncode, ended.stdout, ended.stderr


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("inventory", INVENTORIES)
def test_a_second_run_tells_the_same_without_a_look(
    pdmap: Run, looks: list[int], monkeypatch: pytest.MonkeyPatch, inventory: str, form: str
) -> None:
    arguments = ("validate", str(ROOT / "inventories" / inventory), "--format", form, "--profile", "strict")
    anew = pdmap(*arguments, "--no-cache")
    first, second = pdmap(*arguments), pdmap(*arguments)
    assert _told(anew) == _told(first) == _told(second)
    assert len(looks) == 2


def test_several_formats_and_files_are_the_same(pdmap: Run, folder: Path, looks: list[int]) -> None:
    arguments = ("validate", "bad", "-o", "report.txt", "--also", "sarif=report.sarif")
    pdmap(*arguments)
    first = [(folder / name).read_bytes() for name in ("report.txt", "report.sarif")]
    for name in ("report.txt", "report.sarif"):
        (folder / name).unlink()
    assert pdmap(*arguments).returncode == 1
    assert [(folder / name).read_bytes() for name in ("report.txt", "report.sarif")] == first
    assert len(looks) == 1


@pytest.mark.parametrize(("inventory", "code"), [("good", 0), ("bad", 1), ("broken", 2)])
def test_exit_codes_are_kept_as_well(pdmap: Run, inventory: str, code: int) -> None:
    assert [pdmap("validate", inventory).returncode for _ in range(2)] == [code, code]


def test_what_fails_a_run_is_asked_of_the_kept_findings(pdmap: Run, folder: Path) -> None:
    assert pdmap("validate", "bad").returncode == 1
    assert pdmap("validate", "bad", "--fail-on", "never").returncode == 0


def _edit(folder: Path) -> tuple[str, ...]:
    (folder / "bad" / "a.yaml").write_text("systems: {console: {name: Other, nmae: x}}\n")
    return ()


def _rename(folder: Path) -> tuple[str, ...]:
    (folder / "bad" / "a.yaml").rename(folder / "bad" / "b.yaml")
    return ()


def _add(folder: Path) -> tuple[str, ...]:
    (folder / "bad" / "b.yaml").write_text("systems: {nobody: {}}\n")
    return ()


def _remove(folder: Path) -> tuple[str, ...]:
    (folder / "bad" / "a.yaml").write_text("systems: {}\n")
    return ()


def _configure(folder: Path) -> tuple[str, ...]:
    (folder / "pdmap.toml").write_text('profile = "strict"\n')
    return ()


CHANGES = {
    "an edit": _edit,
    "another name of a file": _rename,
    "one more file": _add,
    "less in it": _remove,
    "a configuration": _configure,
    "another day": lambda _: ("--as-of", "2030-01-01"),
    "another profile": lambda _: ("--profile", "minimal"),
    "a rule left out": lambda _: ("--ignore", "FLW003"),
    "another severity": lambda _: ("--severity", "FLW003=note"),
    "nothing hidden": lambda _: ("--no-ignore",),
    "another format": lambda _: ("--format", "concise"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_could_change_the_answer_is_another_question(
    pdmap: Run, folder: Path, looks: list[int], change: Callable[[Path], tuple[str, ...]]
) -> None:
    pdmap("validate", "bad")
    more = change(folder)
    changed = pdmap("validate", "bad", *more)
    assert len(looks) == 2
    assert _told(changed) == _told(pdmap("validate", "bad", *more, "--no-cache"))


def test_a_baseline_is_another_question(pdmap: Run, looks: list[int]) -> None:
    before = pdmap("validate", "bad")
    assert pdmap("baseline", "bad").returncode == 0
    looks.clear()
    changed = pdmap("validate", "bad")
    assert len(looks) == 1
    assert changed.stdout != before.stdout
    assert _told(changed) == _told(pdmap("validate", "bad", "--no-cache"))


def test_the_name_of_the_folder_is_part_of_the_answer(pdmap: Run, folder: Path, looks: list[int]) -> None:
    pdmap("validate", "bad")
    shutil.copytree(folder / "bad", folder / "worse")
    assert "worse/a.yaml:4:5" in pdmap("validate", "worse").stdout
    assert len(looks) == 2


@pytest.mark.parametrize(
    "more",
    [["--no-cache"], ["--diff"], ["--fix"], ["--only", "system:console"], ["--format", "github"]],
    ids=" ".join,
)
def test_nothing_is_kept_of_what_is_more_than_a_report(pdmap: Run, cache: Path, more: list[str]) -> None:
    for _ in range(2):
        pdmap("validate", "bad", *more)
    assert not cache.exists()


def test_nothing_is_kept_where_a_file_could_not_be_read(pdmap: Run, folder: Path, cache: Path) -> None:
    (folder / "good" / "b.yaml").mkdir()
    assert pdmap("validate", "good").returncode == 2
    assert not cache.exists()


def test_the_cache_can_be_switched_off(pdmap: Run, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PDMAP_CACHE", "off")
    assert pdmap("validate", "bad").returncode == 1
    assert not cache.exists()


def _shorten(entry: Path) -> None:
    entry.write_bytes(entry.read_bytes()[:-1])


def _exchange(entry: Path) -> None:
    entry.write_bytes(b"pdmap: nothing is wrong here\n")


def _replace_by_folder(entry: Path) -> None:
    entry.unlink()
    entry.mkdir()


@pytest.mark.parametrize("damage", [_shorten, _exchange, _replace_by_folder])
def test_a_damaged_entry_is_as_if_it_were_not_there(
    pdmap: Run, cache: Path, looks: list[int], damage: Callable[[Path], None]
) -> None:
    first = pdmap("validate", "bad")
    (entry,) = _entries(cache)
    damage(entry)
    assert _told(pdmap("validate", "bad")) == _told(first)
    assert len(looks) == 2


def test_an_answer_of_another_form_is_as_if_it_were_not_there(pdmap: Run, cache: Path, looks: list[int]) -> None:
    from pdmap.host.cache import Cache

    first = pdmap("validate", "bad")
    (entry,) = _entries(cache)
    for data in (b"", b"[]", b"{}", b'[[1], ["loud"], 1, true]\nx', b"\xff", b"[[9], [], 0, true]\nshort"):
        Cache(cache).write(entry.stem, data)
        assert _told(pdmap("validate", "bad")) == _told(first)
    assert len(looks) == 7


def test_a_folder_that_nobody_may_write_to_changes_nothing(pdmap: Run, cache: Path) -> None:
    cache.parent.joinpath("cache").write_text("a file where the folder should be")
    first = pdmap("validate", "bad")
    assert (first.returncode, first.stderr) == (1, "")
    assert _told(pdmap("validate", "bad")) == _told(first)


def test_the_cache_may_be_deleted_at_any_time(pdmap: Run, cache: Path) -> None:
    first = pdmap("validate", "bad")
    shutil.rmtree(cache)
    assert _told(pdmap("validate", "bad")) == _told(first)


def test_what_is_refused_is_refused_beside_an_answer_as_well(pdmap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pdmap("validate", "bad")
    monkeypatch.setenv("PDMAP_PROCESSES", "zero")
    ended = pdmap("validate", "bad")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "pdmap: PDMAP_PROCESSES is `zero`, not a number of processes such as 1\n"


def test_timings_tell_what_became_of_the_cache(pdmap: Run, cache: Path) -> None:
    def told(*more: str) -> str:
        return pdmap("validate", "bad", "--timings", *more).stderr.partition("\n")[0].removeprefix("pdmap: cache: ")

    assert told() == "kept for later runs"
    assert told() == "told again what an earlier run has found"
    assert told("--no-cache") == told("--only", "system:console") == "not used"
    cache.chmod(0o777)
    assert told() == "not used, because others may write to the folder"
    shutil.rmtree(cache)
    cache.touch()
    assert told().startswith("not used, because ")


def test_an_answer_is_told_again_without_the_work_of_rules(pdmap: Run) -> None:
    pdmap("validate", "bad")
    told = pdmap("validate", "bad", "--timings").stderr
    assert "%  looking into the cache\n" in told
    assert "rules" not in told


@pytest.mark.parametrize("value", ["OFF", "0", "none", "~/cache", ".", "caches/pdmap"])
def test_a_variable_that_names_no_place_is_refused(pdmap: Run, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PDMAP_CACHE", value)
    ended = pdmap("validate", "bad")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == f"pdmap: PDMAP_CACHE is `{value}`, neither `off` nor the whole path of a folder\n"


def test_a_run_writes_nothing_beside_its_entry(pdmap: Run, folder: Path, cache: Path) -> None:
    before = sorted(folder.rglob("*"))
    pdmap("validate", "bad")
    assert sorted(folder.rglob("*")) == before
    assert {path.name for path in cache.iterdir()} == {"CACHEDIR.TAG", *(entry.name for entry in _entries(cache))}
