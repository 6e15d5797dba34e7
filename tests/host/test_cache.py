import multiprocessing
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.host import cache as module
from pdmap.host.cache import Cache, user_cache

KEY, OTHER = "a" * 64, "b" * 64
ROUNDS = 200


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "some" / "cache")


def _entry(cache: Cache, key: str = KEY) -> Path:
    return cache.folder / f"{key}.entry"


def _left(cache: Cache) -> list[str]:
    return sorted(path.name for path in cache.folder.iterdir() if path.name != "CACHEDIR.TAG")


def test_nothing_is_kept_where_nothing_was_written(cache: Cache) -> None:
    assert cache.read(KEY) is None
    assert not cache.folder.exists()


@pytest.mark.parametrize("data", [b"", b"text", os.urandom(5000), b"a" * 3_000_000], ids=len)
def test_what_is_written_is_read_again(cache: Cache, data: bytes) -> None:
    cache.write(KEY, data)
    assert cache.read(KEY) == data
    assert cache.read(OTHER) is None
    assert _left(cache) == [f"{KEY}.entry"]


def test_the_folder_is_closed_to_others_and_told_to_programs_that_make_backups(cache: Cache) -> None:
    cache.write(KEY, b"text")
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(_entry(cache).stat().st_mode) == 0o600
    tag = (cache.folder / "CACHEDIR.TAG").read_text("ascii")
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")


