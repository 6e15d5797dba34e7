"""What is worked out once though many outputs ask for it: a hundred commands look at the same inventory.

All of it comes from pure functions, so an output is the same as that of a command of its own.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest
import typer.main

from pdmap.app import announcing, fix, opening, remaking, validate
from pdmap.app.load import Loaded, Read, load_texts
from pdmap.app.terms import Terms
from pdmap.app.validate import Judged, Run, judge
from pdmap.findings import Finding
from pdmap.host import graphviz, typesetter
from pdmap.host.layout_worker import lay_out
from pdmap.host.typesetting_worker import typeset
from pdmap.host.workers import Worker
from pdmap.rules.engine import run_rules
from pdmap.rules.rule import Rule

T = TypeVar("T")


class Memory:
    """The latest answers."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is known, or find it out."""
        if key not in self._known:
            self._known[key] = make()
            if len(self._known) > self._most:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        answer: T = self._known[key]
        return answer


@contextmanager
def remembering() -> Iterator[None]:
    """Work out once how the command line is made up, what manifests say, and what rules find.

    Layout and typesetting run in this process: starting a program for each graph takes longer than most graphs.
    """
    with pytest.MonkeyPatch.context() as patch:
        for module in (opening, remaking, fix, announcing):
            patch.setattr(module, "load_texts", _loading())
        patch.setattr(validate, "judge", _judging())
        patch.setattr(graphviz, "ask", _laid_out)
        patch.setattr(typesetter, "ask", _typeset)
        patch.setattr(typer.main, "get_command", _making_commands())
        yield


# Private functions

_INVENTORIES = Memory(12)


def _loading() -> Callable[..., Loaded]:
    def load(contents: dict[str, bytes], findings: Collection[Finding] = (), read: Read | None = None) -> Loaded:
        key = (tuple(sorted(contents.items())), repr(findings))
        return _INVENTORIES.get(key, lambda: load_texts(contents, findings, read))

    return load


def _judging() -> Callable[..., Judged]:
    known = Memory(12)

    def judged(loaded: Loaded, as_of: dt.date, offered: Collection[Rule], terms: Terms, run: Run = run_rules) -> Judged:
        # The inventory is kept with the answer: an address in memory is that of no other one as long as it lives.
        key = (id(loaded), as_of, len(offered), repr(terms))
        return known.get(key, lambda: (loaded, judge(loaded, as_of, offered, terms, run)))[1]

    return judged


def _laid_out(_: Worker, request: bytes) -> bytes:
    asked = json.loads(request)
    return json.dumps(lay_out(asked["graphs"], asked["program"])).encode()


def _typeset(_: Worker, request: bytes) -> bytes:
    return typeset(json.loads(request)) or b""


def _making_commands() -> Callable[..., Any]:
    known, make = Memory(1), typer.main.get_command
    return lambda application: known.get(id(application), lambda: make(application))
