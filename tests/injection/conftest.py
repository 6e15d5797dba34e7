import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pdmap.app import opening
from pdmap.app.load import Loaded, Read, load_texts
from pdmap.cli.process import run
from pdmap.findings import Finding
from tests.injection.inventories import Case, attack, harmless, plain, quiet_attack, untidy_attack
from tests.injection.judges import JUDGES, obeyed
from tests.injection.seen import Seen
from tests.injection.sinks import Kind, Sink


@dataclass
class Inventories:
    """Inventories by their number, written when they are first asked for."""

    folder: Path
    made: dict[tuple[str, int], Case] = field(default_factory=dict)

    def attack(self, number: int, kind: Kind = "attack") -> Case:
        """Return an inventory full of payloads, of the kind that an output can be made of."""
        writers = {"attack": attack, "quiet": quiet_attack, "untidy": untidy_attack}
        return self._made(kind, number, lambda place: writers[kind](place, number))

    def plain(self, number: int) -> Case:
        """Return one of short words alone."""
        return self._made("plain", number, lambda place: plain(place, number))

    def harmless(self, number: int) -> Case:
        return self._made("harmless", number, lambda place: harmless(place, number))

    def before(self, number: int) -> Case:
        """Return what the others are compared with."""
        return self._made("before", number, lambda place: harmless(place, number, "o"))

    def _made(self, kind: str, number: int, write: Callable[[Path], Case]) -> Case:
        if (kind, number) not in self.made:
            self.made[kind, number] = write(self.folder / f"{kind}-{number}")
        return self.made[kind, number]


@pytest.fixture(scope="session")
def inventories(tmp_path_factory: pytest.TempPathFactory) -> Inventories:
    return Inventories(tmp_path_factory.mktemp("inventories"))


@pytest.fixture(scope="session", autouse=True)
def _read_once() -> object:
    """Read the same manifests once: many outputs come from one inventory."""
    known: dict[str, Loaded] = {}

    def load(contents: dict[str, bytes], findings: tuple[Finding, ...] = (), read: Read | None = None) -> Loaded:
        key = repr((sorted(contents.items()), findings))
        if key not in known:
            known[key] = load_texts(contents, findings, read)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "load_texts", load)
        yield


Output = Callable[[Sink, Case, Case], bytes]


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Output:
    """Run a command in this process and return what it wrote; what it says besides must be harmless."""
    for name in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "GITHUB_STEP_SUMMARY", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pdmap.cli.fix.is_for_people", lambda: True)  # as in the log of CI, where a diff is a pipe's

    def written(sink: Sink, case: Case, before: Case) -> bytes:
        monkeypatch.chdir(case.folder.parent)
        for words in sink.commands(case, before, tmp_path):
            monkeypatch.setattr(sys, "argv", ["pdmap", *words])
            with pytest.raises(SystemExit) as ended:
                run()
            captured = capfdbinary.readouterr()
            said = b"".join(captured).decode()
            assert ended.value.code in {0, 1, 2}, said
            assert obeyed(said) == set()
        if sink.is_printed:
            assert captured.out, said
            return bytes(captured.out)
        path = sink.file(tmp_path)
        assert path.exists(), said
        return taken(path)

    return written


def taken(path: Path) -> bytes:
    """Return a file, or a folder as an archive, and remove it."""
    if path.is_file():
        data = path.read_bytes()
        path.unlink()
        return data
    archive = Path(shutil.make_archive(str(path), "zip", path))
    shutil.rmtree(path)
    return taken(archive)


@pytest.fixture
def judged(output: Output) -> Callable[[Sink, Case, Case], Seen]:
    """Write an output and return what the reader of its format finds in it."""
    return lambda sink, case, before: JUDGES[sink.judge](output(sink, case, before))