@given(data=st.data())
def test_no_damage_is_taken_for_an_answer(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    cache = Cache(tmp_path_factory.mktemp("cache"))
    cache.write(KEY, b"what was found out about manifests")
    whole = _entry(cache).read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = data.draw(
        st.sampled_from(
            (
                whole[:place],
                whole[place + 1 :],
                whole + b"\0",
                whole[:place] + bytes([whole[place] ^ data.draw(st.integers(1, 255))]) + whole[place + 1 :],
            )
        )
    )
    _entry(cache).write_bytes(damaged)
    assert cache.read(KEY) is None
    assert _left(cache) == []


def test_an_entry_under_the_name_of_another_is_not_taken_for_it(cache: Cache) -> None:
    cache.write(KEY, b"text")
    _entry(cache).rename(_entry(cache, OTHER))
    assert cache.read(OTHER) is None


def test_links_are_not_followed(cache: Cache, tmp_path: Path) -> None:
    cache.write(KEY, b"text")
    _entry(cache).rename(tmp_path / "elsewhere")
    _entry(cache).symlink_to(tmp_path / "elsewhere")
    assert cache.read(KEY) is None
    cache.write(KEY, b"new")
    assert cache.read(KEY) == b"new"
    assert (tmp_path / "elsewhere").is_file()


def test_a_pipe_is_not_waited_for(cache: Cache) -> None:
    cache.write(OTHER, b"text")
    os.mkfifo(_entry(cache))
    assert cache.read(KEY) is None


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_may_write_to_is_left_alone(cache: Cache, mode: int) -> None:
    cache.write(KEY, b"text")
    cache.folder.chmod(mode)
    assert cache.read(KEY) is None
    cache.write(OTHER, b"text")
    assert _left(cache) == [f"{KEY}.entry"]


def test_the_folder_of_another_user_is_left_alone(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.write(KEY, b"text")
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert cache.read(KEY) is None


def test_a_folder_that_is_a_link_is_left_alone(cache: Cache, tmp_path: Path) -> None:
    cache.write(KEY, b"text")
    (tmp_path / "link").symlink_to(cache.folder)
    assert Cache(tmp_path / "link").read(KEY) is None


@pytest.mark.parametrize("above", ["file", "file/below"])
def test_a_place_that_cannot_be_a_folder_is_told_to_nobody(tmp_path: Path, above: str) -> None:
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / above / "cache")
    cache.write(KEY, b"text")
    assert cache.read(KEY) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


@pytest.mark.parametrize("operation", ["replace", "open", "scandir", "utime", "unlink"])
def test_a_disk_that_fails_is_told_to_nobody(cache: Cache, monkeypatch: pytest.MonkeyPatch, operation: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, operation, fail)
        cache.write(KEY, b"text")
    assert cache.read(KEY) in (None, b"text")


def test_a_folder_that_holds_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.entry").write_bytes(b"mine")
    assert Cache(tmp_path).write(KEY, b"text") == "the folder holds other files"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.entry"]


def test_files_that_came_later_are_never_removed(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.write(KEY, b"text")
    names = ["mine.entry", ".unfinished-mine", f"{KEY}.entry.bak"]
    for name in names:
        (cache.folder / name).write_bytes(b"mine")
        os.utime(cache.folder / name, (0, 0))
    monkeypatch.setattr(module, "MOST_ENTRIES", 1)
    cache.write(OTHER, b"text")
    assert _left(cache) == sorted([*names, f"{OTHER}.entry"])


def test_what_was_not_used_for_longest_goes_first(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ENTRIES", 3)
    for number in range(3):
        cache.write(f"{number:064x}", b"text")
        os.utime(_entry(cache, f"{number:064x}"), (number, number))
    assert cache.read(f"{0:064x}") == b"text"
    cache.write(KEY, b"text")
    assert _left(cache) == [f"{0:064x}.entry", f"{2:064x}.entry", f"{KEY}.entry"]


def test_the_folder_stays_within_its_size(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 5000)
    for number in range(5):
        cache.write(f"{number:064x}", os.urandom(2000))
        os.utime(_entry(cache, f"{number:064x}"), (number, number))
    assert len(_left(cache)) == 2
    assert sum(path.stat().st_size for path in cache.folder.glob("*.entry")) <= 5000


def test_what_a_killed_run_left_is_removed_once_it_is_old(cache: Cache) -> None:
    cache.write(KEY, b"text")
    old, new = (f".unfinished-{digit * 16}" for digit in "ab")
    for name in (old, new):
        (cache.folder / name).touch()
    os.utime(cache.folder / old, (0, 0))
    cache.write(OTHER, b"text")
    assert _left(cache) == [new, f"{KEY}.entry", f"{OTHER}.entry"]


def _many(folder: Path, number: int) -> None:
    """Write and read one key again and again; end badly if anything else than a whole entry is read."""
    cache = Cache(folder)
    for turn in range(ROUNDS):
        cache.write(KEY, f"{number} {turn} ".encode() * 400)
        found = cache.read(KEY)
        assert found is not None
        assert len(set(zip(found.split()[::2], found.split()[1::2], strict=True))) == 1


def test_many_runs_may_use_the_folder_at_once(cache: Cache) -> None:
    runs = [multiprocessing.get_context("spawn").Process(target=_many, args=(cache.folder, n)) for n in range(4)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0, 0, 0]
    assert _left(cache) == [f"{KEY}.entry"]


def test_a_folder_in_the_place_of_another_is_not_used(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may write above the folder exchanges it while it is being looked at."""
    cache.write(KEY, b"text")
    other = Cache(cache.folder.with_name("other"))
    other.write(KEY, b"forged")
    look = os.fstat

    def exchange(handle: int) -> os.stat_result:
        if cache.folder.exists() and other.folder.exists():
            cache.folder.rename(cache.folder.with_name("away"))
            other.folder.rename(cache.folder)
        return look(handle)

    monkeypatch.setattr(os, "fstat", exchange)
    assert cache.read(KEY) == b"text"


def test_a_user_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("platformdirs.user_cache_path", fail)
    assert user_cache({}) is None


def test_a_folder_within_the_repository_is_never_taken_for_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: Path("~/.cache/pdmap"))
    assert user_cache({}) is None


def test_the_variable_names_the_folder_or_switches_the_cache_off(tmp_path: Path) -> None:
    assert user_cache({"PDMAP_CACHE": "off"}) is None
    assert user_cache({"PDMAP_CACHE": str(tmp_path)}) == Cache(tmp_path)


def test_the_folder_is_that_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_cache({}) == Cache(tmp_path / "pdmap")
