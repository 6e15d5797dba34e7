"""Let some rules look at a part of an inventory, on the terms of the run before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import TypeVar

from pdmap.app.amending.rejudging import Judge
from pdmap.app.load import load_texts
from pdmap.app.terms import Terms
from pdmap.app.validate import validate
from pdmap.findings import Finding
from pdmap.rules.engine import catalogue
from pdmap.source import Manifest, parse

T = TypeVar("T")


def judge_on(terms: Terms, as_of: dt.date) -> Judge:
    """Return what tells what some rules find in some manifests.

    Args:
        terms: What these are held against.
        as_of: The day that they are judged as of.
    """
    parsed = cache(parse)  # most manifests come twice: as they were, and as they are

    def read(contents: Mapping[str, bytes], make: Callable[[Manifest], T]) -> list[T]:
        return [make(parsed(path, data)) for path, data in sorted(contents.items())]

    def judge(contents: Mapping[str, bytes], codes: Collection[str]) -> Iterable[Finding]:
        rules = [catalogue()[code] for code in codes]
        return validate(load_texts(contents, read=read), as_of, rules, terms).findings

    return judge
