"""Let some rules look at a part of an inventory, on the terms of the run before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import TypeVar

from pdmap.app.amending.parts import Choice, Part
from pdmap.app.amending.rejudging import Judge
from pdmap.app.load import load_texts
from pdmap.app.terms import Terms
from pdmap.app.validate import validate
from pdmap.findings import Finding
from pdmap.rules.engine import catalogue
from pdmap.source import Manifest, parse

T = TypeVar("T")


def judge_on(terms: Terms, as_of: dt.date) -> Judge:
    """Return what reads a choice of objects, and tells what some rules find in them.

    Args:
        terms: What these are held against.
        as_of: The day that they are judged as of.
    """

    @cache  # most manifests come twice: as they were, and as they are
    def chosen(choice: Choice, path: str, data: bytes) -> Manifest:
        return choice.chosen(parse(path, data))

    def judge(contents: Mapping[str, bytes], choice: Choice) -> Part:
        def read(contents: Mapping[str, bytes], make: Callable[[Manifest], T]) -> list[T]:
            return [make(chosen(choice, path, data)) for path, data in sorted(contents.items())]

        loaded = load_texts(contents, read=read)

        def found(codes: Collection[str]) -> Iterable[Finding]:
            return validate(loaded, as_of, [catalogue()[code] for code in codes], terms).findings

        return Part(loaded, found)

    return judge
