import datetime as dt
import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from pdmap.app.load import load_texts
from pdmap.engine import Engine, EngineError, Program, Typescript
from pdmap.findings import Severity
from pdmap.graph import LinkKind
from pdmap.host.engine import engine as local_engine
from pdmap.questions.transfers import transfer_legs
from pdmap.views.material import Material
from pdmap.views.overview import VIEW
from pdmap.views.signs import Change, Dash, Emphasis, FrameKind, LegendEntry, LegendKind, Mark, Shape, Weight
from pdmap.views.tables import FlowRow, Matrix, MatrixCell, Table
from pdmap.views.view import Counts, Edge, Frame, Node, Note, View

CASES = Path(__file__).parent / "cases"
MERMAID = Path(__file__).parents[1] / "mermaid"
AS_OF = dt.date(2026, 11, 23)


@dataclass
class ScriptedEngine:
    """Gives prepared answers to layouts, one after another, and keeps what it was asked."""

    answers: list[bytes | EngineError]
    asked: list[str] = field(default_factory=list)

    def layout(self, dot: str) -> bytes:
        self.asked.append(dot)
        answer = self.answers.pop(0)
        if isinstance(answer, EngineError):
            raise answer
        return answer

    def layouts(self, dots: Sequence[str], _: Program) -> tuple[bytes, ...]:
        return tuple(self.layout(dot) for dot in dots)

    def typeset(self, script: Typescript) -> bytes:
        raise EngineError(f"Typst is missing for {script.format}")


@dataclass
class RecordingEngine:
    """Lays out with the programs of this machine, and keeps what it should have typeset."""

    scripts: list[Typescript]

    def layout(self, dot: str) -> bytes:
        return local_engine().layout(dot)

    def layouts(self, dots: Sequence[str], program: Program) -> tuple[bytes, ...]:
        return local_engine().layouts(dots, program)

    def typeset(self, script: Typescript) -> bytes:
        self.scripts.append(script)
        return b""


@pytest.fixture(scope="session")
def engine() -> Engine:
    """Draw with the programs of this machine."""
    return local_engine()


@pytest.fixture
def scripts() -> list[Typescript]:
    """Hold what the recording engine should have typeset."""
    return []


@pytest.fixture
def recording_engine(scripts: list[Typescript]) -> Engine:
    """Keep what is to be typeset."""
    return RecordingEngine(scripts)


@pytest.fixture(scope="session")
def scripted_engine() -> type[ScriptedEngine]:
    """Make engines that answer as they are told."""
    return ScriptedEngine


@pytest.fixture(scope="session")
def judge() -> Iterator[Callable[[Iterable[str]], list[dict[str, Any]]]]:
    """Ask Mermaid's own parser about several texts at once: its error, or nodes and frames by id, and edges.

    It is started once, for a start takes longer than hundreds of texts.
    """
    node = shutil.which("node")
    if node is None or not (MERMAID / "node_modules").is_dir():
        pytest.fail("Mermaid's parser is missing: install Node.js 20 or newer, then run `npm ci` in tests/mermaid")
    command = [node, str(MERMAID / "parse.mjs")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parser:
        yield lambda texts: _judged(parser, list(texts))


@pytest.fixture(scope="session")
def view_of() -> Callable[[str], View]:
    """Build the overview of one of the inventories in `cases`."""
    return _view_of


@pytest.fixture(scope="session")
def view_named() -> Callable[[str], View]:
    """Build a small view in which everything that an author can name has one name."""
    return _view_named


@pytest.fixture(scope="session")
def whole_view_named() -> Callable[[str], View]:
    """Build the same view with everything that a view can hold beside the picture."""
    return _whole_view_named


@pytest.fixture(scope="session")
def matrix_named() -> Callable[[str], View]:
    """Build a view whose lines would be a tangle, and that has a matrix in their place."""
    return _matrix_named


def _judged(parser: subprocess.Popen[bytes], texts: list[str]) -> list[dict[str, Any]]:
    assert parser.stdin
    assert parser.stdout
    parser.stdin.write(json.dumps(texts).encode() + b"\n")
    parser.stdin.flush()
    answered = parser.stdout.readline()
    assert answered, "Mermaid's parser has ended"
    answers: list[dict[str, Any]] = json.loads(answered)
    for answer in answers:
        for part in ("nodes", "frames"):
            answer[part] = {item["id"]: item for item in answer[part]}
    return answers


def _view_of(case: str) -> View:
    loaded = load_texts({"inventory.yaml": (CASES / f"{case}.yaml").read_bytes()})
    legs = transfer_legs(loaded.inventory, loaded.graph, AS_OF)
    return VIEW.build(Material(loaded.inventory, loaded.graph, legs, AS_OF))


def _view_named(name: str) -> View:
    mark = Mark("▲", name, is_grave=True)
    return View(
        name="overview",
        scope=name,
        organization=name,
        as_of=AS_OF,
        counts=Counts(1, 1, 0, 1, 0, 1),
        open_findings=None,
        frames=(
            Frame("people", FrameKind.PEOPLE, name),
            Frame("territory", FrameKind.TERRITORY, name, name),
            Frame("organization", FrameKind.ORGANIZATION, name, name, "territory"),
        ),
        nodes=(
            Node("subject:a", name, Shape.EXTERNAL_ENTITY, name, frame="people"),
            Node("system:b", name, Shape.PROCESS, name, (name,), (name,), (mark,), "organization", 1),
        ),
        edges=(
            Edge(
                "a>b",
                (1_007,),
                "subject:a",
                "system:b",
                (name,),
                name,
                (mark,),
                Weight.UNGROUNDED,
                Dash.DASHED,
                (name,),
            ),
        ),
        legend=(LegendEntry(LegendKind.CATEGORY, name, name),),
        hidden=name,
    )


def _whole_view_named(name: str) -> View:
    view = _view_named(name)
    note = Note("LAW001", Severity.ERROR, name, "systems.yaml:12:3")
    people, system = view.nodes
    (edge,) = view.edges
    row = FlowRow(
        number=1_007,
        link=name,
        kind=LinkKind.FLOW,
        source="subject:a",
        target="system:b",
        source_title=name,
        target_title=name,
        data=(name,),
        codes=(name,),
        subjects=(name,),
        activities=(name,),
        words=name,
        transport=name,
        marks=edge.marks,
        weight=Weight.UNGROUNDED,
        location="flows.yaml:3:3",
        change=Change.CHANGED,
    )
    return replace(
        view,
        nodes=(
            replace(people, emphasis=Emphasis.FAINT, change=Change.REMOVED),
            replace(
                system,
                location="systems.yaml:12:3",
                findings=(note,),
                change=Change.ADDED,
                emphasis=Emphasis.FOCUS,
                elements=("system:b",),
            ),
        ),
        edges=(replace(edge, findings=(note,), change=Change.CHANGED, emphasis=Emphasis.FAINT),),
        legend=(
            *view.legend,
            LegendEntry(LegendKind.CHANGE, Change.ADDED, name),
            LegendEntry(LegendKind.EMPHASIS, Emphasis.FOCUS, name),
        ),
        revision=name,
        flows=(row,),
        facts=(Table(name, (name, name), ((name, name),)), Table(name, (), ((name, name),))),
    )


def _matrix_named(name: str) -> View:
    view = _whole_view_named(name)
    cells = (MatrixCell(0), MatrixCell(3, Weight.UNGROUNDED, is_special=True))
    matrix = Matrix(name, ("CO", "HEA*"), ((name, name, cells), (name, name, (MatrixCell(2), MatrixCell(0)))))
    return replace(view, edges=(), matrix=matrix)
