"""What must not change anything: other lines, other files, another order, more comments."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from random import Random

import pytest

from pdmap.app.baseline import new_baseline
from pdmap.app.load import load_texts
from pdmap.app.terms import Terms
from pdmap.app.validate import validate
from pdmap.reporters.report import Report
from pdmap.suppress.baseline import read_baseline

AS_OF = dt.date(2026, 11, 23)
FOLDER = Path(__file__).parents[2] / "inventories" / "webshop-flawed"
IGNORES = {
    "  newsletter:": "  # pdmap: ignore[FLW011] the vendor leaves in January",
    "    hosted_by: cartwheel": "    # pdmap: ignore[TRF009] the contract excludes access",
    "  helpmoth:": "  # pdmap: ignore[XXX999] no such check",
    "  parcelfox:": "  # pdmap: ignore[TRF001] nothing to hide",
    "  mailpigeon:": "  # pdmap: ignore PRC003",
}
"""Comments above lines of the inventory: two hide a finding, three are findings themselves."""


def _inventory() -> dict[str, str]:
    texts = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.yaml"))}
    for line, comment in IGNORES.items():
        assert sum(f"\n{line}\n" in text for text in texts.values()) >= 1, line
        texts = {name: text.replace(f"\n{line}\n", f"\n{comment}\n{line}\n") for name, text in texts.items()}
    return texts


def _moved_down(texts: dict[str, str], _: Random) -> dict[str, str]:
    return {name: "\n\n" + text.replace("\nsystems:", "\n\n\nsystems:") for name, text in texts.items()}


def _commented(texts: dict[str, str], random: Random) -> dict[str, str]:
    """Put comments above lines that none stands above, so that none comes between an ignore and its line."""

    def lines(text: str) -> list[str]:
        rows = text.splitlines()
        free = [not above.lstrip().startswith("#") for above in ["", *rows]]
        return [
            f"# a remark\n{row}" if ok and random.random() < 0.3 else row for row, ok in zip(rows, free, strict=False)
        ]

    return {name: "\n".join(lines(text)) + "\n" for name, text in texts.items()}


def _renamed(texts: dict[str, str], random: Random) -> dict[str, str]:
    names = [f"{number}/{letter}.yaml" for number, letter in enumerate("abcdef")]
    random.shuffle(names)
    return dict(zip(names, texts.values(), strict=False))


def _reordered(texts: dict[str, str], random: Random) -> dict[str, str]:
    """Put sections, and objects within them, into another order, each with the comments above it."""
    return {name: "".join(_shuffled(_blocks(text, ""), random)) for name, text in texts.items()}


def _shuffled(blocks: list[str], random: Random) -> list[str]:
    inner = []
    for block in blocks:
        head, _, body = block.partition(":\n")
        objects = _blocks(body, "  ") if body.startswith(("  ", "\n")) else []
        random.shuffle(objects)
        inner.append(f"{head}:\n{''.join(objects)}" if objects else block)
    random.shuffle(inner)
    return inner


def _blocks(text: str, indentation: str) -> list[str]:
    """Split a text before every key of an indentation, or before the comments above it."""
    blocks: list[str] = []
    pending = ""
    for line in text.splitlines(keepends=True):
        content = line.removeprefix(indentation)
        is_head = line.startswith(indentation) and not content.startswith((" ", "#", "\n", "-"))
        if line.strip() == "" or (line.startswith(f"{indentation}#")):
            pending += line
        elif is_head:
            blocks.append(pending + line)
            pending = ""
        else:
            blocks[-1] += pending + line
            pending = ""
    if blocks:
        blocks[-1] += pending
    return blocks


def _report(texts: dict[str, str], baseline: str | None = None) -> Report:
    read = read_baseline(baseline.encode(), shown="b.json", path="b.json") if baseline else None
    loaded = load_texts({name: text.encode() for name, text in texts.items()})
    return validate(loaded, AS_OF, terms=Terms(baseline=read))


def _identity(report: Report) -> tuple[set[tuple[str, str, str]], set[tuple[str, str, str]]]:
    """Return what is found and what is hidden, without places."""
    shown = {(finding.fingerprint, finding.message, finding.check.severity.value) for finding in report.findings}
    return shown, {(item.finding.fingerprint, item.by.value, item.reason) for item in report.hidden}


@pytest.mark.parametrize("change", [_moved_down, _commented, _renamed, _reordered])
@pytest.mark.parametrize("seed", range(4))
def test_where_things_stand_changes_neither_findings_nor_what_hides_them(change: object, seed: int) -> None:
    texts = _inventory()
    assert callable(change)
    changed = change(texts, Random(seed))  # noqa: S311  # repeatable, not secret
    assert changed != texts
    loaded = load_texts({name: text.encode() for name, text in texts.items()})
    baseline = new_baseline(loaded, AS_OF, Terms()).text
    for entries in (None, baseline):
        before = _report(texts, entries)
        assert _identity(_report(changed, entries)) == _identity(before)
        assert {finding.check.code for finding in before.findings} >= {"SUP005", "SUP007"}
        assert len(before.hidden) >= 2
    again = new_baseline(load_texts({name: text.encode() for name, text in changed.items()}), AS_OF, Terms())
    assert again.text == baseline
