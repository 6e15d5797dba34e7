"""Which calls of a command fail, and at which ones it is ended: all that differ, or by default some of each kind."""

import errno
import os
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace

from tests.machines.faults import LOOKS, MAKES, WORK, Call

SWITCH = "PDMAP_FAULTS"
IS_WHOLE = os.environ.get(SWITCH) == "all"
ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EMFILE, errno.ENOMEM, errno.EROFS)
"""Not among them: that nothing is where something is, which is no failure but a lie."""
CODES = {"SIGKILL": -9, "SIGTERM": 143, "SIGINT": 130, "SIGHUP": 129}
"""The signals that end a command, and how it ends."""
HANDLED = ("SIGTERM", "SIGINT", "SIGHUP")
"""Those for which pdmap clears away what is unfinished."""
FEW = 20
"""Of so many calls that differ, one fails by default beside those of each kind; commands take turns in which."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Something that happens to a command."""

    at: int
    """The number of the call at which it happens."""
    way: int | str
    """The error with which the call fails, or the name of the signal that ends the command."""
    is_after: bool = False
    """Whether the call has done its work by then."""


def failures(calls: list[Call], turn: int) -> Iterator[Trial]:
    """Yield the calls that fail, in every way; by default one of each kind and some others, each in one way."""
    known = telling(calls) if IS_WHOLE else sorted({*firsts(calls, kind), *firsts(calls, itself)[turn % FEW :: FEW]})
    yield from (Trial(at, errno.EIO, is_after=True) for at in known if calls[at].name in WORK)
    for number, at in enumerate(known, turn):
        is_whole = IS_WHOLE and calls[at].name not in LOOKS
        yield from (Trial(at, error) for error in (ERRORS if is_whole else (ERRORS[number % len(ERRORS)],)))


def deaths(calls: list[Call], turn: int) -> Iterator[Trial]:
    """Yield the calls before and behind which the command is ended; by default before or behind one of each kind.

    It is killed, and ended by one of the signals that pdmap handles, all in one way; by default by one of all.
    """
    known = telling(calls) if IS_WHOLE else firsts(calls, kind)
    moments = [(at, False) for at in known if calls[at].name not in LOOKS]
    moments += [(at, True) for at in known if calls[at].name in MAKES]
    if not IS_WHOLE:
        making = [at for at in known if calls[at].name in MAKES]
        moments = [(at, number % 2 == 0) for number, at in enumerate(making, turn)]
    for number, (at, is_after) in enumerate(moments, turn):
        handled = HANDLED[number % len(HANDLED)]
        names = ("SIGKILL", handled) if IS_WHOLE else ((handled, "SIGKILL")[number // 2 % 2],)
        yield from (Trial(at, name, is_after) for name in names)


def telling(calls: list[Call]) -> list[int]:
    """Return the numbers of the calls that tell something of their own: of those that are equal, the ends.

    To those that only look, one file is as another; they fail in one way at each end.
    """

    def told(call: Call) -> Call:
        return replace(call, about="") if call.name in LOOKS else call

    return sorted({*firsts(calls, told), *({told(call): at for at, call in enumerate(calls)}).values()})


def itself(call: Call) -> Call:
    """Return what tells a call from those that are not equal."""
    return call


def kind(call: Call) -> str:
    """Return the kind of a call, of which each has its turn: what is done to which file, or in which way it looks."""
    return call.name if call.name in LOOKS else str(call)


def firsts(calls: list[Call], of: Callable[[Call], Hashable]) -> list[int]:
    """Return the numbers of the first calls of each kind."""
    return sorted({of(call): at for at, call in reversed([*enumerate(calls)])}.values())
