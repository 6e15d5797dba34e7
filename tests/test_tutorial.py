"""The tutorial, read as a script: every command in it is run, every file in it is written."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?:<!-- (?P<mark>[^\n]+) -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)```", re.DOTALL)


@dataclass
class Reader:
    """Somebody who follows the tutorial in a folder."""

    folder: Path
    shown: str = ""
    """What the last command showed."""
    replaced: tuple[str, str] = ("", "")
    """A file, and the text in it that the next block stands for."""

    def follow(self, mark: str, kind: str, body: str) -> None:
        """Do what one block says."""
        word, _, rest = mark.partition(": ")
        if word == "file":
            (self.folder / rest).write_text(body, encoding="utf-8")
        elif word == "replace":
            self.replaced = (rest, body)
        elif word == "with":
            self._replace(body)
        elif word == "shown":
            assert body.removesuffix("\n") in self.shown
        elif word == "holds":
            assert body in (self.folder / rest).read_text(encoding="utf-8")
        else:
            assert kind == "console"
            self._run(body, int(rest) if word == "exit" else 0)

    def _replace(self, body: str) -> None:
        name, old = self.replaced
        text = (self.folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (self.folder / name).write_text(text.replace(old, body), encoding="utf-8")

    def _run(self, body: str, code: int) -> None:
        assert body.startswith("$ pdmap ")
        assert body.count("\n") == 1
        python = f'pdmap() {{ "{sys.executable}" -m pdmap "$@"; }}\n'
        ended = subprocess.run(
            ["bash", "-c", python + body.removeprefix("$ ")],
            cwd=self.folder,
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert ended.returncode == code, body + ended.stdout + ended.stderr
        self.shown = ended.stdout


def _blocks() -> Iterator[tuple[str, str, str]]:
    for match in BLOCK.finditer(TUTORIAL):
        yield match["mark"] or "", match["kind"], match["body"]


def test_the_tutorial_can_be_followed_to_its_end(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    for mark, kind, body in _blocks():
        reader.follow(mark, kind, body)
    assert (tmp_path / "map.svg").read_bytes().rstrip().endswith(b"</svg>")
    assert "Example Choir" in (tmp_path / "record.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["init", "validate", "explain", "map", "records"])
def test_the_tutorial_shows_the_commands_of_the_first_day(command: str) -> None:
    assert f"$ pdmap {command} " in TUTORIAL
