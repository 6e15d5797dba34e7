"""No text makes a pattern slow: each is attacked with long texts, for half a second of computing."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

from pdmap.questions.selectors.lookup import _pattern
from pdmap.source.shapes import _SCALAR, _SCALAR_IN_BRACKETS
from tests.patterns.attacks import LENGTH, attacks
from tests.patterns.known import Made, Used, patterns

SECONDS = 0.5
"""Of computing, for a text; what takes time that grows with the square of the length takes many."""
MADE = {
    "pdmap.app.amending.names",  # of names and ids, letter for letter
    "pdmap.app.amending.parts",  # of ids, letter for letter
    "pdmap.cli.explain",  # the pattern of ids, which schemas have as well
    "pdmap.cli.scan",  # the same
    "pdmap.documents.papers",  # of pdmap's own words
    "pdmap.escape.attached",  # of sets of characters
    "pdmap.language.forms",  # of the language, which is in a schema
    "pdmap.language.records",  # the same
    "pdmap.manual.markdown",  # of pdmap's own words
    "pdmap.questions.selectors.lookup",  # of the globs that people write, see below
    "pdmap.scan.beside",  # of the marks of comments that a reader knows
    "pdmap.scan.classify.kinds",  # of a table, and only for names
    "pdmap.scan.drift.difference",  # of a name of a column, letter for letter
    "pdmap.scan.packages",  # of a name that is looked for in a line
    "pdmap.scan.readers.prisma",  # of a key of an attribute
    "pdmap.scan.ruby.literals",  # of a pair of brackets
    "pdmap.scan.sql.splitter",  # for each dialect of SQL; these are not attacked here
    "pdmap.scan.sql.tokens",  # the same
    "pdmap.schema.guesses",  # of schemas
    "pdmap.schema.validator",  # the same
    "pdmap.source.problems",  # for the messages of libyaml
    "pdmap.source.shapes",  # of sets of characters, see below
}
"""Modules that make patterns when they are needed, and of what."""
GLOBS = ("*a" * 8, "*" * 8 + "a", "?*" * 8 + "b", "a*b*a*b*c", "[!a]*[!a]*b")


class SlowError(Exception):
    """A text takes too long."""


@contextmanager
def limited() -> Iterator[None]:
    """Raise an error when the block computes for too long; patterns look for signals while they match."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise SlowError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def use(compiled: re.Pattern[str], way: str, text: str) -> None:
    if way == "finditer":
        for _ in compiled.finditer(text):
            pass
    elif way in ("sub", "subn"):
        compiled.sub("", text)
    else:
        ways: dict[str, Callable[[str], object]] = {
            "findall": compiled.findall,
            "fullmatch": compiled.fullmatch,
            "match": compiled.match,
            "search": compiled.search,
            "split": compiled.split,
        }
        ways[way](text)


def is_slow(used: Used) -> bool:
    compiled = re.compile(used.pattern, used.flags)
    try:
        for text in attacks(used.pattern, used.flags):
            with limited():
                use(compiled, used.way, text)
    except SlowError:
        return True
    return False


def test_no_pattern_is_slow() -> None:
    found = list(patterns())
    used = {(one.pattern, one.flags, one.way): one for one in found if isinstance(one, Used)}
    assert len(used) > 100
    slow = [one for one in used.values() if is_slow(one)]
    assert not slow, "\n".join(map(str, slow))


def test_patterns_that_are_made_when_needed_are_known() -> None:
    assert {one.place.rpartition(":")[0] for one in patterns() if isinstance(one, Made)} == MADE


@pytest.mark.parametrize("glob", GLOBS)
def test_no_glob_is_slow(glob: str) -> None:
    compiled = _pattern(glob)
    for text in ("a" * LENGTH, "ab" * (LENGTH // 2), "b" * LENGTH + "a"):
        with limited():
            compiled.match(text)


@pytest.mark.parametrize("value", [_SCALAR, _SCALAR_IN_BRACKETS], ids=["outside", "in-brackets"])
def test_no_value_on_a_line_is_slow(value: re.Pattern[str]) -> None:
    assert not is_slow(Used(value.pattern, value.flags, "match", "here"))


@pytest.mark.parametrize(
    ("pattern", "way"), [(r"(a+)+$", "match"), (r"\s+$", "search"), (r"(?:a|a)*b", "match"), (r" *#.*;", "search")]
)
def test_a_slow_pattern_is_noticed(pattern: str, way: str) -> None:
    assert is_slow(Used(pattern, 0, way, "here"))


def test_attacks_are_long() -> None:
    assert min(map(len, attacks("a+b", 0))) >= LENGTH
