"""The decorator of dataclasses: frozen for mypy, quick to define, and cheap to make.

A command that checks a small inventory loads two hundred and fifty dataclasses, and that was two fifths of its work:
`dataclasses.dataclass` writes and compiles six methods of each. Here only `__init__` is written for a class; what
compares, hashes and shows is the same for all. And a frozen dataclass sets every attribute by `object.__setattr__`,
which takes five times as long as an assignment: of a large inventory, that was a third of binding. mypy keeps everybody
from changing an object, and at run time nothing else does, as with the nodes of the reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
    from dataclasses import replace as copied
else:
    import dataclasses
    from functools import cache
    from operator import attrgetter
    from reprlib import recursive_repr

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False, order=False, eq=True, repr=True):  # noqa: ANN001, ANN201, A002 - mypy sees the original
        """Make a class what `dataclasses.dataclass` makes of it, without the guard against assignment."""

        def made(bare: type) -> type:
            own = bare.__dict__
            if order:
                is_hashed = frozen and "__hash__" not in own
                return dataclasses.dataclass(slots=slots, kw_only=kw_only, order=True, unsafe_hash=is_hashed)(bare)
            bare.__doc__ = bare.__doc__ or bare.__name__  # which would be looked up in the signature, at great length
            done = dataclasses.dataclass(slots=slots, kw_only=kw_only, repr=False, eq=False)(bare)
            if repr and "__repr__" not in own:
                done.__repr__ = _shown
            if eq and "__eq__" not in own:
                _compare_by_fields(done, is_hashed=frozen, hashes_itself="__hash__" in own)
            return done

        return made if cls is None else made(cls)

    def copied(item, /, **changes):  # noqa: ANN001, ANN003, ANN201 - mypy sees the original
        """Return a copy with other values, as `dataclasses.replace` does, in a third of the time.

        It pays where a hundred thousand objects are copied: first, a function is compiled for their class.
        """
        copy = _copier(item.__class__)(item)
        for name, value in changes.items():
            setattr(copy, name, value)
        return copy

    @cache
    def _copier(cls: type):  # noqa: ANN202 - mypy sees none of it
        """Return what copies an object of a class, attribute by attribute: a call with so many names takes longest."""
        assigned = "".join(f"    copy.{each.name} = item.{each.name}\n" for each in dataclasses.fields(cls))
        names = {"cls": cls, "new": object.__new__}
        exec(f"def copier(item):\n    copy = new(cls)\n{assigned}    return copy", names)  # noqa: S102 - as `dataclasses` does
        return names["copier"]

    def _compare_by_fields(cls: type, *, is_hashed: bool, hashes_itself: bool) -> None:
        """Have objects of a class equal others with the same values, and be hashed by these."""
        values = _getter([each.name for each in dataclasses.fields(cls) if each.compare])

        def equals(self: object, other: object) -> bool:
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        cls.__eq__ = equals
        if not hashes_itself:
            cls.__hash__ = (lambda self: hash(values(self))) if is_hashed else None

    def _getter(names: list[str]):  # noqa: ANN202 - mypy sees none of it
        """Return what takes the values of several attributes, as a tuple."""
        return attrgetter(*names) if len(names) > 1 else lambda self: tuple([getattr(self, name) for name in names])

    @recursive_repr()
    def _shown(self: object) -> str:
        values = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
        return f"{type(self).__qualname__}({', '.join(values)})"


__all__ = ["copied", "dataclass"]
