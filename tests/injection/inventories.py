"""Inventories on disk in which each text is an attack of its own, and which text was written where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import islice
from math import gcd
from pathlib import Path

from tests.injection import manifests
from tests.injection.shapes import Slot

HERE = Path(__file__).parent
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
MARK = re.compile(r"\(zq(\d+)\)")
"""What stands behind each text, by which it is found again."""

NOT_READ = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u180b-\u180f\u200b\u200e-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\ufff0-\ufffb\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\u00ad\u034f\u17b4]"
    "|(?<=[\\s\x20-\x7e\u00e9\u200c\u200d\ufe0f])[\u200c\u200d](?<![^\ufe0f]\ufe0f\u200d)"
    "|(?<=[\x20-\x7e\u00e9\ufe0f\U000e0100-\U000e01ef])[\ufe00-\ufe0f\U000e0100-\U000e01ef](?<![0-9]\ufe0f)"
    "|(?<=[\u0300-\u036f]{5})[\u0300-\u036f]"
)
"""What the reader of manifests does not let in: controls, and what is invisible, turns text around or covers it."""

SHAPES = 4
"""In how many ways it takes to write the organization, of which an inventory has one, until each place was written."""

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~\uff1d]")
_IN_NAMES = re.compile("[/\0]")
_LONGEST_NAME = 200
_MENDED = re.compile(r"^( +)name:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Payload:
    """A text that attacks."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """A text in a manifest."""

    field: str
    payload: Payload


@dataclass(frozen=True, slots=True)
class Case:
    """An inventory on disk."""

    folder: Path
    texts: dict[int, Written]
    """The text that each mark stands behind."""
    ids: dict[str, tuple[str, ...]]


@cache
def payloads() -> tuple[Payload, ...]:
    """Return the texts of `payloads.toml`."""
    groups: dict[str, dict[str, str]] = tomllib.loads((HERE / "payloads.toml").read_text("utf-8"))
    return tuple(Payload(f"{group}/{name}", text) for group, texts in groups.items() for name, text in texts.items())


def attack(folder: Path, number: int, shape: int = 0) -> Case:
    """Write an inventory in which each text is another payload, and so are the names of its folder and its files.

    The inventories are a square: over as many as there are payloads, each place for text has each of them, and next
    to it other ones each time. What the reader would not let in is already replaced, for else there is nothing but
    findings.

    Args:
        folder: Where the inventory is written.
        number: Which inventory it is.
        shape: Which of the ways in which the organization can be written.
    """
    return _written(folder / _name(number), number, read, shape=shape)


def quiet_attack(folder: Path, number: int, shape: int = 0) -> Case:
    """Write the same inventory in files whose names mean nothing."""
    return _written(folder / "plain-q", number, read, shape=shape, is_named=False)


def untidy_attack(folder: Path, number: int, shape: int = 0) -> Case:
    """Write the same inventory with lines that wait to be mended between its texts."""
    case = attack(folder, number, shape)
    for path in case.folder.iterdir():
        text = path.read_text("utf-8")
        path.write_text(_MENDED.sub(r"\g<1>nmae:", text, count=5), "utf-8")
    return case


def plain(folder: Path, number: int, shape: int = 0) -> Case:
    """Write the same inventory with a short word for each text, which every output has room for."""
    return _written(folder / "plain-w", number, lambda _: "Word", shape=shape, is_named=False)


def raw_attack(folder: Path, number: int) -> Case:
    """Write the same inventory with the characters that the reader reports."""
    return _written(folder / _name(number + 1), number, str)


def unfit_attack(folder: Path, number: int) -> Case:
    """Write payloads also where no free text may be: as ids, dates, words of lists, keys."""
    return _written(folder / _name(number + 2), number, str, is_fit=False)


def harmless(folder: Path, number: int, letter: str = "n", shape: int = 0) -> Case:
    """Write the same inventory with words that mean nothing to any format: a letter for each sign.

    Args:
        folder: Where the inventory is written.
        number: As for `attack`.
        letter: Two letters make two inventories that differ in every text; marks count in that with `n` only.
        shape: As for `attack`.
    """

    def plain(text: str) -> str:
        return f"{_PUNCTUATION.sub(letter, read(text))}{letter}"

    sign = "zq" if letter == "n" else "zp"
    return _written(folder / f"plain-{letter}", number, plain, sign=sign, shape=shape, is_named=False)


def read(text: str) -> str:
    """Return a text with what the reader of manifests puts in the place of what it does not let in."""
    return NOT_READ.sub(REPLACEMENT, text.replace("\r\n", "\n"))


def payload_at(place: int, number: int) -> Payload:
    """Return what stands in a place for text of an inventory.

    Each place goes through the payloads in steps of its own, which have no divisor in common with their number: so it
    meets all of them, and two places that stand side by side do not keep meeting the same pair. A text that swallows
    its neighbor, or one that another text makes harmless, is then alone in most of the other inventories.
    """
    known, steps = payloads(), _steps()
    return known[(place * 5 + number * steps[place % len(steps)]) % len(known)]


# Private functions


def _written(
    folder: Path,
    number: int,
    spelled: Callable[[str], str],
    *,
    sign: str = "zq",
    shape: int = 0,
    is_named: bool = True,
    is_fit: bool = True,
) -> Case:
    """Write a manifest for each section."""
    texts: dict[int, Written] = {}

    def text_for(slot: Slot) -> str:
        payload = payload_at(len(texts), number)
        text = spelled(payload.text)
        texts[len(texts)] = Written(slot.field, Payload(payload.name, text))
        return f"{text} ({sign}{len(texts) - 1})"

    document = manifests.written(number, shape, text_for)
    folder.mkdir(parents=True)
    for place, (name, section) in enumerate(document.items()):
        content = section if is_fit else manifests.unfit(section, name, text_for)
        file = _name(number + place * 5) if is_named else f"{place}-{name}"
        (folder / f"{file}.yaml").write_text(manifests.dumped({name: content}).lstrip("\n") + "\n", "utf-8")
    columns = ["source\ttable\tcolumn\tsql_type", *map(_column, islice(texts.items(), len(payloads())))]
    (folder.parent / f"{folder.name}.tsv").write_text("\n".join(columns) + "\n", "utf-8")
    return Case(folder, texts, manifests.names(number, shape))


@cache
def _steps() -> tuple[int, ...]:
    """Return the numbers that have no divisor in common with that of the payloads."""
    count = len(payloads())
    return tuple(step for step in range(1, count) if gcd(step, count) == 1)


def _column(numbered: tuple[int, Written]) -> str:
    """Return a line of a list of columns; a text is called as the table."""
    number, written = numbered
    return f"{number}\t{' '.join(written.payload.text.split())} (zq{number})\temail\ttext"


def _name(number: int) -> str:
    """Return a payload as the name of a file, without what no name can hold."""
    text = _IN_NAMES.sub("\u2215", payloads()[number % len(payloads())].text)
    name = text.encode()[:_LONGEST_NAME].decode("utf-8", "ignore")
    return f"_{name}" if name.startswith(".") else name
