from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.engine import Engine, EngineError
from pdmap.registry import discover
from pdmap.renderers.renderer import Renderer
from pdmap.views.view import View

CASES = sorted(path.stem for path in (Path(__file__).parent / "cases").glob("*.yaml"))


@pytest.fixture(autouse=True)
def _no_positions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep positions out of the golden files: they differ from one version of Graphviz to the next."""

    def fail(*_: object) -> None:
        raise EngineError("positions are tested by what holds for all of them")

    monkeypatch.setattr("pdmap.renderers.json.lay_out", fail)


@pytest.mark.parametrize("format_", ["json", "dot", "mermaid", "csv", "markdown", "graphml"])
@pytest.mark.parametrize("case", CASES)
def test_a_case_is_written_as_before(
    case: str,
    format_: str,
    view_of: Callable[[str], View],
    engine: Engine,
    golden: Callable[[str, str | bytes], None],
) -> None:
    renderer = discover("pdmap.renderers", "RENDERER", Renderer)[format_]
    golden(f"{case}{renderer.suffix}", renderer.render(view_of(case), engine).decode())
