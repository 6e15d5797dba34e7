"""What a migration of Laravel does to a schema: its method `up`, with those of its own that it calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.scan.laravel.walk import Walk
from pdmap.scan.ledger import Ledger
from pdmap.scan.php.calls import Script
from pdmap.scan.php.functions import Function, named_functions
from pdmap.scan.texts import Text
from pdmap.scan.tokens import TooLongError


def carry_out(text: Text, ledger: Ledger) -> None:
    """Do to a schema what a migration does when it is applied; what undoes it is passed over."""
    try:
        script = Script(text.characters)
    except TooLongError:
        ledger.report(text.place(0), "this file is longer than any migration: it is not read")
        return
    if script.unclosed is not None:
        token = script.tokens[script.unclosed]
        ledger.report(text.place(token.start), f"`{token.text}` opens here and never ends")
    functions = tuple(named_functions(script))
    walk = Walk(script, text, ledger, functions)
    for each in functions:
        if each.name == "up":
            walk.along(each)
    walk.through(0, len(script.tokens))
    undoing = frozenset(_undoing(script, functions))
    for each in functions:
        if each not in walk.walked and each not in undoing:
            walk.along(each)


# Private functions


def _undoing(script: Script, functions: Iterable[Function]) -> Iterator[Function]:
    """Yield the functions that undo a migration, those too that these call."""
    by_name: dict[str, list[Function]] = {}
    for each in functions:
        by_name.setdefault(each.name, []).append(each)
    waiting = by_name.pop("down", [])
    while waiting:
        found = waiting.pop()
        yield found
        for at in range(found.first, found.end):
            if script.sign(at) in {"->", "::"}:
                waiting += by_name.pop(script.sign(at + 1), [])
