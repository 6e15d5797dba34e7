"""The decorator of the model's classes: frozen for mypy, and cheap to make.

A frozen dataclass sets every attribute by `object.__setattr__`, which takes five times as long as an
assignment: of a large inventory, that was a third of binding. mypy keeps everybody from changing an
object of the model, and at run time nothing else does, as with the nodes of the reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False):  # noqa: ANN201 - mypy sees the original
        """Make a class of the model: what `dataclasses.dataclass` makes, without the guard against assignment."""
        return dataclasses.dataclass(slots=slots, kw_only=kw_only, unsafe_hash=frozen)


__all__ = ["dataclass"]
