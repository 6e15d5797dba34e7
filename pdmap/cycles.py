"""Python's search for cycles of objects, kept away from millions of objects that hold none.

Whoever makes an inventory of 200,000 fields makes five million objects. Python goes through them again and
again, because cycles could be among them: that was half of the time that reading took. Objects without
cycles are freed by counting their references, which goes on.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_search_for_cycles() -> Iterator[None]:
    """Keep Python from looking for cycles while objects are made that hold none.

    What was made counts as old behind it, or the next new object would start a search through all of it.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            # To freeze and thaw is Python's only way to say that objects are old. What somebody froze stays so.
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def exempt_all() -> None:
    """Take all objects that there are out of later searches: for a process that ends when its work is done."""
    gc.freeze()
