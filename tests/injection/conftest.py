import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pdmap.cli.process import run
from tests.injection.diagrams import Parser, mermaid_parser
from tests.injection.inventories import Case, attack, harmless, plain, quiet_attack, untidy_attack
from tests.injection.judging import Judge, judge_of
from tests.injection.reading import obeyed
from tests.injection.remembering import remembering
from tests.injection.seen import Seen
from tests.injection.sinks import Kind, Sink, reports

WRITERS = {"attack": attack, "quiet": quiet_attack, "untidy": untidy_attack}


@dataclass
class Inventories:
    """Inventories by their number and the shape of the organization, written when they are first asked for."""

    folder: Path
    made: dict[tuple[str, int, int], Case] = field(default_factory=dict)

    def attack(self, number: int, kind: Kind = "attack", shape: int = 0) -> Case:
        """Return an inventory full of payloads, of the kind that an output can be made of."""
        return self._made(kind, number, shape, lambda place, form: WRITERS[kind](place, number, form))

    def plain(self, number: int, shape: int = 0) -> Case:
        """Return one of short words alone."""
        return self._made("plain", number, shape, lambda place, form: plain(place, number, form))

    def harmless(self, number: int, shape: int = 0) -> Case:
        return self._made("harmless", number, shape, lambda place, form: harmless(place, number, shape=form))

    def before(self, number: int, shape: int = 0) -> Case:
        """Return what the others are compared with."""
        return self._made("before", number, shape, lambda place, form: harmless(place, number, "o", form))

    def _made(self, kind: str, number: int, shape: int, write: Callable[[Path, int], Case]) -> Case:
        key = (kind, number, shape)
        if key not in self.made:
            self.made[key] = write(self.folder / f"{kind}-{number}-{shape}", shape)
        return self.made[key]


@dataclass
class Known:
    """What outputs show, and are made of, where nothing attacks; each is written when it is first asked for."""

    inventories: Inventories
    judged: Callable[[Sink, Case, Case], Seen]
    memory: dict[tuple[str, int], Seen]

    def plain(self, sink: Sink, shape: int) -> Seen:
        """Return an output of short words."""
        if (sink.name, shape) not in self.memory:
            case, before = self.inventories.plain(0, shape), self.inventories.before(0, shape)
            found = self.judged(sink, case, before)
            self.memory[sink.name, shape] = Seen(" ".join(f"(zq{mark})" for mark in found.marks), found.parts)
        return self.memory[sink.name, shape]

    def parts(self, sink: Sink) -> frozenset[str]:
        """Return the parts that an output has had so far, whatever the shape of the organization."""
        return self.plain(sink, 0).parts.union(
            *(seen.parts for (name, _), seen in self.memory.items() if name == sink.name)
        )

    def deciding(self, number: int, shape: int) -> frozenset[int]:
        """Return the marks of texts on which findings depend: some rules ask what is written, such as an address."""
        inventories, (sink,) = self.inventories, (each for each in reports() if each.judge == "jsonl")
        before = inventories.before(number, shape)
        cases = inventories.attack(number, shape=shape), inventories.harmless(number, shape)
        attacked, harmless = (self.judged(sink, case, before).marks for case in cases)
        return attacked ^ harmless

    def harmless(self, sink: Sink, number: int, shape: int) -> Seen:
        """Return an output of words as long as the payloads; its parts are known from then on."""
        case, before = self.inventories.harmless(number, shape), self.inventories.before(number, shape)
        found, plain = self.judged(sink, case, before), self.plain(sink, shape)
        self.memory[sink.name, shape] = Seen(plain.text, plain.parts | found.parts)
        return found


@pytest.fixture(scope="session")
def inventories(tmp_path_factory: pytest.TempPathFactory) -> Inventories:
    return Inventories(tmp_path_factory.mktemp("inventories"))


@pytest.fixture(scope="module", autouse=True)
def _work_out_once() -> Iterator[None]:
    # Not for the session: a process that runs tests of other folders after these would remember for them as well.
    with remembering():
        yield


@pytest.fixture(scope="session")
def _memory() -> dict[tuple[str, int], Seen]:
    return {}


@pytest.fixture
def known(
    inventories: Inventories, judged: Callable[[Sink, Case, Case], Seen], _memory: dict[tuple[str, int], Seen]
) -> Known:
    """Tell what outputs hold where nothing attacks."""
    return Known(inventories, judged, _memory)


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


@pytest.fixture(scope="session")
def diagrams() -> Iterator[Parser]:
    """Start Mermaid's own parser, once: a start takes longer than hundreds of texts."""
    with mermaid_parser() as parser:
        yield parser


@pytest.fixture(scope="session")
def judge(request: pytest.FixtureRequest) -> Judge:
    """Read outputs by the reader of their format; browser and parser are started when they are first needed."""
    return judge_of(lambda: request.getfixturevalue("browser"), lambda: request.getfixturevalue("diagrams"))


@pytest.fixture
def judged(output: Output, judge: Judge) -> Callable[[Sink, Case, Case], Seen]:
    """Write an output and return what the reader of its format finds in it."""
    return lambda sink, case, before: judge(sink.judge, output(sink, case, before))
